"""What the rules on forecasts say, when, and how sharply."""

import re
from decimal import Decimal

import pytest

from salesctl.core.finding import Finding, Severity
from tests.support.examples import check_text

BEFORE, INSIDE, OVER = "--- today 2026-06-22\n", "--- today 2026-09-15\n", "--- today 2027-01-04\n"


def found(text: str, code: str) -> list[Finding]:
    return [finding for finding in check_text(text).findings if finding.code == code]


def plan(*lines: str, quota: str = "quota: 100000", who: str = "ana") -> str:
    rows = "".join(f"  - {{{line}}}\n" for line in lines)
    return f"--- plans/2026-H2/{who}.yaml\n{quota}\nforecast:\n{rows}"


SHORT = plan(
    "account: acme, amount: 80000, close: 2026-10, source: existing",
    "account: delta, amount: 80000, close: 2026-11, source: existing",
    "account: reed, amount: 80000, close: 2026-12, source: existing",
)


# ---- coverage


def test_too_little_forecast_is_an_error_until_the_half_starts_and_a_warning_from_then_on() -> None:
    [before], [first_day] = found(BEFORE + SHORT, "PLN002"), found("--- today 2026-07-01\n" + SHORT, "PLN002")
    assert (before.severity, first_day.severity) == (Severity.ERROR, Severity.WARNING)


def test_a_plan_that_never_held_its_quota_stays_an_error_and_one_that_lost_it_is_a_warning() -> None:
    never = plan("account: acme, amount: 80000, close: 2026-10, source: existing")
    lost = never + "  - {account: reed, amount: 80000, close: 2026-12, source: existing, lost: They were bought.}\n"
    assert [found(INSIDE + text, "PLN002")[0].severity for text in (never, lost)] == [Severity.ERROR, Severity.WARNING]


def test_once_the_half_runs_what_is_open_has_to_cover_what_is_left() -> None:
    text = plan(
        "account: acme, amount: 60000, close: 2026-08, source: existing, won: 2026-08-20",
        "account: delta, amount: 60000, close: 2026-11, source: existing, lost: They were bought.",
        "account: reed, amount: 119000, close: 2026-12, source: existing",
    )
    [finding] = found(INSIDE + text, "PLN002")
    assert finding.message == (
        "179,000 EUR by account is 1.7 x the quota of 100,000 EUR; the policy asks for 3.0 x. "
        "Open: 119,000 EUR, 2.9 x the 40,000 EUR still to win"
    )
    assert finding.hint.startswith("short by 1,000 EUR: ")
    assert found(INSIDE + text.replace("119000", "120000"), "PLN002") == []


@pytest.mark.parametrize("code", ["PLN002", "PLN004"])
def test_nothing_is_asked_of_a_plan_whose_owner_has_left(code: str) -> None:
    person = "--- people/ana.yaml\nname: Ana\nrole: salesperson\nstarts: 2024-03-04\nends: {ends}\n"
    low = plan("account: acme, amount: 80000, close: 2026-10, source: lead")
    assert found(INSIDE + person.format(ends="2026-09-15") + low, code)
    assert found(INSIDE + person.format(ends="2026-09-14") + low, code) == []


def test_it_stands_at_the_forecast_with_ratio_quota_and_policy() -> None:
    [finding] = found(BEFORE + SHORT, "PLN002")
    assert (finding.path, finding.place.line, finding.place.column) == ("plans/2026-H2/ana.yaml", 2, 1)
    assert finding.message == "240,000 EUR by account is 2.4 x the quota of 100,000 EUR; the policy asks for 3.0 x"


def test_the_example_in_the_hint_closes_the_gap() -> None:
    [finding] = found(BEFORE + SHORT, "PLN002")
    assert finding.hint.startswith("short by 60,000 EUR: add accounts or amounts, for example\n")
    example = finding.hint.partition("\n")[2]
    assert "close: 2026-11\n" in example
    assert found(BEFORE + SHORT + example + "\n", "PLN002") == []


def test_a_large_gap_is_closed_by_several_lines_none_of_them_over_its_share() -> None:
    text = BEFORE + plan("account: acme, amount: 75000, close: 2026-10, source: existing")
    [finding] = found(text, "PLN002")
    example = finding.hint.partition("\n")[2] + "\n"
    assert len(re.findall("account:", example)) == 3
    assert found(text + example, "PLN002") == found(text + example, "PLN003") == []


