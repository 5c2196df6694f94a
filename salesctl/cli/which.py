"""Which document a new one is: its kind and the parts of its path, from the words said and from what is due next."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from salesctl.cli.session import Session
from salesctl.cli.whoami import whoami
from salesctl.cli.words import Words, sort_words
from salesctl.core.errors import UsageError
from salesctl.core.kind import Kind
from salesctl.core.period import Period, Unit
from salesctl.core.validators import SLUG
from salesctl.core.words import listed, suggestion
from salesctl.run.due import all_duties

ALIASES: Mapping[str, str] = {"contest": "contests", "metric": "metrics", "quotas": "quota", "account": "accounts"}
UNITS: Mapping[str, Unit] = {"half": "half", "quarter": "quarter", "month": "month", "year": "year", "date": "day"}
DUTIES: Mapping[str, tuple[str, ...]] = {
    "plan": ("plan/submitted/",),
    "review": ("review/monthly/", "review/formal/"),
    "formal-review": ("review/formal/",),
    "training": ("training/plan/",),
    "meeting": ("meeting/held/",),
    "contests": ("contest/plan/",),
    "quota": ("quota/numbers/",),
}
"""What asks for a document of each kind."""
AHEAD = ("meeting",)
"""Kinds that are started before their day: one that is late can no longer be prepared."""
OWN = ("plan", "metrics")
"""Kinds that everybody writes of himself."""


@dataclass(frozen=True, slots=True)
class Which:
    """A document to be: its kind, the parts of its path, and a name that was said in full."""

    kind: Kind
    parts: Mapping[str, str]
    name: str | None = None

    @property
    def path(self) -> str:
        """Where it will stand."""
        return self.kind.path(**self.parts)


def kind_of(session: Session, word: str) -> Kind:
    """Return the kind that a word names. Raises UsageError."""
    kinds = session.opened.store.kinds
    found = kinds.get(ALIASES.get(word, word))
    if found is None:
        raise UsageError(f"`{word}` is no kind of document", suggestion(word, kinds, f"one of: {listed(kinds, 'or')}"))
    return found


def which(session: Session, kind: Kind, words: Sequence[str], me: str | None) -> Which:
    """Return the document that the words name; what they leave out is the next that is due. Raises UsageError."""
    if kind.name in ("person", "candidate", "scorecard"):
        return _named(session, kind, words)
    sorted_words = sort_words(session, words, others=1 if kind.name == "coaching" else 0)
    if kind.name == "review":
        due = None if sorted_words.period else _next_due(session, kind, sorted_words.who, None)
        sorted_words = due or sorted_words
        if sorted_words.period is not None and sorted_words.period.unit == "quarter":
            kind = session.opened.store.kinds["formal-review"]
    if "<" not in kind.patterns[0]:
        if words:
            raise UsageError(f"there is one {kind.patterns[0]} only", f"leave out {listed(words)}")
        return Which(kind, {})
    if kind.name == "coaching":
        return _call(session, kind, sorted_words)
    return Which(kind, _parts(session, kind, sorted_words, me))


def _parts(session: Session, kind: Kind, words: Words, me: str | None) -> Mapping[str, str]:
    holes = re.findall(r"<([a-z]+)>", kind.patterns[0])
    unit = next(UNITS[hole] for hole in holes if hole in UNITS)
    if words.period is not None and words.period.unit != unit:
        example = session.team.calendar.period(session.team.today, unit)
        raise UsageError(
            f"{words.period} is no {unit}", f"a {kind.says or kind.name} is of a {unit}, such as {example}"
        )
    who = words.who or (whoami(session, me) if kind.name in OWN else None)
    if "person" not in holes and words.who is not None:
        raise UsageError(f"a {kind.says or kind.name} is nobody's alone", f"leave out {words.who}")
    nobody = "person" in holes and who is None
    due = _next_due(session, kind, who, words.period) if nobody or words.period is None else None
    if nobody:
        if due is None:
            raise UsageError(
                f"of whom is the {kind.says or kind.name}?", f"name the person: salesctl new {kind.name} PERSON"
            )
        who = due.who
    period = words.period or (due.period if due else None) or _next_free(session, kind, unit, who)
    if kind.name == "metrics" and session.team.calendar.days(period).first > session.team.today:
        raise UsageError(f"{period} has not begun", "what was done is logged, never what will be")
    return {hole: str(period) if hole in UNITS else str(who) for hole in holes}


def _next_due(session: Session, kind: Kind, who: str | None, period: Period | None) -> Words | None:
    """Return person and period of the first pending duty whose document is not there."""
    prefixes = DUTIES.get(kind.name, ())
    since = session.team.today if kind.name in AHEAD else date.min
    for duty in all_duties(session.opened, session.systems) if prefixes else ():
        if duty.is_pending and duty.id.startswith(prefixes) and duty.path is None and duty.due >= since:
            *named, last = duty.id.split("/")[2:]
            found = Words(named[0] if named else None, Period.parse(last))
            if who in (None, found.who) and period in (None, found.period):
                return found
    return None


def _next_free(session: Session, kind: Kind, unit: Unit, who: str | None) -> Period:
    """Return the period of today, or the first after it that has no document yet."""
    team = session.team
    period = team.calendar.period(team.today, unit)
    for _ in range(400 if kind.name != "metrics" else 0):
        parts = {"person": who} if who is not None else {}
        hole = next(name for name, each in UNITS.items() if each == unit)
        if not team.exists(kind.path(**parts, **{hole: period})):
            return period
        period = team.calendar.shift(period, 1)
    return period


def _call(session: Session, kind: Kind, words: Words) -> Which:
    """Return a coached call: its person, its day (the first that gives the notice asked for), and a word for it."""
    from salesctl.systems.coaching.documents import CoachingPolicy

    team = session.team
    if words.who is None:
        stranger = f"`{words.rest[0]}` is nobody here: " if words.rest else ""
        raise UsageError(f"{stranger}whose call is coached?", _who(session, "salesctl new coaching"))
    if words.period is not None and words.period.unit != "day":
        raise UsageError(f"{words.period} is no day", f"a coached call is on a day, such as {team.today}")
    notice = team.today + timedelta(days=max(1, team.policy(CoachingPolicy).notice_days))
    calendar = team.calendar_of(words.who)
    day = calendar.back_from_leave(calendar.on_or_after(notice))
    while words.period is None and team.exists(kind.path(person=words.who, date=day)):
        day = calendar.add(day, 1)
    parts = {"person": words.who, "date": str(words.period or day)}
    if words.rest:
        parts["slug"] = _slug(words.rest[0])
    return Which(kind, parts)


def _who(session: Session, command: str) -> str:
    """Say how a person is named, by one of the team where there is one."""
    people = session.team.salespeople()
    if not people:
        return "nobody sells here yet: salesctl new person ana-silva"
    return f"name the person: {command} {people[0].owner}"


def _named(session: Session, kind: Kind, words: Sequence[str]) -> Which:
    """Return a person, a scorecard or a candidate, by name or by id."""
    roles = sorted({doc.parts["role"] for doc in session.opened.store.docs("scorecard")})
    rest = list(words)
    if kind.name == "candidate":
        role = rest.pop(0) if rest and (rest[0] in roles or len(rest) > 1) else None
        role = role or (roles[0] if len(roles) == 1 else None)
        if role is None or not rest:
            known = f"roles: {listed(roles, 'or')}" if roles else "before it: salesctl new scorecard ROLE"
            raise UsageError("who is it, and for which role?", f"salesctl new candidate ROLE NAME; {known}")
        name = " ".join(rest)
        return Which(kind, {"role": _slug(role), "candidate": _slug(name)}, _full(name))
    if not rest:
        what = "person" if kind.name == "person" else "role"
        raise UsageError(
            f"which {what}?", f"name it: salesctl new {kind.name} {'ana-silva' if what == 'person' else 'field-sales'}"
        )
    name = " ".join(rest)
    return Which(kind, {"person" if kind.name == "person" else "role": _slug(name)}, _full(name))


def _full(name: str) -> str | None:
    return None if SLUG.fullmatch(name) else name


def _slug(name: str) -> str:
    from salesctl.data.crm.names import slug

    made = slug(name)
    if not made:
        raise UsageError(f"`{name}` makes no id", "ids are small letters, digits and dashes, such as ana-silva")
    return made
