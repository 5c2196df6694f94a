"""An export laid beside a team, both written in a few lines."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from pathlib import Path

from salesctl.data.crm import read_deals
from salesctl.data.merge import Merged, Terms, merge
from salesctl.run.check import Scope, start
from salesctl.run.source import TextSource
from salesctl.systems import all_systems
from tests.support.examples import Example, open_example, read_example

HEAD = "id,name,stage,owner,account,amount,close,created,lost reason"
RECIPE = """
--- recipe.yaml
outcome: revenue
metrics:
  opportunities: {kind: pipeline, means: a deal in the CRM, source: crm}
  wins: {kind: result, means: a signed order, source: crm}
  revenue: {kind: result, unit: money, means: signed order value, source: crm}
"""
"""A recipe that leaves all three to the CRM."""


@dataclass(frozen=True)
class Laid:
    """What an import made of a team: the account, and the files as they are then."""

    merged: Merged
    example: Example

    def text(self, path: str) -> str:
        """The text of a file."""
        return self.example.files[path]

    def counts(self) -> dict[str, int]:
        """What became of values and deals, by words."""
        merged = self.merged
        return {one.what: one.number for one in (*merged.results, *merged.unplaced, *merged.forecast)}


def lay(team: str | Example, rows: str, terms: Terms | None = None) -> Laid:
    """Import rows into a team and write what changes."""
    example = read_example(team) if isinstance(team, str) else team
    opened = open_example(example)
    deals = read_deals(f"{HEAD}\n{textwrap.dedent(rows).strip()}\n".encode(), "EUR")
    merged = merge(opened.team, deals, example.files.get, terms)
    after = {one.path: one.after for one in merged.changes}
    return Laid(merged, Example({**example.files, **after}, example.today))


def errors(example: Example) -> set[str]:
    """The general errors of a team: what does not load, and names that lead nowhere."""
    opened = open_example(example)
    assert isinstance(opened.store.source, TextSource)
    found = start(opened, all_systems()).run(Scope()).findings
    return {f"{one.code} {one.path}" for one in found if one.code[:3] in {"YML", "SCH", "REF"}}


def snapshot(folder: Path) -> dict[str, bytes]:
    """Every file of a team on disk, without salesctl's own."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".salesctl" not in path.parts and ".git" not in path.parts
    }
