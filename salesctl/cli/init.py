"""`salesctl init`: from an empty folder to a running team repository."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from salesctl.cli.ci import UNKNOWN
from salesctl.cli.edit import refuse_other_times
from salesctl.cli.init_answers import Answers, ask, complete
from salesctl.cli.init_demo import init_demo, next_steps, unwritable, where
from salesctl.cli.options import Common, common, read_day
from salesctl.cli.output import chosen, write
from salesctl.cli.schema_install import write_schemas
from salesctl.cli.session import open_session
from salesctl.core.errors import HistoryError, UsageError
from salesctl.core.words import counted, listed
from salesctl.data.git import is_inside, run_git, try_git
from salesctl.data.writing.hosts import checked_source, host_files, own_source
from salesctl.data.writing.team import Start, files_of
from salesctl.text.files import write as write_file

WELCOME = ("README.md", "LICENSE", "LICENSE.md", ".git", ".gitignore", ".gitattributes", ".github", ".salesctl")

Folder = Annotated[Path, typer.Argument(metavar="[DIR]", help="Where to; this folder when not said.")]
Name = Annotated[str | None, typer.Option("--name", help="What the team is called.")]
Manager = Annotated[str | None, typer.Option("--manager", help='The manager: "Rita Lopes <rita@firm.example>".')]
Person = Annotated[
    list[str] | None,
    typer.Option("--person", help='Each salesperson, and since when: "Ana Silva <ana@firm.example> 2024-03-04".'),
]
Country = Annotated[str | None, typer.Option("--country", help="Whose public holidays: PT, US-CA.")]
Currency = Annotated[str | None, typer.Option("--currency", help="EUR, USD, …; the country's when not said.")]
Zone = Annotated[str | None, typer.Option("--timezone", help="Europe/Lisbon; the country's when it has one only.")]
Fiscal = Annotated[int | None, typer.Option("--fiscal-start", help="The month the fiscal year starts in, 1 to 12.")]
Since = Annotated[str | None, typer.Option("--since", help="From which day things are due; today when not said.")]
Demo = Annotated[bool, typer.Option("--demo", help="Write the example team with its history, moved to today.")]
From = Annotated[
    str | None,
    typer.Option("--from", help="Where hosts get salesctl from; see `salesctl ci`.", metavar="ADDRESS"),
]
NoGit = Annotated[bool, typer.Option("--no-git", help="Start no git repository.")]


def init(
    ctx: typer.Context,
    folder: Folder = Path(),
    name: Name = None,
    manager: Manager = None,
    person: Person = None,
    country: Country = None,
    currency: Currency = None,
    timezone: Zone = None,
    fiscal_start: Fiscal = None,
    since: Since = None,
    source: From = None,
    demo: Demo = False,  # noqa: FBT002 - a flag
    no_git: NoGit = False,  # noqa: FBT002 - a flag
) -> int:
    """Start a team: asks on a terminal for what is not said, and writes files that check clean."""
    options = common(ctx)
    said = Answers(name, manager, tuple(person or ()), country, currency, timezone, fiscal_start)
    if demo:
        if since or source or said != Answers():
            raise UsageError("the example team is what it is (--demo)", "leave the other options out")
        return init_demo(folder, options, with_git=not no_git)
    refuse_other_times(options)
    chosen(options, ("text",), "text")
    _refuse_full(folder)
    found = checked_source(source) if source else own_source()
    answers = ask(said) if sys.stdin.isatty() and sys.stdout.isatty() else said
    start = complete(answers, lambda zone: _since(since, zone))
    is_own = found is not None and not _is_in_repository(folder)
    written = _write(folder, {**files_of(start), **(host_files(found) if found and is_own else {})})
    write_schemas(open_session(replace(options, team=folder)))
    unsaid = "" if no_git else _commit(folder, written)
    how = "salesctl ci" if found else UNKNOWN
    hosts = "" if is_own else f"GitHub, GitLab and pre-commit do not check it yet: {how}"
    _say(folder, start, written, options, [line for line in (unsaid, hosts) if line])
    return 0


def _since(since: str | None, zone: str) -> date:
    return read_day(since, "--since") if since else datetime.now(ZoneInfo(zone)).date()


def _refuse_full(folder: Path) -> None:
    """Refuse a folder that holds anything but what a team's folder may hold before its team.yaml."""
    from salesctl.systems import all_systems

    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file", "name a folder")
    if (folder / "team.yaml").exists():
        raise UsageError(f"{folder / 'team.yaml'} is already there", "this folder has a team: salesctl check")
    known = {kind.folder for system in all_systems() for kind in system.kinds} | {"templates", *WELCOME}
    strange = sorted(each.name for each in folder.iterdir() if each.name not in known) if folder.is_dir() else []
    if strange:
        more = f" and {len(strange) - 3} more" if len(strange) > 3 else ""
        raise UsageError(
            f"{folder.resolve()} is not empty: {listed(strange[:3], ',') if more else listed(strange)}{more}",
            "name a new folder: salesctl init my-team",
        )


def _write(folder: Path, files: Mapping[str, str]) -> list[str]:
    """Write the files that are not there yet; return their paths."""
    written = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path, text in files.items():
            target = folder / path
            if not target.exists():
                write_file(target, text)
                written.append(path)
    except OSError as error:
        raise unwritable(folder, error) from None
    return written


def _is_in_repository(folder: Path) -> bool:
    full = folder.resolve()
    return any((each / ".git").exists() for each in full.parents)


def _commit(folder: Path, written: Sequence[str]) -> str:
    """Start a repository and commit; return what there is to say of it where that was not possible."""
    try:
        if is_inside(folder):
            return "this folder is in a git repository already: commit the new files there"
        run_git(folder, "init", "-q", "-b", "main")
        run_git(folder, "add", "--", *written)
        code, _, complaint = try_git(folder, "commit", "-q", "-m", "Start the team")
    except HistoryError as error:
        return f"{error.message}: {error.hint}"
    if code == 0:
        return ""
    known = all(try_git(folder, "config", "--get", key)[0] == 0 for key in ("user.name", "user.email"))
    if known:
        return f"nothing is committed yet, because git refused: {complaint}"
    return (
        "nothing is committed yet, because git does not know you:\n"
        '  git config --global user.name "Your Name" && git config --global user.email you@firm.example\n'
        "  git add . && git commit -m 'Start the team'"
    )


def _say(folder: Path, start: Start, written: Sequence[str], options: Common, unsaid: Sequence[str]) -> None:
    if options.is_quiet:
        return
    sellers = counted(len(start.sellers), "salesperson", "salespeople")
    lines = [f"{start.name}: {sellers}, {counted(len(written), 'file')} in {folder}"]
    undated = sum(member.starts is None for member in start.sellers)
    if undated:
        who = counted(undated, "salesperson", "salespeople")
        lines.append(f"of {who} nobody said since when: `starts: {start.year_begun}` stands in people/ for now")
    if not any(member.emails for member in start.members):
        lines.append("nobody has an address yet: write `emails` in people/, so that git can say who wrote what")
    lines += [*unsaid, *next_steps(folder), f"  salesctl{where(folder)} import crm FILE"]
    write("\n".join([*lines, "  README.md says what is written when"]))
