"""Who wrote what: each rule with its exceptions, told as short histories of real repositories."""

from __future__ import annotations

from pathlib import Path

import pytest

from salesctl.run.check import Checked
from tests.support.history import check_told

DRAFT = """
quota: 400000
lookback:
  worked: [the fair]
  did_not: [cold calls]
  change: [more visits]
actions:
  - what: map five accounts
    by: 2026-07-31
forecast:
  - account: acme
    amount: 120000
    close: 2026-10
    source: lead
    crm: HS-1
  - account: delta
    amount: 80000
    close: 2026-11
    source: target
"""
PLAN = "--- plans/2026-H2/ana.yaml"
SUBMITTED = f"--- commit 2026-06-22 ana\n{PLAN}\nsubmitted: 2026-06-22{DRAFT}"


def found(checked: Checked, code: str) -> list[str]:
    return [finding.message for finding in checked.findings if finding.code == code]


def after_submission(tmp_path: Path, who: str, old: str, new: str, then: str = "") -> list[str]:
    """Return what is said once somebody replaced a piece of the submitted plan, and what came then."""
    assert old in SUBMITTED
    changed = f"{PLAN}\nsubmitted: 2026-06-22{DRAFT}".replace(old, new)
    return found(check_told(tmp_path, f"{SUBMITTED}--- commit 2026-06-29 {who}\n{changed}{then}"), "PLN052")


# ---- plans


def test_a_plan_submitted_together_is_the_persons_own(tmp_path: Path) -> None:
    text = f"--- commit 2026-06-22 max with ana\n{PLAN}\nsubmitted: 2026-06-22{DRAFT}"
    checked = check_told(tmp_path, text)
    assert not found(checked, "PLN050")
    assert not found(checked, "PLN051")


def test_a_co_author_who_is_not_the_person_is_named(tmp_path: Path) -> None:
    text = f"--- commit 2026-06-22 max with bo\n{PLAN}\nsubmitted: 2026-06-22{DRAFT}"
    (message,) = found(check_told(tmp_path, text), "PLN050")
    assert "submitted by max with bo on Mon 22 Jun 2026" in message


def test_the_share_of_lines_is_said(tmp_path: Path) -> None:
    text = f"--- commit 2026-06-15 max\n{PLAN}{DRAFT}{SUBMITTED}"
    (message,) = found(check_told(tmp_path, text), "PLN051")
    assert message == "17 of the 18 lines of ana's plan were written by others, most of them by max"


def test_half_of_the_lines_is_not_more_than_half(tmp_path: Path) -> None:
    half = f"--- commit 2026-06-15 max\n{PLAN}\nquota: 400000\n"
    text = f"{half}--- commit 2026-06-22 ana\n{PLAN}\nquota: 400000\nsubmitted: 2026-06-22\n"
    assert not found(check_told(tmp_path, text), "PLN051")


def test_a_draft_may_be_anybodys(tmp_path: Path) -> None:
    assert not found(check_told(tmp_path, f"--- commit 2026-06-15 max\n{PLAN}{DRAFT}"), "PLN051")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("quota: 400000", "quota: 450000"),
        ("amount: 80000", "amount: 90000"),
        ("account: delta", "account: kappa"),
        ("more visits", "more letters"),
    ],
)
def test_what_another_changes_after_submission_is_found(old: str, new: str, tmp_path: Path) -> None:
    (message,) = after_submission(tmp_path, "max", old, new)
    assert "was changed by max on Mon 29 Jun 2026" in message
    assert "after ana had submitted" in message


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("quota: 400000", "quota: 400000\naccepted: 2026-06-29"),
        ("by: 2026-07-31", "by: 2026-07-31\n    done: 2026-06-28"),
        ("by: 2026-07-31", "by: 2026-07-31\n    moved_to: 2026-08-31\n    why: the fair came first"),
        ("by: 2026-07-31", "by: 2026-07-31\n    dropped: nobody needs it"),
        ("source: target", "source: target\n    won: 2026-06-28"),
        ("amount: 120000", "amount: 125000"),
        ("source: target", "source: target\n    crm: HS-2"),
        ("quota: 400000", "quota:   400000   # as agreed"),
        ("worked: [the fair]", "worked:\n    - the fair"),
    ],
    ids=["accepted", "done", "moved", "dropped", "won", "imported", "linked", "spelled", "laid-out"],
)
def test_what_others_may_write_after_submission(old: str, new: str, tmp_path: Path) -> None:
    assert not after_submission(tmp_path, "max", old, new)


def test_the_person_may_change_the_plan(tmp_path: Path) -> None:
    assert not after_submission(tmp_path, "ana", "quota: 400000", "quota: 450000")


def test_a_change_that_was_taken_back_is_none(tmp_path: Path) -> None:
    back = f"--- commit 2026-07-01 max\n{PLAN}\nsubmitted: 2026-06-22{DRAFT}"
    assert not after_submission(tmp_path, "max", "quota: 400000", "quota: 450000", back)


def test_submitting_again_takes_the_change_over(tmp_path: Path) -> None:
    again = f"--- commit 2026-07-02 ana\n{PLAN}\nsubmitted: 2026-07-02{DRAFT}".replace("400000", "450000")
    assert not after_submission(tmp_path, "max", "quota: 400000", "quota: 450000", again)


