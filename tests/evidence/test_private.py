"""What is kept in a private repository has a history of its own, and is proven by it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.history.repository import Story
from tests.support.folders import salesctl
from tests.support.history import identity, tell

TEAM = """
--- team.yaml
name: Small team
manager: max
timezone: Europe/Lisbon
currency: EUR
since: 2026-01-01
private: [{path: ../private, holds: [reviews]}]
--- commit 2026-06-22 max
--- plans/2026-H2/ana.yaml
submitted: 2026-06-22
quota: 400000
"""
REVIEW = "reviews/ana/2026-Q2.yaml"
SIGNED = "note: We spoke.\nsigned: {ana: 2026-07-10}\n"


@pytest.fixture
def team(tmp_path: Path) -> Story:
    return tell(tmp_path / "team", TEAM)[0]


def checked(story: Story, *words: str) -> dict[str, list[str]]:
    """Return the paths of the findings on who wrote what, by code, and the notes."""
    answer = salesctl("check", "--format", "json", "--today", "2026-09-15", *words, cwd=story.root)
    found = json.loads(answer.out)
    codes: dict[str, list[str]] = {"notes": found["notes"]}
    for finding in found["findings"]:
        if finding["code"] in ("PLN050", "REV051"):
            codes.setdefault(finding["code"], []).append(finding["path"])
    return codes


def test_both_histories_are_asked(team: Story, tmp_path: Path) -> None:
    private = Story(tmp_path / "private")
    private.commit(identity("max"), "2026-07-10T10:00Z", {REVIEW: SIGNED})
    expected = {"notes": [], "PLN050": ["plans/2026-H2/ana.yaml"], "REV051": [f"private:{REVIEW}"]}
    assert checked(team) == expected
    then = ["not here: reviews/, kept in a private repository"]
    assert checked(team, "--as-of", "HEAD") == {"notes": then, "PLN050": ["plans/2026-H2/ana.yaml"]}
    team.commit(identity("max"), "2026-07-20T10:00Z", {"plans/2026-H2/bo.yaml": "quota: 300000\n"})
    assert checked(team, "--as-of", "HEAD") == expected


def test_what_is_older_than_team_yaml_proves_nothing_there_either(team: Story, tmp_path: Path) -> None:
    private = Story(tmp_path / "private")
    private.commit(identity("max"), "2025-07-10T10:00Z", {REVIEW: SIGNED})
    found = checked(team)
    assert "REV051" not in found
    assert any("1 document came with team.yaml" in note for note in found["notes"])


def test_an_edit_there_is_not_committed_there(team: Story, tmp_path: Path) -> None:
    private = Story(tmp_path / "private")
    private.commit(identity("ana"), "2026-07-10T10:00Z", {REVIEW: SIGNED})
    private.write({REVIEW: SIGNED + "rating: 4\n"})
    (note,) = checked(team)["notes"]
    assert f"(private:{REVIEW})" in note


def test_a_shallow_one_leaves_the_whole_shallow(team: Story, tmp_path: Path) -> None:
    private = Story(tmp_path / "whole")
    private.commit(identity("max"), "2026-07-10T10:00Z", {REVIEW: SIGNED})
    private.commit(identity("max"), "2026-07-11T10:00Z", {REVIEW: SIGNED + "rating: 4\n"})
    private.git("clone", "-q", "--depth=1", f"file://{private.root}", str(tmp_path / "private"))
    found = checked(team)
    assert found.keys() == {"notes"}
    assert "shallow" in found["notes"][0]


def test_a_partial_one_leaves_the_whole_unread(team: Story, tmp_path: Path) -> None:
    private = Story(tmp_path / "whole")
    private.commit(identity("max"), "2026-07-10T10:00Z", {REVIEW: SIGNED})
    private.commit(identity("max"), "2026-07-11T10:00Z", {REVIEW: SIGNED + "rating: 4\n"})
    private.git("config", "uploadpack.allowFilter", "true")
    private.git("clone", "-q", "--filter=blob:none", f"file://{private.root}", str(tmp_path / "private"))
    found = checked(team)
    assert found.keys() == {"notes"}
    assert "partial" in found["notes"][0]


def test_one_without_git_has_no_author_yet(team: Story, tmp_path: Path) -> None:
    place = tmp_path / "private" / REVIEW
    place.parent.mkdir(parents=True)
    place.write_text(SIGNED)
    found = checked(team)
    assert found["PLN050"]
    assert any("1 document is not committed yet" in note for note in found["notes"])
