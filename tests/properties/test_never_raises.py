"""No rule, duty or report raises, whatever documents their models accept, on any day."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salesctl.core.errors import SalesctlError
from salesctl.core.kind import Kind
from salesctl.core.report import Ask
from salesctl.core.system import System
from salesctl.core.team import Team
from salesctl.method.events import events
from salesctl.method.feed import Audience, feed
from salesctl.run.check import CRASHED, Scope, start
from salesctl.run.due import all_duties
from salesctl.run.open import CLOCKS, Opened
from salesctl.systems import all_systems
from tests.properties.bounded import bounded
from tests.properties.teams import BASE, KINDS, TODAYS, teams
from tests.support.examples import Example, open_example

WORDS = (None, "ana", "nobody-we-know", "seller", "wishes", "2026", "2026-H2", "2026-Q3", "2026-09", "0001-Q1", "9999")


def ask_everything(opened: Opened) -> None:
    """Run every rule on its documents, ask for every duty, and compute every report."""
    team, systems = opened.team, all_systems()
    for system in systems:
        for rule in system.rules():
            for kind in rule.kinds:
                for loaded in opened.store.load(kind):
                    if loaded.doc is not None and not rule.needs_history:
                        list(rule.check(loaded.doc, team))
        report_everything(system, team, None)
    all_duties(opened, systems)


def report_everything(system: System, team: Team, word: str | None) -> None:
    """Compute every report of a system; what it refuses, it refuses in words."""
    for command in system.reports:
        options = {option.name: option.default for option in command.options}
        with suppress(SalesctlError):
            system.report(command.run)(team, Ask(argument=word if command.argument else None, options=options))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_nothing_raises_on_documents_of_a_kind(kind: Kind) -> None:
    @bounded(10)
    @given(teams(kind))
    def raises_nothing(example: Example) -> None:
        ask_everything(open_example(example))

    raises_nothing()


@bounded(40)
@given(teams(), st.sampled_from(WORDS))
def test_no_report_raises_whatever_it_is_asked_for(example: Example, word: str | None) -> None:
    team = open_example(example).team
    for system in all_systems():
        report_everything(system, team, word)


@bounded(40)
@given(teams(broken=False))
def test_a_check_speaks_of_documents_and_never_of_itself(example: Example) -> None:
    found = start(open_example(example), all_systems()).run(Scope()).findings
    assert [finding.message for finding in found if finding.code == CRASHED] == []


@bounded(40)
@given(teams(broken=False))
def test_the_calendar_can_be_read_whatever_is_planned(example: Example) -> None:
    opened = open_example(example)
    duties = all_duties(opened, all_systems())
    assert feed(opened.team, events(opened.team), duties, Audience(None)).endswith(b"END:VCALENDAR\r\n")


@pytest.mark.parametrize("today", [date.min, date.max, date(1, 1, 2), date(9999, 12, 30)], ids=str)
def test_no_clock_is_too_far_away(today: date) -> None:
    opened = open_example(Example(BASE, today))
    assert opened.team.today in CLOCKS
    ask_everything(opened)


@settings(max_examples=60)
@given(TODAYS)
def test_a_clock_that_a_team_could_have_is_kept(today: date) -> None:
    assert today not in CLOCKS or open_example(Example(BASE, today)).team.today == today
