"""The difference between two texts, as git and reviewers show it."""

from __future__ import annotations

import re
from difflib import unified_diff

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


def difference(path: str, before: str | None, after: str) -> str:
    """Return the unified diff of a file; `before` is None where there was none. Empty when nothing differs."""
    old, new = _LINE.findall(before or ""), _LINE.findall(after)
    lines = unified_diff(old, new, "/dev/null" if before is None else f"a/{path}", f"b/{path}")
    return "".join(_shown(line) for line in lines)


def _shown(line: str) -> str:
    bare = line.rstrip("\r\n")
    return f"{bare}\n" if line.endswith(("\n", "\r")) else f"{bare}\n\\ No newline at end of file\n"
