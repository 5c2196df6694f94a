"""CSV text to records: which character separates, and where quotes go wrong."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from salesctl.data.crm.errors import Unreadable

DELIMITERS = (";", "\t", "|", ",")
"""Separators looked for; of two that fit as well, the first: commas also stand inside numbers."""
SAMPLE_RECORDS = 60
"""Records the separator is chosen over."""
MOST_LINES = 400
"""Lines one quoted text may run over before its quote counts as never closed."""
FIELD_LIMIT = 1_000_000
"""Characters one field may hold; the csv module's own limit is lower."""

_SEP_LINE = re.compile(r'^"?sep=(.)"?[ \t,;|]*$', re.IGNORECASE)

Record = list[str]
Headers = Callable[[Sequence[str]], int]
"""How many of a record's cells are headers somebody knows."""


def records(text: str, headers: Headers) -> tuple[list[Record], str]:
    """Every record of a CSV, empty lines as empty records, and the separator used. A first line `sep=;` decides it."""
    lines = list(io.StringIO(text, newline=""))
    said = _SEP_LINE.match(lines[0].rstrip("\r\n")) if lines else None
    if said:
        return _parse(lines[1:], said[1]), said[1]
    delimiter = _delimiter(lines, headers)
    return _parse(lines, delimiter), delimiter


def _delimiter(lines: Sequence[str], headers: Headers) -> str:
    """The separator that shows most known headers, then the most even columns over the first records."""
    sample = lines[: SAMPLE_RECORDS * 4]
    return max(DELIMITERS, key=lambda delimiter: _fit(_sampled(sample, delimiter), headers))


def _sampled(lines: Iterable[str], delimiter: str) -> list[Record]:
    found: list[Record] = []
    try:
        for record in csv.reader(lines, delimiter=delimiter):
            found.append(record)
            if len(found) == SAMPLE_RECORDS:
                break
    except csv.Error:
        return found
    return found


def _fit(sample: Sequence[Record], headers: Headers) -> tuple[int, int]:
    widths = Counter(len(record) for record in sample if len(record) > 1)
    known = max(map(headers, sample), default=0)
    evenness = max((count * (width - 1) for width, count in widths.items()), default=0)
    return known, evenness


def _parse(lines: Sequence[str], delimiter: str) -> list[Record]:
    limit = csv.field_size_limit(FIELD_LIMIT)
    try:
        return _checked(lines, delimiter)
    except csv.Error:
        raise Unreadable(
            "The file cannot be split into rows: a text in it is longer than any CRM writes.",
            "Look for a quote that is opened and never closed, or export the file again.",
        ) from None
    finally:
        csv.field_size_limit(limit)


def _checked(lines: Sequence[str], delimiter: str) -> list[Record]:
    found: list[Record] = []
    reader = csv.reader(lines, delimiter=delimiter)
    before = 0
    for record in reader:
        if reader.line_num - before > MOST_LINES:
            raise _never_closed(before + 1)
        found.append(record)
        last, before = before, reader.line_num
    if found and before - last > 1 and _open_at_end(lines[last:before], delimiter):
        raise _never_closed(last + 1)
    return found


def _open_at_end(lines: Sequence[str], delimiter: str) -> bool:
    try:
        list(csv.reader(lines, delimiter=delimiter, strict=True))
    except csv.Error as error:
        return "unexpected end" in str(error)
    return False


def _never_closed(line: int) -> Unreadable:
    return Unreadable(
        f"A quote opened near line {line} is never closed, so the rows after it run together.",
        "Close it (two quotes inside a text stand for one), or export the file again.",
    )
