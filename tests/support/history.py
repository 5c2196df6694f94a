"""Teams with a history written in a few lines: the format of the examples, with `--- commit` lines between.

`--- commit 2026-06-15 ana` starts a commit by ana at noon; `--- commit 2026-06-15T08:15 max with ana` one by max that
names ana as co-author. Files above the first such line are committed with the small team, on 1 January 2026: proof
starts there. What stands under `--- uncommitted` is written and not committed. A file goes on as it is until a commit
writes it anew; one without a line is deleted.
"""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

from salesctl.core.history import Absence, History
from salesctl.run.check import Checked, Scope, start
from salesctl.run.git import open_repository
from salesctl.run.open import Opened, open_team
from salesctl.run.source import FolderSource
from salesctl.systems import all_systems
from tests.history.repository import Story
from tests.support.examples import SMALL_TEAM, Example, read_example
from tests.support.folders import EXAMPLE

START = "2026-01-01T09:00Z"
HEAD = re.compile(r"^--- (?:commit (\S+) (\S+)(?: with (\S+))?|uncommitted)$", re.MULTILINE)


def identity(who: str) -> str:
    """Return how somebody signs; `ana <a@b>` may be written as `ana<a@b>`."""
    name, _, email = who.partition("<")
    return f"{name} <{email.rstrip('>') or name + '@example.com'}>"


def at_noon(day: str) -> str:
    """Return a moment: noon in Lisbon's winter where only a day is given."""
    return day if "T" in day else f"{day}T12:00Z"


def tell(root: Path, text: str, base: str = SMALL_TEAM) -> tuple[Story, Example]:
    """Build the repository that a text tells of; return it with the clock."""
    story = Story(root)
    first, *rest = HEAD.split(textwrap.dedent(text))
    example = read_example(first, base)
    story.commit(identity("max"), START, example.files, "Start")
    for when, who, other, body in zip(rest[::4], rest[1::4], rest[2::4], rest[3::4], strict=True):
        step = read_example(body, "")
        files = {path: step.files.get(path) for path in re.findall(r"^--- (?!today)(\S+)$", body, re.MULTILINE)}
        if when is None:
            story.write(files)
        else:
            trailer = f"\n\nCo-authored-by: {identity(other)}" if other else ""
            story.commit(identity(who), at_noon(when), files, f"Work{trailer}")
        example = Example(files={}, today=step.today) if "--- today" in body else example
    return story, example


def opened(root: Path, example: Example) -> Opened:
    """Open the team of a folder with its history."""

    def history() -> History:
        found = open_repository(root)
        return History(found) if isinstance(found, Absence) else found.history()

    return open_team(
        FolderSource(root),
        all_systems(),
        name="example",
        clock=lambda _: example.today,
        today=example.today,
        history=history,
    )


def check_told(root: Path, text: str, base: str = SMALL_TEAM) -> Checked:
    """Check the team and the history a text tells of."""
    story, example = tell(root, text, base)
    return start(opened(story.root, example), all_systems()).run(Scope())


def demo(root: Path) -> Story:
    """Build the example team with the history that is told of it."""
    from salesctl.data.demo import build_history, write

    files = {str(file.relative_to(EXAMPLE)): file.read_bytes() for file in sorted(EXAMPLE.rglob("*.yaml"))}
    write(root, build_history(files))
    return Story(root)
