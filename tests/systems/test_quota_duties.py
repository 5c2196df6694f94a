"""When the numbers of a year are due, from whom, and when they count as given."""

from datetime import date

from salesctl.core.duty import Duty, State
from salesctl.systems.quota.duties import duties
from tests.support.examples import opened

NUMBERS = """
--- quotas/2027.yaml
quotas:
  ana: {H1: 400000}
  bo: {H1: 300000}
"""


def owed(text: str) -> dict[str, Duty]:
    return {duty.id: duty for duty in duties(opened(text).team)}


def test_they_are_due_thirty_days_before_the_year_from_the_manager() -> None:
    duty = owed("--- today 2026-11-23")["quota/numbers/2027"]
    assert (duty.who, duty.due, duty.state, duty.closes) == ("max", date(2026, 12, 2), State.OPEN, date(2027, 12, 31))
    assert duty.move == "salesctl new quota 2027"


def test_a_free_due_day_moves_before_it() -> None:
    """Thirty-two days before 1 January 2027 is Monday 30 November; thirty-three is a Sunday."""
    policy = """
        --- today 2026-11-01
        --- team.yaml
        name: Small team
        manager: max
        timezone: Europe/Lisbon
        currency: EUR
        since: 2026-01-01
        policy: {quota: {due_days_before: 33}}
        """
    assert owed(policy)["quota/numbers/2027"].due == date(2026, 11, 27)


def test_nothing_before_the_method_began_is_due() -> None:
    """The numbers of 2026 were due in December 2025, before `since`."""
    assert set(owed("--- today 2026-11-23")) == {"quota/numbers/2027"}


def test_a_number_for_each_who_carries_one_does_it() -> None:
    assert owed("--- today 2026-11-23" + NUMBERS)["quota/numbers/2027"].state is State.DONE


def test_one_missing_number_keeps_it_open_and_is_named() -> None:
    text = "--- today 2026-12-03\n--- quotas/2027.yaml\nquotas:\n  ana: {H1: 400000}\n"
    duty = owed(text)["quota/numbers/2027"]
    assert (duty.state, duty.days_late, duty.why) == (State.LATE, 1, "no number yet for bo")
    assert duty.path == "quotas/2027.yaml"


def test_who_carries_none_is_not_asked_for() -> None:
    text = """
        --- today 2026-12-03
        --- quotas/2027.yaml
        quotas:
          ana: {H1: 400000}
        --- people/bo.yaml
        name: Bo
        role: salesperson
        starts: 2024-03-04
        carries_quota: false
        """
    assert owed(text)["quota/numbers/2027"].state is State.DONE


def test_who_leaves_in_the_first_days_is_not_asked_for() -> None:
    """1 January is free, so until the 7th there are four working days."""
    text = "--- today 2026-12-03\n--- quotas/2027.yaml\nquotas:\n  ana: {H1: 1}\n--- people/bo.yaml\n"
    leaver = "name: Bo\nrole: salesperson\nstarts: 2024-03-04\nends: "
    assert owed(f"{text}{leaver}2027-01-07\n")["quota/numbers/2027"].state is State.DONE
    assert owed(f"{text}{leaver}2027-01-08\n")["quota/numbers/2027"].state is State.LATE


def test_a_starter_inside_the_year_has_a_number_twenty_working_days_after_the_first_day() -> None:
    starter = "--- people/cy.yaml\nname: Cy\nrole: salesperson\nstarts: 2027-03-01\n"
    before = owed("--- today 2027-03-10\n" + NUMBERS + starter)["quota/numbers/2027"]
    assert (before.state, before.due) == (State.OPEN, date(2027, 3, 30))
    assert owed("--- today 2027-04-02\n" + NUMBERS + starter)["quota/numbers/2027"].state is State.LATE
    numbered = NUMBERS + "  cy: {Q2: 1000}\n" + starter
    assert owed("--- today 2027-04-02\n" + numbered)["quota/numbers/2027"].state is State.DONE


def test_a_starter_does_not_hide_that_the_others_are_late() -> None:
    text = "--- today 2027-03-10\n--- people/cy.yaml\nname: Cy\nrole: salesperson\nstarts: 2027-03-01\n"
    assert owed(text)["quota/numbers/2027"].due == date(2026, 12, 2)


def test_the_window_closes_with_the_year() -> None:
    assert owed("--- today 2028-01-03")["quota/numbers/2027"].state is State.MISSED


def test_a_broken_file_is_unseen_and_not_late() -> None:
    text = "--- today 2026-12-20\n--- quotas/2027.yaml\nquotas: [ana]\n"
    assert owed(text)["quota/numbers/2027"].state is State.UNSEEN


def test_a_team_in_which_nobody_carries_a_quota_owes_none() -> None:
    assert owed("--- people/ana.yaml\n--- people/bo.yaml\n") == {}


def test_the_manager_of_the_due_day_owes_them() -> None:
    text = """
        --- today 2026-12-20
        --- people/max.yaml
        name: Max
        role: manager
        ends: 2026-11-30
        --- people/rita.yaml
        name: Rita
        role: manager
        starts: 2026-12-01
        """
    assert owed(text)["quota/numbers/2027"].who == "rita"
