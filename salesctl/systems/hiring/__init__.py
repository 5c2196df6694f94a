"""Hiring only quality people, by scorecard."""

from salesctl.core.kind import Kind
from salesctl.core.system import System

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
)