def test_the_example_names_accounts_of_ones_own_that_are_not_in_the_forecast_yet() -> None:
    accounts = """--- accounts.yaml
acme: {name: Acme, owner: ana}
delta: {name: Delta, owner: bo}
reed: {name: Reed, owner: ana}
quay: {name: Quay, owner: ana}
"""
    [finding] = found(BEFORE + accounts + SHORT, "PLN002")
    assert "account: quay\n" in finding.hint


def test_inside_the_half_what_is_open_stands_beside_what_is_left() -> None:
    text = INSIDE + plan(
        "account: acme, amount: 60000, close: 2026-08, source: existing, won: 2026-08-20",
        "account: delta, amount: 80000, close: 2026-11, source: existing",
        "account: reed, amount: 90000, close: 2026-09, source: existing, lost: the price",
    )
    [finding] = found(text, "PLN002")
    assert finding.message.startswith("140,000 EUR by account is 1.4 x the quota of 100,000 EUR")
    assert finding.message.endswith("Open: 80,000 EUR, 2.0 x the 40,000 EUR still to win")


@pytest.mark.parametrize(
    "text",
    [
        INSIDE + plan("account: acme, amount: 100000, close: 2026-08, source: existing, won: 2026-08-20"),
        OVER + SHORT,
        BEFORE + plan("account: acme, amount: 1, close: 2026-10, source: target", quota="quota: 0"),
        BEFORE + "--- plans/2026-H2/ana.yaml\nquota: 100000\n",
        BEFORE + plan("account: acme, amount: 1, close: 2026-10, source: target", who="max"),
    ],
    ids=[
        "the quota is won",
        "the half is over",
        "a quota of nothing",
        "a draft without a forecast",
        "no quota carried",
    ],
)
def test_coverage_is_not_asked_where_it_means_nothing(text: str) -> None:
    assert found(text, "PLN002") == []


def test_a_submitted_plan_without_any_forecast_covers_nothing() -> None:
    [finding] = found(BEFORE + "--- plans/2026-H2/ana.yaml\nsubmitted: 2026-06-15\nquota: 100000\n", "PLN002")
    assert "is 0.0 x the quota" in finding.message


def test_a_ratio_just_short_of_the_policy_never_reads_as_if_it_were_reached() -> None:
    text = BEFORE + plan("account: acme, amount: 299000, close: 2026-10, source: existing")
    [finding] = found(text, "PLN002")
    assert "is 2.9 x" in finding.message


def test_someone_still_learning_is_warned() -> None:
    person = "--- people/ana.yaml\nname: Ana\nrole: salesperson\nstarts: 2026-06-01\nramp: {until: 2026-12-31}\n"
    [finding] = found(BEFORE + person + SHORT, "PLN002")
    assert finding.severity is Severity.WARNING


def test_the_number_in_quotas_counts_and_not_the_one_the_plan_wishes_for() -> None:
    quotas = "--- quotas/2026.yaml\nquotas: {ana: {H2: 60000}}\n"
    assert found(BEFORE + quotas + SHORT, "PLN002") == []


def test_a_quota_that_counts_meetings_is_no_measure_of_money() -> None:
    quotas = "--- quotas/2026.yaml\nquotas: {ana: {measure: meetings, H2: 200000}}\n"
    assert found(BEFORE + quotas + SHORT, "PLN002") == found(BEFORE + quotas + SHORT, "PLN004") == []


# ---- one account, and the weighted forecast


def test_one_account_is_one_whatever_its_spelling() -> None:
    text = (
        BEFORE
        + "--- accounts.yaml\nacme: {name: Acme Hydraulics}\n"
        + plan(
            "account: ACME, amount: 60000, close: 2026-10, source: existing",
            "account: acme hydraulics, amount: 60000, close: 2026-10, source: lead",
            "account: acme, amount: 10000, close: 2026-10, source: lead",
            *(f"account: other-{number}, amount: 30000, close: 2026-11, source: existing" for number in range(6)),
        )
    )
    [finding] = found(text, "PLN003")
    assert finding.at == ("forecast", 0, "amount")
    assert "holds 130,000 EUR, 42 % of the forecast of 310,000 EUR" in finding.message
    assert len(finding.related) == 2


