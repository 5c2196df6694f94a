"""Candidates against their scorecards: one in full, or everybody open, ranked."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from salesctl.core.doc import Doc
from salesctl.core.report import Ask, Cell, Column, Report, Table
from salesctl.core.team import Team
from salesctl.core.words import listed
from salesctl.systems.hiring.asked import candidate_asked, is_asked, rounded, verdict
from salesctl.systems.hiring.documents import Candidate, Scorecard
from salesctl.systems.hiring.figures import (
    CriterionScore,
    Score,
    candidates,
    criteria,
    held,
    interviewers,
    own_score,
    passes,
    points,
    score,
    scorecard_of,
)

_ORDER = {True: 0, None: 1, False: 2}


def score_report(team: Team, ask: Ask) -> Report:
    """Score one candidate by criterion and interviewer, or rank all who are open.

    Raises UsageError for a word that is no candidate.
    """
    if ask.argument is not None:
        return _one(team, candidate_asked(team, ask.argument))
    return _ranking(team, [doc for doc in candidates(team, only_open=True) if is_asked(ask, doc)])


# ---- everybody open


def _ranking(team: Team, docs: list[Doc[Candidate]]) -> Report:
    columns = (
        *(Column("Candidate"), Column("Role"), Column("Stage"), Column("Score", "number"), Column("Mark", "number")),
        *(Column("Scored", "percent"), Column("Interviewers", "count"), Column("For", "count")),
        *(Column("Against", "count"), Column("Verdict")),
    )
    rows = tuple(_ranked(team, doc) for doc in sorted(docs, key=lambda doc: _rank(team, doc)))
    table = Table("open candidates", columns, rows, "nobody is open: add somebody with salesctl new candidate")
    notes = ("passing first, then by score; what nobody scored is left out of it, and Scored says how much was",)
    return Report("Candidates by score", (table,), notes if rows else ())


def _rank(team: Team, doc: Doc[Candidate]) -> tuple[int, Decimal, str]:
    card = scorecard_of(team, doc)
    if card is None:
        return 3, Decimal(0), doc.path
    value = score(doc.model, card.model, team.today).value
    return _ORDER[passes(doc.model, card.model, team.today)], Decimal(0) if value is None else -value, doc.path


def _ranked(team: Team, doc: Doc[Candidate]) -> tuple[Cell, ...]:
    card = scorecard_of(team, doc)
    result = score(doc.model, card.model, team.today) if card else None
    said = [each.recommend for each in held(doc.model, team.today)]
    return (
        *(doc.parts["candidate"], doc.parts["role"], doc.model.stage),
        *(rounded(result.value) if result else None, card.model.pass_score if card else None),
        *(_covered(result) if result else None, len(interviewers(doc.model, team.today))),
        *(said.count(True), said.count(False), verdict(team, doc)),
    )


def _covered(result: Score) -> Decimal | None:
    """Return how much of the scorecard's weight somebody scored, in percent."""
    weights = [(each.criterion.weight, each.mean is not None) for each in result.by_criterion]
    total = sum((weight for weight, _ in weights if weight > 0), Decimal(0))
    covered = sum((weight for weight, scored in weights if weight > 0 and scored), Decimal(0))
    return rounded(covered / total * 100, 0) if total else None


# ---- one candidate


def _one(team: Team, doc: Doc[Candidate]) -> Report:
    card = scorecard_of(team, doc)
    title = f"{doc.model.name or doc.parts['candidate']}, {doc.parts['role']}, {doc.model.stage}"
    if card is None:
        note = f"hiring/{doc.parts['role']}/scorecard.yaml is not there or cannot be read: nothing to score against"
        return Report(title, (), (note,), (_evidence(team, doc),))
    result = score(doc.model, card.model, team.today)
    tables = (_criteria_table(result, card.model), _interviews_table(team, doc, card.model))
    return Report(title, tables, tuple(_notes(team, doc, card.model, result)), (_evidence(team, doc),))


def _criteria_table(result: Score, card: Scorecard) -> Table:
    columns = (
        *(Column("Criterion"), Column("Of"), Column("Weight", "number"), Column("Must", "flag")),
        *(Column("Mean", "number"), Column("Points", "number"), Column("Apart", "count"), Column("Scored by")),
    )
    experience = {criterion.id for criterion in card.experience}
    rows = tuple(_criterion_row(each, each.criterion.id in experience) for each in result.by_criterion)
    return Table("by criterion", columns, rows, "the scorecard looks for nothing")


def _criterion_row(each: CriterionScore, is_experience: bool) -> tuple[Cell, ...]:  # noqa: FBT001 - one of two lists
    criterion = each.criterion
    marks = ", ".join(f"{mark.who} {mark.value}" for mark in each.marks) or "nobody"
    return (
        *(criterion.id, "experience" if is_experience else "traits", criterion.weight, criterion.must),
        *(rounded(each.mean), rounded(None if each.mean is None else points(each.mean))),
        *(each.spread if len(each.marks) > 1 else None, f"{marks}; fails" if each.fails else marks),
    )


def _interviews_table(team: Team, doc: Doc[Candidate], card: Scorecard) -> Table:
    columns = (
        *(Column("Who"), Column("Round"), Column("Date", "day"), Column("Score", "number")),
        *(Column("Scored", "count"), Column("Evidence", "count"), Column("Recommends", "flag")),
    )
    known = {criterion.id for criterion in criteria(card)}
    rows = tuple(
        (
            *(each.who, each.round, each.date, rounded(own_score(each, card))),
            *(len(known & each.scores.keys()), len(known & each.evidence.keys()), each.recommend),
        )
        for each in held(doc.model, team.today)
    )
    return Table("by interviewer", columns, rows, "nobody has met this candidate yet")


def _notes(team: Team, doc: Doc[Candidate], card: Scorecard, result: Score) -> Iterator[str]:
    if result.value is None:
        yield f"nothing is scored yet; the pass mark is {card.pass_score}"
    else:
        yield f"{result.value:.1f} of 100; the pass mark is {card.pass_score}: {verdict(team, doc)}"
    if result.unscored and result.value is not None:
        yield f"nobody scored {listed(each.id for each in result.unscored)}: left out of the score"
    if doc.model.references:
        yield f"references: {listed(each.who for each in doc.model.references)}"
    decision = doc.model.decision
    if decision is not None:
        by = f" by {decision.who}" if decision.who else ""
        yield f"{decision.outcome} on {decision.date}{by}{f': {_first_line(decision.why)}' if decision.why else ''}"


def _first_line(text: str) -> str:
    return " ".join(text.split())


def _evidence(team: Team, doc: Doc[Candidate]) -> Table:
    columns = (Column("Criterion"), Column("Who"), Column("Score", "count"), Column("What showed it"))
    rows = tuple(
        (name, each.who, each.scores.get(name), _first_line(text))
        for each in held(doc.model, team.today)
        for name, text in each.evidence.items()
    )
    return Table("evidence", columns, rows, "no evidence is written")
