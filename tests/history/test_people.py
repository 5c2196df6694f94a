"""From the address a commit is signed with to a person of the team."""

from __future__ import annotations

import pytest

from salesctl.core.history import Identity
from salesctl.core.identity import directory, is_bot, is_host, is_web_address, person_of

PEOPLE = directory(
    {
        "ana-silva": ["ana@harbor.example", "123+ana@users.noreply.github.com"],
        "bo-lund": ["Bo@Harbor.example", "77-bo@users.noreply.gitlab.com", "desk@harbor.example"],
        "cy-ito": ["desk@harbor.example"],
    }.items()
)


def signed(email: str, mapped: str | None = None) -> Identity:
    return Identity("Somebody", mapped or email, "Somebody", email)


@pytest.mark.parametrize(
    ("email", "person"),
    [
        ("ana@harbor.example", "ana-silva"),
        ("ANA@harbor.example", "ana-silva"),
        ("bo@harbor.example", "bo-lund"),
        ("ana@users.noreply.github.com", "ana-silva"),
        ("bo@users.noreply.gitlab.com", "bo-lund"),
        ("123+anna@users.noreply.github.com", None),
        ("1+ana@harbor.example", None),
        ("noreply@github.com", None),
        ("", None),
    ],
)
def test_addresses_find_their_person(email: str, person: str | None) -> None:
    assert person_of(signed(email), PEOPLE) == person


def test_an_address_that_two_claim_is_nobodys() -> None:
    assert person_of(signed("desk@harbor.example"), PEOPLE) is None


def test_the_mailmap_goes_before_the_raw_address_which_still_counts() -> None:
    assert person_of(signed("bo@harbor.example", mapped="ana@harbor.example"), PEOPLE) == "ana-silva"
    assert person_of(signed("bo@harbor.example", mapped="unknown@example.org"), PEOPLE) == "bo-lund"


def test_hosts_web_addresses_and_programs_are_told_apart() -> None:
    host, web = signed("noreply@github.com"), signed("123+ana@users.noreply.github.com")
    program = signed("49699333+dependabot[bot]@users.noreply.github.com")
    assert (is_host(host), is_web_address(host), is_bot(host)) == (True, False, False)
    assert (is_host(web), is_web_address(web), is_bot(web)) == (False, True, False)
    assert is_bot(program)
    assert not is_bot(signed("abbot@harbor.example"))
