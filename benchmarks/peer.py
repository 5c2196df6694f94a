"""What a short script would do: PyYAML's C loader and the same models, nothing else.

`python -m benchmarks.peer DIR` reads every document of a team and holds it against the model of its kind. It keeps no
positions, knows no rules and reports only how many files it read and which ones a model refused (exit code 1).
"""

from __future__ import annotations

import re
import sys
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from pydantic import ValidationError

from salesctl.core.system import model_of
from salesctl.systems import all_systems

if TYPE_CHECKING:
    from collections.abc import Iterator

    from salesctl.core.kind import Kind


class Loader(yaml.CSafeLoader):
    """CSafeLoader with YAML 1.2's plain values: days and times stay text, a number with a point is exact."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 PyYAML declares it on the class


def _decimal(_loader: yaml.CSafeLoader, node: yaml.ScalarNode) -> Decimal:
    return Decimal(node.value)


def _resolve(name: str, pattern: str, firsts: str) -> None:
    Loader.add_implicit_resolver(f"tag:yaml.org,2002:{name}", re.compile(pattern), list(firsts))


_resolve("int", r"[-+]?(?:0|[1-9][0-9]*)\Z", "-+0123456789")
_resolve("float", r"[-+]?[0-9]+\.[0-9]+\Z", "-+0123456789")
_resolve("bool", r"(?:true|True|TRUE|false|False|FALSE)\Z", "tTfF")
Loader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"(?:~|null|Null|NULL|)\Z"), ["~", "n", "N", ""])
Loader.add_constructor("tag:yaml.org,2002:float", _decimal)


def kinds_by_folder() -> dict[str, list[Kind]]:
    """Return the kinds of every system by the first part of their paths, fixed names first."""
    found: dict[str, list[Kind]] = {}
    for system in all_systems():
        for kind in system.kinds:
            found.setdefault(kind.folder, []).append(kind)
    return {folder: sorted(kinds, key=lambda kind: not kind.literal) for folder, kinds in found.items()}


def documents(folder: Path) -> Iterator[tuple[Path, Kind]]:
    """Return the files that are a document of some kind."""
    kinds = kinds_by_folder()
    for path in folder.rglob("*.yaml"):
        relative = path.relative_to(folder)
        name = relative.as_posix()
        kind = next((each for each in kinds.get(relative.parts[0], ()) if each.match(name) is not None), None)
        if kind is not None:
            yield path, kind


def refused(path: Path, kind: Kind) -> str | None:
    """Return why the model of `kind` refuses a file, or nothing."""
    try:
        model_of(kind).model_validate(yaml.load(path.read_bytes(), Loader=Loader))  # noqa: S506 a safe loader's child
    except (ValidationError, yaml.YAMLError) as error:
        return str(error)
    return None


def main() -> int:
    """Read the team in the folder that the command line names."""
    folder, count, bad = Path(sys.argv[1]), 0, 0
    for path, kind in documents(folder):
        count += 1
        why = refused(path, kind)
        if why is not None:
            bad += 1
            print(f"{path.relative_to(folder)}: {why}")
    print(f"{count} documents, {bad} refused")
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main())
