"""`salesctl export`: the team as flat tables, for spreadsheets, databases and notebooks."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from salesctl.cli.options import common
from salesctl.cli.output import chosen, write
from salesctl.cli.session import Session, open_session
from salesctl.cli.whole import gather
from salesctl.core.errors import UnwritableError, UsageError
from salesctl.core.words import counted, listed, suggestion
from salesctl.data.export import FORMATS, TABLES, MissingExtra, Pick, Sheet, Table, filled
from salesctl.data.export import write as write_tables

Folder = Annotated[Path, typer.Argument(help="Where the files go.", metavar="DIR")]
To = Annotated[str, typer.Option("--to", help=f"The format: {', '.join(FORMATS)}.", metavar="FORMAT")]
Only = Annotated[
    list[str] | None, typer.Option("--table", help="Only this table; may be given again.", metavar="TABLE")
]
Private = Annotated[
    bool, typer.Option("--private", help="Reviews, ratings, personal goals, candidates and private folders too.")
]
EVERYBODY = "for everybody who may read the team's folder"
FEW = "for the manager alone, who may read everything: keep it where nobody else can"


def export(
    ctx: typer.Context,
    folder: Folder,
    to: To = "csv",
    only: Only = None,
    private: Private = False,  # noqa: FBT002 - a flag
) -> int:
    """Write the team as flat tables: people, forecast lines, items, duties, findings, metrics and the rest."""
    if to not in FORMATS:
        raise UsageError(f"`{to}` is no format of an export (--to)", f"one of: {', '.join(FORMATS)}")
    session = open_session(common(ctx))
    style = chosen(session.common, ("text", "json"), "text")
    tables = _wanted(only or [], private=private)
    sheets = filled(tables, _pick(session, tables, private=private))
    files = _write(sheets, to, folder)
    left = [] if private or only else [table.name for table in TABLES if table.private]
    if style == "json":
        write(_data(session, sheets, files, left, private=private))
    elif not session.common.is_quiet:
        write("\n".join((*session.notes, *_said(session, sheets, files, left, folder, private=private))))
    return 0


def _wanted(names: Sequence[str], *, private: bool) -> list[Table]:
    known = {table.name: table for table in TABLES}
    for name in names:
        if name not in known:
            raise UsageError(f"there is no table `{name}`", suggestion(name, known, f"tables: {', '.join(known)}"))
        if known[name].private and not private:
            raise UsageError(f"the table `{name}` is not for everybody", "take it in with --private")
    return [table for table in TABLES if not names or table.name in names]


def _pick(session: Session, tables: Sequence[Table], *, private: bool) -> Pick:
    """Gather what the tables need; checking and asking for every duty only where a table shows them."""
    hidden = session.opened.store.private_paths
    if not {"duties", "findings", "scores"} & {table.name for table in tables}:
        return Pick(session.team, private, hidden)
    whole = gather(session)
    scores = [
        (one.system, one.score, one.due, one.done, one.on_time, one.documents, one.clean, one.is_off)
        for one in whole.scores
    ]
    return Pick(session.team, private, hidden, whole.duties, whole.findings, scores)


def _write(sheets: Sequence[Sheet], to: str, folder: Path) -> list[Path]:
    try:
        return write_tables(sheets, to, folder)
    except MissingExtra as error:
        raise UsageError(error.message, error.hint) from None
    except ValueError as error:
        raise UsageError(str(error), "export csv or parquet, or some of the tables with --table") from None
    except OSError as error:
        reason = (error.strerror or "it cannot be written").lower()
        raise UnwritableError(f"{folder} was not written: {reason}", "check the folder and its permissions") from None


def _said(
    session: Session,
    sheets: Sequence[Sheet],
    files: Sequence[Path],
    left: Sequence[str],
    folder: Path,
    *,
    private: bool,
) -> list[str]:
    rows = sum(len(sheet.rows) for sheet in sheets)
    where = str(files[0]) if len(files) == 1 else f"{counted(len(files), 'file')} in {folder}"
    lines = [
        f"{counted(len(sheets), 'table')}, {counted(rows, 'row')}: {where}",
        FEW if private else EVERYBODY,
    ]
    absent = _absent(session)
    if left:
        lines.append(f"left out: {listed(left)}; and personal goals: --private takes them in")
    if absent:
        lines.append(f"not here, so not in it: {listed(absent)}, kept in private repositories")
    stale = [name for name in left if any((folder / f"{name}{end}").exists() for end in (".csv", ".json", ".parquet"))]
    if stale:
        lines.append(f"from an earlier export, still in {folder}: {listed(stale)}; take them away if others read there")
    return lines


def _absent(session: Session) -> list[str]:
    return [
        f"{kind.folder}/" for name, kind in session.opened.store.kinds.items() if session.team.store.is_absent(name)
    ]


def _data(
    session: Session, sheets: Sequence[Sheet], files: Sequence[Path], left: Sequence[str], *, private: bool
) -> str:
    answer = {
        "format_version": 1,
        "audience": FEW if private else EVERYBODY,
        "tables": [{"name": sheet.table.name, "rows": len(sheet.rows)} for sheet in sheets],
        "files": [str(path) for path in files],
        "left_out": list(left),
        "absent": _absent(session),
    }
    return json.dumps(answer, indent=2, ensure_ascii=False)
