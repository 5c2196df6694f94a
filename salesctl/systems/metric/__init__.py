"""What each salesperson measures."""

from salesctl.core.kind import Kind
from salesctl.core.system import Option, ReportCommand, System

SYSTEM = System(
    noun="metric",
    title="Metrics",
    family="MET",
    package=__name__,
    help="What each salesperson measures.",
    kinds=(Kind("metrics", ("metrics/<person>/<month>.yaml",), f"{__name__}.documents:MetricLog", "metric log"),),
    policy=f"{__name__}.documents:MetricPolicy",
    section="metrics",
    reports=(
        ReportCommand(
            *("show", "show", "What was measured week by week, against the target.", "metric"),
            options=(Option("weeks", 13, "How many weeks that are over."),),
        ),
        ReportCommand("missing", "missing", "Who has logged nothing on which days of the last thirteen weeks."),
    ),
    scored=False,
)