def test_an_account_that_is_won_already_is_no_risk() -> None:
    text = INSIDE + plan(
        "account: acme, amount: 300000, close: 2026-08, source: existing, won: 2026-08-20",
        "account: delta, amount: 10000, close: 2026-10, source: lead",
    )
    assert [finding.at[1] for finding in found(text, "PLN003")] == []


def test_lost_deals_count_for_nothing_and_won_ones_whole_in_the_weighted_forecast() -> None:
    text = INSIDE + plan(
        "account: acme, amount: 60000, close: 2026-08, source: target, won: 2026-08-20",
        "account: delta, amount: 500000, close: 2026-10, source: existing, probability: 90, lost: the price",
        "account: reed, amount: 100000, close: 2026-10, source: pipeline, probability: 39",
    )
    [finding] = found(text, "PLN004")
    assert "comes to 99,000 EUR, under the quota of 100,000 EUR" in finding.message


@pytest.mark.parametrize(("source", "usual"), [("existing", 80), ("pipeline", 50), ("lead", 20), ("target", 10)])
def test_a_line_without_a_probability_counts_with_the_usual_one_of_its_source(source: str, usual: int) -> None:
    enough = Decimal(100_000) * 100 / usual
    line = f"account: acme, amount: {enough:f}, close: 2026-10, source: {source}"
    assert found(BEFORE + plan(line), "PLN004") == []
    assert found(BEFORE + plan(line.replace(f"{enough:f}", f"{enough - 100:f}")), "PLN004")


# ---- single lines


def test_the_months_at_the_edges_of_the_half_are_inside() -> None:
    text = BEFORE + plan(
        "account: acme, amount: 1, close: 2026-07, source: lead",
        "account: acme, amount: 2, close: 2026-12-31, source: lead",
        "account: acme, amount: 3, close: 2026-06-30, source: lead",
        "account: acme, amount: 4, close: 2027-01, source: lead, lost: moved to 2027-H1",
    )
    assert [finding.at for finding in found(text, "PLN005")] == [("forecast", 2, "close")]


def test_the_half_is_the_fiscal_one() -> None:
    team = """--- team.yaml
name: Small team
manager: max
timezone: Europe/Lisbon
currency: EUR
since: 2026-01-01
fiscal_year: {starts: 4, named_for: end}
--- plans/2027-H1/ana.yaml
forecast:
  - {account: acme, amount: 1, close: 2026-09, source: lead}
  - {account: acme, amount: 2, close: 2026-10, source: lead}
"""
    assert [finding.at for finding in found(team, "PLN005")] == [("forecast", 1, "close")]


def test_a_month_has_passed_on_the_day_after_its_last() -> None:
    text = plan("account: acme, amount: 1, close: 2026-08, source: lead")
    assert found("--- today 2026-08-31\n" + text, "PLN006") == []
    assert found("--- today 2026-09-01\n" + text, "PLN006")


def test_a_deal_won_on_a_day_to_come_is_said_once() -> None:
    text = INSIDE + plan("account: acme, amount: 1, close: 2026-08, source: lead, won: 2026-10-14")
    assert found(text, "PLN008")
    assert found(text, "PLN006") == []


def test_the_same_crm_id_twice_is_one_deal_even_in_different_months() -> None:
    text = plan(
        "account: acme, amount: 1, close: 2026-10, source: lead, crm: HS-1",
        "account: acme, amount: 2, close: 2026-11, source: lead, crm: HS-1",
        "account: acme, amount: 2, close: 2026-11, source: lead, crm: HS-2",
        "account: acme, amount: 2, close: 2026-11, source: lead",
    )
    assert [finding.at for finding in found(text, "PLN013")] == [("forecast", 1, "crm")]


def test_one_digit_too_many_is_noticed_among_five_lines_and_not_among_four() -> None:
    small = [f"account: a{number}, amount: 40000, close: 2026-10, source: lead" for number in range(4)]
    large = "account: acme, amount: 900000, close: 2026-10, source: lead"
    [finding] = found(plan(large, *small), "PLN011")
    assert finding.hint == "count the zeros: was it 90000?"
    assert found(plan(large, *small[:3]), "PLN011") == []


def test_a_share_written_for_a_percent_is_told_with_the_percent() -> None:
    text = plan("account: acme, amount: 80000, close: 2026-10, source: lead, probability: 0.6")
    [finding] = found(INSIDE + text, "PLN012")
    assert finding.message == "acme is open at 0.6 %"
    assert finding.hint.endswith("write 60")
