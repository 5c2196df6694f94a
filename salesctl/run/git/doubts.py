"""What in a history proves nothing, found by looking at the commits alone. Pure functions; no commit is accused.

Both dates of a commit are whatever the writing computer's clock said. They are doubted where they contradict each
other or the order of the commits by more than `SLACK`, or where many commits were made again within a minute.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING

from salesctl.core.history import Cause, Doubt
from salesctl.core.identity import is_bot

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from salesctl.core.history import Commit
    from salesctl.run.git.log import Entry

SLACK = timedelta(minutes=10)
IMPORT_DOCUMENTS = 20
REWRITTEN_COMMITS = 10
REWRITTEN_WITHIN = timedelta(minutes=1)
REWRITTEN_SPREAD = timedelta(days=1)

Found = tuple[str, Doubt]


def doubts(entries: Sequence[Entry], start: Commit | None, *, shallow: bool) -> dict[str, tuple[Doubt, ...]]:
    """Return what speaks against each commit, by commit id; entries have parents first."""
    commits = [commit for commit, _ in entries]
    found: dict[str, list[Doubt]] = defaultdict(list)
    for source in (_before(commits, start), _imports(entries), _own(commits, shallow), _order(commits), _runs(commits)):
        for commit_id, doubt in source:
            if doubt not in found[commit_id]:
                found[commit_id].append(doubt)
    return {commit_id: tuple(each) for commit_id, each in found.items()}


def _before(commits: Sequence[Commit], start: Commit | None) -> Iterator[Found]:
    message = "it came before or with the first commit of team.yaml, and nothing is proven of that"
    if start is not None:
        for commit in commits[: commits.index(start) + 1]:
            yield commit.id, Doubt(Cause.BEFORE_TEAM, author=True, time=True, message=message)


def _imports(entries: Sequence[Entry]) -> Iterator[Found]:
    """Find commits that add 20 documents or more, and more than all before them: an import, or a squashed history."""
    total = 0
    for commit, changes in entries:
        added = sum(change.status == "A" and change.path.endswith(".yaml") for change in changes)
        if added >= IMPORT_DOCUMENTS and added > total:
            message = f"it brought in {added} documents at once, which says nothing of who wrote each of them and when"
            yield commit.id, Doubt(Cause.IMPORT, author=True, time=True, message=message)
        total += added


def _own(commits: Sequence[Commit], shallow: bool) -> Iterator[Found]:  # noqa: FBT001 - private, named at its only call
    programs = {author for author in {commit.author for commit in commits} if is_bot(author)}
    for commit in commits:
        if shallow and not commit.parents:
            message = "the clone is cut off here: what it seems to add may be older (git fetch --unshallow)"
            yield commit.id, Doubt(Cause.SHALLOW, author=True, time=True, message=message)
        if commit.author in programs:
            message = f"its author {commit.author.name} is a program"
            yield commit.id, Doubt(Cause.BOT, author=True, time=False, message=message)
        if commit.authored - commit.committed > SLACK:
            message = "it says it was written after it was committed"
            yield commit.id, Doubt(Cause.AUTHOR_DATE_LATER, author=False, time=True, message=message)


def _order(commits: Sequence[Commit]) -> Iterator[Found]:
    """Find commits dated before a parent: one of the two clocks was wrong, and nobody can tell which."""
    dates = {commit.id: commit.committed for commit in commits}
    message = "its date contradicts the order of the commits"
    doubt = Doubt(Cause.DATES_RUN_BACK, author=False, time=True, message=message)
    for commit in commits:
        for parent in commit.parents:
            if parent in dates and dates[parent] - commit.committed > SLACK:
                yield from ((commit.id, doubt), (parent, doubt))


def _runs(commits: Sequence[Commit]) -> Iterator[Found]:
    """Find runs of commits made within a minute whose author dates span more than a day: a rebase or a rewrite."""
    message = "it was made again together with others long after it was written, so its dates are not the first ones"
    doubt = Doubt(Cause.REWRITTEN, author=False, time=True, message=message)
    run: list[Commit] = []
    for commit in commits:
        if run and abs(commit.committed - run[0].committed) > REWRITTEN_WITHIN:
            yield from _rewritten(run, doubt)
            run = []
        run.append(commit)
    yield from _rewritten(run, doubt)


def _rewritten(run: list[Commit], doubt: Doubt) -> Iterator[Found]:
    written = [commit.authored for commit in run]
    if len(run) >= REWRITTEN_COMMITS and max(written) - min(written) > REWRITTEN_SPREAD:
        yield from ((commit.id, doubt) for commit in run)
