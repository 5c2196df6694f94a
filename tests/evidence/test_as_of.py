"""`--as-of REV` answers what a checkout of that revision answers, to the letter, for every report there is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from salesctl.cli.app import run
from salesctl.method.over_time import month_ends, over_months
from salesctl.run.open import Opened
from salesctl.systems import all_systems
from tests.history.repository import Story
from tests.support.history import check_told, demo, opened, tell

REPORTS = [(system.noun, report.name) for system in all_systems() for report in system.reports]
# What a report needs to be asked; a name of the small team and of the example.
WORDS = {("coaching", "show"): ("ana", "ana-silva")}
COMMANDS = [("check",), ("due",), ("status",), *REPORTS]
HISTORY = """
--- commit 2026-06-22 ana
--- plans/2026-H2/ana.yaml
submitted: 2026-06-22
quota: 400000
lookback: {worked: [the fair], did_not: [cold calls], change: [more visits]}
forecast:
  - account: acme
    amount: 1300000
    close: 2026-10
    source: lead
activity: {calls: 60, meetings: 8}
training: [{skill: negotiation, by: 2026-09-30}]
personal_goals: [{what: run ten kilometres, by: 2026-10-18}]
actions:
  - {what: map five accounts, by: 2026-07-31}
  - {what: write to ten old customers, by: 2026-08-31}
  - {what: visit the fair, by: 2026-09-30}
--- quotas/2026.yaml
quotas: {ana: {H2: 400000}}
--- commit 2026-07-10 ana
--- metrics/ana/2026-07.yaml
2026-07-06: {calls: 12, meetings: 2}
2026-07-07: {calls: 9, revenue: 18000}
--- commit 2026-07-20 max
--- plans/2026-H2/ana.yaml
submitted: 2026-06-22
accepted: 2026-07-20
quota: 450000
--- metrics/ana/2026-07.yaml
2026-07-06: {calls: 12, meetings: 3}
2026-07-07: {calls: 9, revenue: 18000}
--- meetings/2026-07-20.yaml
facilitator: ana
--- commit 2026-09-01 bo
--- meetings/2026-09-07.yaml
facilitator: bo
--- quotas/2026.yaml
quotas: {ana: {H2: 450000}, bo: {H2: 300000}}
--- people/max.yaml
name: Max
role: manager
emails: [max@example.com]
away: [{from: 2026-08-03, to: 2026-08-14}]
"""


def answer(capsys: pytest.CaptureFixture[str], root: Path, *words: str) -> Any:
    """Run a command in this process; return its code and what it printed as JSON."""
    code = run([*words, "--format", "json", "--team", str(root)])
    printed = capsys.readouterr()
    assert not printed.err
    return code, json.loads(printed.out)


def asked(command: tuple[str, ...], which: int) -> tuple[str, ...]:
    word = WORDS.get(command[:2]) if len(command) == 2 else None
    return (*command, word[which]) if word else command


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Story:
    return tell(tmp_path_factory.mktemp("small") / "team", HISTORY)[0]


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Story:
    """Return the example team with the history that `init --demo` gives it."""
    return demo(tmp_path_factory.mktemp("example") / "team")


def clone(story: Story, revision: str, folder: Path) -> Path:
    """Check a revision out into a folder of its own, as the whole history up to it."""
    if not folder.exists():
        story.git("clone", "-q", "--no-local", str(story.root), str(folder))
        Story.git(story, "-C", str(folder), "checkout", "-q", "--detach", story.git("rev-parse", revision))
    return folder


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("revision", ["HEAD~3", "HEAD~1", "HEAD"])
def test_a_small_team_as_of_a_revision(
    command: tuple[str, ...], revision: str, small: Story, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = clone(small, revision, small.root.parent / f"checkout-{revision.strip('HEAD~') or 0}" / "team")
    day = small.git("show", "-s", "--format=%cs", revision)
    words = asked(command, 0)
    then = answer(capsys, small.root, *words, "--as-of", revision)
    assert then == answer(capsys, folder, *words, "--today", day)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_the_example_as_of_a_revision(
    command: tuple[str, ...], example: Story, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = clone(example, "HEAD~500", example.root.parent / "checkout" / "team")
    day = example.git("show", "-s", "--format=%cs", "HEAD~500")
    words = asked(command, 1)
    then = answer(capsys, example.root, *words, "--as-of", "HEAD~500")
    assert then == answer(capsys, folder, *words, "--today", day)


def test_the_history_ends_at_the_revision_too(small: Story, capsys: pytest.CaptureFixture[str]) -> None:
    def codes(revision: str) -> set[str]:
        _, found = answer(capsys, small.root, "check", "--as-of", revision)
        return {finding["code"] for finding in found["findings"]}

    assert "PLN052" not in codes("2026-07-15")
    assert "PLN052" in codes("2026-07-20")


# ---- month by month


def test_the_team_at_the_end_of_each_month(tmp_path: Path) -> None:
    story, example = tell(tmp_path, HISTORY)
    team = opened(story.root, example).team
    ends = [str(day) for day in month_ends(team)]
    months = ("01-31", "02-28", "03-31", "04-30", "05-31", "06-30", "07-31", "08-31")
    assert ends == [*(f"2026-{month}" for month in months), "2026-09-15"]
    assert [str(day) for day in month_ends(team, months=1)] == ["2026-08-31", "2026-09-15"]

    def open_on(day: Any) -> Opened | None:
        return None if day.month < 7 else opened(story.root, example)

    assert [day.month for day, _ in over_months(team, open_on)] == [7, 8, 9]


def test_a_finding_of_the_small_history(tmp_path: Path) -> None:
    """So that the loop above compares something."""
    found = {finding.code for finding in check_told(tmp_path, HISTORY).findings}
    assert {"PLN052", "MET050", "MTG050"} <= found
