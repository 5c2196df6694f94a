"""A repository may name programs to run in many places. Reading its history runs none of them."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from salesctl.core.errors import HistoryError
from salesctl.run.git import Revision, open_repository
from salesctl.run.git.command import environment
from tests.history.conftest import opened
from tests.history.repository import ANA, BO, Story

PLAN = "plan.yaml"
HOOKS = (
    "post-checkout",
    "pre-commit",
    "post-index-change",
    "reference-transaction",
    "pre-auto-gc",
    "fsmonitor-watchman",
)


class Trap:
    """Programs that leave a mark when they run."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.marks = folder / "marks"
        self.marks.mkdir(parents=True)

    def program(self, name: str) -> str:
        """Return a program that leaves a mark of its name."""
        file = self.folder / name
        file.write_text(f"#!/bin/sh\ntouch '{self.marks}/{name}'\n")
        file.chmod(0o755)
        return str(file)

    def sprung(self) -> set[str]:
        """Return the programs that have run."""
        return {mark.name for mark in self.marks.iterdir()}


@pytest.fixture
def trap(tmp_path: Path) -> Trap:
    return Trap(tmp_path / "trap")


@pytest.fixture
def hostile(team: Story, trap: Trap) -> Story:
    """Return a repository in which every way to have a program run is taken."""
    team.commit(ANA, "2026-02-01T10:00Z", {PLAN: "quota: 1\n"})
    team.commit(BO, "2026-02-02T10:00Z", {PLAN: "quota: 2\n", ".gitattributes": "*.yaml filter=evil diff=evil\n"})
    signed(team)
    hooks = trap.folder / "hooks"
    hooks.mkdir()
    for hook in HOOKS:
        (hooks / hook).symlink_to(trap.program(f"hook-{hook}"))
    for key, name in {
        "core.fsmonitor": "fsmonitor",
        "core.pager": "pager",
        "pager.log": "pager-log",
        "core.editor": "editor",
        "core.askPass": "askpass",
        "core.sshCommand": "ssh",
        "core.alternateRefsCommand": "alternates",
        "core.gitProxy": "proxy",
        "diff.external": "external-diff",
        "diff.evil.command": "driver",
        "diff.evil.textconv": "textconv",
        "filter.evil.clean": "clean",
        "filter.evil.smudge": "smudge",
        "filter.evil.process": "process",
        "gpg.program": "gpg",
        "credential.helper": "credential",
        "trailer.Co-authored-by.command": "trailer",
        "interactive.diffFilter": "diff-filter",
        "remote.origin.uploadpack": "uploadpack",
    }.items():
        team.git("config", key, trap.program(name))
    team.git("config", "core.hooksPath", str(hooks))
    team.git("config", "alias.log", f"!{trap.program('alias')}")
    for key in ("log.showSignature", "filter.evil.required", "log.follow", "color.ui", "diff.noprefix"):
        team.git("config", key, "always" if key == "color.ui" else "true")
    team.write({PLAN: "quota: 3\n"})
    return team


def signed(story: Story) -> None:
    """Make the last commit carry a signature, which `log.showSignature` has checked by a program."""
    raw = story.git_bytes("cat-file", "commit", "HEAD").decode()
    head, _, message = raw.partition("\n\n")
    signature = "gpgsig -----BEGIN PGP SIGNATURE-----\n \n xxxx\n -----END PGP SIGNATURE-----"
    made = story.git("hash-object", "-t", "commit", "-w", "--stdin", stdin=f"{head}\n{signature}\n\n{message}".encode())
    story.git("update-ref", "HEAD", made)


def read_everything(story: Story, environ: dict[str, str] | None = None) -> list[str]:
    """Ask every question there is; return the authors of the plan's lines."""
    repository = open_repository(story.root, environ or story.environ)
    assert not hasattr(repository, "reason")
    repository = opened(story)
    history = repository.history()
    repository.blobs(blob for _, blob in history.of(PLAN).versions)
    assert repository.read_tree()[PLAN] == b"quota: 2\n"
    assert repository.uncommitted({PLAN: (story.root / PLAN).read_bytes()})
    assert isinstance(repository.resolve("2026-02-02", ZoneInfo("UTC")), Revision)
    assert isinstance(repository.resolve("HEAD~1", ZoneInfo("UTC")), Revision)
    return [commit.author.name for commit in repository.lines(history, [PLAN])[PLAN]]


def test_no_program_a_repository_names_is_run(hostile: Story, trap: Trap) -> None:
    assert read_everything(hostile) == ["Bo Lund"]
    assert trap.sprung() == set()


def test_the_traps_do_spring_under_plain_git(hostile: Story, trap: Trap) -> None:
    for command in (["status"], ["diff"], ["log", "-p"], ["show", "--ext-diff"], ["update-index", "--refresh"]):
        subprocess.run(["git", *command], cwd=hostile.root, env=hostile.environ, capture_output=True, check=False)
    assert {"fsmonitor", "external-diff", "gpg", "textconv", "process"} & trap.sprung() >= {"fsmonitor", "gpg"}
    assert trap.sprung() & {"driver", "external-diff"}
    assert trap.sprung() & {"process", "clean"}


