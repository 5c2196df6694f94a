"""What every verb that writes shares: the real clock, the lock, the difference, and a refusal in plain words."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from salesctl.cli.options import Common, common
from salesctl.cli.output import chosen, write
from salesctl.cli.session import Session, open_session
from salesctl.core.errors import UnwritableError, UsageError
from salesctl.text.decode import decode
from salesctl.text.fault import Unwritable, YamlFault
from salesctl.text.files import edit

WORKSHOP = ".salesctl"
FORMATS = ("text", "json")

DryRun = Annotated[bool, typer.Option("--dry-run", "-n", help="Show the difference and write nothing.")]
Me = Annotated[
    str | None, typer.Option("--who", help="Who you are, where git's user.email does not say it.", metavar="PERSON")
]


@dataclass(frozen=True, slots=True)
class Edit:
    """One change of one file: its path in the team, what becomes of its text, and what to say once it is done.

    `said` is asked after the change was made, and may speak of what the change found.
    """

    path: str
    change: Callable[[str], str]
    said: Callable[[], list[str]]


def open_to_write(ctx: typer.Context) -> Session:
    """Open the team for a verb that writes. Raises UsageError where the clock or the files are not the real ones."""
    options = common(ctx)
    refuse_other_times(options)
    chosen(options, FORMATS, "text")
    return open_session(options)


def refuse_other_times(options: Common) -> None:
    """Raise UsageError for --as-of and --today: what is written is written now."""
    for value, name in ((options.as_of, "--as-of"), (options.today, "--today")):
        if value is not None:
            raise UsageError(
                f"this command writes, so it takes no {name}",
                f"leave {name} (and SALESCTL_{name[2:].upper().replace('-', '_')}) out; --on names another day",
            )


def carry_out(session: Session, made: Edit, *, dry_run: bool = False, said: bool = True) -> int:
    """Make the change under the team's lock and say it, or only show it. Raises UnwritableError.

    `said` False: nothing is printed, for a page follows that says it.
    """
    target = place_of(session, made.path)
    before = text_of(target)
    try:
        after = made.change(before or "") if dry_run else edit(target, made.change, lock=lock_of(session.root))
    except Unwritable as error:
        raise UnwritableError(f"{made.path}: {error.message}", error.hint) from None
    except YamlFault as error:
        where = f"{made.path}, line {error.fault.span.line}"
        raise UnwritableError(f"{where}: {error.fault.message}", error.fault.hint) from None
    except OSError as error:
        reason = (error.strerror or "it cannot be written").lower()
        raise UnwritableError(f"{made.path} was not written: {reason}", "check the permissions of the folder") from None
    if said:
        _say(session, made, before, after, dry_run=dry_run)
    return 0


def _say(session: Session, made: Edit, before: str | None, after: str, *, dry_run: bool) -> None:
    from salesctl.data.writing.difference import difference

    said = made.said()
    diff = difference(made.path, before, after) if dry_run else None
    if session.common.format == "json":
        import json

        answer = {"format_version": 1, "path": made.path, "written": not dry_run, "said": said, "diff": diff}
        write(json.dumps(answer, indent=2, ensure_ascii=False))
    elif dry_run:
        write(diff or "nothing would change")
    elif not session.common.is_quiet:
        write("\n".join((*session.notes, *said)))


def place_of(session: Session, path: str) -> Path:
    """Return where a file of the team stands or will stand: in the private repository that holds its folder.

    Raises UsageError where that repository is not here.
    """
    from salesctl.run.source import FolderSource

    source = session.opened.store.source
    private = source.private if isinstance(source, FolderSource) else {}
    folder = path.split("/", 1)[0]
    if folder not in private or (session.root / path).exists():
        return session.root / path
    if not private[folder].is_dir():
        raise UsageError(
            f"{folder}/ is kept in {private[folder]}, which is not here", "clone it there, or ask whoever has it"
        )
    return private[folder] / path


def text_of(target: Path) -> str | None:
    """Return the text of a file; None where there is none."""
    try:
        return decode(target.read_bytes())[0]
    except OSError:
        return None


def lock_of(root: Path) -> Path:
    """Return the lock of a team's folder; its place is made when it is not there, and kept out of git."""
    workshop = root / WORKSHOP
    try:
        workshop.mkdir(mode=0o700, exist_ok=True)
        with suppress(FileExistsError), (workshop / ".gitignore").open("x") as file:
            file.write("*\n")
    except OSError as error:
        reason = (error.strerror or "no permission").lower()
        raise UnwritableError(f"nothing can be written in {root}: {reason}", "check the permissions") from None
    return workshop / "lock"
