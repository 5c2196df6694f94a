"""What comes with salesctl: its templates and the example team, in an installation or in a checkout."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import salesctl
from salesctl.core.errors import UsageError

_PACKAGE = Path(salesctl.__file__).parent


def built_in(name: str) -> Path:
    """Return the folder `templates` or `team`. Raises UsageError where an installation lacks it."""
    for folder in (_PACKAGE / "_data" / name, _PACKAGE.parent / name):
        if folder.is_dir():
            return folder
    raise UsageError(f"this installation of salesctl has no {name}", "install it again")


def template_of(kind: str) -> str:
    """Return the built-in template of a kind of document."""
    return (built_in("templates") / f"{kind}.yaml").read_text("utf-8")


def example_team() -> Mapping[str, bytes]:
    """Return the files of the example team by path."""
    root = built_in("team")
    found = (path for path in sorted(root.rglob("*")) if path.is_file())
    inside = {path.relative_to(root).as_posix(): path for path in found}
    return {path: each.read_bytes() for path, each in inside.items() if not path.startswith(".") and "/." not in path}
