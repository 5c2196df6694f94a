"""Colour and links: on a terminal that can show them, and nowhere else unless asked for."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from salesctl.cli.options import Common
from salesctl.cli.output import _color
from tests.support.folders import PROJECT, salesctl, write_team

PLAN = "plans/2026-H2/ana.yaml"


@pytest.mark.parametrize(
    ("option", "environ", "terminal", "colored"),
    [
        ("auto", {}, True, True),
        ("auto", {}, False, False),
        ("auto", {"NO_COLOR": "1"}, True, False),
        ("auto", {"NO_COLOR": ""}, True, True),
        ("auto", {"TERM": "dumb"}, True, False),
        ("auto", {"FORCE_COLOR": "1"}, False, True),
        ("auto", {"FORCE_COLOR": "0"}, False, False),
        ("auto", {"FORCE_COLOR": "1", "TERM": "dumb"}, False, True),
        ("auto", {"FORCE_COLOR": "1", "NO_COLOR": "1"}, True, False),
        ("always", {"NO_COLOR": "1", "TERM": "dumb"}, False, True),
        ("never", {"FORCE_COLOR": "1"}, True, False),
    ],
)
def test_what_decides_on_colour(option: str, environ: dict[str, str], *, terminal: bool, colored: bool) -> None:
    assert _color(Common(color=option), environ, terminal=terminal)[0] is colored


@pytest.mark.parametrize(
    ("env", "colored"),
    [({}, False), ({"FORCE_COLOR": "1"}, True), ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False)],
)
def test_the_environment_reaches_the_page(env: dict[str, str], *, colored: bool, tmp_path: Path) -> None:
    folder = write_team(tmp_path, f"--- {PLAN}\nquotta: 5\n")
    answer = salesctl("check", cwd=folder, env={"NO_COLOR": "", **env})
    assert ("\x1b[" in answer.out) is colored
    assert "\x1b]8" not in answer.out


def on_a_terminal(folder: Path, env: dict[str, str]) -> str:
    """Run a check whose output is a terminal; return what it shows."""
    ours, theirs = pty.openpty()
    clean = {"PYTHONPATH": str(PROJECT), "PATH": os.environ["PATH"], "TERM": "xterm", "COLUMNS": "100", **env}
    done = subprocess.Popen([sys.executable, "-m", "salesctl", "check"], stdout=theirs, cwd=folder, env=clean)
    os.close(theirs)
    shown = b""
    try:
        while piece := os.read(ours, 4096):
            shown += piece
    except OSError:  # Linux says so when the other side of a terminal is closed
        pass
    finally:
        os.close(ours)
    assert done.wait() == 1
    return shown.decode()


def test_a_file_is_a_link_on_a_terminal(tmp_path: Path) -> None:
    folder = write_team(tmp_path, f"--- {PLAN}\nquotta: 5\n")
    address = (folder / PLAN).resolve().as_uri()
    link = f"\x1b]8;;{address}\x1b\\\x1b[1m{PLAN}:1:1\x1b[0m\x1b]8;;\x1b\\"
    assert link in on_a_terminal(folder, {})
    for env in ({"TERM": "dumb"}, {"NO_COLOR": "1"}, {"FORCE_COLOR": "1", "TERM": "dumb"}):
        assert "\x1b]8" not in on_a_terminal(folder, env)
