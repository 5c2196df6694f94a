"""Teams with a past, written as their people would write it: simulated funnels as metric logs."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta

import numpy as np

from benchmarks.recipe.simulator import REGIMES, simulate
from salesctl.systems.recipe.science import Panel

TODAY = date(2026, 9, 15)
RECIPE = """--- recipe.yaml
outcome: revenue
metrics:
  calls: {kind: activity, means: a talk with a buyer}
  meetings: {kind: activity, means: an hour with a buyer}
  proposals: {kind: pipeline, means: a written price}
  wins: {kind: result, means: a signed order, source: crm}
  revenue: {kind: result, unit: money, means: signed order value, source: crm}
  posts: {kind: activity, means: something written for everybody}
funnel: [calls, meetings, proposals, wins]
"""
KNOWN = ("calls", "meetings", "proposals", "wins", "posts")
TEAM = """--- team.yaml
name: Simulated
manager: max
timezone: Europe/Lisbon
currency: EUR
since: 2023-01-01
--- people/max.yaml
name: Max
role: manager
--- people/ana.yaml
--- people/bo.yaml
"""


def story(regime: str = "strong", seed: int = 1, today: date = TODAY, **changes: object) -> str:
    """Return a simulated team as files whose last week over is that of the panel."""
    panel = simulate(replace(REGIMES[regime], **changes), seed)  # type: ignore[arg-type]  # fields named by the caller
    return written(panel, today)


def written(panel: Panel, today: date = TODAY) -> str:
    """Return a panel as files: a log of whole weeks, results on the Friday, leave where nothing was worked."""
    last = today - timedelta(days=today.weekday() + 7)
    mondays = [last - timedelta(weeks=back) for back in reversed(range(len(panel.weeks)))]
    parts = [f"--- today {today}\n", TEAM, RECIPE]
    for row, who in enumerate(panel.people):
        inside = np.flatnonzero(~np.isnan(panel.share[row]))
        parts.append(f"--- people/{who}.yaml\nname: {who}\nrole: salesperson\nstarts: {mondays[inside[0]]}\n")
        if inside[-1] < len(mondays) - 1:
            parts.append(f"ends: {mondays[inside[-1]] + timedelta(days=6)}\n")
        away = [mondays[at] for at in inside if panel.share[row, at] == 0]
        if away:
            parts.append("away:\n")
            parts += [f"- {{from: {monday}, to: {monday + timedelta(days=6)}}}\n" for monday in away]
        parts += [f"--- metrics/{who}/{month}.yaml\n{text}" for month, text in _months(panel, row, mondays).items()]
    return "".join(parts)


def _months(panel: Panel, row: int, mondays: list[date]) -> dict[str, str]:
    found: dict[str, str] = defaultdict(str)
    for at, monday in enumerate(mondays):
        week = {name: panel.values[panel.find(name), row, at] for name in KNOWN}
        activity = {name: value for name, value in week.items() if name != "wins" and np.isfinite(value)}
        if activity:
            counts = ", ".join(f"{name}: {value:.0f}" for name, value in activity.items())
            year, number, _ = monday.isocalendar()
            found[f"{monday:%Y-%m}"] += f"{year}-W{number:02}: {{{counts}}}\n"
        revenue = panel.outcome[row, at]
        if np.isfinite(revenue) and revenue > 0:
            friday = monday + timedelta(days=4)
            found[f"{friday:%Y-%m}"] += f"{friday}: {{wins: {max(week['wins'], 1):.0f}, revenue: {revenue:.2f}}}\n"
    return found
