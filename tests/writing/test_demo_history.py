"""The history told of the example: whole, deterministic, in order, and true to what the documents say."""

from __future__ import annotations

import subprocess
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest

from salesctl.core.history import History
from salesctl.core.identity import directory, person_of
from salesctl.data.demo import WRINKLES, build_history, write
from salesctl.data.demo.build import _steps
from salesctl.data.demo.cast import cast_of
from salesctl.run.git import open_repository
from salesctl.run.git.repository import Repository
from salesctl.run.source import Entry, TextSource
from salesctl.run.store import FileStore
from salesctl.systems import all_systems
from tests.history.repository import Story
from tests.support.examples import read_example

TEAM = Path(__file__).parents[2] / "team"


@pytest.fixture(scope="module")
def files() -> Mapping[str, bytes]:
    return {path.relative_to(TEAM).as_posix(): path.read_bytes() for path in TEAM.rglob("*.yaml")}


@pytest.fixture(scope="module")
def repository(told: Story) -> Repository:
    opened = open_repository(told.root)
    assert isinstance(opened, Repository)
    return opened


@pytest.fixture(scope="module")
def history(repository: Repository) -> History:
    return repository.history()


def test_the_last_tree_is_the_documents_byte_for_byte(repository: Repository, files: Mapping[str, bytes]) -> None:
    assert repository.read_tree() == dict(files)


def test_the_folder_has_nothing_left_to_commit(files: Mapping[str, bytes], tmp_path: Path) -> None:
    small = {path: files[path] for path in ("team.yaml", "people/ana-silva.yaml", "plans/2026-H2/ana-silva.yaml")}
    write(tmp_path, build_history(small))
    status = subprocess.run(["git", "status", "--porcelain"], cwd=tmp_path, capture_output=True, check=True)
    assert status.stdout == b""


def test_the_same_documents_tell_the_same_history(files: Mapping[str, bytes]) -> None:
    assert build_history(files) == build_history(dict(reversed(list(files.items()))))


def test_no_date_runs_back_and_nothing_but_the_first_commit_is_doubted(history: History) -> None:
    dates = [commit.authored for commit in history.commits]
    assert dates == sorted(dates)
    assert {commit.id for commit in history.commits if history.doubts(commit)} == {history.commits[0].id}


def test_nothing_happens_after_the_pinned_day(history: History) -> None:
    assert max(commit.authored.date() for commit in history.commits) == date(2026, 11, 23)


def test_every_version_of_every_file_loads(files: Mapping[str, bytes]) -> None:
    store = FileStore(TextSource({}), all_systems())
    for kind, path, content in _versions(files):
        found = store.from_bytes(store.kinds[kind], Entry(path), store.kinds[kind].match(path) or {}, content)
        assert found.doc is not None, (path, found.faults, found.problems, content.decode())


def test_plans_are_drafted_and_submitted_by_their_owners_and_accepted_by_the_manager(
    repository: Repository, history: History
) -> None:
    people = _people(repository)
    lines = repository.lines(history, [path for path in history.changes if path.startswith("plans/2026")])
    blobs = repository.read_tree(None, lambda path: path in lines)
    for path, commits in lines.items():
        owner = path.split("/")[2].removesuffix(".yaml")
        by_line = list(zip(blobs[path].decode().splitlines(), commits, strict=True))
        for line, commit in by_line:
            writer = person_of(commit.author, people)
            if line.startswith("accepted:"):
                assert (writer, commit.authored.date().isoformat()) == ("rita-lopes", line[10:])
            elif line.startswith("submitted:"):
                assert (writer, commit.authored.date().isoformat()) == (owner, line[11:])
            elif path not in WRINKLES and not line.lstrip().startswith("done:"):
                assert writer == owner, (path, line)


def test_a_signature_is_a_commit_of_its_own_by_its_person(repository: Repository, history: History) -> None:
    people = _people(repository)
    signers = defaultdict(set)
    for path in history.changes:
        if path.startswith("reviews/") and "-Q" in path:
            for change in history.of(path).changes:
                if change.commit.subject.startswith("Sign "):
                    signers[path].add(person_of(change.commit.author, people))
    assert signers
    for path, people_signing in signers.items():
        assert people_signing == {path.split("/")[1], "rita-lopes"}


def test_each_wrinkle_shows(repository: Repository, history: History) -> None:
    people = _people(repository)
    for path in WRINKLES:
        if path.startswith("plans/"):
            wrote = [person_of(commit.author, people) for commit in repository.lines(history, [path])[path]]
            assert wrote.count("rita-lopes") > len(wrote) / 2
        elif path.startswith("metrics/"):
            assert len(history.of(path).changes) == 1
        else:
            added = history.of(path).added
            assert added is not None
            assert path == f"meetings/{added.authored.date()}.yaml"


def test_without_wrinkles_the_month_is_logged_week_by_week(files: Mapping[str, bytes], tmp_path: Path) -> None:
    wanted = ("team.yaml", "people/dana-roy.yaml", "metrics/dana-roy/2026-10.yaml")
    write(tmp_path, build_history({path: files[path] for path in wanted}, wrinkles={}))
    opened = open_repository(tmp_path)
    assert isinstance(opened, Repository)
    assert len(opened.history().of(wanted[2]).changes) == 5


def test_a_team_without_a_pinned_day_ends_on_the_day_given(tmp_path: Path) -> None:
    example = read_example("--- metrics/ana/2026-09.yaml\n2026-09-02: {calls: 3}\n")
    write(tmp_path, build_history({path: text.encode() for path, text in example.files.items()}, example.today))
    opened = open_repository(tmp_path)
    assert isinstance(opened, Repository)
    added = opened.history().of("metrics/ana/2026-09.yaml").added
    assert added is not None
    assert (added.author.email, added.authored.date()) == ("ana@example.com", date(2026, 9, 2))


def test_files_that_are_no_documents_are_there_from_the_start(tmp_path: Path) -> None:
    files = {path: text.encode() for path, text in read_example("").files.items()}
    more = {**files, "README.md": b"Read me\n", "people/odd.yaml": b"name: [\n"}
    write(tmp_path, build_history(more, date(2026, 9, 15)))
    opened = open_repository(tmp_path)
    assert isinstance(opened, Repository)
    assert opened.read_tree(opened.history().commits[0].id)["README.md"] == b"Read me\n"


def _people(repository: Repository) -> Mapping[str, str]:
    cast = cast_of(repository.read_tree(), None)
    return directory((who, person.emails) for who, person in cast.people.items())


def _versions(files: Mapping[str, bytes]) -> Iterator[tuple[str, str, bytes]]:
    cast = cast_of(files, None)
    kinds = {loaded.entry.path: loaded.doc.kind for loaded in cast.loaded() if loaded.doc}
    for _, path, content in _steps(files, cast, WRINKLES):
        if path in kinds:
            yield kinds[path], path, content
