"""A backtest as lists and dictionaries and back, so that it can be kept as JSON; unknown numbers are None."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

import numpy as np

from salesctl.systems.recipe.science.backtest import Backtest, Horizon
from salesctl.systems.recipe.science.panel import Floats
from salesctl.systems.recipe.science.tracks import Tracks
from salesctl.systems.recipe.science.verdict import Label, Verdict

SHAPE = 4


def to_plain(test: Backtest) -> dict[str, Any]:
    """Give a backtest as values that JSON knows; nothing is rounded."""
    return {
        "shape": SHAPE,
        "horizons": [asdict(horizon) for horizon in test.horizons],
        "verdict": {
            "label": test.verdict.label.value,
            "reasons": list(test.verdict.reasons),
            "missing": list(test.verdict.missing),
        },
        "origins": test.tracks.origins.tolist(),
        "forecasts": _listed(test.tracks.forecasts),
        "actual": _listed(test.tracks.actual),
        "sizes": list(test.tracks.forecasts.shape),
        "people": test.people,
        "weeks": test.weeks,
        "who": test.who,
    }


def from_plain(plain: Mapping[str, Any]) -> Backtest:
    """Give back the backtest; raises ValueError for anything that `to_plain` of this version did not write."""
    try:
        return _read(plain)
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError("this is no backtest of this version") from error


def _read(plain: Mapping[str, Any]) -> Backtest:
    if plain["shape"] != SHAPE:
        raise ValueError("another shape")
    sizes = tuple(int(one) for one in plain["sizes"])
    verdict = plain["verdict"]
    return Backtest(
        horizons=tuple(Horizon(**one) for one in plain["horizons"]),
        verdict=Verdict(Label(verdict["label"]), tuple(verdict["reasons"]), tuple(verdict["missing"])),
        tracks=Tracks(
            np.array(plain["origins"], dtype=np.int64),
            _array(plain["forecasts"]).reshape(sizes),
            _array(plain["actual"]).reshape(sizes[1:]),
        ),
        people=int(plain["people"]),
        weeks=int(plain["weeks"]),
        who=plain["who"],
    )


def _listed(values: Floats) -> list[float | None]:
    return [float(one) if np.isfinite(one) else None for one in values.ravel()]


def _array(values: list[float | None]) -> Floats:
    return np.array([np.nan if one is None else one for one in values], dtype=np.float64)
