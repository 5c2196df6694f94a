"""Names in an export beside the names a team keeps."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesctl.data.crm import Match, match_accounts, match_people
from salesctl.data.crm.names import company, free_slug, person

PEOPLE = {
    "ana-silva": ("Ana Silva", ["A. Silva (north)"], ["ana@harbor.example"]),
    "bo-lund": ("Bo Lund", [], []),
    "joao-pao": ("João Pão", [], []),
}
ACCOUNTS = {"acme": ("Acme, Lda.", ["ACME Iberia"]), "globex": ("Globex GmbH", [])}


@pytest.mark.parametrize(
    ("name", "match"),
    [
        ("Ana Silva", Match("ana-silva", "exact")),
        ("A. Silva (north)", Match("ana-silva", "crm name")),
        ("ana@harbor.example", Match("ana-silva", "email")),
        ("Ana S. <ANA@harbor.example>", Match("ana-silva", "email")),
        ("Ana S. (ana@harbor.example)", Match("ana-silva", "email")),
        ("Silva, Ana", Match("ana-silva", "normalised")),
        ("ANA SILVA", Match("ana-silva", "normalised")),
        ("Joao Pao", Match("joao-pao", "normalised")),
        ("Bo Lund (Deactivated User)", Match("bo-lund", "normalised")),
    ],
)
def test_a_person_is_known_by_every_spelling_but_another_name(name: str, match: Match) -> None:
    assert match_people([name], PEOPLE).found == {name: match}


def test_a_look_alike_is_proposed_and_never_merged() -> None:
    matches = match_people(["Anna Silva"], PEOPLE)
    assert matches.found == {}
    assert [(one.name, one.id) for one in matches.proposals] == [("Anna Silva", "ana-silva")]
    assert matches.unknown == ("Anna Silva",)


def test_an_unknown_owner_gets_a_slug_and_one_who_left_is_named() -> None:
    matches = match_people(["Ruiz, Eva", "Dan Roe (deactivated)", "zoe@else.example"], PEOPLE)
    assert [(one.id, one.crm_names) for one in matches.new] == [
        ("eva-ruiz", ("Ruiz, Eva",)),
        ("dan-roe", ("Dan Roe (deactivated)",)),
        ("zoe", ("zoe@else.example",)),
    ]
    assert matches.left == ("Dan Roe (deactivated)",)
    assert matches.ids() == {}


def test_two_people_of_one_name_are_never_chosen_between() -> None:
    twins: dict[str, tuple[str, list[str], list[str]]] = {
        "ana-1": ("Ana Silva", [], []),
        "ana-2": ("ANA SILVA", [], []),
    }
    matches = match_people(["Silva, Ana"], twins)
    assert matches.found == {}
    assert [one.id for one in matches.proposals] == ["ana-1", "ana-2"]


@pytest.mark.parametrize(
    ("name", "how"),
    [
        ("Acme, Lda.", "exact"),
        ("ACME Iberia", "crm name"),
        ("ACME LDA", "normalised"),
        ("Acme", "normalised"),
        ("acme S.A.", "normalised"),
        ("Acme Iberia, S.L.", "normalised"),
    ],
)
def test_an_account_is_known_without_its_legal_form(name: str, how: str) -> None:
    found = match_accounts([name], ACCOUNTS).found
    assert (found[name].id, found[name].how) == ("acme", how)


def test_new_spellings_are_kept_as_crm_names() -> None:
    matches = match_accounts(["ACME LDA", "Acme", "Globex GmbH"], ACCOUNTS)
    assert matches.added_names({"acme": ["Acme, Lda.", "ACME Iberia"]}) == {"acme": ("ACME LDA", "Acme")}
    assert matches.added_names({"acme": ["ACME LDA", "Acme"]}) == {}


def test_one_account_spelled_two_ways_in_a_file_is_proposed_as_one_with_both() -> None:
    names = ["Órbita SA", "Orbita, S.A.", "Órbita SA", "Initech Inc."]
    new = match_accounts(names, ACCOUNTS).new
    assert [(one.id, one.name, one.crm_names) for one in new] == [
        ("orbita-sa", "Órbita SA", ("Orbita, S.A.", "Órbita SA")),
        ("initech-inc", "Initech Inc.", ("Initech Inc.",)),
    ]


def test_look_alikes_within_a_file_are_proposed_once_and_numbers_are_not_alike() -> None:
    matches = match_accounts(["Northwind Traders", "Northwind Trader", "Plant 1", "Plant 2"], {})
    assert [(one.name, one.id) for one in matches.proposals] == [("Northwind Trader", "northwind-traders")]


def test_ids_do_not_collide_with_the_team_s() -> None:
    assert [one.id for one in match_accounts(["Acme!", "acme?", "acme plus"], {"acme": ("Other", [])}).new] == [
        "acme-2",
        "acme-plus",
    ]
    assert free_slug("日本", set(), "account") == "account"
    assert free_slug("日本", {"account"}, "account") == "account-2"


@given(st.lists(st.text(max_size=30), max_size=12), st.lists(st.text(min_size=1, max_size=30), max_size=6))
def test_every_name_is_found_or_new_and_no_id_is_given_twice(names: list[str], known: list[str]) -> None:
    accounts = {f"a{at}": (name, [name.upper()]) for at, name in enumerate(known)}
    matches = match_accounts(names, accounts)
    assert set(matches.found) | set(matches.unknown) == set(names)
    assert not set(matches.found) & set(matches.unknown)
    ids = [one.id for one in matches.new]
    assert len(set(ids)) == len(ids)
    assert not set(ids) & set(accounts)


@given(st.text(max_size=40))
def test_making_names_comparable_twice_changes_nothing_more(name: str) -> None:
    assert company(company(name)) == company(name)
    assert person(person(name)) == person(name)


@pytest.mark.parametrize(
    ("one", "other"),
    [("ŒUVRE SA", "oeuvre"), ("Łódź Sp", "lodz sp"), ("STRAẞE AG", "Strasse"), ("Ørsted A/S", "orsted")],
)
def test_letters_of_other_alphabets_are_the_same_in_capitals(one: str, other: str) -> None:
    assert company(one) == company(other)
