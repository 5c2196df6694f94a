"""The agenda of the next meeting: whose turn it is, what there is to speak of, and the file it makes."""

from datetime import date
from decimal import Decimal

import pytest

from salesctl.core.errors import UsageError
from salesctl.core.report import Ask, Report
from salesctl.core.shape import Item
from salesctl.systems.meeting.documents import Commitment, Meeting
from salesctl.systems.meeting.figures import Word, expected_day, slot_of, word_of
from salesctl.systems.meeting.prefill import meeting
from salesctl.systems.meeting.reports import agenda
from salesctl.text.reader import read
from tests.support.examples import check_text, opened

WEEK = """
--- today 2026-09-21
--- meetings/2026-09-14.yaml
facilitator: bo
scribe: ana
started: 08:30
wins:
  - who: ana
    what: Acme renewed for three years
commitments:
  - what: bring the board date
    who: ana
    by: 2026-09-18
    done: 2026-09-17
  - what: close Delta
    who: bo
    by: 2026-09-18
    amount: 40000
    got: 25000
  - what: call the yard
    who: bo
    by: 2026-09-18
  - what: see the fair
    who: ana
    by: 2026-09-25
--- quotas/2026.yaml
target: {H2: 400000}
quotas:
  ana: {H2: 200000}
  bo: {H2: 100000}
--- metrics/ana/2026-09.yaml
2026-09-01: {revenue: 90000}
--- metrics/bo/2026-09.yaml
2026-09-02: {revenue: 10000}
--- plans/2026-H2/ana.yaml
submitted: 2026-06-22
forecast:
  - {account: Acme, amount: 30000, close: 2026-09-24, source: pipeline}
  - {account: Beta, amount: 20000, close: 2026-10, source: pipeline}
  - {account: Gamma, amount: 5000, close: 2026-08, source: pipeline}
  - {account: Delta, amount: 7000, close: 2026-09-24, source: pipeline, won: 2026-09-10}
--- training/2026-Q3.yaml
planned: 2026-06-15
focus: demo
sessions:
  - date: 2026-09-21
    minutes: 10
    topic: The first minute
    objective: begin without the machine
    leader: ana
    audience: [all]
    skills: [opening]
  - date: 2026-09-24
    start: 10:30
    minutes: 60
    topic: Trading
    objective: every concession gets one back
    leader: bo
    audience: [all]
    skills: [negotiation]
--- coaching/bo/2026-09-23.yaml
start: 09:00
coach: max
account: Delta
--- contests/2026.yaml
contests:
  - id: sprint
    name: Autumn sprint
    objective: fill the pipeline
    starts: 2026-09-01
    ends: 2026-09-30
    metric: revenue
    eligible: [all]
    tie_break: [calls]
    prizes: [{place: 1, what: dinner for two}]
"""


def composed(text: str, day: str | None = None, style: str | None = None) -> Report:
    return agenda(opened(text).team, Ask(argument=day, options={"as_": style}))


# ---- as Markdown


def test_the_whole_page() -> None:
    report = composed(WEEK)
    assert report.title == "Meeting, Mon 21 Sep 2026, 08:30"
    assert report.text == (
        "ana leads, bo writes the notes, 58 minutes.\n"
        "\n"
        "## 08:30 Wins, and how the week was (8 min)\n"
        "- Wins of last week: ana: Acme renewed for three years\n"
        "\n"
        "## 08:38 Pipeline and last week's commitments (20 min)\n"
        "- Last week's word\n"
        "  - 1 kept, 1 short (bo), 1 silent (bo) and 1 not due yet\n"
        "  - short: bo: close Delta, 25,000 EUR of 40,000 EUR, by Fri 18 Sep 2026\n"
        "  - silent: bo: call the yard, by Fri 18 Sep 2026\n"
        "- Closing this week\n"
        "  - 1 line, 30,000 EUR\n"
        "  - ana: Acme, 30,000 EUR, by Thu 24 Sep 2026\n"
        "  - past their close and still open: 1 line, 5,000 EUR (salesctl plan open)\n"
        "\n"
        "## 08:58 The numbers (7 min)\n"
        "- The number\n"
        "  - 2026-Q3: 100,000 EUR of 200,000 EUR, 50 % after 88 % of the working days; to go 100,000 EUR\n"
        "  - ana 90 %, bo 20 %\n"
        "\n"
        "## 09:05 News from marketing (5 min)\n"
        "\n"
        "## 09:10 Training or role play (10 min, ana)\n"
        "- Training\n"
        "  - here, 10 minutes: The first minute, ana\n"
        "  - Thu 24 Sep 2026 10:30: Trading, bo\n"
        "- Coached calls: Wed 23 Sep 2026 09:00: bo, Delta, with max\n"
        "\n"
        "## 09:20 Contest and company (4 min)\n"
        "- Contest: Autumn sprint, until Wed 30 Sep 2026: 1 ana 90,000, 2 bo 10,000\n"
        "\n"
        "## 09:24 Commitments and close (4 min)\n"
    )


