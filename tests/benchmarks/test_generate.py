"""A generated team is the same each time, as large as asked, and hangs together."""

import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from benchmarks.generate import SIZES, Scale, files, write
from benchmarks.generate.__main__ import main
from tests.benchmarks.core_yaml import read

HALF = Scale(people=5, years=0.5)
KINDS = (
    "team.yaml", "people/", "accounts.yaml", "quotas/", "plans/", "training/", "reviews/", "meetings/", "contests/",
    "coaching/", "recipe.yaml", "metrics/", "hiring/", "manager/",
)  # fmt: skip


@pytest.fixture(scope="module")
def team() -> dict[str, Any]:
    """What every file of a small team says."""
    return {path: read(text) for path, text in files(HALF)}


def test_the_same_scale_gives_the_same_bytes() -> None:
    assert list(files(HALF)) == list(files(HALF))


def test_another_seed_gives_another_team() -> None:
    assert dict(files(HALF)).keys() != dict(files(Scale(5, 0.5, seed=2))).keys()


def test_the_share_of_own_styles_changes_spelling_only(team: dict[str, Any]) -> None:
    plain = dict(files(Scale(5, 0.5, styled=0)))
    assert {path: read(text) for path, text in plain.items()} == team
    assert plain != dict(files(HALF))


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_document_is_there(kind: str, team: dict[str, Any]) -> None:
    assert any(path.startswith(kind) for path in team)


def test_no_path_is_written_twice() -> None:
    paths = Counter(path.casefold() for path, _ in files(Scale(60, 1)))
    assert set(paths.values()) == {1}


def test_people_count_includes_the_manager(team: dict[str, Any]) -> None:
    roles = Counter(person["role"] for path, person in team.items() if path.startswith("people/"))
    assert roles == {"salesperson": 4, "manager": 1}


def test_the_years_asked_for_are_halves_up_to_today(team: dict[str, Any]) -> None:
    assert team["team.yaml"]["since"] == "2026-07-01"
    assert team["team.yaml"]["today"] == "2026-11-23"
    longer = dict(files(Scale(3, 1.5, today=date(2026, 3, 2))))
    assert read(longer["team.yaml"])["since"] == "2025-01-01"


def test_the_named_sizes_are_ten_a_hundred_and_a_thousand_people() -> None:
    assert {name: (size.people, size.years) for name, size in SIZES.items()} == {
        "S": (10, 1),
        "M": (100, 2),
        "L": (1000, 3),
    }


def test_people_write_in_many_ways() -> None:
    texts = [text for _, text in files(Scale(5, 0.5, styled=1))]
    assert any(text.startswith(b"\xef\xbb\xbf") for text in texts)
    assert any(b"\r\n" in text for text in texts)
    assert any(re.search(rb"^ *- \{", text, re.MULTILINE) for text in texts)
    for habit in (rb": '", rb': "', rb"  # ", rb"\n\n", rb"\n    - ", rb"\n- ", rb">-", rb"\|\r?\n"):
        assert any(re.search(habit, text) for text in texts), habit


def test_nothing_needs_more_of_yaml_than_a_team_may_use() -> None:
    for _, text in files(HALF):
        events = list(yaml.parse(text, Loader=yaml.CSafeLoader))
        assert not any(getattr(event, "anchor", None) or getattr(event, "tag", None) for event in events)


def plans(team: dict[str, Any]) -> dict[str, Any]:
    """Return the plans of `team` by person."""
    return {Path(path).stem: plan for path, plan in team.items() if path.startswith("plans/2026-H2/")}


def test_plans_cover_three_times_the_quota_that_stands_in_quotas(team: dict[str, Any]) -> None:
    numbers = team["quotas/2026.yaml"]["quotas"]
    for person, plan in plans(team).items():
        own = numbers[person]
        assert plan["quota"] == (own["H2"] if "H2" in own else own["Q3"] + own["Q4"])
        amounts = [line["amount"] for line in plan["forecast"] if "lost" not in line]
        assert sum(amounts) >= 3 * plan["quota"]
        assert max(amounts) <= 0.33 * sum(amounts)


