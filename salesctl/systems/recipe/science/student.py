"""Quantiles of Student's t without a statistics library."""

from __future__ import annotations

import math

BISECTIONS = 80


def t_cdf(value: float, degrees: int) -> float:
    """Give P(T <= value) for whole degrees of freedom, by the finite sums of Abramowitz and Stegun 26.7.3-4."""
    angle = math.atan(value / math.sqrt(degrees))
    sine, cosine = math.sin(angle), math.cos(angle)
    term = cosine if degrees % 2 else 1.0
    total = term if degrees > 1 else 0.0
    first = 3 if degrees % 2 else 2
    for step in range(first, degrees - 1, 2):
        term *= cosine * cosine * (step - 1) / step
        total += term
    if degrees % 2:
        return 0.5 + (angle + sine * total) / math.pi
    return 0.5 + 0.5 * sine * total


def t_quantile(level: float, degrees: int) -> float:
    """Give the value below which T falls with probability `level`, 0.5 <= level < 1."""
    low, high = 0.0, 1.0
    while t_cdf(high, degrees) < level:
        high *= 2.0
    for _ in range(BISECTIONS):
        middle = (low + high) / 2.0
        low, high = (middle, high) if t_cdf(middle, degrees) < level else (low, middle)
    return (low + high) / 2.0
