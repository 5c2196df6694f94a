"""From a git identity to a person of the team: addresses of people, of programs and of git hosts' web editors."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from salesctl.core.history import Identity

NUMBERED = re.compile(r"\d+[+-](?=[^@]*@users\.noreply\.)")
WEB_ADDRESS = re.compile(r"@users\.noreply\.|@noreply\.|^noreply@")
BOT = re.compile(
    r"\[bot\]"
    r"|^(?:github-)?actions?@github\.com$"
    r"|^(?:project|group)_\d+_bot_?\w*@"
    r"|^bot@renovateapp\.com$"
    r"|^support@dependabot\.com$",
)
HOSTS = frozenset({"noreply@github.com", "noreply@gitlab.com", "noreply@bitbucket.org", "noreply@gitea.com"})


def address(email: str) -> str:
    """Return an address as it is compared: without case, and without the number git hosts put before a login."""
    return NUMBERED.sub("", email.strip().casefold())


def directory(emails: Iterable[tuple[str, Iterable[str]]]) -> dict[str, str]:
    """Return person by address, from each person's `emails`; an address that two claim is nobody's."""
    owners: dict[str, set[str]] = {}
    for person, addresses in emails:
        for email in addresses:
            owners.setdefault(address(email), set()).add(person)
    return {email: next(iter(people)) for email, people in owners.items() if len(people) == 1}


def person_of(identity: Identity, people: Mapping[str, str]) -> str | None:
    """Return whose identity it is by `directory`: as `.mailmap` says, else by the raw address; None if nobody's."""
    return people.get(address(identity.email)) or people.get(address(identity.raw_email))


def is_bot(identity: Identity) -> bool:
    """Tell whether a program wrote under this identity."""
    names = (identity.name, identity.raw_name, identity.email, identity.raw_email)
    return any(BOT.search(each.casefold()) for each in names)


def is_host(identity: Identity) -> bool:
    """Tell whether it is a git host itself: what is edited or merged on its web page is committed by it."""
    return address(identity.raw_email) in HOSTS


def is_web_address(identity: Identity) -> bool:
    """Tell whether it is an address that a web editor signs with: ask its owner to list it under `emails`."""
    return bool(WEB_ADDRESS.search(identity.raw_email.casefold())) and not is_host(identity)
