"""Who writes what is the salespeople's: by person, over time, and in the score."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from salesctl.core.report import Ask
from salesctl.core.team import Team
from salesctl.method.independence import independence_tables, own_shares, written
from tests.support.examples import opened as opened_text
from tests.support.history import opened, tell

HISTORY = """
--- commit 2026-01-05 max
--- plans/2026-H1/ana.yaml
quota: 300000
activity: {calls: 50}
--- commit 2026-01-06 ana
--- plans/2026-H1/ana.yaml
quota: 300000
activity: {calls: 50}
training: [{skill: demo, by: 2026-03-31}]
submitted: 2026-01-06
--- commit 2026-06-22 ana
--- plans/2026-H2/ana.yaml
submitted: 2026-06-22
quota: 400000
--- commit 2026-06-29 max
--- plans/2026-H2/ana.yaml
submitted: 2026-06-22
accepted: 2026-06-29
quota: 400000
--- plans/2026-H2/bo.yaml
submitted: 2026-06-22
quota: 300000
--- commit 2026-09-09 ana
--- metrics/ana/2026-09.yaml
2026-09-01: {calls: 12, meetings: 2}
--- commit 2026-09-10 max
--- metrics/ana/2026-09.yaml
2026-09-01: {calls: 12, meetings: 2, revenue: 8000}
2026-09-02: {calls: 12, meetings: 2}
--- commit 2026-09-11 bo
--- reviews/bo/2026-Q3.yaml
self_assessment: |
  A good summer.
--- commit 2026-09-12 max
--- reviews/bo/2026-Q3.yaml
planned: 2026-10-07
note: We will talk about the fair.
self_assessment: |
  A good summer.
"""


def team_of(tmp_path: Path, text: str = HISTORY) -> Team:
    story, example = tell(tmp_path, text)
    return opened(story.root, example).team


def test_each_document_has_the_share_its_owner_wrote(tmp_path: Path) -> None:
    shares = {each.path: (each.own, each.manager) for each in written(team_of(tmp_path))}
    assert shares == {
        "plans/2026-H1/ana.yaml": (Fraction(1, 2), Fraction(1, 2)),
        "plans/2026-H2/ana.yaml": (Fraction(1), Fraction(0)),
        "plans/2026-H2/bo.yaml": (Fraction(0), Fraction(1)),
        "metrics/ana/2026-09.yaml": (Fraction(1, 2), Fraction(1, 2)),
        "reviews/bo/2026-Q3.yaml": (Fraction(1), Fraction(0)),
    }


def test_the_score_hears_of_the_last_thirteen_weeks(tmp_path: Path) -> None:
    assert own_shares(team_of(tmp_path)) == {"plan": Decimal("0.5"), "review": Decimal(1), "metric": Decimal("0.5")}


def test_the_audit_shows_it_by_person_and_half_by_half(tmp_path: Path) -> None:
    team = team_of(tmp_path)
    by_person, by_half = independence_tables(team, Ask())
    assert by_person.rows == (("ana", 3, 67, 33), ("bo", 2, 50, 50))
    assert by_half.rows == (("2026-H1", 1, 50, 50), ("2026-H2", 4, 62, 38))
    assert independence_tables(team, Ask(frozenset({"bo"})))[0].rows == (("bo", 2, 50, 50),)


def test_authors_nobody_knows_prove_nothing_either_way(tmp_path: Path) -> None:
    text = HISTORY.replace(" max\n", " max<max@home.example>\n").replace(" ana\n", " ana<ana@home.example>\n")
    team = team_of(tmp_path, text)
    assert {each.path for each in written(team)} == {"reviews/bo/2026-Q3.yaml"}
    assert own_shares(team) == {"review": Decimal(1)}


def test_without_a_history_the_score_is_left_alone() -> None:
    team = opened_text("--- plans/2026-H2/ana.yaml\nquota: 400000\n").team
    assert own_shares(team) == {}
    (by_person,) = independence_tables(team, Ask())
    assert by_person.rows == ()
    assert "git cannot tell" in by_person.empty
