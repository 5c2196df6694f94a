"""What is known before a quarter's training is planned: the open needs, and who has led how much."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import timedelta

from salesctl.core.calendar import Days
from salesctl.core.period import Period
from salesctl.core.team import Team
from salesctl.systems.training.documents import TrainingPolicy
from salesctl.systems.training.figures import is_held, sessions_in
from salesctl.systems.training.gaps import Gap, State, gaps

MOST_NEEDS = 8


def training(team: Team, parts: Mapping[str, str]) -> dict[str, object]:
    """Return what is known of a quarter's training: `quarter` in parts."""
    quarter, policy = Period.parse(parts["quarter"]), team.policy(TrainingPolicy)
    needs = _needs([gap for gap in gaps(team, quarter) if gap.state is not State.COVERED])
    skills = team.settings.skills
    return {
        "focus": needs[0]["skill"] if needs else (skills[0] if skills else "discovery"),
        "needs": needs,
        "leaders": _leaders(team),
        "min_sessions": policy.min_sessions,
        "max_gap_days": policy.max_gap_days,
        "example_day": team.calendar.on_or_after(team.calendar.days(quarter).first + timedelta(days=7)),
    }


def _needs(open_gaps: list[Gap]) -> list[dict[str, object]]:
    """Return the needs by skill, that of most people first, each with the document that shows it best."""
    by_skill: dict[str, list[Gap]] = {}
    for gap in open_gaps:
        by_skill.setdefault(gap.skill, []).append(gap)
    ranked = sorted(by_skill.items(), key=lambda each: (-len(each[1]), each[0]))
    return [
        {"skill": skill, "people": sorted({gap.who for gap in found}), "from": found[0].shown[0].path}
        for skill, found in ranked[:MOST_NEEDS]
    ]


def _leaders(team: Team) -> list[str]:
    days = Days(team.today - timedelta(weeks=26), team.today)
    led = Counter(booked.session.held_by for booked in sessions_in(team, days) if is_held(booked, team.today))
    people = [doc.owner for doc in team.salespeople(Days(team.today, team.today))]
    return [f"{who} {led[who]}" for who in sorted(people, key=lambda who: (led[who], who))]
