"""Small teams with a few odd files: whatever the models accept, on any day, with any system off."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from hypothesis import strategies as st

from salesctl.core.kind import Kind
from salesctl.core.system import model_of
from salesctl.systems import NAMES, all_systems
from tests.properties.odd import NEAR, documents, written
from tests.support.examples import SMALL_TEAM, Example, read_example

BASE = read_example(SMALL_TEAM, "").files
KINDS = tuple(kind for system in all_systems() for kind in system.kinds)
PARTS: Mapping[str, tuple[str, ...]] = {
    "half": ("2026-H1", "2026-H2", "2027-H1", "0001-H1", "9999-H2"),
    "quarter": ("2026-Q2", "2026-Q3", "2026-Q4", "0001-Q1", "9999-Q4"),
    "month": ("2026-07", "2026-08", "2026-09", "2026-10", "0001-01", "9999-12"),
    "year": ("2025", "2026", "2027", "0001", "9999"),
    "date": ("2026-08-31", "2026-09-07", "2026-09-14", "2026-09-21", "2026-09-12", "0001-01-01", "9999-12-31"),
    "person": ("ana", "bo", "max", "nobody-we-know"),
    "role": ("seller",),
    "candidate": ("cy-ito", "di-ott"),
    "slug": ("acme",),
}
BROKEN = ("", "a: [", "\x00", "- 1\n- 2\n", "note: a: b\n", "what: {}\nwhat: {}\n", "<<<<<<< HEAD\n", "nothing: here\n")
TODAYS = st.sampled_from(
    (NEAR, NEAR, NEAR, date.min, date.max, date(1, 2, 28), date(9999, 11, 30), date(2026, 1, 1), date(2026, 12, 31))
) | st.dates(date(2024, 1, 1), date(2028, 12, 31))


@cache
def paths(kind: Kind) -> st.SearchStrategy[str]:
    """Return paths of a kind."""

    def fill(pattern: str) -> st.SearchStrategy[str]:
        holes = [piece.split(">")[0] for piece in pattern.split("<")[1:]]
        found = st.fixed_dictionaries({hole: st.sampled_from(PARTS.get(hole, ("acme",))) for hole in holes})
        return found.map(lambda parts: _filled(pattern, parts))

    return st.sampled_from(kind.patterns).flatmap(fill)


def _filled(pattern: str, parts: Mapping[str, str]) -> str:
    for hole, value in parts.items():
        pattern = pattern.replace(f"<{hole}>", value)
    return pattern


@cache
def files(kind: Kind, fewest: int = 1, most: int = 2) -> st.SearchStrategy[dict[str, str]]:
    """Return a few files of a kind, each as its model accepts it."""
    content = documents(model_of(kind)).map(lambda value: written(value).lstrip("\n") + "\n")
    return st.dictionaries(
        paths(kind), content, min_size=min(fewest, len(kind.patterns[0].split("<")) - 1 or 1), max_size=most
    )


@st.composite
def teams(draw: Any, *kinds: Kind, broken: bool = True) -> Example:
    """Draw a team: the small one, some of its files gone, odd files of these kinds and others laid over it."""
    others = draw(st.lists(st.sampled_from(KINDS), min_size=2, max_size=4, unique_by=lambda kind: kind.name))
    some = {kind.name: kind for kind in (*kinds, *others)}.values()
    gone = draw(st.sets(st.sampled_from(sorted(BASE.keys() - {"team.yaml"})), max_size=2))
    found = {path: text for path, text in BASE.items() if path not in gone}
    found["team.yaml"] += f"systems:\n  off: [{', '.join(draw(st.sets(st.sampled_from(NAMES), max_size=2)))}]\n"
    for kind in some:
        found |= draw(files(kind, 2 if kind in kinds else 1))
    if broken and draw(st.booleans()):
        path = draw(st.sampled_from(sorted(found)))
        found[path] = draw(st.sampled_from(BROKEN))
    return Example(found, draw(TODAYS))
