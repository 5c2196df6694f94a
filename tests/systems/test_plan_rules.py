"""What the rules say of a plan beside its forecast: whole, personal, agreed with quotas and colleagues."""

import re
from pathlib import Path
from typing import Any

import pytest

from salesctl.core.finding import Finding, Severity
from salesctl.data.writing.template import fill
from salesctl.systems.plan.template import is_of_template
from salesctl.text.reader import read
from tests.support.examples import check_text

TEMPLATE = Path(__file__).parents[2] / "templates" / "plan.yaml"


def found(text: str, code: str) -> list[Finding]:
    return [finding for finding in check_text(text).findings if finding.code == code]


def plan(body: str, who: str = "ana", half: str = "2026-H2", submitted: str = "submitted: 2026-06-15") -> str:
    return f"--- plans/{half}/{who}.yaml\n{submitted}\n{body}\n"


# ---- whole


@pytest.mark.parametrize("code", ["PLN001", "PLN015", "PLN016", "PLN017", "PLN018", "PLN019"])
def test_an_empty_plan_is_an_error_once_submitted_and_none_as_a_draft(code: str) -> None:
    [finding] = found(plan(""), code)
    assert (finding.severity, finding.place.line) == (Severity.ERROR, 1)
    assert found(plan("obstacles: []", submitted=""), code) == []


def test_a_lookback_that_says_something_is_only_warned_of_what_it_leaves_out() -> None:
    [finding] = found(plan("lookback:\n  worked: [two visits a week]\n  did_not: [proposals]"), "PLN015")
    assert finding.severity is Severity.WARNING
    assert finding.message == "the look back on the last half says nothing under `did_not` and `change`"
    assert finding.at == ("lookback",)


def test_two_of_three_actions_are_a_warning_and_say_how_many_are_missing() -> None:
    [finding] = found(plan("actions:\n  - {what: a b c, by: 2026-08-01}\n  - {what: d e f, by: 2026-08-01}"), "PLN019")
    assert (finding.severity, finding.at) == (Severity.WARNING, ("actions",))
    assert finding.message == "the plan has 2 actions; the policy asks for 3"
    assert finding.hint == "add 1 more, each with a day by which it is done"


def test_activity_of_nothing_is_no_activity() -> None:
    assert found(plan("activity: {calls: 0}"), "PLN016")
    assert found(plan("activity: {calls: 0, meetings: 8}"), "PLN016") == []


def test_a_metric_nobody_knows_is_said_once_and_not_by_the_plan() -> None:
    codes = [
        finding.code for finding in check_text(plan("activity: {visits: 4}")).findings if "visits" in finding.message
    ]
    assert codes == ["REF003"]


def test_somebody_without_a_quota_needs_none_in_the_plan() -> None:
    person = "--- people/ana.yaml\nname: Ana\nrole: salesperson\nstarts: 2024-03-04\ncarries_quota: false\n"
    assert found(person + plan(""), "PLN001") == found(person + plan(""), "PLN002") == []
    assert found(person + plan(""), "PLN017")


# ---- placeholders


@pytest.mark.parametrize(
    "text",
    ["TODO", "todo", "tbd", "...", "…", "lorem ipsum dolor", "call xxx", "TODO: call Acme", "???", "to be decided"],
)
def test_a_kept_place_says_nothing(text: str) -> None:
    assert found(plan(f'actions:\n  - what: "{text}"\n    by: 2026-08-01'), "PLN020")


@pytest.mark.parametrize(
    "text",
    ["falar com todo o grupo", "fill the tank of the demo van…", "size XXL samples to Acme", "raise < 5 % to > 9 %"],
)
def test_words_that_only_look_like_one_are_left_alone(text: str) -> None:
    assert found(plan(f'actions:\n  - what: "{text}"\n    by: 2026-08-01'), "PLN020") == []


def test_a_draft_may_keep_places() -> None:
    assert found(plan("actions:\n  - {what: TODO, by: 2026-08-01}", submitted="quota: 1"), "PLN020") == []


def examples_of_the_template() -> str:
    """The built-in template with its examples, which stand in comments, taken for lines."""
    nothing: dict[str, object] = dict.fromkeys(("quota", "measure", "before", "activity"))
    nothing |= {name: [] for name in ("facts", "carried", "reasons", "weak", "unfinished")}
    nothing |= {"coverage": 3, "min_actions": 3, "manager": "max", "example_month": "2026-09"}
    text = fill(TEMPLATE.read_text(), {**nothing, "example_day": "2026-09-02"})
    return re.sub("(?m)^( +)# (?=- | )", r"\1", text)


