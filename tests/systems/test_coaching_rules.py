"""Rules on coached calls, at their edges."""

import pytest

from salesctl.core.finding import Finding
from tests.support.examples import check_text

EVA = "--- people/eva.yaml\nname: Eva\nrole: salesperson\nstarts: 2024-03-04\n"


def call(day: str, lines: str = "", who: str = "ana", debrief: str = "", booked: str = "2026-01-05") -> str:
    """Write a call without a fault, talked over on the same day; `lines` come on top."""
    written = (
        f"booked: {booked}\ncoach: max\nmode: observe\nbefore: {{objective: agree a pilot, skills: [discovery]}}\n"
    )
    written += f"debrief: {{date: {debrief or day[:10]}}}\n"
    return f"--- coaching/{who}/{day}.yaml\n{written}{lines}\n"


def promise(by: str, more: str = "") -> str:
    return f"commitments: [{{what: ask twice, by: {by}{more}}}]"


KEPT = promise("2026-09-25")


def found(text: str) -> list[Finding]:
    return [finding for finding in check_text(text).findings if finding.code.startswith("COA")]


def codes(text: str) -> set[str]:
    return {finding.code for finding in found(text)}


def test_a_whole_call_has_no_fault() -> None:
    assert codes(call("2026-09-10", KEPT)) == set()


def test_a_draft_is_checked_only_for_what_is_written() -> None:
    assert codes("--- coaching/ana/2026-09-24.yaml\nbooked: 2026-09-15\n") == set()


def test_a_call_in_force_needs_who_coached_how_and_since_when_it_was_booked() -> None:
    findings = check_text("--- coaching/ana/2026-09-10.yaml\ndebrief: {date: 2026-09-10}\n").findings
    assert sum(finding.code == "SCH003" for finding in findings) == 3
    assert {finding.code for finding in findings} == {"SCH003", "COA002", "COA011"}


@pytest.mark.parametrize(
    ("booked", "words"),
    [
        ("2026-09-08", None),
        ("2026-09-09", "1 day before"),
        ("2026-09-10", "on the same day"),
        ("2026-09-11", "after it"),
    ],
)
def test_notice_counts_calendar_days(booked: str, words: str | None) -> None:
    problems = found(call("2026-09-10", KEPT, booked=booked))
    assert [problem.code for problem in problems] == (["COA001"] if words else [])
    assert words is None or words in problems[0].message


def test_notice_is_that_of_the_planned_day_also_when_the_call_moved() -> None:
    moved = call(
        "2026-09-08", f"moved_to: 2026-09-14\nwhy: she was ill\n{KEPT}", booked="2026-09-07", debrief="2026-09-14"
    )
    assert codes(moved) == {"COA001"}


@pytest.mark.parametrize("mode", ["joint", "demonstrate"])
def test_speaking_up_is_no_fault_where_it_was_agreed(mode: str) -> None:
    text = call("2026-09-10", f"interventions: 3\n{KEPT}")
    assert codes(text) == {"COA008"}
    assert codes(text.replace("mode: observe", f"mode: {mode}")) == set()


@pytest.mark.parametrize(
    ("day", "words"),
    [("2026-06-10", "Day of Portugal"), ("2026-09-12", "does not work"), ("2026-08-18", "ana is away")],
)
def test_a_call_on_a_day_nobody_works_names_why(day: str, words: str) -> None:
    away = "--- people/ana.yaml\nname: Ana\nrole: salesperson\naway: [{from: 2026-08-17, to: 2026-08-28}]\n"
    (problem,) = found(call(day, KEPT) + away)
    assert problem.code == "COA005"
    assert words in problem.message


def test_the_coachs_leave_counts_too_and_a_cancelled_call_stands_nowhere() -> None:
    away = "--- people/max.yaml\nname: Max\nrole: manager\naway: [{from: 2026-09-07, to: 2026-09-11}]\n"
    assert codes(call("2026-09-10", KEPT) + away) == {"COA005"}
    assert codes(call("2026-09-10", f"cancelled: she was ill\n{KEPT}") + away) == set()


def test_two_equal_scores_are_no_pattern() -> None:
    two = "ratings: [{skill: discovery, score: 3, evidence: a}, {skill: value, score: 3, evidence: b}]"
    three = two.replace("]", ", {skill: closing, score: 3, evidence: c}]")
    assert codes(call("2026-09-10", f"{two}\n{KEPT}")) == set()
    assert codes(call("2026-09-10", f"{three}\n{KEPT}")) == {"COA014"}


