"""A score in words: which numbers make it, so that anybody can work it out again."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from salesctl.core.period import Period
from salesctl.core.team import Team
from salesctl.systems.contest.documents import Contest
from salesctl.systems.contest.figures import Reached, Standing, as_decimal, weights_of
from salesctl.systems.recipe.figures import metric


def said(value: Fraction | Decimal | None, places: int = 2) -> str:
    """Return a number as a sentence says it.

    >>> said(Fraction(51, 2)), said(Fraction(12000)), said(None)
    ('25.5', '12,000', '-')
    """
    return "-" if value is None else f"{as_decimal(Fraction(value), places).normalize():,f}"


def unit_of(team: Team, contest: Contest) -> str:
    """Return what a score is counted in: a metric, the team's currency, points, or percent."""
    match contest.mode:
        case "percent-of-target":
            return "% of target"
        case "most-improved":
            return "% more than before"
    unit = _sum_unit(team, contest)
    return f"{unit} a member" if contest.mode == "team" else unit


def _sum_unit(team: Team, contest: Contest) -> str:
    weights = weights_of(contest)
    if contest.metric is None or contest.metric not in weights:
        return "points"
    known = metric(team, contest.metric)
    return team.settings.currency if known is not None and known.unit == "money" else contest.metric


def arithmetic(contest: Contest, found: Reached) -> str:
    """Return how a person's score comes about, `23 of (7 x 18/5) = 91.26 %`; why there is none where there is none."""
    if found.total is None:
        return found.lacks or "-"
    total = _sum(found)
    if found.score is None:
        return f"{total}; {found.lacks}"
    match contest.mode:
        case "percent-of-target" if found.target is not None:
            terms = " + ".join(f"{said(weekly)} x {days}/{found.target.week}" for weekly, days in found.target.terms)
            return f"{total} of ({terms}) = {said(found.target.amount)}: {said(found.score)} %"
        case "most-improved" if found.before is not None:
            over = said(max(found.before, Fraction(1)))
            return f"({total} - {said(found.before)} before) / {over}: {said(found.score)} %"
    return total


def _sum(found: Reached) -> str:
    parts = found.parts
    if len(parts) == 1 and parts[0].weight == 1:
        return said(parts[0].total)
    terms = " + ".join(f"{part.metric} {said(part.total)} x {said(part.weight)}" for part in parts)
    return f"{terms} = {said(found.total)}"


def team_arithmetic(row: Standing) -> str:
    """Return how a team's mean comes about, `(20 + 13) / 2 = 16.5`, and who is left out of it."""
    scores = [each.score for each in row.people if each.score is not None]
    silent = [each.who for each in row.people if each.score is None]
    apart = f"; without {', '.join(silent)}: nothing logged" if silent else ""
    if not scores:
        return row.lacks or "-"
    return f"({' + '.join(said(score) for score in scores)}) / {len(scores)} = {said(row.score)}{apart}"


def ties_said(contest: Contest, row: Standing | Reached) -> str:
    """Return the tie-break metrics of a line, `proposals 4, calls 210`."""
    pairs = zip(contest.tie_break, row.ties, strict=False)
    return ", ".join(f"{name} {said(value)}" for name, value in pairs if value is not None)


def quarter_of(team: Team, contest: Contest) -> Period:
    """Return the fiscal quarter a contest is counted in: the one it starts in, on its new day if it moved."""
    return team.calendar.period(contest.on(contest.starts), "quarter")
