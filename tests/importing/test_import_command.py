"""`salesctl import` as its users run it: what it says, what it writes, and what it leaves alone."""

from __future__ import annotations

import json
import os
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from salesctl.text import decode
from tests.crm.story import FIXTURES
from tests.importing.laid import HEAD, RECIPE, snapshot
from tests.support.folders import EXAMPLE, Answer, salesctl, write_team

ROWS = f"""{HEAD}
7,Pilot,open,Ana,Acme Lda,1234.50,2030-11-30,2026-09-01,
8,Press,won,Bo,Globex,900,2026-08-10,2026-03-02,
9,Spare,lost,Bo,Globex,900,2026-08-10,2026-03-02,price
"""
HUBSPOT = """Record ID,Deal Name,Deal Stage,Close Date,Deal owner,Amount,Create Date,Associated Company
101,Pilot,Closed Won,{today} 10:30,Bo Lund,"18,500.00",{today} 09:12,"Acme, Lda"
102,Rollout,Contract Sent,{today} 18:00,Ana Silva,"64,000.00",{today} 11:00,Beta GmbH
"""
PINNED = """
--- team.yaml
name: Small team
manager: max
timezone: Europe/Lisbon
currency: EUR
country: PT
since: 2026-01-01
today: 2026-09-15
"""


@pytest.fixture
def team(tmp_path: Path) -> Path:
    folder = write_team(tmp_path / "team", PINNED + RECIPE)
    (tmp_path / "deals.csv").write_text(ROWS.replace("2030", "2026"), encoding="utf-8")
    return folder


def run(team: Path, *words: str) -> Answer:
    """Import the deals beside a team."""
    return salesctl("import", "crm", str(team.parent / "deals.csv"), *words, cwd=team)


def test_three_commands_lead_from_an_empty_folder_to_a_page(tmp_path: Path) -> None:
    started = salesctl(
        *("init", "--name", "Harbor", "--manager", "Rita Lopes <rita@h.example>"),
        *("--person", "Ana Silva <ana@h.example>", "--person", "Bo Lund <bo@h.example>"),
        *("--country", "PT"),
        cwd=tmp_path,
    )
    assert started.code == 0, started.err
    today = datetime.now(ZoneInfo("Europe/Lisbon")).date()
    export = tmp_path.parent / "hubspot.csv"
    export.write_text(HUBSPOT.format(today=today), encoding="utf-8-sig")
    imported = salesctl("import", "crm", str(export), cwd=tmp_path)
    assert imported.code == 0, imported.err
    assert "HubSpot export (UTF-8, separated by commas): 2 rows read, 2 used, 0 skipped" in imported.out
    assert (tmp_path / "accounts.yaml").is_file()
    page = salesctl("status", cwd=tmp_path)
    assert page.code == 0, page.err
    assert page.out.startswith("Harbor")
    assert "NUMBER    18,500 EUR in " in page.out
    assert " so far; open in the quarter 64,000\n          bo-lund 18,500\n" in page.out
    assert "START     nobody has a number: salesctl new quota" in page.out
    checked = salesctl("check", "--fail-on", "error", cwd=tmp_path)
    assert checked.code == 0, checked.out


def test_the_account_fits_the_page(team: Path) -> None:
    with (team.parent / "deals.csv").open("a", encoding="utf-8") as export:
        export.write("10,X,Legal review,Ana,Acme,5,2026-11-30,2026-09-01,\n")
    answer = salesctl("import", "crm", str(team.parent / "deals.csv"), cwd=team, width=60)
    assert max(map(len, answer.out.splitlines())) <= 60
    assert "--suggest-mapping > crm.yaml, then --mapping crm.yaml" in " ".join(answer.out.split())


def test_a_dry_run_shows_the_difference_and_writes_nothing(team: Path) -> None:
    before = snapshot(team)
    answer = run(team, "--dry-run")
    assert answer.code == 0
    assert "+++ b/plans/2026-H2/ana.yaml" in answer.out
    assert answer.out.endswith("nothing was written: this was a dry run\n")
    assert snapshot(team) == before


def test_a_second_run_finds_nothing_to_write(team: Path) -> None:
    assert run(team).code == 0
    after = snapshot(team)
    assert run(team).out.endswith("files: 0\n")
    assert snapshot(team) == after


def test_programs_get_the_same_account(team: Path) -> None:
    answer = json.loads(run(team, "--format", "json").out)
    assert answer["written"] is True
    assert answer["rows"] == {"read": 3, "used": 3, "skipped": 0}
    assert answer["deals"] == {"open": 1, "won": 1, "lost": 1}
    assert {one["path"] for one in answer["files"]} == {
        "accounts.yaml",
        "metrics/ana/2026-09.yaml",
        "metrics/bo/2026-03.yaml",
        "metrics/bo/2026-08.yaml",
        "plans/2026-H2/ana.yaml",
    }
    assert sum(one["number"] for one in answer["forecast"]) == 1
    assert sum(one["number"] for one in answer["results"]) == 4