# ---- silence


def silent(more: str = "", by: str = "2026-08-28", debrief: str = "2026-09-10") -> list[Finding]:
    first = call("2026-08-11", promise(by, more))
    return found(first + call("2026-09-10", KEPT, debrief=debrief))


def test_a_silent_commitment_stands_where_it_was_made() -> None:
    (problem,) = silent()
    assert (problem.code, problem.path, problem.at) == (
        "COA015",
        "coaching/ana/2026-08-11.yaml",
        ("commitments", 0),
    )
    assert [each.path for each in problem.related] == ["coaching/ana/2026-09-10.yaml"]


@pytest.mark.parametrize(
    "more",
    [
        ", done: 2026-09-14",
        ", dropped: they closed the plant",
        ", moved_to: 2026-09-30, why: the plant is closed until then",
    ],
)
def test_kept_dropped_and_moved_ones_are_not_silent(more: str) -> None:
    assert silent(more) == []


def test_one_moved_to_a_day_that_has_passed_is_silent_again() -> None:
    assert [problem.code for problem in silent(", moved_to: 2026-09-04, why: holidays")] == ["COA015"]


def test_one_that_was_not_due_yet_is_not_silent() -> None:
    assert silent(by="2026-09-10") == []


def test_a_next_call_that_was_not_talked_over_yet_asks_nothing() -> None:
    assert silent(debrief="2026-09-16") == []


def test_another_persons_call_asks_nothing() -> None:
    assert codes(call("2026-08-11", promise("2026-08-28")) + call("2026-09-10", KEPT, who="bo")) == set()


# ---- shares


def quarter(*people: str) -> str:
    """Write calls of April to June, one after the other."""
    days = ("2026-04-14", "2026-04-28", "2026-05-12", "2026-05-26", "2026-06-09", "2026-06-23")
    done = promise("2026-06-30", ", done: 2026-06-30")
    return "".join(call(day, done, who) for day, who in zip(days, people, strict=False))


def test_more_than_half_for_one_of_three_stands_at_the_newest_call_of_that_person() -> None:
    later = call("2026-09-10", KEPT)
    (problem,) = found(EVA + quarter("ana", "ana", "ana", "bo", "eva") + later)
    assert (problem.code, problem.path) == ("COA016", "coaching/ana/2026-09-10.yaml")
    assert "3 of the 5" in problem.message


def test_half_is_not_most_and_two_people_are_no_team() -> None:
    assert codes(EVA + quarter("ana", "ana", "bo", "eva")) == set()
    assert codes(quarter("ana", "ana", "ana", "bo")) == set()


def test_who_gets_most_is_asked_of_the_quarter_that_is_over() -> None:
    text = EVA + quarter("ana", "ana", "ana", "bo")
    assert codes(text + "--- today 2026-06-30") == set()
    assert codes(text + "--- today 2026-07-01") == {"COA016"}
    assert codes(text + "--- today 2026-10-01") == set()


def test_three_demonstrations_of_the_last_six_are_too_many() -> None:
    days = ("2026-07-07", "2026-07-21", "2026-08-04", "2026-08-18", "2026-09-01", "2026-09-08", "2026-09-14")
    shown = [
        call(day, promise("2026-09-30")).replace("mode: observe", f"mode: {'demonstrate' if bit == 'x' else 'joint'}")
        for day, bit in zip(days, "xx....x", strict=True)
    ]
    assert codes("".join(shown)) == set()  # the first is the seventh from the end
    assert codes("".join(shown[1:])) == set()
    three = "".join([*shown[:2], shown[6]])
    assert [(each.code, each.path) for each in found(three)] == [("COA017", "coaching/ana/2026-09-14.yaml")]


@pytest.mark.parametrize("text", ["", "cancelled: ill", "moved_to: 0001-01-01", "moved_to: 9999-12-31\nwhy: later"])
@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31-acme"])
def test_no_day_is_too_far_for_the_rules(day: str, text: str) -> None:
    assert not check_text(call(day, f"{text}\n{KEPT}") + call(day, KEPT, who="nobody")).crashed
