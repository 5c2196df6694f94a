"""Reviews: one person at a time, monthly, formally each quarter."""

from salesctl.core.kind import Kind
from salesctl.core.system import ReportCommand, System

SYSTEM = System(
    noun="review",
    title="Reviews",
    family="REV",
    package=__name__,
    help="The reviews of each salesperson.",
    kinds=(
        Kind("review", ("reviews/<person>/<month>.yaml",), f"{__name__}.documents:Review", "monthly review"),
        Kind(
            "formal-review", ("reviews/<person>/<quarter>.yaml",), f"{__name__}.documents:FormalReview", "formal review"
        ),
    ),
    policy=f"{__name__}.documents:ReviewPolicy",
    section="review",
    reports=(
        ReportCommand("show", "show", "Reviews with results, pipeline and activity beside them.", "who-or-period"),
    ),
)
