"""Bytes to text, and what no parser should see: wrong encodings, invisible characters, marks of a merge."""

import re
from typing import Final

from salesctl.text.catalogue import make
from salesctl.text.fault import Fault, Span
from salesctl.text.lines import Lines
from salesctl.text.quote import UNSPEAKABLE

LARGEST: Final = 16 * 1024 * 1024
BOM: Final = b"\xef\xbb\xbf"
_START: Final = Span(1, 1, 1, 1)
_WIDE: Final = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_BREAKS: Final = "\x85\u2028\u2029"
_MARKER: Final = re.compile(r"(?:\A|(?<=[\r\n]))(?:<{7}|>{7}|\|{7})(?![^ \r\n])[^\r\n]*")
_DIVIDER: Final = re.compile(r"(?:\A|(?<=[\r\n]))={7}(?=[\r\n]|\Z)")
_SURROGATE: Final = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")
_SAMPLE: Final = 512


def decode(data: bytes) -> tuple[str, Fault | None]:
    """The text without its byte order mark, or as much of it as can be shown beside the fault."""
    if len(data) > LARGEST:
        return "", too_large(len(data))
    wide = _wide(data)
    if wide:
        text = data.decode(wide, errors="replace").removeprefix("\ufeff")
        return text, make("utf-16", Lines(text).span(0, min(1, len(text))))
    body = data.removeprefix(BOM)
    try:
        return body.decode(), None
    except UnicodeDecodeError as error:
        return _half_read(body, error.start)


def too_large(size: int) -> Fault:
    """The fault of a file of so many bytes."""
    return make("too-large", _START, size=f"{size / 1024 / 1024:.1f} MiB")


def characters(text: str) -> Fault | None:
    """The first character that must not stand in a text, however it came in."""
    found = UNSPEAKABLE.search(text)
    if not found:
        return None
    span = Lines(text).span(found.start(), found.end())
    if "\ud800" <= found.group() <= "\udfff":
        return make("lone-surrogate", span)
    name = "strange-line-break" if found.group() in _BREAKS else "control-character"
    return make(name, span, code=f"U+{ord(found.group()):04X}")


def conflict(text: str, *, broken: bool = False) -> Fault | None:
    """The first mark of an unfinished merge; a lone `=======` counts only in a text that does not load."""
    found = _MARKER.search(text) or (_DIVIDER.search(text) if broken else None)
    if not found:
        return None
    return make("conflict-marker", Lines(text).span(found.start(), found.end()), mark=f"`{found.group()[:7]}`")


def _half_read(body: bytes, bad: int) -> tuple[str, Fault]:
    text = body.decode(errors="replace")
    offset = len(body[:bad].decode())
    name = "lone-surrogate" if _SURROGATE.match(body, bad) else "not-utf8"
    return text, make(name, Lines(text).span(offset, offset + 1))


def _wide(data: bytes) -> str | None:
    for mark, name in _WIDE:
        if data.startswith(mark):
            return name
    even, odd = data[:_SAMPLE:2], data[1:_SAMPLE:2]
    if len(odd) > 1 and 2 * odd.count(0) > len(odd) and not even.count(0):
        return "utf-16-le"
    if len(even) > 1 and 2 * even.count(0) > len(even) and not odd.count(0):
        return "utf-16-be"
    return None
