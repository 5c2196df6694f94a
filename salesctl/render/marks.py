"""Text in Markdown that stays what it is: what people wrote must not become a link, a picture or a mention."""

from __future__ import annotations

import re

_SIGNS = re.compile(r"([\\*_\[\]~#!])")


def prose(text: str) -> str:
    """Return a message for a table's cell: what stands between backticks is code, all else is plain text."""
    parts = text.split("`")
    if len(parts) % 2 == 0:
        return _plain(text.replace("`", "'"))
    return "".join(code(part) if index % 2 else _plain(part) for index, part in enumerate(parts))


def code(text: str) -> str:
    """Return a text as code on one line of a table."""
    flat = " ".join(text.split())
    if not flat:
        return "` `"
    longest = max((len(run) for run in re.findall("`+", flat)), default=0)
    fence = "`" * (longest + 1)
    room = " " if flat[0] == "`" or flat[-1] == "`" else ""
    return fence + room + flat.replace("|", "\\|") + room + fence


def _plain(text: str) -> str:
    marked = _SIGNS.sub(r"\\\1", text).replace("|", "\\|")
    for sign, entity in (("&", "&amp;"), ("<", "&lt;"), ("@", "&#64;"), ("://", "&#58;//"), ("www.", "www&#46;")):
        marked = marked.replace(sign, entity)
    return re.sub(r"\r\n|\r|\n", "<br>", marked)
