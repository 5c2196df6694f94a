"""Edges of the rules on people, team.yaml and accounts, beyond the examples on their pages."""

import pytest

from salesctl.core.finding import Finding
from tests.support.examples import check_text

TEAM = """
--- team.yaml
name: Small team
manager: max
timezone: Europe/Lisbon
currency: EUR
since: 2026-01-01
"""


def found(text: str, code: str) -> list[Finding]:
    checked = check_text(text)
    assert not checked.crashed
    return [finding for finding in checked.findings if finding.code == code]


def seller(who: str, lines: str = "") -> str:
    return f"--- people/{who}.yaml\nname: {who.title()}\nrole: salesperson\nstarts: 2024-03-04\n{lines}\n"


# ---- team.yaml


def test_a_manager_who_has_left_is_named_with_those_who_could_follow() -> None:
    text = """
        --- people/max.yaml
        name: Max
        role: manager
        ends: 2026-08-31
        --- people/rita.yaml
        name: Rita
        role: manager
        """
    (finding,) = found(text, "TEA001")
    assert (finding.path, finding.place.line) == ("team.yaml", 2)
    assert "left on Mon 31 Aug 2026" in finding.message
    assert finding.hint == "name the one who manages now, such as `rita`"


def test_a_manager_who_leaves_today_still_manages() -> None:
    assert not found("--- people/max.yaml\nname: Max\nrole: manager\nends: 2026-09-15\n", "TEA001")


def test_a_manager_nobody_knows_is_a_reference_and_no_rule() -> None:
    assert not found("--- people/max.yaml\n", "TEA001")


@pytest.mark.parametrize("country", ["PT", "US", "US-CA", "GB-SCT", "DE-BY", "BR-SP"])
def test_countries_and_their_parts_are_known(country: str) -> None:
    assert not found(f"{TEAM}country: {country}\n", "TEA002")


@pytest.mark.parametrize(
    ("country", "said"), [("XQ", "`XQ` are not known"), ("US-XX", "`XX` is no part of US"), ("DE-BAY", "no part of DE")]
)
def test_an_unknown_part_is_not_taken_for_the_country(country: str, said: str) -> None:
    assert said in found(f"{TEAM}country: {country}\n", "TEA002")[0].message


def test_the_warning_comes_before_the_failure() -> None:
    (finding,) = found(TEAM + "policy:\n  control: {dependency_fail: 10}\n", "TEA005")
    assert finding.place.line == 7
    assert "`dependency_warn` at 20 lies above `dependency_fail` at 10" in finding.message
    assert not found(TEAM + "policy:\n  control: {dependency_warn: 40}\n", "TEA005")


def test_a_meeting_stands_on_a_working_day_also_by_default() -> None:
    assert "weekly meeting is on `mon`" in found(TEAM + "working_days: [tue, wed]\n", "TEA005")[0].message
    assert found(TEAM + "policy:\n  meeting: {weekday: sun}\n", "TEA005")[0].place.line == 7


@pytest.mark.parametrize("path", ["secret", "./secret", "..", ".", "../..", "x/../y", "../x/../.."])
def test_a_private_repository_is_never_inside_or_around_the_team(path: str) -> None:
    assert found(f"{TEAM}private:\n  - path: {path}\n    holds: [reviews]\n", "TEA006")


@pytest.mark.parametrize("path", ["../private", "x/../../y", "/srv/private"])
def test_a_private_repository_may_lie_beside_the_team(path: str) -> None:
    assert not found(f"{TEAM}private:\n  - path: {path}\n    holds: [reviews]\n", "TEA006")


def test_private_repositories_lie_beside_each_other_and_share_no_folder() -> None:
    text = TEAM + "private:\n  - {path: ../a, holds: [reviews]}\n  - {path: ../a/b, holds: [hiring, reviews]}\n"
    assert [finding.message for finding in found(text, "TEA006")] == [
        "`../a/b` and `../a` lie in each other",
        "`reviews` is kept in `../a` and in `../a/b`",
    ]
    assert not found(
        TEAM + "private:\n  - {path: ../a, holds: [reviews]}\n  - {path: ../ab, holds: [hiring]}\n", "TEA006"
    )


