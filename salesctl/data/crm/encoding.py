"""Bytes to text, for text files other programs wrote."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from salesctl.data.crm.errors import Unreadable

SAMPLE = 4096
"""Bytes looked at to tell UTF-16 without a byte order mark from other text."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),  # before UTF-16: its mark begins with UTF-16's
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
_FOREIGN = (
    (b"\xd0\xcf\x11\xe0", "an old Excel file (.xls), or one behind a password"),
    (b"%PDF", "a PDF"),
    (b"\x1f\x8b", "a compressed file"),
    (b"Rar!", "a compressed file"),
    (b"7z\xbc\xaf", "a compressed file"),
)
_AGAIN = "Export it from the CRM again, as CSV or XLSX."


@dataclass(frozen=True, slots=True)
class Text:
    """A file's text, the encoding it was read with, and what a reader should know about that."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(data: bytes) -> Text:
    """Text of a file in UTF-8, UTF-16 or UTF-32, with or without a mark; else Windows-1252, said in the notes."""
    _refuse_foreign(data)
    found = _marked(data) or _unmarked(data)
    if "\0" in found.text:
        raise Unreadable("The file holds NUL characters: it is damaged, or not a text file.", _AGAIN)
    return found


def _refuse_foreign(data: bytes) -> None:
    for start, what in _FOREIGN:
        if data.startswith(start):
            raise Unreadable(f"This is {what}, not a table of text.", "Open it and save it as XLSX or as CSV UTF-8.")
    if (
        data[:SAMPLE]
        .lstrip(b"\xef\xbb\xbf \t\r\n")
        .lower()
        .startswith((b"<!doctype html", b"<html", b"<table", b"<?xml"))
    ):
        raise Unreadable("This is a web page or XML, whatever its name says.", "Export it as CSV or XLSX instead.")


def _marked(data: bytes) -> Text | None:
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            return Text(_strictly(data[len(mark) :], codec, name), name)
    return None


def _strictly(data: bytes, codec: str, name: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        near = data[: error.start].decode(codec, "replace").count("\n") + 1
        raise Unreadable(
            f"The file says it is {name}, but stops being so near line {near}: it looks cut off.", _AGAIN
        ) from None


def _unmarked(data: bytes) -> Text:
    codec = _wide(data)
    if codec is not None:
        return Text(_strictly(data, codec, "UTF-16"), "UTF-16", ("read as UTF-16, which it does not say itself",))
    try:
        return Text(data.decode("utf-8"), "UTF-8")
    except UnicodeDecodeError:
        return _western(data)


def _wide(data: bytes) -> str | None:
    """UTF-16 shows in western text as a NUL at every second byte."""
    sample = data[:SAMPLE]
    half = len(sample) // 2
    if half == 0:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd * 2 > half and even * 10 < half:
        return "utf-16-le"
    if even * 2 > half and odd * 10 < half:
        return "utf-16-be"
    return None


def _western(data: bytes) -> Text:
    """Windows-1252 as browsers read it: its five unassigned bytes as in Latin-1."""
    try:
        text, name = data.decode("cp1252"), "Windows-1252"
    except UnicodeDecodeError:
        text, name = data.decode("latin-1"), "Latin-1"
    return Text(text, name, (f"not UTF-8, so read as {name}: look at names with accents",))
