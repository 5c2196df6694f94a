"""How surely the recipe predicts: replayed over the past, against forecasts that know nothing of metrics."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from salesctl.core.errors import UsageError
from salesctl.core.report import Ask, Column, Report, Section, Table
from salesctl.core.team import Team
from salesctl.systems.recipe.asked import Question, nothing, question, spread
from salesctl.systems.recipe.bench import PLAIN, Bench
from salesctl.systems.recipe.findings import sections
from salesctl.systems.recipe.kept import backtested, discovered
from salesctl.systems.recipe.report_fit import plain
from salesctl.systems.recipe.say import percent, rounded
from salesctl.systems.recipe.science import Alarm, Backtest, Fit, Horizon, Label, drift
from salesctl.systems.recipe.science.backtest import HORIZONS
from salesctl.systems.recipe.science.conformal import NOMINAL
from salesctl.systems.recipe.science.verdict import NAMES, percent_of_error

LONGEST = HORIZONS[-1]
SHORTEST, FARTHEST = 2, 26


def backtest(team: Team, ask: Ask, bench: Bench = PLAIN) -> Report:
    """Return the errors and the verdict; `ask.options["horizon"]` is how many weeks ahead is judged.

    Raises UsageError for a horizon that makes no sense and for several people.
    """
    horizon = _horizon(ask.options.get("horizon", LONGEST))
    asked = question(team, ask)
    if isinstance(asked, str):
        return nothing("Backtest", asked, _data(None, (asked,)))
    test, fit, alarms = results(asked, bench, horizon)
    about = f" of {asked.who}" if asked.who else ""
    return Report(
        f"Backtest of {asked.found.panel.outcome_name}{about}: {spread(asked.found)}",
        (_table(test),),
        tuple(dict.fromkeys((*test.verdict.missing, *asked.found.missing, *_legend(test)))),
        data=_data(test, test.verdict.reasons),
        sections=(*_headlines(test), *sections(asked, fit, alarms)),
    )


def results(asked: Question, bench: Bench = PLAIN, horizon: int = LONGEST) -> tuple[Backtest, Fit, tuple[Alarm, ...]]:
    """Return the backtest at 4 and 8 weeks and at the horizon, which metrics predict, and which conversions changed."""
    horizons = (*(weeks for weeks in HORIZONS[:-1] if weeks < horizon), horizon)
    fit = discovered(asked.found, bench)
    alarms = drift(asked.found.panel, asked.found.funnel).alarms
    return backtested(asked.found, bench, horizons=horizons, who=asked.who), fit, alarms


def _horizon(written: object) -> int:
    if isinstance(written, int) and SHORTEST <= written <= FARTHEST:
        return written
    raise UsageError(
        f"{written} weeks ahead cannot be judged", f"ask for {SHORTEST} to {FARTHEST}, such as --horizon {LONGEST}"
    )


def _headlines(test: Backtest) -> Iterator[Section]:
    last = test.horizons[-1]
    yield Section("Verdict", (test.verdict.label.value,))
    if last.error is not None:
        yield Section("Error", (f"{last.weeks} weeks ahead {_against(last, last.error)}",))
    if last.coverage is not None:
        apart = f"{last.windows} windows apart" if last.windows != 1 else "1 window"
        yield Section("Interval", (f"nominal {percent(NOMINAL)}, measured {percent(last.coverage)} over {apart}",))
    if test.verdict.label is not Label.COMFORTABLE and last.error is not None:
        yield Section("Because", test.verdict.reasons)


def _against(last: Horizon, error: float) -> str:
    """Say the error and how it compares with the best forecast that knows nothing of metrics."""
    if not last.naive:
        return percent_of_error(error)
    best = min(last.naive, key=lambda name: last.naive[name])
    gain = 1.0 - error / last.naive[best] if last.naive[best] > 0 else 0.0
    better = f"{percent(abs(gain))} {'better' if gain >= 0 else 'worse'}" if round(abs(gain), 2) else "no better"
    return f"{percent_of_error(error)}; best naive ({NAMES[best]}) {percent_of_error(last.naive[best])}: {better}"


def _table(test: Backtest) -> Table:
    columns = (
        *(Column("Weeks ahead", "count"), Column("Error", "percent"), Column("MASE", "number")),
        *(Column(name.capitalize(), "percent") for name in NAMES.values()),
        *(Column("Interval held", "percent"), Column("Windows apart", "count")),
    )
    rows = tuple(
        (
            *(one.weeks, _percent(one.error), rounded(one.mase, 2)),
            *(_percent(one.naive.get(name)) for name in NAMES),
            *(_percent(one.coverage), one.windows),
        )
        for one in test.horizons
        if one.error is not None
    )
    return Table("Errors", columns, rows, "no forecast of the past can be judged yet")


def _percent(share: float | None) -> Decimal | None:
    return None if share is None else rounded(share * 100, 3)


def _legend(test: Backtest) -> Iterator[str]:
    if test.horizons[-1].error is not None:
        yield "error: of the sum of the coming weeks, as a share of what came; refitted at each week of the past"
        yield "MASE: below 1 is better than repeating the weeks before"


def _data(test: Backtest | None, reasons: tuple[str, ...]) -> dict[str, object]:
    return {
        "verdict": test.verdict.label.value if test else Label.NOT_YET.value,
        "reasons": [*reasons, *(test.verdict.missing if test else ())],
        "horizons": [_plain(one) for one in test.horizons] if test else [],
    }


def _plain(one: Horizon) -> dict[str, object]:
    return {
        "weeks": one.weeks,
        "error": plain(one.error),
        "mase": plain(one.mase),
        "naive": {name: plain(error) for name, error in one.naive.items()},
        "coverage": plain(one.coverage),
        "windows": one.windows,
    }
