"""The page of the day: its score can be had by hand from `due` and `check`, and any team gets a sensible page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from salesctl.core.calendar import Days
from salesctl.core.duty import Duty, State
from salesctl.core.team import Team
from salesctl.method import say
from salesctl.method.me import standing
from salesctl.method.score import system_score
from salesctl.systems import all_systems
from tests.kernel.test_contracts import held
from tests.support.examples import opened
from tests.support.folders import EXAMPLE, copy_example, salesctl, write_team

TEN = ["hiring", "quota", "plan", "training", "review", "meeting", "contest", "coaching", "recipe", "manager"]


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_example(tmp_path_factory.mktemp("status") / "team")


def ask(folder: Path, *words: str) -> Any:
    return json.loads(salesctl(*words, "--format", "json", cwd=folder).out)


def test_the_score_is_what_the_duties_and_findings_say(copy: Path) -> None:
    """5 x share done + 3 x share on time + 2 x share of documents without errors; the mean of all, times ten."""
    plan = copy / "plans/2026-H2/bo-lund.yaml"
    plan.write_text(plan.read_text().replace("submitted:", "submited:", 1))
    status = ask(copy, "status")
    duties = ask(copy, "due", "--all")["duties"]
    broken = {each["path"] for each in ask(copy, "check")["findings"] if each["severity"] == "error"}
    today = date.fromisoformat(status["today"])
    found = []
    for system in all_systems():
        if not system.scored:
            continue
        counted = [
            duty["state"]
            for duty in duties
            if duty["system"] == system.noun
            and today - timedelta(weeks=13) <= date.fromisoformat(duty["due"]) <= today
            and duty["state"] in ("done", "done-late", "late", "missed")
        ]
        (shown,) = [each["score"] for each in status["systems"] if each["system"] == system.noun]
        if not counted:
            assert shown is None
            continue
        files = [path for path in _files(copy) if any(kind.match(path) is not None for kind in system.kinds)]
        points = (
            Decimal(5) * sum(state in ("done", "done-late") for state in counted) / len(counted)
            + Decimal(3) * counted.count("done") / len(counted)
            + Decimal(2) * sum(path not in broken for path in files) / len(files)
        )
        found.append(points.quantize(Decimal("0.1"), ROUND_HALF_UP))
        assert Decimal(shown) == found[-1], system.noun
    assert status["score"] == (sum(found, Decimal(0)) / len(found) * 10).quantize(Decimal(1), ROUND_HALF_UP)
    assert any(path.startswith("plans/") for path in broken)


def _files(folder: Path) -> Iterator[str]:
    return (path.relative_to(folder).as_posix() for path in folder.rglob("*.yaml"))


def test_status_covers_the_ten_systems_by_its_contract() -> None:
    answer = salesctl("status", "--format", "json", cwd=EXAMPLE)
    found = held("status", answer.out)
    assert sorted(each["system"] for each in found["systems"]) == sorted(TEN)
    assert all(each["figure"] for each in found["systems"])
    assert salesctl("--format", "json", cwd=EXAMPLE).out == answer.out


def test_an_empty_team_is_told_where_to_start(tmp_path: Path) -> None:
    folder = write_team(
        tmp_path,
        "--- team.yaml\nname: New\nmanager: max\ntimezone: Europe/Lisbon\ncurrency: EUR\nsince: 2026-11-02\n",
        "",
    )
    answer = salesctl("--today", "2026-11-09", cwd=folder)
    assert answer.code == 0
    assert "nobody sells here yet: salesctl new person" in answer.out
    assert "no metrics are defined" in answer.out
    assert held("status", salesctl("status", "--format", "json", "--today", "2026-11-09", cwd=folder).out)["score"] in (
        0,
        None,
    )


def test_a_team_of_one_stands_alone(tmp_path: Path) -> None:
    folder = write_team(tmp_path, "--- people/bo.yaml\n--- quotas/2026.yaml\nquotas:\n  ana: {H2: 300000}\n")
    answer = salesctl("--today", "2026-09-15", cwd=folder)
    assert answer.code == 0
    assert "nothing is logged of 150,000 EUR after" in answer.out
    assert "0 of 150,000" not in answer.out
    page = salesctl("me", "--who", "ana", "--today", "2026-09-15", cwd=folder).out
    assert "nothing is logged of 150,000 EUR in 2026-Q3" in page


def test_without_a_recipe_to_read_nothing_is_said_to_be_reached(copy: Path) -> None:
    recipe = copy / "recipe.yaml"
    text = recipe.read_text()
    recipe.write_text("[")
    page = salesctl(cwd=copy).out
    recipe.write_text(text)
    assert "nothing is logged of 1,200,000 EUR" in page
    assert "recipe.yaml cannot be read, so nobody knows what is reached: salesctl recipe check" in page
    assert "to go" not in page


def two_hundred(folder: Path) -> Path:
    names = [f"p{number:03}" for number in range(200)]
    text = [f"--- people/{who}.yaml\nname: P\nrole: salesperson\nstarts: 2026-01-05\n" for who in names]
    text += ["--- quotas/2026.yaml\nquotas:\n", *(f"  {who}: {{H2: 100000}}\n" for who in names)]
    text += ["--- metrics/p000/2026-07.yaml\n2026-07-06: {revenue: 100}\n"]
    text += [f"--- coaching/{who}/2026-09-{day}.yaml\nstart: 10:00\ncoach: max\n" for who in names for day in (15, 17)]
    return write_team(folder, "".join(text))


def test_two_hundred_people_fit_on_the_page(tmp_path: Path) -> None:
    answer = salesctl("--today", "2026-09-15", cwd=two_hundred(tmp_path), width=80)
    page = " ".join(answer.out.split())
    assert answer.code == 0
    assert len(answer.out.splitlines()) < 45
    assert "194 more: salesctl quota show" in page
    assert "TODAY 200 coached calls, 10:00: salesctl coaching show" in page
    assert "Thu 17 200 coached calls" in page
    assert "202 plans to submit 202 people since" in page
    assert "salesctl plan due --late" in page


def test_what_two_hundred_people_owe_fits_on_a_few_pages_and_is_there_one_by_one(tmp_path: Path) -> None:
    folder = two_hundred(tmp_path)
    short = salesctl("due", "--today", "2026-09-15", cwd=folder).out
    assert len(short.splitlines()) < 130
    assert "plan submitted 2026-H2" in short
    assert "more: salesctl due --each" in short
    every = salesctl("due", "--each", "--today", "2026-09-15", cwd=folder).out
    listed = json.loads(salesctl("due", "--format", "json", "--today", "2026-09-15", cwd=folder).out)["duties"]
    assert len(every.splitlines()) == len(listed) + 1
    one = salesctl("due", "--who", "p007", "--today", "2026-09-15", cwd=folder).out
    assert "--each" not in one
    assert "plan submitted 2026-H2" in one


def test_a_broken_plan_is_unseen_and_said(tmp_path: Path) -> None:
    folder = write_team(tmp_path, "--- plans/2026-H2/ana.yaml\nquota: [\n")
    answer = salesctl("--today", "2026-09-15", cwd=folder)
    assert "1 error in what is written: salesctl check" in answer.out
    assert "unseen" in answer.out


def test_systems_that_are_off_are_left_out_and_said(tmp_path: Path) -> None:
    folder = write_team(tmp_path)
    settings = folder / "team.yaml"
    settings.write_text(settings.read_text() + "systems: {off: [contest, hiring, coaching, recipe, training]}\n")
    answer = salesctl("--today", "2026-09-15", cwd=folder)
    assert "switched off, and left out of the score: hiring, training, contest, coaching and recipe" in answer.out
    table = salesctl("status", "--systems", "--today", "2026-09-15", cwd=folder).out
    assert table.count("switched off") == 5


def test_explain_names_what_is_behind_a_lost_point_with_file_and_line(copy: Path) -> None:
    answer = salesctl("status", "--explain", cwd=copy)
    assert "reviews/dana-roy/2026-Q3.yaml:" in answer.out
    assert "plans/2026-H2/bo-lund.yaml:" in answer.out


def test_a_day_without_a_log_is_asked_for_once(tmp_path: Path) -> None:
    """By its day where that is still open; the week that is late stands beside it by its own name."""
    recipe = "--- recipe.yaml\noutcome: revenue\nmetrics:\n  calls: {kind: activity, unit: count, means: talks}\n"
    page = salesctl("me", "--who", "ana", "--today", "2026-09-15", cwd=write_team(tmp_path, recipe)).out
    assert page.count("log Tue 8 Sep: salesctl metric log --on 2026-09-08 calls=") == 1
    assert "log 2 days more: salesctl metric missing" in page
    assert page.count("metric log 2026-W36") == 1
    assert not any(f"metric log 2026-W{week}" in page for week in (37, 38))


@pytest.mark.parametrize(
    ("lines", "owed"), [("starts: 2024-03-04", "108"), ("starts: 2026-09-01", "20"), ("starts: 2026-09-15", None)]
)
def test_of_a_newcomer_the_days_since_the_start_are_asked(lines: str, owed: str | None) -> None:
    """Before Tue 15 Sep the quarter has 54 working days, September 10: of 10 a week that is 108, and 20."""
    text = (
        "--- recipe.yaml\noutcome: revenue\n"
        "metrics:\n  calls: {kind: activity, unit: count, means: talks, target: 10}\n"
        f"--- people/ana.yaml\nname: Ana\nrole: salesperson\n{lines}\n"
    )
    said = [line for line in standing(opened(text).team, "ana") if "so far" in line]
    assert said == ([] if owed is None else [f"2026-Q3 so far: calls no log of {owed}"])


def test_the_word_is_called_by_the_week_it_was_given_in(tmp_path: Path) -> None:
    meeting = "facilitator: bo\nstarted: 08:30\ncommitments:\n  - {what: call Delta, who: bo, by: 2026-09-18}\n"
    folder = write_team(tmp_path, f"--- meetings/2026-09-14.yaml\n{meeting}")
    assert "this week's word: 1 not due yet" in salesctl("--today", "2026-09-15", cwd=folder).out
    assert "last week's word: 1 silent (bo)" in salesctl("--today", "2026-09-21", cwd=folder).out.replace(
        "0 kept, ", ""
    )


def test_the_week_is_told_by_the_clock(tmp_path: Path) -> None:
    """A call in the afternoon stands behind the training of the morning."""
    text = (
        "--- coaching/ana/2026-09-17-late.yaml\nbooked: 2026-09-10\nstart: 15:30\ncoach: max\naccount: acme\n"
        "--- coaching/bo/2026-09-17.yaml\nbooked: 2026-09-10\nstart: 09:00\ncoach: max\naccount: delta\n"
        "--- training/2026-Q3.yaml\nfocus: closing\nsessions:\n  - {date: 2026-09-17, start: 11:00, minutes: 45, "
        "topic: Silence, objective: wait, leader: bo, audience: [all], skills: [closing]}\n"
    )
    page = salesctl("--today", "2026-09-15", cwd=write_team(tmp_path, text)).out
    assert page.index("09:00 coached call bo") < page.index("11:00 training") < page.index("15:30 coached call ana")


def test_the_managers_page_shows_the_team_and_no_log_of_the_managers_own(copy: Path) -> None:
    page = salesctl("me", "--who", "rita-lopes", cwd=copy).out
    assert "the team: 62 % of 2026-Q4" in page
    assert "no log of" not in page


def test_what_salespeople_write_themselves_weighs_in_where_history_tells() -> None:
    """4 x done + 2 x on time + 2 x clean + 2 x written by themselves."""
    day = date(2026, 9, 1)
    duties = [
        Duty(f"plan/submitted/p{number}/2026-H2", "plan", "plan submitted", "ana", None, None, day, state)
        for number, state in enumerate((State.DONE, State.DONE, State.DONE_LATE, State.MISSED))
    ]
    found = system_score("plan", duties, Days(day, day), documents=4, faulty=1, own=Decimal("0.5"))
    assert found.score == Decimal("6.5")  # 4 x 3/4 + 2 x 2/4 + 2 x 3/4 + 2 x 1/2
    assert system_score("plan", duties, Days(day, day), documents=4, faulty=1).score == Decimal("6.8")


def test_me_is_who_git_says(tmp_path: Path) -> None:
    folder = write_team(tmp_path)
    env = {"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "user.email", "GIT_CONFIG_VALUE_0": "ANA@example.com"}
    answer = salesctl("me", "--today", "2026-09-15", cwd=folder, env=env)
    assert answer.code == 0, answer.err
    assert answer.out.startswith("Ana · Small team")
    stranger = salesctl("me", cwd=folder, env=env | {"GIT_CONFIG_VALUE_0": "who@example.com"})
    assert stranger.code == 2
    assert "nobody's address in people/" in stranger.err
    assert salesctl("me", "--who", "bo", "--today", "2026-09-15", cwd=folder, env=env).out.startswith("Bo · ")


def test_a_newcomer_without_an_order_has_nothing_yet(tmp_path: Path) -> None:
    folder = write_team(
        tmp_path,
        "--- recipe.yaml\noutcome: revenue\nmetrics:\n  revenue: {kind: result, unit: money, means: signed orders}\n"
        "  calls: {kind: activity, unit: count, means: talks}\n"
        "--- quotas/2026.yaml\nquotas: {ana: {H2: 100}, bo: {H2: 100}}\n"
        "--- people/bo.yaml\nname: Bo\nrole: salesperson\nstarts: 2026-07-01\n"
        "--- metrics/ana/2026-09.yaml\n2026-09-02: {calls: 3, revenue: 25}\n"
        "--- metrics/bo/2026-09.yaml\n2026-09-02: {calls: 3}\n",
    )
    page = salesctl("status", "--today", "2026-09-15", cwd=folder).out
    assert "ana 50 %   bo nothing yet" in page


def test_what_fell_late_in_an_absence_says_its_day() -> None:
    team = cast("Team", SimpleNamespace(today=date(2026, 8, 14)))
    duty = Duty("item/1", "review", "write the note", "ana", None, None, date(2026, 7, 30), State.LATE)
    assert say.lateness(duty, team) == "Thu 30 Jul"
    assert say.lateness(replace(duty, days_late=2), team) == "Thu 30 Jul, 2 days"
    assert say.lateness(replace(duty, due=team.today), team) == "today"


def test_a_day_is_said_by_its_hours(tmp_path: Path) -> None:
    folder = write_team(
        tmp_path,
        "--- coaching/ana/2026-09-15-a.yaml\ncoach: max\nstart: 15:00\n"
        "--- coaching/ana/2026-09-15-b.yaml\ncoach: max\nstart: 09:00\n"
        "--- reviews/ana/2026-08.yaml\nplanned: 2026-09-15\nstart: 11:00\n",
    )
    page = salesctl("status", "--today", "2026-09-15", cwd=folder).out
    assert page.index("09:00 coached") < page.index("11:00 review") < page.index("15:00 coached")
