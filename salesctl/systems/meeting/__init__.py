"""The Monday meeting, with an agenda planned before it."""

from salesctl.core.kind import Kind
from salesctl.core.system import System

SYSTEM = System(
    noun="meeting",
    title="Meetings",
    family="MTG",
    package=__name__,
    help="The Monday meeting.",
    kinds=(
        Kind("agenda", ("meetings/agenda.yaml",), f"{__name__}.documents:Agenda", "agenda of the Monday meeting"),
        Kind("meeting", ("meetings/<date>.yaml",), f"{__name__}.documents:Meeting", "meeting"),
    ),
    policy=f"{__name__}.documents:MeetingPolicy",
    section="meeting",
)
