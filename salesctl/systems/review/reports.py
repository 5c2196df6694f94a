"""Reviews with what belongs beside them: results, pipeline, activity."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from salesctl.core.doc import Doc
from salesctl.core.errors import UsageError
from salesctl.core.period import Period
from salesctl.core.report import Ask, Cell, Column, Report, Table
from salesctl.core.team import Team
from salesctl.core.walk import items
from salesctl.core.words import did_you_mean, listed
from salesctl.systems.quota.figures import days_of
from salesctl.systems.review.documents import FormalReview, Review
from salesctl.systems.review.figures import (
    activity_of,
    is_stood_in,
    manager_signature,
    plan_open,
    result_of,
    reviews_of,
    signed_on,
)

_SHOWN = 6  # reviews of one person: a quarter and the one before


def show(team: Team, ask: Ask) -> Report:
    """Show the reviews of a period, or one person's last six, with results, pipeline and activity beside them."""
    subject, docs, missing = _asked(team, ask)
    notes = [f"not there: {listed(missing)}"] if missing else []
    currency = team.settings.currency
    tables = (_reviews(team, docs), _results(team, docs), _pipeline(team, docs, currency), _activity(team, docs))
    return Report(f"Reviews, {subject}", tables, tuple(notes), (_open_items(team, docs),))


# ---- what is asked for


def _asked(team: Team, ask: Ask) -> tuple[str, tuple[Doc[Review], ...], list[str]]:
    """Return what is shown in words, the reviews, and who has none where a period is shown."""
    word = ask.argument
    if word is not None and word in team.person_ids():
        last = reviews_of(team, word)[-_SHOWN:] if ask.about(word) else ()
        return team.name_of(word), last, []
    period = _last_period(team) if word is None else _period(team, word)
    docs = tuple(doc for doc in _of_period(team, period) if ask.about(doc.owner))
    there = {doc.owner for doc in docs}
    days = days_of(team, period)
    people = team.salespeople(days) if days else ()
    return str(period), docs, [doc.owner for doc in people if doc.owner not in there and ask.about(doc.owner)]


def _last_period(team: Team) -> Period:
    """Return the last period that is over: a month, or the quarter whose review stands in for it."""
    month = team.calendar.shift(Period.of_month(team.today), -1)
    if is_stood_in(team, month):
        return team.calendar.period(team.calendar.days(month).last, "quarter")
    return month


def _period(team: Team, word: str) -> Period:
    try:
        period = Period.parse(word)
    except ValueError:
        meant = did_you_mean(word, team.person_ids())
        hint = f"did you mean `{meant}`?" if meant else f"name a person, or a period such as {_last_period(team)}"
        raise UsageError(f"`{word}` is neither a person nor a period", hint) from None
    if period.unit not in ("month", "quarter"):
        raise UsageError(f"no review is for `{word}`", "reviews are for a month or a quarter: 2026-10, 2026-Q3")
    return period


def _of_period(team: Team, period: Period) -> tuple[Doc[Review], ...]:
    if period.unit == "quarter":
        return team.all(FormalReview, quarter=period)
    return team.all(Review, month=period)


# ---- tables

_WHO = (Column("Who"), Column("Period", "period"))


def _reviews(team: Team, docs: Sequence[Doc[Review]]) -> Table:
    columns = (
        *_WHO,
        *(Column("Planned", "day"), Column("Held", "day"), Column("Rating", "count")),
        *(Column("Open items", "count"), Column("Late", "count"), Column("Signed by")),
    )
    return Table("reviews", columns, tuple(_review_row(team, doc) for doc in docs), "no review is written")


def _review_row(team: Team, doc: Doc[Review]) -> tuple[Cell, ...]:
    review = doc.model
    due = [item.due for _, item in items(review) if item.dropped is None and not team.has_happened(item.done)]
    late = sum(day is not None and day < team.today for day in due)
    planned = review.moved_to or review.planned
    return doc.owner, doc.period, planned, review.held, review.rating, len(due), late, _signers(team, doc)


def _signers(team: Team, doc: Doc[Review]) -> str | None:
    if not isinstance(doc.model, FormalReview):
        return None
    formal = Doc(doc.kind, doc.path, doc.parts, doc.model)
    own, manager = signed_on(doc.model, doc.owner), manager_signature(team, formal)
    if own and manager:
        return "both"
    return doc.owner if own else "the manager" if manager else "nobody"


def _results(team: Team, docs: Sequence[Doc[Review]]) -> Table:
    columns = (
        *_WHO,
        Column("Counts"),
        Column("Quota", "number"),
        Column("Reached", "number"),
        Column("Attainment", "percent"),
    )
    found = ((doc, result_of(team, doc.owner, doc.period)) for doc in docs)
    rows = tuple(
        (doc.owner, doc.period, each.metric, _whole(each.quota), _whole(each.reached), each.attainment)
        for doc, each in found
    )
    return Table("results", columns, rows, "there is nothing to set results beside")


def _whole(number: Decimal | None) -> int | None:
    return None if number is None else round(number)


def _pipeline(team: Team, docs: Sequence[Doc[Review]], currency: str) -> Table:
    columns = (
        *_WHO,
        *(Column("Open", "money", currency), Column("Open in the plan", "money", currency)),
        *(Column("Created", "money", currency), Column("Advanced", "count"), Column("Stalled")),
    )
    return Table("pipeline", columns, tuple(_pipeline_row(team, doc) for doc in docs), "no pipeline is written")


def _pipeline_row(team: Team, doc: Doc[Review]) -> tuple[Cell, ...]:
    held = doc.model.held
    on = held if held is not None and team.has_happened(held) else team.today
    planned = plan_open(team, doc.owner, doc.period, on)
    own = doc.model.pipeline
    if own is None:
        return doc.owner, doc.period, None, planned, None, None, None
    return doc.owner, doc.period, own.open, planned, own.created, own.advanced, ", ".join(own.stalled) or None


def _activity(team: Team, docs: Sequence[Doc[Review]]) -> Table:
    columns = (
        *_WHO,
        Column("Metric"),
        Column("Logged", "number"),
        Column("Target", "number"),
        Column("Share", "percent"),
    )
    rows = tuple(row for doc in docs for row in _activity_rows(team, doc))
    return Table("activity", columns, rows, "neither the recipe nor a plan names an activity")


def _activity_rows(team: Team, doc: Doc[Review]) -> Iterator[tuple[Cell, ...]]:
    for each in activity_of(team, doc.owner, doc.period):
        yield doc.owner, doc.period, each.metric, each.logged, _whole(each.target), each.share


def _open_items(team: Team, docs: Sequence[Doc[Review]]) -> Table:
    rows = tuple(
        (doc.owner, doc.period, item.who or doc.owner, item.due, item.what)
        for doc in docs
        for _, item in items(doc.model)
        if item.dropped is None and not team.has_happened(item.done)
    )
    columns = (*_WHO, Column("For"), Column("Due", "day"), Column("What"))
    return Table("open items", columns, rows, "nothing agreed here is open")
