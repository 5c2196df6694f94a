"""Under control: what is on the manager's list that does not belong there."""

from salesctl.core.kind import Kind
from salesctl.core.system import Option, ReportCommand, System

SYSTEM = System(
    noun="manager",
    title="Under control",
    family="CTL",
    package=__name__,
    help="The manager's own list and days.",
    kinds=(
        Kind("todo", ("manager/todo.yaml",), f"{__name__}.documents:Todo", "manager's to-do list"),
        Kind("days", ("manager/days.yaml",), f"{__name__}.documents:ManagerDays", "manager's days"),
    ),
    policy=f"{__name__}.documents:ControlPolicy",
    section="control",
    reports=(
        ReportCommand("audit", "audit", "Whose work is on the list, what to hand on, and to whom."),
        ReportCommand(
            *("show", "show", "The list in figures, and the days by week: first in, last out, lunch."),
            options=(Option("weeks", 13, "How many weeks, this one included."),),
        ),
    ),
)