def test_a_manager_accepts_and_a_former_one_did(tmp_path: Path) -> None:
    accepted = f"{PLAN}\nsubmitted: 2026-06-22\naccepted: 2026-06-29{DRAFT}"
    assert not found(check_told(tmp_path / "max", f"{SUBMITTED}--- commit 2026-06-29 max\n{accepted}"), "PLN053")
    (message,) = found(check_told(tmp_path / "bo", f"{SUBMITTED}--- commit 2026-06-29 bo\n{accepted}"), "PLN053")
    assert "written by bo" in message
    people = "--- people/max.yaml\nname: Max\nrole: manager\nemails: [max@example.com]\nends: 2026-07-31\n"
    successor = "--- people/jo.yaml\nname: Jo\nrole: manager\nemails: [jo@example.com]\nstarts: 2026-08-01\n"
    handed = f"{people}{successor}{SUBMITTED}--- commit 2026-06-29 max\n{accepted}"
    assert not found(check_told(tmp_path / "handed", handed), "PLN053")


# ---- metrics


def test_metrics_typed_by_another_are_named_by_metric_and_days(tmp_path: Path) -> None:
    text = """
    --- commit 2026-09-04 ana
    --- metrics/ana/2026-09.yaml
    2026-09-01: {calls: 12}
    --- commit 2026-09-08 max
    --- metrics/ana/2026-09.yaml
    2026-09-01: {calls: 14}
    2026-09-02: {meetings: 2}
    """
    (message,) = found(check_told(tmp_path, text), "MET050")
    assert message.startswith("calls and meetings of 2026-09-01 to 2026-09-02 were typed by max on Tue 8 Sep 2026")


def test_a_count_that_the_person_typed_anew_is_the_persons(tmp_path: Path) -> None:
    text = """
    --- commit 2026-09-08 max
    --- metrics/ana/2026-09.yaml
    2026-09-01: {calls: 14}
    --- commit 2026-09-09 ana
    --- metrics/ana/2026-09.yaml
    2026-09-01: {calls: 15}
    """
    assert not found(check_told(tmp_path, text), "MET050")


def test_one_week_late_is_not_two_weeks_at_one_go(tmp_path: Path) -> None:
    days = "".join(f"2026-09-{day:02}: {{calls: 10}}\n" for day in (7, 8, 9, 10, 11, 14))
    assert not found(check_told(tmp_path, f"--- commit 2026-09-14 ana\n--- metrics/ana/2026-09.yaml\n{days}"), "MET051")


def test_results_imported_for_weeks_are_no_filling_in(tmp_path: Path) -> None:
    days = "".join(f"2026-09-{day:02}: {{revenue: 1000}}\n" for day in (1, 2, 3, 4, 7, 8, 9, 10, 11))
    text = f"--- commit 2026-09-14 ana\n--- metrics/ana/2026-09.yaml\n{days}"
    assert not found(check_told(tmp_path, text), "MET051")


def test_a_week_with_leave_is_whole_when_the_rest_of_it_came(tmp_path: Path) -> None:
    person = """
    --- people/ana.yaml
    name: Ana
    role: salesperson
    starts: 2024-03-04
    emails: [ana@example.com]
    away: [{from: 2026-09-03, to: 2026-09-04}]
    """
    days = "".join(f"2026-09-{day:02}: {{calls: 10}}\n" for day in (1, 2, 7, 8, 9, 10, 11))
    text = f"{person}\n--- commit 2026-09-14 ana\n--- metrics/ana/2026-09.yaml\n{days}"
    (message,) = found(check_told(tmp_path, text.replace("\n    ", "\n")), "MET051")
    assert message.startswith("2 weeks of metrics, 2026-W36 and 2026-W37, came at one go on Mon 14 Sep 2026")


# ---- reviews


REVIEW = "--- reviews/ana/2026-Q2.yaml\nplanned: 2026-07-10\nself_assessment: |\n"


def test_a_manager_may_mend_a_line_of_a_self_assessment(tmp_path: Path) -> None:
    text = f"""
--- commit 2026-07-08 ana
{REVIEW}  A good spring.
  Discovery takes me too long.
  The fair paid.
--- commit 2026-07-09 max
{REVIEW}  A good spring.
  Discovery takes me too long.
  The fair paid twice.
"""
    assert not found(check_told(tmp_path, text), "REV050")


def test_each_signature_is_its_own_commit(tmp_path: Path) -> None:
    text = """
    --- commit 2026-07-10 ana
    --- reviews/ana/2026-Q2.yaml
    note: We spoke.
    signed: {ana: 2026-07-10, max: 2026-07-10}
    """
    (message,) = found(check_told(tmp_path, text), "REV051")
    assert message.startswith("max's signature was committed by ana")


# ---- candidates


CANDIDATE = """--- hiring/north/jo.yaml
stage: rejected
interviews:
  - round: first
    who: bo
    date: 2026-08-27
    scores: {curiosity: 4}
decision: {outcome: rejected, date: 2026-09-01, who: max}
"""


def test_a_score_that_is_added_after_the_decision_is_found(tmp_path: Path) -> None:
    later = CANDIDATE.replace("{curiosity: 4}", "{curiosity: 4, drive: 1}")
    text = f"--- commit 2026-09-01 max\n{CANDIDATE}--- commit 2026-09-02 bo\n{later}"
    (message,) = found(check_told(tmp_path, text), "HIR050")
    assert message.startswith("this score was written by bo on Wed 2 Sep 2026")


def test_deciding_anew_counts_from_then(tmp_path: Path) -> None:
    later = CANDIDATE.replace("curiosity: 4", "curiosity: 2").replace("date: 2026-09-01", "date: 2026-09-04")
    text = f"--- commit 2026-09-01 max\n{CANDIDATE}--- commit 2026-09-04 max\n{later}"
    assert not found(check_told(tmp_path, text), "HIR050")


def test_other_lines_may_change_after_the_decision(tmp_path: Path) -> None:
    later = CANDIDATE.replace("stage: rejected", "stage: rejected\nsource: the fair")
    text = f"--- commit 2026-09-01 max\n{CANDIDATE}--- commit 2026-09-04 max\n{later}"
    assert not found(check_told(tmp_path, text), "HIR050")
