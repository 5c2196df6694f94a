"""Rules on the names and addresses in people/: each leads to one person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from salesctl.core.doc import Doc
from salesctl.core.finding import Problem, Related, Severity
from salesctl.core.rule import rule
from salesctl.core.team import Team
from salesctl.core.words import listed
from salesctl.systems.people.documents import Person


@rule("TEA013", "email-twice", "person", Severity.ERROR)
def email_twice(doc: Doc[Person], team: Team) -> Iterator[Problem]:
    """Two people have one address.

    Why: The address says who wrote a plan and who signed a review. With two people behind it nothing is signed by
        anybody. Capitals make no difference.

    Bad:
        --- people/bo.yaml
        name: Bo
        role: salesperson
        starts: 2024-03-04
        emails: [Ana@example.com]

    Good:
        --- people/bo.yaml
        name: Bo
        role: salesperson
        starts: 2024-03-04
        emails: [bo@example.com]

    Fix: Leave the address with the one whose it is. A shared mailbox belongs in nobody's file.
    """
    owners = _claims(team, "email", lambda person: person.emails)
    for index, email in enumerate(doc.model.emails):
        others = _before(doc, owners[_folded(email)])
        if others:
            related = tuple(Related(other.path, ("emails",), "the address stands here too") for other in others)
            message = f"`{email}` is the address of {doc.owner} and of {listed(other.owner for other in others)}"
            yield Problem(("emails", index), message, "leave it with the one whose it is", related)


@rule("TEA014", "email-is-no-address", "person")
def email_is_no_address(doc: Doc[Person], team: Team) -> Iterator[Problem]:
    """What stands under emails is no address.

    Why: git knows people by their whole address. A name alone matches no commit, so nothing this person signs counts.

    Bad:
        --- people/bo.yaml
        name: Bo
        role: salesperson
        starts: 2024-03-04
        emails: [bo]

    Good:
        --- people/bo.yaml
        name: Bo
        role: salesperson
        starts: 2024-03-04
        emails: [bo@example.com]

    Fix: Write the address that `git config user.email` prints on that person's machine.
    """
    del team
    for index, email in enumerate(doc.model.emails):
        name, at, host = email.strip().rpartition("@")
        if not at or not name or not host or " " in email.strip():
            message = f"`{email}` is no address"
            yield Problem(("emails", index), message, f"write it whole, such as {doc.owner}@example.com")


@rule("TEA015", "crm-name-twice", "person", Severity.ERROR)
def crm_name_twice(doc: Doc[Person], team: Team) -> Iterator[Problem]:
    """Two people are spelled the same in the CRM.

    Why: An import gives each deal to the person whose spelling it finds. With two to choose from it can give it to
        neither.

    Bad:
        --- people/ana.yaml
        name: Ana
        role: salesperson
        starts: 2024-03-04
        crm_names: [Sales Lisbon]
        --- people/bo.yaml
        name: Bo
        role: salesperson
        starts: 2024-03-04
        crm_names: [sales lisbon]

    Good:
        --- people/ana.yaml
        name: Ana
        role: salesperson
        starts: 2024-03-04
        crm_names: ["Silva, Ana"]
        --- people/bo.yaml
        name: Bo
        role: salesperson
        starts: 2024-03-04
        crm_names: ["Lund, Bo"]

    Fix: Leave the spelling with the one whose deals carry it.
    """
    owners = _claims(team, "crm", lambda person: (*person.crm_names, person.name))
    for index, name in enumerate(doc.model.crm_names):
        found = owners[_folded(name)]
        spelled = [other for other in found if any(_folded(each) == _folded(name) for each in other.model.crm_names)]
        others = _before(doc, spelled) or [other for other in found if other not in spelled]
        if others:
            related = tuple(Related(other.path, (), f"{other.owner} is called so too") for other in others)
            message = f"the CRM's `{name}` would be {doc.owner} and {listed(other.owner for other in others)}"
            yield Problem(("crm_names", index), message, "leave it with the one whose deals carry it", related)


def _claims(team: Team, what: str, words: Callable[[Person], Iterable[str]]) -> Mapping[str, Sequence[Doc[Person]]]:
    """Return the people who claim a word, by the word without regard to case and blanks; worked out once a team."""
    people = team.all(Person)
    return team.once("people", what, make=lambda: _by_word(people, words))


def _by_word(
    people: Iterable[Doc[Person]], words: Callable[[Person], Iterable[str]]
) -> Mapping[str, Sequence[Doc[Person]]]:
    claims: defaultdict[str, list[Doc[Person]]] = defaultdict(list)
    for doc in people:
        for word in sorted({_folded(word) for word in words(doc.model)}):
            claims[word].append(doc)
    return claims


def _before(doc: Doc[Person], owners: Sequence[Doc[Person]]) -> list[Doc[Person]]:
    """Return the others when somebody stands before this one, so that a clash is said once for each who adds to it."""
    return [other for other in owners if other.owner != doc.owner] if owners and owners[0].owner != doc.owner else []


def _folded(word: str) -> str:
    return " ".join(word.casefold().split())
