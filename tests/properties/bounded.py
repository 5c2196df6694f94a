"""How long a property is tried: so many examples, the same ones each time, and no clock."""

from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, Phase, settings


def bounded(examples: int) -> Callable[[Any], Any]:
    """Try a property on so many examples; a team is large and slow to draw, and nothing is kept between runs."""
    return settings(
        max_examples=examples,
        deadline=None,
        database=None,
        derandomize=True,
        phases=(Phase.explicit, Phase.generate),  # to shrink a whole team takes minutes
        suppress_health_check=(HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example),
    )
