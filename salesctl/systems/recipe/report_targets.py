"""The recipe read backwards: from what is left of a number to what each week asks for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from salesctl.core.errors import UsageError
from salesctl.core.period import Period
from salesctl.core.report import Ask, Cell, Column, Report, Section, Table
from salesctl.core.team import Team
from salesctl.core.words import listed
from salesctl.systems.recipe.asked import Question, whole
from salesctl.systems.recipe.coming import planned, working_time
from salesctl.systems.recipe.goals import FARTHEST, ToGo, running, to_go, weeks_left
from salesctl.systems.recipe.say import amount, number, rounded
from salesctl.systems.recipe.science import Conversion, Targets, targets
from salesctl.systems.recipe.science.chain import Chain, fit_chain
from salesctl.systems.recipe.science.conversion import conversions
from salesctl.systems.recipe.what_if import read_what_if

EVERYBODY = "team"
MOST = 30
HUNDRED = 100.0


@dataclass(frozen=True, slots=True)
class Way:
    """The way back from one number: whose (None: the team's), what is left of it, and what it asks for."""

    who: str | None
    goal: ToGo
    found: Targets


def back(team: Team, ask: Ask) -> Report:
    """Return what the rest of a number asks of each week: the half that runs, or `ask.argument`, a running quarter.

    Raises UsageError for another period and for a `--what-if` that cannot be read.
    """
    period = _period(team, ask.argument)
    asked = whole(team)
    title = f"Targets to the end of {period}"
    if isinstance(asked, str):
        return Report(title, notes=(asked,))
    changes = read_what_if(_text(ask.options.get("what_if")), asked.found.funnel)
    left = weeks_left(team, period, asked.found.weeks)
    if not 1 <= left <= FARTHEST:
        return Report(title, notes=(_too_late(team, period, left),))
    chain = fit_chain(asked.found.panel, asked.found.funnel)
    ways, without = _ways(team, ask, asked, period, changes)
    return Report(
        f"{title}: {left} week{'' if left == 1 else 's'} from {asked.found.weeks.after(1).names[0]}",
        (_money(asked, ways, changes=bool(changes)), _stages(team, asked, ways)),
        tuple(dict.fromkeys((*_notes(ask, asked, ways), *_numberless(asked, without, period)))),
        sections=tuple(_recipe(asked, chain)),
    )


def _text(written: object) -> str | None:
    return written if isinstance(written, str) else None


def _period(team: Team, word: str | None) -> Period:
    quarter, half = running(team)
    if word is None or word == str(half):
        return half
    if word == str(quarter):
        return quarter
    raise UsageError(f"`{word}` is no period that runs now", f"ask for {half} or {quarter}")


def _too_late(team: Team, period: Period, left: int) -> str:
    if left < 1:
        return f"{period} ends on {team.calendar.days(period).last}: no week is left that could change it"
    return f"{period} has {left} weeks to go, and the recipe looks {FARTHEST} weeks ahead"


def _ways(
    team: Team, ask: Ask, asked: Question, period: Period, changes: dict[str, float]
) -> tuple[list[Way], list[str]]:
    """Return the way back of the team and of everybody asked for, and who has no number to start from."""
    panel, weeks = asked.found.panel, asked.found.weeks
    people = [who for who in panel.people if ask.about(who)]
    today = _here(asked)
    whom: list[str | None] = [*([] if ask.who else [None]), *(who for who in people if who in today)]
    if len(whom) > MOST + 1:
        whom = [None]
    ways, without = list[Way](), list[str]()
    share = working_time(team, asked.found, weeks_left(team, period, weeks))
    for who in whom:
        goal = to_go(team, who, period, weeks, panel.people, panel.outcome_name)
        if goal is None:
            without.append(who or "the team")
            continue
        needed = max(float(goal.left), 0.0)
        found = targets(panel, asked.found.funnel, needed, goal.weeks, who=who, share=share, what_if=changes or None)
        ways.append(Way(who, goal, found))
    return ways, without


def _here(asked: Question) -> tuple[str, ...]:
    """Return who was in the team in the last week."""
    panel = asked.found.panel
    return tuple(who for who, here in zip(panel.people, panel.employed[:, -1], strict=True) if here)


def _numberless(asked: Question, without: Sequence[str], period: Period) -> Iterator[str]:
    if without:
        yield f"no number in {asked.found.panel.outcome_name} for {period}: {listed(without)} (salesctl quota show)"


def _recipe(asked: Question, chain: Chain) -> Iterator[Section]:
    """Say the team's conversions as one line, and what the last stage is worth."""
    steps = conversions(asked.found.panel, chain)
    if not steps:
        return
    parts, units = [f"{HUNDRED:.0f} {steps[0].source}"], HUNDRED
    for step in steps:
        units *= step.team
        is_last = step.target == asked.found.panel.outcome_name
        parts.append(amount(units, asked.unit if is_last else step.target, 2))
    yield Section("Recipe", (" → ".join(parts),))
    yield from _worth(asked, steps[-1])


def _worth(asked: Question, last: Conversion) -> Iterator[Section]:
    if asked.is_money and last.target == asked.found.panel.outcome_name:
        yield Section("Size", (f"{amount(last.team, asked.unit)} for one of {last.source}",))


def _money(asked: Question, ways: Sequence[Way], *, changes: bool) -> Table:
    columns = [
        *(Column("Who"), Column("To go", "number", asked.unit), Column("In flight", "number")),
        *(Column("As lately", "number"), Column("Out of reach", "number"), Column("Counts until")),
    ]
    if changes:
        columns.insert(4, Column("What if", "number"))
    rows = []
    for way in ways:
        found = way.found
        row: list[Cell] = [
            *(way.who or EVERYBODY, rounded(float(way.goal.left)), rounded(found.in_flight)),
            *(rounded(found.as_lately), rounded(found.unreachable), _until(asked, found)),
        ]
        if changes:
            row.insert(4, rounded(found.what_if))
        rows.append(tuple(row))
    return Table("Left of the number", tuple(columns), tuple(rows), "no number is written for this period")


def _until(asked: Question, found: Targets) -> str | None:
    last = found.last_useful_week
    return None if last is None else asked.found.weeks.after(last).names[-1]


def _stages(team: Team, asked: Question, ways: Sequence[Way]) -> Table:
    columns = (
        *(Column("Who"), Column("A week"), Column("Lately", "number"), Column("Needed", "number")),
        Column("Plan", "number"),
    )
    rows: list[tuple[Cell, ...]] = []
    for way in ways:
        people = _here(asked) if way.who is None else (way.who,)
        for stage in way.found.stages:
            if stage.stage == asked.found.panel.outcome_name:
                continue
            plan = _plan(team, people, stage.stage)
            needed = rounded(stage.needed, 2)
            rows.append((way.who or EVERYBODY, stage.stage, rounded(stage.lately, 2), needed, rounded(plan, 2)))
    empty = "the funnel cannot be read backwards yet" if ways else "without a number nothing is asked of a week"
    return Table("Each week", columns, tuple(rows), empty)


def _plan(team: Team, people: Sequence[str], stage: str) -> float | None:
    """Return what the plans say a week of a stage; of the team the sum of those who have one."""
    found = [value for who in people if (value := planned(team, who, stage)) is not None]
    return sum(found) if found else None


def _notes(ask: Ask, asked: Question, ways: Sequence[Way]) -> Iterator[str]:
    for way in ways:
        yield from way.found.missing
        yield from _said(asked, way)
    yield from asked.found.missing
    if any(way.found.stages for way in ways):
        yield "lately: a calendar week here, of the last 13; needed: at most the best pace kept over 13 weeks"
        yield "in flight: what comes if the first stage stopped; counts until: later work falls due after the period"
        yield "conversions are associations: twice the calls need not convert at the same rate"
    if not ask.who and len(asked.found.panel.people) > MOST:
        yield f"of {len(asked.found.panel.people):,} people only the team is shown: name some with --who"


def _said(asked: Question, way: Way) -> Iterator[str]:
    who = way.who or "the team"
    found = way.found
    if way.goal.left <= 0:
        yield f"{who} has reached {number(float(way.goal.number), 9)} {asked.unit}"
    elif found.in_flight is not None and found.in_flight >= float(way.goal.left):
        yield f"{who}: what is in flight is enough if it converts as ever; work from now on is for the next period"
    elif found.unreachable:
        yield f"{who}: {amount(found.unreachable, asked.unit)} is beyond even the best pace kept so far"