def test_reading_writes_nothing(hostile: Story) -> None:
    def state() -> dict[str, tuple[int, int]]:
        files = [file for file in hostile.root.rglob("*") if file.is_file()]
        return {str(file): (file.stat().st_mtime_ns, file.stat().st_size) for file in files}

    before = state()
    read_everything(hostile)
    assert state() == before


TRANSPORTS = {
    "its-own": {"url": "ext::PROGRAM", "protocol.ext.allow": "always"},
    "ssh": {"url": "ssh://harbor.example/team.git", "core.sshCommand": "PROGRAM"},
    "a-folder": {"url": "OTHER", "remote.origin.uploadpack": "PROGRAM"},
    "a-proxy": {"url": "git://harbor.example/team.git", "core.gitProxy": "PROGRAM"},
}


@pytest.mark.parametrize("transport", TRANSPORTS)
@pytest.mark.parametrize("place", ["config", "included"])
def test_a_partial_clone_is_not_completed_over_a_transport_it_names(
    transport: str, place: str, team: Story, trap: Trap
) -> None:
    blob = team.git("hash-object", "-w", "--stdin", stdin=b"gone\n")
    team.commit(ANA, "2026-02-01T10:00Z", {PLAN: "gone\n"})
    (team.root / ".git/objects" / blob[:2] / blob[2:]).unlink()
    team.git("config", "core.repositoryFormatVersion", "1")
    team.git("config", "extensions.partialClone", "origin")
    where = ("--file", str(team.root / "evil.config")) if place == "included" else ()
    named = {"remote.origin.promisor": "true", "credential.helper": trap.program("credential")}
    for key, value in (named | TRANSPORTS[transport]).items():
        text = value.replace("PROGRAM", trap.program("transport")).replace("OTHER", str(trap.folder))
        team.git("config", *where, key.replace("url", "remote.origin.url"), text)
    if where:
        team.git("config", "include.path", str(team.root / "evil.config"))
    repository = opened(team)
    assert repository.blobs([blob]) == {}
    assert repository.lines(repository.history(), ["team.yaml"])["team.yaml"]
    with pytest.raises(HistoryError, match="partial"):
        repository.read_tree()
    assert trap.sprung() == set()
    subprocess.run(["git", "cat-file", "-p", blob], cwd=team.root, env=team.environ, capture_output=True, check=False)
    assert trap.sprung() == {"transport"}


def test_an_alias_is_no_command_of_ours(hostile: Story, trap: Trap) -> None:
    """Git takes no alias for its own commands; one of another name shows that aliases are read at all."""
    for name in ("log", "rev-parse", "cat-file", "ls-tree", "config", "evil"):
        hostile.git("config", f"alias.{name}", f"!{trap.program('alias')}")
    read_everything(hostile)
    assert trap.sprung() == set()
    subprocess.run(["git", "evil"], cwd=hostile.root, env=hostile.environ, capture_output=True, check=False)
    assert trap.sprung() == {"alias"}


def test_variables_that_point_git_elsewhere_are_not_inherited(team: Story, trap: Trap) -> None:
    team.commit(BO, "2026-02-02T10:00Z", {PLAN: "quota: 2\n"})
    elsewhere = Story(trap.folder / "elsewhere")
    elsewhere.commit(ANA, "2026-02-01T10:00Z", {"other.yaml": "a: 1\n"})
    environ = team.environ | {
        "GIT_DIR": str(elsewhere.root / ".git"),
        "GIT_WORK_TREE": str(elsewhere.root),
        "GIT_INDEX_FILE": str(elsewhere.root / ".git/index"),
        "GIT_OBJECT_DIRECTORY": str(elsewhere.root / ".git/objects"),
        "GIT_EXTERNAL_DIFF": trap.program("external"),
        "GIT_CONFIG_PARAMETERS": "'core.bare=true'",
    }
    repository = open_repository(team.root, environ)
    assert not hasattr(repository, "reason")
    assert "plan.yaml" in opened(team).history().changes
    assert not any(name in environment(environ) for name in environ.keys() - team.environ.keys())


def test_replaced_and_grafted_objects_are_seen_as_they_were_committed(team: Story) -> None:
    first = team.commit(ANA, "2026-02-01T10:00Z", {PLAN: "quota: 1\n"})
    forged = team.commit(BO, "2026-02-02T10:00Z", {PLAN: "quota: 2\n"})
    team.git("replace", first, forged)
    (team.root / ".git/info").mkdir(exist_ok=True)
    (team.root / ".git/info/grafts").write_text(f"{forged}\n")
    life = opened(team).history().of(PLAN)
    assert [change.commit.author.name for change in life.changes] == ["Ana Silva", "Bo Lund"]


def test_the_users_own_safety_settings_are_kept() -> None:
    own = {"PATH": os.defpath, "HOME": "/home/ana", "GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "safe.directory"}
    assert own.items() <= environment(own).items()
