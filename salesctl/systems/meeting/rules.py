"""The rules on meetings, by subject."""

from salesctl.systems.meeting.rules_agenda import (
    agenda_over_the_time,
    meeting_over_the_time,
    section_twice,
    starts_late,
    starts_without_a_win,
    unknown_section,
    win_dropped,
)
from salesctl.systems.meeting.rules_evidence import agenda_after_its_day
from salesctl.systems.meeting.rules_notes import (
    done_on_an_impossible_day,
    moved_without_why_in_meeting,
    no_win,
    off_the_usual_day,
    ran_over,
    silent_commitment,
    started_late,
)
from salesctl.systems.meeting.rules_people import (
    actions_with_the_manager,
    facilitator_not_there,
    manager_always_leads,
    one_for_both,
    present_was_away,
    present_without_commitment,
    present_without_rating,
)

__all__ = [
    "actions_with_the_manager",
    "agenda_after_its_day",
    "agenda_over_the_time",
    "done_on_an_impossible_day",
    "facilitator_not_there",
    "manager_always_leads",
    "meeting_over_the_time",
    "moved_without_why_in_meeting",
    "no_win",
    "off_the_usual_day",
    "one_for_both",
    "present_was_away",
    "present_without_commitment",
    "present_without_rating",
    "ran_over",
    "section_twice",
    "silent_commitment",
    "started_late",
    "starts_late",
    "starts_without_a_win",
    "unknown_section",
    "win_dropped",
]
