"""Names in an export beside the names a team keeps: what is the same, what looks alike, what is new."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from salesctl.data.crm import names as spell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

CLOSE = 0.86
"""Likeness from 0 to 1 from which two names are proposed as one."""
CROWD = 25
"""A word shared by more names than this tells nothing about them."""
LONGEST = 200
"""Letters beyond which a text is no name, and is compared with nothing."""
_HEAD = 4

How = Literal["exact", "crm name", "email", "normalised"]


@dataclass(frozen=True, slots=True)
class Match:
    """The id a name stands for, and how that is known. Another spelling than those kept belongs in `crm_names`."""

    id: str
    how: How


@dataclass(frozen=True, slots=True)
class Proposal:
    """Names that may be one, for the user to decide: never merged without that. `likeness` is 0 to 1.

    `id` is one the team has, or one proposed under `new`.
    """

    name: str
    id: str
    likeness: float


@dataclass(frozen=True, slots=True)
class New:
    """Names the team does not have, proposed as one new id: all of them spell the same but for case, accents,
    punctuation and legal form. `name` is the commonest spelling, `crm_names` are all of them.
    """

    id: str
    name: str
    crm_names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Matches:
    """What became of each name: found in the team, or new; what looks alike; and owners `left`, gone from the CRM."""

    found: Mapping[str, Match]
    new: tuple[New, ...]
    proposals: tuple[Proposal, ...] = ()
    left: tuple[str, ...] = ()

    @property
    def unknown(self) -> tuple[str, ...]:
        """Names that are nobody's in the team."""
        return tuple(name for one in self.new for name in one.crm_names)

    def ids(self) -> dict[str, str]:
        """Ids by name as the export spells it, of what the team has."""
        return {name: match.id for name, match in self.found.items()}

    def added_names(self, kept: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
        """Spellings to add to `crm_names` by id, where `kept` gives the names each id has already."""
        added: dict[str, list[str]] = defaultdict(list)
        for name, match in self.found.items():
            if match.how == "normalised" and name not in kept.get(match.id, ()):
                added[match.id].append(name)
        return {one: tuple(sorted(names)) for one, names in added.items()}


@dataclass(slots=True)
class _Index:
    """Names a team keeps, by each way of asking."""

    normal: Callable[[str], str]
    exact: dict[str, Match] = field(default_factory=dict)
    emails: dict[str, str] = field(default_factory=dict)
    normals: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def add(self, one: str, name: str, crm_names: Iterable[str], emails: Iterable[str] = ()) -> None:
        """Take in one id with its names."""
        for known in crm_names:
            self.exact.setdefault(known, Match(one, "crm name"))
            self.normals[self.normal(known)].add(one)
        self.exact.setdefault(name, Match(one, "exact"))
        self.normals[self.normal(name)].add(one)
        self.emails |= {address.casefold(): one for address in emails}

    def match(self, name: str) -> Match | None:
        """The one id a name stands for; None if none does, or several do."""
        if name in self.exact:
            return self.exact[name]
        address = spell.email(name)
        if address in self.emails:
            return Match(self.emails[address], "email")
        ids = self.normals.get(self.normal(name), set())
        return Match(next(iter(ids)), "normalised") if len(ids) == 1 else None


def match_people(names: Iterable[str], people: Mapping[str, tuple[str, Iterable[str], Iterable[str]]]) -> Matches:
    """Owners of deals beside people by id: name, crm_names and emails. An unknown owner is listed, given to nobody."""
    index = _Index(spell.person)
    for one, (name, crm_names, emails) in people.items():
        index.add(one, name, crm_names, emails)
    counted = Counter(names)
    matches = _matches(counted, index, people.keys(), "person", spell.without_mark)
    return Matches(matches.found, matches.new, matches.proposals, tuple(filter(spell.has_left, counted)))


def match_accounts(names: Iterable[str], accounts: Mapping[str, tuple[str, Iterable[str]]]) -> Matches:
    """Accounts of deals beside accounts by id: name and crm_names. Names may repeat: the commonest spelling leads."""
    index = _Index(spell.company)
    for one, (name, crm_names) in accounts.items():
        index.add(one, name, crm_names)
    return _matches(Counter(names), index, accounts.keys(), "account", str)


def _matches(
    counted: Counter[str], index: _Index, ids: Iterable[str], noun: str, shown: Callable[[str], str]
) -> Matches:
    found = {name: match for name in counted if (match := index.match(name)) is not None}
    groups: dict[str, list[str]] = defaultdict(list)
    for name in counted:
        if name not in found:
            groups[index.normal(name)].append(name)
    taken = set(ids)
    new = tuple(_new(group, counted, taken, noun, shown) for group in groups.values())
    return Matches(found, new, tuple(_proposals(new, index)))


def _new(group: Sequence[str], counted: Counter[str], taken: set[str], noun: str, shown: Callable[[str], str]) -> New:
    lead = shown(max(group, key=lambda name: counted[name]))
    address = spell.email(lead)
    one = spell.free_slug(address.partition("@")[0] if address else _in_order(lead, noun), taken, noun)
    taken.add(one)
    return New(one, lead, tuple(sorted(group)))


def _in_order(name: str, noun: str) -> str:
    return spell.person(name) if noun == "person" else name


def _proposals(new: Sequence[New], index: _Index) -> Iterator[Proposal]:
    """Look-alikes among what the team has, and among the new names, each pair once."""
    known = [(normal, one) for normal, ids in index.normals.items() for one in sorted(ids)]
    fresh = [(index.normal(one.crm_names[0]), one.id) for one in new]
    blocks = _blocks([*known, *fresh])
    order = {one.id: at for at, one in enumerate(new)}
    for (normal, _), group in zip(fresh, new, strict=True):
        best: dict[str, float] = {}
        for other, one in {pair for key in _keys(normal) for pair in blocks.get(key, ())}:
            if order.get(one, -1) < order[group.id] and (likeness := _likeness(normal, other)) >= CLOSE:
                best[one] = max(likeness, best.get(one, 0))
        for one, likeness in sorted(best.items(), key=lambda item: (-item[1], item[0])):
            yield Proposal(group.name, one, round(likeness, 3))


def _blocks(pairs: Iterable[tuple[str, str]]) -> dict[str, list[tuple[str, str]]]:
    """Names by what look-alikes share, so that not every name is compared with every other."""
    blocks: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for pair in pairs:
        for key in _keys(pair[0]):
            blocks[key].append(pair)
    return {key: block for key, block in blocks.items() if len(block) <= CROWD}


def _keys(normal: str) -> set[str]:
    """A name's words, its beginning and its end."""
    solid = normal.replace(" ", "")
    return {*normal.split(), f"{solid[:_HEAD]}…", f"…{solid[-_HEAD:]}"}


def _likeness(one: str, other: str) -> float:
    """Likeness of two names, their words taken in order and in alphabetical order, whichever is closer.

    Names with other numbers in them are never alike: plant 1 is not plant 2.
    """
    if max(len(one), len(other)) > LONGEST or re.findall(r"[0-9]+", one) != re.findall(r"[0-9]+", other):
        return 0.0
    if _at_most(one, other) < CLOSE:
        return 0.0
    return max(_ratio(one, other), _ratio(" ".join(sorted(one.split())), " ".join(sorted(other.split()))))


def _at_most(one: str, other: str) -> float:
    """What no likeness of two names is above, by their letters alone, in whatever order: quick to tell."""
    total = len(one) + len(other) or 1
    if 2 * min(len(one), len(other)) < CLOSE * total:
        return 0.0
    return 2 * (_letters(one) & _letters(other)).total() / total


@lru_cache(maxsize=4096)
def _letters(name: str) -> Counter[str]:
    return Counter(name)


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
