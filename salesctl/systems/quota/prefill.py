"""What is known before the numbers of a year are written: who carries one, and the last year's."""

from __future__ import annotations

from collections.abc import Mapping

from salesctl.core.period import Period
from salesctl.core.team import Team
from salesctl.systems.quota.documents import Quotas
from salesctl.systems.quota.figures import carriers


def quota(team: Team, parts: Mapping[str, str]) -> dict[str, object]:
    """Return what is known of a year's numbers: `year` in parts."""
    year = Period.parse(parts["year"])
    before = team.calendar.shift(year, -1)
    doc = team.get(Quotas, year=before)
    last = {who: numbers.written() for who, numbers in doc.model.quotas.items()} if doc else {}
    said = {who: ", ".join(f"{part} {value:,.0f}" for part, value in each.items()) for who, each in last.items()}
    return {
        "target": {},
        "last_year": str(before),
        "carriers": [{"who": who, "last": said.get(who, "")} for who in carriers(team, year)],
    }
