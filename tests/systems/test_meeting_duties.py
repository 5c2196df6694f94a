"""Who owes the agenda of a meeting, the meeting, its notes, and what was promised in it."""

from datetime import date

from salesctl.core.duty import Duty, State
from salesctl.systems.meeting.duties import duties
from tests.support.examples import opened

SKIP = """
--- team.yaml
name: Small team
manager: max
timezone: Europe/Lisbon
currency: EUR
country: PT
since: 2026-01-01
policy: {meeting: {holiday: skip}}
"""


def owed(text: str) -> dict[str, Duty]:
    return {duty.id: duty for duty in duties(opened(text).team)}


def meeting(day: str, text: str) -> str:
    return f"--- meetings/{day}.yaml\n{text}\n"


def test_every_week_owes_an_agenda_a_meeting_and_notes() -> None:
    """Monday 21 September 2026: the agenda is due the Friday before, the notes on Tuesday."""
    found = owed("")
    agenda, held, notes = (found[f"meeting/{each}/2026-09-21"] for each in ("agenda", "held", "notes"))
    assert (agenda.who, agenda.due, agenda.closes) == ("max", date(2026, 9, 18), date(2026, 9, 21))
    assert (held.who, held.due, held.closes) == ("max", date(2026, 9, 21), date(2026, 9, 27))
    assert (notes.who, notes.due, notes.closes) == ("max", date(2026, 9, 22), date(2026, 9, 28))


def test_the_facilitator_owes_the_agenda_and_the_scribe_the_notes() -> None:
    found = owed(meeting("2026-09-21", "facilitator: ana\nscribe: bo"))
    assert found["meeting/agenda/2026-09-21"].who == "ana"
    assert found["meeting/held/2026-09-21"].who == "max"
    assert found["meeting/notes/2026-09-21"].who == "bo"


def test_without_a_scribe_the_facilitator_owes_the_notes() -> None:
    assert owed(meeting("2026-09-21", "facilitator: ana"))["meeting/notes/2026-09-21"].who == "ana"


def test_the_file_is_the_agenda_where_no_day_of_sending_is_written() -> None:
    found = owed(meeting("2026-09-21", "facilitator: ana"))
    assert found["meeting/agenda/2026-09-21"].state is State.DONE


def test_the_day_of_sending_decides_whether_the_agenda_was_late() -> None:
    sent = "facilitator: ana\nstarted: 08:30\nagenda_sent: {}"
    late = owed(meeting("2026-09-14", sent.format("2026-09-14")))["meeting/agenda/2026-09-14"]
    assert (late.due, late.state, late.days_late) == (date(2026, 9, 11), State.DONE_LATE, 1)
    assert owed(meeting("2026-09-14", sent.format("2026-09-11")))["meeting/agenda/2026-09-14"].state is State.DONE


def test_an_agenda_that_was_never_made_is_missed_once_the_meeting_day_is_over() -> None:
    assert owed("")["meeting/agenda/2026-09-14"].state is State.MISSED


def test_a_meeting_can_be_held_until_its_week_is_over() -> None:
    assert owed("--- today 2026-09-18")["meeting/held/2026-09-14"].state is State.LATE
    assert owed("--- today 2026-09-21")["meeting/held/2026-09-14"].state is State.MISSED


def test_started_shows_that_it_was_held_unless_its_day_has_not_come() -> None:
    text = meeting("2026-09-14", "facilitator: ana\nstarted: 08:30")
    assert owed(text)["meeting/held/2026-09-14"].state is State.DONE
    assert owed("--- today 2026-09-11\n" + text)["meeting/held/2026-09-14"].state is State.OPEN


def test_a_holiday_moves_the_meeting_to_the_next_working_day() -> None:
    """Monday 5 October 2026 is a public holiday in Portugal."""
    found = owed("--- today 2026-10-01")
    assert found["meeting/held/2026-10-06"].due == date(2026, 10, 6)
    assert "meeting/held/2026-10-05" not in found


def test_or_skips_it_by_the_policy() -> None:
    found = owed("--- today 2026-10-01" + SKIP)
    assert not {"meeting/held/2026-10-05", "meeting/held/2026-10-06"} & found.keys()
    assert "meeting/held/2026-10-12" in found


