"""`salesctl done ITEM`: close an item in the document that made it."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated

import typer

from salesctl.cli.edit import DryRun, Edit, Me, carry_out, open_to_write
from salesctl.cli.options import read_day
from salesctl.cli.output import write
from salesctl.cli.session import Session
from salesctl.cli.whoami import git_person, whoami
from salesctl.core.doc import AnyDoc
from salesctl.core.errors import UsageError
from salesctl.core.shape import Item
from salesctl.core.walk import item_name, items
from salesctl.core.words import suggestion
from salesctl.data.writing.items import close, split_name
from salesctl.systems.plan.documents import Plan
from salesctl.text.locate import Path

TRAINING = "training"

Which = Annotated[
    str | None, typer.Argument(metavar="[ITEM]", help="Its name, as `salesctl due` says it, or its words.")
]
On = Annotated[str | None, typer.Option("--on", help="The day it was done; today when not said.", metavar="DAY")]
MovedTo = Annotated[str | None, typer.Option("--moved-to", help="Not done, but moved to this day.", metavar="DAY")]
Dropped = Annotated[str | None, typer.Option("--dropped", help="Not done and not to be done, and why.", metavar="WHY")]
Why = Annotated[str | None, typer.Option("--why", help="Why it was moved.", metavar="WHY")]


@dataclass(frozen=True, slots=True)
class Found:
    """An item where it stands; `owner` is the person the document belongs to."""

    path: str
    at: Path
    name: str
    item: Item
    owner: str

    @property
    def who(self) -> str:
        """Who owes it."""
        return self.item.who or self.owner


def done(
    ctx: typer.Context,
    which: Which = None,
    on: On = None,
    moved_to: MovedTo = None,
    why: Why = None,
    dropped: Dropped = None,
    me: Me = None,
    dry_run: DryRun = False,  # noqa: FBT002 - a flag
) -> int:
    """Close an item: done today or on a day, moved, or dropped. Without a name you choose from your open items."""
    session = open_to_write(ctx)
    lines = _lines(session, on, moved_to, why, dropped)
    found = _found(session, which, me)
    _refuse(session, found, me)
    if found.at[0] == TRAINING and "done" not in lines:
        raise UsageError("what somebody learns is done or not", f"for another day change `by` in {found.path}")
    written = ", ".join(f"{key} {value}" for key, value in lines.items())
    said = [f"{found.name}: {written}", f"  {found.item.what}"]
    return carry_out(
        session, Edit(found.path, lambda text: close(text, found.at, lines), lambda: said), dry_run=dry_run
    )


def _lines(
    session: Session, on: str | None, moved_to: str | None, why: str | None, dropped: str | None
) -> Mapping[str, date | str]:
    if sum(each is not None for each in (on, moved_to, dropped)) > 1:
        raise UsageError("an item is done, moved or dropped", "give one of --on, --moved-to and --dropped")
    if dropped is not None:
        return {"dropped": _sentence(dropped, "--dropped")}
    if moved_to is not None:
        return {"moved_to": read_day(moved_to, "--moved-to"), "why": _sentence(why, "--why")}
    day = read_day(on, "--on") if on else session.team.today
    if day > session.team.today:
        raise UsageError(f"{day} has not come yet (--on)", "to move an item: --moved-to DAY --why REASON")
    return {"done": day}


def _sentence(text: str | None, option: str) -> str:
    if text is None or not text.strip():
        raise UsageError(f"a reason is missing ({option})", 'one sentence is enough: --why "the customer was away"')
    return text.strip()


def _found(session: Session, which: str | None, me: str | None) -> Found:
    if which is None:
        return _asked(_open(session, whoami(session, me)))
    name = split_name(which)
    if name is not None:
        return _named(session, which, *name)
    mine = _open(session, whoami(session, me))
    close_to = [each for each in mine if which.casefold() in each.item.what.casefold()]
    if len(close_to) == 1:
        return close_to[0]
    if close_to:
        raise UsageError(f"several of your items say `{which}`", f"name one: {close_to[0].name}")
    raise UsageError(f"none of your open items says `{which}`", "salesctl me lists them by their names")


def _named(session: Session, which: str, path: str, at: Path) -> Found:
    path = path.removeprefix("private:")
    inside = [each for each in _all(session) if each.path == path]
    for each in inside:
        if each.at == at:
            return each
    if not inside:
        hint = "paths are the team's, such as plans/2026-H2/ana-silva.yaml#actions/3"
        raise UsageError(f"no readable document with items is called {path}", hint)
    raise UsageError(f"there is no item {which}", suggestion(which, [each.name for each in inside], "salesctl me"))


def _asked(mine: list[Found]) -> Found:
    if not mine:
        raise UsageError("you have no open items", "salesctl due shows everybody's")
    if not sys.stdin.isatty():
        raise UsageError("which item?", f"name it, such as: salesctl done {mine[0].name}")
    for number, each in enumerate(mine, start=1):
        write(f"{number:3}  {each.item.due or ''!s:10}  {each.item.what}")
    chosen: str = typer.prompt("Which one").strip()
    if not chosen.isdecimal() or not 1 <= int(chosen) <= len(mine):
        raise UsageError(f"there is no number {chosen}", f"choose from 1 to {len(mine)}")
    return mine[int(chosen) - 1]


def _open(session: Session, who: str) -> list[Found]:
    """Return the open items of a person, the first due first."""
    mine = [each for each in _all(session) if each.who == who and not each.item.is_closed]
    return sorted(mine, key=lambda each: (each.item.due or date.max, each.name))


def _all(session: Session) -> list[Found]:
    found = []
    for kind in session.opened.store.kinds:
        for doc in session.opened.store.docs(kind):
            owner = doc.person or session.team.settings.manager
            found += [Found(doc.path, at, item_name(doc, at), item, owner) for at, item in closed_here(doc)]
    return found


def closed_here(doc: AnyDoc) -> Iterator[tuple[Path, Item]]:
    """Yield the items of a document, and the skills that a plan promises to learn: they are done by a day too."""
    yield from items(doc.model)
    if isinstance(doc.model, Plan):
        for index, own in enumerate(doc.model.training):
            yield (TRAINING, index), Item(what=f"own training: {own.skill}", by=own.by, done=own.done)


def _refuse(session: Session, found: Found, me: str | None) -> None:
    item = found.item
    if item.done is not None:
        raise UsageError(f"{found.name} was done on {item.done}", "there is nothing left to do")
    if item.dropped is not None:
        raise UsageError(f"{found.name} was dropped: {item.dropped}", "write a new item if it is wanted after all")
    known = whoami(session, me) if me else git_person(session)
    allowed = {found.who, found.owner}
    if found.at[0] == "support":  # asked of the manager, whether it names one or not
        allowed.add(session.team.manager_of(found.owner, session.team.today))
    if known is not None and known not in allowed:
        raise UsageError(f"you are {known}, and {found.name} is owed by {found.who}", f"{found.who} closes it")
