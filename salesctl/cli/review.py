"""`salesctl review sign`: each signs a formal review for himself."""

from __future__ import annotations

from typing import Annotated

import typer

from salesctl.cli.edit import DryRun, Edit, Me, carry_out, open_to_write
from salesctl.cli.session import Session
from salesctl.cli.whoami import git_person, whoami
from salesctl.cli.words import sort_words
from salesctl.core.doc import Doc
from salesctl.core.errors import UsageError
from salesctl.core.period import Period
from salesctl.core.words import listed
from salesctl.data.writing import reviews
from salesctl.systems.review.documents import FormalReview

Which = Annotated[
    list[str] | None, typer.Argument(help="Which quarter's review, and whose.", metavar="[PERIOD] [PERSON]")
]


def sign(
    ctx: typer.Context,
    which: Which = None,
    me: Me = None,
    dry_run: DryRun = False,  # noqa: FBT002 - a flag
) -> int:
    """Sign a formal review that was held: write your name and today into it. Nobody signs for another."""
    session = open_to_write(ctx)
    words = sort_words(session, which or [])
    who = _signer(session, me)
    doc = _chosen(session, who, words.who, words.period)
    _refuse(session, doc, who)
    today = session.team.today
    said = [f"{doc.path}: signed by {who} on {today}"]
    missing = [each for each in _signers(session, doc) if each not in (who, *doc.model.signed)]
    if missing:
        said.append(f"{listed(missing)} has not signed yet")
    return carry_out(
        session, Edit(doc.path, lambda text: reviews.sign(text, who, today), lambda: said), dry_run=dry_run
    )


def _signer(session: Session, me: str | None) -> str:
    known, by_git = whoami(session, me), git_person(session)
    if by_git is not None and by_git != known:
        raise UsageError(f"git signs as {by_git} here, so {known} cannot sign", "each signs on a machine of his own")
    return known


def _signers(session: Session, doc: Doc[FormalReview]) -> tuple[str, str]:
    return doc.owner, session.team.manager_of(doc.owner, doc.model.held or session.team.today)


def _chosen(session: Session, who: str, about: str | None, period: Period | None) -> Doc[FormalReview]:
    """Return the review that is meant: the latest held one that `who` has to sign and has not."""
    _refuse_other_periods(period)
    wanted = [
        doc
        for doc in session.team.all(FormalReview)
        if (about in (None, doc.owner)) and (period in (None, doc.period)) and who in _signers(session, doc)
    ]
    waiting = [doc for doc in wanted if doc.model.held and who not in doc.model.signed]
    if len({doc.owner for doc in waiting}) > 1 and about is None:
        names = listed(sorted({doc.owner for doc in waiting}), "or")
        raise UsageError(
            f"several reviews wait for {who}: of {names}", "name the person: salesctl review sign ana-silva"
        )
    found = max(waiting or wanted, key=lambda doc: doc.period, default=None)
    if found is None:
        meant = f"of {about or who}" + (f" for {period}" if period else "")
        raise UsageError(
            f"there is no formal review {meant} that {who} could sign", "the person and the manager sign, each alone"
        )
    return found


def _refuse_other_periods(period: Period | None) -> None:
    if period is not None and period.unit != "quarter":
        raise UsageError(f"{period} is no quarter", "only the formal review of a quarter is signed, such as 2026-Q3")


def _refuse(session: Session, doc: Doc[FormalReview], who: str) -> None:
    if who in doc.model.signed:
        raise UsageError(f"{who} signed {doc.path} on {doc.model.signed[who]}", "there is nothing left to do")
    if not session.team.has_happened(doc.model.held):
        raise UsageError(f"{doc.path} has not been held", "write `held:` into it after the talk, then sign")
