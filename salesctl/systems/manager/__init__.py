"""Under control: what is on the manager's list that does not belong there."""

from salesctl.core.kind import Kind
from salesctl.core.system import System

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
)
