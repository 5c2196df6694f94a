"""Columns named by the user, and the mapping suggested to begin from."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
import yaml

from salesctl.data.crm import Unreadable, mapping_from, read_deals, recognise, suggest_mapping
from salesctl.data.crm.headers import FIELDS, HEADERS, OWN
from salesctl.data.crm.mapping import missing
from tests.crm.story import FIXTURES

if TYPE_CHECKING:
    from pathlib import Path

OWN_WORDS = (
    "Vorgang;Wer;Firma hier;Summe hier;Lage\n1;Ana;Acme;1,234;Unterschrieben\n2;Bo;Globex;2,000;Rechtsabteilung\n"
)
MAPPING = {
    "crm": "our ERP",
    "columns": {"id": "Vorgang", "owner": "Wer", "account": "Firma hier", "amount": "Summe hier", "stage": "Lage"},
    "stages": {"won": ["Unterschrieben"], "open": "Rechtsabteilung"},
    "decimal": "point",
}


def refusal(values: object) -> Unreadable:
    with pytest.raises(Unreadable) as caught:
        mapping_from(values)
    return caught.value


def test_a_mapping_reads_a_file_no_heading_of_which_is_known() -> None:
    read = read_deals(OWN_WORDS.encode(), "EUR", mapping_from(MAPPING))
    assert [(deal.crm, deal.account, deal.amount, deal.state) for deal in read.deals] == [
        ("1", "Acme", Decimal(1234), "won"),
        ("2", "Globex", Decimal(2000), "open"),
    ]
    assert read.summary.crm == "our ERP"


def test_without_one_the_file_is_refused_and_the_next_move_is_named() -> None:
    with pytest.raises(Unreadable) as caught:
        read_deals(OWN_WORDS.encode(), "EUR")
    assert "--suggest-mapping" in caught.value.hint


def test_a_column_the_file_does_not_have_is_named_with_the_nearest() -> None:
    with pytest.raises(Unreadable) as caught:
        read_deals(OWN_WORDS.encode(), "EUR", mapping_from({"columns": {"id": "Vorgnag", "stage": "Lage"}}))
    assert "“Vorgnag”" in caught.value.message
    assert caught.value.hint == "Did you mean “Vorgang”?"


@pytest.mark.parametrize(
    ("values", "message", "hint"),
    [
        ([1], "no list of", "columns:"),
        ("id", "no list of", "columns:"),
        ({"colums": {}}, "`colums`", "Did you mean `columns`?"),
        ({"columns": {"ammount": "X"}}, "`ammount`", "Did you mean `amount`?"),
        ({"columns": ["id"]}, "`columns`", "columns:"),
        ({"stages": {"winning": ["X"]}}, "`winning`", "open, won, lost"),
        ({"decimal": "dot"}, "`decimal: dot`", "comma, point"),
        ({"days": "american"}, "`days: american`", "day-first, month-first"),
    ],
)
def test_a_mistake_in_a_mapping_is_shown_with_the_right_word(values: object, message: str, hint: str) -> None:
    error = refusal(values)
    assert message in error.message
    assert hint in error.hint


@pytest.mark.parametrize("path", sorted(FIXTURES.rglob("*.csv")), ids=lambda path: path.stem)
def test_a_suggested_mapping_reads_the_file_it_was_made_from_alike(path: Path) -> None:
    data = path.read_bytes()
    suggested = mapping_from(yaml.safe_load(suggest_mapping(data)))
    assert read_deals(data, "EUR", suggested).deals == read_deals(data, "EUR").deals


def test_a_suggestion_lists_the_stages_to_place_and_the_columns_still_free() -> None:
    text = suggest_mapping(b'id,stage,amount,Tier "A"\n1,Legal review,5,x\n2,won,5,x\n')
    assert '# not used: "Tier \\"A\\""' in text or "# not used:" in text
    assert yaml.safe_load(text)["stages"] == {"open": [], "won": [], "lost": [], "unknown": ["Legal review"]}
    assert mapping_from(yaml.safe_load(text)).stages == {}


def test_a_suggestion_says_what_to_do_with_it() -> None:
    lines = suggest_mapping(OWN_WORDS.encode()).splitlines()
    assert lines[-2:] == [
        "# complete it, save it, and give it as --mapping FILE",
        "# once `stage` is there, --suggest-mapping --mapping FILE lists the stages to place",
    ]
    many = ",".join(f"Some property of the deal {number}" for number in range(200))
    assert max(map(len, suggest_mapping(f"id,stage,{many}\n1,won\n".encode()).splitlines())) <= 100


def test_an_export_without_ids_says_where_each_crm_has_them() -> None:
    with pytest.raises(Unreadable) as caught:
        read_deals(b"Deal Name,Deal Stage,Amount\nX,Closed Won,5\n", "EUR")
    assert "HubSpot has it among all properties" in caught.value.hint


def test_an_export_without_a_deal_says_so() -> None:
    summary = read_deals(b"Record ID,Deal Name,Deal Stage\n", "EUR").summary
    assert "  note: it holds no deals: choose all of them in the CRM, and export again" in list(summary.lines())


def test_every_crm_names_what_an_import_needs() -> None:
    for crm, fields in HEADERS.items():
        assert set(fields) <= set(FIELDS)
        assert {"id", "name", "account", "owner", "amount", "close", "created", "stage"} <= set(fields), crm
    assert all(OWN.values())


def test_the_primary_company_goes_before_the_others() -> None:
    found = recognise(["Record ID", "Deal Stage", "Associated Company", "Associated Company (Primary)"])
    assert found.crm == "hubspot"
    assert found.columns["account"] == "Associated Company (Primary)"
    assert missing(found) == ()


def test_headings_are_known_without_case_accents_and_signs() -> None:
    found = recognise(["NEGOCIO - ID", "negócio — titulo*", "Negocio - Status"])
    assert (found.crm, sorted(found.columns)) == ("pipedrive", ["id", "name", "status"])


def test_several_companies_of_a_hubspot_deal_give_the_first_and_a_note() -> None:
    read = read_deals(b"Record ID,Deal Stage,Associated Company\n1,Closed Won,Acme;Globex\n", "EUR")
    assert read.deals[0].account == "Acme"
    assert any("name several companies" in note for note in read.summary.notes)
