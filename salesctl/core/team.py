"""The team as rules, duties and reports see it: read-only, and able to note what an answer looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, cast

from salesctl.core.calendar import WEEKDAYS, Calendar, Days
from salesctl.core.doc import AnyDoc, Doc, Unloaded
from salesctl.core.period import Period, Unit
from salesctl.core.settings import Person, Policy, Settings
from salesctl.core.shape import Document

if TYPE_CHECKING:
    from salesctl.core.history import History

M = TypeVar("M", bound=Document)
P = TypeVar("P", bound=Policy)
T = TypeVar("T")
Lookup = tuple[str, ...]

# How many periods back a closed window can still matter: thirteen weeks, and the period itself.
_LOOK_BACK: Mapping[str, int] = {"day": 120, "week": 20, "month": 6, "quarter": 4, "half": 3, "year": 3}


class Store(Protocol):
    """Where documents come from: a folder, a revision, or the examples of a test."""

    def docs(self, kind: str) -> tuple[AnyDoc, ...]:
        """Return the documents of a kind that loaded, by path."""

    def unloaded(self, kind: str) -> tuple[Unloaded, ...]:
        """Return the documents of a kind that are there and cannot be read, by path."""

    def doc(self, kind: str, parts: Mapping[str, str]) -> AnyDoc | None:
        """Return the document with exactly these parts, if it loaded."""

    def select(self, kind: str, part: str, value: str) -> tuple[AnyDoc, ...]:
        """Return the documents of a kind whose path says so, by path."""

    def is_absent(self, kind: str) -> bool:
        """Tell whether the kind is kept in a private repository that is not here."""

    def out_of_reach(self) -> tuple[str, ...]:
        """Return the folders looked at so far that are kept in private repositories which are not here."""

    def exists(self, path: str) -> bool:
        """Tell whether a file of the team stands at a path."""

    def is_known(self, path: str) -> bool:
        """Tell whether a path could be looked at: False when it lies in a private repository that is not here."""


@dataclass(frozen=True)
class Team:
    """A team on a day. Everything a rule, a duty or a report may look at, and nothing else.

    `until` is how far ahead duties are asked for; `seen` collects what was looked up, when somebody watches.
    """

    settings: Settings
    store: Store
    now: date
    until: date
    base: Calendar
    history_of: Callable[[], History]
    seen: set[Lookup] | None = field(default=None, compare=False)
    memo: dict[Any, Any] = field(default_factory=dict, compare=False)

    def watched(self) -> tuple[Team, set[Lookup]]:
        """Return the same team, and the set in which it notes every lookup from here on."""
        seen: set[Lookup] = set()
        return Team(self.settings, self.store, self.now, self.until, self.base, self.history_of, seen, self.memo), seen

    def _note(self, *lookup: str) -> None:
        if self.seen is not None:
            self.seen.add(lookup)

    # ---- documents

    def get(self, model: type[M], **parts: object) -> Doc[M] | None:
        """Return the document of a kind that the parts of its path name.

        Or None when it is absent or cannot be read.
        """
        names = {name: str(value) for name, value in parts.items()}
        if self.seen is not None:
            self._note("get", model.kind, *(f"{name}={value}" for name, value in sorted(names.items())))
        return cast("Doc[M] | None", self.store.doc(model.kind, names))

    def all(self, model: type[M], **parts: object) -> tuple[Doc[M], ...]:
        """Return the documents of a kind, by path; only those whose path says so when parts are given."""
        if self.seen is not None:
            self._note("all", model.kind, *(f"{name}={value}" for name, value in sorted(parts.items())))
        if not parts:
            return cast("tuple[Doc[M], ...]", self.store.docs(model.kind))
        (name, value), *rest = ((name, str(value)) for name, value in parts.items())
        found = self.store.select(model.kind, name, value)
        for other, wanted in rest:
            found = tuple(doc for doc in found if doc.parts.get(other) == wanted)
        return cast("tuple[Doc[M], ...]", found)

    def unseen(self, model: type[Document], **parts: object) -> bool:
        """Tell whether the document is there but cannot be read, or its kind is kept where we cannot look."""
        if self.seen is not None:
            self._note("unseen", model.kind, *(f"{name}={value}" for name, value in sorted(parts.items())))
        if self.store.is_absent(model.kind):
            return True
        broken = self.store.unloaded(model.kind)
        if not broken:
            return False
        wanted = {name: str(value) for name, value in parts.items()}
        return any(dict(doc.parts) == wanted for doc in broken)

    def exists(self, path: str) -> bool:
        """Tell whether a file of the team stands at a path."""
        self._note("exists", path)
        return self.store.exists(path)

    # ---- the clock and the policy

    @property
    def today(self) -> date:
        """The day it is. What is dated after it has not happened yet."""
        self._note("today")
        return self.now

    @property
    def history(self) -> History:
        """What the repository's history proves, read from git once."""
        self._note("history")
        return self.once("history", make=self.history_of)

    @property
    def since(self) -> date:
        """The day the method starts here."""
        self._note("settings")
        return self.settings.since

    @property
    def calendar(self) -> Calendar:
        """The team's days."""
        self._note("settings")
        return self.base

    def has_happened(self, day: date | None) -> bool:
        """Tell whether something dated that day has happened."""
        return day is not None and day <= self.today

    def policy(self, model: type[P]) -> P:
        """Return a system's part of the policy; what is written wrongly there counts as not written."""
        self._note("policy", model.section)
        key = ("policy", model)
        if key not in self.memo:
            self.memo[key] = lenient(model, self.settings.policy.get(model.section))
        return cast("P", self.memo[key])

    def is_on(self, system: str) -> bool:
        """Tell whether the team runs a system."""
        self._note("settings")
        return system not in self.settings.systems.off

    def once(self, *key: object, make: Callable[[], T]) -> T:
        """Return a fact about the whole team, worked out the first time it is asked for under this key."""
        if key not in self.memo:
            self.memo[key] = make()
        return cast("T", self.memo[key])

    # ---- people

    def person(self, who: str | None) -> Person | None:
        """Return a person, or None when nobody has that id or the file cannot be read."""
        if not who:
            return None
        if self.seen is not None:
            self._note("get", "person", f"person={who}")
        return self.once("people", "models", make=self._persons).get(who)

    def _persons(self) -> dict[str, Person]:
        return {doc.owner: doc.model for doc in reversed(self.store.docs("person"))}

    def name_of(self, who: str) -> str:
        """Return a person's name, or the id when the file says none."""
        person = self.person(who)
        return person.name if person else who

    def person_ids(self) -> frozenset[str]:
        """Return the ids of everybody who has a file, readable or not."""
        self._note("all", "person")
        self._note("unseen", "person")
        return self.once("people", "ids", make=self._person_ids)

    def _person_ids(self) -> frozenset[str]:
        readable = {doc.owner for doc in self.store.docs("person")}
        return frozenset(readable | {doc.parts["person"] for doc in self.store.unloaded("person")})

    def salespeople(self, during: Days | None = None) -> tuple[Doc[Person], ...]:
        """Return the salespeople, by id; only those employed on some of the days when days are given."""
        people = self.all(Person)
        return tuple(
            doc
            for doc in people
            if doc.model.is_salesperson and (during is None or len(doc.model.employed.overlap(during)) > 0)
        )

    def calendar_of(self, who: str | None) -> Calendar:
        """Return a person's days: the team's, with that person's working week and leave."""
        person = self.person(who)
        if person is None:
            return self.calendar
        key, base = ("calendar", who), self.calendar
        if key not in self.memo:
            week = frozenset(WEEKDAYS.index(day) for day in person.working_days) or None
            self.memo[key] = base.person(week, [leave.days for leave in person.away])
        return cast("Calendar", self.memo[key])

    def manager_on(self, day: date) -> str:
        """Return who managed the team on a day.

        The team's manager, unless no manager of this team then and another one was.
        """
        current = self.settings.manager
        self._note("settings")
        if self._was_there(current, day, role="manager"):
            return current
        managers = (doc for doc in self.all(Person) if doc.model.role == "manager" and day in doc.model.employed)
        return next((doc.owner for doc in managers), current)

    def manager_of(self, who: str | None, day: date) -> str:
        """Return a person's manager on a day: the one in the person's file, if in the team then, else the team's."""
        person = self.person(who)
        own = person.manager if person is not None else None
        return own if own is not None and own != who and self._was_there(own, day) else self.manager_on(day)

    def _was_there(self, who: str, day: date, role: str | None = None) -> bool:
        """Tell whether somebody was in the team on a day, in a role if one is asked for; a broken file counts."""
        person = self.person(who)
        if person is None:
            return who in self.person_ids()
        return day in person.employed and role in (None, person.role)

    # ---- periods

    def periods(self, unit: Unit) -> Iterator[Period]:
        """Yield the periods of a unit whose duties still matter, up to the horizon, oldest first."""
        self._note("today")
        period = self.calendar.shift(self.calendar.period(self.now, unit), -_LOOK_BACK[unit])
        last = self.calendar.shift(self.calendar.period(self.until, unit), 1)
        while period <= last:
            if self.calendar.days(period).last >= self.since:
                yield period
            period = self.calendar.shift(period, 1)

    @property
    def score_window(self) -> Days:
        """The last thirteen weeks: what the score and the lists of missed duties look at."""
        return Days(self.today - timedelta(weeks=13), self.today)


def lenient(model: type[P], written: Any) -> P:
    """Read a part of the policy, leaving out every key that does not hold what it should."""
    from pydantic import ValidationError

    values = dict(written) if isinstance(written, dict) else {}
    while True:
        try:
            return model.model_validate(values)
        except ValidationError as error:
            wrong = {problem["loc"][0] for problem in error.errors() if problem["loc"]}
            if not wrong & values.keys():
                return model()
            values = {key: value for key, value in values.items() if key not in wrong}


@lru_cache(maxsize=64)
def calendar_for(settings_key: tuple[Any, ...]) -> Calendar:
    """Build a team's calendar once for equal settings."""
    starts, named_for, week, closed, country = settings_key
    return Calendar(starts, named_for, frozenset(WEEKDAYS.index(day) for day in week), frozenset(closed), country or "")


def calendar_of(settings: Settings) -> Calendar:
    """Return the calendar that team.yaml describes."""
    year = settings.fiscal_year
    week = settings.working_days or WEEKDAYS[:5]  # a week without a day is one finding, not one for each day worked
    return calendar_for((year.starts, year.named_for, week, settings.closed, settings.country))