def test_a_team_with_nothing_written_has_an_agenda_all_the_same() -> None:
    text = composed("").text
    assert text.startswith("ana leads, bo writes the notes, 60 minutes.\n")
    assert text.count("## ") == 7


def test_subjects_without_a_section_of_theirs_stand_at_the_end() -> None:
    section = "{key: open, title: Round, minutes: 30, positive: true}"
    form = f"--- meetings/agenda.yaml\nstart: 09:00\nsections: [{section}]\n"
    text = composed(WEEK + form).text
    assert text.index("## 09:00 Round (30 min)") < text.index("## Also") < text.index("- Wins of last week")


def test_a_section_that_the_meeting_drops_is_not_there() -> None:
    text = composed(WEEK + "--- meetings/2026-09-21.yaml\nfacilitator: bo\nminutes: {marketing: 0}\n").text
    assert "marketing" not in text
    assert "## 09:05 Training or role play" in text


def test_last_week_is_named_by_its_day_when_it_was_longer_ago() -> None:
    text = composed(WEEK, "2026-09-28").text
    assert "- Wins of Mon 14 Sep 2026: ana" in text
    assert "- Word of Mon 14 Sep 2026" in text


def test_any_day_of_the_week_finds_its_meeting() -> None:
    assert composed("", "2026-10-08").title == "Meeting, Tue 6 Oct 2026, 08:30"


def test_after_todays_meeting_the_next_one_is_next_weeks() -> None:
    held = "--- today 2026-09-21\n--- meetings/2026-09-21.yaml\nfacilitator: ana\nstarted: 08:30\n"
    assert composed(held).title == "Meeting, Mon 28 Sep 2026, 08:30"


def test_a_cancelled_meeting_is_passed_over() -> None:
    text = "--- meetings/2026-09-21.yaml\nfacilitator: ana\ncancelled: the fair\n"
    assert composed(text).title == "Meeting, Mon 28 Sep 2026, 08:30"
    assert composed(text, "2026-09-21").notes == ("this meeting was cancelled: the fair",)


def test_while_nobody_reaches_the_minimum_of_a_contest_the_best_scores_are_said() -> None:
    text = composed(WEEK.replace("    metric: revenue\n", "    metric: revenue\n    minimum: 500000\n")).text
    assert "until Wed 30 Sep 2026: nobody is placed yet; ana 90,000, bo 10,000" in text


def contest(text: str) -> str:
    return next(line for line in composed(text).text.splitlines() if line.startswith("- Contest: "))


def test_a_contest_that_moved_runs_until_its_new_end() -> None:
    moved = WEEK.replace("    metric: revenue\n", "    metric: revenue\n    moved_to: 2026-09-14\n    why: the fair\n")
    assert contest(moved).startswith("- Contest: Autumn sprint, until Tue 13 Oct 2026: ")


def test_a_contest_that_is_over_is_spoken_of_until_its_result_is_written() -> None:
    over = WEEK.replace("ends: 2026-09-30", "ends: 2026-09-18")
    said = "- Contest: Autumn sprint, over since Fri 18 Sep 2026 and without a result: 1 ana 90,000, 2 bo 10,000"
    assert contest(over) == said
    written = over.replace("    metric: rev", "    result: {date: 2026-09-21, winners: [ana]}\n    metric: rev")
    assert "- Contest" not in composed(written).text
    assert "- Contest" not in composed(over.replace("today 2026-09-21", "today 2026-11-02")).text


def test_what_not_everybody_may_read_is_left_out_and_that_is_said() -> None:
    private = """
--- team.yaml
name: Small team
manager: max
timezone: Europe/Lisbon
currency: EUR
since: 2026-01-01
private: [{path: ../small-private, holds: [reviews, coaching, plans]}]
"""
    report = composed(WEEK + private)
    assert "Coached calls" not in report.text
    assert "Closing this week" not in report.text
    assert "The number" in report.text
    assert report.notes == ("for everybody in the room, so without what is kept apart: coaching and plans",)
    assert "Coached calls" not in composed(WEEK + private, style="yaml").text


# ---- as a file


def test_the_file_is_a_meeting_that_loads_without_a_finding() -> None:
    text = composed(WEEK, style="yaml").text
    assert text.startswith("# meetings/2026-09-21.yaml\nfacilitator: ana\nscribe: bo\nminutes: {training: 10}\n")
    checked = check_text(f"{WEEK}\n--- meetings/2026-09-21.yaml\n{text}")
    assert not [finding for finding in checked.findings if finding.path == "meetings/2026-09-21.yaml"]


def test_the_file_keeps_what_is_written_and_says_nothing_twice() -> None:
    written = "facilitator: bo\nscribe: max\nagenda_sent: 2026-09-18\nnote: Bring the board dates.\n"
    once = composed(f"{WEEK}--- meetings/2026-09-21.yaml\n{written}", style="yaml").text
    meeting = Meeting.model_validate(read(once.encode()).value)
    assert (meeting.facilitator, meeting.scribe, meeting.agenda_sent) == ("bo", "max", date(2026, 9, 18))
    assert meeting.note is not None
    assert meeting.note.startswith("Bring the board dates.\nLast week's word: 1 kept, 1 short (bo)")
    assert composed(f"{WEEK}--- meetings/2026-09-21.yaml\n{once}", style="yaml").text == once


