"""Owners and accounts: what is the same, what is new, and what only looks alike."""

from __future__ import annotations

import pytest

from salesctl.data.merge import Refused, Terms
from salesctl.data.merge.summary import lines
from tests.importing.laid import RECIPE, errors, lay

ROW = "1,Pilot,open,{owner},{account},5,2026-11-30,,"


def row(owner: str = "Ana", account: str = "Acme") -> str:
    return ROW.format(owner=owner, account=account)


def test_another_spelling_of_a_person_is_kept_in_their_file() -> None:
    laid = lay(RECIPE, row(owner="ANA"))
    assert laid.text("people/ana.yaml").endswith("emails: [ana@example.com]\ncrm_names: [ANA]\n")
    assert "  spelled otherwise, and taken for: ana (ANA)" in list(lines(laid.merged))
    again = lay(laid.example, row(owner="ANA")).merged
    assert again.changes == ()
    assert not any("spelled otherwise" in line for line in lines(again))


def test_an_owner_who_is_nobody_here_is_named_with_their_deals() -> None:
    laid = lay("", f"{row(owner='Zoe Field')}\n2,Line,won,Zoe Field,Acme,5,2026-09-01,,")
    assert laid.merged.owners.unknown == {"Zoe Field": 2}
    assert laid.merged.changes == ()


def test_an_owner_who_left_the_crm_is_said_with_what_would_count_their_deals() -> None:
    said = list(lines(lay("", row(owner="Dana Roy (Deactivated User)")).merged))
    assert (
        "    gone from the CRM, Dana Roy (Deactivated User): what they sold counts once they have a file, with `ends`"
        in said
    )
    assert not any("gone from the CRM" in line for line in lines(lay("", row(owner="Dana Roy")).merged))


def test_an_account_spelled_in_two_ways_is_one() -> None:
    laid = lay("", f"{row(account='Acme Lda')}\n{row(account='ACME').replace('1,', '2,', 1)}")
    assert [one.crm_names for one in laid.merged.accounts.new] == [("ACME", "Acme Lda")]
    assert "  spelled otherwise, and taken for: acme-lda (ACME = Acme Lda)" in list(lines(laid.merged))
    assert errors(laid.example) == set()


def test_an_account_known_by_another_spelling_takes_it_in() -> None:
    team = "--- accounts.yaml\n# ours\nacme: {name: Acme, tier: A}   # the first\n"
    laid = lay(team, row(account="ACME Lda"))
    assert laid.text("accounts.yaml") == "# ours\nacme: {name: Acme, tier: A, crm_names: [ACME Lda]}   # the first\n"
    assert "account: acme\n" in laid.text("plans/2026-H2/ana.yaml")


def test_new_accounts_come_after_those_there_are() -> None:
    team = "--- accounts.yaml\nzeta:\n  name: Zeta\n# the end\n"
    laid = lay(team, f"{row(account='Acme')}\n{row(account='Globex').replace('1,', '2,', 1)}")
    assert laid.text("accounts.yaml").startswith("zeta:\n  name: Zeta\n")
    assert "# the end\n" in laid.text("accounts.yaml")
    assert errors(laid.example) == set()


def test_look_alikes_are_proposed_and_never_merged_in_silence() -> None:
    team = "--- accounts.yaml\nnorthwind: {name: Northwind Traders}\n"
    asked = lay(team, row(account="Northwynd Traders"))
    assert [(one.name, one.id) for one in asked.merged.accounts.proposals] == [("Northwynd Traders", "northwind")]
    assert "northwynd-traders:" in asked.text("accounts.yaml")
    merged = lay(team, row(account="Northwynd Traders"), Terms(lookalikes=True))
    assert "northwynd-traders:" not in merged.text("accounts.yaml")
    assert "account: northwind\n" in merged.text("plans/2026-H2/ana.yaml")
    assert [one.id for one in merged.merged.accounts.merged] == ["northwind"]


def test_two_new_names_that_look_alike_become_one_account_only_when_asked() -> None:
    rows = f"{row(account='Northwind Traders')}\n{row(account='Northwynd Traders').replace('1,', '2,', 1)}"
    assert len(lay("", rows).merged.accounts.new) == 2
    merged = lay("", rows, Terms(lookalikes=True))
    assert [one.crm_names for one in merged.merged.accounts.new] == [("Northwind Traders", "Northwynd Traders")]
    assert errors(merged.example) == set()


def test_a_name_that_two_accounts_bear_is_given_to_none() -> None:
    team = "--- accounts.yaml\nacme-pt: {name: Acme Lda}\nacme-es: {name: Acme SL}\n"
    laid = lay(team, row(account="ACME"))
    assert laid.merged.accounts.unsettled == ("ACME",)
    assert laid.merged.changes == ()
    assert laid.counts() == {"has no day of creation": 1, "its account's name is that of several accounts": 1}


def test_accounts_of_lost_and_foreign_deals_are_not_taken_in() -> None:
    rows = "1,Line,lost,Ana,Acme,5,2026-09-01,,\n2,Line,open,Zoe,Globex,5,2026-11-01,,"
    laid = lay("", rows)
    assert laid.merged.accounts.passed == 2
    assert "accounts.yaml" not in laid.example.files


def test_an_import_does_not_begin_on_files_it_cannot_read() -> None:
    with pytest.raises(Refused) as refused:
        lay("--- accounts.yaml\nacme: {name: Acme\n", row())
    assert "accounts.yaml cannot be read" in refused.value.message


def test_a_broken_file_of_a_person_is_said() -> None:
    laid = lay("--- people/ana.yaml\nname: [Ana\n", row())
    assert laid.merged.notes == ("people/ana.yaml cannot be read, so nobody's deals are given to ana",)
