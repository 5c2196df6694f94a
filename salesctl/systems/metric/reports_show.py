"""What was measured, week by week, against the target."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from salesctl.core.calendar import Days
from salesctl.core.errors import UsageError
from salesctl.core.period import Period
from salesctl.core.report import Ask, Column, Report, Table
from salesctl.core.team import Team
from salesctl.core.words import counted, listed, suggestion
from salesctl.systems.metric.figures import by_week, week_of
from salesctl.systems.recipe.documents import Metric
from salesctl.systems.recipe.figures import recipe_of, weekly_target

MOST_WEEKS = 104
_BARS = "▁▂▃▄▅▆▇█"
_ABSENT = "·"
Values = tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True)
class Track:
    """One metric of one person or the team: each week that is over, this week so far, and the weekly target."""

    who: str
    metric: str
    weeks: Values
    now: Decimal | None
    target: Decimal | None

    @property
    def mean(self) -> Decimal | None:
        """The mean of the weeks in which it was logged."""
        known = [value for value in self.weeks if value is not None]
        return sum(known, Decimal(0)) / len(known) if known else None

    @property
    def asked(self) -> Values:
        """The target of each week in which it was logged."""
        return tuple(None if value is None else self.target for value in self.weeks)

    @property
    def share(self) -> Decimal | None:
        """The mean in percent of the target."""
        return self.mean / self.target * 100 if self.mean is not None and self.target and self.target > 0 else None


def show(team: Team, ask: Ask) -> Report:
    """Return each metric's weeks against its target: of the team, and of each salesperson.

    `ask.argument` names one metric; `ask.options["weeks"]` says how many weeks that are over. Raises UsageError for a
    metric that nobody knows and a number of weeks that makes no sense.
    """
    weeks = _weeks(team, _count(ask.options.get("weeks", 13)))
    people = [doc.owner for doc in team.salespeople(Days(week_of(weeks[0]).first, team.today)) if ask.about(doc.owner)]
    found = {who: by_week(team, who, weeks) for who in people}
    metrics = _metrics(team, found, ask.argument)
    tracks = [track for who in people for name in metrics if (track := _track(team, who, name, found[who], len(weeks)))]
    whole = [track for name in metrics if (track := _together([each for each in tracks if each.metric == name]))]
    personal = [each for each in tracks if ask.argument or _is_early(metrics[each.metric])]
    title = f"Metrics, {counted(len(weeks) - 1, 'week')} to {weeks[-2]}"
    tables = (
        _table("Team", whole, len(weeks) - 1, "nothing was logged in these weeks"),
        _table("People", personal, len(weeks) - 1, "nothing was logged in these weeks"),
    )
    notes = [
        f"{_ABSENT} is a week without an entry: it is not counted as 0, and the mean is that of the weeks logged",
        f"so far: in {weeks[-1]}; the team's target counts, week by week, those who logged",
        *_silent(people, found),
    ]
    return Report(title, tables, tuple(notes if people else ["nobody in these weeks sells"]), (_behind(tracks, weeks),))


def _count(written: object) -> int:
    if isinstance(written, int) and 1 <= written <= MOST_WEEKS:
        return written
    raise UsageError(f"{written} weeks cannot be shown", f"ask for 1 to {MOST_WEEKS}, such as --weeks 13")


def _weeks(team: Team, count: int) -> list[Period]:
    """Return that many weeks that are over, and this one."""
    this_week = Period.of_week(team.today)
    return [team.calendar.shift(this_week, step) for step in range(-count, 1)]


def _metrics(team: Team, found: Mapping[str, Mapping[str, Values]], wanted: str | None) -> dict[str, Metric | None]:
    """Return the metrics to show: the recipe's, then what else was logged; only the one asked for, if one is."""
    recipe = recipe_of(team)
    known: dict[str, Metric | None] = dict(recipe.metrics) if recipe else {}
    for logged in found.values():
        for name in sorted(logged):
            known.setdefault(name, None)
    if wanted is None:
        return known
    if wanted not in known:
        raise UsageError(f"`{wanted}` is no metric of this team", suggestion(wanted, known, _one_of(known)))
    return {wanted: known[wanted]}


