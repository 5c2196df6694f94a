"""What is known before a coached call: what was agreed the last time, and which skills were weak."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from salesctl.core.team import Team
from salesctl.systems.coaching.documents import CoachingPolicy
from salesctl.systems.coaching.figures import coached_calls, scores_of

GOOD = 4  # a skill scored like this needs no second look


def coaching(team: Team, parts: Mapping[str, str]) -> dict[str, object]:
    """Return what is known of a coached call: `person`, `date` and perhaps `slug` in parts."""
    who, day, policy = parts["person"], date.fromisoformat(parts["date"]), team.policy(CoachingPolicy)
    calls = coached_calls(team, who)
    last = calls[-1] if calls else None
    improve = list(last.model.debrief.improve) if last and last.model.debrief else []
    promised = [
        f"{item.what}: {'done' if item.done else 'dropped' if item.dropped else f'open, by {item.due}'}"
        for item in (last.model.commitments if last else ())
    ]
    beside = [(f"To improve, said on {last.parts['date']}" if last else "", improve), ("Promised then", promised)]
    scores = {each.skill: each.score for each in scores_of(team, who)}
    weak = sorted((skill for skill in scores if scores[skill] < GOOD), key=lambda skill: (scores[skill], skill))
    return {
        "coach": team.manager_of(who, day),
        "account": None,
        "skills": weak[: policy.max_improvements],
        "beside": [each for each in beside if each[1]],
        "max_improvements": policy.max_improvements,
        "debrief_within_days": policy.debrief_within_days,
        "example_day": day + timedelta(days=14),
    }
