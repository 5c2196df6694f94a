"""The edges of the rules on meetings: what they say, and what they leave alone."""

import pytest

from salesctl.core.finding import Finding
from salesctl.systems.meeting import duties as meeting_duties
from salesctl.systems.training import duties as training_duties
from tests.support.examples import check_text, opened


def meeting(day: str, *lines: str) -> str:
    return "\n".join([f"--- meetings/{day}.yaml", *lines]) + "\n"


def found(code: str, text: str) -> list[Finding]:
    return [finding for finding in check_text(text).findings if finding.code == code]


def commitment(*lines: str, day: str = "2026-08-31") -> str:
    rows = ["facilitator: ana", "started: 08:30", "commitments:", "  - what: close Delta", "    who: bo"]
    return meeting(day, *rows, *(f"    {line}" for line in lines))


NEXT = meeting("2026-09-07", "facilitator: bo", "started: 08:30")


# ---- the time


def test_minutes_of_another_meeting_do_not_count() -> None:
    assert not found("MTG005", meeting("2026-09-21", "facilitator: ana", "minutes: {training: 17, pipeline: 15}"))
    (finding,) = found("MTG005", meeting("2026-09-21", "facilitator: ana", "minutes: {training: 15}"))
    assert finding.message == "the sections of this meeting add up to 63 minutes; a meeting lasts 60 at most"


def test_a_meeting_is_not_blamed_for_an_agenda_that_is_too_long() -> None:
    agenda = (
        "--- meetings/agenda.yaml\nstart: 08:30\nsections: [{key: wins, title: Wins, minutes: 70, positive: true}]\n"
    )
    assert found("MTG001", agenda)
    assert not found("MTG005", agenda + meeting("2026-09-21", "facilitator: ana", "minutes: {wins: 65}"))


def test_a_meeting_runs_over_by_its_own_sections() -> None:
    short = meeting("2026-09-14", "facilitator: ana", "minutes: {pipeline: 0}", "started: 08:30", "ended: 09:15")
    (finding,) = found("MTG017", short)
    assert finding.message == "lasted 45 minutes, planned were 40"
    assert not found("MTG017", short.replace("09:15", "09:10"))


def test_a_meeting_that_ends_before_it_starts_is_a_typing_error() -> None:
    (finding,) = found("MTG017", meeting("2026-09-14", "facilitator: ana", "started: 08:30", "ended: 08:03"))
    assert "before it started" in finding.message


def test_the_first_section_with_minutes_is_the_first() -> None:
    agenda = """
--- meetings/agenda.yaml
start: 08:30
sections:
  - {key: news, title: News, minutes: 0}
  - {key: wins, title: Wins, minutes: 8, positive: true}
"""
    assert not found("MTG003", agenda)


# ---- the day


@pytest.mark.parametrize("day", ["2026-09-14", "2026-10-06"])
def test_the_usual_day_needs_no_reason_nor_the_day_a_holiday_moves_it_to(day: str) -> None:
    assert not found("MTG019", meeting(day, "facilitator: ana"))


def test_a_meeting_planned_for_a_holiday_is_found() -> None:
    """5 October 2026 is a Monday and a public holiday."""
    (finding,) = found("MTG019", meeting("2026-10-05", "facilitator: ana"))
    assert "the usual day of the week is Tue 6 Oct 2026" in finding.message


def test_a_second_meeting_of_the_week_is_not_told_to_take_the_name_of_the_first() -> None:
    (finding,) = found("MTG019", meeting("2026-09-14", "facilitator: ana") + meeting("2026-09-16", "facilitator: ana"))
    assert finding.hint == "meetings/2026-09-14.yaml is there too: add `why:` here, or put both into one"


def test_a_reason_explains_another_day() -> None:
    assert not found("MTG019", meeting("2026-09-16", "facilitator: ana", "why: the fair"))
    assert not found("MTG019", meeting("2026-09-14", "facilitator: ana", "moved_to: 2026-09-16", "why: the fair"))
    assert not found("MTG019", meeting("2026-09-16", "facilitator: ana", "cancelled: the fair"))


# ---- what was promised


def test_a_promise_is_not_silent_before_the_next_meeting() -> None:
    assert not found("MTG018", commitment("by: 2026-09-04"))
    (finding,) = found("MTG018", commitment("by: 2026-09-04") + NEXT)
    assert finding.path == "meetings/2026-08-31.yaml"
    assert finding.at == ("commitments", 0)
    assert [related.path for related in finding.related] == ["meetings/2026-09-07.yaml"]


def test_a_promise_for_later_than_the_next_meeting_is_not_silent_yet() -> None:
    assert not found("MTG018", commitment("by: 2026-09-11") + NEXT)


@pytest.mark.parametrize(
    "closing", ["done: 2026-09-04", "dropped: the yard closed", "moved_to: 2026-09-18", "got: 0", "got: 500"]
)
def test_a_word_of_what_became_of_it_mends_it(closing: str) -> None:
    assert not found("MTG018", commitment("by: 2026-09-04", "amount: 1000", "why: their bank", closing) + NEXT)


def test_a_moved_promise_is_asked_for_again_on_its_new_day() -> None:
    moved = commitment("by: 2026-09-04", "moved_to: 2026-09-09", "why: their bank") + NEXT
    assert not found("MTG018", moved)
    assert found("MTG018", moved + meeting("2026-09-14", "facilitator: ana", "started: 08:30"))


