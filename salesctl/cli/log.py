"""`salesctl log DOC`: what happened to a document, by whom."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from salesctl.cli.answer import answer
from salesctl.cli.options import common
from salesctl.cli.output import REPORT_FORMATS, chosen
from salesctl.cli.session import Session, open_session
from salesctl.core.errors import HistoryError, UsageError
from salesctl.core.words import suggestion
from salesctl.run.source import PRIVATE

Doc = Annotated[
    str,
    typer.Argument(
        help="A file of the team, or one of its items: plans/2026-H2/ana-silva.yaml#actions/3.", metavar="DOC"
    ),
]


def log(ctx: typer.Context, doc: Doc) -> int:
    """Say what happened to a document or an item, by whom: submitted, accepted, changed, closed."""
    from salesctl.method.changes_words import Named
    from salesctl.method.story import Now, story

    session = open_session(common(ctx))
    style = chosen(session.common, REPORT_FORMATS, "table")
    history = session.team.history
    if history.state == "absent" and history.absence is not None:
        raise HistoryError(history.absence.message, history.absence.hint)
    given, _, inside = doc.partition("#")
    path = _path(session, given)
    kind, parts = _kind(session, path)
    loaded = next((each for each in session.opened.store.load(kind) if each.entry.path == path), None)
    now = Now(None) if loaded is None else Now(loaded.values, loaded.values is not None)
    item = tuple(part for part in inside.split("/") if part)
    report = story(
        session.team, Named(kind, parts, path), now, ("items", *item) if item[:1] and item[0].isdigit() else item
    )
    return answer(session, report, style)


def _path(session: Session, given: str) -> str:
    """Return a path as the team's root has it. Raises UsageError for one that never was a document here."""
    bare = given.removeprefix(PRIVATE).removeprefix("./")
    known = session.team.history.changes
    here = os.path.relpath(Path.cwd() / bare, session.root.resolve()).replace(os.sep, "/")
    for path in (here, bare):
        if path in known or session.team.exists(path):
            return path
    hint = suggestion(bare, known, "name a file of the team, such as plans/2026-H2/ana-silva.yaml")
    raise UsageError(f"`{given}` is no document of this team, and never was", hint)


def _kind(session: Session, path: str) -> tuple[str, dict[str, str]]:
    folder = path.split("/", 1)[0]
    for kind in session.opened.store.by_folder.get(folder, ()):
        parts = kind.match(path)
        if parts is not None:
            return kind.name, dict(parts)
    raise UsageError(f"`{path}` is no document that salesctl knows", "salesctl check names files that are of no kind")
