"""Edges of the rules on hiring, beyond the examples on their pages."""

import pytest

from salesctl.core.finding import Finding, Severity
from tests.support.examples import check_text

CARD = """
--- hiring/north/scorecard.yaml
experience:
  - {id: tenders, what: has answered tenders, weight: 2}
  - {id: offers, what: has written offers, weight: 1}
traits:
  - {id: honesty, what: tells a failure, weight: 3, must: true}
rounds:
  - {key: screen, tests: [tenders, offers, honesty]}
  - {key: role-play, tests: [honesty]}
pass_score: 60
"""
GOOD = """
  - {round: screen, who: max, date: 2026-06-01, scores: {tenders: 4, honesty: 4}}
  - {round: role-play, who: ana, date: 2026-06-03, scores: {honesty: 4}}
"""
REFERENCE = "references: [{date: 2026-06-05, who: her former manager}]\n"
HIRED = "decision: {outcome: hired, date: 2026-06-15, who: max, why: She learns.}\nperson: bo\n"


def found(text: str, code: str) -> list[Finding]:
    checked = check_text(text)
    assert not checked.crashed
    return [finding for finding in checked.findings if finding.code == code]


def candidate(text: str, card: str = CARD) -> str:
    return f"{card}\n--- hiring/north/eva.yaml\n{text}"


def hired(interviews: str = GOOD, rest: str = REFERENCE + HIRED) -> str:
    return candidate(f"stage: hired\ninterviews:{interviews}{rest}")


def met(scores: str, who: str = "max", day: str = "2026-09-01") -> str:
    return f"\n  - {{round: screen, who: {who}, date: {day}, scores: {{{scores}}}}}"


CODES = [f"HIR{number:03}" for number in range(10, 28)]


@pytest.mark.parametrize("code", CODES)
def test_a_hire_by_the_book_is_left_alone(code: str) -> None:
    assert not found(hired(), code)


@pytest.mark.parametrize("code", CODES)
def test_somebody_who_was_only_named_is_left_alone(code: str) -> None:
    assert not found(candidate("stage: bench\nsource: met at the fair\n"), code)


# ---- the scorecard


def test_both_lists_of_a_scorecard_are_counted_apart() -> None:
    assert [finding.at for finding in found(CARD, "HIR001")] == [("experience",), ("traits",)]


def test_one_name_in_both_lists_is_there_twice_and_so_is_one_round() -> None:
    text = CARD.replace("id: honesty", "id: offers").replace("key: role-play", "key: screen")
    assert [finding.at for finding in found(text, "HIR002")] == [("traits", 0, "id"), ("rounds", 1, "key")]


def test_an_unknown_criterion_in_a_round_is_answered_with_the_one_that_was_meant() -> None:
    (finding,) = found(CARD.replace("tests: [honesty]", "tests: [honestly]"), "HIR007")
    assert finding.hint == "did you mean `honesty`?"


def test_a_scorecard_without_rounds_has_no_untested_criterion() -> None:
    assert not found(CARD.split("rounds:", maxsplit=1)[0] + "pass_score: 60\n", "HIR008")
    assert len(found(CARD.replace("tests: [tenders, offers, honesty]", "tests: [offers]"), "HIR008")) == 1


# ---- the bench


def test_a_thin_bench_is_said_once_at_the_role_that_was_talked_about_last() -> None:
    other = CARD.replace("/north/", "/south/")
    talked = "--- hiring/south/eva.yaml\nstage: rejected\ninterviews:" + met("honesty: 2")
    assert [finding.path for finding in found(CARD + other, "HIR009")] == ["hiring/north/scorecard.yaml"]
    assert [finding.path for finding in found(CARD + other + talked, "HIR009")] == ["hiring/south/scorecard.yaml"]


def test_a_candidate_who_fails_is_no_bench() -> None:
    assert not found(candidate("stage: bench"), "HIR009")
    assert found(candidate("stage: bench\ninterviews:" + met("honesty: 2")), "HIR009")


def test_a_team_without_salespeople_needs_no_bench() -> None:
    assert not found(CARD + "--- people/ana.yaml\n--- people/bo.yaml\n", "HIR009")


# ---- scores


def test_a_role_whose_scorecard_is_broken_is_not_said_to_have_none() -> None:
    assert not found(candidate("stage: bench", "--- hiring/north/scorecard.yaml\nexperience: [\n"), "HIR010")
    assert found(candidate("stage: bench", ""), "HIR010")