def test_a_team_that_has_hardly_begun_is_not_told_that_nobody_sells() -> None:
    assert not found("--- people/ana.yaml\n--- people/bo.yaml\n", "TEA007")
    assert found("--- people/ana.yaml\nname: Ana\nrole: other\n--- people/bo.yaml\n", "TEA007")
    starts_later = "--- people/ana.yaml\nname: Ana\nrole: salesperson\nstarts: 2027-01-04\n--- people/bo.yaml\n"
    assert not found(starts_later, "TEA007")


# ---- people


def test_one_day_in_the_team_is_a_day() -> None:
    assert not found(seller("bo", "ends: 2024-03-04"), "TEA009")


def test_leaves_that_touch_do_not_overlap() -> None:
    away = "away:\n  - {from: 2026-08-17, to: 2026-08-21}\n  - {from: 2026-08-10, to: 2026-08-16}\n"
    assert not found(seller("bo", away), "TEA012")


def test_an_overlap_is_said_at_the_later_leave_whatever_the_order() -> None:
    away = "away:\n  - {from: 2026-08-16, to: 2026-08-21}\n  - {from: 2026-08-10, to: 2026-08-16}\n"
    assert found(seller("bo", away), "TEA012")[0].place.line == 5


def test_an_address_of_three_people_names_all_of_them_once_a_file() -> None:
    same = "emails: [sales@example.com]"
    said = found(seller("ana", same) + seller("bo", "emails: [SALES@example.com]") + seller("cy", same), "TEA013")
    assert [(finding.path, finding.message) for finding in said] == [
        ("people/bo.yaml", "`SALES@example.com` is the address of bo and of ana and cy"),
        ("people/cy.yaml", "`sales@example.com` is the address of cy and of ana and bo"),
    ]


def test_an_address_twice_in_one_file_is_nobody_elses() -> None:
    assert not found(seller("bo", "emails: [bo@example.com, BO@example.com]"), "TEA013")


def test_an_address_with_a_number_as_git_hosts_give_it_is_one() -> None:
    assert not found(seller("bo", "emails: [4471023+bo@users.noreply.github.com]"), "TEA014")


def test_a_crm_name_that_is_a_colleagues_name_is_found() -> None:
    (finding,) = found(seller("bo", "crm_names: ['ANA ']"), "TEA015")
    assert (finding.path, finding.message) == ("people/bo.yaml", "the CRM's `ANA ` would be bo and ana")
    assert not found(seller("ana", "crm_names: [Ana]"), "TEA015")


def test_nobody_reviews_oneself() -> None:
    assert found(seller("bo", "manager: bo"), "TEA016")
    assert not found("--- people/max.yaml\nname: Max\nrole: manager\nmanager: max\n", "TEA016")


def test_the_manager_of_one_who_has_left_is_no_news() -> None:
    assert not found(seller("bo", "ends: 2026-06-30\nmanager: ana"), "TEA016")


def test_an_own_manager_who_has_left_is_found() -> None:
    text = "--- people/rita.yaml\nname: Rita\nrole: manager\nends: 2026-08-31\n" + seller("bo", "manager: rita")
    assert "left on Mon 31 Aug 2026" in found(text, "TEA016")[0].message


# ---- accounts


def test_an_id_that_is_another_accounts_name_is_found() -> None:
    text = "--- accounts.yaml\nacme: {name: Acme}\nfoss: {name: ACME}\nFOSS: {name: Foss Norge}\n"
    assert [finding.place.line for finding in found(text, "TEA017")] == [2, 3]


def test_an_account_may_be_named_as_its_id() -> None:
    assert not found("--- accounts.yaml\nacme: {name: Acme, crm_names: [acme]}\n", "TEA017")
    assert not found("--- accounts.yaml\nacme: {name: Acme, crm_names: [acme]}\n", "TEA018")


