"""The options that every command understands, before and after its verb; the right-most wins."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

import typer

from salesctl.core.errors import UsageError

ENVIRONMENT = "SALESCTL_"
_KEY = "salesctl."


@dataclass(frozen=True, slots=True)
class Common:
    """What every command was told: where the team is, which day it is, how to print."""

    team: Path | None = None
    today: date | None = None
    as_of: str | None = None
    format: str | None = None
    color: str = "auto"
    verbosity: int = 0

    @property
    def is_quiet(self) -> bool:
        """Tell whether only what was asked for is printed."""
        return self.verbosity < 0


def common(ctx: typer.Context) -> Common:
    """Return the options as they stand after every level of the command line and the environment."""
    return from_words({name: ctx.meta.get(_KEY + name) for name in _NAMES}, os.environ)


def from_words(words: Mapping[str, Any], environment: Mapping[str, str]) -> Common:
    """Make the options from what was written, falling back to SALESCTL_TEAM, SALESCTL_TODAY and so on."""
    said = {name: words.get(name) or environment.get(ENVIRONMENT + name.upper()) or None for name in _NAMES}
    color = said["color"] or "auto"
    if color not in ("auto", "always", "never"):
        raise UsageError(f"`{color}` is no choice of colour", "one of: auto, always, never")
    return Common(
        Path(said["team"]) if said["team"] else None,
        read_day(said["today"], "--today") if said["today"] else None,
        said["as_of"],
        said["format"],
        color,
        int(said["verbose"] or 0) - int(said["quiet"] or 0),
    )


def read_day(text: str, option: str) -> date:
    """Read a day given to an option. Raises UsageError when it is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"`{text}` is no day ({option})", "write year-month-day, such as 2026-11-23") from None


_SPANS = {"d": 1, "w": 7}


def read_span(text: str, option: str) -> timedelta:
    """Read a span such as 14d or 2w. Raises UsageError when it is none."""
    number, unit = text[:-1], text[-1:]
    if text.isdigit():
        number, unit = text, "d"
    if not number.isdigit() or unit not in _SPANS or len(number) > 4:
        raise UsageError(f"`{text}` is no span of time ({option})", "write days or weeks, such as 14d or 2w")
    return timedelta(days=int(number) * _SPANS[unit])


def _keep(ctx: typer.Context, param: typer.CallbackParam, value: Any) -> Any:
    if value not in (None, 0, False):
        ctx.meta[_KEY + str(param.name)] = value
    return value


_GROUP = "Options of every command"


def _option(default: Any, *names: str, help: str, metavar: str | None = None, **more: Any) -> Any:  # noqa: A002 - Typer's own word
    return typer.Option(
        default, *names, help=help, metavar=metavar, callback=_keep, expose_value=False, rich_help_panel=_GROUP, **more
    )


def _template(
    team: str = _option(None, "--team", "-C", help="The team's folder; else the nearest team.yaml.", metavar="DIR"),
    today: str = _option(None, "--today", help="The day it is; moves the clock only.", metavar="DAY"),
    as_of: str = _option(None, "--as-of", help="The team as it was on a day or at a revision.", metavar="DAY|REV"),
    format: str = _option(None, "--format", "-f", help="How to print: table, full, json, …", metavar="FORMAT"),  # noqa: A002
    color: str = _option(None, "--color", help="auto, always or never.", metavar="WHEN"),
    quiet: int = _option(0, "--quiet", "-q", help="Print less.", count=True),
    verbose: int = _option(0, "--verbose", "-v", help="Print more.", count=True),
) -> None:
    """Lend its options to every command."""


_NAMES = ("team", "today", "as_of", "format", "color", "quiet", "verbose")


@lru_cache(maxsize=1)
def parameters() -> tuple[Any, ...]:
    """Return the options as parameters that any command can take in."""
    app = typer.Typer(add_completion=False)
    app.command()(_template)
    return tuple(typer.main.get_command(app).params)
