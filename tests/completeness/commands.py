"""Tell whether a line that somebody is told to type leads to a command, with options that the command has."""

from __future__ import annotations

import re
import shlex
from functools import lru_cache
from typing import Any

import typer

from salesctl.cli.app import tree
from salesctl.cli.options import parameters
from salesctl.core.errors import SalesctlError

_END = re.compile(r"\s(?:#|\||>|&&|;)\s?")


def resolve(line: str) -> bool:
    """Tell whether `salesctl …` names a command, as far as it is spelled out: `…` and capitals stand for anything."""
    try:
        words = shlex.split(_END.split(line)[0].split("…")[0])[1:]
    except ValueError:
        return False
    group: Any = tree()
    command, rest = _walk(group, _without_options(words))
    return command is not None and not (hasattr(command, "list_commands") and rest) and _options_exist(command, words)


def _without_options(words: list[str]) -> list[str]:
    """Return the words that are no option and no option's value, as far as the options of every command go."""
    kept, skip = [], False
    for word in words:
        if skip:
            skip = False
        elif word.startswith("-"):
            skip = word in _valued() and "=" not in word
        else:
            kept.append(word.rstrip(",.:;"))
    return kept


@lru_cache(maxsize=1)
def _valued() -> frozenset[str]:
    return frozenset(name for each in parameters() if not each.is_flag and not each.count for name in each.opts)


def _walk(group: Any, words: list[str]) -> tuple[Any, list[str]]:
    while words and hasattr(group, "list_commands"):
        if words[0].isupper() or words[0].startswith(("<", "[")):
            return group, []
        ctx = typer.Context(group, info_name="salesctl")
        try:
            _, group, words = group.resolve_command(ctx, words)
        except SalesctlError:
            return None, words
    return group, words


def _options_exist(command: Any, words: list[str]) -> bool:
    known = {name for each in command.params for name in (*each.opts, *each.secondary_opts)} | {"--help", "--version"}
    return all(word.split("=")[0].rstrip(",.:;") in known for word in words if re.match(r"--?[a-z]", word))
