"""`salesctl schema`: JSON Schemas of every kind of document, for editors and for CI."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from salesctl.cli.output import write
from salesctl.cli.tree import LazyGroup, group
from salesctl.core.errors import UsageError
from salesctl.core.kind import Kind
from salesctl.core.settings import Policy
from salesctl.core.system import model_of
from salesctl.core.words import suggestion
from salesctl.render.enumerate import Names, enumerated
from salesctl.render.schema import schema, with_policies
from salesctl.systems import all_systems
from salesctl.text.files import write as write_file

PLACE = ".salesctl/schemas"


def build() -> LazyGroup:
    """Build the commands on schemas."""
    return group(
        "schema",
        "JSON Schemas (draft-07) of the documents, for editors.",
        {
            "show": "salesctl.cli.schema:show",
            "write": "salesctl.cli.schema:write_all",
            "install": "salesctl.cli.schema_install:install",
        },
    )


def kinds() -> dict[str, Kind]:
    """Return every kind of document by its name."""
    return {kind.name: kind for system in all_systems() for kind in system.kinds}


def text(kind: Kind, names: Names | None = None) -> str:
    """Return the schema of a kind as JSON, with the names that a team knows where they are given."""
    made = schema(kind, model_of(kind))
    if kind.name == "team":
        made = with_policies(made, _policies())
    return json.dumps(enumerated(made, names) if names else made, indent=2, ensure_ascii=False) + "\n"


def _policies() -> dict[str, type[Policy]]:
    found = {system.section: system.policy_model() for system in all_systems() if system.section}
    return {section: model for section, model in found.items() if model is not None}


def show(kind: Annotated[str, typer.Argument(help="A kind of document: plan, review, …")]) -> int:
    """Print the schema of one kind of document."""
    known = kinds()
    if kind not in known:
        raise UsageError(f"`{kind}` is no kind of document", suggestion(kind, known, f"one of: {', '.join(known)}"))
    write(text(known[kind]))
    return 0


def write_all(
    folder: Annotated[Path, typer.Argument(help="Where to; one file a kind.")] = Path(PLACE),
) -> int:
    """Write the schemas of every kind into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, kind in kinds().items():
        write_file(folder / f"{name}.json", text(kind))
    write(f"{len(kinds())} schemas in {folder}/")
    return 0
