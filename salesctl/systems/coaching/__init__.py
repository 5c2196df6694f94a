"""Coaching on skills, on scheduled sales calls."""

from salesctl.core.kind import Kind
from salesctl.core.system import ReportCommand, System

SYSTEM = System(
    noun="coaching",
    title="Coaching",
    family="COA",
    package=__name__,
    help="Coached sales calls.",
    kinds=(
        Kind(
            "coaching",
            ("coaching/<person>/<date>.yaml", "coaching/<person>/<date>-<slug>.yaml"),
            f"{__name__}.documents:Coaching",
            "coached call",
        ),
    ),
    policy=f"{__name__}.documents:CoachingPolicy",
    section="coaching",
    reports=(
        ReportCommand(
            "show", "show", "Somebody's skills over time and the training that met them; else what is next.", "who"
        ),
        ReportCommand("balance", "balance", "Coached calls by person: planned, done, owed, the last."),
    ),
)
