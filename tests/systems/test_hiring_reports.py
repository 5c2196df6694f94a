"""What `hiring score`, `hiring bench` and `hiring show` say."""

from decimal import Decimal

import pytest

from salesctl.core.errors import UsageError
from salesctl.core.report import Ask, Cell, Report
from salesctl.core.system import ReportFunction
from salesctl.systems.hiring.reports import bench_report, score_report, show
from tests.support.examples import opened

TEAM = """
--- hiring/north/scorecard.yaml
experience:
  - {id: tenders, what: has answered tenders, weight: 3}
traits:
  - {id: honesty, what: tells a failure, weight: 1, must: true}
rounds: [{key: screen, tests: [tenders, honesty]}]
pass_score: 60
--- hiring/north/good.yaml
stage: reference
interviews:
  - {round: screen, who: ana, date: 2026-09-01, scores: {tenders: 4, honesty: 4}, recommend: true}
  - round: role-play
    who: bo
    date: 2026-09-08
    scores: {tenders: 5}
    evidence:
      tenders: Won two of three.
    recommend: false
references: [{date: 2026-09-10, who: her former manager}]
--- hiring/north/low.yaml
stage: screen
interviews: [{round: screen, who: bo, date: 2026-09-02, scores: {tenders: 2, honesty: 3}}]
--- hiring/north/fails.yaml
stage: screen
interviews: [{round: screen, who: bo, date: 2026-09-03, scores: {tenders: 5, honesty: 2}}]
--- hiring/north/half.yaml
stage: bench
interviews: [{round: screen, who: bo, date: 2026-09-04, scores: {tenders: 5}}]
--- hiring/north/gone.yaml
stage: declined
--- hiring/south/lone.yaml
stage: bench
"""
REPORTS = [score_report, bench_report, show]


def table(report: Report, name: str) -> dict[Cell, tuple[Cell, ...]]:
    found = next(each for each in (*report.tables, *report.behind) if each.name == name)
    assert all(len(row) == len(found.columns) for row in found.rows)
    return {row[0]: row[1:] for row in found.rows}


def asked(report: ReportFunction, word: str | None = None, *who: str, text: str = TEAM) -> Report:
    return report(opened(text).team, Ask(frozenset(who), word))


# ---- score


def test_the_open_are_ranked_passing_first_then_open_questions_then_failing() -> None:
    ranked = table(asked(score_report), "open candidates")
    assert list(ranked) == ["good", "half", "fails", "low", "lone"]
    assert [row[-1] for row in ranked.values()] == [
        *("passes", "open: honesty", "fails honesty", "under the mark", "no scorecard")
    ]


def test_one_candidate_is_laid_out_by_criterion_and_by_interviewer() -> None:
    report = asked(score_report, "good")
    assert table(report, "by criterion")["tenders"] == (
        *("experience", Decimal(3), False, Decimal("4.5"), Decimal("87.5"), 1),
        "ana 4, bo 5",
    )
    by_interviewer = table(report, "by interviewer")
    assert (by_interviewer["ana"][2], by_interviewer["bo"][2]) == (Decimal(75), Decimal(100))
    assert report.notes[0] == "84.4 of 100; the pass mark is 60: passes"
    assert table(report, "evidence")["tenders"] == ("bo", 5, "Won two of three.")


def test_what_nobody_scored_is_said() -> None:
    assert "nobody scored honesty: left out of the score" in asked(score_report, "half").notes


def test_a_candidate_without_a_scorecard_is_said_to_have_none() -> None:
    (note,) = asked(score_report, "lone").notes
    assert note.startswith("hiring/south/scorecard.yaml is not there")


def test_a_name_of_two_roles_is_asked_back_and_the_role_answers_it() -> None:
    text = f"{TEAM}--- hiring/south/good.yaml\nstage: bench\n"
    with pytest.raises(UsageError) as caught:
        asked(score_report, "good", text=text)
    assert caught.value.hint == "say which: north/good or south/good"
    assert asked(score_report, "south/good", text=text).title == "good, south, bench"
    assert asked(score_report, "hiring/north/good.yaml", text=text).title == "good, north, reference"


def test_an_unknown_candidate_is_answered_with_the_one_that_was_meant() -> None:
    with pytest.raises(UsageError) as caught:
        asked(score_report, "gooood")
    assert caught.value.hint == "did you mean `good`?"


