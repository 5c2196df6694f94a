"""Findings stand where they say, and depend on what is written alone."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from salesctl.core.finding import Finding, KeyPath
from salesctl.run.check import Checked, Scope, start
from salesctl.run.due import all_duties
from salesctl.systems import all_systems
from salesctl.text.reader import read
from tests.properties.bounded import bounded
from tests.properties.teams import teams
from tests.support.examples import Example, open_example


def check(example: Example, wanted: Callable[[str], bool] = lambda _path: True) -> Checked:
    """Check a team, or the files that are wanted."""
    return start(open_example(example), all_systems()).run(Scope((), wanted))


@bounded(25)
@given(teams(), st.integers(0, 1000))
def test_the_order_of_files_changes_nothing(example: Example, seed: int) -> None:
    paths = list(example.files)
    random.Random(seed).shuffle(paths)  # noqa: S311 - any order will do
    shuffled = Example({path: example.files[path] for path in paths}, example.today)
    assert check(shuffled) == check(example)
    assert all_duties(open_example(shuffled), all_systems()) == all_duties(open_example(example), all_systems())


@bounded(30)
@given(teams(), st.data())
def test_some_files_have_the_findings_that_they_have_among_all(example: Example, data: st.DataObject) -> None:
    some = data.draw(st.sets(st.sampled_from(sorted(example.files)), max_size=3))
    whole = check(example)
    alone = check(example, lambda path: path in some)
    assert alone.findings == tuple(finding for finding in whole.findings if finding.path in some)


@bounded(30)
@given(teams())
def test_every_finding_stands_inside_its_file(example: Example) -> None:
    for finding in check(example).findings:
        text = example.files.get(finding.path, "")
        assert_inside(finding, text.split("\n"))


def assert_inside(finding: Finding, lines: list[str]) -> None:
    """Fail unless a finding begins and ends inside its file, in this order."""
    place = finding.place
    if place.line is None or place.column is None or place.end_line is None or place.end_column is None:
        assert (place.line, place.column, place.end_line, place.end_column) == (None,) * 4
        return
    assert (1, 1) <= (place.line, place.column) <= (place.end_line, place.end_column)
    assert place.end_line <= len(lines)
    assert place.column <= len(lines[place.line - 1]) + 1
    assert place.end_column <= len(lines[place.end_line - 1]) + 1


@bounded(30)
@given(teams(broken=False))
def test_the_line_of_a_finding_holds_its_key(example: Example) -> None:
    for finding in check(example).findings:
        if finding.at and isinstance(finding.at[-1], str) and is_written(example.files[finding.path], finding.at):
            assert finding.place.line is not None
            lines = example.files[finding.path].split("\n")[: finding.place.line]
            assert any(finding.at[-1] in line for line in lines[-2:]), finding


def is_written(text: str, at: KeyPath) -> bool:
    """Tell whether a key path leads to something in a file."""
    value: Any = read(text.encode()).value
    for part in at:
        there = (isinstance(value, dict) and part in value) or (
            isinstance(value, list) and isinstance(part, int) and part < len(value)
        )
        if not there:
            return False
        value = value[part]
    return True