def test_every_sentence_of_the_template_is_known_as_the_templates() -> None:
    values: Any = read(examples_of_the_template().encode()).value
    sentences = [text for part in values["lookback"].values() for text in part]
    sentences += [training[key] for training in values["training"] for key in ("how", "why")]
    sentences += [item["what"] for key in ("personal_goals", "actions", "obstacles") for item in values[key]]
    assert len(sentences) >= 8
    assert [text for text in sentences if not is_of_template(text)] == []


def test_the_template_submitted_as_it_stands_is_found_out() -> None:
    text = f"submitted: 2026-06-22\n{examples_of_the_template()}"
    assert len(found("--- plans/2026-H2/ana.yaml\n" + text, "PLN020")) >= 8


# ---- personal

ONE = """lookback:
  worked: [two visits a week to customers who had gone quiet since spring]
  did_not: [proposals sent before anybody had asked me for one]
  change: [no proposal leaves without a date for the decision]
"""
OTHER = """lookback:
  worked: [the list of ten names on my desk each Monday morning]
  did_not: [I let the summer go by with four deals whose buyer I had never met]
  change: [August is for travelling and the telephone waits until September]
"""


def test_of_two_equal_plans_the_one_submitted_later_is_spoken_of() -> None:
    text = plan(ONE, "ana", submitted="submitted: 2026-06-19") + plan(ONE, "bo", submitted="submitted: 2026-06-15")
    [finding] = found(text, "PLN021")
    assert finding.path == "plans/2026-H2/ana.yaml"
    assert finding.message == "100 % of this plan's text stands in bo's plan for 2026-H2"
    assert finding.related[0].path == "plans/2026-H2/bo.yaml"


def test_half_of_a_text_may_be_shared() -> None:
    both = (
        ONE
        + "actions:\n"
        + "".join(f"  - {{what: an action of my own number {n} {n}, by: 2026-08-01}}\n" for n in range(9))
    )
    assert found(plan(ONE, "ana") + plan(both, "bo", submitted="submitted: 2026-06-16"), "PLN021") == []


def test_a_thousand_copies_are_all_found_without_comparing_each_with_each() -> None:
    people = "".join(f"--- people/p{n}.yaml\nname: P\nrole: salesperson\nstarts: 2024-01-01\n" for n in range(60))
    text = people + "".join(plan(ONE, f"p{n}") for n in range(60))
    assert len(found(text, "PLN021")) == 59


def test_the_plan_of_another_half_is_only_compared_with_ones_own() -> None:
    text = plan(ONE, "bo", half="2026-H1") + plan(ONE, "ana") + plan(OTHER, "bo")
    assert found(text, "PLN021") == found(text, "PLN022") == []


def test_a_few_words_are_too_few_to_be_a_copy() -> None:
    short = "actions:\n  - {what: call Acme, by: 2026-08-01}"
    assert found(plan(short, "ana") + plan(short, "bo"), "PLN021") == []


# ---- accounts in two forecasts


def line(account: str = "acme", more: str = "", who: str = "ana") -> str:
    return plan(f"forecast:\n  - {{account: {account}, amount: 1, close: 2026-10, source: lead{more}}}", who)


def test_both_are_told_when_neither_names_the_other() -> None:
    findings = found(line() + line("ACME", who="bo"), "PLN014")
    assert [finding.path for finding in findings] == ["plans/2026-H2/ana.yaml", "plans/2026-H2/bo.yaml"]
    assert findings[0].hint == "agree who leads it, or share it: `with: [bo]` here and `with: [ana]` there"
    assert findings[0].related[0].path == "plans/2026-H2/bo.yaml"


def test_naming_the_other_on_one_side_is_not_enough() -> None:
    findings = found(line(more=", with: [bo]") + line(who="bo"), "PLN014")
    assert findings[0].hint == "bo must name ana in `with` too"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (", with: [bo]", ", with: [ana]"),
        (", won: 2026-08-20", ""),
        (", lost: the price", ""),
    ],
    ids=["shared", "won by one", "lost by one"],
)
def test_shared_and_settled_deals_are_nobodys_quarrel(one: str, other: str) -> None:
    assert found(line(more=one) + line(more=other, who="bo"), "PLN014") == []


def test_an_account_named_by_id_and_by_name_is_one() -> None:
    accounts = "--- accounts.yaml\nacme: {name: Acme Hydraulics}\n"
    assert len(found(accounts + line() + line("acme hydraulics", who="bo"), "PLN014")) == 2


def test_a_quarrel_of_many_names_three() -> None:
    people = "".join(f"--- people/p{n}.yaml\nname: P\nrole: salesperson\nstarts: 2024-01-01\n" for n in range(6))
    [finding] = found(people + line() + "".join(line(who=f"p{n}") for n in range(6)), "PLN014")[:1]
    assert finding.message == (
        "acme stands open in the forecast of p0, p1, p2 and 3 others as well, without each naming the other"
    )
    assert len(finding.related) == 3


