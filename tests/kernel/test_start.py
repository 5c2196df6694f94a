"""What is imported for what: a light command stays light."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.folders import EXAMPLE, PROJECT, write_team

HEAVY = {"typer", "rich", "pydantic", "yaml", "numpy", "holidays", "jinja2", "icalendar"}


def imported(*words: str, env: dict[str, str] | None = None, cwd: Path = EXAMPLE) -> set[str]:
    """Run salesctl and return the top-level packages it imported."""
    probe = (
        "import sys, io\n"
        f"sys.argv = ['salesctl', *{list(words)!r}]\n"
        "real, sys.stdout = sys.stdout, io.StringIO()\n"
        "from salesctl.__main__ import main\n"
        "main()\n"
        "real.write(' '.join(sys.modules))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", probe],
        env={**os.environ, "PYTHONPATH": str(PROJECT), **(env or {})},
        capture_output=True,
        text=True,
        check=True,
        cwd=cwd,
    )
    return {name.split(".")[0] for name in done.stdout.split()} | set(done.stdout.split())


def test_the_version_needs_nothing() -> None:
    assert not imported("--version") & (HEAVY | {"salesctl.cli.app", "importlib.metadata"})


@pytest.mark.parametrize(
    "line", ["due\x1f--who\x1fa", "plan\x1fcoverage\x1f2026", "explain\x1fPLN", "metric\x1flog\x1fc"]
)
def test_completion_needs_nothing_heavy(line: str) -> None:
    env = {"_SALESCTL_COMPLETE": "bash", "_SALESCTL_WORDS": f"salesctl\x1f{line}"}
    assert not imported(env=env) & (HEAVY | {"salesctl.cli.app", "salesctl.systems", "importlib.metadata"})


@pytest.mark.parametrize("words", [("check", "--format", "json"), ("due", "--format", "json")])
def test_json_needs_no_rich_tables_and_no_numbers(words: tuple[str, ...]) -> None:
    found = imported(*words, env={"SALESCTL_CACHE": "off"})
    assert found >= {"typer", "pydantic"}
    assert not found & {"numpy", "jinja2", "icalendar", "rich.table"}


def test_what_was_answered_before_needs_nothing_heavy(tmp_path: Path) -> None:
    """The first run may find the team too fresh to trust its times, so that the second is the first that is kept."""
    team = write_team(tmp_path)
    runs = [imported("due", "--today", "2026-09-15", cwd=team) for _ in range(3)]
    assert runs[0] >= {"typer", "pydantic"}
    assert not runs[2] & (HEAVY | {"salesctl.cli.app", "salesctl.systems"})


def test_building_the_registry_imports_no_model() -> None:
    probe = "import sys; from salesctl.systems import all_systems; all_systems(); print(' '.join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", probe],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
    )
    assert not set(done.stdout.split()) & HEAVY
