"""Writing to the terminal or the file behind it: how wide, with colour or not."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from textwrap import wrap

from salesctl.cli.options import Common
from salesctl.core.errors import UsageError

REPORT_FORMATS = ("table", "json", "csv", "markdown")


@dataclass(frozen=True, slots=True)
class Page:
    """What a renderer may use: the width in columns (None: as wide as it needs), colour, and links to files."""

    width: int | None
    color: bool
    links: bool = False


def page(common: Common) -> Page:
    """Return the page that standard output is."""
    terminal = sys.stdout.isatty()
    columns = os.environ.get("COLUMNS", "")
    width = int(columns) if columns.isdigit() and int(columns) > 0 else None
    if width is None and terminal:
        width = shutil.get_terminal_size().columns
    color, _ = _color(common, os.environ, terminal=terminal)
    return Page(width, color, links=color and terminal and os.environ.get("TERM") != "dumb")


def why_color(common: Common) -> str:
    """Say what decides on colour."""
    return _color(common, os.environ, terminal=sys.stdout.isatty())[1]


def _color(common: Common, environ: Mapping[str, str], *, terminal: bool) -> tuple[bool, str]:
    """Tell whether there is colour, and what says so: the option, then the environment, then the terminal."""
    if common.color != "auto":
        return common.color == "always", f"--color {common.color}"
    if environ.get("NO_COLOR"):
        return False, "NO_COLOR is set"
    if environ.get("FORCE_COLOR", "0") not in ("", "0"):
        return True, "FORCE_COLOR is set"
    if environ.get("TERM") == "dumb":
        return False, "TERM is dumb"
    return terminal, "output is a terminal" if terminal else "output is no terminal"


def write(text: str) -> None:
    """Write a rendered text to standard output."""
    if not text:
        return
    encoding = sys.stdout.encoding or "utf-8"
    text = text if text.endswith("\n") else text + "\n"
    sys.stdout.write(text.encode(encoding, "replace").decode(encoding))


def folded(lines: Iterable[str], width: int | None) -> Iterator[str]:
    """Yield lines no wider than the page: what goes on stands deeper than where it began."""
    for line in lines:
        if width is None or len(line) <= width:
            yield line
            continue
        deeper = " " * (len(line) - len(line.lstrip()) + 4)
        yield from wrap(line, width, subsequent_indent=deeper, break_long_words=False, break_on_hyphens=False)


def chosen(common: Common, formats: tuple[str, ...], default: str) -> str:
    """Return the format asked for. Raises UsageError when this command has no such format."""
    name = common.format or default
    if name not in formats:
        raise UsageError(f"`{name}` is no format of this command", f"one of: {', '.join(formats)}")
    return name
