"""The examples on the pages of the rules that need a history, run as real repositories."""

from __future__ import annotations

from pathlib import Path

import pytest

from salesctl.core.rule import Rule
from salesctl.systems import all_systems
from tests.support.examples import codes
from tests.support.history import check_told

RULES = [rule for system in all_systems() for rule in system.rules() if rule.needs_history]
GENERAL = ("YML", "SCH", "REF", "SYS")


def test_there_are_such_rules() -> None:
    assert len(RULES) >= 13


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.code}-{rule.name}")
def test_the_bad_example_is_found(rule: Rule, tmp_path: Path) -> None:
    found = check_told(tmp_path, rule.section("Bad")).findings
    assert rule.code in codes(found), [finding.message for finding in found]
    assert not [finding for finding in found if finding.code.startswith(GENERAL)]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.code}-{rule.name}")
def test_the_good_example_is_not(rule: Rule, tmp_path: Path) -> None:
    found = check_told(tmp_path, rule.section("Good")).findings
    assert not [finding.message for finding in found if finding.code == rule.code]
    assert not [finding for finding in found if finding.code.startswith(GENERAL)]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.code}-{rule.name}")
def test_the_page_is_whole(rule: Rule) -> None:
    assert rule.summary.endswith(".")
    assert all(rule.section(title) for title in ("Why", "Bad", "Good", "Fix"))
