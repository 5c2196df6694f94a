"""A candidate's score is the one that the format describes, and says what it does not know."""

from datetime import date
from decimal import Decimal
from textwrap import dedent

import pytest

from salesctl.core.team import Team
from salesctl.systems.hiring.documents import Candidate, Scorecard
from salesctl.systems.hiring.figures import bench, passes, score
from tests.support.examples import opened

CARD = """
--- hiring/north/scorecard.yaml
experience:
  - {id: tenders, what: has answered tenders, weight: 3, must: true}
  - {id: offers, what: has written offers, weight: 1}
traits:
  - {id: honesty, what: tells a failure, weight: 2, must: true}
pass_score: 60
"""
TODAY = date(2026, 9, 15)


def loaded(interviews: str, card: str = CARD) -> tuple[Candidate, Scorecard]:
    text = f"{card}\n--- hiring/north/eva.yaml\nstage: interview\ninterviews:\n{interviews}"
    team = opened(text).team
    found, wanted = team.get(Candidate, role="north", candidate="eva"), team.get(Scorecard, role="north")
    assert found is not None
    assert wanted is not None
    return found.model, wanted.model


def line(scores: str, who: str = "ana", day: str = "2026-09-01") -> str:
    return f"  - {{round: screen, who: {who}, date: {day}, scores: {{{scores}}}}}\n"


def test_the_score_is_the_weighted_mean_of_what_each_mean_counts() -> None:
    candidate, card = loaded(line("tenders: 4, offers: 1, honesty: 3") + line("tenders: 5, honesty: 4", "bo"))
    # tenders 4.5 → 87.5, offers 1 → 0, honesty 3.5 → 62.5
    assert score(candidate, card, TODAY).value == (3 * Decimal("87.5") + 1 * 0 + 2 * Decimal("62.5")) / 6


def test_what_nobody_scored_is_left_out_and_said_and_never_counts_as_zero() -> None:
    candidate, card = loaded(line("tenders: 4"))
    result = score(candidate, card, TODAY)
    assert result.value == 75
    assert [each.id for each in result.unscored] == ["offers", "honesty"]
    assert [each.id for each in result.unscored_musts] == ["honesty"]


def test_nothing_scored_is_no_score() -> None:
    candidate, card = loaded(line(""))
    assert score(candidate, card, TODAY).value is None
    assert passes(candidate, card, TODAY) is None


def test_an_interview_of_tomorrow_has_not_happened() -> None:
    candidate, card = loaded(line("tenders: 4") + line("tenders: 1", day="2026-09-16"))
    assert score(candidate, card, TODAY).value == 75


def test_a_weight_of_zero_or_less_counts_nothing_instead_of_turning_the_score_round() -> None:
    heavy = CARD.replace("weight: 1}", "weight: -5}").replace("weight: 2,", "weight: 0,")
    candidate, card = loaded(line("tenders: 4, offers: 1, honesty: 1"), heavy)
    assert score(candidate, card, TODAY).value == 75


def test_of_two_criteria_with_one_name_the_first_counts() -> None:
    twice = CARD.replace("id: offers, what: has written offers, weight: 1", "id: tenders, what: more, weight: 50")
    candidate, card = loaded(line("tenders: 5, honesty: 1"), twice)
    assert score(candidate, card, TODAY).value == Decimal(300) / 5


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ("tenders: 4, honesty: 4", True),
        ("tenders: 3, honesty: 3", False),  # 50 of 100
        ("tenders: 5, offers: 5, honesty: 2", False),  # 87.5 of 100, and a must under 3
        ("tenders: 5, offers: 5", None),  # a must that nobody asked about
        ("tenders: 2", False),  # a must fails, whatever is still to come
        ("tenders: 3", None),  # under the mark so far
    ],
)
def test_a_candidate_passes_at_the_mark_with_every_must_tested(scores: str, *, expected: bool | None) -> None:
    candidate, card = loaded(line(scores))
    assert passes(candidate, card, TODAY) is expected


def test_a_must_fails_by_its_mean_and_not_by_one_mark() -> None:
    candidate, card = loaded(line("tenders: 2, honesty: 5") + line("tenders: 4, honesty: 5", "bo"))
    assert not score(candidate, card, TODAY).failed
    candidate, card = loaded(line("tenders: 2, honesty: 5") + line("tenders: 3, honesty: 5", "bo"))
    assert [each.criterion.id for each in score(candidate, card, TODAY).failed] == ["tenders"]


def bench_of(text: str) -> tuple[int, int]:
    team: Team = opened(CARD + dedent(text)).team
    found = bench(team)
    return len(found.on_it), found.asked


def test_the_bench_counts_whoever_is_open_and_has_not_failed() -> None:
    failed = "interviews: [{round: screen, who: ana, date: 2026-09-01, scores: {honesty: 1}}]"
    text = f"""
    --- hiring/north/a.yaml
    stage: bench
    --- hiring/north/b.yaml
    stage: offer
    --- hiring/north/c.yaml
    stage: hired
    --- hiring/north/d.yaml
    stage: rejected
    --- hiring/north/e.yaml
    stage: bench
    {failed}
    """
    assert bench_of(text) == (2, 1)


@pytest.mark.parametrize(("each", "asked"), [(1, 2), (2, 1), (3, 1), (0, 0)])
def test_the_policy_is_rounded_up_over_the_salespeople_of_today(each: int, asked: int) -> None:
    text = f"""
    --- team.yaml
    name: Small team
    manager: max
    timezone: Europe/Lisbon
    currency: EUR
    since: 2026-01-01
    policy: {{hiring: {{bench_per_salespeople: {each}}}}}
    --- people/gone.yaml
    name: Gone
    role: salesperson
    starts: 2020-01-01
    ends: 2026-08-31
    --- people/coming.yaml
    name: Coming
    role: salesperson
    starts: 2026-10-01
    """
    assert bench_of(text) == (0, asked)
