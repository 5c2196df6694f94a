"""team.yaml and people/<person>.yaml: the two documents that everything else is read against."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, ClassVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, PlainValidator, WithJsonSchema

from salesctl.core.calendar import WEEKDAYS, Days
from salesctl.core.shape import Document, Shape
from salesctl.core.types import Count, Day, Flag, Many, Mapped, PersonId, Text, choice
from salesctl.core.validators import fault, shown

_ZONE_EXAMPLE = "zones are named like Europe/Lisbon or America/New_York"


def _zone(value: object) -> str:
    if isinstance(value, str) and value.strip():
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            pass
        else:
            return value
    raise fault("unknown-choice", f"{shown(value)} is no time zone", _ZONE_EXAMPLE)


_CURRENCY = "[A-Z]{3}"
_COUNTRY = "[A-Z]{2}(-[A-Z0-9]{1,3})?"


def _matching(pattern: str, what: str, hint: str) -> PlainValidator:
    def check(value: object) -> str:
        if isinstance(value, str) and re.fullmatch(pattern, value):
            return value
        better = value.upper() if isinstance(value, str) and re.fullmatch(pattern, value.upper()) else ""
        raise fault("unknown-choice", f"{shown(value)} is no {what}", hint, better)

    return PlainValidator(check)


Zone = Annotated[str, PlainValidator(_zone), WithJsonSchema({"type": "string"})]
Currency = Annotated[
    str,
    _matching(_CURRENCY, "currency", "currencies are three capitals: EUR, USD, GBP"),
    WithJsonSchema({"type": "string", "pattern": f"^{_CURRENCY}$"}),
]
Country = Annotated[
    str,
    _matching(_COUNTRY, "country", "countries are two capitals, with a part of them if wanted: PT, US-CA"),
    WithJsonSchema({"type": "string", "pattern": f"^{_COUNTRY}$"}),
]


class FiscalYear(Shape):
    """Where the year starts (month 1 to 12), and whether the year it starts or the one it ends in names it."""

    starts: Annotated[Count, Field(ge=1, le=12)] = 1
    named_for: choice("start", "end") = "end"  # type: ignore[valid-type]  # a type made of its words


class SystemsSwitch(Shape):
    """Which systems the team does without."""

    off: Many[Text] = ()


class RuleSettings(Shape):
    """What the team changes about rules: switched off, another severity, other paths."""

    disable: Many[Text] = ()
    severity: Mapped[str, choice("error", "warning", "info")] = Field(default_factory=dict)  # type: ignore[valid-type]
    paths: Mapped[str, Many[Text]] = Field(default_factory=dict)


class PrivateRoot(Shape):
    """A further repository laid over this one, and the folders it holds."""

    path: Text
    holds: Many[Text] = ()


class Settings(Document):
    """team.yaml: the team, its calendar and its policy."""

    kind: ClassVar[str] = "team"

    name: Text
    manager: PersonId
    timezone: Zone
    currency: Currency
    since: Day
    country: Country | None = None
    fiscal_year: FiscalYear = FiscalYear()
    working_days: Many[choice(*WEEKDAYS)] = WEEKDAYS[:5]  # type: ignore[valid-type]
    closed: Many[Day] = ()
    skills: Many[Text] = (
        *("preparation", "opening", "discovery", "listening", "qualification", "value"),
        *("demo", "objections", "negotiation", "closing", "follow-up", "crm"),
    )
    policy: Mapped[str, Any] = Field(default_factory=dict)
    systems: SystemsSwitch = SystemsSwitch()
    rules: RuleSettings = RuleSettings()
    private: Many[PrivateRoot] = ()
    today: Day | None = None


class Ramp(Shape):
    """Still learning until that day."""

    until: Day


class Leave(Shape):
    """Days on leave, both ends included. Why is nobody's business and has no key."""

    from_: Day = Field(alias="from")
    to: Day

    @property
    def days(self) -> Days:
        """The days of the leave."""
        return Days(self.from_, self.to)


class Person(Document):
    """people/<person>.yaml: one of the team."""

    kind: ClassVar[str] = "person"

    name: Text
    role: choice("salesperson", "manager", "specialist", "other")  # type: ignore[valid-type]
    emails: Many[Text] = ()
    starts: Day | None = None
    ends: Day | None = None
    carries_quota: Flag | None = None
    ramp: Ramp | None = None
    manager: PersonId | None = None
    working_days: Many[choice(*WEEKDAYS)] = ()  # type: ignore[valid-type]
    crm_names: Many[Text] = ()
    away: Many[Leave] = ()

    @property
    def is_salesperson(self) -> bool:
        """Tell whether the person owes plans, reviews, metrics and coached calls."""
        return bool(self.role == "salesperson")

    @property
    def has_quota(self) -> bool:
        """Tell whether the person carries a number.

        Salespeople do unless their file says no, others only if it says yes.
        """
        return self.is_salesperson if self.carries_quota is None else self.carries_quota

    @property
    def employed(self) -> Days:
        """The days in the team."""
        return Days(self.starts or date.min, self.ends or date.max)

    def is_ramping(self, day: date) -> bool:
        """Tell whether the person is still learning on a day."""
        return self.ramp is not None and day <= self.ramp.until


class Policy(Shape):
    """A system's part of the policy; `section` is its key under `policy:`."""

    section: ClassVar[str]
