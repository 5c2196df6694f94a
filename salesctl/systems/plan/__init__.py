"""The six-month business plan that each salesperson writes."""

from salesctl.core.kind import Kind
from salesctl.core.system import ReportCommand, System

SYSTEM = System(
    noun="plan",
    title="Plans",
    family="PLN",
    package=__name__,
    help="The business plan that each salesperson writes every half.",
    kinds=(Kind("plan", ("plans/<half>/<person>.yaml",), f"{__name__}.documents:Plan", "plan"),),
    policy=f"{__name__}.documents:PlanPolicy",
    section="plan",
    reports=(
        ReportCommand("show", "show", "The plans of a half at a glance.", "half"),
        ReportCommand("coverage", "coverage", "Forecast over quota, by person and by account.", "half"),
        ReportCommand("open", "open_report", "What is still open in the forecasts, by close.", "half"),
    ),
)
