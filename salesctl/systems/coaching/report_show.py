"""One person's skills over time and what training met them; without a name, the next coached calls."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from salesctl.core.calendar import Days
from salesctl.core.doc import Doc
from salesctl.core.errors import UsageError
from salesctl.core.report import Ask, Cell, Column, Report, Table, mean
from salesctl.core.team import Team
from salesctl.core.words import counted, day_name, few, listed, suggestion
from salesctl.systems.coaching.documents import Coaching
from salesctl.systems.coaching.figures import (
    Scored,
    calls_of,
    coach_of,
    coached_calls,
    day_of,
    debriefed_on,
    scores_of,
    upcoming,
)
from salesctl.systems.training.figures import Booked, is_held, present_of, sessions_in

_BARS = "▁▂▃▄▅"
_DRAWN = 16  # the scores a line draws, the last ones
_COMPARED = 3  # scores before and after a session
_NAMED = 12
_LISTED = 10  # the sessions listed, the last ones


def show(team: Team, ask: Ask) -> Report:
    """Show a person's skills over time, or the next coached calls when nobody is named.

    Raises UsageError for a name that nobody in the team has.
    """
    if ask.argument is None:
        return _next_calls(team, ask)
    if ask.argument not in team.person_ids():
        known = sorted(team.person_ids())
        names = f"one of {listed(known[:_NAMED], 'or')}" if known else "nobody has a file under people/ yet"
        raise UsageError(f"`{ask.argument}` is nobody in this team", suggestion(ask.argument, known, names))
    return _person(team, ask.argument)


# ---- the next calls


def _next_calls(team: Team, ask: Ask) -> Report:
    ahead = [doc for doc in upcoming(team) if ask.about(doc.owner) or coach_of(team, doc) in ask.who]
    columns = (*(Column("Day", "day"), Column("Start", "time"), Column("Who"), Column("Coach"), Column("Objective")),)
    rows = tuple(
        (
            *(day_of(doc), doc.model.start, doc.owner, coach_of(team, doc)),
            doc.model.before.objective if doc.model.before else None,
        )
        for doc in ahead
    )
    table = Table("Next calls", columns, rows, "no coached call is booked: salesctl new coaching WHO")
    skills = tuple(
        (doc.owner, day_of(doc), doc.model.mode, doc.model.account, ", ".join(_skills(doc)) or None) for doc in ahead
    )
    details = (Column("Who"), Column("Day", "day"), Column("Mode"), Column("Account"), Column("Skills"))
    return Report("Coached calls", (table,), tuple(_next_notes(team, ask)), (Table("Details", details, skills),))


def _skills(doc: Doc[Coaching]) -> tuple[str, ...]:
    return doc.model.before.skills if doc.model.before else ()


def _next_notes(team: Team, ask: Ask) -> Iterator[str]:
    people = [doc.owner for doc in team.salespeople(Days(team.today, team.today)) if ask.about(doc.owner)]
    without = [who for who in people if not any(day_of(doc) >= team.today for doc in calls_of(team, who))]
    if without:
        yield f"nothing booked for {few(without, _NAMED)}" + (": salesctl coaching balance" if without[_NAMED:] else "")
    waiting = [
        f"{who} of {day_name(day_of(doc))}"
        for who in people
        for doc in calls_of(team, who)
        if doc.model.debrief is None and day_of(doc) < team.today
    ]
    if waiting:
        yield f"not talked over yet: {few(waiting, _NAMED)}"


# ---- one person


@dataclass(frozen=True, slots=True)
class Track:
    """One skill of one person: its scores by day, and the training sessions on it that the person attended."""

    skill: str
    scores: tuple[Scored, ...]
    sessions: tuple[Booked, ...]

    @property
    def mean(self) -> Decimal | None:
        """The mean of all scores; None where there is none."""
        return mean([each.score for each in self.scores])


def _person(team: Team, who: str) -> Report:
    tracks = _tracks(team, who)
    columns = (
        *(Column("Skill"), Column("Scores"), Column("Last", "count")),
        *(
            Column("Mean", "number"),
            Column("Scored", "count"),
            Column("Trained", "count"),
            Column("Last session", "day"),
        ),
    )
    skills = Table("Skills", columns, tuple(_row(each) for each in tracks), f"no coached call of {who} was scored yet")
    tables = (skills, _training(tracks, _LISTED), _promises(team, who))
    notes = (*_notes(team, who), *_training_notes(tracks))
    return Report(f"Coaching of {team.name_of(who)}", tables, notes, (_scores(tracks), _training(tracks)))


def _tracks(team: Team, who: str) -> list[Track]:
    """Return the skills that were scored, weakest first by their last scores."""
    by_skill: dict[str, list[Scored]] = {}
    for each in scores_of(team, who):
        by_skill.setdefault(each.skill, []).append(each)
    first = min((scores[0].day for scores in by_skill.values()), default=team.today)
    attended = [each for each in sessions_in(team, Days(first, team.today)) if _was_there(team, each, who)]
    tracks = [
        Track(skill, tuple(scores), tuple(each for each in attended if skill in each.session.skills))
        for skill, scores in by_skill.items()
    ]
    return sorted(tracks, key=lambda each: (mean([score.score for score in each.scores[-_COMPARED:]]), each.skill))


def _was_there(team: Team, each: Booked, who: str) -> bool:
    return is_held(each, team.today) and who in present_of(each)


def _row(each: Track) -> tuple[Cell, ...]:
    scores = [score.score for score in each.scores]
    last = each.sessions[-1].day if each.sessions else None
    return (
        *(each.skill, sparkline(scores[-_DRAWN:]), scores[-1], each.mean, len(scores)),
        *(len(each.sessions), last),
    )


def sparkline(scores: Sequence[int]) -> str:
    """Return scores from 1 to 5 as bars.

    >>> sparkline([1, 3, 5])
    '▁▃▅'
    """
    return "".join(_BARS[min(max(score, 1), 5) - 1] for score in scores)


def _training(tracks: Sequence[Track], most: int | None = None) -> Table:
    """Return the sessions that met these skills, the newest first, with the scores before and after."""
    found = sorted(((session, each) for each in tracks for session in each.sessions), key=lambda pair: pair[0].order)
    columns = (
        *(Column("Day", "day"), Column("Skill"), Column("Topic"), Column("Leader")),
        *(Column("Before", "number"), Column("After", "number")),
    )
    rows = tuple(
        (session.day, each.skill, session.session.topic, session.session.held_by, *around(each.scores, session.day))
        for session, each in reversed(found)
    )
    name = "Training that met them" if most else "All training that met them"
    return Table(name, columns, rows[:most], "no session on these skills was attended")


def around(scores: Sequence[Scored], day: date) -> tuple[Decimal | None, Decimal | None]:
    """Return the mean of the last three scores up to a day, and of the first three after it."""
    before = [each.score for each in scores if each.day <= day]
    after = [each.score for each in scores if each.day > day]
    return mean(before[-_COMPARED:]), mean(after[:_COMPARED])


def _promises(team: Team, who: str) -> Table:
    """Return what the person still has to do from these calls."""
    rows = tuple(
        (item.due, item.what, item.who or who, day_of(doc))
        for doc in coached_calls(team, who)
        for item in doc.model.commitments
        if item.dropped is None and not team.has_happened(item.done)
    )
    columns = (Column("By", "day"), Column("What"), Column("Who"), Column("Call", "day"))
    return Table("Open commitments", columns, rows, "no commitment is open")


def _notes(team: Team, who: str) -> Iterator[str]:
    over = coached_calls(team, who)
    if over:
        yield f"{counted(len(over), 'call')} talked over, the last of {day_name(day_of(over[-1]))}"
    else:
        yield "no call was talked over yet"
    ahead = [doc for doc in calls_of(team, who) if day_of(doc) >= team.today and debriefed_on(doc, team.today) is None]
    yield f"next call: {day_name(day_of(ahead[0]))}" if ahead else f"nothing is booked: salesctl new coaching {who}"


def _training_notes(tracks: Sequence[Track]) -> Iterator[str]:
    number = sum(len(each.sessions) for each in tracks)
    if number > _LISTED:
        yield f"the last {_LISTED} of {number} meetings of training and skill are listed; --explain lists all"
    if any(each.sessions for each in tracks):
        yield f"before and after are the means of the {_COMPARED} scores next to the session"


def _scores(tracks: Sequence[Track]) -> Table:
    columns = (Column("Skill"), Column("Day", "day"), Column("Score", "count"), Column("Evidence"), Column("File"))
    rows = tuple(
        (each.skill, score.day, score.score, score.evidence, score.path) for each in tracks for score in each.scores
    )
    return Table("Scores", columns, rows, "no score")
