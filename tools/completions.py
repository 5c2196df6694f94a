"""The table that shell completion answers from, taken from the real tree of commands.

Typer is too slow to ask while somebody waits for a TAB.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

import typer

from salesctl.cli.app import tree
from salesctl.cli.explain import every_page
from salesctl.cli.options import parameters
from salesctl.cli.schema import kinds

PLACE = "../salesctl/cli/completions.json"


def table() -> str:
    """Return the table as JSON, one command a line: its words, its options, and what its arguments are."""
    every = parameters()
    rows = [
        f'"every": {_line(_options(every))}',
        f'"codes": {_line({page.code: page.name for page in every_page()})}',
        f'"kinds": {_line(list(kinds()))}',
    ]
    found = ",\n".join(f"{json.dumps(path)}: {_line(row)}" for path, row in _commands(tree(), ""))
    return "{\n" + ",\n".join(rows) + ',\n"commands": {\n' + found + "\n}\n}\n"


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _commands(command: Any, path: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    own = [each for each in command.params if each not in parameters() and each.name not in ("help", "ctx")]
    row: dict[str, Any] = {"options": _options(own), "arguments": [_argument(each) for each in own if _is_word(each)]}
    if not hasattr(command, "list_commands"):
        yield path, row
        return
    ctx = typer.Context(command, info_name=path or "salesctl")
    below = {name: command.get_command(ctx, name) for name in command.list_commands(ctx)}
    row["words"] = {name: _summary(each) for name, each in below.items()}
    yield path, row
    for name, each in below.items():
        yield from _commands(each, f"{path} {name}".strip())


def _is_word(parameter: Any) -> bool:
    return bool(parameter.param_type_name == "argument")


def _argument(parameter: Any) -> list[Any]:
    return [parameter.metavar or parameter.name.upper(), parameter.nargs == -1]


def _options(found: Any) -> dict[str, list[str | None]]:
    """Return each spelling with what its value is (None for a flag) and its help."""
    return {
        spelling: [_value(each), (each.help or "").strip()]
        for each in found
        if not _is_word(each) and each.name != "help"
        for spelling in each.opts
    }


def _value(option: Any) -> str | None:
    if option.is_flag or option.count:
        return None
    return str(option.metavar or option.name.upper())


def _summary(command: Any) -> str:
    return (command.help or "").strip().split("\n", 1)[0]
