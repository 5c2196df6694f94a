"""Contests: fun, and planned for the year."""

from salesctl.core.kind import Kind
from salesctl.core.system import ReportCommand, System

SYSTEM = System(
    noun="contest",
    title="Contests",
    family="CON",
    package=__name__,
    help="The contests of the year.",
    kinds=(Kind("contests", ("contests/<year>.yaml",), f"{__name__}.documents:Contests", "contests of a year"),),
    policy=f"{__name__}.documents:ContestPolicy",
    section="contest",
    reports=(
        ReportCommand("show", "show", "The last contest, what runs, the next, and who won; or one by its id.", "id"),
        ReportCommand("standings", "standings_report", "Where a contest stands: the running one, else the last.", "id"),
        ReportCommand("year", "year", "The contests of a year by quarter, and their winners.", "year"),
    ),
)