def _one_of(known: Mapping[str, object]) -> str:
    return f"one of {listed(known, 'or')}" if known else "there is no recipe.yaml yet: salesctl new recipe"


def _track(team: Team, who: str, name: str, logged: Mapping[str, Values], count: int) -> Track | None:
    if name not in logged:
        return None
    *over, now = logged[name]
    target = weekly_target(team, who, name, team.calendar.period(team.today, "half"))
    return Track(who, name, tuple(over[: count - 1]), now, target)


def _together(tracks: Sequence[Track]) -> Track | None:
    """Add up what several people logged of one metric; a week counts when somebody logged it.

    The target is the mean of those weeks, each with the targets of those who logged it.
    """
    if not tracks:
        return None
    weeks = tuple(_sum(values) for values in zip(*(track.weeks for track in tracks), strict=True))
    asked = (track.asked for track in tracks)
    whole = Track("all", tracks[0].metric, tuple(_sum(values) for values in zip(*asked, strict=True)), None, None)
    target = None if any(track.target is None for track in tracks) else _rounded(whole.mean)
    return Track("all", tracks[0].metric, weeks, _sum([track.now for track in tracks]), target)


def _sum(values: Sequence[Decimal | None]) -> Decimal | None:
    known = [value for value in values if value is not None]
    return sum(known, Decimal(0)) if known else None


def _is_early(metric: Metric | None) -> bool:
    return metric is None or metric.kind != "result"


def _table(name: str, tracks: Sequence[Track], count: int, empty: str) -> Table:
    columns = (
        *(Column("Who"), Column("Metric"), Column(counted(count, "week")), Column("Last", "number")),
        *(Column("Mean", "number"), Column("Target", "number"), Column("Share", "percent")),
        Column("So far", "number"),
    )
    rows = tuple(
        (
            *(track.who, track.metric, sparkline(track.weeks), track.weeks[-1] if track.weeks else None),
            *(_rounded(track.mean), track.target, _rounded(track.share, 0)),
            track.now,
        )
        for track in tracks
    )
    return Table(name, columns, rows, empty)


def sparkline(values: Sequence[Decimal | None]) -> str:
    """Return values as bars from 0 to the largest; a dot where there is none.

    >>> sparkline([Decimal(0), None, Decimal(4), Decimal(8)])
    '▁·▅█'
    """
    top = max((value for value in values if value is not None), default=Decimal(0))
    return "".join(_ABSENT if value is None else _BARS[_height(value, top)] for value in values)


def _height(value: Decimal, top: Decimal) -> int:
    return 0 if top <= 0 or value <= 0 else min(len(_BARS) - 1, int(value / top * len(_BARS)))


def _rounded(value: Decimal | None, places: int = 1) -> Decimal | None:
    if value is None:
        return None
    try:
        rounded = value.quantize(Decimal(1).scaleb(-places))
    except InvalidOperation:
        return value
    return rounded.to_integral_value() if rounded == rounded.to_integral_value() else rounded


def _silent(people: Sequence[str], found: Mapping[str, Mapping[str, Values]]) -> Iterator[str]:
    silent = [who for who in people if not found[who]]
    if silent:
        yield f"nothing logged by {listed(silent)}: salesctl metric missing"


def _behind(tracks: Sequence[Track], weeks: Sequence[Period]) -> Table:
    columns = (Column("Who"), Column("Metric"), Column("Week", "period"), Column("Value", "number"))
    rows = tuple(
        (track.who, track.metric, week, value)
        for track in tracks
        for week, value in zip(weeks, (*track.weeks, track.now), strict=True)
        if value is not None
    )
    return Table("Weeks", columns, rows, "nothing was logged")
