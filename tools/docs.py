"""Write the generated pages of docs/, or say with --check which are out of date.

python -m tools.docs [--check]
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import typer

from salesctl.cli.app import tree
from salesctl.cli.explain import every_page
from salesctl.cli.options import parameters
from salesctl.cli.schema import kinds, text
from salesctl.core.rule import Page
from salesctl.core.system import model_of
from salesctl.data.export import TABLES
from salesctl.data.export.duck import TYPES as HELD
from salesctl.render.page import page_markdown
from salesctl.systems import all_systems
from tools import completions
from tools.policies import policy_lines

ROOT = Path(__file__).parents[1] / "docs"
MADE = "<!-- Made by `make docs`. Do not edit. -->\n\n"
EXPORT_HEAD = """# What an export holds

`salesctl export --to FORMAT DIR` writes the team as flat tables, for spreadsheets, databases and notebooks.

| format | files | how |
| --- | --- | --- |
| csv | `<table>.csv`, UTF-8, commas | a day is 2026-11-23, nothing known is an empty cell |
| json | `<table>.json`, a list of objects, one a line | numbers with decimals are text, nothing known is `null` |
| xlsx | `salesctl.xlsx`, a sheet a table | as Excel has them; needs xlsxwriter |
| parquet | `<table>.parquet` | typed as below; needs duckdb |
| duckdb | `salesctl.duckdb`, a table each | typed as below; needs duckdb |

Text that a spreadsheet would run as a formula has a `'` before it in CSV, and is plain text in XLSX. The same team
gives the same bytes of CSV, JSON and XLSX. Several values in one cell are separated by semicolons.

