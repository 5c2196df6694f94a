"""Who owes the log of a week, when it is due, and what makes it whole."""

from datetime import date

import pytest

from salesctl.core.duty import Duty, State
from salesctl.systems.metric.duties import duties
from tests.support.examples import opened

# Week 37 of 2026: Monday 7 to Friday 11 September. Due three working days later, Wednesday the 16th.
WEEK = "metric/log/ana/2026-W37"
DAYS = "".join(f"2026-09-{day:02}: {{calls: {day}}}\n" for day in (7, 8, 9, 10, 11))
LOG = f"--- metrics/ana/2026-09.yaml\n{DAYS}"


def owed(text: str, day: str = "2026-09-15") -> dict[str, Duty]:
    return {duty.id: duty for duty in duties(opened(f"--- today {day}\n{text}").team)}


def ana(lines: str) -> str:
    return f"--- people/ana.yaml\nname: Ana\nrole: salesperson\n{lines}\n"


def test_it_is_due_three_working_days_after_the_week() -> None:
    duty = owed("")[WEEK]
    assert (duty.who, duty.due, duty.state) == ("ana", date(2026, 9, 16), State.OPEN)
    assert duty.closes == date(2026, 9, 23)


def test_it_is_late_until_the_next_falls_due_and_then_missed() -> None:
    assert (owed("", "2026-09-17")[WEEK].state, owed("", "2026-09-17")[WEEK].days_late) == (State.LATE, 1)
    assert owed("", "2026-09-23")[WEEK].state is State.LATE
    assert owed("", "2026-09-24")[WEEK].state is State.MISSED


def test_an_entry_on_each_working_day_does_it() -> None:
    duty = owed(LOG)[WEEK]
    assert (duty.state, duty.done) == (State.DONE, date(2026, 9, 11))


def test_one_day_without_an_entry_leaves_it_open_and_is_named() -> None:
    duty = owed(LOG.replace("2026-09-09: {calls: 9}\n", ""))[WEEK]
    assert (duty.state, duty.why) == (State.OPEN, "nothing on Wed 9")
    assert duty.move == "salesctl metric log --on 2026-09-09"


def test_a_day_without_anything_counted_has_a_zero_written() -> None:
    assert owed(LOG.replace("{calls: 9}", "{calls: 0}"))[WEEK].state is State.DONE
    assert owed(LOG.replace("{calls: 9}", "{}"))[WEEK].state is State.OPEN


def test_a_week_at_once_does_it_too() -> None:
    assert owed("--- metrics/ana/2026-09.yaml\n2026-W37: {calls: 41}\n")[WEEK].state is State.DONE


def test_a_week_that_runs_is_done_when_its_last_day_is_logged() -> None:
    assert owed(LOG, "2026-09-10")[WEEK].state is State.OPEN
    assert owed(LOG, "2026-09-11")[WEEK].state is State.DONE


def test_leave_and_free_days_need_no_entry() -> None:
    """7 September is Labour Day in the United States; ana is away on the 8th."""
    text = ana("starts: 2024-03-04\naway: [{from: 2026-09-08, to: 2026-09-08}]")
    text += "--- team.yaml\nname: A\nmanager: max\ntimezone: UTC\ncurrency: EUR\nsince: 2026-01-01\ncountry: US\n"
    log = LOG.replace("2026-09-07: {calls: 7}\n", "").replace("2026-09-08: {calls: 8}\n", "")
    assert owed(text + log)[WEEK].state is State.DONE


def test_a_week_mostly_away_is_excused() -> None:
    text = ana("starts: 2024-03-04\naway: [{from: 2026-09-07, to: 2026-09-09}]")
    assert owed(text)[WEEK].state is State.EXCUSED
    whole = ana("starts: 2024-03-04\naway: [{from: 2026-09-07, to: 2026-09-11}]")
    assert owed(whole)[WEEK].state is State.EXCUSED


def test_leave_afterwards_moves_the_due_day() -> None:
    text = ana("starts: 2024-03-04\naway: [{from: 2026-09-14, to: 2026-09-16}]")
    assert owed(text)[WEEK].due == date(2026, 9, 21)


def test_a_part_timer_logs_and_counts_own_days() -> None:
    """Monday to Wednesday: three working days after the week end on Wednesday the 16th."""
    text = ana("starts: 2024-03-04\nworking_days: [mon, tue, wed]")
    duty = owed(text + "--- metrics/ana/2026-09.yaml\n" + DAYS[: DAYS.index("2026-09-10")])[WEEK]
    assert (duty.state, duty.due) == (State.DONE, date(2026, 9, 16))
    assert owed(text.replace("mon, tue, wed", "thu"))[WEEK].due == date(2026, 10, 1)


@pytest.mark.parametrize("lines", ["starts: 2026-09-08", "starts: 2024-03-04\nends: 2026-09-10", "starts: 2026-10-01"])
def test_a_week_not_wholly_in_the_team_owes_nothing(lines: str) -> None:
    assert WEEK not in owed(ana(lines))


def test_what_was_open_goes_when_somebody_leaves() -> None:
    text = ana("starts: 2024-03-04\nends: 2026-09-14")
    assert owed(text)[WEEK].state is State.EXCUSED


def test_only_salespeople_owe_it_with_or_without_a_quota() -> None:
    text = ana("starts: 2024-03-04\ncarries_quota: false") + "--- people/bo.yaml\nname: Bo\nrole: specialist\n"
    assert {duty.who for duty in owed(text).values()} == {"ana"}


def test_nothing_before_the_method_began_is_due() -> None:
    """The week that holds the first day is owed from that day on, and not at all when only its weekend is left."""
    team = "--- team.yaml\nname: A\nmanager: max\ntimezone: UTC\ncurrency: EUR\nsince: 2026-09-10\n"
    first = owed(team)[WEEK]
    assert (first.why, first.move) == ("nothing on Thu 10 and Fri 11", "salesctl metric log --on 2026-09-10")
    assert WEEK not in owed(team.replace("09-10", "09-12"))


def test_the_policy_says_how_long_after() -> None:
    team = "--- team.yaml\nname: A\nmanager: max\ntimezone: UTC\ncurrency: EUR\nsince: 2026-01-01\n"
    assert owed(team + "policy: {metrics: {log_within_days: 1}}\n")[WEEK].due == date(2026, 9, 14)
    assert owed(team + "policy: {metrics: {log_within_days: 0}}\n")[WEEK].due == date(2026, 9, 14)


def test_a_log_that_cannot_be_read_is_unseen() -> None:
    assert owed("--- metrics/ana/2026-09.yaml\n2026-09-07: many\n")[WEEK].state is State.UNSEEN


def test_a_week_in_two_months_reads_both() -> None:
    """Week 40 starts on Monday 28 September."""
    first = "--- metrics/ana/2026-09.yaml\n" + "".join(f"2026-09-{day}: {{calls: 1}}\n" for day in (28, 29, 30))
    second = "--- metrics/ana/2026-10.yaml\n2026-10-01: {calls: 1}\n2026-10-02: {calls: 1}\n"
    assert owed(first + second, "2026-10-05")["metric/log/ana/2026-W40"].state is State.DONE
    broken = owed(first + "--- metrics/ana/2026-10.yaml\n- 1\n", "2026-10-05")
    assert broken["metric/log/ana/2026-W40"].state is State.UNSEEN


def test_a_team_of_nobody_owes_nothing() -> None:
    assert owed("--- people/ana.yaml\n--- people/bo.yaml\n") == {}
