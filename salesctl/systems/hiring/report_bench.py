"""The bench: who could start, by role, against the policy."""

from __future__ import annotations

from salesctl.core.doc import Doc
from salesctl.core.report import Ask, Cell, Column, Report, Table
from salesctl.core.team import Team
from salesctl.core.words import counted
from salesctl.systems.hiring.asked import is_asked, role_asked, rounded, verdict
from salesctl.systems.hiring.documents import Candidate, HiringPolicy, Scorecard
from salesctl.systems.hiring.figures import Bench, bench, candidates, met_on, score, scorecard_of


def bench_report(team: Team, ask: Ask) -> Report:
    """Return who is open in each role, and whether they are enough. Raises UsageError for a word that is no role."""
    role = role_asked(team, ask)
    found = bench(team)
    docs = [
        doc
        for doc in candidates(team, only_open=True)
        if is_asked(ask, doc) and (role is None or doc.parts["role"] == role)
    ]
    counts = {doc.path for doc in found.on_it}
    people = Table("people", _PEOPLE, tuple(_row(team, doc, doc.path in counts) for doc in docs), "nobody is open")
    tables = (_roles(team, docs, counts, role), people)
    return Report("Bench", tables, _notes(team, found), (_sources(docs),))


_PEOPLE = (
    *(Column("Candidate"), Column("Role"), Column("Stage"), Column("Score", "number"), Column("Verdict")),
    *(Column("Last talk", "day"), Column("Days ago", "count"), Column("Counts", "flag")),
)


def _row(team: Team, doc: Doc[Candidate], counts: bool) -> tuple[Cell, ...]:  # noqa: FBT001 - a cell of the row
    card, met = scorecard_of(team, doc), met_on(doc.model, team.today)
    value = score(doc.model, card.model, team.today).value if card else None
    return (
        *(doc.parts["candidate"], doc.parts["role"], doc.model.stage, rounded(value), verdict(team, doc)),
        *(met, (team.today - met).days if met else None, counts),
    )


def _sources(docs: list[Doc[Candidate]]) -> Table:
    rows = tuple((doc.parts["candidate"], doc.model.name, doc.model.source, doc.path) for doc in docs)
    return Table(
        "sources", (Column("Candidate"), Column("Name"), Column("Source"), Column("File")), rows, "nobody is open"
    )


def _roles(team: Team, docs: list[Doc[Candidate]], counts: set[str], only: str | None) -> Table:
    columns = (
        *(Column("Role"), Column("On the bench", "count"), Column("In talks", "count"), Column("Offered", "count")),
        Column("Could start", "count"),
    )
    roles = {doc.parts["role"] for doc in (*team.all(Scorecard), *docs)} if only is None else {only}
    rows = []
    for role in sorted(roles):
        mine = [doc for doc in docs if doc.parts["role"] == role]
        stages = [doc.model.stage for doc in mine]
        waiting, offered = stages.count("bench"), stages.count("offer")
        could = sum(doc.path in counts for doc in mine)
        rows.append((role, waiting, len(mine) - waiting - offered, offered, could))
    return Table("by role", columns, tuple(rows), "there is no role yet: salesctl new scorecard")


def _notes(team: Team, found: Bench) -> tuple[str, ...]:
    each = team.policy(HiringPolicy).bench_per_salespeople
    people = counted(found.salespeople, "salesperson", "salespeople")
    could = f"{counted(len(found.on_it), 'candidate')} could start, in all roles"
    if not each:
        return (f"{could}; the policy asks for no bench",)
    short = f": {found.missing} missing" if found.missing else ""
    return (f"{could}; for {people} the policy asks for {found.asked}, one for every {each}{short}",)
