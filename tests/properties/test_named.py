"""The quick look at the names a document writes finds the same names as the walk that also says where they stand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from salesctl.core.history import History
from salesctl.core.named import named
from salesctl.core.walk import references
from salesctl.run.open import Opened, open_team
from salesctl.run.source import FolderSource
from salesctl.systems import all_systems
from tests.support.folders import EXAMPLE

KINDS = sorted(kind.name for system in all_systems() for kind in system.kinds)


@pytest.fixture(scope="module")
def example() -> Opened:
    return open_team(
        FolderSource(Path(EXAMPLE)), all_systems(), name="x", clock=lambda _: date(2026, 11, 23), history=History
    )


@pytest.mark.parametrize("kind", KINDS)
def test_both_find_the_same(example: Opened, kind: str) -> None:
    docs = example.store.docs(kind)
    assert docs
    for doc in docs:
        written: dict[str, set[str]] = {}
        for _, target, name in references(doc.model):
            written.setdefault(target, set()).add(name)
        assert {target: names for target, names in named(doc.model).items() if names} == written, doc.path
