"""Writing to the terminal or the file behind it: how wide, with colour or not."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass

from salesctl.cli.options import Common
from salesctl.core.errors import UsageError

REPORT_FORMATS = ("table", "json", "csv", "markdown")


@dataclass(frozen=True, slots=True)
class Page:
    """What a renderer may use: the width in columns (None: as wide as it needs), and colour."""

    width: int | None
    color: bool


def page(common: Common) -> Page:
    """Return the page that standard output is."""
    terminal = sys.stdout.isatty()
    dumb = os.environ.get("TERM") == "dumb"
    columns = os.environ.get("COLUMNS", "")
    width = (
        int(columns)
        if columns.isdigit() and int(columns) > 0
        else shutil.get_terminal_size().columns
        if terminal
        else None
    )
    match common.color:
        case "always":
            return Page(width, True)
        case "never":
            return Page(width, False)
    if os.environ.get("NO_COLOR"):
        return Page(width, False)
    return Page(width, bool(os.environ.get("FORCE_COLOR")) or (terminal and not dumb))


def write(text: str) -> None:
    """Write a rendered text to standard output."""
    if not text:
        return
    encoding = sys.stdout.encoding or "utf-8"
    text = text if text.endswith("\n") else text + "\n"
    sys.stdout.write(text.encode(encoding, "replace").decode(encoding))


def chosen(common: Common, formats: tuple[str, ...], default: str) -> str:
    """Return the format asked for. Raises UsageError when this command has no such format."""
    name = common.format or default
    if name not in formats:
        raise UsageError(f"`{name}` is no format of this command", f"one of: {', '.join(formats)}")
    return name