def test_a_crm_name_that_is_another_accounts_name_is_found() -> None:
    text = "--- accounts.yaml\nacme: {name: Acme, crm_names: [FOSS]}\nfoss: {name: Foss}\n"
    assert found(text, "TEA018")[0].message == "the CRM's `FOSS` would be `acme` and `foss`"


def test_an_owner_who_leaves_later_still_owns() -> None:
    text = seller("bo", "ends: 2026-09-15") + "--- accounts.yaml\nacme: {name: Acme, owner: bo}\n"
    assert not found(text, "TEA019")
    assert found("--- today 2026-09-16\n" + text, "TEA019")


# ---- what team.yaml switches


def test_a_switch_that_names_nothing_says_what_was_meant() -> None:
    text = """systems: {off: [contests, quota]}
rules:
  disable: [TEA013, email-twise]
  severity: {pln002: error}
  paths: {"plans/*": [PLN002, QUX001]}
private:
  - {path: ../x, holds: [review, hiring]}
"""
    said = [(finding.message, finding.hint) for finding in found(TEAM + text, "SCH013")]
    assert said == [
        ("`contests` is no system", "did you mean `contest`?"),
        ("`email-twise` is no rule", "did you mean `email-twice`?"),
        ("`pln002` is no rule", "did you mean `PLN002`?"),
        ("`QUX001` is no rule", "rules are named like PLN002 or coverage-below-policy"),
        ("`review` is no folder of a team", "did you mean `reviews`?"),
    ]


def test_general_codes_are_rules_too() -> None:
    assert not found(TEAM + "rules: {disable: [REF002, unknown-account]}\n", "SCH013")


@pytest.mark.parametrize(
    "text",
    [
        "--- people/max.yaml\n--- people/ana.yaml\n--- people/bo.yaml\n",
        "--- people/max.yaml\nname: Max\n",
        "--- accounts.yaml\nacme: {name: Acme, owner: nobody}\n",
        TEAM + "working_days: []\nclosed: [9999-12-31]\n",
        seller("bo", "starts: 0001-01-01\nends: 9999-12-31\naway: [{from: 0001-01-01, to: 9999-12-31}]").replace(
            "starts: 2024-03-04\n", ""
        ),
    ],
    ids=["nobody", "broken manager", "a stranger owns", "no days", "ends of time"],
)
def test_no_rule_fails_on_odd_teams(text: str) -> None:
    assert not check_text(text).crashed


# ---- one slip is one finding


def codes(text: str) -> set[str]:
    return {finding.code for finding in check_text(text).findings}


SIGNED = "--- reviews/ana/2026-Q2.yaml\nheld: 2026-07-10\nsigned: {ana: 2026-07-10, max: 2026-07-10}\n"


def test_a_manager_misspelled_in_team_yaml_is_no_fault_of_everything_that_was_signed() -> None:
    right, slip = codes(TEAM + SIGNED), codes(TEAM.replace("manager: max", "manager: maxx") + SIGNED)
    assert slip - right == {"REF001"}


@pytest.mark.parametrize("starts", ["2026-08-01", "2020-01-01"])
def test_a_new_manager_of_somebody_makes_no_earlier_signature_wrong(starts: str) -> None:
    mia = f"--- people/mia.yaml\nname: Mia\nrole: manager\nstarts: {starts}\n"
    assert codes(SIGNED + mia + seller("ana", "manager: mia")) == codes(SIGNED)


def test_a_week_without_a_working_day_is_said_once_and_not_of_each_day_worked() -> None:
    held = "--- reviews/ana/2026-08.yaml\nheld: 2026-09-04\n"
    assert codes(TEAM + "working_days: []\n" + held) - codes(TEAM + held) == {"TEA003"}


def test_a_name_with_blanks_and_accents_is_answered_with_the_name_to_take() -> None:
    (finding,) = found("--- people/Maria João.yaml\nname: Maria\nrole: other\n", "SCH016")
    assert finding.hint == "names are small letters, digits and dashes: rename it to people/maria-joao.yaml"
