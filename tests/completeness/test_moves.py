"""The next move that a duty or a finding names is a command that there is."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from pathlib import Path

import pytest

from salesctl.cli.done import closed_here
from salesctl.core.rule import Rule
from salesctl.core.walk import item_name
from salesctl.run.due import all_duties
from salesctl.run.open import DUE_WITHIN, open_team
from salesctl.run.source import FolderSource
from salesctl.systems import all_systems
from tests.completeness.commands import resolve
from tests.support.examples import check_text, no_history, opened

TEAM = Path(__file__).parents[2] / "team"
TODAYS = [date(2025, 1, 6), date(2025, 12, 22), date(2026, 7, 1), date(2026, 11, 23), date(2027, 1, 4)]
RULES = [rule for system in all_systems() for rule in system.rules() if not rule.needs_history]
_TYPED = re.compile(r"salesctl [^;`)]+")


def unresolved(text: str | None) -> list[str]:
    """Return the commands that a text names and that there are not."""
    return [line for line in _TYPED.findall(text or "") if not resolve(line)]


@lru_cache(maxsize=1)
def moves_of_nobody() -> frozenset[str]:
    """Return every move of a team that has written nothing, over a year."""
    found = opened("--- recipe.yaml\n--- today 2026-12-31\n", within=DUE_WITHIN * 12)
    return frozenset(duty.move for duty in all_duties(found, all_systems()) if duty.move)


@pytest.mark.parametrize("today", TODAYS, ids=str)
def test_the_moves_of_the_example_team_lead_to_commands(today: date) -> None:
    found = open_team(
        FolderSource(TEAM), all_systems(), name="team", clock=lambda _zone: today, today=today, history=no_history
    )
    moves = {duty.move for duty in all_duties(found, all_systems()) if duty.move}
    assert moves
    assert [line for move in sorted(moves) for line in unresolved(move)] == []


def test_what_a_duty_says_can_be_closed_has_an_item_to_close() -> None:
    """`salesctl done NAME` finds its item."""
    day = date(2026, 11, 23)
    found = open_team(
        FolderSource(TEAM), all_systems(), name="team", clock=lambda _zone: day, today=day, history=no_history
    )
    moves = [duty.move.split() for duty in all_duties(found, all_systems()) if duty.move and duty.is_pending]
    wanted = {words[2] for words in moves if words[:2] == ["salesctl", "done"]}
    docs = [doc for kind in found.store.kinds for doc in found.store.docs(kind)]
    assert wanted
    assert wanted <= {item_name(doc, at) for doc in docs for at, _ in closed_here(doc)}


def test_the_moves_of_a_team_that_has_written_nothing_lead_to_commands() -> None:
    assert moves_of_nobody()
    assert [line for move in sorted(moves_of_nobody()) for line in unresolved(move)] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.code}-{rule.name}")
def test_what_a_finding_tells_people_to_type_exists(rule: Rule) -> None:
    hints = {text for found in check_text(rule.section("Bad")).findings for text in (found.hint, found.message)}
    assert [line for text in (*hints, rule.section("Fix"), rule.section("Why")) for line in unresolved(text)] == []
