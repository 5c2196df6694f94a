"""A repository for each test that asks for one."""

from __future__ import annotations

from pathlib import Path

import pytest

from salesctl.run.git import Repository, open_repository
from tests.history.repository import RITA, Story


@pytest.fixture
def story(tmp_path: Path) -> Story:
    """Return an empty repository."""
    return Story(tmp_path / "repository")


@pytest.fixture
def team(story: Story) -> Story:
    """Return a repository in which proof starts on 1 January 2026."""
    story.commit(RITA, "2026-01-01T09:00+00:00", {"team.yaml": "name: Harbor\n"}, "Start")
    return story


def opened(story: Story, folder: str = "") -> Repository:
    """Open a story's repository, which must work."""
    repository = open_repository(story.root / folder, story.environ)
    assert isinstance(repository, Repository)
    return repository
