"""Hiring only quality people, by scorecard."""

from salesctl.core.kind import Kind
from salesctl.core.system import ReportCommand, System

SYSTEM = System(
    noun="hiring",
    title="Hiring",
    family="HIR",
    package=__name__,
    help="Candidates, and the scorecards they are held against.",
    kinds=(
        Kind("scorecard", ("hiring/<role>/scorecard.yaml",), f"{__name__}.documents:Scorecard", "scorecard"),
        Kind("candidate", ("hiring/<role>/<candidate>.yaml",), f"{__name__}.documents:Candidate", "candidate"),
    ),
    policy=f"{__name__}.documents:HiringPolicy",
    section="hiring",
    reports=(
        ReportCommand(
            *("show", "show", "The funnel, the hires with their checks, and which criteria foretold them.", "role")
        ),
        ReportCommand(
            *("score", "score_report", "One candidate against the scorecard, or everybody open, ranked.", "candidate")
        ),
        ReportCommand("bench", "bench_report", "Who could start, by role, against the policy.", "role"),
    ),
)
