"""`salesctl import`: what a CRM or a to-do list kept elsewhere holds, taken into the team's files."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import typer

from salesctl.cli.edit import DryRun, open_to_write
from salesctl.cli.output import folded, page, write
from salesctl.cli.session import Session
from salesctl.cli.together import texts_of, try_out, write_all
from salesctl.cli.tree import LazyGroup, group
from salesctl.core.errors import UsageError
from salesctl.core.period import Period
from salesctl.data.crm import Choices, Mapping, Unreadable, mapping_from, read_deals, suggest_mapping
from salesctl.data.merge import Change, Refused, Terms, merge, merge_tasks
from salesctl.data.merge.summary import data, lines, task_data, task_lines
from salesctl.data.todo import KINDS, MANAGER_KINDS, OTHER_KINDS, read_tasks
from salesctl.run.still import collector_still

Told = Callable[[int, int], None]

File = Annotated[Path, typer.Argument(help="The export, CSV or XLSX.", metavar="FILE")]
TodoFile = Annotated[Path, typer.Argument(help="A todo.txt, or the output of `task export`.", metavar="FILE")]
MappingFile = Annotated[
    Path | None, typer.Option("--mapping", help="Which column holds what, where it is not recognised.", metavar="FILE")
]
Suggest = Annotated[bool, typer.Option("--suggest-mapping", help="Print a mapping to begin from, and import nothing.")]
DecimalMark = Annotated[
    str | None, typer.Option("--decimal", help="What stands before the cents: comma or point.", metavar="MARK")
]
DayFirst = Annotated[bool, typer.Option("--day-first", help="03/11/2026 is the third of November.")]
MonthFirst = Annotated[bool, typer.Option("--month-first", help="03/11/2026 is the eleventh of March.")]
Stages = Annotated[
    str, typer.Option("--other-stages", help="Deals in stages nobody knows: skip or open.", metavar="HOW")
]
Alike = Annotated[bool, typer.Option("--accept-lookalikes", help="Names that look alike are one.")]
Complete = Annotated[
    bool,
    typer.Option("--complete", help="The export holds every deal: take out figures of the CRM's it does not hold."),
]
Submitted = Annotated[
    bool, typer.Option("--submitted", help="Write won and lost into the lines of submitted plans too.")
]
Half = Annotated[str | None, typer.Option("--half", help="Only the plans of this half: 2026-H2.", metavar="HALF")]
Kinds = Annotated[
    list[str] | None, typer.Option("--kind", help="What a tag stands for: --kind prospects=deal.", metavar="TAG=KIND")
]
Other = Annotated[
    str | None, typer.Option("--other", help="The kind of the tasks whose tags name none.", metavar="KIND")
]


def build() -> LazyGroup:
    """Build the commands that import."""
    where = "salesctl.cli.import_"
    return group(
        "import", "Take in what other programs hold.", {"crm": f"{where}:import_crm", "todo": f"{where}:import_todo"}
    )


@collector_still()
def import_crm(
    ctx: typer.Context,
    file: File,
    mapping: MappingFile = None,
    suggest: Suggest = False,  # noqa: FBT002 - a flag
    decimal: DecimalMark = None,
    day_first: DayFirst = False,  # noqa: FBT002 - a flag
    month_first: MonthFirst = False,  # noqa: FBT002 - a flag
    other_stages: Stages = "skip",
    lookalikes: Alike = False,  # noqa: FBT002 - a flag
    complete: Complete = False,  # noqa: FBT002 - a flag
    submitted: Submitted = False,  # noqa: FBT002 - a flag
    half: Half = None,
    dry_run: DryRun = False,  # noqa: FBT002 - a flag
) -> int:
    """Take in a CRM's export of deals: accounts, results as metric logs, open deals as forecast lines of drafts."""
    content, own = _bytes(file), _mapping(mapping)
    if suggest:
        with _readable(file):
            write(suggest_mapping(content, own))
        return 0
    session = open_to_write(ctx)
    choices = _choices(session, decimal, other_stages, day_first=day_first, month_first=month_first)
    terms = Terms(_half(half), lookalikes, complete, submitted)
    with _progress(session, "reading") as told, _readable(file):
        deals = read_deals(content, session.team.settings.currency, own, choices, told)
    try:
        merged = merge(session.team, deals, texts_of(session), terms)
    except Refused as error:
        raise UsageError(error.message, error.hint) from None
    return _carry_out(
        session,
        merged.changes,
        lambda: lines(merged, everything=session.common.verbosity > 0),
        lambda: data(merged),
        dry_run=dry_run,
    )


