"""Owners of deals: who of the team each is, and the spellings worth keeping."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from salesctl.core.settings import Person
from salesctl.core.team import Team
from salesctl.core.words import counted
from salesctl.data.crm import Deal, Proposal, match_people
from salesctl.data.merge.change import Change, Texts, path_of
from salesctl.text.batch import Step, change


@dataclass(frozen=True, slots=True)
class Owners:
    """Person ids by owner as the CRM spells it; owners who are nobody here, with their deals; and who they may be.

    `added` are spellings to keep by id; `merged` those of them that only look alike.
    """

    ids: Mapping[str, str]
    unknown: Mapping[str, int]
    proposals: tuple[Proposal, ...]
    added: Mapping[str, tuple[str, ...]]
    merged: tuple[Proposal, ...] = ()
    gone: tuple[str, ...] = ()


def match_owners(team: Team, deals: Iterable[Deal], *, lookalikes: bool) -> Owners:
    """Find who the owners are. One who only looks like somebody is taken for them with `lookalikes` alone."""
    known = {doc.owner: doc.model for doc in team.all(Person)}
    owned = Counter(deal.owner for deal in deals if deal.owner)
    people = {one: (person.name, person.crm_names, person.emails) for one, person in known.items()}
    matches = match_people(owned, people)
    ids = matches.ids()
    added = {one: list(names) for one, names in matches.added_names({k: v.crm_names for k, v in known.items()}).items()}
    likely = [one for one in best(matches.proposals) if one.id in known] if lookalikes else []
    spellings = {new.name: new.crm_names for new in matches.new}
    for one in likely:
        ids |= dict.fromkeys(spellings[one.name], one.id)
        added.setdefault(one.id, []).extend(spellings[one.name])
    unknown = {name: owned[name] for name in sorted(owned, key=lambda name: (-owned[name], name)) if name not in ids}
    open_ones = tuple(one for one in matches.proposals if one not in likely and one.id in known)
    return Owners(
        ids,
        unknown,
        open_ones,
        {one: tuple(sorted(names)) for one, names in added.items()},
        tuple(likely),
        matches.left,
    )


def best(proposals: Iterable[Proposal]) -> list[Proposal]:
    """Return the likeliest proposal of each name; none where two are as likely."""
    by_name: dict[str, list[Proposal]] = {}
    for one in proposals:
        by_name.setdefault(one.name, []).append(one)
    found = [sorted(group, key=lambda one: -one.likeness) for group in by_name.values()]
    return [group[0] for group in found if len(group) == 1 or group[0].likeness > group[1].likeness]


def keep_spellings(team: Team, owners: Owners, texts: Texts) -> Iterator[Change]:
    """Yield the files of people whose `crm_names` take in a spelling."""
    for who, names in sorted(owners.added.items()):
        path = path_of("person", person=who)
        before, person = texts(path), team.person(who)
        if before is None or person is None:
            continue
        after = change(before, name_steps(("crm_names",), names, has_list=bool(person.crm_names)))
        yield Change(path, before, after, counted(len(names), "spelling kept", "spellings kept"))


def name_steps(path: tuple[str, ...], names: Iterable[str], *, has_list: bool) -> list[Step]:
    """Return the steps that add names to a list, or make it."""
    if has_list:
        return [Step("append", path, name) for name in names]
    return [Step("put", path, list(names))]
