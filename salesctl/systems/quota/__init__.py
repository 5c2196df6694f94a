"""The numbers: each salesperson's own, never the manager's."""

from salesctl.core.kind import Kind
from salesctl.core.system import ReportCommand, System

SYSTEM = System(
    noun="quota",
    title="Quota",
    family="QUO",
    package=__name__,
    help="The numbers that salespeople carry.",
    kinds=(Kind("quota", ("quotas/<year>.yaml",), f"{__name__}.documents:Quotas", "quotas of a year"),),
    policy=f"{__name__}.documents:QuotaPolicy",
    section="quota",
    reports=(
        ReportCommand(
            *(
                "show",
                "show",
                "The numbers of a period, what is reached of them, and the sum against the target.",
                "period",
            )
        ),
    ),
)
