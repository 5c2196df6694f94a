"""Teams written in a few lines: the format of the examples in rules' docstrings, and of many tests.

A line `--- path` starts a file. `--- today 2026-07-20` sets the clock. Files are laid over a small team: ana and bo
sell,
max manages, the clock stands on 2026-09-15. A file without a line takes one of the small team away.
"""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from salesctl.core.finding import Finding
from salesctl.run.check import Checked, Scope, start
from salesctl.run.open import DUE_WITHIN, Opened, open_team
from salesctl.run.source import TextSource
from salesctl.systems import all_systems

if TYPE_CHECKING:
    from salesctl.core.history import History

SMALL_TEAM = """
--- team.yaml
name: Small team
manager: max
timezone: Europe/Lisbon
currency: EUR
country: PT
since: 2026-01-01
--- people/ana.yaml
name: Ana
role: salesperson
starts: 2024-03-04
emails: [ana@example.com]
--- people/bo.yaml
name: Bo
role: salesperson
starts: 2024-03-04
emails: [bo@example.com]
--- people/max.yaml
name: Max
role: manager
emails: [max@example.com]
--- recipe.yaml
outcome: revenue
metrics:
  calls: {kind: activity, unit: count, means: a talk with a buyer, target: 60}
  meetings: {kind: activity, unit: count, means: an hour with a buyer, target: 8}
  proposals: {kind: pipeline, unit: count, means: a written price}
  wins: {kind: result, unit: count, means: a signed order}
  revenue: {kind: result, unit: money, means: signed order value, source: crm}
funnel: [calls, meetings, proposals, wins]
"""
DAY = date(2026, 9, 15)


@dataclass(frozen=True)
class Example:
    """Files by path, and the day it is."""

    files: Mapping[str, str]
    today: date = DAY


def read_example(text: str, base: str = SMALL_TEAM) -> Example:
    """Read files out of a text, laid over a base."""
    files: dict[str, str] = {} if not base else dict(read_example(base, "").files)
    today, path, lines = DAY, "", list[str]()
    for line in [*textwrap.dedent(text).split("\n"), "--- end"]:
        if not line.startswith("--- "):
            lines.append(line)
            continue
        if path:
            files[path] = "\n".join(lines).rstrip("\n") + "\n"
            if files[path] == "\n":
                del files[path]
        path, lines = line[4:].strip(), []
        if path.startswith("today "):
            today, path = date.fromisoformat(path[6:]), ""
    return Example(files, today)


def open_example(example: Example, within: timedelta = DUE_WITHIN) -> Opened:
    """Open the team of an example, without history."""
    source = TextSource({path: text.encode() for path, text in example.files.items()})
    return open_team(
        source,
        all_systems(),
        name="example",
        clock=lambda _zone: example.today,
        today=example.today,
        history=no_history,
        within=within,
    )


def no_history() -> History:
    """Return the history of a folder without git."""
    from salesctl.core.history import Absence, History, Reason

    return History(Absence(Reason.NOT_A_REPOSITORY, "an example has no history", ""))


def opened(text: str, within: timedelta = DUE_WITHIN) -> Opened:
    """Open the team a text describes, laid over the small one."""
    return open_example(read_example(text), within)


def check_text(text: str) -> Checked:
    """Check the team a text describes, laid over the small one."""
    return start(opened(text), all_systems()).run(Scope())


def codes(findings: tuple[Finding, ...]) -> set[str]:
    """Return the codes found."""
    return {finding.code for finding in findings}
