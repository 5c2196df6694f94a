"""A team from nothing: the files it starts with, as text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from salesctl.data.builtin import built_in, template_of
from salesctl.data.writing.template import fill

IGNORED = "# What salesctl keeps for itself: its cache and its lock.\n.salesctl/\n"
EXAMPLE = "ana-silva"
"""A salesperson's id, where nobody sells yet."""


@dataclass(frozen=True, slots=True)
class Member:
    """One of the team: the id, the name, the addresses git signs with, and the first day if that was said."""

    id: str
    name: str
    role: str
    emails: tuple[str, ...] = ()
    starts: date | None = None


@dataclass(frozen=True, slots=True)
class Start:
    """What a team says of itself on its first day; `fiscal_start` is a month from 1 to 12."""

    name: str
    members: Sequence[Member]
    timezone: str
    currency: str
    country: str | None
    fiscal_start: int
    since: date

    @property
    def manager(self) -> str:
        """The manager's id."""
        return next(member.id for member in self.members if member.role == "manager")

    @property
    def sellers(self) -> Sequence[Member]:
        """The salespeople."""
        return [member for member in self.members if member.role == "salesperson"]

    @property
    def year_begun(self) -> date:
        """The first day of the fiscal year: what is written for salespeople of whom nobody said since when they sell.

        Whoever is there on a team's first day of writing has sold before it, and what was sold in the year counts.
        """
        year = self.since.year - (self.since.month < self.fiscal_start)
        return date(max(year, date.min.year), self.fiscal_start, 1)


def files_of(start: Start) -> Mapping[str, str]:
    """Return the files of a new team by path."""
    values = {
        "name": start.name,
        "manager": start.manager,
        "timezone": start.timezone,
        "currency": start.currency,
        "country": start.country,
        "fiscal_start": start.fiscal_start,
        "since": start.since,
    }
    people = {f"people/{member.id}.yaml": _person(member, start) for member in start.members}
    return {
        "team.yaml": fill(template_of("team"), values),
        **people,
        "recipe.yaml": fill(template_of("recipe"), {}),
        "meetings/agenda.yaml": fill(template_of("agenda"), {}),
        "README.md": readme(start.name, start.sellers[0].id if start.sellers else EXAMPLE),
        ".gitignore": IGNORED,
    }


def _person(member: Member, start: Start) -> str:
    values = {
        "person": member.id,
        "name": member.name,
        "role": member.role,
        "emails": list(member.emails),
        "starts": member.starts or (start.year_begun if member in start.sellers else None),
        "ramp_until": start.since,
    }
    return fill(template_of("person"), values)


def readme(name: str, person: str = EXAMPLE, first: str = "") -> str:
    """Return the page that tells a team what to write when; `first` is a paragraph put before it."""
    page = (built_in("templates") / "team-readme.md").read_text("utf-8")
    return fill(page, {"name": name, "person": person, "first": first})
