"""The examples on the pages of syntax, shape, references and suppressions: one is found, the other is clean."""

import pytest

from salesctl.core.rule import Page
from salesctl.run.pages import general
from salesctl.text.reader import FAULTS
from tests.support.examples import check_text

# What no text can show: broken bytes, sizes, folders, permissions, two repositories. tests/kernel has them on disk.
ON_DISK = {
    *("not-utf8", "utf-16", "lone-surrogate", "too-large", "too-deep", "unreadable"),
    *("folder-for-file", "unreadable-file", "two-roots", "rule-crashed"),
}
PAGES = list(general().values())
SHOWN = [page for page in PAGES if page.name not in ON_DISK]


@pytest.mark.parametrize("page", SHOWN, ids=lambda page: f"{page.code}-{page.name}")
def test_the_bad_example_is_the_only_thing_found(page: Page) -> None:
    assert [finding.code for finding in check_text(page.section("Bad")).findings] == [page.code]


@pytest.mark.parametrize("page", SHOWN, ids=lambda page: f"{page.code}-{page.name}")
def test_the_good_example_is_clean(page: Page) -> None:
    assert [finding.message for finding in check_text(page.section("Good")).findings] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.code}-{page.name}")
def test_the_page_is_whole(page: Page) -> None:
    assert page.summary.endswith(".")
    assert page.section("Why")
    assert page.section("Fix")
    assert bool(page.section("Bad")) == (page.name not in ON_DISK)


def test_every_fault_of_a_text_has_a_page() -> None:
    assert set(FAULTS) == {page.name for page in PAGES if page.code.startswith("YML") and not page.opt_in}