Tables marked *private*, personal goals, and what stands in private repositories are there with `--private` alone.
Every export says whom it is for.
"""
GENERAL = {"YML": "Syntax", "SCH": "Shape", "REF": "References", "SUP": "Suppressions", "SYS": "salesctl itself"}


def pages() -> dict[str, str]:
    """Return every generated page by its path under docs/."""
    made = {"rules.md": rules(), "commands.md": commands(), "format.md": formats(), "export.md": exports()}
    made |= {f"schemas/{name}.json": text(kind) for name, kind in kinds().items()}
    made[completions.PLACE] = completions.table()
    return made


def rules() -> str:
    """Return the page of all rules."""
    families: dict[str, list[Page]] = {}
    for page in every_page():
        families.setdefault(page.code[:3], []).append(page)
    titles = GENERAL | {system.family: system.title for system in all_systems()}
    parts = [f"{MADE}# Rules\n", "`salesctl explain CODE` prints the same in a terminal.\n"]
    parts += [
        f"- [{titles[family]}](#{_anchor(titles[family])}): {found[0].code} to {found[-1].code}"
        for family, found in families.items()
    ]
    for family, found in families.items():
        parts.append(f"\n## {titles[family]}")
        for page in found:
            parts.append(f"\n### {page.code} {page.name}\n\n*{page.severity}*. {page_markdown(page)}")
    return "\n".join(parts).rstrip("\n") + "\n"


def _anchor(title: str) -> str:
    return title.casefold().replace(" ", "-")


def commands() -> str:
    """Return the page of all commands."""
    parts = [
        f"{MADE}# Commands\n",
        "## Options of every command\n",
        "They stand before or after a verb; the right-most wins.\n",
    ]
    parts += _options([parameter for parameter in parameters() if parameter.name != "help"])
    for path, command in _leaves(tree(), "salesctl"):
        parts.append(f"\n## {path}\n\n{(command.help or '').strip()}\n")
        own = [each for each in command.params if each not in parameters() and each.name not in ("help", "ctx")]
        parts += _options(own)
    return "\n".join(parts).rstrip("\n") + "\n"


def _leaves(group: Any, path: str) -> Iterator[tuple[str, Any]]:
    ctx = typer.Context(group, info_name=path)
    for name in group.list_commands(ctx):
        command = group.get_command(ctx, name)
        here = f"{path} {name}"
        if hasattr(command, "list_commands"):
            yield from _leaves(command, here)
        else:
            yield here, command


def _options(found: list[Any]) -> list[str]:
    return [f"- `{_spelling(each)}`: {each.help}" for each in found]


def _spelling(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        return str(parameter.metavar or parameter.name.upper())
    names = ", ".join(parameter.opts)
    return f"{names} {parameter.metavar}" if parameter.metavar else names


def formats() -> str:
    """Return the page of all kinds of documents: their paths and their keys."""
    parts = [
        f"{MADE}# What a team writes\n",
        "The path says kind, period and person; the content never repeats them.\n",
    ]
    for system in all_systems():
        parts.append(f"\n## {system.title}\n")
        for kind in system.kinds:
            model = model_of(kind)
            summary = (model.__doc__ or "").strip().split("\n", 1)[0]
            parts += [f"\n### {' or '.join(f'`{pattern}`' for pattern in kind.patterns)}\n", f"{summary}\n"]
            parts += _keys(json.loads(text(kind)))
        parts += policy_lines(system)
    return "\n".join(parts).rstrip("\n") + "\n"


def exports() -> str:
    """Return the page of the tables that an export holds."""
    held = [f"| {kind} | {kept} |" for kind, kept in HELD.items()]
    parts = [MADE + EXPORT_HEAD, "| type | in Parquet and DuckDB |", "| --- | --- |", *held]
    for table in TABLES:
        parts.append(f"\n## {table.name}\n\nA row is {table.says}.{' *Private.*' if table.private else ''}\n")
        parts += [f"- `{one.name}` {one.type}{f': {one.says}' if one.says else ''}" for one in table.fields]
    return "\n".join(parts).rstrip("\n") + "\n"


def _keys(schema: Mapping[str, Any]) -> list[str]:
    definitions = schema.get("definitions", {})
    needed = schema.get("required", [])
    found = [
        f"- `{key}`{'*' if key in needed else ''}: {_type(value, definitions)}"
        for key, value in schema.get("properties", {}).items()
    ]
    return found or [f"- {_type(schema, definitions)}"]


def _type(value: Mapping[str, Any], definitions: Mapping[str, Any]) -> str:
    if "$ref" in value:
        name = value["$ref"].rsplit("/", 1)[-1]
        keys = definitions[name].get("properties", {})
        needed = definitions[name].get("required", [])
        return "keys " + ", ".join(f"`{key}`{'*' if key in needed else ''}" for key in keys)
    if "anyOf" in value:
        return _type(value["anyOf"][0], definitions)
    if "enum" in value:
        return " or ".join(f"`{word}`" for word in value["enum"])
    kind = value.get("type", "anything")
    kind = next(each for each in kind if each != "null") if isinstance(kind, list) else kind
    if kind == "array":
        return f"a list of: {_type(value.get('items', {}), definitions)}"
    if kind == "object":
        inner = value.get("additionalProperties")
        return f"by name: {_type(inner, definitions)}" if isinstance(inner, dict) else "by name"
    names = {"string": "text", "integer": "a whole number", "number": "a number", "boolean": "true or false"}
    return "a day" if value.get("format") == "date" else names.get(str(kind), "anything")


def main(words: list[str]) -> int:
    """Write the pages; with --check write nothing, name those out of date and return 1 if there are any."""
    made = pages()
    stale = [path for path, page in made.items() if not (ROOT / path).is_file() or (ROOT / path).read_text() != page]
    known = (
        {path.relative_to(ROOT).as_posix() for path in (ROOT / "schemas").glob("*.json")} if ROOT.exists() else set()
    )
    orphans = sorted(known - made.keys())
    if "--check" in words:
        for path in (*stale, *orphans):
            print(f"docs/{path} is out of date: make docs")
        return 1 if stale or orphans else 0
    for path in stale:
        place = ROOT / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(made[path])
    for path in orphans:
        (ROOT / path).unlink()
    print(f"{len(made)} pages, {len(stale)} written, {len(orphans)} taken away")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
