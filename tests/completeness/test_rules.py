"""Every code has its page, its own name and a family that belongs to somebody."""

import re
from collections import Counter

import pytest

from salesctl.cli.explain import every_page
from salesctl.core.finding import Severity
from salesctl.core.rule import Page
from salesctl.core.system import System
from salesctl.run.pages import general
from salesctl.systems import all_systems

PAGES = every_page()
SYSTEMS = all_systems()
IDS = [f"{page.code}-{page.name}" for page in PAGES]


def test_no_code_means_two_things() -> None:
    assert [code for code, times in Counter(page.code for page in PAGES).items() if times > 1] == []


@pytest.mark.parametrize("system", SYSTEMS, ids=lambda system: system.noun)
def test_names_are_used_once_in_a_family_and_look_like_names(system: System) -> None:
    names = [rule.name for rule in system.rules()]
    assert len(set(names)) == len(names)
    assert [name for name in names if not re.fullmatch(r"[a-z]+(-[a-z]+)+", name)] == []


@pytest.mark.parametrize("page", PAGES, ids=IDS)
def test_a_page_says_what_why_and_what_to_do(page: Page) -> None:
    assert re.fullmatch(r"[A-Z]{3}[0-9]{3}", page.code)
    assert page.summary.endswith(".")
    assert page.severity in Severity
    assert page.section("Why")
    assert page.section("Fix")


@pytest.mark.parametrize("page", PAGES, ids=IDS)
def test_a_page_shows_both_sides_of_what_text_can_show(page: Page) -> None:
    examples = [bool(page.section(title)) for title in ("Bad", "Good")]
    assert examples in ([True, True], [False, False])
    assert examples[0] or page.code in general()


@pytest.mark.parametrize("page", PAGES, ids=IDS)
def test_a_reason_reads_as_text(page: Page) -> None:
    assert [line for title in ("Why", "Fix") for line in page.section(title).split("\n") if line.startswith(" ")] == []


@pytest.mark.parametrize("system", SYSTEMS, ids=lambda system: system.noun)
def test_a_code_belongs_to_its_system_and_speaks_of_documents_there_are(system: System) -> None:
    kinds = {kind.name for each in SYSTEMS for kind in each.kinds}
    for rule in system.rules():
        assert rule.code.startswith(system.family)
        assert rule.module.startswith(system.package)
        assert set(rule.kinds) <= kinds


def test_no_two_systems_share_a_family_or_a_folder() -> None:
    families = [system.family for system in SYSTEMS] + sorted({code[:3] for code in general()})
    assert len(set(families)) == len(families)
    patterns = [pattern for system in SYSTEMS for kind in system.kinds for pattern in kind.patterns]
    assert len(set(patterns)) == len(patterns)
