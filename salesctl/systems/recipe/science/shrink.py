"""Pull small samples towards the team: a starter's four meetings say less than a veteran's four hundred."""

from __future__ import annotations

import numpy as np

from salesctl.systems.recipe.science.panel import Floats


def shrink(got: Floats, expected: Floats, dispersion: float) -> tuple[Floats, Floats]:
    """Give each person's ratio got / expected, raw and shrunk to the team's, both [person].

    The variance of a raw ratio is `dispersion / expected` (counts scattered more or less than Poisson); the variance
    between people is the moment estimate of DerSimonian and Laird (1986), with a floor for the few. A person with
    nothing expected has a NaN ratio and the team's as shrunk one.
    """
    has = expected > 0
    raw = np.divide(got, expected, out=np.full(got.shape, np.nan), where=has)
    if not has.any():
        return raw, np.ones(got.shape)
    noise = max(dispersion, 1e-12) / expected[has]
    weight = 1.0 / noise
    mean = float((weight * raw[has]).sum() / weight.sum())
    spread = float((weight * (raw[has] - mean) ** 2).sum())
    room = float(weight.sum() - (weight**2).sum() / weight.sum())
    between = max((spread - (int(has.sum()) - 1)) / room, 0.0) if room > 0 else 0.0
    shrunk = np.full(got.shape, mean)
    shrunk[has] = mean + (raw[has] - mean) * between / (between + noise)
    return raw, np.maximum(shrunk, 0.0)
