"""Completion in the shell: what could stand under the cursor, while somebody waits for a TAB.

Nothing heavy is imported: commands and options come from a table made beforehand (`make docs`), names from file names.
The shell's script (`completion.py`) asks with two variables: `_SALESCTL_COMPLETE` names the shell, `_SALESCTL_WORDS`
holds the words of the line up to the cursor, parted by U+001F. The answer is a line that says what follows (`words`,
`open` for words that go on without a blank, `files`, `folders`), then a word a line, for zsh and fish with what it is.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

SEPARATOR = "\x1f"
_FILES = {"PATH": "files", "PATHS": "files", "FILE": "files", "DIR": "folders", "FOLDER": "folders"}


@dataclass(frozen=True)
class Answer:
    """What may stand there: words with what they are, or files of the shell's own finding."""

    kind: str = "words"
    words: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Line:
    """A command line so far: the command it names, what stands before the cursor, and the word under it."""

    command: str
    before: tuple[str, ...]
    arguments: tuple[str, ...]
    current: str
    team: str | None = None
    only_words: bool = False


def answer(environ: Mapping[str, str]) -> int:
    """Print what completes the line that the shell's script describes; return the exit code."""
    shell = environ["_SALESCTL_COMPLETE"]
    words = environ.get("_SALESCTL_WORDS", "").split(SEPARATOR)
    table = read_table()
    line = read_line(_joined(words[1:]) if shell == "bash" else words[1:], table)
    found = complete(line, table, environ)
    prefix = _prefix(line.current) if shell != "bash" else ""
    out = [found.kind, *(_shown(shell, prefix + word, help_) for word, help_ in found.words.items())]
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(("\n".join(out) + "\n").encode(encoding, "replace").decode(encoding))
    return 0


def read_table() -> dict[str, Any]:
    """Return the commands, their options and the codes of the rules."""
    place = Path(__file__).with_name("completions.json")
    table: dict[str, Any] = json.loads(place.read_text(encoding="utf-8"))
    return table


def _joined(words: Sequence[str]) -> list[str]:
    """Put `--who`, `=`, `ana` together again: bash takes words apart at `=` and `:`."""
    made = list[str]()
    glue = False
    for word in words:
        if made and (glue or word in ("=", ":")):
            made[-1] += word
        else:
            made.append(word)
        glue = word in ("=", ":")
    return made or [""]


def read_line(words: Sequence[str], table: Mapping[str, Any]) -> Line:
    """Find the command that the words before the cursor name, and what they have said already."""
    *done, current = words or [""]
    command, before, arguments, team = "", list[str](), list[str](), None
    waiting, only_words = False, False
    for word in done:
        if waiting:
            team = word if before[-1] in ("-C", "--team") else team
            before.append(word)
            waiting = False
        elif word == "--":
            only_words = True
        elif word.startswith("-") and len(word) > 1 and not only_words:
            name, mark, value = word.partition("=")
            team = value if mark and name == "--team" else team
            before.append(name)
            waiting = not mark and value_of(name, command, table) is not None
        elif not arguments and word in _below(command, table):
            command = f"{command} {word}".strip()
        else:
            arguments.append(word)
    return Line(command, tuple(before) if waiting else (), tuple(arguments), current, team, only_words)


def _below(command: str, table: Mapping[str, Any]) -> Mapping[str, str]:
    words: Mapping[str, str] = table["commands"].get(command, {}).get("words", {})
    return words


def options(command: str, table: Mapping[str, Any]) -> Mapping[str, list[str | None]]:
    """Return the options of a command, those of every command last."""
    own: Mapping[str, list[str | None]] = table["commands"].get(command, {}).get("options", {})
    return {**own, **table["every"], "--help": [None, "Show how it is used."]}


def value_of(option: str, command: str, table: Mapping[str, Any]) -> str | None:
    """Return what the value of an option is; None for a flag and for an option that is none."""
    return options(command, table).get(option, [None])[0]


def complete(line: Line, table: Mapping[str, Any], environ: Mapping[str, str]) -> Answer:
    """Return what may stand under the cursor."""
    if line.before:
        return _values(str(value_of(line.before[-1], line.command, table)), line, line.current, table, environ)
    option, mark, value = line.current.partition("=")
    if line.current.startswith("-") and not line.only_words:
        if mark:
            return _values(value_of(option, line.command, table) or "", line, value, table, environ)
        known = {name: help_ or "" for name, (_, help_) in options(line.command, table).items()}
        return Answer(words=_matching(known, line.current))
    below = {} if line.arguments else _below(line.command, table)
    if below:
        return Answer(words=_matching(below, line.current))
    what = _argument(table["commands"].get(line.command, {}).get("arguments", []), len(line.arguments))
    return _values(what, line, line.current, table, environ) if what else Answer()


def _argument(arguments: Sequence[Sequence[Any]], place: int) -> str:
    """Return what the argument at a place is; the last one may take many words."""
    if place < len(arguments):
        return str(arguments[place][0])
    return str(arguments[-1][0]) if arguments and arguments[-1][1] else ""


def _values(what: str, line: Line, current: str, table: Mapping[str, Any], environ: Mapping[str, str]) -> Answer:
    from salesctl.cli.names import values

    bare = what.strip("[]…").replace("[", "").replace("]", "")
    if bare in _FILES:
        return Answer(_FILES[bare])
    head, mark, rest = bare.partition("=")
    if mark and rest == "FILE" and "=" in current:
        return Answer("files")
    named = line.team or environ.get("SALESCTL_TEAM")
    found = _matching(values(head, line.command, table, Path(named) if named else None), current)
    return Answer("open", {f"{word}=": help_ for word, help_ in found.items()}) if mark else Answer(words=found)


def _matching(words: Mapping[str, str], start: str) -> dict[str, str]:
    return {word: help_ for word, help_ in words.items() if word.startswith(start)}


def _prefix(current: str) -> str:
    """Return what of the word stands already and is no part of the value: `--who=`."""
    option, mark, _ = current.partition("=")
    return f"{option}=" if mark and option.startswith("-") else ""


def _shown(shell: str, word: str, help_: str) -> str:
    help_ = " ".join(help_.split())
    if shell == "zsh":
        word = word.replace("\\", "\\\\").replace(":", "\\:")
        return f"{word}:{help_}" if help_ else word
    return f"{word}\t{help_}" if shell == "fish" and help_ else word


def main() -> int:
    """Answer from the environment of this process."""
    return answer(os.environ)
