"""`salesctl manager hand-on`: what is somebody else's goes back to them."""

from __future__ import annotations

from typing import Annotated

import typer

from salesctl.cli.edit import DryRun, Edit, Me, carry_out, open_to_write
from salesctl.cli.session import Session, find_people
from salesctl.cli.whoami import git_person, whoami
from salesctl.core.doc import Doc
from salesctl.core.errors import UsageError
from salesctl.core.words import counted
from salesctl.data.writing.items import hand_on as hand_on_in
from salesctl.data.writing.items import split_name
from salesctl.systems.manager.documents import Todo, TodoItem

Which = Annotated[str, typer.Argument(metavar="ITEM", help="Its number in manager/todo.yaml, its name or its words.")]
Whom = Annotated[str, typer.Argument(metavar="PERSON", help="Whose it is.")]


def hand_on(
    ctx: typer.Context,
    which: Which,
    whom: Whom,
    me: Me = None,
    dry_run: DryRun = False,  # noqa: FBT002 - a flag
) -> int:
    """Hand an item of the manager's list to the person it belongs to; one that came back is counted."""
    session = open_to_write(ctx)
    (to,) = find_people(session, [whom])
    doc = session.team.get(Todo)
    if doc is None:
        raise UsageError("there is no manager/todo.yaml that can be read", "start one: salesctl new todo")
    at = _index(doc, which)
    item = doc.model.items[at]
    _refuse(session, item, to, me)
    back = item.came_back + 1 if item.handed_on else 0
    today = session.team.today
    said = [f"{doc.path}#{at + 1}: {to}, handed on {today}" + (f", came back {counted(back, 'time')}" if back else "")]
    return carry_out(
        session,
        Edit(
            doc.path, lambda text: hand_on_in(text, (at,), to, today, came_back=back), lambda: [*said, f"  {item.what}"]
        ),
        dry_run=dry_run,
    )


def _index(doc: Doc[Todo], which: str) -> int:
    """Return which item is meant, counted from 0. Raises UsageError."""
    name = split_name(which)
    number = name[1][0] + 1 if name and name[0] == doc.path and isinstance(name[1][0], int) else None
    if which.isdigit():
        number = int(which)
    if number is not None:
        if 1 <= number <= len(doc.model.items):
            return number - 1
        raise UsageError(f"manager/todo.yaml has no item {number}", f"it has {len(doc.model.items)}, counted from 1")
    open_items = [(at, item) for at, item in enumerate(doc.model.items) if not item.is_closed]
    meant = [at for at, item in open_items if which.casefold() in item.what.casefold()]
    if len(meant) == 1:
        return meant[0]
    if meant:
        raise UsageError(
            f"several items say `{which}`", f"give the number of one: {', '.join(str(at + 1) for at in meant)}"
        )
    raise UsageError(f"no open item says `{which}`", "give its number in manager/todo.yaml, counted from 1")


def _refuse(session: Session, item: TodoItem, to: str, me: str | None) -> None:
    manager = session.team.manager_on(session.team.today)
    if to == manager:
        raise UsageError(f"{to} is the manager, whose list it is", "hand it to whoever it belongs to")
    if item.is_closed:
        raise UsageError("this item is closed", "there is nothing left to hand on")
    known = whoami(session, me) if me else git_person(session)
    if known not in (None, manager):
        raise UsageError(f"you are {known}, and this is the manager's list", f"ask {manager}")
