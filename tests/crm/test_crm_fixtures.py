"""One story in the dress of every CRM, language, encoding and spelling: it is always read the same."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from salesctl.data.crm import read_deals
from tests.crm.story import FIXTURES, STORY, told

if TYPE_CHECKING:
    from pathlib import Path

SKIPPED = {
    "hubspot/1-english-all-properties": {},
    "hubspot/2-english-view-month-first": {},
    "hubspot/3-portuguese-semicolon-windows": {},
    "hubspot/4-spanish-tabs-utf16": {},
    "hubspot/5-german-sep-line": {"is a totals row": 1},
    "hubspot/6-internal-names": {"is in another currency than EUR": 1},
    "hubspot/7-french-thin-spaces": {},
    "pipedrive/1-english-list": {"is in another currency than EUR": 1, "was deleted in the CRM": 1},
    "pipedrive/2-english-2025-names": {},
    "pipedrive/3-portuguese": {},
    "pipedrive/4-spanish-latin": {},
    "pipedrive/5-german-bars": {},
    "plain/1-short": {},
    "plain/2-status-words-day-first": {"is in another currency than EUR": 1},
    "plain/3-portuguese": {"is a totals row": 1},
    "plain/4-german-serial-days": {},
    "plain/5-ticks-and-repeated-headings": {"is empty": 2, "repeats the headings": 1, "is a footer": 1},
    "salesforce/1-report-with-footer": {
        "is a footer": 4,
        "is empty": 2,
        "is a totals row": 1,
        "is in another currency than EUR": 1,
    },
    "salesforce/2-formatted-with-title": {
        "stands above the headings": 6,
        "is a totals row": 1,
        "is in another currency than EUR": 1,
    },
    "salesforce/3-data-loader": {},
    "salesforce/4-german-report": {"is a totals row": 1, "is empty": 1, "is a footer": 1},
    "salesforce/5-spanish-report": {},
    "salesforce/6-portuguese-report": {"is a totals row": 1},
}
"""What each fixture holds beside the story."""

CSVS = sorted(FIXTURES.rglob("*.csv"))


def name(path: Path) -> str:
    return path.relative_to(FIXTURES).with_suffix("").as_posix()


def test_every_fixture_is_accounted_for_and_every_crm_has_five_of_them() -> None:
    assert [name(path) for path in CSVS] == sorted(SKIPPED)
    for crm in ("hubspot", "salesforce", "pipedrive", "plain"):
        assert sum(path.parent.name == crm for path in CSVS) >= 5


@pytest.mark.parametrize("path", CSVS, ids=name)
def test_an_export_tells_the_story_whatever_its_dress(path: Path) -> None:
    read = read_deals(path.read_bytes(), "EUR")
    assert tuple(map(told, read.deals)) == STORY
    assert read.summary.crm == path.parent.name


@pytest.mark.parametrize("path", CSVS, ids=name)
def test_the_summary_says_what_was_left_out_and_adds_up(path: Path) -> None:
    summary = read_deals(path.read_bytes(), "EUR").summary
    assert summary.reasons() == SKIPPED[name(path)]
    assert summary.adds_up
    assert summary.used == len(STORY)


@pytest.mark.parametrize("path", CSVS, ids=name)
def test_ids_are_told_apart_and_the_same_in_every_report_of_a_crm(path: Path) -> None:
    read = read_deals(path.read_bytes(), "EUR")
    other = read_deals(next(one for one in CSVS if one.parent == path.parent).read_bytes(), "EUR")
    assert list(read.by_crm) == list(other.by_crm)
    assert len(read.by_crm) == len(STORY)


@pytest.mark.parametrize(
    "fixture", ["hubspot/1-english-all-properties", "salesforce/1-report-with-footer", "pipedrive/3-portuguese"]
)
def test_probability_and_the_reason_a_deal_was_lost_are_kept(fixture: str) -> None:
    deals = read_deals((FIXTURES / f"{fixture}.csv").read_bytes(), "EUR").deals
    assert [deal.probability for deal in deals] == list(map(Decimal, (40, 100, 0, 20, 100, 10, 60)))
    assert [deal.lost_reason for deal in deals] == [None, None, "price", None, None, None, None]


def test_only_open_deals_with_account_amount_and_day_go_to_a_forecast() -> None:
    read = read_deals((FIXTURES / "plain/1-short.csv").read_bytes(), "EUR")
    assert [deal.name for deal in read.forecast()] == ["Pilot line", "Free trial"]
    assert any("without an account" in note for note in read.summary.notes)


def test_a_second_export_that_says_the_same_gives_equal_deals() -> None:
    first = (FIXTURES / "plain/1-short.csv").read_bytes()
    lines = first.decode().split("\n")
    shifted = "\n".join((lines[0], "", *lines[1:])).encode()
    assert read_deals(first, "EUR").by_crm == read_deals(shifted, "EUR").by_crm


def test_a_dollar_team_reads_its_own_rows_and_leaves_the_euros() -> None:
    read = read_deals((FIXTURES / "pipedrive/1-english-list.csv").read_bytes(), "USD")
    assert [deal.name for deal in read.deals] == ["Idea", "Export deal"]
    assert read.summary.reasons() == {"is in another currency than USD": 7}
    assert read.summary.adds_up


def test_progress_reaches_the_last_row() -> None:
    seen: list[tuple[int, int]] = []
    read_deals(
        (FIXTURES / "plain/1-short.csv").read_bytes(), "EUR", progress=lambda done, total: seen.append((done, total))
    )
    assert seen == [(7, 7)]
