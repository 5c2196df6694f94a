"""The rules on the recipe at their edges: what a kept backtest says, and a plan against its own conversions."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from salesctl.core.finding import Finding
from tests.support.examples import SMALL_TEAM, check_text

RECIPE = "--- recipe.yaml\n" + SMALL_TEAM.split("--- recipe.yaml\n")[1]


def found(text: str, code: str) -> list[Finding]:
    return [finding for finding in check_text(text).findings if finding.code == code]


def year(revenue: int = 4000, every: int = 1, weeks: int = 40, calls: int = 40) -> str:
    """Ana's log of the weeks before July 2026: so many calls each, an order every few weeks."""
    months: dict[str, str] = {}
    for back in range(weeks, 0, -1):
        monday = date(2026, 6, 29) - timedelta(weeks=back)
        iso = monday.isocalendar()
        order = f", revenue: {revenue}" if back % every == 0 else ""
        name = f"{monday:%Y-%m}"
        months[name] = months.get(name, "") + f"{iso.year}-W{iso.week:02}: {{calls: {calls}{order}}}\n"
    return "".join(f"--- metrics/ana/{name}.yaml\n{text}" for name, text in months.items())


def plan(quota: int, calls: int = 40) -> str:
    return f"--- plans/2026-H2/ana.yaml\nquota: {quota}\nactivity:\n  calls: {calls}\n"


def test_a_plan_whose_activity_never_brought_half_of_its_quota_is_told_how_much_more_it_takes() -> None:
    """Forty calls brought 4,000 EUR a week: about 100,000 in a half of 26 weeks."""
    (finding,) = found(year() + plan(250_000), "REC004")
    assert finding.path == "plans/2026-H2/ana.yaml"
    assert finding.place.line == 3
    assert "calls at 40 a week would bring about 10" in finding.message
    assert finding.hint.startswith("2.4 times as much")


def test_enough_activity_is_no_finding() -> None:
    assert not found(year() + plan(250_000, calls=120), "REC004")
    assert not found(year() + plan(90_000), "REC004")


def test_chance_is_given_its_due() -> None:
    """The same money in ten orders says less than in forty: 20 % too little is then no finding."""
    assert found(year() + plan(130_000), "REC004")
    assert not found(year(16_000, every=4) + plan(130_000), "REC004")


@pytest.mark.parametrize(
    "text",
    [
        plan(250_000),
        year(weeks=20) + plan(250_000),
        year(every=8) + plan(250_000),
        year() + plan(250_000).replace("2026-H2", "2026-H1"),
        year() + plan(250_000) + "--- quotas/2026.yaml\nquotas:\n  ana: {measure: meetings, H2: 200}\n",
        year() + plan(250_000) + RECIPE.replace("outcome: revenue", "outcome: wins"),
        year() + plan(250_000) + "--- recipe.yaml\n",
        year(-10) + plan(250_000),
        year() + plan(0),
    ],
    ids=["no log", "half a year too short", "few orders", "over", "a measure", "counts", "no recipe", "credit", "zero"],
)
def test_what_cannot_be_said_is_not_said(text: str) -> None:
    assert not found(text, "REC004")


def test_no_activity_at_all_names_no_factor() -> None:
    (finding,) = found(year() + plan(250_000, calls=0), "REC004")
    assert "times" not in finding.hint


@pytest.mark.parametrize("words", ["verdict: no signal", "stopped: [calls]", "changed: [{from: a, to: b, since: x}]"])
def test_a_backtest_of_the_future_says_nothing_yet(words: str) -> None:
    assert {finding.code for finding in check_text(f"{RECIPE}checked: {{date: 2026-09-15, {words}}}\n").findings} & {
        *("REC005", "REC006", "REC007")
    }
    assert not check_text(f"{RECIPE}checked: {{date: 2026-09-16, {words}}}\n").findings


def test_a_metric_that_was_taken_out_is_not_asked_for_again() -> None:
    assert not check_text(f"{RECIPE}checked: {{date: 2026-09-07, predicts: [demos], stopped: [visits]}}\n").findings


def test_a_changed_conversion_says_by_how_much() -> None:
    changed = "{from: calls, to: meetings, since: 2026-W30, times: 0.6}"
    text = f"{RECIPE}checked:\n  date: 2026-09-07\n  changed:\n    - {changed}\n"
    (finding,) = found(text, "REC007")
    assert "since 2026-W30 the conversion of calls to meetings is 0.6 times what it was" in finding.message
