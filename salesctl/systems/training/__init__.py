"""The 90-day training plan: planned by the manager, delivered by others."""

from salesctl.core.kind import Kind
from salesctl.core.system import System

SYSTEM = System(
    noun="training",
    title="Training",
    family="TRN",
    package=__name__,
    help="The training plan of each quarter.",
    kinds=(Kind("training", ("training/<quarter>.yaml",), f"{__name__}.documents:Training", "training plan"),),
    policy=f"{__name__}.documents:TrainingPolicy",
    section="training",
)
