"""What the rules say of reviews, when, and where."""

import pytest

from salesctl.core.finding import Finding, Severity
from tests.support.examples import check_text


def found(text: str, code: str) -> list[Finding]:
    return [finding for finding in check_text(text).findings if finding.code == code]


def monthly(body: str, who: str = "ana", month: str = "2026-08", held: str = "held: 2026-09-04") -> str:
    return f"--- reviews/{who}/{month}.yaml\n{held}\nrating: 4\n{body}\n"


def formal(body: str, who: str = "ana", quarter: str = "2026-Q2", held: str = "held: 2026-07-10") -> str:
    return f"--- reviews/{who}/{quarter}.yaml\n{held}\n{body}\n"


# ---- what was agreed


def test_one_day_ahead_is_enough() -> None:
    agreed = "agreed:\n  - {what: a b, by: 2026-09-01}\n  - {what: c d, by: 2026-09-25}"
    assert found(monthly(agreed), "REV001") == []


def test_an_item_without_a_day_is_no_agreement() -> None:
    [finding] = found(monthly("agreed:\n  - what: work on discovery"), "REV001")
    assert finding.at == ("agreed",)


def test_a_review_of_the_future_and_a_planned_one_owe_no_agreement_yet() -> None:
    agreed = "agreed:\n  - {what: a b, by: 2026-09-01}"
    assert found(monthly(agreed, held="held: 2026-10-02"), "REV001") == []
    assert found(monthly(agreed, held="planned: 2026-09-18"), "REV001") == []


def test_formal_reviews_are_reviews() -> None:
    assert found(formal("agreed:\n  - {what: a b, by: 2026-07-01}"), "REV001")


@pytest.mark.parametrize(
    ("his", "hers", "said"),
    [(1, 0, False), (2, 2, False), (2, 1, True), (3, 2, True)],
    ids=["a favour", "half", "most", "many"],
)
def test_more_than_half_and_at_least_two_are_most(his: int, hers: int, said: bool) -> None:  # noqa: FBT001 - a row of a table
    items = ["  - {what: his, who: max, by: 2026-09-25}"] * his + ["  - {what: hers, by: 2026-09-25}"] * hers
    assert bool(found(monthly("agreed:\n" + "\n".join(items)), "REV002")) is said


LAST = monthly("agreed:\n  - {{what: meet Delta, by: 2026-08-28{more}}}", month="2026-07", held="held: 2026-08-06")
NOW = monthly("agreed:\n  - {what: write it down, by: 2026-09-25}")


def test_an_open_item_of_the_last_review_is_asked_for_at_the_new_one() -> None:
    [finding] = found(LAST.format(more="") + NOW, "REV003")
    assert (finding.path, finding.at) == ("reviews/ana/2026-08.yaml", ("agreed",))
    assert finding.message == (
        "`meet Delta`, agreed in 2026-07 for Fri 28 Aug 2026, was not done when this review was held and is still open"
    )
    [related] = finding.related
    assert (related.path, related.place.line) == ("reviews/ana/2026-07.yaml", 4)


@pytest.mark.parametrize(
    "more",
    [", done: 2026-09-08", ", dropped: they closed", ", moved_to: 2026-09-30, why: leave"],
    ids=["done since", "dropped", "moved on"],
)
def test_what_was_closed_since_or_moved_on_is_settled(more: str) -> None:
    assert found(LAST.format(more=more) + NOW, "REV003") == []


def test_done_on_a_day_to_come_is_still_open() -> None:
    assert found(LAST.format(more=", done: 2026-10-01") + NOW, "REV003")


def test_the_last_review_is_the_last_one_held_formal_or_not() -> None:
    skipped = monthly("agreed: []", month="2026-07", held="planned: 2026-08-06")
    quarter = formal("goals:\n  - {what: three first meetings, by: 2026-08-14}")
    [finding] = found(skipped + quarter + NOW, "REV003")
    assert finding.related[0].path == "reviews/ana/2026-Q2.yaml"


def test_each_review_asks_for_the_one_before_it_and_no_older_one() -> None:
    between = monthly("agreed:\n  - {what: a b, by: 2026-09-25}", month="2026-07", held="held: 2026-08-07")
    older = monthly("agreed:\n  - {what: a b, by: 2026-06-25}", month="2026-05", held="held: 2026-06-05")
    assert [finding.path for finding in found(older + between + NOW, "REV003")] == ["reviews/ana/2026-07.yaml"]


# ---- signatures


def test_within_the_policys_time_a_missing_signature_is_only_a_duty() -> None:
    """Fifteen working days after Friday 10 July end on Friday 31 July."""
    text = formal("signed: {max: 2026-07-10}")
    assert found("--- today 2026-07-31\n" + text, "REV007") == []
    [finding] = found("--- today 2026-08-03\n" + text, "REV007")
    assert finding.message == "held on Fri 10 Jul 2026, 16 working days ago, and ana has not signed"


def test_without_any_signature_it_stands_at_the_day_it_was_held() -> None:
    [finding] = found(formal("rating: 4"), "REV007")
    assert finding.at == ("held",)
    assert "neither has signed" in finding.message


def test_a_strangers_signature_is_no_managers() -> None:
    text = formal("signed: {ana: 2026-07-10, bo: 2026-07-10}")
    assert [finding.at for finding in found(text, "REV006")] == [("signed", "bo")]
    [missing] = found(text, "REV007")
    assert "max has not signed" in missing.message


# ---- ratings


