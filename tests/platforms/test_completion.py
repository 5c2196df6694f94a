"""Completion in the shell: commands, options and the names of the team, answered by the real scripts in a real bash."""

from __future__ import annotations

import json
import os
import pty
import select
import subprocess
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


# ---- a real bash


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


def test_a_tab_in_a_real_bash_writes_the_name(on_path: dict[str, str]) -> None:
    """A person's id, typed at an interactive bash in `team/` as far as it is unique."""
    shown = typed(['eval "$(salesctl completion bash)"\n', "salesctl due --who an\t"], "ana-silva ", on_path)
    assert "salesctl due --who ana-silva " in shown


def test_two_tabs_in_a_real_bash_list_the_names(on_path: dict[str, str]) -> None:
    shown = typed(['eval "$(salesctl completion bash)"\n', "salesctl brief \t\t"], "rita-lopes", on_path)
    for path in (EXAMPLE / "people").glob("*.yaml"):
        assert path.stem in shown


def typed(lines: list[str], until: str, env: dict[str, str]) -> str:
    """Type lines at an interactive bash in a terminal of its own; return what it showed, up to a text."""
    process, terminal = pty.fork()
    if process == 0:  # pragma: no cover - the child becomes bash
        os.chdir(EXAMPLE)
        inputrc = {"INPUTRC": "/dev/null", "PS1": "ready> ", "COLUMNS": "200", "HISTFILE": ""}
        os.execvpe("bash", ["bash", "--norc", "--noprofile", "-i"], {**env, **inputrc})  # noqa: S606 - a shell is what it starts
    shown = ""
    try:
        for line in lines:
            shown = _read(terminal, "ready> ")
            os.write(terminal, line.encode())
        shown = _read(terminal, until)
        os.write(terminal, b"\x15exit\n")
    finally:
        os.close(terminal)
        os.waitpid(process, 0)
    return shown


def _read(terminal: int, until: str) -> str:
    shown = ""
    while until not in shown:
        ready, _, _ = select.select([terminal], [], [], PATIENCE)
        assert ready, f"bash fell silent after {shown!r}"
        shown += os.read(terminal, 4096).decode()
    return shown


# ---- the other shells: their scripts as they are printed


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
