"""Who last wrote each line: the answers of `git blame`, for all paths at once."""

from __future__ import annotations

import random

import pytest

from salesctl.run.git import Repository
from salesctl.run.git.command import Git
from salesctl.run.git.patch import hunks
from salesctl.run.git.repository import cover
from tests.history.conftest import opened
from tests.history.repository import ANA, BO, RITA, Story

PLAN = "plan.yaml"
WRITERS = (ANA, BO, RITA)


def blamed(story: Story, path: str, revision: str = "HEAD") -> list[str]:
    """Return what git blame says."""
    out = story.git("blame", "--root", "-l", "-s", "--abbrev=40", revision, "--", path)
    return [line.split(" ", 1)[0].lstrip("^") for line in out.splitlines()]


def ours(repository: Repository, path: str, revision: str | None = None) -> list[str]:
    return [commit.id for commit in repository.lines(repository.history(revision), [path])[path]]


def test_each_line_is_whose_commit_last_wrote_it(team: Story) -> None:
    first = team.commit(ANA, "2026-02-01T10:00Z", {PLAN: "quota: 1\nwhy: because\n"})
    second = team.commit(RITA, "2026-02-02T10:00Z", {PLAN: "quota: 2\nwhy: because\naccepted: 2026-02-02\n"})
    assert ours(opened(team), PLAN) == [second, first, second]


def test_an_older_revision_has_its_own_lines(team: Story) -> None:
    first = team.commit(ANA, "2026-02-01T10:00Z", {PLAN: "quota: 1\n"})
    team.commit(RITA, "2026-02-02T10:00Z", {PLAN: "quota: 2\n"})
    assert ours(opened(team), PLAN, first) == [first]


def test_lines_stay_whose_they_are_when_the_document_moves(team: Story) -> None:
    first = team.commit(ANA, "2026-02-01T10:00Z", {"old/plan.yaml": "a: 1\n" * 20})
    team.move(RITA, "2026-02-02T10:00Z", "old/plan.yaml", PLAN)
    last = team.commit(BO, "2026-02-03T10:00Z", {PLAN: "a: 1\n" * 20 + "b: 1\n"})
    assert ours(opened(team), PLAN) == [first] * 20 + [last]


def test_a_line_that_looks_like_a_diff_is_only_a_line(team: Story) -> None:
    odd = "@@ -1 +1 @@\nindex 0000000..1111111 100644\n@@@ -1,1 -1,1 +1,1 @@@\n\\ No newline\ndiff --git a/x b/x\n"
    first = team.commit(ANA, "2026-02-01T10:00Z", {PLAN: odd})
    last = team.commit(BO, "2026-02-02T10:00Z", {PLAN: odd + odd})
    assert ours(opened(team), PLAN) == [first] * 5 + [last] * 5


def test_an_empty_document_has_no_lines_and_a_binary_one_is_read_too(team: Story) -> None:
    team.commit(ANA, "2026-02-01T10:00Z", {"empty.yaml": "", "binary.yaml": b"\0\1\n\2"})
    repository = opened(team)
    lines = repository.lines(repository.history(), ["empty.yaml", "binary.yaml", "nowhere.yaml"])
    assert {path: len(who) for path, who in lines.items()} == {"empty.yaml": 0, "binary.yaml": 2}


def test_attributes_that_forbid_diffs_hide_nobodys_lines(team: Story) -> None:
    first = team.commit(ANA, "2026-02-01T10:00Z", {PLAN: "a: 1\n", ".gitattributes": "*.yaml -diff binary\n"})
    assert ours(opened(team), PLAN) == [first]


def edited(draw: random.Random, lines: list[str]) -> list[str]:
    """Return the lines with some dropped, some added, some written anew."""
    at = draw.randrange(len(lines) + 1)
    fresh = [f"line {draw.random()}" for _ in range(draw.randrange(4))]
    return lines[:at] + fresh + lines[at + draw.randrange(3) :]


def ended(draw: random.Random, lines: list[str]) -> str:
    """Return a text, now and then without the last line's end."""
    return "\n".join(lines) + ("\n" if lines and draw.random() < 0.7 else "")