def rating(text: str) -> str:
    return formal(f"ratings:\n  - {{skill: discovery, {text}}}")


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("self: 5, manager: 3", ["REV009"]),
        ("self: 3, manager: 1", ["REV009"]),
        ("self: 4, manager: 2", ["REV010"]),
        ("self: 4, manager: 3", []),
        ("self: 4", []),
        ("self: 5, manager: 1, evidence: people/ana.yaml", []),
    ],
)
def test_a_rating_is_spoken_of_once(text: str, codes: list[str]) -> None:
    assert [each.code for each in check_text(rating(text)).findings if each.code in ("REV009", "REV010")] == codes


@pytest.mark.parametrize(
    ("evidence", "said"),
    [
        ("plans/2026-H1/ana.yaml", False),
        ("plans/2025-H2/ana.yaml", True),
        ("metrics/ana/2026-06.yaml", False),
        ("metrics/ana/2026-07.yaml", True),
        ("people/ana.yaml", False),
    ],
)
def test_evidence_is_of_the_quarter_when_its_own_period_touches_it(evidence: str, said: bool) -> None:  # noqa: FBT001 - a row of a table
    findings = found(rating(f"self: 4, manager: 4, evidence: {evidence}"), "REV011")
    assert [finding.severity for finding in findings] == ([Severity.INFO] if said else [])


# ---- whose words, and which day

WORDS = (
    "self_assessment: the two customers from the fair made up for a weak start in April and I kept my Fridays free\n"
)


def test_of_two_equal_self_assessments_the_one_held_later_is_spoken_of() -> None:
    text = formal(WORDS, "ana", held="held: 2026-07-13") + formal(WORDS, "bo", held="held: 2026-07-10")
    [finding] = found(text, "REV012")
    assert (finding.path, finding.at) == ("reviews/ana/2026-Q2.yaml", ("self_assessment",))
    assert finding.message == "100 % of this self-assessment stands in bo's for 2026-Q2"


def test_the_quarter_before_is_compared_across_the_turn_of_the_year() -> None:
    text = formal(WORDS, quarter="2025-Q4", held="held: 2026-01-12") + formal(
        WORDS, quarter="2026-Q1", held="held: 2026-04-13"
    )
    [finding] = found(text, "REV013")
    assert finding.path == "reviews/ana/2026-Q1.yaml"


def test_a_note_for_everybody_is_told_to_all_but_the_first() -> None:
    people = "".join(f"--- people/p{n}.yaml\nname: P\nrole: salesperson\nstarts: 2024-01-01\n" for n in range(3))
    note = 'note: "Good month, keep the pace, watch the pipeline!"'
    text = people + "".join(monthly(note, f"p{n}") for n in range(3))
    assert [finding.path for finding in found(text, "REV017")] == ["reviews/p1/2026-08.yaml", "reviews/p2/2026-08.yaml"]


def test_a_few_words_and_other_months_are_no_copy() -> None:
    assert found(monthly("note: good month") + monthly("note: good month", "bo"), "REV017") == []
    long = "note: Good month, keep the pace, watch the pipeline."
    assert found(monthly(long) + monthly(long, "bo", month="2026-07"), "REV017") == []


@pytest.mark.parametrize(
    ("held", "words"),
    [
        ("2026-09-05", "Sat 5 Sep 2026, a day on which ana does not work"),
        ("2026-10-05", "Mon 5 Oct 2026, a day on which ana does not work"),
        ("2026-09-08", "Tue 8 Sep 2026, a day on which ana is on leave"),
    ],
)
def test_a_free_day_is_a_weekend_a_holiday_or_leave(held: str, words: str) -> None:
    leave = "away: [{from: 2026-09-07, to: 2026-09-11}]"
    person = f"--- people/ana.yaml\nname: Ana\nrole: salesperson\nstarts: 2024-01-01\n{leave}\n"
    [finding] = found("--- today 2026-10-10\n" + person + monthly("", held=f"held: {held}"), "REV015")
    assert finding.message == f"held on {words}"


def test_a_review_may_be_held_before_its_month_is_over_and_not_before_it_begins() -> None:
    assert found(monthly("", held="held: 2026-08-03"), "REV014") == []
    assert found(monthly("", held="held: 2026-07-31"), "REV014")


def test_a_moved_review_says_why_at_the_line_that_moves_it() -> None:
    [finding] = found(monthly("", held="planned: 2026-09-04\nmoved_to: 2026-09-18"), "REV005")
    assert (finding.at, finding.place.line) == (("moved_to",), 2)


def test_absurd_documents_never_stop_a_rule() -> None:
    text = """
        --- reviews/ana/9999-12.yaml
        held: 9999-12-31
        rating: 4
        agreed: [{what: x, by: 9999-12-31, done: 0001-01-01}]
        --- reviews/ana/9999-Q4.yaml
        held: 9999-12-31
        signed: {ana: 0001-01-01, ghost: 9999-12-31}
        self_assessment: TODO
        ratings: [{skill: discovery, self: 1, manager: 5, evidence: 9999-Q4/2026-13-99}]
        --- reviews/ana/0001-Q1.yaml
        held: 0001-01-01
        signed: {ana: 0001-01-01}
        --- reviews/ghost/2026-08.yaml
        held: 2026-09-01
        support: [{what: x, by: 2026-09-01}]
        """
    checked = check_text(text)
    assert not checked.crashed
    assert {finding.code for finding in checked.findings} >= {"REV004", "REV008"}


@pytest.mark.parametrize("nothing", ["[]", "", "null"])
def test_a_key_with_nothing_in_it_is_empty_and_no_line_is_asked_for_that_is_there(nothing: str) -> None:
    [finding] = [each for each in found(monthly(f"agreed: {nothing}"), "SCH003") if each.at == ("agreed",)]
    assert finding.message == "`agreed` is empty, and `held` says that this counts"