# ---- the number

QUARTERS = "--- quotas/2026.yaml\nquotas: {ana: {Q3: 60000, Q4: 40000}}\n"


@pytest.mark.parametrize(
    ("quotas", "submitted", "codes"),
    [
        ("{H2: 100000}", "2026-06-15", ["PLN023"]),
        ("{Q3: 60000, Q4: 40000}", "2026-06-15", ["PLN024"]),
        ("{Q3: 60000, Q4: 40000}", "2026-10-01", ["PLN023"]),
        ("{Q3: 80000, Q4: 40000}", "2026-06-15", []),
    ],
    ids=["typed wrongly", "changed since", "submitted after the change and still different", "the same"],
)
def test_one_difference_is_one_finding(quotas: str, submitted: str, codes: list[str]) -> None:
    text = (
        "--- today 2026-10-05\n"
        f"--- quotas/2026.yaml\nquotas: {{ana: {quotas}}}\n"
        f"--- plans/2026-H2/ana.yaml\nsubmitted: {submitted}\nquota: 120000\n"
    )
    assert [each.code for each in check_text(text).findings if each.code in ("PLN023", "PLN024")] == codes


def test_a_draft_with_another_number_is_told_early() -> None:
    text = "--- quotas/2026.yaml\nquotas: {ana: {H2: 100000}}\n--- plans/2026-H2/ana.yaml\nquota: 90000\n"
    [finding] = found(text, "PLN023")
    assert finding.message == "the plan says 90,000 EUR, and quotas/ says 100,000 EUR for 2026-H2"
    assert finding.related[0].path == "quotas/2026.yaml"


def test_a_number_in_meetings_is_said_in_meetings() -> None:
    text = "--- quotas/2026.yaml\nquotas: {ana: {measure: meetings, H2: 200}}\n--- plans/2026-H2/ana.yaml\nquota: 180\n"
    [finding] = found(text, "PLN023")
    assert finding.message == "the plan says 180 meetings, and quotas/ says 200 meetings for 2026-H2"


def test_no_number_in_quotas_is_no_difference() -> None:
    assert found(plan("quota: 90000"), "PLN023") == []


# ---- days


def test_an_acceptance_without_a_submission_accepts_nothing() -> None:
    [finding] = found(plan("accepted: 2026-06-29", submitted=""), "PLN025")
    assert finding.message == "accepted on 2026-06-29, and never submitted"


def test_an_action_may_be_done_between_submitting_and_the_start_of_the_half() -> None:
    body = "actions:\n  - {what: a b c, by: 2026-08-01, done: 2026-06-20}"
    assert found(plan(body), "PLN026") == []


def test_an_action_done_before_a_plan_was_submitted_again_was_done_in_time() -> None:
    body = "actions:\n  - {what: a b c, by: 2026-08-01, done: 2026-07-20}"
    assert found(plan(body, submitted="submitted: 2026-09-10"), "PLN026") == []


def test_training_done_on_a_day_to_come_is_not_done() -> None:
    [finding] = found(plan("training:\n  - {skill: demo, by: 2026-10-01, done: 2026-10-01}"), "PLN026")
    assert (finding.at, finding.message) == (
        ("training", 0, "done"),
        "this is done on 2026-10-01, and today is 2026-09-15",
    )


# ---- nothing absurd stops them


def test_absurd_documents_are_found_wrong_and_never_stop_a_rule() -> None:
    text = """
        --- quotas/2026.yaml
        quotas: {ana: {H2: 0}, bo: {H2: 1e30}}
        --- plans/9999-H2/ana.yaml
        submitted: 9999-12-31
        accepted: 0001-01-01
        quota: 1e40
        forecast:
          - {account: "?", amount: 1e400, close: 9999-12, source: pipeline, won: 9999-12-31}
          - {account: acme, amount: -5, close: 0001-01-01, source: lead, probability: 0, lost: x}
        actions: [{what: "...", by: 0001-01-01, done: 0001-01-01, moved_to: 9999-12-31}]
        --- plans/0001-H1/ana.yaml
        submitted: 0001-01-01
        quota: 0
        --- plans/2026-H2/ana.yaml
        submitted: 2026-06-20
        quota: -5
        forecast:
          - {account: acme, amount: 1e400, close: 2026-10, source: target}
          - {account: acme, amount: 1.5, close: 2026-10, source: target, with: [ana, ghost]}
        --- plans/2026-H2/ghost.yaml
        submitted: 2026-06-20
        quota: 5
        forecast: [{account: acme, amount: 1e40, close: 2026-10, source: target}]
        """
    checked = check_text(text)
    assert not checked.crashed
    assert {finding.code for finding in checked.findings} >= {"PLN003", "PLN014", "PLN020"}
