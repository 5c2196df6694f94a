"""What `salesctl init` has to know: said as flags, asked on a terminal, completed from the country, and checked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from importlib import resources
from zoneinfo import ZoneInfo, available_timezones

import typer

from salesctl.cli.options import read_day
from salesctl.core.errors import UsageError
from salesctl.core.validators import SLUG
from salesctl.core.words import listed, suggestion
from salesctl.data.crm.currencies import CODES
from salesctl.data.crm.names import slug
from salesctl.data.writing.team import Member, Start

_PERSON = re.compile(
    r"(?:(?P<id>[a-z0-9-]+)=)?(?P<name>[^<>=]+?)\s*(?:<(?P<email>[^<>\s]+@[^<>\s]+)>)?"
    r"\s*(?P<starts>[0-9]{4}-[0-9]{2}-[0-9]{2})?"
)
_EURO = "AT BE BG CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK"
_WIDE = timedelta(hours=2)  # between the clocks of one country, before nobody can guess
_A_YEAR = 2026
_MONEY = {
    **dict.fromkeys(_EURO.split(), "EUR"),
    "US": "USD",
    "GB": "GBP",
    "CH": "CHF",
    "SE": "SEK",
    "NO": "NOK",
    "DK": "DKK",
    "PL": "PLN",
    "CZ": "CZK",
    "BR": "BRL",
    "CA": "CAD",
    "MX": "MXN",
    "AU": "AUD",
    "NZ": "NZD",
    "JP": "JPY",
    "IN": "INR",
    "ZA": "ZAR",
    "AO": "AOA",
    "MZ": "MZN",
    "AR": "ARS",
    "CL": "CLP",
    "CO": "COP",
    "RO": "RON",
    "HU": "HUF",
    "SG": "SGD",
}


@dataclass(frozen=True, slots=True)
class Answers:
    """What was said so far; None and nothing where it was not."""

    name: str | None = None
    manager: str | None = None
    people: tuple[str, ...] = ()
    country: str | None = None
    currency: str | None = None
    timezone: str | None = None
    fiscal_start: int | None = None


def ask(said: Answers) -> Answers:
    """Ask for what was not said; an answer that cannot be is asked for again."""
    name = said.name or _asked("What is the team called", _named)
    manager = said.manager or _asked("Who manages it (Rita Lopes <rita@firm.example>)", _manager)
    people = said.people or tuple(_ask_people(manager))
    country = said.country or _asked("Which country's holidays (PT, US-CA; empty for none)", _country, "")
    currency = said.currency or _asked("Currency", _currency, money_of(country) or "EUR")
    timezone = said.timezone or _asked("Time zone", _zone, next(iter(zones_of(country)), "UTC"))
    fiscal = said.fiscal_start or int(_asked("In which month does the fiscal year start", _month, "1"))
    return Answers(name, manager, people, country or None, currency, timezone, fiscal)


def _asked(question: str, check: Callable[[str], object], default: str | None = None) -> str:
    while True:
        answer: str = typer.prompt(question, default=default, show_default=bool(default))
        try:
            check(answer)
        except UsageError as error:
            typer.echo(f"  {error.message}: {error.hint}")
        else:
            return answer


def _ask_people(manager: str) -> list[str]:
    people: list[str] = []
    question = "A salesperson, and since when (Ana Silva <ana@firm.example> 2024-03-04; empty when all are named)"
    while answer := _asked(question, lambda word: word and _members(manager, (*people, word)), ""):
        people.append(answer)
        question = "Another one (empty when all are named)"
    return people


def complete(said: Answers, since: Callable[[str], date]) -> Start:
    """Return the start of a team. Raises UsageError for what is missing or cannot be."""
    country = _country(said.country)
    currency, timezone = said.currency or money_of(country), said.timezone or zone_of(country)
    full = replace(said, country=country, currency=currency, timezone=timezone)
    first, *others = zones_of(country)[:4] or ("Europe/Lisbon",)
    several = f" (or {listed(others, 'or')}, …)" if others else ""
    for value, flag, example in (
        (full.name, "--name", '--name "Field sales"'),
        (full.manager, "--manager", '--manager "Rita Lopes <rita@firm.example>"'),
        (full.currency, "--currency", "--currency EUR"),
        (full.timezone, "--timezone", f"--timezone {first}{several}"),
    ):
        if not (value or "").strip():
            raise UsageError(f"{flag} is missing", f"say it: salesctl init {example}")
    return _checked(full, since)


def _checked(full: Answers, since: Callable[[str], date]) -> Start:
    timezone, currency = _zone(full.timezone or ""), _currency(full.currency or "")
    fiscal = _month("1" if full.fiscal_start is None else str(full.fiscal_start))
    members = _members(full.manager or "", full.people)
    return Start(_named(full.name or ""), members, timezone, currency, full.country, fiscal, since(timezone))


def _named(said: str) -> str:
    name = " ".join(said.split())
    if not name:
        raise UsageError("a team has a name (--name)", 'such as --name "Field sales"')
    return name


def _zone(said: str) -> str:
    if said not in zones():
        raise UsageError(f"`{said}` is no time zone (--timezone)", suggestion(said, zones(), "such as Europe/Lisbon"))
    return said


def _currency(said: str) -> str:
    if said.upper() not in CODES:
        raise UsageError(f"`{said}` is no currency (--currency)", "currencies are three capitals: EUR, USD, GBP")
    return said.upper()


def _month(said: str) -> int:
    if not said.isdecimal() or not 1 <= int(said) <= 12:
        raise UsageError(f"`{said}` is no month (--fiscal-start)", "months go from 1 to 12")
    return int(said)


def _members(manager: str, people: Iterable[str]) -> tuple[Member, ...]:
    found = (_manager(manager), *(_member(each, "salesperson", "--person") for each in people))
    _refuse_twins(found)
    return found


def _manager(said: str) -> Member:
    return _member(said, "manager", "--manager")


def _member(said: str, role: str, flag: str) -> Member:
    found = _PERSON.fullmatch(said.strip())
    if found is None:
        raise UsageError(f"`{said}` is no person ({flag})", f'write it like {flag} "Ana Silva <ana@firm.example>"')
    name, email, starts = " ".join(found["name"].split()), found["email"], found["starts"]
    identity = found["id"] or slug(name)
    if not SLUG.fullmatch(identity):
        raise UsageError(f"`{name}` makes no id of Latin letters ({flag})", f'give one: {flag} "ana-silva={name}"')
    return Member(identity, name, role, (email,) if email else (), read_day(starts, flag) if starts else None)


def _refuse_twins(members: Iterable[Member]) -> None:
    seen: dict[str, str] = {}
    for member in members:
        for key in (member.id, *member.emails):
            if key in seen:
                raise UsageError(
                    f"{seen[key]} and {member.name} are both `{key}`", 'give one another id: "ana-2=Ana Silva"'
                )
            seen[key] = member.name


def _country(said: str | None) -> str | None:
    if not said or not said.strip():
        return None
    import holidays

    country, _, part = said.strip().upper().partition("-")
    known = holidays.list_supported_countries()
    if country not in known:
        raise UsageError(f"no holidays are known of `{said}` (--country)", "countries are two capitals: PT, US-CA")
    if part and part not in known[country]:
        parts = ", ".join(sorted(known[country])[:12]) or "it has none"
        raise UsageError(f"{country} has no part `{part}` (--country)", f"parts of {country}: {parts}")
    return f"{country}-{part}" if part else country


def money_of(country: str | None) -> str | None:
    """Return the currency of a country, where it is one of the usual ones."""
    return _MONEY.get((country or "").partition("-")[0].upper())


def zone_of(country: str | None) -> str | None:
    """Return the time zone most people of a country live in, by the time zone database.

    It lists the zone of most people first, but for the widest countries: those have to say theirs.
    """
    found = zones_of(country)
    hours = [datetime(_A_YEAR, 1, 1, tzinfo=ZoneInfo(zone)).utcoffset() or timedelta(0) for zone in found]
    return found[0] if found and max(hours) - min(hours) <= _WIDE else None


def zones_of(country: str | None) -> tuple[str, ...]:
    """Return the time zones of a country, by the time zone database."""
    return _zones_by_country().get((country or "").partition("-")[0].upper(), ())


@lru_cache(maxsize=1)
def _zones_by_country() -> dict[str, tuple[str, ...]]:
    table = resources.files("tzdata").joinpath("zoneinfo", "zone.tab").read_text("utf-8")
    found: dict[str, tuple[str, ...]] = {}
    for line in table.splitlines():
        if line and not line.startswith("#"):
            code, _, zone, *_ = line.split("\t")
            found[code] = (*found.get(code, ()), zone)
    return found


@lru_cache(maxsize=1)
def zones() -> frozenset[str]:
    """Return every time zone by name."""
    return frozenset(available_timezones())