def test_a_file_of_another_day_of_the_week_is_that_weeks_meeting() -> None:
    found = owed(meeting("2026-09-16", "facilitator: ana"))
    assert found["meeting/held/2026-09-16"].due == date(2026, 9, 16)
    assert "meeting/held/2026-09-14" not in found


def test_a_meeting_that_moved_keeps_its_name_and_counts_once_on_its_new_day() -> None:
    text = meeting("2026-09-14", "moved_to: 2026-09-16\nwhy: the fair\nfacilitator: ana\nstarted: 08:30")
    found = owed("--- today 2026-09-17\n" + text)
    assert [name for name in found if name.startswith("meeting/held/2026-09-1")] == ["meeting/held/2026-09-14"]
    held = found["meeting/held/2026-09-14"]
    assert (held.due, held.done, held.why) == (
        date(2026, 9, 16),
        date(2026, 9, 16),
        "moved to Wed 16 Sep 2026: the fair",
    )


def test_a_cancelled_meeting_excuses_all_three() -> None:
    found = owed(meeting("2026-09-14", "facilitator: ana\ncancelled: everybody at the fair"))
    assert found["meeting/held/2026-09-14"].state is State.EXCUSED
    assert found["meeting/notes/2026-09-14"].state is State.EXCUSED
    assert found["meeting/notes/2026-09-14"].why == "cancelled: everybody at the fair"


def test_a_meeting_that_was_not_held_owes_no_notes() -> None:
    found = owed(meeting("2026-09-14", "facilitator: ana\nscribe: bo"))
    assert (found["meeting/held/2026-09-14"].state, found["meeting/notes/2026-09-14"].state) == (
        State.LATE,
        State.EXCUSED,
    )


def test_notes_are_late_from_the_day_after_and_missed_after_the_next_meeting() -> None:
    text = meeting("2026-09-14", "facilitator: ana\nscribe: bo\nstarted: 08:30")
    assert owed(text)["meeting/notes/2026-09-14"].state is State.OPEN
    assert owed("--- today 2026-09-16\n" + text)["meeting/notes/2026-09-14"].state is State.LATE
    assert owed("--- today 2026-09-22\n" + text)["meeting/notes/2026-09-14"].state is State.MISSED
    assert owed(text + "notes_sent: 2026-09-15\n")["meeting/notes/2026-09-14"].state is State.DONE


def test_a_scribe_on_leave_owes_the_notes_on_coming_back() -> None:
    away = """
--- people/bo.yaml
name: Bo
role: salesperson
starts: 2024-03-04
away: [{from: 2026-09-15, to: 2026-09-16}]
"""
    text = meeting("2026-09-14", "facilitator: ana\nscribe: bo\nstarted: 08:30")
    assert owed(text + away)["meeting/notes/2026-09-14"].due == date(2026, 9, 17)


def test_a_file_that_cannot_be_read_leaves_its_week_unseen() -> None:
    assert owed(meeting("2026-09-14", "facilitator: ["))["meeting/held/2026-09-14"].state is State.UNSEEN


def test_what_was_promised_is_due_from_whoever_promised_it() -> None:
    text = meeting(
        "2026-09-14",
        """
facilitator: ana
started: 08:30
commitments:
  - {what: bring the board date, who: ana, by: 2026-09-18}
help:
  - {what: an hour of the engineer, who: bo, by: 2026-09-16}
actions:
  - {what: order the samples, by: 2026-09-17}
""",
    )
    found = owed(text)
    owners = {name.partition("#")[2]: (duty.who, duty.about) for name, duty in found.items() if "#" in name}
    assert owners == {"commitments/1": ("ana", None), "help/1": ("bo", None), "actions/1": ("max", None)}


def test_what_is_planned_for_a_meeting_not_held_yet_is_nobodys_duty() -> None:
    text = meeting("2026-09-21", "facilitator: ana\nactions:\n  - {what: order the samples, by: 2026-09-25}")
    assert not [name for name in owed(text) if "#" in name]
