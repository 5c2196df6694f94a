"""Time travel: which commit a day or a revision means, and what the team had written by then."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from salesctl.core.history import Absence, Reason
from salesctl.run.git import Repository, Revision, open_repository
from tests.history.conftest import opened
from tests.history.repository import ANA, BO, RITA, Story

LISBON = ZoneInfo("Europe/Lisbon")
AUCKLAND = ZoneInfo("Pacific/Auckland")


def found(repository: Repository, spec: str | date, zone: ZoneInfo = LISBON) -> Revision:
    revision = repository.resolve(spec, zone)
    assert isinstance(revision, Revision), revision
    return revision


def missing(repository: Repository, spec: str | date) -> Absence:
    absence = repository.resolve(spec, LISBON)
    assert isinstance(absence, Absence)
    return absence


def test_a_day_is_the_last_commit_before_its_end(team: Story) -> None:
    team.commit(ANA, "2026-02-01T10:00Z", {"plan.yaml": "1"})
    last = team.commit(ANA, "2026-02-01T23:59:59Z", {"plan.yaml": "2"})
    team.commit(ANA, "2026-02-02T00:00:00Z", {"plan.yaml": "3"})
    revision = found(opened(team), "2026-02-01")
    assert (revision.commit, revision.day) == (last, date(2026, 2, 1))
    assert revision.committed == datetime(2026, 2, 1, 23, 59, 59, tzinfo=UTC)


def test_a_quiet_day_is_the_commit_before_it_with_that_day_as_clock(team: Story) -> None:
    last = team.commit(ANA, "2026-02-01T10:00Z", {"plan.yaml": "1"})
    revision = found(opened(team), date(2026, 3, 15))
    assert (revision.commit, revision.day) == (last, date(2026, 3, 15))


def test_a_day_ends_in_the_teams_time_zone(team: Story) -> None:
    first = team.commit(ANA, "2026-02-01T10:00Z", {"plan.yaml": "1"})
    second = team.commit(ANA, "2026-02-01T12:00Z", {"plan.yaml": "2"})
    repository = opened(team)
    assert found(repository, "2026-02-01", LISBON).commit == second
    assert found(repository, "2026-02-01", AUCKLAND).commit == first


def test_a_day_counts_when_it_was_committed_not_when_it_was_written(team: Story) -> None:
    before = team.git("rev-parse", "HEAD")
    team.commit(ANA, "2026-02-01T10:00Z", {"plan.yaml": "1"}, committed="2026-02-09T10:00Z")
    assert found(opened(team), "2026-02-05").commit == before


def test_a_day_follows_first_parents_so_a_branch_counts_from_its_merge(team: Story) -> None:
    team.branch("side")
    team.commit(ANA, "2026-02-03T10:00Z", {"plan.yaml": "1"})
    team.switch("main")
    main = team.commit(BO, "2026-02-02T10:00Z", {"notes.yaml": "1"})
    merge = team.merge(RITA, "2026-02-05T10:00Z", "side")
    repository = opened(team)
    assert found(repository, "2026-02-04").commit == main
    assert found(repository, "2026-02-05").commit == merge


def test_a_revision_is_its_commit_and_that_commits_day_at_the_team(team: Story) -> None:
    commit = team.commit(ANA, "2026-02-01T12:30Z", {"plan.yaml": "1"})
    team.git("tag", "kick-off")
    team.commit(ANA, "2026-02-02T12:00Z", {"plan.yaml": "2"})
    repository = opened(team)
    for spec in ("kick-off", "HEAD~1", "main^", commit, commit[:8]):
        assert found(repository, spec, AUCKLAND) == Revision(
            commit, date(2026, 2, 2), datetime(2026, 2, 1, 12, 30, tzinfo=UTC)
        )


def test_an_annotated_tag_means_the_commit_it_names(team: Story) -> None:
    names = {"GIT_COMMITTER_NAME": "x", "GIT_COMMITTER_EMAIL": "x"}
    team.git("tag", "-a", "-m", "first half", "h1", environ=names)
    assert found(opened(team), "h1").commit == team.git("rev-parse", "HEAD")


@pytest.mark.parametrize(
    "spec",
    [
        *("nonsense", "2026-02-30", "2026-2-1", "HEAD~99", "HEAD:team.yaml", "", " ", "main..HEAD", "^HEAD"),
        *("--all", "-1", "--output=/tmp/x", "--exec=touch x", "HEAD\nHEAD", "HEAD\0", "a b", "\udcff"),
    ],
)
def test_what_is_neither_day_nor_revision_is_said_with_a_next_move(team: Story, spec: str) -> None:
    absence = missing(opened(team), spec)
    assert absence.reason is Reason.NO_SUCH_REVISION
    assert "2026-11-23" in absence.hint


def test_after_a_revision_that_is_not_there_the_next_question_is_answered(team: Story) -> None:
    repository = opened(team)
    missing(repository, "nonsense")
    assert found(repository, "HEAD").commit == repository.head


@pytest.mark.parametrize("day", [date(2025, 12, 31), date(1970, 1, 1), date(1, 1, 1)])
def test_a_day_before_the_first_commit_has_nothing(team: Story, day: date) -> None:
    absence = missing(opened(team), day)
    assert absence.reason is Reason.NO_SUCH_REVISION
    assert absence.hint == "name a later day: the first commit is of Thu 1 Jan 2026"


def test_the_last_day_of_the_calendar_is_no_accident(team: Story) -> None:
    assert missing(opened(team), date.max).message


def test_a_day_before_a_shallow_clones_cut_says_how_to_get_it(team: Story, tmp_path: Path) -> None:
    team.commit(ANA, "2026-02-01T10:00Z", {"plan.yaml": "1"})
    team.git("clone", "-q", "--depth=1", f"file://{team.root}", str(tmp_path / "clone"))
    repository = open_repository(tmp_path / "clone", team.environ)
    assert isinstance(repository, Repository)
    absence = missing(repository, "2026-01-15")
    assert absence.reason is Reason.SHALLOW
    assert "--unshallow" in absence.hint
    assert "--unshallow" in missing(repository, "HEAD~1").hint


def test_a_revisions_files_are_those_of_a_checkout(team: Story, tmp_path: Path) -> None:
    team.commit(ANA, "2026-02-01T10:00Z", {"a/one.yaml": "1\r\n", "b.yaml": "same", "c.yaml": "same"})
    (team.root / "link.yaml").symlink_to("b.yaml")
    team.git("add", "link.yaml")
    old = team.commit(ANA, "2026-02-02T10:00Z", {"a/two.yaml": b"\xff\0"})
    team.commit(ANA, "2026-02-03T10:00Z", {"a/one.yaml": None, "b.yaml": "new"})
    team.git("worktree", "add", "-q", str(tmp_path / "then"), old)
    then = tmp_path / "then"
    files = [file for file in then.rglob("*.yaml") if not file.is_symlink()]
    expected = {file.relative_to(then).as_posix(): file.read_bytes() for file in files}
    repository = opened(team)
    assert repository.read_tree(old) == expected
    assert repository.read_tree(old, lambda path: path.startswith("a/")).keys() == {"a/one.yaml", "a/two.yaml"}


def test_a_subfolders_tree_holds_its_own_files_only(team: Story) -> None:
    team.commit(ANA, "2026-02-01T10:00Z", {"team/team.yaml": "1", "team/a/b.yaml": "2", "teams/x.yaml": "3"})
    repository = opened(team, "team")
    assert repository.read_tree() == {"team.yaml": b"1", "a/b.yaml": b"2"}
    assert repository.read_tree(team.git("rev-parse", "HEAD~1")) == {}
