"""`salesctl new KIND …`: a document from its template, with everything in it that is already known."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping
from datetime import timedelta
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from salesctl.cli.edit import DryRun, Edit, Me, carry_out, open_to_write, place_of, text_of
from salesctl.cli.output import write
from salesctl.cli.schema_install import provide_schemas
from salesctl.cli.session import Session, open_session
from salesctl.cli.which import Which, kind_of, which
from salesctl.cli.whoami import git_person
from salesctl.core.errors import UsageError
from salesctl.core.kind import Kind
from salesctl.data.builtin import template_of
from salesctl.data.writing.template import TemplateFault, fill
from salesctl.run.check import Scope, start
from salesctl.run.source import Entry

KindWord = Annotated[
    str, typer.Argument(metavar="KIND", help="plan, review, training, meeting, coaching, candidate, …")
]
Words = Annotated[
    list[str] | None, typer.Argument(metavar="[PERSON] [PERIOD]", help="Of whom, and for when; else what is due next.")
]
NoEdit = Annotated[bool, typer.Option("--no-edit", help="Write the file and open no editor.")]


def new(
    ctx: typer.Context,
    kind: KindWord,
    words: Words = None,
    me: Me = None,
    no_edit: NoEdit = False,  # noqa: FBT002 - a flag
    dry_run: DryRun = False,  # noqa: FBT002 - a flag
) -> int:
    """Start a document from its template, filled with what is known, and open it in your editor."""
    session = open_to_write(ctx)
    made = which(session, kind_of(session, kind), words or [], me)
    target = place_of(session, made.path)
    if target.exists() or target.is_symlink():
        raise UsageError(f"{made.path} is already there", f"open it in an editor: {_editor() or 'vi'} {target}")
    text = text_for(session, made)
    code = carry_out(
        session, Edit(made.path, lambda _empty: _fresh(made, _empty, text), lambda: [made.path]), dry_run=dry_run
    )
    if dry_run:
        return code
    provide_schemas(session.common, made.kind, target.parents[made.path.count("/")])
    if session.common.format == "json":
        return code
    if not no_edit and sys.stdin.isatty() and sys.stdout.isatty():
        _edit(target)
    _check(session, made.path)
    return code


def _fresh(made: Which, there: str, text: str) -> str:
    if there:
        raise UsageError(f"{made.path} was written by somebody else just now", "open it in an editor")
    return text


def text_for(session: Session, made: Which) -> str:
    """Return the text of a new document: the team's template of its kind, else the built-in one, filled.

    Raises UsageError for a template that cannot be filled, or that makes a text nobody can read.
    """
    own = session.root / "templates" / f"{made.kind.name}.yaml"
    named = f"templates/{made.kind.name}.yaml"
    values = known(session, made)
    try:
        template = own.read_text("utf-8") if own.is_file() else template_of(made.kind.name)
        text = fill(template, values)
    except TemplateFault as fault:
        where = f"{named}, line {fault.line}" if fault.line else named
        raise UsageError(f"{where}: {fault.message}", fault.hint) from None
    except (OSError, UnicodeError):
        raise UsageError(f"{named} cannot be read", "check its permissions, and that it is saved as UTF-8") from None
    loaded = session.opened.store.from_bytes(made.kind, Entry(made.path), made.parts, text.encode())
    fatal = [fault for fault in loaded.faults if fault.fatal]
    if fatal:
        raise UsageError(f"{named}, filled, cannot be read: {fatal[0].message}", fatal[0].hint)
    return text


def known(session: Session, made: Which) -> Mapping[str, object]:
    """Return what a template may speak of: the day, the parts of the path, and what the kind's system knows."""
    team = session.team
    me = git_person(session)
    somebody, another, *_ = *(doc.owner for doc in team.salespeople()), "ana-silva", "bo-lund"
    common: dict[str, object] = {
        "today": team.today,
        "manager": team.manager_on(team.today),
        "currency": team.settings.currency,
        "me": me,
        "somebody": somebody,
        "another": another,
        "example_day": team.calendar.on_or_after(team.today + timedelta(days=14)),
    }
    parts = {**made.parts, **({"name": made.name} if made.name else {})}
    return {**common, **parts, **prefill(session, made.kind, parts)}


def prefill(session: Session, kind: Kind, parts: Mapping[str, str]) -> Mapping[str, object]:
    """Return what the system of a kind knows of a document to be; nothing where it keeps no prefill."""
    system = next(each for each in session.systems if kind in each.kinds)
    name = f"{system.package}.prefill"
    function = getattr(import_module(name), kind.name.replace("-", "_"), None) if find_spec(name) else None
    found: Mapping[str, object] = function(session.team, parts) if function else {}
    return found


def _editor() -> str | None:
    return os.environ.get("VISUAL") or os.environ.get("EDITOR") or None


def _edit(target: Path) -> None:
    """Open the user's editor and wait for it; whatever happens there, the file stays as it was left."""
    try:
        words = shlex.split(_editor() or "")
    except ValueError:
        words = []
    program = shutil.which(words[0]) if words else None
    if program is None:
        write("no editor is set: open the file yourself, or set VISUAL or EDITOR")
        return
    code = subprocess.run([program, *words[1:], str(target)], check=False).returncode  # noqa: S603 - the user's own editor
    if code:
        write(f"the editor ended with {code}; the file stays as it is")


def _check(session: Session, path: str) -> None:
    """Say what is wrong in the new document, if anything is."""
    from salesctl.render.findings import concise

    again = open_session(session.common)
    if text_of(place_of(session, path)) is None:
        write(f"the editor took {path} away: salesctl new starts it again")
        return
    checked = start(again.opened, again.systems).run(Scope((), lambda each: each == path))
    if checked.findings:
        write(concise(checked.findings))
