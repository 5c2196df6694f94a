"""The slow answers, the fit and the backtest, kept between runs under a digest of all that they rest on."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any, TypeVar

import numpy as np

from salesctl import __version__
from salesctl.systems.recipe.bench import PLAIN, Bench
from salesctl.systems.recipe.panel import Measured
from salesctl.systems.recipe.science import (
    Backtest,
    Conversion,
    Fit,
    MetricFit,
    Panel,
    PersonConversion,
    backtest,
    discover,
    from_plain,
    to_plain,
)
from salesctl.systems.recipe.science.backtest import HORIZONS
from salesctl.systems.recipe.science.plain import SHAPE

T = TypeVar("T")


def discovered(found: Measured, bench: Bench = PLAIN) -> Fit:
    """Return which metrics predict, kept or worked out."""
    return _kept(
        bench,
        f"fit-{digest(found)}",
        lambda: discover(found.panel, found.funnel),
        asdict,
        fit_of,
    )


def backtested(
    found: Measured, bench: Bench = PLAIN, *, horizons: tuple[int, ...] = HORIZONS, who: str | None = None
) -> Backtest:
    """Return the backtest of the team, or of one person's outcome, kept or worked out."""
    return _kept(
        bench,
        f"backtest-{digest(found, horizons, who)}",
        lambda: backtest(found.panel, found.funnel, horizons, bench.progress, who=who, fit=discovered(found, bench)),
        to_plain,
        from_plain,
    )


def _kept(
    bench: Bench,
    key: str,
    make: Callable[[], T],
    write: Callable[[T], Mapping[str, Any]],
    read: Callable[[Mapping[str, Any]], T],
) -> T:
    """Return what is kept under a key; where it is not there, or damaged, make it anew and keep it."""
    plain = bench.load(key)
    if plain is not None:
        try:
            return read(plain)
        except ValueError:
            pass
    made = make()
    bench.save(key, write(made))
    return made


def digest(found: Measured, *more: object) -> str:
    """Return a digest of the panel, the funnel, what was asked, and the versions of what computes."""
    panel = found.panel
    names = (__version__, np.__version__, SHAPE, panel.people, panel.weeks, panel.metrics, panel.outcome_name)
    made = hashlib.blake2b(repr((names, found.funnel, more)).encode(), digest_size=16)
    for array in _arrays(panel):
        made.update(np.ascontiguousarray(array).tobytes())
    return made.hexdigest()


def _arrays(panel: Panel) -> tuple[np.ndarray, ...]:
    return panel.values, panel.outcome, panel.share, panel.quarter_week


def fit_of(plain: Mapping[str, Any]) -> Fit:
    """Return a fit from what JSON kept of it; raises ValueError for anything else."""
    try:
        return Fit(
            metrics=tuple(MetricFit(**one) for one in plain["metrics"]),
            conversions=tuple(
                Conversion(**{**one, "people": tuple(PersonConversion(**each) for each in one["people"])})
                for one in plain["conversions"]
            ),
            missing=tuple(plain["missing"]),
            **{name: plain[name] for name in ("people", "weeks", "testable")},
        )
    except (KeyError, TypeError) as error:
        raise ValueError("this is no fit of this version") from error
