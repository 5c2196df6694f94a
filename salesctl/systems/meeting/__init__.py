"""The Monday meeting, with an agenda planned before it."""

from salesctl.core.kind import Kind
from salesctl.core.system import Option, ReportCommand, System

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
    reports=(
        ReportCommand("show", "show", "The last meetings, or one of them whole.", "date"),
        ReportCommand(
            "agenda",
            "agenda",
            "What to speak of in the next meeting: to send, or as its file.",
            "date",
            (Option("as_", None, "markdown to send, or yaml for the file."),),
        ),
        ReportCommand("next", "next_report", "The next meetings: when, who leads, what is missing."),
    ),
)
