"""Hiring at a glance: the funnel, the hires with their checks, and which criteria foretold them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from salesctl.core.doc import Doc
from salesctl.core.report import Ask, Cell, Column, Report, Table
from salesctl.core.team import Team
from salesctl.core.words import counted, day_name
from salesctl.systems.hiring.asked import full_name, is_asked, role_asked, rounded
from salesctl.systems.hiring.documents import CHECK_DAYS, Candidate, Interview
from salesctl.systems.hiring.figures import (
    FEWEST_EACH,
    FEWEST_HIRES,
    OPEN_STAGES,
    Foretold,
    Hire,
    bench,
    candidates,
    check_day,
    decided_on,
    enough,
    foretold,
    held,
    hires,
    is_role_play,
    score,
    scorecard_of,
)

_STEPS = (*OPEN_STAGES, "hired")
_ENDS = ("declined", "rejected")
_LIKELY, _PERHAPS = 0.05, 0.2  # how likely chance alone may be for "yes" and for "perhaps"
_WHOLE = "the whole score"


def show(team: Team, ask: Ask) -> Report:
    """Return the funnel of all roles or of one, and what came of the hires.

    Raises UsageError for a word that is no role.
    """
    role = role_asked(team, ask)
    docs = [doc for doc in candidates(team) if is_asked(ask, doc) and role in (None, doc.parts["role"])]
    made = [doc for doc in hires(team) if is_asked(ask, doc) and role in (None, doc.parts["role"])]
    signs = {days: _checked(team, made, days) for days in CHECK_DAYS}
    tables = (_funnel(team, docs), _hires(team, made), _foretold(signs))
    notes = (*_bench_note(team), *_missing(signs))
    return Report(f"Hiring{f', {role}' if role else ''}", tables, notes, (_reached_table(team, docs),))


def _bench_note(team: Team) -> Iterator[str]:
    found = bench(team)
    if found.asked:
        yield f"{counted(len(found.on_it), 'candidate')} could start, {found.asked} asked for: salesctl hiring bench"


# ---- the funnel


def _reached(candidate: Candidate, today: date) -> int:
    """Return how far a candidate got: the furthest step that the stage, a round or a reference shows."""
    decision = candidate.decision
    offered = candidate.stage == "declined" or (decision is not None and decision.outcome in ("offer", "declined"))
    steps = [candidate.stage] if candidate.stage in _STEPS else []
    steps += [_step_of(each) for each in held(candidate, today)]
    steps += ["reference"] * any(each.date <= today for each in candidate.references)
    steps += ["offer"] * offered
    return max((_STEPS.index(step) for step in steps), default=0)


def _step_of(interview: Interview) -> str:
    if is_role_play(interview):
        return "role-play"
    return "screen" if interview.round == "screen" else "interview"


def _funnel(team: Team, docs: Sequence[Doc[Candidate]]) -> Table:
    columns = (
        *(Column("Stage"), Column("There now", "count"), Column("Got this far", "count")),
        Column("Of the stage before", "percent"),
    )
    reached = [_reached(doc.model, team.today) for doc in docs]
    now = [doc.model.stage for doc in docs]
    rows: list[tuple[Cell, ...]] = []
    before: int | None = None
    for index, step in enumerate(_STEPS):
        far = sum(each >= index for each in reached)
        rows.append((step, now.count(step), far, rounded(_percent(far, before), 0)))
        before = far
    rows += [(end, now.count(end), None, None) for end in _ENDS]
    return Table("funnel", columns, tuple(rows) if docs else (), "there is no candidate yet: salesctl new candidate")


def _percent(part: int, whole: int | None) -> Decimal | None:
    return Decimal(part) / whole * 100 if whole else None


def _reached_table(team: Team, docs: Sequence[Doc[Candidate]]) -> Table:
    columns = (Column("Candidate"), Column("Stage"), Column("Got as far as"), Column("Source"))
    rows = tuple(
        (full_name(doc), doc.model.stage, _STEPS[_reached(doc.model, team.today)], doc.model.source) for doc in docs
    )
    return Table("candidates", columns, rows, "there is no candidate yet")


# ---- hires


def _hires(team: Team, docs: Sequence[Doc[Candidate]]) -> Table:
    columns = (
        *(Column("Person"), Column("Role"), Column("Decided", "day"), Column("Starts", "day")),
        *(Column("Score", "number"), *(Column(f"{days} days") for days in CHECK_DAYS)),
    )
    return Table("hires", columns, tuple(_hire_row(team, doc) for doc in docs), "nobody was hired yet")


def _hire_row(team: Team, doc: Doc[Candidate]) -> tuple[Cell, ...]:
    person, card = team.person(doc.model.person), scorecard_of(team, doc)
    value = score(doc.model, card.model, decided_on(doc.model)).value if card else None
    starts = person.starts if person else None
    return (
        *(doc.model.person or doc.parts["candidate"], doc.parts["role"], decided_on(doc.model), starts),
        *(rounded(value), *(_check_cell(team, doc.model, starts, days) for days in CHECK_DAYS)),
    )


def _check_cell(team: Team, candidate: Candidate, starts: date | None, days: int) -> str | None:
    check = candidate.checks.get(days)
    if check is not None:
        return "met" if check.met else "not met"
    whole = check_day(starts, days) if starts else None
    due = team.calendar.on_or_after(whole) if whole else None
    return f"due {day_name(due)}" if due else None


# ---- what foretold the checks


def _checked(team: Team, docs: Sequence[Doc[Candidate]], days: int) -> list[Hire]:
    """Return the hires whose check is written and has happened, with what was scored before they were hired."""
    found = []
    for doc in docs:
        check, card = doc.model.checks.get(days), scorecard_of(team, doc)
        if check is None or card is None or not team.has_happened(check.date or team.today):
            continue
        result = score(doc.model, card.model, decided_on(doc.model))
        means = {each.criterion.id: each.mean for each in result.by_criterion if each.mean is not None}
        whole = {} if result.value is None else {_WHOLE: result.value}
        found.append(Hire(doc.path, {**means, **whole}, check.met))
    return found


def _foretold(signs: Mapping[int, Sequence[Hire]]) -> Table:
    columns = (
        *(Column("Check", "count", "days"), Column("Criterion"), Column("Hires", "count"), Column("Met", "count")),
        *(Column("Mean if met", "number"), Column("Mean if not", "number"), Column("Told apart", "percent")),
        *(Column("By chance", "percent"), Column("Foretold it")),
    )
    rows = tuple(_sign(days, each) for days, found in signs.items() for each in foretold(found))
    return Table("what foretold the checks", columns, rows, "too few checks to say which criteria foretold them")


def _sign(days: int, each: Foretold) -> tuple[Cell, ...]:
    said = "yes" if each.chance <= _LIKELY else "perhaps" if each.chance <= _PERHAPS else "no sign of it"
    return (
        *(days, each.criterion, each.hires, each.met, _number(each.mean_met, 2), _number(each.mean_not, 2)),
        *(_number(each.apart * 100, 0), _number(each.chance * 100, 1), said),
    )


def _number(value: float, places: int) -> Decimal | None:
    return rounded(Decimal(str(value)), places)


def _missing(signs: Mapping[int, Sequence[Hire]]) -> Iterator[str]:
    few = {days: found for days, found in signs.items() if not enough(found)}
    if few:
        so_far = [
            f"{sum(each.met for each in found)} of {len(found)} after {days} days"
            for days, found in few.items()
            if found
        ]
        met = f"met so far: {', '.join(so_far)}" if so_far else "no hire was checked yet"
        yield (
            f"which criteria foretold a check is said from {FEWEST_HIRES} checked hires on, with {FEWEST_EACH} of each "
            f"outcome; {met}"
        )
