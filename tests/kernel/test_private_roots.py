"""What lies in a private repository counts where it is here, is said to be elsewhere where not, and never twice."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.folders import salesctl, write_team

TEAM = """
--- team.yaml
name: Small team
manager: max
timezone: Europe/Lisbon
currency: EUR
since: 2026-01-01
private: [{path: ../private, holds: [reviews]}]
"""
REVIEW = "reviews/ana/2026-08.yaml"


@pytest.fixture
def team(tmp_path: Path) -> Path:
    return write_team(tmp_path / "team", TEAM)


def keep(folder: Path, text: str) -> None:
    place = folder / REVIEW
    place.parent.mkdir(parents=True)
    place.write_text(text)


def test_a_path_in_two_roots_is_an_error_and_the_private_one_counts(team: Path) -> None:
    keep(team.parent / "private", "rating: 4\n")
    keep(team, "rating: 9\n")
    answer = salesctl("check", "--format", "json", "--today", "2026-09-15", cwd=team)
    found = [(each["path"], each["code"]) for each in json.loads(answer.out)["findings"]]
    assert found == [(REVIEW, "SCH019")]
    assert answer.code == 1


def test_what_lies_there_is_named_as_private(team: Path) -> None:
    keep(team.parent / "private", "rating: 9\n")
    found = json.loads(salesctl("check", "--format", "json", "--today", "2026-09-15", cwd=team).out)["findings"]
    assert [(each["path"], each["code"]) for each in found] == [(f"private:{REVIEW}", "SCH011")]


def test_what_is_not_here_is_unseen_and_every_page_that_needs_it_says_so(team: Path) -> None:
    said = "not here: reviews/, kept in a private repository"
    duties = json.loads(salesctl("review", "due", "--format", "json", "--today", "2026-09-15", cwd=team).out)["duties"]
    assert {(each["state"], each["why"]) for each in duties if each["due"] < "2026-09-15"} == {
        ("unseen", "kept in a private repository that is not here")
    }
    assert said in json.loads(salesctl("check", "--format", "json", cwd=team).out)["notes"]
    assert said in salesctl("review", "check", cwd=team).out
    assert said not in salesctl("plan", "check", cwd=team).out


def test_the_page_of_the_day_names_what_is_not_here(team: Path) -> None:
    page = salesctl("status", "--today", "2026-09-15", cwd=team).out
    assert "unseen: the document cannot be read, or is in a private repository that is not here (reviews/)" in page
