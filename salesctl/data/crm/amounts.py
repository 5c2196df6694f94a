"""Amounts of money as exports spell them, and which mark stands before the cents."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from salesctl.data.crm.currencies import meant

if TYPE_CHECKING:
    from collections.abc import Iterable

Mark = Literal["comma", "point"]
"""What stands before the decimals."""
CENTS = Decimal("0.01")
MOST_DIGITS = 15
"""Digits before the decimals an amount may have; more is a phone number or an id."""

MOST_CHARS = 60
"""Characters an amount may have with everything around it; a longer text is a note."""
_SPACES = "\u00a0\u2007\u2009\u200a\u202f\t"
_INVISIBLE = "\u200b\u200e\u200f\ufeff"
_PLAINER = str.maketrans(_SPACES + "\u2212\u2013\u2014\u2019", " " * len(_SPACES) + "---'", _INVISIBLE)
_CONVERTED = re.compile(r"(?<=[0-9])\s*\([^()]*\)$")
"""The same amount in another currency, as Salesforce adds it: `EUR 100.00 (USD 120.00)`."""
_BRACKETS = re.compile(r"([^()0-9]*)\(([^()]*)\)([^()0-9]*)")
_NO_CENTS = re.compile(r"(?<=[0-9])[.,]-+")
"""Nothing behind the decimal mark, as the Swiss write it: `500.-`."""
_PARTS = re.compile(r"(?P<before>[^0-9.,]*)(?P<digits>[0-9][0-9.,' ]*|[.,][0-9]+)(?P<after>[^0-9]*)")
_PLAIN = re.compile(r"[0-9]+")
_GROUPED = {
    mark: re.compile(rf"[0-9]{{1,3}}(?:{re.escape(mark)}[0-9]{{2,3}})*{re.escape(mark)}[0-9]{{3}}") for mark in ".,' "
}
"""Groups of three, or of two and a last one of three as in India."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number, the currencies its sign may mean (empty: none given), and the decimal mark it shows.

    `mark` is None where it shows none. With `other` the text can be read in two ways, as `1,234` can: `value`
    reads it with a decimal point, `other` with a decimal comma.
    """

    value: Decimal
    currencies: frozenset[str] = frozenset()
    mark: Mark | None = None
    other: Decimal | None = None

    def under(self, mark: Mark) -> Decimal:
        """The value once the column's decimal mark is known."""
        return self.value if self.other is None or mark == "point" else self.other


@lru_cache(maxsize=65536)
def amount(text: str) -> Amount | None:
    """What one text says, or None if it is no amount. Negative as `-5`, `5-` or `(5)`."""
    if len(text) > MOST_CHARS:
        return None
    body, negative = _signed(_CONVERTED.sub("", _NO_CENTS.sub("", text.translate(_PLAINER).strip())))
    parts = _PARTS.fullmatch(body)
    if parts is None:
        return None
    before, after = parts["before"].strip(), parts["after"].strip()
    if "-" in before or "-" in after:
        before, after, negative = before.replace("-", "", 1).strip(), after.replace("-", "", 1).strip(), not negative
        if "-" in body.replace("-", "", 1) or not negative:
            return None
    currencies = _currencies(before, after)
    read = None if currencies is None else _number(parts["digits"].strip())
    if read is None or currencies is None:
        return None
    return _with_sign(read, currencies, negative=negative)


def _with_sign(read: Amount, currencies: frozenset[str], *, negative: bool) -> Amount:
    sign = -1 if negative else 1
    return Amount(sign * read.value, currencies, read.mark, None if read.other is None else sign * read.other)


def _signed(body: str) -> tuple[str, bool]:
    """The text without its brackets, and whether they stood around its number: `(5) €` is minus five."""
    found = _BRACKETS.fullmatch(body)
    return (f"{found[1]}{found[2]}{found[3]}", True) if found else (body, False)


def _currencies(before: str, after: str) -> frozenset[str] | None:
    """The currencies the words around a number may mean; None if they mean none."""
    found = [meant(word) for word in (before, after) if word]
    if not all(found):
        return None
    return frozenset.intersection(*found) if found else frozenset()


def _number(digits: str) -> Amount | None:
    if sum(map(str.isdigit, re.split(r"[.,](?=[0-9]*$)", digits)[0])) > MOST_DIGITS:
        return None
    for grouping in "' ":
        if grouping in digits:
            return _fixed(digits, grouping)
    points, commas = digits.count("."), digits.count(",")
    if points and commas:
        return _fixed(digits, "," if digits.rindex(".") > digits.rindex(",") else ".")
    if points + commas == 0:
        return Amount(Decimal(digits))
    return _one_kind(digits, "." if points else ",")


def _fixed(digits: str, grouping: str) -> Amount | None:
    """A number whose grouping is certain, so that the other mark can only stand before the decimals."""
    decimal = "," if "," in digits.replace(grouping, "") else "."
    whole, mark, rest = digits.partition(decimal)
    if not _GROUPED[grouping].fullmatch(whole) or (mark and not _PLAIN.fullmatch(rest)):
        return None
    value = Decimal(whole.replace(grouping, "") + (f".{rest}" if mark else ""))
    shown: Mark = "comma" if decimal == "," else "point"
    return Amount(value, mark=shown if mark else None)


def _one_kind(digits: str, mark: str) -> Amount | None:
    """Only points or only commas: several are groups, one is decimals unless exactly three digits follow."""
    as_decimal: Mark = "point" if mark == "." else "comma"
    as_group: Mark = "comma" if mark == "." else "point"
    if digits.count(mark) > 1:
        return Amount(Decimal(digits.replace(mark, "")), mark=as_group) if _GROUPED[mark].fullmatch(digits) else None
    whole, _, rest = digits.partition(mark)
    if (rest and not _PLAIN.fullmatch(rest)) or (whole and not _PLAIN.fullmatch(whole)):
        return None
    decimal = Decimal(f"{whole or '0'}.{rest or '0'}")
    if not _GROUPED[mark].fullmatch(digits) or whole.startswith("0"):
        return Amount(decimal, mark=as_decimal)
    grouped = Decimal(whole + rest)
    return Amount(decimal, other=grouped) if mark == "." else Amount(grouped, other=decimal)


def marks(amounts: Iterable[Amount]) -> tuple[frozenset[Mark], bool]:
    """The decimal marks a column shows, and whether any of its amounts depends on knowing it."""
    shown: set[Mark] = set()
    depends = False
    for one in amounts:
        if one.mark is not None:
            shown.add(one.mark)
        depends = depends or one.other is not None
    return frozenset(shown), depends