def test_a_slip_in_a_score_is_said_once_though_its_evidence_repeats_it() -> None:
    text = "stage: screen\ninterviews:\n  - round: screen\n    who: max\n    date: 2026-09-01\n"
    text += "    scores: {honesti: 4}\n    evidence:\n      honesti: Began with a flood.\n      tender: None so far.\n"
    assert [finding.at[-2:] for finding in found(candidate(text), "HIR011")] == [
        ("scores", "honesti"),
        ("evidence", "tender"),
    ]


@pytest.mark.parametrize(("value", "said"), [(1, True), (2, False), (4, False), (5, True)])
def test_only_the_ends_of_the_scale_need_evidence(value: int, *, said: bool) -> None:
    assert bool(found(candidate(f"stage: screen\ninterviews:{met(f'honesty: {value}')}"), "HIR013")) is said


def test_evidence_on_something_else_does_not_stand_for_a_five() -> None:
    interview = "\n  - {round: screen, who: max, date: 2026-09-01, scores: {honesty: 5}, evidence: {tenders: three}}\n"
    assert found(candidate(f"stage: screen\ninterviews:{interview}"), "HIR013")


def apart(first: str, second: str) -> list[Finding]:
    return found(candidate(f"stage: screen\ninterviews:{first}{second}"), "HIR014")


def test_two_points_apart_is_said_and_one_is_not() -> None:
    assert apart(met("honesty: 2"), met("honesty: 4", "ana"))
    assert not apart(met("honesty: 3"), met("honesty: 4", "ana"))


def test_one_interviewer_who_changed_the_own_mind_is_not_two_who_disagree() -> None:
    assert not apart(met("honesty: 2"), met("honesty: 4"))


def test_an_interview_to_come_disagrees_with_nobody() -> None:
    assert not apart(met("honesty: 2"), met("honesty: 4", "ana", "2026-10-01"))


# ---- what comes before a hire


def test_under_the_mark_is_an_error_for_a_hire_and_a_warning_for_an_offer() -> None:
    low = met("tenders: 3, honesty: 3") + met("honesty: 3", "ana") + "\n"
    assert [each.severity for each in found(hired(low), "HIR015")] == [Severity.ERROR]
    offer = candidate(f"stage: offer\ninterviews:{low}{REFERENCE}")
    assert [each.severity for each in found(offer, "HIR015")] == [Severity.WARNING]


def test_a_refusal_under_the_mark_is_how_it_should_be() -> None:
    assert not found(candidate(f"stage: rejected\ninterviews:{met('honesty: 2')}"), "HIR015")


def test_each_must_that_fails_is_said_beside_the_mark() -> None:
    both = found(hired(met("tenders: 3, honesty: 2") + "\n"), "HIR015")
    assert len(both) == 2
    assert "`honesty` has a mean of 2.0" in both[1].message


def test_interviewers_after_the_decision_do_not_count() -> None:
    late = GOOD.replace("2026-06-03", "2026-06-20")
    (finding,) = found(hired(late), "HIR017")
    assert "only max has interviewed" in finding.message
    assert found(hired(late), "HIR018")
    assert [finding.at for finding in found(hired(late), "HIR021")] == [("interviews", 1, "date")]


def test_a_reference_after_the_decision_is_none() -> None:
    late = REFERENCE.replace("06-05", "06-25") + HIRED
    assert found(hired(rest=late), "HIR019")
    assert [finding.at for finding in found(hired(rest=late), "HIR021")] == [("references", 0, "date")]


def test_the_policy_says_how_many_interviewers() -> None:
    team = "--- team.yaml\nname: S\nmanager: max\ntimezone: Europe/Lisbon\ncurrency: EUR\nsince: 2026-01-01\n"
    assert found(hired() + team + "policy: {hiring: {min_interviewers: 3}}\n", "HIR017")
    assert not found(hired() + team + "policy: {hiring: {min_interviewers: 0}}\n", "HIR017")


# ---- the decision


def test_a_hire_without_any_decision_is_said_at_the_stage() -> None:
    assert [finding.at for finding in found(hired(rest=REFERENCE + "person: bo\n"), "HIR020")] == [("stage",)]


