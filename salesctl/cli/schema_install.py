"""`salesctl schema install`: schemas that know the team's names, and VS Code told which file each one is for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from salesctl.cli.options import Common, common
from salesctl.cli.output import write
from salesctl.cli.schema import PLACE, kinds, text
from salesctl.cli.session import Session, open_session
from salesctl.core.errors import UnwritableError
from salesctl.core.kind import Kind
from salesctl.core.system import load
from salesctl.core.words import counted
from salesctl.render.enumerate import Names
from salesctl.run.source import FolderSource
from salesctl.text.fault import Unwritable
from salesctl.text.files import write as write_file
from salesctl.text.jsonc import merge

SETTINGS = ".vscode/settings.json"
KEY = "yaml.schemas"

Workspace = Annotated[
    Path | None,
    typer.Option("--workspace", help="The folder opened in VS Code; else the repository's.", metavar="DIR"),
]


def install(ctx: typer.Context, workspace: Workspace = None) -> int:
    """Write the schemas of this team for editors, and tell VS Code which files they are for."""
    session = open_session(common(ctx))
    written = write_schemas(session)
    place = write_settings(session.root, workspace or repository_of(session.root))
    write(
        f"{counted(len(written), 'schema')} in {session.root / PLACE}, {place} tells VS Code which files they are for"
    )
    return 0


def write_schemas(session: Session) -> list[str]:
    """Write the schema of every kind into the own corner of the team and of its private folders; return their names."""
    names = names_of(session)
    made = {name: text(kind, names) for name, kind in kinds().items()}
    source = session.opened.store.source
    private = source.private.values() if isinstance(source, FolderSource) else ()
    for base in dict.fromkeys((session.root, *(folder for folder in private if folder.is_dir()))):
        corner = base / ".salesctl"
        corner.mkdir(mode=0o700, exist_ok=True)
        write_file(corner / ".gitignore", "*\n")
        for name, schema in made.items():
            write_file(base / PLACE / f"{name}.json", schema)
    return list(made)


def provide_schemas(common: Common, kind: Kind, base: Path) -> None:
    """Write the schemas that the first line of a new document names, where they are not there or lack its name."""
    if kind.name == "person" or not (base / PLACE / f"{kind.name}.json").is_file():
        write_schemas(open_session(common))


def names_of(session: Session) -> Names:
    """Return the names that the team knows, by what they name; what it keeps no list of is left out."""
    people = session.team.person_ids()
    made = {"person": people, "person-or-all": {*people, "all"}}
    for system in session.systems:
        for target, where in system.names.items():
            known = load(where)(session.team)
            if known is not None:
                made[target] = known
    return made


def write_settings(root: Path, workspace: Path) -> Path:
    """Add the schemas to the settings of a workspace; what stands there stays. Raises UnwritableError."""
    place = workspace / SETTINGS
    inside = root.resolve().relative_to(workspace.resolve()).as_posix()
    prefix = "" if inside == "." else f"{inside}/"
    wanted = {f"{prefix}{PLACE}/{kind.name}.json": globs(kind, prefix) for kind in kinds().values()}
    before = place.read_bytes().decode("utf-8-sig") if place.is_file() else ""
    try:
        after = merge(before, KEY, wanted)
    except Unwritable as error:
        raise UnwritableError(f"{place}: {error.message}", error.hint) from None
    if after != before:
        place.parent.mkdir(exist_ok=True)
        write_file(place, after)
    return place


def repository_of(root: Path) -> Path:
    """Return the folder of the repository that a team stands in, which is what people open; else the team's own."""
    full = root.resolve()
    return next((folder for folder in (full, *full.parents) if (folder / ".git").exists()), full)


# The editors' YAML server knows no other sign than `*`, and it matches slashes too.
_HOLES = {"quarter": ("*-Q*",), "month": ("*-0*", "*-1*"), "date": ("*-*-*",), "candidate": ("*-*",)}


def globs(kind: Kind, prefix: str = "") -> list[str]:
    """Return the patterns of a kind's files that match no file of another kind."""
    return list(dict.fromkeys(prefix + pattern for each in kind.patterns for pattern in _filled(each.split("/"))))


def _filled(parts: list[str]) -> Iterator[str]:
    *folders, name = parts
    above = "".join("*/" if folder.startswith("<") else f"{folder}/" for folder in folders)
    stem = name.removesuffix(".yaml")
    hole = stem[1 : stem.index(">")] if stem.startswith("<") else None
    for each in (stem,) if hole is None else _HOLES.get(hole, ("*",)):
        yield f"{above}{each}.yaml"
