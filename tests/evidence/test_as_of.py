"""`--as-of REV` answers what a checkout of that revision answers, to the letter, for every report there is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from salesctl.cli.app import run, tree
from salesctl.method.over_time import month_ends, over_months
from salesctl.run.open import Opened
from salesctl.systems import all_systems
from tests.completeness.test_documentation import commands
from tests.history.repository import Story
from tests.support.history import check_told, opened, tell

REPORTS = [(system.noun, report.name) for system in all_systems() for report in system.reports]
# What a report needs to be asked; a name of the small team and of the example.
WORDS = {
    ("coaching", "show"): ("ana", "ana-silva"),
    ("me", "--who"): ("ana", "ana-silva"),
    ("brief",): ("ana", "ana-silva"),
    ("log",): ("plans/2026-H2/ana.yaml", "plans/2026-H2/ana-silva.yaml"),
    ("diff",): ("2026-06-30", "2026-08-01"),
}
COMMANDS = [
    *(("check",), ("due",), ("status",), ("status", "--systems"), ("status", "--explain"), ("year",), ("calendar",)),
    *(("me", "--who"), ("brief",), ("plan", "diff"), ("log",), ("diff",)),
    *REPORTS,
]
# What writes, or has nothing of a team in it; `check` and `due` of a system are those of all, narrowed.
OTHERS = {
    *("init", "new", "done", "import crm", "import todo", "plan submit", "plan accept", "review sign", "metric log"),
    *("manager hand-on", "baseline write", "baseline check", "baseline prune", "schema show", "schema write"),
    *("schema install", "completion", "ci", "explain", "doctor", "export"),
}
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
    """Run a command in this process; return its code and what it printed as JSON, or the calendar."""
    code = run([*words, *(() if words[0] == "calendar" else ("--format", "json")), "--team", str(root)])
    printed = capsys.readouterr()
    assert not printed.err
    found: Any = printed.out if words[0] == "calendar" else json.loads(printed.out)
    if words[0] == "diff":
        assert found.pop("title")  # it says up to what it looked
    return code, found


def asked(command: tuple[str, ...], which: int) -> tuple[str, ...]:
    word = WORDS.get(command)
    return (*command, word[which]) if word else command


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Story:
    return tell(tmp_path_factory.mktemp("small") / "team", HISTORY)[0]


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
    command: tuple[str, ...], told: Story, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = clone(told, "HEAD~500", told.root.parent / "checkout" / "team")
    day = told.git("show", "-s", "--format=%cs", "HEAD~500")
    words = asked(command, 1)
    then = answer(capsys, told.root, *words, "--as-of", "HEAD~500")
    assert then == answer(capsys, folder, *words, "--today", day)


def test_no_command_that_reads_is_left_out() -> None:
    """A new one stands here or among the others, and is held to the same."""
    nouns = {system.noun for system in all_systems()}
    narrowed = {f"{noun} {verb}" for noun in nouns for verb in ("check", "due")}
    read = {" ".join(word for word in command if not word.startswith("--")) for command in COMMANDS}
    known = {path.removeprefix("salesctl ") for path, made in commands(tree()) if not hasattr(made, "leaves")}
    assert known - narrowed == read | OTHERS


OUTSIDE = """
--- commit 2026-06-22 ana
--- notes/visit.md
seen
--- plan/2026-H2/old.md
nothing reads this
--- reviews/ana/2026-Q2.yaml
held: 2026-07-06
ratings: [{skill: discovery, self: 4, manager: 3, evidence: notes/visit.md}]
signed: {ana: 2026-07-06, max: 2026-07-06}
self_assessment: Fine.
goals: [{what: a frame contract, by: 2026-09-30}]
--- commit 2026-06-23 max
--- baseline.json
{"version": 1, "findings": []}
"""


def test_files_that_are_not_yaml_stood_there_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An example that a rating names, a folder of nearly the right name, and what the team knew then."""
    story, _ = tell(tmp_path / "team", OUTSIDE)
    code = run(["baseline", "write", "--team", str(story.root)])
    assert (code, capsys.readouterr().err) == (0, "")
    story.commit("max <max@example.com>", "2026-06-24T10:00Z", {"notes/visit.md": None, "plan/2026-H2/old.md": None})
    folder = clone(story, "HEAD~1", tmp_path / "checkout" / "team")
    then = answer(capsys, story.root, "check", "--as-of", "HEAD~1")
    assert then == answer(capsys, folder, "check", "--today", "2026-06-23")
    assert ("SCH016", "plan") in {(found["code"], found["path"]) for found in then[1]["findings"]}


@pytest.mark.parametrize("given", ["plans/2026-H2", "plans/2026-H2/ana.yaml"])
def test_a_path_that_is_gone_can_be_named(given: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    story, _ = tell(tmp_path / "team", HISTORY)
    story.commit("ana <ana@example.com>", "2026-09-02T10:00Z", {"plans/2026-H2/ana.yaml": None})
    _, found = answer(capsys, story.root, "check", given, "--as-of", "HEAD~1")
    assert {finding["path"] for finding in found["findings"]} == {"plans/2026-H2/ana.yaml"}
    assert run(["check", given, "--team", str(story.root), "--as-of", "2026-01-02"]) == 2
    assert "no file or folder of the team then" in capsys.readouterr().err


def test_the_tables_of_a_revision(tmp_path: Path, small: Story, capsys: pytest.CaptureFixture[str]) -> None:
    folder = clone(small, "HEAD~1", small.root.parent / "checkout-1" / "team")
    for root, words in ((small.root, ("--as-of", "HEAD~1")), (folder, ("--today", "2026-07-20"))):
        out = tmp_path / root.parent.name
        assert run(["export", "--to", "json", str(out), "--team", str(root), *words]) == 0
    capsys.readouterr()
    one, other = ({file.name: file.read_bytes() for file in each.iterdir()} for each in sorted(tmp_path.iterdir()))
    assert one == other
    assert len(one) > 10


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
