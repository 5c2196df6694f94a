"""`salesctl plan submit` and `plan accept`: the plan is its owner's until the manager accepts it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated

import typer

from salesctl.cli.edit import DryRun, Edit, Me, carry_out, open_to_write, place_of, text_of
from salesctl.cli.session import Session, open_session
from salesctl.cli.whoami import git_person, whoami
from salesctl.cli.words import sort_words
from salesctl.core.doc import Doc
from salesctl.core.errors import UsageError
from salesctl.core.finding import Finding, Severity
from salesctl.core.period import Period
from salesctl.core.words import counted
from salesctl.data.writing import plans
from salesctl.run.check import Scope, start
from salesctl.systems.plan.documents import Plan

Whose = Annotated[list[str] | None, typer.Argument(help="Whose plan, and of which half.", metavar="[PERSON] [HALF]")]
Anyway = Annotated[bool, typer.Option("--anyway", help="Even though it has errors.")]
MOST = 6  # errors of a plan that is not ready that are told
Again = Annotated[bool, typer.Option("--again", help="Once more, after a change of the quota or the plan.")]


def submit(
    ctx: typer.Context,
    whose: Whose = None,
    anyway: Anyway = False,  # noqa: FBT002 - a flag
    again: Again = False,  # noqa: FBT002 - a flag
    me: Me = None,
    dry_run: DryRun = False,  # noqa: FBT002 - a flag
) -> int:
    """Submit your plan: write today into it. Nobody submits another's."""
    session = open_to_write(ctx)
    words = sort_words(session, whose or [])
    who = _owner(session, words.who, me)
    doc = _chosen(session, who, words.period, submitted=again)
    if doc.model.submitted and not again:
        raise UsageError(
            f"{doc.path} was submitted on {doc.model.submitted}", "after a change, submit it again with --again"
        )
    today = session.team.today
    if not anyway:
        _refuse_errors(session, doc.path, plans.submit(text_of(place_of(session, doc.path)) or "", today))
    said = [f"{doc.path}: submitted on {today}"]
    if doc.model.accepted:
        said.append(f"the acceptance of {doc.model.accepted} was of the plan before, so it is taken out")
    return carry_out(session, Edit(doc.path, lambda text: plans.submit(text, today), lambda: said), dry_run=dry_run)


def accept(
    ctx: typer.Context,
    whose: Whose = None,
    me: Me = None,
    dry_run: DryRun = False,  # noqa: FBT002 - a flag
) -> int:
    """Accept the plan of one of your salespeople: write today into it. Nobody accepts his own."""
    session = open_to_write(ctx)
    words = sort_words(session, whose or [])
    if words.who is None:
        raise UsageError("whose plan is accepted?", "name the person: salesctl plan accept ana-silva")
    _refuse_owner(session, words.who, me)
    doc = _chosen(session, words.who, words.period, submitted=True)
    if doc.model.submitted is None:
        raise UsageError(f"{doc.path} is still a draft", f"{words.who} submits it first: salesctl plan submit")
    if doc.model.accepted:
        raise UsageError(f"{doc.path} was accepted on {doc.model.accepted}", "there is nothing left to do")
    today = session.team.today
    said = [f"{doc.path}: accepted on {today}"]
    return carry_out(session, Edit(doc.path, lambda text: plans.accept(text, today), lambda: said), dry_run=dry_run)


def _owner(session: Session, named: str | None, me: str | None) -> str:
    """Return whose plan is submitted: one's own. Raises UsageError when it is another's."""
    known = whoami(session, me) if me or named is None else git_person(session) or named
    if named is not None and known != named:
        raise UsageError(
            f"you are {known}, and this is the plan of {named}", f"a plan is submitted by whoever wrote it: {named}"
        )
    return known


def _refuse_owner(session: Session, owner: str, me: str | None) -> None:
    known = whoami(session, me)
    if owner in (known, git_person(session)):
        raise UsageError(f"{owner} cannot accept the plan of {owner}", "the manager accepts it")
    manager = session.team.manager_of(owner, session.team.today)
    if known != manager:
        raise UsageError(f"you are {known}, and the plan of {owner} is accepted by the manager", f"ask {manager}")


def _chosen(session: Session, who: str, half: Period | None, *, submitted: bool) -> Doc[Plan]:
    """Return the plan of a half, else the one whose turn it is: among those of halves that are not over.

    That is the first that is a draft, or (for those already `submitted`) the first not accepted.
    """
    if half is not None:
        return _of_half(session, who, half)
    team = session.team
    here = [doc for doc in team.all(Plan, person=who) if team.calendar.days(doc.period).last >= team.today]
    waiting = [doc for doc in here if (doc.model.accepted is None if submitted else doc.model.submitted is None)]
    ready = [doc for doc in waiting if doc.model.submitted] if submitted else waiting
    found = next(iter((*ready, *waiting, *reversed(here))), None)
    if found is None:
        following = team.calendar.period(team.today, "half")
        raise UsageError(
            f"{who} has no plan of this half or a later one", f"start one: salesctl new plan {who} {following}"
        )
    return found


def _of_half(session: Session, who: str, half: Period) -> Doc[Plan]:
    if half.unit != "half":
        raise UsageError(f"{half} is no half", "plans are of a half, such as 2026-H2")
    doc = session.team.get(Plan, half=half, person=who)
    if doc is not None:
        return doc
    path = session.opened.store.kinds["plan"].path(half=half, person=who)
    if text_of(place_of(session, path)) is not None:
        raise UsageError(f"{path} cannot be read", f"see what is wrong: salesctl check {path}")
    raise UsageError(f"there is no {path}", f"start it: salesctl new plan {who} {half}")


def _refuse_errors(session: Session, path: str, submitted: str) -> None:
    """Refuse a plan that will be wrong once it is submitted: much of a draft may be missing, and of a plan may not."""
    after = open_session(session.common, unsaved={path: submitted.encode()})
    checked = start(after.opened, after.systems).run(Scope(("plan",), lambda each: each == path))
    errors = [finding for finding in checked.findings if finding.severity is Severity.ERROR]
    if errors:
        raise UsageError(
            f"{path} is not ready, {counted(len(errors), 'error')}",
            "\n  ".join([*_few(errors), "mend that, or submit it --anyway"]),
        )


def _few(errors: Sequence[Finding]) -> Iterator[str]:
    """Yield what some errors say, a line each; their lines are those of a text that nobody has yet."""
    yield from (error.message for error in errors[:MOST])
    if len(errors) > MOST:
        yield f"and {len(errors) - MOST} more"
