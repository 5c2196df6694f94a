"""The habits of hand with which people write the same document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random


@dataclass(frozen=True, slots=True)
class Style:
    """How one file is spelled; the fields never change what it means."""

    indent: int = 2
    dash: int = 2  # columns between a key and the dash of its list
    quote: str = ""  # "", "'" or '"', around every text
    flow: str = "leaves"  # what stands in braces: never | leaves | nested, and always numbers, days and ids only
    long_text: str = "plain"  # plain | folded | literal | quoted
    order: str = "given"  # given | reversed | alphabetical
    comments: bool = False
    blank_lines: bool = False
    newline: str = "\n"
    bom: bool = False


TEMPLATE = Style()

OWN_STYLES = {
    "flow": Style(flow="nested"),
    "single quotes": Style(quote="'", long_text="quoted"),
    "double quotes": Style(quote='"', long_text="quoted", blank_lines=True),
    "comments": Style(comments=True),
    "no braces": Style(flow="never"),
    "four columns": Style(indent=4, dash=4),
    "dash under the key": Style(dash=0, long_text="folded"),
    "windows": Style(newline="\r\n"),
    "byte order mark": Style(newline="\r\n", bom=True),
    "blank lines": Style(blank_lines=True, comments=True),
    "alphabetical": Style(order="alphabetical", dash=0),
    "newest first": Style(order="reversed"),
    "folded": Style(long_text="folded"),
    "everything": Style(4, 0, '"', "nested", "folded", "alphabetical", True, True, "\r\n", True),
}


def pick(share: float, draw: Random) -> Style:
    """Return somebody's own style for about `share` of the files, and the template's for the rest."""
    return draw.choice(list(OWN_STYLES.values())) if draw.random() < share else TEMPLATE
