"""What git cannot say is said in plain words, with the next move."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from salesctl.core.errors import HistoryError
from salesctl.core.history import Absence, Cause, History, Reason
from salesctl.run.git import command, open_repository
from tests.history.conftest import opened
from tests.history.repository import ANA, BO, RITA, Story, isolated


def refused(root: Path, environ: dict[str, str] | None = None) -> Absence:
    answer = open_repository(root, environ or isolated())
    assert isinstance(answer, Absence)
    assert answer.message
    assert answer.hint
    return answer


def test_no_git_program(tmp_path: Path) -> None:
    assert refused(tmp_path, {"PATH": str(tmp_path)}).reason is Reason.NO_GIT


def test_no_repository_is_said_alike_in_every_folder(tmp_path: Path) -> None:
    answer = refused(tmp_path)
    assert answer.reason is Reason.NOT_A_REPOSITORY
    assert str(tmp_path) not in answer.message


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert refused(tmp_path / "nowhere").reason is Reason.NOT_A_REPOSITORY


def test_no_commit_yet(story: Story) -> None:
    story.write({"team.yaml": "name: a\n"})
    assert refused(story.root).reason is Reason.NO_COMMIT


def test_a_bare_repository(tmp_path: Path) -> None:
    story = Story(tmp_path / "bare.git", "--bare")
    assert refused(story.root).reason is Reason.BARE


def test_the_inside_of_the_git_folder(team: Story) -> None:
    assert refused(team.root / ".git").reason is Reason.BARE


def test_a_damaged_repository(team: Story) -> None:
    (team.root / ".git/config").write_text("[core\n")
    assert refused(team.root).reason is Reason.UNREADABLE


def test_a_repository_of_another_user(team: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(command.FORCED, "GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    answer = refused(team.root)
    assert answer.reason is Reason.FOREIGN_OWNER
    assert f"safe.directory '{team.root}'" in answer.hint


def test_a_repository_of_another_user_that_is_trusted(team: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(command.FORCED, "GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    trusted = {"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "safe.directory", "GIT_CONFIG_VALUE_0": str(team.root)}
    team.environ |= trusted
    assert opened(team).history().commits


def test_a_team_in_a_repository_that_never_held_it(story: Story) -> None:
    story.commit(ANA, "2026-02-01T10:00Z", {"README": "x"})
    story.write({"team/team.yaml": "name: a\n"})
    history = opened(story, "team").history()
    assert history.state == "absent"
    assert history.absence is not None
    assert history.absence.reason is Reason.NO_COMMIT
    assert "team/" in history.absence.message


def test_a_shallow_clone_is_usable_and_says_what_to_do(team: Story, tmp_path: Path) -> None:
    team.commit(ANA, "2026-02-01T10:00Z", {"plan.yaml": "a: 1\n"})
    cut = team.commit(BO, "2026-02-02T10:00Z", {"notes.yaml": "a: 1\n"})
    last = team.commit(RITA, "2026-02-03T10:00Z", {"plan.yaml": "a: 2\n"})
    clone = tmp_path / "clone"
    team.git("clone", "-q", "--depth=2", f"file://{team.root}", str(clone))
    repository = open_repository(clone, team.environ)
    assert not isinstance(repository, Absence)
    history = repository.history()
    assert history.state == "shallow"
    assert history.absence is not None
    assert "fetch-depth: 0" in history.absence.hint
    assert [commit.id for commit in history.commits] == [cut, last]
    assert Cause.SHALLOW in {doubt.cause for doubt in history.doubts(history.commits[0])}
    assert Cause.SHALLOW not in {doubt.cause for doubt in history.doubts(history.commits[1])}


def test_a_linked_work_tree_and_its_subfolder_open(team: Story, tmp_path: Path) -> None:
    team.commit(ANA, "2026-02-01T10:00Z", {"team/team.yaml": "name: a\n"})
    team.git("worktree", "add", "-q", str(tmp_path / "linked"), "HEAD")
    repository = open_repository(tmp_path / "linked/team", team.environ)
    assert not isinstance(repository, Absence)
    assert repository.prefix == "team/"
    assert set(repository.history().changes) == {"team.yaml"}


def test_a_repository_with_sha256_ids(tmp_path: Path) -> None:
    story = Story(tmp_path / "long", "--object-format=sha256")
    story.commit(ANA, "2026-02-01T10:00Z", {"team.yaml": "name: a\n"})
    repository = opened(story)
    assert len(repository.head) == 64
    assert not repository.uncommitted({"team.yaml": b"name: a\n"})
    assert len(repository.lines(repository.history(), ["team.yaml"])["team.yaml"]) == 1


def test_lost_contents_are_an_error_in_words(team: Story) -> None:
    blob = team.git("rev-parse", "HEAD:team.yaml")
    repository = opened(team)
    (team.root / ".git/objects" / blob[:2] / blob[2:]).unlink()
    with pytest.raises(HistoryError, match=r"lacks team\.yaml"):
        repository.read_tree()


def test_a_lost_history_is_absent_with_a_reason(team: Story) -> None:
    team.commit(ANA, "2026-02-01T10:00Z", {"plan.yaml": "a: 1\n"})
    repository = opened(team)
    tree = team.git("rev-parse", "HEAD~1^{tree}")
    (team.root / ".git/objects" / tree[:2] / tree[2:]).unlink()
    absence = repository.history().absence
    assert absence is not None
    assert absence.reason is Reason.UNREADABLE


def test_no_history_proves_nothing(team: Story) -> None:
    commit = opened(team).history().commits[0]
    assert not History().proves_author(commit)
    assert not History().proves_time(commit)
    assert History().of("plan.yaml").added is None


def test_the_process_environment_is_the_default(team: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in team.environ.items():
        monkeypatch.setenv(name, value)
    assert os.environ["GIT_CONFIG_GLOBAL"] == os.devnull
    assert not isinstance(open_repository(team.root), Absence)
