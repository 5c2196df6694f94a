"""What proves nothing is named, and what is in order is left alone."""

from __future__ import annotations

import pytest

from salesctl.core.history import Cause, History
from tests.history.conftest import opened
from tests.history.repository import ANA, BO, RITA, Story


def causes(history: History, commit_id: str) -> set[Cause]:
    commit = next(commit for commit in history.commits if commit.id == commit_id)
    return {doubt.cause for doubt in history.doubts(commit)}


def test_an_ordinary_commit_is_doubted_by_nothing(team: Story) -> None:
    commit = team.commit(ANA, "2026-02-01T10:00Z", {"plan.yaml": "a"})
    history = opened(team).history()
    assert causes(history, commit) == set()
    assert history.proves_author(history.commits[-1])
    assert history.proves_time(history.commits[-1])


def test_what_came_with_team_yaml_or_before_it_proves_nothing(story: Story) -> None:
    before = story.commit(ANA, "2025-06-01T10:00Z", {"plan.yaml": "a"})
    start = story.commit(RITA, "2026-01-01T10:00Z", {"team.yaml": "a", "other.yaml": "a"})
    after = story.commit(ANA, "2026-01-02T10:00Z", {"plan.yaml": "b"})
    history = opened(story).history()
    assert history.proof_starts is not None
    assert history.proof_starts.id == start
    assert causes(history, before) == causes(history, start) == {Cause.BEFORE_TEAM}
    assert causes(history, after) == set()


def test_without_team_yaml_nothing_is_proven(story: Story) -> None:
    story.commit(ANA, "2026-02-01T10:00Z", {"plan.yaml": "a"})
    history = opened(story).history()
    assert history.proof_starts is None
    assert not history.proves_author(history.commits[0])


def documents(count: int, folder: str = "plans") -> dict[str, str]:
    return {f"{folder}/{number}.yaml": f"number: {number}\n" for number in range(count)}


def test_a_squashed_import_is_recognised_whenever_it_comes(team: Story) -> None:
    few = team.commit(ANA, "2026-02-01T10:00Z", documents(19, "few"))
    many = team.commit(RITA, "2026-02-02T10:00Z", documents(30, "many"))
    history = opened(team).history()
    assert Cause.IMPORT not in causes(history, few)
    assert causes(history, many) == {Cause.IMPORT}


def test_a_busy_day_of_a_big_team_is_no_import(team: Story) -> None:
    team.commit(RITA, "2026-02-01T10:00Z", documents(40, "first"))
    commit = team.commit(ANA, "2026-02-02T10:00Z", documents(25, "second"))
    assert causes(opened(team).history(), commit) == set()


def test_a_commit_written_after_it_was_committed_is_doubted(team: Story) -> None:
    commit = team.commit(ANA, "2026-03-01T10:00Z", {"plan.yaml": "a"}, committed="2026-02-01T10:00Z")
    near = team.commit(ANA, "2026-02-02T10:05Z", {"plan.yaml": "b"}, committed="2026-02-02T10:00Z")
    history = opened(team).history()
    assert causes(history, commit) == {Cause.AUTHOR_DATE_LATER}
    assert causes(history, near) == set()
    assert history.proves_author(history.of("plan.yaml").changes[0].commit)


def test_committer_dates_that_run_back_are_doubted_on_both_sides(team: Story) -> None:
    fine = team.commit(ANA, "2026-02-01T10:00Z", {"plan.yaml": "a"})
    later = team.commit(ANA, "2026-04-01T10:00Z", {"plan.yaml": "b"})
    earlier = team.commit(BO, "2026-03-01T10:00Z", {"plan.yaml": "c"})
    history = opened(team).history()
    assert causes(history, later) == causes(history, earlier) == {Cause.DATES_RUN_BACK}
    assert causes(history, fine) == set()


def test_commits_made_again_within_a_minute_are_doubted(team: Story) -> None:
    rebased = [
        team.commit(ANA, f"2026-02-{day:02}T10:00Z", {"plan.yaml": f"{day}"}, committed=f"2026-03-01T10:00:{day:02}Z")
        for day in range(1, 11)
    ]
    after = team.commit(ANA, "2026-03-02T10:00Z", {"plan.yaml": "z"})
    history = opened(team).history()
    assert all(causes(history, commit) == {Cause.REWRITTEN} for commit in rebased)
    assert causes(history, after) == set()


def test_a_quick_series_of_commits_is_no_rewrite(team: Story) -> None:
    series = [team.commit(ANA, f"2026-02-01T10:00:{at:02}Z", {"plan.yaml": f"{at}"}) for at in range(12)]
    assert not any(causes(opened(team).history(), commit) for commit in series)


@pytest.mark.parametrize(
    "author",
    [
        "dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>",
        "GitHub Action <action@github.com>",
        "Harbor <project_12_bot_3f@noreply.gitlab.com>",
    ],
)
def test_a_program_is_no_author(team: Story, author: str) -> None:
    team.commit(author, "2026-02-01T10:00Z", {"plan.yaml": "a"})
    history = opened(team).history()
    assert causes(history, history.commits[-1].id) == {Cause.BOT}
    assert not history.proves_author(history.commits[-1])
    assert history.proves_time(history.commits[-1])


def test_each_doubt_is_said_once_in_words(team: Story) -> None:
    team.commit(ANA, "2026-04-01T10:00Z", {"plan.yaml": "a"})
    team.commit(ANA, "2026-03-01T10:00Z", {"plan.yaml": "b"})
    team.commit(ANA, "2026-02-01T10:00Z", {"plan.yaml": "c"})
    history = opened(team).history()
    assert [len(history.doubts(commit)) for commit in history.commits[1:]] == [1, 1, 1]
    assert all(doubt.message for commit in history.commits for doubt in history.doubts(commit))
