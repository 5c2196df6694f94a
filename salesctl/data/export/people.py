"""People, their absences, accounts and quotas."""

from __future__ import annotations

from collections.abc import Iterator

from salesctl.core.settings import Person
from salesctl.data.export.table import Pick, Row, Table, fields, joined
from salesctl.systems.people.documents import Accounts
from salesctl.systems.quota.documents import Quotas


def _people(pick: Pick) -> Iterator[Row]:
    for doc in pick.docs(Person):
        one = doc.model
        ramp = one.ramp.until if one.ramp else None
        yield doc.owner, one.name, one.role, one.manager, one.starts, one.ends, one.has_quota, ramp


def _absences(pick: Pick) -> Iterator[Row]:
    for doc in pick.docs(Person):
        yield from ((doc.owner, leave.from_, leave.to) for leave in doc.model.away)


def _accounts(pick: Pick) -> Iterator[Row]:
    for doc in pick.docs(Accounts):
        for account, one in doc.model.accounts.items():
            names = joined(one.crm_names)
            yield account, one.name, one.owner, one.tier, one.segment, one.potential, names


def _quotas(pick: Pick) -> Iterator[Row]:
    for doc in pick.docs(Quotas):
        for person, quota in doc.model.quotas.items():
            for part, amount in quota.written().items():
                yield doc.period, person, part, amount, quota.measure


def _targets(pick: Pick) -> Iterator[Row]:
    for doc in pick.docs(Quotas):
        for part, amount in doc.model.target.written().items() if doc.model.target else ():
            yield doc.period, part, amount


TABLES = (
    Table(
        "people",
        "a person of the team",
        fields(
            "person: id, the name of the file",
            "name",
            "role: salesperson, manager, specialist or other",
            "manager: where it differs from the team's",
            "starts day",
            "ends day",
            "carries_quota flag",
            "ramp_until day: last day of learning",
        ),
        _people,
    ),
    Table("absences", "a leave of a person", fields("person", "from day: first day", "to day: last day"), _absences),
    Table(
        "accounts",
        "an account",
        fields(
            "account: id",
            "name",
            "owner: a person",
            "tier: A, B or C",
            "segment",
            "potential money: a year",
            "crm_names: as exports spell it, separated by semicolons",
        ),
        _accounts,
    ),
    Table(
        "quotas",
        "a number of a person",
        fields(
            "year period: fiscal",
            "person",
            "part: H1, H2, Q1 to Q4",
            "amount number: money, or a count of `measure`",
            "measure: the metric it counts, where that is not money",
        ),
        _quotas,
    ),
    Table(
        "targets",
        "a number of the team",
        fields("year period: fiscal", "part: H1, H2, Q1 to Q4", "amount money"),
        _targets,
    ),
)
