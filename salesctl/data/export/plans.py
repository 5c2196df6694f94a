"""Plans: their state, their forecasts line by line, activity, and the training people set themselves."""

from __future__ import annotations

from collections.abc import Iterator

from salesctl.data.export.table import Pick, Row, Table, fields, joined
from salesctl.systems.people.documents import find_account
from salesctl.systems.plan.documents import Plan
from salesctl.systems.plan.figures import coverage, forecast, is_lost, is_won


def _plans(pick: Pick) -> Iterator[Row]:
    for doc in pick.docs(Plan):
        one = doc.model
        times = coverage(one, one.quota) if one.quota else None
        rounded = None if times is None else round(times, 4)
        yield doc.period, doc.owner, one.submitted, one.accepted, one.quota, forecast(one), rounded


def _lines(pick: Pick) -> Iterator[Row]:
    today = pick.team.today
    for doc in pick.docs(Plan):
        for number, line in enumerate(doc.model.forecast, start=1):
            state = "lost" if is_lost(line) else "won" if is_won(line, today) else "open"
            yield (
                *(doc.period, doc.owner, number, line.account, find_account(pick.team, line.account), line.amount),
                *(line.close, line.source, line.probability, joined(line.with_)),
                *(line.next.what if line.next else None, line.next.by if line.next else None),
                *(state, line.won, line.lost, line.crm),
            )


def _activity(pick: Pick) -> Iterator[Row]:
    for doc in pick.docs(Plan):
        yield from ((doc.period, doc.owner, metric, number) for metric, number in doc.model.activity.items())


def _training(pick: Pick) -> Iterator[Row]:
    for doc in pick.docs(Plan):
        for number, one in enumerate(doc.model.training, start=1):
            yield doc.period, doc.owner, number, one.skill, one.by, one.how, one.why, one.proof, one.done


TABLES = (
    Table(
        "plans",
        "a business plan",
        fields(
            "half period",
            "person",
            "submitted day: empty in a draft",
            "accepted day",
            "quota money: as the person understands it",
            "forecast money: all lines that are not lost",
            "coverage number: forecast over quota",
        ),
        _plans,
    ),
    Table(
        "forecast_lines",
        "a line of a forecast",
        fields(
            "half period",
            "person",
            "number count: its place in the plan, from 1",
            "account: as it is written",
            "account_id: of the table of accounts, or as it is written",
            "amount money: the person's own share",
            "close period: a month or a day",
            "source: pipeline, lead, target or existing",
            "probability percent",
            "with: others who share the deal, separated by semicolons",
            "next: the next step",
            "next_by day",
            "state: open, won or lost",
            "won day",
            "lost: why",
            "crm: the deal's id in the CRM",
        ),
        _lines,
    ),
    Table(
        "plan_activity",
        "an activity a plan promises",
        fields("half period", "person", "metric", "a_week number"),
        _activity,
    ),
    Table(
        "plan_training",
        "a skill somebody set out to learn",
        fields("half period", "person", "number count", "skill", "by day", "how", "why", "proof", "done day"),
        _training,
    ),
)