def test_line_ends_and_marks_of_a_file_stay(team: Path) -> None:
    plan = team / "plans/2026-H2/ana.yaml"
    plan.parent.mkdir(parents=True)
    plan.write_bytes(
        b"\xef\xbb\xbfquota: 5\r\nforecast:\r\n  - {account: x, amount: 1, close: 2026-10, source: lead}\r\n"
    )
    assert run(team).code == 0
    after = plan.read_bytes()
    assert after.startswith(b"\xef\xbb\xbfquota: 5\r\nforecast:\r\n  - {account: x,")
    assert after.count(b"\n") == after.count(b"\r\n") == 8


def test_a_file_that_cannot_be_written_is_named_and_the_others_are_whole(team: Path) -> None:
    (team / "metrics").write_text("a file where a folder belongs", encoding="utf-8")
    answer = run(team)
    assert answer.code == 2
    assert "metrics/" in answer.err
    assert "was not written" in answer.err
    assert (team / "plans/2026-H2/ana.yaml").is_file()
    assert (team / "accounts.yaml").is_file()
    (team / "metrics").unlink()
    assert run(team).code == 0
    assert (team / "metrics/bo/2026-08.yaml").is_file()


def test_plans_are_not_written_when_their_accounts_could_not_be(team: Path) -> None:
    outside = team.parent / "elsewhere"
    (team / "accounts.yaml").symlink_to(outside / "gone" / "accounts.yaml")
    outside.write_text("a file where a folder belongs", encoding="utf-8")
    answer = run(team)
    assert answer.code == 2
    assert not (team / "plans").exists()


def test_a_broken_accounts_file_stops_the_import(team: Path) -> None:
    (team / "accounts.yaml").write_text("acme: {name: Acme\n", encoding="utf-8")
    before = snapshot(team)
    answer = run(team)
    assert answer.code == 2
    assert "accounts.yaml cannot be read" in answer.err
    assert snapshot(team) == before


@pytest.mark.parametrize("words", [(), ("--dry-run",)])
def test_a_file_that_would_be_too_large_to_read_is_said_before_anything_is_written(
    team: Path, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    many = "".join(f"{number},Pilot,won,Ana,Firm number {number},5,2026-08-10,2026-03-02,\n" for number in range(100))
    (team.parent / "deals.csv").write_text(f"{HEAD}\n{many}", encoding="utf-8")
    monkeypatch.setattr(decode, "LARGEST", 5_000)
    before = snapshot(team)
    answer = run(team, *words)
    assert answer.code == 2
    assert "nothing was written: accounts.yaml would be too large to be read" in answer.err
    assert "export fewer deals" in answer.err
    assert snapshot(team) == before


def test_a_mapping_is_suggested_and_taken(team: Path) -> None:
    deals = team.parent / "deals.csv"
    deals.write_text(deals.read_text("utf-8").replace("id,name", "Vorgang,name", 1), encoding="utf-8")
    refused = run(team)
    assert refused.code == 2
    assert "--suggest-mapping" in refused.err
    mapping = run(team, "--suggest-mapping").out.replace("  # id:", "  id: Vorgang")
    (team.parent / "mapping.yaml").write_text(mapping, encoding="utf-8")
    assert run(team, "--mapping", str(team.parent / "mapping.yaml")).code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--decimal", "dot"), "one of: comma, point"),
        (("--day-first", "--month-first"), "exclude each other"),
        (("--half", "2026-Q4"), "no half"),
        (("--today", "2026-01-01"), "takes no --today"),
        (("--mapping", "nowhere.yaml"), "cannot be read"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_the_next_move(team: Path, words: tuple[str, ...], said: str) -> None:
    answer = run(team, *words)
    assert answer.code == 2
    assert said in answer.err


def test_no_progress_is_shown_where_nobody_watches(team: Path) -> None:
    assert run(team).err == ""


@pytest.mark.parametrize(
    "fixture", sorted(FIXTURES.glob("*/*.csv")), ids=lambda path: f"{path.parent.name}-{path.stem}"
)
def test_every_export_goes_into_the_example_and_comes_back_the_same(fixture: Path, tmp_path: Path) -> None:
    for name in ("team.yaml", "accounts.yaml", "recipe.yaml"):
        (tmp_path / name).write_bytes((EXAMPLE / name).read_bytes())
    for folder in ("people", "plans/2026-H2"):
        (tmp_path / folder).mkdir(parents=True)
        for file in (EXAMPLE / folder).iterdir():
            (tmp_path / folder / file.name).write_bytes(file.read_bytes())
    words = ("import", "crm", str(fixture), "--other-stages", "open", "--day-first")
    if "month-first" in fixture.name:
        words = (*words[:-1], "--month-first")
    first = salesctl(*words, cwd=tmp_path)
    assert first.code == 0, first.err
    assert salesctl(*words, cwd=tmp_path).out.endswith("files: 0\n")


def test_an_import_leaves_no_draft_behind(team: Path) -> None:
    run(team)
    assert [name for _, _, names in os.walk(team) for name in names if name.endswith(".tmp")] == []
