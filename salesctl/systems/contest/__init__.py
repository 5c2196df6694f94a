"""Contests: fun, and planned for the year."""

from salesctl.core.kind import Kind
from salesctl.core.system import System

SYSTEM = System(
    noun="contest",
    title="Contests",
    family="CON",
    package=__name__,
    help="The contests of the year.",
    kinds=(Kind("contests", ("contests/<year>.yaml",), f"{__name__}.documents:Contests", "contests of a year"),),
    policy=f"{__name__}.documents:ContestPolicy",
    section="contest",
)