def test_a_meeting_that_was_held_is_not_planned_again() -> None:
    with pytest.raises(UsageError) as refused:
        composed(WEEK, "2026-09-14", "yaml")
    assert "was held" in refused.value.message


def test_another_style_or_another_word_is_refused_with_the_next_move() -> None:
    with pytest.raises(UsageError) as refused:
        composed("", style="word")
    assert refused.value.hint == "one of: markdown, yaml"
    with pytest.raises(UsageError) as refused:
        composed("", "monday")
    assert refused.value.hint == "write year-month-day, such as 2026-09-15"


# ---- whose turn it is


def turns(*led: str) -> str:
    days = ("2026-08-17", "2026-08-24", "2026-08-31", "2026-09-07")
    return "".join(f"--- meetings/{day}.yaml\nfacilitator: {who}\n" for day, who in zip(days, led, strict=False))


EVA = "--- people/eva.yaml\nname: Eva\nrole: salesperson\nstarts: {}\n{}\n"


def test_whoever_has_waited_longest_leads() -> None:
    eva = EVA.format("2024-03-04", "")
    assert composed(eva + turns("ana", "bo", "eva")).text.startswith("ana leads")
    assert composed(eva + turns("eva", "bo", "ana")).text.startswith("eva leads")


def test_a_newcomer_has_waited_since_the_first_day() -> None:
    eva = EVA.format("2026-08-26", "")
    assert composed(eva + turns("ana", "bo")).text.startswith("ana leads")
    assert composed(eva + turns("ana", "bo", "ana", "bo")).text.startswith("eva leads")


def test_the_manager_and_whoever_is_away_have_no_turn() -> None:
    eva = EVA.format("2024-03-04", "away: [{from: 2026-09-21, to: 2026-09-25}]")
    assert composed(eva + turns("max", "bo", "ana")).text.startswith("bo leads, ana writes")


def test_a_meeting_still_to_come_counts_as_a_turn() -> None:
    text = "--- meetings/2026-09-28.yaml\nfacilitator: ana\nscribe: bo\n"
    assert composed(text).text.startswith("bo leads, ana writes")


def test_a_team_of_one_manager_is_led_by_the_manager() -> None:
    assert composed("--- people/ana.yaml\n--- people/bo.yaml\n").text.startswith("max leads, max writes")


@pytest.mark.parametrize("led", [("ana", "bo", "eva"), ("eva", "bo", "ana"), ("bo", "ana")])
def test_a_new_file_names_whom_the_agenda_names(led: tuple[str, ...]) -> None:
    text = EVA.format("2026-08-26", "") + turns(*led)
    made = meeting(opened(text).team, {"date": "2026-09-21"})
    assert composed(text).text.startswith(f"{made['facilitator']} leads, {made['scribe']} writes")


def test_a_new_file_names_nobody_where_only_the_manager_is_left() -> None:
    made = meeting(opened("--- people/ana.yaml\n--- people/bo.yaml\n").team, {"date": "2026-09-21"})
    assert (made["facilitator"], made["scribe"]) == (None, None)


# ---- the day and the word


@pytest.mark.parametrize(
    ("item", "word"),
    [
        (Item(what="x", by=date(2026, 9, 14), done=date(2026, 9, 14)), Word.KEPT),
        (Item(what="x", by=date(2026, 9, 14), done=date(2026, 9, 16)), Word.SILENT),
        (Item(what="x", by=date(2026, 9, 15)), Word.OPEN),
        (Item(what="x", by=date(2026, 9, 14)), Word.SILENT),
        (Item(what="x", by=date(2026, 9, 14), moved_to=date(2026, 9, 18)), Word.MOVED),
        (Item(what="x", by=date(2026, 9, 4), moved_to=date(2026, 9, 11)), Word.SILENT),
        (Item(what="x", by=date(2026, 9, 14), dropped="no budget"), Word.DROPPED),
        (Commitment(what="x", by=date(2026, 9, 14), amount=Decimal(10), got=Decimal(9)), Word.SHORT),
        (Commitment(what="x", by=date(2026, 9, 14), amount=Decimal(10), got=Decimal(10)), Word.KEPT),
        (Commitment(what="x", by=date(2026, 9, 14), amount=Decimal(10), done=date(2026, 9, 14)), Word.KEPT),
    ],
)
def test_what_became_of_a_promise(item: Item, word: Word) -> None:
    assert word_of(item, date(2026, 9, 15)) is word


def test_a_week_without_a_working_day_from_the_usual_one_on_has_no_meeting() -> None:
    closed = (
        "--- team.yaml\nname: T\nmanager: max\ntimezone: UTC\ncurrency: EUR\nsince: 2026-01-01\n"
        "closed: [2026-09-21, 2026-09-22, 2026-09-23, 2026-09-24, 2026-09-25]\n"
    )
    team = opened(closed).team
    week = team.calendar.period(date(2026, 9, 21), "week")
    assert expected_day(team, week) is None
    assert slot_of(team, week) is None