@pytest.mark.parametrize("seed", range(6))
def test_random_linear_histories_agree_with_blame(team: Story, seed: int) -> None:
    draw = random.Random(seed)  # noqa: S311 - the same draws at each run
    lines = [f"line {number}" for number in range(draw.randrange(12))]
    for step in range(15):
        team.commit(draw.choice(WRITERS), f"2026-02-{step + 1:02}T10:00Z", {PLAN: ended(draw, lines)})
        lines = edited(draw, lines)
    assert ours(opened(team), PLAN) == blamed(team, PLAN)


@pytest.mark.parametrize("seed", range(12))
def test_random_histories_with_merges_agree_with_blame(team: Story, seed: int) -> None:
    draw = random.Random(100 + seed)  # noqa: S311 - the same draws at each run
    lines = [f"line {number}" for number in range(8)]
    team.commit(ANA, "2026-02-01T10:00Z", {PLAN: ended(draw, lines)})
    for step in range(2, 7):
        team.branch(f"side-{step}")
        side = edited(draw, edited(draw, lines))
        team.commit(BO, f"2026-02-{step:02}T11:00Z", {PLAN: ended(draw, side)})
        team.switch("main")
        lines = edited(draw, lines)
        team.commit(ANA, f"2026-02-{step:02}T12:00Z", {PLAN: ended(draw, lines)})
        lines = edited(draw, mixed(draw, lines, side))
        team.merge(RITA, f"2026-02-{step:02}T13:00Z", f"side-{step}", {PLAN: ended(draw, lines)})
    assert ours(opened(team), PLAN) == blamed(team, PLAN)


def mixed(draw: random.Random, one: list[str], other: list[str]) -> list[str]:
    """Return the lines of both, some of each, in order, as somebody who solves a conflict would."""
    return list(dict.fromkeys(line for pair in zip(one, other, strict=False) for line in pair if draw.random() < 0.8))


def test_a_merge_of_three_branches_agrees_with_blame(team: Story) -> None:
    base = [f"line {number}\n" for number in range(30)]
    team.commit(ANA, "2026-02-01T10:00Z", {PLAN: "".join(base)})
    for day, at in ((2, 5), (3, 15)):
        team.branch(f"side-{at}", "main")
        team.commit(BO, f"2026-02-{day:02}T10:00Z", {PLAN: "".join([*base[:at], f"side {at}\n", *base[at + 1 :]])})
    team.switch("main")
    team.commit(RITA, "2026-02-04T10:00Z", {PLAN: "".join([*base[:25], "main\n", *base[26:]])})
    author = {"GIT_AUTHOR_NAME": "x", "GIT_AUTHOR_EMAIL": "x", "GIT_COMMITTER_NAME": "x", "GIT_COMMITTER_EMAIL": "x"}
    team.git("merge", "-q", "-m", "Merge both", "side-5", "side-15", environ=author)
    assert ours(opened(team), PLAN) == blamed(team, PLAN)
    assert len(set(ours(opened(team), PLAN))) == 4


def test_all_paths_are_answered_by_one_git_log(team: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = [f"plans/{number}/{each}.yaml" for number in range(10) for each in range(12)]
    team.commit(ANA, "2026-02-01T10:00Z", {path: f"a: {path}\n" for path in paths})
    repository = opened(team)
    history, calls = repository.history(), counted(monkeypatch)
    assert set(repository.lines(history, paths)) == set(paths)
    assert [each[0] for each in calls] == ["ls-tree", "log"]


def counted(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """Record the arguments of every git call from here on."""
    calls: list[tuple[str, ...]] = []
    argv = Git._argv

    def recorded(self: Git, args: tuple[str, ...]) -> list[str]:
        calls.append(args)
        return argv(self, args)

    monkeypatch.setattr(Git, "_argv", recorded)
    return calls


def test_many_paths_become_few_folders() -> None:
    assert cover(["a/b/1", "a/b/2", "c/1"], most=2) == ["a/b", "c/1"]
    assert cover(["a/b/1", "a/c/2", "d/1"], most=2) == ["a", "d"]
    assert cover(["1", "2", "3"], most=2) == [""]


def test_a_hunk_is_known_by_the_contents_it_lies_between() -> None:
    old, new = "1" * 40, "2" * 40
    patch = f"diff --git a/x b/x\nindex {old}..{new} 100644\n--- a/x\n+++ b/x\n@@ -3,2 +2,0 @@ head\n-a\n-b\n"
    (hunk,) = hunks([patch.encode()])[(old,), new]
    assert (hunk.starts, hunk.lengths, hunk.lines) == ((2,), (2,), ())
