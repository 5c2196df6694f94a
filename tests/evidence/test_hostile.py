"""A repository that names programs to run in every place git knows: salesctl, whole, runs none of them."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.history.repository import Story
from tests.history.test_hostile import HOOKS, Trap
from tests.support.folders import salesctl
from tests.support.history import tell

HISTORY = """
--- commit 2026-06-15 max
--- plans/2026-H2/ana.yaml
quota: 400000
lookback:
  worked: [the fair]
--- commit 2026-06-22 ana
--- plans/2026-H2/ana.yaml
submitted: 2026-06-22
quota: 450000
lookback:
  worked: [the fair]
"""
CONFIG = {
    "core.fsmonitor": "fsmonitor",
    "core.pager": "pager",
    "pager.log": "pager-log",
    "core.alternateRefsCommand": "alternates",
    "diff.external": "external-diff",
    "diff.evil.command": "driver",
    "diff.evil.textconv": "textconv",
    "filter.evil.clean": "clean",
    "filter.evil.smudge": "smudge",
    "filter.evil.process": "process",
    "gpg.program": "gpg",
    "trailer.Co-authored-by.command": "trailer",
    "core.sshCommand": "ssh",
    "core.askPass": "askpass",
    "core.editor": "editor",
    "credential.helper": "credential",
}
ALIASES = ("log", "rev-parse", "cat-file", "ls-tree", "config")
COMMANDS = [
    ("check",),
    ("check", "--as-of", "HEAD~1"),
    ("status",),
    ("manager", "audit"),
    ("diff", "HEAD~1"),
    ("plan", "diff"),
    ("log", "plans/2026-H2/ana.yaml"),
    ("calendar",),
    ("me",),
    ("doctor",),
]


@pytest.fixture
def trap(tmp_path: Path) -> Trap:
    return Trap(tmp_path / "trap")


@pytest.fixture(params=["config", "included"])
def hostile(request: pytest.FixtureRequest, tmp_path: Path, trap: Trap) -> Story:
    """Return a repository whose own settings name the traps, or a file that they include does."""
    story, _ = tell(tmp_path / "team", HISTORY)
    story.commit("max <max@example.com>", "2026-06-23T10:00Z", {".gitattributes": "*.yaml filter=evil diff=evil\n"})
    hooks = trap.folder / "hooks"
    hooks.mkdir()
    for hook in HOOKS:
        (hooks / hook).symlink_to(trap.program(f"hook-{hook}"))
    where = ("--file", str(story.root / "evil.config")) if request.param == "included" else ()
    for key, name in CONFIG.items():
        story.git("config", *where, key, trap.program(name))
    for name in ALIASES:
        story.git("config", *where, f"alias.{name}", f"!{trap.program('alias')}")
    story.git("config", *where, "core.hooksPath", str(hooks))
    story.git("config", *where, "log.showSignature", "true")
    story.git("config", "user.email", "ana@example.com")
    if where:
        story.git("config", "include.path", str(story.root / "evil.config"))
    story.write({"plans/2026-H2/ana.yaml": "submitted: 2026-06-22\nquota: 460000\n"})
    return story


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_no_program_is_run(words: tuple[str, ...], hostile: Story, trap: Trap) -> None:
    answer = salesctl(*words, "--today", "2026-09-15", cwd=hostile.root)
    assert answer.code in (0, 1), answer.err
    assert trap.sprung() == set()


def test_the_traps_are_set(hostile: Story, trap: Trap) -> None:
    subprocess.run(["git", "status"], cwd=hostile.root, env=hostile.environ, capture_output=True, check=False)
    assert "fsmonitor" in trap.sprung()
