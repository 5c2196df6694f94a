"""What documents said in each version, and which working files are not committed yet."""

from __future__ import annotations

import random
import re

from salesctl.core.history import turns
from salesctl.run.git import Repository, Uncommitted
from salesctl.run.git.objects import ASKED_AT_ONCE, blob_id
from tests.history.conftest import opened
from tests.history.repository import ANA, BO, RITA, Story

PLAN = "plan.yaml"


def said(repository: Repository, key: str) -> list[tuple[str, str | None]]:
    """Return who gave a key of the plan a value, and which."""

    def value(blob: str) -> str | None:
        match = re.search(rf"^{key}: (.*)$", repository.blobs([blob])[blob].decode(), re.MULTILINE)
        return match[1] if match else None

    changes = repository.history().of(PLAN).lineage(repository.tree()[PLAN]).changes
    return [(turn.change.commit.author.name, turn.after) for turn in turns(changes, value)]


def test_who_first_wrote_a_key_and_who_changed_another_after(team: Story) -> None:
    team.commit(ANA, "2026-06-01T10:00Z", {PLAN: "quota: 1\n"})
    team.commit(ANA, "2026-06-02T10:00Z", {PLAN: "quota: 1\nsubmitted: 2026-06-02\n"})
    team.commit(RITA, "2026-06-03T10:00Z", {PLAN: "quota: 2\nsubmitted: 2026-06-02\n"})
    team.commit(BO, "2026-06-04T10:00Z", {PLAN: "quota: 2\n"})
    repository = opened(team)
    assert said(repository, "quota") == [("Ana Silva", "1"), ("Rita Lopes", "2")]
    assert said(repository, "submitted") == [("Ana Silva", "2026-06-02"), ("Bo Lund", None)]


def test_a_merge_that_brings_two_edits_together_turns_nothing(team: Story) -> None:
    middle = "".join(f"line {number}: x\n" for number in range(9))
    team.commit(ANA, "2026-06-01T10:00Z", {PLAN: f"quota: 1\n{middle}note: a\n"})
    team.branch("side")
    team.commit(BO, "2026-06-02T10:00Z", {PLAN: f"quota: 1\n{middle}note: b\n"})
    team.switch("main")
    team.commit(ANA, "2026-06-03T10:00Z", {PLAN: f"quota: 2\n{middle}note: a\n"})
    team.merge(RITA, "2026-06-04T10:00Z", "side")
    repository = opened(team)
    assert repository.blobs([repository.tree()[PLAN]]).popitem()[1].decode() == f"quota: 2\n{middle}note: b\n"
    assert said(repository, "quota") == [("Ana Silva", "1"), ("Ana Silva", "2")]
    assert said(repository, "note") == [("Ana Silva", "a"), ("Bo Lund", "b")]


def test_versions_lead_from_the_first_content_to_the_last(team: Story) -> None:
    first = team.commit(ANA, "2026-06-01T10:00Z", {PLAN: "a"})
    last = team.commit(BO, "2026-06-02T10:00Z", {PLAN: "b"})
    repository = opened(team)
    versions = repository.versions([PLAN, "nowhere.yaml"])
    assert [(commit.id, blob) for commit, blob in versions[PLAN]] == [(first, blob_id(b"a")), (last, blob_id(b"b"))]
    assert versions["nowhere.yaml"] == ()


def test_any_number_of_contents_of_any_size_comes_through_one_process(team: Story) -> None:
    draw = random.Random(1)  # noqa: S311 - the same draws at each run
    contents = [f"{number}\n".encode() + draw.randbytes(100) for number in range(2 * ASKED_AT_ONCE + 7)]
    contents += [b"", b"\n", draw.randbytes(300_000), b"x missing\n"]
    team.commit(ANA, "2026-06-01T10:00Z", {f"f/{number}": content for number, content in enumerate(contents)})
    repository = opened(team)
    ids = [blob_id(content) for content in contents]
    assert repository.blobs([*ids, "0" * 40, *ids]) == dict(zip(ids, contents, strict=True))
    process = repository._blobs._process
    assert list(repository.blobs(reversed(ids)).values()) == contents[::-1]
    assert repository._blobs._process is process


def test_edited_and_untracked_files_are_uncommitted(team: Story) -> None:
    team.commit(ANA, "2026-06-01T10:00Z", {"same.yaml": "a\n", "edited.yaml": "a\n", "staged.yaml": "a\n"})
    team.write({"staged.yaml": "b\n"})
    team.git("add", "staged.yaml")
    files = {"same.yaml": b"a\n", "edited.yaml": b"b\n", "staged.yaml": b"b\n", "new.yaml": b"a\n"}
    assert opened(team).uncommitted(files) == (
        Uncommitted("edited.yaml", tracked=True),
        Uncommitted("staged.yaml", tracked=True),
        Uncommitted("new.yaml", tracked=False),
    )


def test_line_ends_that_git_turned_on_checkout_are_no_edit(team: Story) -> None:
    team.commit(ANA, "2026-06-01T10:00Z", {"lf.yaml": "a\nb\n", "crlf.yaml": "a\r\nb\r\n"})
    repository = opened(team)
    assert repository.uncommitted({"lf.yaml": b"a\r\nb\r\n", "crlf.yaml": b"a\r\nb\r\n"}) == ()
    assert repository.uncommitted({"crlf.yaml": b"a\nb\n"}) == (Uncommitted("crlf.yaml", tracked=True),)


def test_uncommitted_paths_are_relative_to_a_subfolder(team: Story) -> None:
    team.commit(ANA, "2026-06-01T10:00Z", {"team/plan.yaml": "a\n"})
    assert opened(team, "team").uncommitted({"plan.yaml": b"a\n"}) == ()


def test_ids_are_gits_own(team: Story) -> None:
    assert blob_id(b"quota: 1\n") == team.git("hash-object", "--stdin", stdin=b"quota: 1\n")
