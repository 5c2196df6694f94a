"""What each person needs to learn, who takes care of it, and the documents that show it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from salesctl.core.period import Period
from salesctl.core.report import Ask, Cell, Column, Report, Table
from salesctl.core.team import Team
from salesctl.core.words import counted, day_name, listed
from salesctl.systems.training.asked import quarter_asked
from salesctl.systems.training.figures import plan_of
from salesctl.systems.training.gaps import Gap, State, gaps
from salesctl.systems.training.needs import Evidence, hidden


def gaps_report(team: Team, ask: Ask) -> Report:
    """List what people need against what is coming, the worst first; the documents behind it with --explain.

    Raises UsageError for a word that is no quarter.
    """
    quarter = quarter_asked(team, ask)
    found = [gap for gap in gaps(team, quarter, only=ask.argument is not None) if ask.about(gap.who)]
    columns = (
        *(Column("State"), Column("Who"), Column("Skill"), Column("Shown by")),
        *(Column("Training"), Column("Document"), Column("And more", "count")),
    )
    rows = tuple(_row(team, gap) for gap in found)
    table = Table("Needs", columns, rows, f"no document shows a need in {quarter}")
    return Report(f"Training needs, {quarter}", (table,), tuple(_notes(team, quarter, found)), (_behind(found),))


def _row(team: Team, gap: Gap) -> tuple[Cell, ...]:
    first, more = gap.shown[0], len(gap.shown) - 1
    return gap.state.value, gap.who, gap.skill, _source(first), _coming(team, gap), first.path, more or None


def _source(each: Evidence) -> str:
    return f"{each.source} {each.score}/5" if each.score is not None else each.source


def _coming(team: Team, gap: Gap) -> str:
    if gap.session is not None:
        return f"{day_name(gap.session.day, team.today)}, {gap.session.session.held_by}"
    if gap.own is None or gap.state is State.NOBODY:
        return "none"
    if gap.own.own_done is not None:
        return "own plan, done"
    if gap.own.own_by is None:
        return "own plan, without a day"
    return f"own plan, {'late since' if gap.own.own_by < team.today else 'by'} {day_name(gap.own.own_by, team.today)}"


def _notes(team: Team, quarter: Period, found: Sequence[Gap]) -> Iterator[str]:
    if found:
        states = [f"{sum(gap.state is state for gap in found)} {state.value}" for state in State]
        yield f"{counted(len(found), 'need')}: {listed(states)}"
    if any(len(gap.shown) > 1 for gap in found):
        yield "and more: so many other documents show it too; --explain lists them"
    open_ones = [gap for gap in found if gap.state is State.NOBODY]
    if open_ones:
        worst = open_ones[0]
        doc = plan_of(team, quarter)
        where = doc.path if doc else f"training/{quarter}.yaml"
        yield f"next: a session with `skills: [{worst.skill}]` and {worst.who} in its audience, in {where}"
    if hidden(team):
        yield f"not looked at, since they are not kept here: {listed(hidden(team))}"


def _behind(found: Sequence[Gap]) -> Table:
    columns = (
        *(Column("Who"), Column("Skill"), Column("Day", "day"), Column("Source"), Column("Score", "count")),
        *(Column("Own training by", "day"), Column("Done", "day"), Column("Document")),
    )
    rows = [
        (each.who, each.skill, each.day, each.source, each.score, each.own_by, each.own_done, each.path)
        for gap in found
        for each in gap.shown
    ]
    rows += [
        (gap.who, gap.skill, gap.session.day, "session", None, None, None, gap.session.doc.path)
        for gap in found
        if gap.session is not None
    ]
    rows.sort(key=lambda row: (row[0], row[1], row[2], row[7]))
    return Table("Documents", columns, tuple(rows), "none")