def test_a_promise_of_money_is_asked_for_without_a_meeting() -> None:
    assert found("MTG018", commitment("by: 2026-09-04", "amount: 1000"))
    assert not found("MTG018", commitment("by: 2026-09-15", "amount: 1000"))


def test_a_day_of_doing_that_has_not_come_closes_nothing() -> None:
    assert found("MTG018", commitment("by: 2026-09-04", "done: 2026-09-30") + NEXT)


def test_a_cancelled_meeting_is_no_next_meeting() -> None:
    cancelled = meeting("2026-09-07", "facilitator: bo", "cancelled: the fair")
    assert not found("MTG018", commitment("by: 2026-09-04") + cancelled)


# ---- the people


def test_only_salespeople_are_asked_for_a_rating_and_a_promise() -> None:
    text = meeting("2026-09-14", "facilitator: ana", "started: 08:30", "present: [ana, max]", "ratings: {ana: 4}")
    assert not found("MTG008", text)
    (finding,) = found("MTG009", text)
    assert finding.message == "ana promised nothing for the week"


def test_a_meeting_that_has_not_been_held_names_no_win_yet() -> None:
    assert not found("MTG016", meeting("2026-09-21", "facilitator: ana"))
    assert not found("MTG016", meeting("2026-09-21", "facilitator: ana", "started: 08:30"))


def test_actions_that_name_nobody_are_the_managers() -> None:
    rows = ["facilitator: ana", "started: 08:30", "actions:"]
    two = ["  - {what: order the samples, by: 2026-09-18}", "  - {what: book the room, by: 2026-09-18}"]
    assert found("MTG010", meeting("2026-09-14", *rows, *two))
    assert not found("MTG010", meeting("2026-09-14", *rows, two[0]))
    shared = [*two, *(line.replace("by:", "who: bo, by:") for line in two)]
    assert not found("MTG010", meeting("2026-09-14", *rows, *shared))


def test_the_manager_who_always_leads_is_told_at_the_newest_meeting_only() -> None:
    days = ("2026-08-17", "2026-08-24", "2026-08-31", "2026-09-07")
    text = "".join(meeting(day, "facilitator: max") for day in days)
    assert [finding.path for finding in found("MTG011", text)] == ["meetings/2026-09-07.yaml"]
    assert not found("MTG011", text + meeting("2026-09-14", "facilitator: bo"))


def test_somebody_else_within_the_last_eight_is_enough() -> None:
    first = meeting("2026-07-13", "facilitator: ana")
    days = ("07-20", "07-27", "08-03", "08-10", "08-17", "08-24", "08-31")
    text = first + "".join(meeting(f"2026-{day}", "facilitator: max") for day in days)
    assert not found("MTG011", text)
    assert found("MTG011", text + meeting("2026-09-07", "facilitator: max"))


def test_after_a_meeting_its_facilitator_must_have_been_there() -> None:
    rows = ["facilitator: ana", "scribe: bo", "started: 08:30"]
    (finding,) = found("MTG012", meeting("2026-09-14", *rows, "present: [bo, max]"))
    assert finding.message == "ana is the facilitator and was not present"
    assert not found("MTG012", meeting("2026-09-14", *rows, "present: [ana, bo]"))
    assert not found("MTG012", meeting("2026-09-14", *rows))


def test_somebody_who_left_cannot_lead() -> None:
    left = "--- people/ana.yaml\nname: Ana\nrole: salesperson\nstarts: 2024-03-04\nends: 2026-09-18\n"
    (finding,) = found("MTG012", left + meeting("2026-09-21", "facilitator: ana"))
    assert "is no longer in the team" in finding.message


# ---- far away


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_days_at_the_ends_of_the_calendar_crash_nothing(day: str) -> None:
    text = meeting("2026-09-14", "facilitator: ana", "started: 08:30", f"moved_to: {day}", "why: a slip")
    text += meeting(day, "facilitator: ana", "started: 08:30", "actions:", f"  - {{what: x, by: {day}, done: {day}}}")
    text += f"""
--- training/2026-Q3.yaml
focus: demo
sessions:
  - {{date: {day}, minutes: 60, topic: Demo, objective: three, leader: bo, audience: [all], skills: [demo]}}
  - {{date: 2026-09-14, moved_to: {day}, why: x, start: 08:45, minutes: 60, topic: Demo, objective: three, leader: bo,
     audience: [all], skills: [demo]}}
"""
    assert not [finding for finding in check_text(text).findings if finding.code.startswith("SYS")]
    team = opened(text).team
    assert {duty.system for module in (meeting_duties, training_duties) for duty in module.duties(team)}


def test_nobody_who_has_left_is_asked_to_rate_the_week_or_to_promise() -> None:
    text = """
        --- people/bo.yaml
        name: Bo
        role: salesperson
        starts: 2024-01-08
        ends: 2026-08-31
        --- meetings/2026-09-14.yaml
        started: 08:30
        present: [bo]
        """
    codes = {finding.code for finding in check_text(text).findings}
    assert "MTG013" in codes
    assert not codes & {"MTG008", "MTG009"}
