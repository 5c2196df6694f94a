"""The 90-day training plan: planned by the manager, delivered by others."""

from salesctl.core.kind import Kind
from salesctl.core.system import ReportCommand, System

SYSTEM = System(
    noun="training",
    title="Training",
    family="TRN",
    package=__name__,
    help="The training plan of each quarter.",
    kinds=(Kind("training", ("training/<quarter>.yaml",), f"{__name__}.documents:Training", "training plan"),),
    policy=f"{__name__}.documents:TrainingPolicy",
    section="training",
    reports=(
        ReportCommand("show", "show", "A quarter's training at a glance: held, led, attended.", "quarter"),
        ReportCommand("gaps", "gaps_report", "What each person needs to learn against what is coming.", "quarter"),
        ReportCommand("calendar", "calendar", "The sessions of a quarter by week, with leader and topic.", "quarter"),
    ),
)
