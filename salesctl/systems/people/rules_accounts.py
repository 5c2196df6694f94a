"""Rules on accounts.yaml: one name leads to one account, and somebody who is here owns it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from salesctl.core.doc import Doc
from salesctl.core.finding import Problem, Related, Severity
from salesctl.core.rule import rule
from salesctl.core.team import Team
from salesctl.core.words import day_name
from salesctl.systems.people.documents import Accounts


@rule("TEA017", "account-name-twice", "accounts", Severity.ERROR)
def account_name_twice(doc: Doc[Accounts], team: Team) -> Iterator[Problem]:
    """Two accounts have the same name.

    Why: Forecasts may name an account by its id or its name, in any capitals. With two behind one name, a deal counts
        for one of them by chance.

    Bad:
        --- accounts.yaml
        acme: {name: Acme Instruments}
        acme-2: {name: ACME Instruments}

    Good:
        --- accounts.yaml
        acme: {name: Acme Instruments}
        acme-spain: {name: Acme Instruments Spain}

    Fix: Make them one account, or give each the name people tell it by.
    """
    del team
    seen: dict[str, str] = {}
    for account_id, account in doc.model.accounts.items():
        for word, at in ((account_id, (account_id,)), (account.name, (account_id, "name"))):
            other = seen.setdefault(_folded(word), account_id)
            if other != account_id:
                related = (Related(doc.path, (other,), "the other one"),)
                message = f"`{word}` is the name of the account `{other}` too"
                yield Problem(at, message, "make them one account, or tell their names apart", related)
                break


@rule("TEA018", "account-crm-name-twice", "accounts", Severity.ERROR)
def account_crm_name_twice(doc: Doc[Accounts], team: Team) -> Iterator[Problem]:
    """Two accounts are spelled the same in the CRM.

    Why: An import gives each deal to the account whose spelling it finds. With two to choose from it can give it to
        neither.

    Bad:
        --- accounts.yaml
        acme: {name: Acme, crm_names: [ACME Lda]}
        acme-spain: {name: Acme Spain, crm_names: [Acme LDA]}

    Good:
        --- accounts.yaml
        acme: {name: Acme, crm_names: [ACME Lda]}
        acme-spain: {name: Acme Spain, crm_names: [ACME SL]}

    Fix: Leave the spelling with the account whose deals carry it.
    """
    del team
    called = _called(doc.model)
    seen: dict[str, str] = {}
    for account_id, account in doc.model.accounts.items():
        for index, word in enumerate(account.crm_names):
            other = seen.setdefault(_folded(word), account_id)
            if other == account_id:
                other = next((each for each in called[_folded(word)] if each != account_id), account_id)
            if other != account_id:
                related = (Related(doc.path, (other,), "the other one"),)
                message = f"the CRM's `{word}` would be `{account_id}` and `{other}`"
                at = (account_id, "crm_names", index)
                yield Problem(at, message, "leave it with the account whose deals carry it", related)


def _called(accounts: Accounts) -> defaultdict[str, list[str]]:
    """Return the accounts by what they are called here."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for account_id, account in accounts.accounts.items():
        found[_folded(account.name)].append(account_id)
    return found


@rule("TEA019", "account-owner-left", "accounts")
def account_owner_left(doc: Doc[Accounts], team: Team) -> Iterator[Problem]:
    """An account belongs to somebody who has left.

    Why: Nobody calls it. Accounts are handed on with a name and a day, or they go to whoever asks first, and that is
        often the competition.

    Bad:
        --- people/bo.yaml
        name: Bo
        role: salesperson
        starts: 2024-03-04
        ends: 2026-06-30
        --- accounts.yaml
        acme: {name: Acme, owner: bo}

    Good:
        --- people/bo.yaml
        name: Bo
        role: salesperson
        starts: 2024-03-04
        ends: 2026-06-30
        --- accounts.yaml
        acme: {name: Acme, owner: ana}

    Fix: Name the one who works it now, or take `owner` out until somebody does.
    """
    for account_id, account in doc.model.accounts.items():
        person = team.person(account.owner)
        if person is not None and person.ends is not None and person.ends < team.today:
            related = (Related(f"people/{account.owner}.yaml", ("ends",), "the last day is written here"),)
            message = f"{account.owner} left on {day_name(person.ends)} and still owns `{account_id}`"
            yield Problem((account_id, "owner"), message, "name the one who works it now", related)


def _folded(word: str) -> str:
    return " ".join(word.casefold().split())
