"""The examples on every rule's page: the bad one is found, the good one is not, and both are otherwise sound."""

import pytest

from salesctl.core.rule import Rule
from salesctl.systems import all_systems
from tests.support.examples import check_text, codes

RULES = [rule for system in all_systems() for rule in system.rules() if not rule.needs_history]
GENERAL = ("YML", "SCH", "REF", "SYS")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.code}-{rule.name}")
def test_the_bad_example_is_found(rule: Rule) -> None:
    found = check_text(rule.section("Bad"))
    assert rule.code in codes(found.findings), [finding.message for finding in found.findings]
    assert not [finding for finding in found.findings if finding.code.startswith(GENERAL)]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.code}-{rule.name}")
def test_the_good_example_is_not(rule: Rule) -> None:
    found = check_text(rule.section("Good"))
    assert rule.code not in codes(found.findings)
    assert not [finding for finding in found.findings if finding.code.startswith(GENERAL)]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.code}-{rule.name}")
def test_the_page_is_whole(rule: Rule) -> None:
    assert rule.summary.endswith(".")
    assert all(rule.section(title) for title in ("Why", "Bad", "Good", "Fix"))