def import_todo(
    ctx: typer.Context,
    file: TodoFile,
    kinds: Kinds = None,
    other: Other = None,
    dry_run: DryRun = False,  # noqa: FBT002 - a flag
) -> int:
    """Take the tasks of a todo.txt or of Taskwarrior into manager/todo.yaml. A kind comes from a tag, never a guess."""
    session = open_to_write(ctx)
    own = dict(_pair(word) for word in kinds or [])
    zone = ZoneInfo(session.team.settings.timezone)
    if other is not None and other not in KINDS:
        raise UsageError(f"`{other}` is no kind (--other)", f"one of: {', '.join((*MANAGER_KINDS, *OTHER_KINDS))}")
    with _readable(file):
        tasks = read_tasks(_bytes(file), zone, own)
    if session.team.store.unloaded("todo"):
        raise UsageError("manager/todo.yaml cannot be read", "salesctl check manager/todo.yaml says what is wrong")
    merged = merge_tasks(session.team, tasks, texts_of(session), other)
    return _carry_out(
        session,
        merged.changes,
        lambda: task_lines(merged, everything=session.common.verbosity > 0),
        lambda: task_data(merged),
        dry_run=dry_run,
    )


def _carry_out(
    session: Session,
    changes: Sequence[Change],
    said: Callable[[], Iterator[str]],
    told: Callable[[], dict[str, Any]],
    *,
    dry_run: bool,
) -> int:
    """Try the changes out, write them unless that is all that is wanted, and say what was done."""
    try_out(session, changes)
    if not dry_run:
        with _progress(session, "writing") as progress:
            write_all(session, changes, progress)
    diff = "".join(_differences(changes)) if dry_run else None
    if session.common.format == "json":
        answer = {"format_version": 1, "written": not dry_run} | told() | {"diff": diff}
        write(json.dumps(answer, indent=2, ensure_ascii=False))
        return 0
    if diff:
        write(diff)
    if not session.common.is_quiet:
        end = ["nothing was written: this was a dry run"] if dry_run else []
        write("\n".join(folded((*session.notes, *said(), *end), page(session.common).width)))
    return 0


def _differences(changes: Sequence[Change]) -> Iterator[str]:
    from salesctl.data.writing.difference import difference

    return (difference(one.path, one.before, one.after) for one in changes)


# ---- what was asked


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        reason = (error.strerror or "it cannot be opened").lower()
        raise UsageError(f"{file} cannot be read: {reason}", "name the file that was exported") from None


def _mapping(file: Path | None) -> Mapping | None:
    if file is None:
        return None
    from salesctl.text.reader import read

    reading = read(_bytes(file))
    fault = next((fault for fault in reading.faults if fault.fatal), None)
    if fault is not None:
        raise UsageError(f"{file}, line {fault.span.line}: {fault.message}", fault.hint)
    with _readable(file):
        return mapping_from(reading.value)


@contextmanager
def _readable(file: Path) -> Iterator[None]:
    try:
        yield
    except Unreadable as error:
        raise UsageError(f"{file.name}: {error.message}", error.hint) from None


def _choices(session: Session, decimal: str | None, stages: str, *, day_first: bool, month_first: bool) -> Choices:
    if day_first and month_first:
        raise UsageError("--day-first and --month-first exclude each other", "give one of them")
    if decimal not in (None, "comma", "point"):
        raise UsageError(f"`{decimal}` stands before no cents (--decimal)", "one of: comma, point")
    if stages not in ("skip", "open"):
        raise UsageError(f"`{stages}` is nothing to do with other stages (--other-stages)", "one of: skip, open")
    return Choices(
        decimal="comma" if decimal == "comma" else "point" if decimal else None,
        days="day-first" if day_first else "month-first" if month_first else None,
        zone=ZoneInfo(session.team.settings.timezone),
        other_stages="open" if stages == "open" else "skip",
    )


def _half(word: str | None) -> Period | None:
    if word is None:
        return None
    try:
        half = Period.parse(word)
    except ValueError:
        half = None
    if half is None or half.unit != "half":
        raise UsageError(f"`{word}` is no half (--half)", "write it like 2026-H2")
    return half


def _pair(word: str) -> tuple[str, str]:
    tag, equals, kind = word.partition("=")
    if not equals or not tag or not kind:
        raise UsageError(f"`{word}` names no tag and its kind (--kind)", "write it like --kind prospects=deal")
    return tag, kind


@contextmanager
def _progress(session: Session, what: str) -> Iterator[Told]:
    """Show how far the work is, on a terminal only, and on standard error."""
    if not sys.stderr.isatty() or session.common.is_quiet:
        yield lambda _done, _total: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
