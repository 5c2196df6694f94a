"""What `salesctl init` has to know: said as flags, asked on a terminal, completed from the country, and checked."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from importlib import resources
from zoneinfo import ZoneInfo, available_timezones

import typer

from salesctl.cli.which import slug
from salesctl.core.errors import UsageError
from salesctl.core.types import SLUG
from salesctl.core.words import listed, suggestion
from salesctl.data.crm.currencies import CODES
from salesctl.data.writing.team import Member, Start

_PERSON = re.compile(r"(?:(?P<id>[a-z0-9-]+)=)?(?P<name>[^<>=]+?)\s*(?:<(?P<email>[^<>\s]+@[^<>\s]+)>)?\s*")
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
    """Ask for what was not said."""
    name = said.name or typer.prompt("What is the team called")
    manager = said.manager or typer.prompt("Who manages it (Rita Lopes <rita@firm.example>)")
    people = said.people or tuple(_ask_people())
    country = said.country or typer.prompt(
        "Which country's holidays (PT, US-CA; empty for none)", default="", show_default=False
    )
    currency = said.currency or typer.prompt("Currency", default=money_of(country or None) or "EUR")
    timezone = said.timezone or typer.prompt("Time zone", default=zone_of(country or None) or "UTC")
    fiscal = said.fiscal_start or typer.prompt("In which month does the fiscal year start", default=1, type=int)
    return Answers(name, manager, people, country or None, currency, timezone, fiscal)


def _ask_people() -> list[str]:
    people: list[str] = []
    while answer := typer.prompt("A salesperson (empty when all are named)", default="", show_default=False):
        people.append(answer)
    return people


def complete(said: Answers, since: Callable[[str], date]) -> Start:
    """Return the start of a team. Raises UsageError for what is missing or cannot be."""
    country = _country(said.country)
    full = replace(
        said,
        country=country,
        currency=(said.currency or money_of(country) or "").upper() or None,
        timezone=said.timezone or zone_of(country),
    )
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
    name, timezone, currency = full.name or "", full.timezone or "", full.currency or ""
    if timezone not in zones():
        raise UsageError(
            f"`{timezone}` is no time zone (--timezone)", suggestion(timezone, zones(), "such as Europe/Lisbon")
        )
    if currency not in CODES:
        raise UsageError(f"`{currency}` is no currency (--currency)", "currencies are three capitals: EUR, USD, GBP")
    fiscal = 1 if full.fiscal_start is None else full.fiscal_start
    if not 1 <= fiscal <= 12:
        raise UsageError(f"`{fiscal}` is no month (--fiscal-start)", "months go from 1 to 12")
    members = [_member(full.manager or "", "manager", "--manager")]
    members += [_member(each, "salesperson", "--person") for each in full.people]
    _refuse_twins(members)
    return Start(" ".join(name.split()), tuple(members), timezone, currency, full.country, fiscal, since(timezone))


def _member(said: str, role: str, flag: str) -> Member:
    found = _PERSON.fullmatch(said.strip())
    if found is None:
        raise UsageError(f"`{said}` is no person ({flag})", f'write it like {flag} "Ana Silva <ana@firm.example>"')
    name, email = " ".join(found["name"].split()), found["email"]
    identity = found["id"] or slug(name)
    if not SLUG.fullmatch(identity):
        raise UsageError(f"`{name}` makes no id of Latin letters ({flag})", f'give one: {flag} "ana-silva={name}"')
    return Member(identity, name, role, (email,) if email else ())


def _refuse_twins(members: list[Member]) -> None:
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