def test_won_lines_are_revenue_of_that_day(team: dict[str, Any]) -> None:
    won = 0
    for person, plan in plans(team).items():
        for line in plan["forecast"]:
            if "won" in line:
                won += 1
                day = team[f"metrics/{person}/{line['won'][:7]}.yaml"][line["won"]]
                assert day["wins"] >= 1
                assert day["revenue"] >= line["amount"]
    assert won > 2


def test_two_plans_name_one_account_only_together(team: dict[str, Any]) -> None:
    claims: dict[str, list[tuple[str, list[str]]]] = {}
    for person, plan in plans(team).items():
        for line in plan["forecast"]:
            claims.setdefault(line["account"], []).append((person, line.get("with", [])))
    for claim in claims.values():
        people = {person for person, _ in claim}
        assert all(set(others) == people - {person} for person, others in claim)


def test_contests_are_won_by_who_did_most(team: dict[str, Any]) -> None:
    contest = next(each for each in team["contests/2026.yaml"]["contests"] if "result" in each and "metric" in each)
    sums = Counter[str]()
    for path, days in team.items():
        if path.startswith("metrics/"):
            for day, counts in days.items():
                if contest["starts"] <= day <= contest["ends"]:
                    sums[path.split("/")[1]] += counts.get(contest["metric"], 0)
    assert all(sums[winner] == max(sums.values()) for winner in contest["result"]["winners"])


def test_items_due_before_today_are_closed(team: dict[str, Any]) -> None:
    due = [item for document in team.values() for item in items(document) if item["by"] < "2026-11-23"]
    assert len(due) > 100
    assert all("done" in item or "dropped" in item for item in due)


def items(value: Any) -> list[dict[str, Any]]:
    """Return every item in a document; a coached call's outcome and a forecast's next step are none."""
    if isinstance(value, dict):
        own = [value] if "what" in value and "by" in value else []
        return own + [item for key, child in value.items() if key != "next" for item in items(child)]
    return [item for child in value for item in items(child)] if isinstance(value, list) else []


def test_references_name_files_that_are_there(team: dict[str, Any]) -> None:
    texts = [text.decode() for _, text in files(HALF)]
    named = {path for text in texts for path in re.findall(r"\b(?:coaching|plans)/[\w/-]+\.yaml", text)}
    assert named
    assert named <= team.keys()


def test_the_command_writes_the_files_of_its_scale(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main([str(tmp_path), "--people", "5", "--years", "0.5", "--today", "2026-11-23"])
    written = {path.relative_to(tmp_path).as_posix(): path.read_bytes() for path in tmp_path.rglob("*.yaml")}
    assert written == dict(files(HALF))
    assert f"{len(written)} files" in capsys.readouterr().out


def test_writing_counts_the_files(tmp_path: Path) -> None:
    assert write(Scale(2, 0.5), tmp_path) == len(list(tmp_path.rglob("*.yaml")))


HAPPENED = {"done", "won", "submitted", "accepted", "held", "notes_sent", "booked", "added", "handed_on"}


def days_of_events(value: Any) -> list[str]:
    """Return the days on which something happened, wherever they stand in a document."""
    if isinstance(value, dict):
        own = [day for key, day in value.items() if key in HAPPENED]
        return own + [day for child in value.values() for day in days_of_events(child)]
    return [day for child in value for day in days_of_events(child)] if isinstance(value, list) else []


@pytest.mark.parametrize("today", [date(2026, 7, 2), date(2026, 8, 14), date(2026, 12, 31)])
def test_nothing_has_happened_after_today(today: date) -> None:
    days = [day for _, text in files(Scale(5, 1, today)) for day in days_of_events(read(text))]
    assert len(days) > 100
    assert max(days) <= today.isoformat()
