"""What an unquoted word means: the core schema of YAML 1.2, read strictly.

A number with a point or an exponent is a Decimal. Text stay `10:30`, `no`, `on`, `2026-11-03`, `.inf`, `.nan`,
digits with a leading zero (`0123` is an account, not octal), exponents of more than three digits, and whatever is
longer than any number a person would write.
"""

import re
from decimal import Decimal
from typing import Final

LONGEST_NUMBER: Final = 64
_NULLS: Final = frozenset({"", "~", "null", "Null", "NULL"})
_WORDS: Final[dict[str, object]] = {
    **dict.fromkeys(_NULLS),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_WHOLE: Final = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
_BASED: Final = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_DECIMAL: Final = re.compile(r"[-+]?(?:\.[0-9]+|(?:0|[1-9][0-9]*)(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]{1,3})?")
_REMEMBERED: Final = 50_000


def resolve(word: str) -> object:
    """The value of one unquoted word: None, bool, int, Decimal or str."""
    if word in _WORDS:
        return _WORDS[word]
    if len(word) > LONGEST_NUMBER or word[0] not in "+-.0123456789":
        return word
    if _WHOLE.fullmatch(word):
        return int(word)
    if _BASED.fullmatch(word):
        return int(word, 0)
    return Decimal(word) if _DECIMAL.fullmatch(word) else word


def is_null(word: str) -> bool:
    """Whether an unquoted word means "nothing"."""
    return word in _NULLS


class Plain(dict[str, object]):
    """Unquoted words already resolved: ids, days and keys come again and again in every file."""

    def __missing__(self, word: str) -> object:
        """Resolve a word seen for the first time, and forget everything before the memory grows too large."""
        if len(self) >= _REMEMBERED:
            self.clear()
        value = self[word] = resolve(word)
        return value
