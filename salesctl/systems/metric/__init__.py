"""What each salesperson measures."""

from salesctl.core.kind import Kind
from salesctl.core.system import System

SYSTEM = System(
    noun="metric",
    title="Metrics",
    family="MET",
    package=__name__,
    help="What each salesperson measures.",
    kinds=(Kind("metrics", ("metrics/<person>/<month>.yaml",), f"{__name__}.documents:MetricLog", "metric log"),),
    policy=f"{__name__}.documents:MetricPolicy",
    section="metrics",
    scored=False,
)