def test_any_manager_may_decide_and_somebody_unknown_is_left_to_the_references() -> None:
    head = "--- people/di.yaml\nname: Di\nrole: manager\n"
    assert not found(hired(rest=REFERENCE + HIRED.replace("max", "di")) + head, "HIR022")
    assert not found(hired(rest=REFERENCE + HIRED.replace("max", "nobody")), "HIR022")
    assert found(hired(rest=REFERENCE + HIRED.replace("max", "bo")), "HIR022")


@pytest.mark.parametrize(
    ("stage", "outcome", "agree"),
    [
        ("hired", "offer", True),
        ("declined", "offer", True),
        ("offer", "offer", True),
        ("interview", "offer", False),
        ("hired", "rejected", False),
        ("bench", "bench", True),
        ("interview", "bench", True),
        ("bench", "declined", False),
    ],
)
def test_the_stage_follows_the_decision(stage: str, outcome: str, *, agree: bool) -> None:
    text = f"stage: {stage}\ndecision: {{outcome: {outcome}, date: 2026-06-15}}\n"
    assert bool(found(candidate(text), "HIR023")) is not agree


def test_a_decision_of_tomorrow_changes_no_stage_yet() -> None:
    assert not found(candidate("stage: offer\ndecision: {outcome: rejected, date: 2026-09-16}\n"), "HIR023")


# ---- after the hire


def checks(starts: str, check: str) -> list[Finding]:
    person = f"--- people/eva.yaml\nname: Eva\nrole: salesperson\nstarts: {starts}\n"
    return found(hired(rest=f"{HIRED.replace('bo', 'eva')}checks: {{{check}}}\n") + person, "HIR025")


def test_a_check_on_its_day_is_right_and_a_day_early_is_not() -> None:
    """17 June to 15 September 2026 are ninety days."""
    assert not checks("2026-06-17", "90: {met: true}")
    assert checks("2026-06-18", "90: {met: true}")
    assert checks("2026-01-01", "90: {met: true, date: 2026-03-31}")
    assert not checks("2026-01-01", "90: {met: true, date: 2026-04-01}")


def test_a_first_day_at_the_end_of_time_is_no_crash() -> None:
    assert not checks("9999-12-31", "90: {met: true}")


def test_checks_of_somebody_who_was_refused_stand_in_the_wrong_file() -> None:
    text = "stage: rejected\nperson: ana\nchecks: {90: {met: true}}\n"
    assert [finding.at for finding in found(candidate(text), "HIR026")] == [("person",), ("checks",)]


def test_the_second_file_of_one_person_names_the_first() -> None:
    both = hired() + "\n--- hiring/north/zoe.yaml\nstage: hired\n" + HIRED
    (finding,) = found(both, "HIR027")
    assert finding.path == "hiring/north/zoe.yaml"
    assert finding.related[0].path == "hiring/north/eva.yaml"


# ---- the next move can be made


def test_after_the_decision_no_talk_is_asked_for_that_would_come_too_late() -> None:
    short = "\n  - {round: screen, who: max, date: 2026-06-01, scores: {tenders: 4, honesty: 4}}\n"
    for code in ("HIR017", "HIR018", "HIR019"):
        (before,) = found(candidate(f"stage: offer\ninterviews:{short}"), code)
        (after,) = found(hired(short, HIRED), code)
        assert "before that day" not in before.hint
        assert f"# salesctl: ignore[{code}]" in after.hint


def test_one_slip_in_the_stage_is_said_once() -> None:
    text = hired().replace("stage: hired", "stage: offer")
    assert found(text, "HIR023")
    assert not found(text, "HIR026")


def test_a_decision_that_does_not_lead_to_the_hire_contradicts_it() -> None:
    (benched,) = found(hired().replace("outcome: hired", "outcome: bench"), "HIR023")
    assert benched.message == "the stage is `hired`, and `bench` was decided on Mon 15 Jun 2026"
    (later,) = found(hired().replace("date: 2026-06-15", "date: 2062-06-15"), "HIR023")
    assert later.at == ("decision", "date")


def test_a_role_that_is_a_slip_of_the_pen_is_answered_with_the_one_that_was_meant() -> None:
    (finding,) = found(f"{CARD}\n--- hiring/nort/eva.yaml\nstage: screen\n", "HIR010")
    assert finding.hint == "did you mean `north`?"
