"""`salesctl init --demo`: the example team as a team of today."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from salesctl.cli.options import Common
from salesctl.cli.output import chosen, write
from salesctl.core.errors import UnwritableError, UsageError
from salesctl.core.words import counted, day_name
from salesctl.data.writing.team import IGNORED, readme

if TYPE_CHECKING:
    from salesctl.data.demo import Told

FIRST = "This is an example, told up to {today}. From now on its time runs, and what is due falls due."


def init_demo(folder: Path, options: Common, *, with_git: bool) -> int:
    """Write the example into an empty folder, told up to today or `--today`, with its history in git or without."""
    from salesctl.data import demo

    if options.as_of is not None:
        raise UsageError("a demo is of a day, so it takes no --as-of", "--today DAY moves it to another day")
    chosen(options, ("text",), "text")
    _refuse_full(folder)
    name, told, first = _story(options.today)
    history = ""
    try:
        if with_git:
            history = f" and {counted(demo.write(folder, told), 'commit')}"
        else:
            demo.write_files(folder, told)
    except OSError as error:
        raise unwritable(folder, error) from None
    if not options.is_quiet:
        write(
            "\n".join(
                [
                    f"{name}: {counted(len(told.files), 'file')}{history} in {folder}",
                    first,
                    *next_steps(folder, options.today),
                ]
            )
        )
    return 0


def _refuse_full(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file", "name a folder")
    if folder.is_dir() and any(folder.iterdir()):
        raise UsageError(f"{folder.resolve()} is not empty", "name a new folder: salesctl init --demo my-demo")


def _story(day: date | None) -> tuple[str, Told, str]:
    """Return the example's name, its story up to a day, else today, and what its page says first."""
    from salesctl.data.builtin import example_team
    from salesctl.data.demo import build_history, move
    from salesctl.run.open import read_settings
    from salesctl.run.source import TextSource

    files = example_team()
    settings, _ = read_settings(TextSource(files), "example")
    today = day or datetime.now(ZoneInfo(settings.timezone)).date()
    first = FIRST.format(today=day_name(today))
    try:
        moved = move(files, today)
    except ValueError as error:
        raise UsageError(f"the example cannot be moved: {error}", "name a day of our times") from None
    pages = {"README.md": readme(settings.name, first=first).encode(), ".gitignore": IGNORED.encode()}
    told = build_history({**moved.files, **pages}, moved.last, until=today, wrinkles=moved.wrinkles)
    return settings.name, told, first


def next_steps(folder: Path, day: date | None = None) -> list[str]:
    """Return what to do in a new team's folder first; `day` where it was told up to another day than today."""
    here = f"{where(folder)} --today {day}" if day else where(folder)
    return ["next:", f"  salesctl{here}          how you stand", f"  salesctl{here} due      what is due from whom"]


def where(folder: Path) -> str:
    """Return the option that names a folder, where it is not this one."""
    return "" if folder == Path() else f" -C {folder}"


def unwritable(folder: Path, error: OSError) -> UnwritableError:
    """Return the error that says why a folder cannot be written."""
    reason = (error.strerror or "no permission").lower()
    return UnwritableError(f"nothing can be written in {folder}: {reason}", "name another folder")
