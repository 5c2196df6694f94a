"""What is known before a candidate is met: the rounds of the scorecard and what each tests."""

from __future__ import annotations

from collections.abc import Mapping

from salesctl.core.team import Team
from salesctl.systems.hiring.documents import Scorecard


def candidate(team: Team, parts: Mapping[str, str]) -> dict[str, object]:
    """Return what is known of a candidate: `role` and `candidate` in parts."""
    card = team.get(Scorecard, role=parts["role"])
    rounds = card.model.rounds if card else ()
    first = rounds[0] if rounds else None
    scores = ", ".join(f"{test}: 4" for test in (first.tests if first else ("honesty", "energy")))
    return {
        "name": parts.get("name") or parts["candidate"].replace("-", " ").title(),
        "rounds": [f"{each.key} tests {', '.join(each.tests)}" for each in rounds],
        "first_round": first.key if first else "screen",
        "first_scores": f"{{{scores}}}",
    }
