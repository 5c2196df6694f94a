"""`plan submit` and `plan accept`: the method's roles are kept, and the rest of the plan too."""

from __future__ import annotations

import pytest

from tests.writing.conftest import Team

PLAN = "plans/2026-H2/ana.yaml"
DRAFT = f"--- {PLAN}\n# mine\nquota: 1000\nactivity: {{calls: 60}}   # a week\n"
SUBMITTED = DRAFT.replace("# mine\n", "# mine\nsubmitted: 2026-09-01\n")


def test_submit_writes_the_day_first(team: Team) -> None:
    desk = team(DRAFT)
    answer = desk("plan", "submit", "--anyway")
    assert (answer.code, answer.err) == (0, "")
    assert desk.text(PLAN) == "# mine\nsubmitted: 2026-09-15\nquota: 1000\nactivity: {calls: 60}   # a week\n"


def test_a_plan_with_errors_is_submitted_only_anyway(team: Team) -> None:
    desk = team(f"--- {PLAN}\nquota: 1000\nforecast:\n  - {{account: x, amount: 5, close: 2027-03, source: lead}}\n")
    answer = desk("plan", "submit")
    assert answer.code == 2
    assert "--anyway" in answer.err
    assert "submitted" not in desk.text(PLAN)
    assert desk("plan", "submit", "--anyway").code == 0


def test_a_draft_that_would_be_wrong_once_it_is_submitted_says_what_is_missing(team: Team) -> None:
    desk = team(f"--- {PLAN}\nquota: 1000\n")
    assert desk("plan", "check").code == 0
    answer = desk("plan", "submit")
    assert answer.code == 2
    assert "is not ready" in answer.err
    assert "the plan names no personal goal" in answer.err
    assert "submitted" not in desk.text(PLAN)


def test_a_submitted_plan_is_submitted_again_only_when_that_is_meant(team: Team) -> None:
    desk = team(SUBMITTED.replace("quota: 1000", "accepted: 2026-09-03\nquota: 1000"))
    assert "--again" in desk("plan", "submit", "ana", "2026-H2").err
    answer = desk("plan", "submit", "--again", "--anyway", "2026-H2")
    assert answer.code == 0
    assert "accepted" not in desk.text(PLAN)
    assert "submitted: 2026-09-15" in desk.text(PLAN)


def test_the_manager_accepts(team: Team) -> None:
    desk = team(SUBMITTED)
    desk.sit_down("max@example.com")
    answer = desk("plan", "accept", "ana")
    assert (answer.code, answer.err) == (0, "")
    assert desk.text(PLAN).startswith("# mine\nsubmitted: 2026-09-01\naccepted: 2026-09-15\nquota")
    assert "nothing left to do" in desk("plan", "accept", "ana", "2026-H2").err


@pytest.mark.parametrize(
    ("email", "words", "says"),
    [
        ("ana@example.com", ["accept", "ana"], "ana cannot accept the plan of ana"),
        ("ana@example.com", ["accept", "ana", "--who", "max"], "ana cannot accept the plan of ana"),
        ("bo@example.com", ["accept", "ana"], "accepted by the manager"),
        ("max@example.com", ["accept"], "whose plan"),
        ("max@example.com", ["accept", "bo"], "salesctl new plan bo 2026-H2"),
        ("max@example.com", ["accept", "an"], "did you mean `ana`?"),
        ("max@example.com", ["submit", "ana"], "submitted by whoever wrote it"),
        ("bo@example.com", ["submit", "ana"], "submitted by whoever wrote it"),
        ("ana@example.com", ["submit", "2026-Q3"], "no half"),
        ("ana@example.com", ["submit", "--today", "2026-09-14"], "takes no --today"),
        ("nobody@example.com", ["accept", "ana"], "nobody's address"),
    ],
)
def test_roles_are_kept(team: Team, email: str, words: list[str], says: str) -> None:
    desk = team(SUBMITTED)
    desk.sit_down(email)
    before = desk.files()
    answer = desk("plan", *words)
    assert answer.code == 2
    assert says in answer.err
    assert desk.files() == before


def test_a_draft_is_not_accepted(team: Team) -> None:
    desk = team(DRAFT)
    desk.sit_down("max@example.com")
    assert "still a draft" in desk("plan", "accept", "ana").err
