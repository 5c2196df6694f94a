"""Completion in the shell: commands, options and the names of the team, answered by the real scripts in a real bash."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import re
import select
import shutil
import signal
import struct
import subprocess
import termios
from pathlib import Path

import pytest

from salesctl.cli.completion import SCRIPTS
from salesctl.cli.names import CHECK_FORMATS
from salesctl.cli.names import REPORT_FORMATS as NAMED_REPORT_FORMATS
from tests.support.folders import EXAMPLE, salesctl, write_team
from tools import completions

PATIENCE = 60  # seconds until a shell that says nothing counts as broken


def answer(*words: str, shell: str = "fish", cwd: Path = EXAMPLE) -> list[str]:
    """Ask as the scripts do; return the lines of the answer without what the words are."""
    env = {"_SALESCTL_COMPLETE": shell, "_SALESCTL_WORDS": "\x1f".join(("salesctl", *words))}
    found = salesctl(cwd=cwd, env=env)
    assert (found.code, found.err) == (0, "")
    return [line.partition("\t")[0] for line in found.out.splitlines()]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("due", "--who", "an"), ["words", "ana-silva"]),
        (("due", "--who=an"), ["words", "--who=ana-silva"]),
        (("plan", "sub"), ["words", "submit"]),
        (("--format", "json", "plan", "cov"), ["words", "coverage"]),
        (("check", "--output"), ["words", "--output-file"]),
        (("check", "--output-file", ""), ["files"]),
        (("schema", "write", ""), ["folders"]),
        (("check", "--report", "sar"), ["open", "sarif="]),
        (("check", "--report", "sarif=x"), ["files"]),
        (("explain", "YML00"), ["words", *(f"YML00{number}" for number in range(1, 10))]),
        (("plan", "coverage", "2026-"), ["words", "2026-H2", "2026-H1"]),
        (("quota", "show", "2026-Q"), ["words", "2026-Q4", "2026-Q3", "2026-Q2", "2026-Q1"]),
        (("metric", "log", "ca"), ["open", "calls="]),
        (("metric", "show", "ca"), ["words", "calls"]),
        (("plan", "submit", "ana"), ["words", "ana-silva"]),
        (("plan", "submit", "ana-silva", "2026-H1"), ["words", "2026-H1"]),
        (("contest", "show", "autumn"), ["words", "autumn-sprint"]),
        (("hiring", "show", "tag"), ["words", "tagus-valley"]),
        (("meeting", "show", "2026-11-2"), ["words", "2026-11-23"]),
        (("--today", ""), ["words", "2026-11-23", "2026-11-22"]),
        (("nothing", "of", "that"), ["words"]),
        (("check", "--", "--wh"), ["files"]),
        (("due", "--fail-on", ""), ["words", "late", "never"]),
        (("completion", "z"), ["words", "zsh"]),
    ],
    ids=" ".join,
)
def test_what_may_stand_under_the_cursor(words: tuple[str, ...], expected: list[str]) -> None:
    assert answer(*words) == expected


def test_names_come_from_the_team_that_the_line_names(tmp_path: Path) -> None:
    folder = write_team(tmp_path / "elsewhere", "--- accounts.yaml\nacme: {name: Acme}\nbolt:\n  name: Bolt\n")
    assert answer("-C", str(folder), "due", "--who", "") == ["words", "ana", "bo", "max"]
    assert answer(f"--team={folder}", "due", "--who", "b") == ["words", "bo"]


@pytest.mark.parametrize("words", [("due", "--who", ""), ("quota", "show", ""), ("metric", "log", "")])
def test_without_a_team_it_is_silent(words: tuple[str, ...], tmp_path: Path) -> None:
    assert len(answer(*words, cwd=tmp_path)) == 1


def test_words_say_what_they_are_where_the_shell_can_show_it() -> None:
    env = {"_SALESCTL_WORDS": "salesctl\x1fdue\x1f--who\x1fana"}
    assert "ana-silva:Ana Silva" in salesctl(cwd=EXAMPLE, env={**env, "_SALESCTL_COMPLETE": "zsh"}).out
    assert "ana-silva\tAna Silva" in salesctl(cwd=EXAMPLE, env={**env, "_SALESCTL_COMPLETE": "fish"}).out
    assert "Ana Silva" not in salesctl(cwd=EXAMPLE, env={**env, "_SALESCTL_COMPLETE": "bash"}).out


def test_the_table_is_that_of_the_commands() -> None:
    place = Path(completions.__file__).parents[1] / "docs" / completions.PLACE
    assert json.loads(place.read_text()) == json.loads(completions.table()), "out of date: make docs"


def test_formats_named_here_are_those_of_the_commands() -> None:
    from salesctl.cli.findings import FORMATS
    from salesctl.cli.output import REPORT_FORMATS

    assert CHECK_FORMATS == FORMATS
    assert NAMED_REPORT_FORMATS == REPORT_FORMATS


# ---- the function of bash, as readline calls it


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("salesctl due --who a", {"ana-silva"}),
        ("salesctl due --who=a", {"ana-silva"}),
        ("salesctl brief ", {path.stem for path in (EXAMPLE / "people").glob("*.yaml")}),
        ("salesctl check pl", {"plans"}),
    ],
)
def test_the_function_of_bash_answers(line: str, expected: set[str], on_path: dict[str, str]) -> None:
    """The words are parted as readline parts them: at blanks and at `=`."""
    words = line.replace("=", " = ").split(" ")
    call = f"COMP_WORDS=({' '.join(repr(word) for word in words)}); COMP_CWORD={len(words) - 1}"
    show = f'_salesctl salesctl {words[-1]!r} x; printf "%s\\n" "${{COMPREPLY[@]}}"'
    script = f'compopt() {{ :; }}; eval "$(salesctl completion bash)"; {call}; {show}'
    done = subprocess.run(
        ["bash", "--norc", "-c", script], cwd=EXAMPLE, env=on_path, capture_output=True, text=True, check=True
    )
    assert set(done.stdout.split()) == expected


# ---- real shells, at a terminal

SHELLS = {
    "bash": (["bash", "--norc", "--noprofile", "-i"], "PS1='ready> '; eval \"$(salesctl completion bash)\""),
    "zsh": (
        ["zsh", "-f", "-i"],
        "PS1='ready> '; autoload -Uz compinit; compinit -D -u; eval \"$(salesctl completion zsh)\"",
    ),
    "fish": (
        ["fish", "--no-config", "-i"],
        "function fish_prompt; echo -n 'ready> '; end; salesctl completion fish | source",
    ),
}
# Every machine with git has bash; the others are asked where they are installed on purpose: make shells.
EACH = ["bash", *(pytest.param(name, marks=pytest.mark.shells) for name in ("zsh", "fish"))]
CONTROL = re.compile(r"\x1b(?:\[[0-9;?]*[a-zA-Z]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[=>]|\([B0])")


@pytest.mark.parametrize("shell", EACH)
@pytest.mark.parametrize(
    ("line", "whole"),
    [
        ("salesctl due --who an\t", "ana-silva "),
        ("salesctl due --who=an\t", "--who=ana-silva "),
        ("salesctl plan coverage 2026-H\t\t", "2026-H1"),
        ("salesctl explain PLN00\t\t", "PLN009"),
        ("salesctl check --report sar\t", "sarif="),
    ],
)
def test_a_tab_in_a_real_shell_writes_what_can_follow(
    shell: str, line: str, whole: str, on_path: dict[str, str]
) -> None:
    assert whole in typed(shell, line, whole, on_path)


@pytest.mark.parametrize("shell", EACH)
def test_two_tabs_in_a_real_shell_list_the_names_of_the_team(shell: str, on_path: dict[str, str]) -> None:
    names = {path.stem for path in (EXAMPLE / "people").glob("*.yaml")}
    shown = typed(shell, "salesctl brief \t\t", "rita-lopes", on_path)
    assert {name for name in names if name in shown} == names


def typed(shell: str, line: str, until: str, env: dict[str, str]) -> str:
    """Type a line at an interactive shell in a terminal of its own; return what it showed then, up to a text."""
    program, setup = SHELLS[shell]
    where = shutil.which(program[0])
    assert where, f"{shell} is not installed: apt-get install {shell}"
    process, terminal = pty.fork()
    if process == 0:  # pragma: no cover - the child becomes the shell
        os.chdir(EXAMPLE)
        own = {"INPUTRC": "/dev/null", "HISTFILE": "", "HOME": env["PATH"].split(os.pathsep)[0], "TERM": "xterm"}
        os.execve(where, program, {**env, **own})  # noqa: S606 - a shell is what it starts
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 200, 0, 0))
    try:
        os.write(terminal, f"{setup}\n".encode())
        _read(terminal, "\rready> ")
        os.write(terminal, line.encode())
        return _read(terminal, until)
    finally:
        os.kill(process, signal.SIGKILL)
        os.close(terminal)
        os.waitpid(process, 0)


def _read(terminal: int, until: str) -> str:
    shown = ""
    while until not in CONTROL.sub("", shown):
        ready, _, _ = select.select([terminal], [], [], PATIENCE)
        assert ready, f"the shell fell silent after {shown!r}"
        shown += os.read(terminal, 4096).decode(errors="replace")
    return CONTROL.sub("", shown)


# ---- the scripts as they are printed


@pytest.mark.parametrize("shell", sorted(SCRIPTS))
def test_every_script_speaks_the_protocol(shell: str) -> None:
    script = salesctl("completion", shell, cwd=EXAMPLE).out
    assert script == SCRIPTS[shell]
    assert f"_SALESCTL_COMPLETE{' ' if shell == 'fish' else '='}{shell}" in script
    for kind in ("files", "folders", "open"):
        assert kind in script


def test_a_shell_unknown_here_is_said() -> None:
    found = salesctl("completion", "fisch", cwd=EXAMPLE)
    assert found.code == 2
    assert "did you mean `fish`?" in found.err
