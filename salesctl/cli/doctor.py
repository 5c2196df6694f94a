"""`salesctl doctor`: what salesctl runs on here, what is off, and what to do about it."""

from __future__ import annotations

import locale
import os
import platform
import shutil
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import typer

from salesctl import __version__
from salesctl.cli.options import Common, common
from salesctl.cli.output import REPORT_FORMATS, chosen, page, why_color, write
from salesctl.cli.session import Session, open_session
from salesctl.core.errors import SalesctlError
from salesctl.core.evidence import evidence
from salesctl.core.report import Column, Report, Table
from salesctl.core.words import counted, listed
from salesctl.method.doctor import WANTED, Line, encoding, git_program, proof, schemas, switched_off, workshop

PACKAGES = ("typer", "pydantic", "pyyaml", "rich", "jinja2", "holidays", "icalendar", "numpy", "tzdata")
EXTRAS = ("python-calamine", "xlsxwriter", "duckdb")


def doctor(ctx: typer.Context) -> int:
    """Say what salesctl runs on here, what is off, and what to do about it."""
    options = common(ctx)
    style = chosen(options, REPORT_FORMATS, "table")
    lines = [*_program(), *_terminal(options), *_git(), *_team(options)]
    moves = sum(bool(line.move) and not line.move.startswith(WANTED) for line in lines)
    columns = (Column("What"), Column("Found"), Column("To do"))
    table = Table("checks", columns, tuple((line.what, line.found, line.move) for line in lines))
    said = f"{counted(moves, 'thing')} to do" if moves else "nothing is off"
    from salesctl.render.report import render

    where = page(options)
    write(render(Report("Doctor", (table,), (said,)), style, where.width, color=where.color))
    return 0


def _program() -> Iterator[Line]:
    yield Line("salesctl", f"{__version__}, in {Path(__file__).parents[1]}")
    yield Line("Python", f"{platform.python_version()} ({platform.python_implementation()}), {platform.platform()}")
    yield Line("libraries", ", ".join(f"{name} {version(name)}" for name in PACKAGES))
    missing = [name for name in EXTRAS if not _has(name)]
    if missing:
        yield Line("extras", f"without {listed(missing)}", f"{WANTED} pip install {' '.join(missing)}")


def _has(name: str) -> bool:
    try:
        version(name)
    except PackageNotFoundError:
        return False
    return True


def _terminal(options: Common) -> Iterator[Line]:
    where = page(options)
    width = f"{where.width} columns" if where.width else "as wide as it needs"
    yield Line("terminal", f"{'a terminal' if sys.stdout.isatty() else 'no terminal'}, {width}")
    yield Line("colour", f"{'on' if where.color else 'off'}: {why_color(options)}")
    yield encoding(sys.stdout.encoding, sys.getfilesystemencoding(), locale.getlocale()[1])


def _git() -> Iterator[Line]:
    from salesctl.run.git.command import Git, environment

    program = shutil.which("git")
    if program is None:
        yield git_program(None)
        return
    _, output, _ = Git(program, environment(os.environ)).try_run("--version")
    yield git_program(output.decode("utf-8", "replace").strip())


def _team(options: Common) -> Iterator[Line]:
    try:
        session = open_session(options)
    except SalesctlError as error:
        yield Line("team", error.message, error.hint)
        return
    yield Line("team", f"{session.team.settings.name}, in {session.root.resolve()}")
    yield Line("today", f"{session.team.today}{_clock(session)}")
    yield proof(evidence(session.team))
    yield from switched_off(session.team.settings, session.opened.store.source.is_absent)
    yield _country(session)
    yield workshop(session.root)
    yield schemas(session.root)


def _clock(session: Session) -> str:
    settings, said = session.team.settings, session.common
    if said.today is not None or said.as_of is not None:
        return ", as the command line says"
    return f" in {settings.timezone}" if settings.today is None else ", pinned in team.yaml"


def _country(session: Session) -> Line:
    country = session.team.settings.country
    if country is None:
        return Line("holidays", "none: team.yaml names no country", f"{WANTED} a line `country: PT` in team.yaml")
    import holidays

    code, _, part = country.partition("-")
    known = holidays.list_supported_countries()
    if code not in known or (part and part not in known[code]):
        return Line("holidays", f"those of {country} are not known", "write the days nobody works under `closed`")
    return Line("holidays", f"those of {country}")