def test_people_asked_for_are_interviewers() -> None:
    assert list(table(asked(score_report, None, "ana"), "open candidates")) == ["good"]


# ---- bench


def test_the_bench_stands_by_role_against_the_policy() -> None:
    report = asked(bench_report)
    assert table(report, "by role") == {"north": (1, 3, 0, 2), "south": (1, 0, 0, 1)}
    assert {name: row[-1] for name, row in table(report, "people").items()} == {
        "good": True,
        "half": True,
        "lone": True,
        "low": False,
        "fails": False,
    }
    assert report.notes == (
        "3 candidates could start, in all roles; for 2 salespeople the policy asks for 1, one for every 3",
    )


def test_what_is_missing_from_the_bench_is_said() -> None:
    assert asked(bench_report, text="").notes[0].endswith(": 1 missing")


def test_an_unknown_role_names_the_roles() -> None:
    with pytest.raises(UsageError) as caught:
        asked(bench_report, "elsewhere")
    assert caught.value.hint == "roles are north and south"


# ---- show


def test_the_funnel_says_where_they_are_and_how_far_they_got() -> None:
    funnel = table(asked(show, "north"), "funnel")
    assert {stage: row[:2] for stage, row in funnel.items()} == {
        "bench": (1, 5),
        "screen": (2, 5),
        "interview": (0, 2),
        "role-play": (0, 2),
        "reference": (1, 2),
        "offer": (0, 1),
        "hired": (0, 0),
        "declined": (1, None),
        "rejected": (0, None),
    }


def hires(met: int, missed: int) -> str:
    """Hires whose honesty was scored 5 where the outcome was met and 3 where it was not."""
    text = TEAM
    for index in range(met + missed):
        fact, mark = ("true", 5) if index < met else ("false", 3)
        text += f"--- people/p{index}.yaml\nname: P\nrole: salesperson\nstarts: 2026-01-05\n"
        text += f"--- hiring/north/c{index}.yaml\nstage: hired\nperson: p{index}\nchecks: {{90: {{met: {fact}}}}}\n"
        text += "decision: {outcome: hired, date: 2025-12-01}\ninterviews:\n"
        text += f"  - {{round: screen, who: ana, date: 2025-11-03, scores: {{tenders: 4, honesty: {mark}}}}}\n"
        text += "  - {round: screen, who: bo, date: 2025-12-08, scores: {honesty: 1}}\n"
    return text


def test_with_few_hires_nothing_is_said_to_foretell_and_the_missing_number_is() -> None:
    report = asked(show, text=hires(5, 2))
    assert not table(report, "what foretold the checks")
    assert "from 8 checked hires on" in report.notes[-1]
    assert "met so far: 5 of 7 after 90 days" in report.notes[-1]


def test_with_one_outcome_alone_nothing_can_foretell_it() -> None:
    assert not table(asked(show, text=hires(12, 1)), "what foretold the checks")


def test_with_enough_hires_the_criterion_that_told_them_apart_is_named() -> None:
    """Honesty told six from six apart each time; tenders were 4 for everybody. What was scored afterwards is left."""
    report = asked(show, text=hires(6, 6))
    found = next(each for each in report.tables if each.name == "what foretold the checks")
    said = {row[1]: row for row in found.rows}
    assert said["honesty"][2:] == (12, 6, Decimal(5), Decimal(3), Decimal(100), Decimal("0.3"), "yes")
    assert said["tenders"][6:] == (Decimal(50), Decimal(100), "no sign of it")
    assert "after 90 days" not in report.notes[-1]


def test_a_hire_shows_its_checks_and_when_they_are_due() -> None:
    rows = table(asked(show, text=hires(1, 0)), "hires")
    assert rows["p0"][-3:] == ("met", "due Mon 6 Jul 2026", "due Tue 5 Jan 2027")


# ---- every report


@pytest.mark.parametrize("report", REPORTS)
@pytest.mark.parametrize("text", ["", "--- hiring/north/scorecard.yaml\nexperience: [\n--- people/ana.yaml\n", TEAM])
def test_an_empty_and_a_broken_team_are_answered(report: ReportFunction, text: str) -> None:
    made = asked(report, text=text)
    assert all(each.rows or each.empty for each in made.tables)
