"""When a text can stand without quotes, and how it is quoted when it cannot."""

import re
from datetime import date
from functools import lru_cache
from typing import Final

import yaml

from salesctl.text.fault import Unwritable
from salesctl.text.plain import resolve

UNSPEAKABLE: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]",
)
# They look like blanks or like nothing, and no reader takes them for blanks.
ODD_BLANK: Final = re.compile("[\u00a0\u00ad\u1680\u2000-\u200b\u200e\u200f\u202f\u205f\u2060\u3000]")
_SIMPLE: Final = re.compile(r"[\w(/+.$€](?:[^:\x00-\x1f#]|(?<! )#)*(?<! )")
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NUMBER: Final = re.compile(
    r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|0x[0-9a-fA-F]+|0o[0-7]+",
)
_ANSWERS: Final = frozenset("yYnN")
_ESCAPES: Final = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})


@lru_cache(maxsize=4096)
def is_plain(text: str) -> bool:
    """Whether a text needs no quotes in a block: no reader takes it for a number, an answer or a mark."""
    if not _SIMPLE.fullmatch(text) or UNSPEAKABLE.search(text) or ODD_BLANK.search(text):
        return False
    if _DAY.fullmatch(text):
        return _is_day(text)
    return isinstance(resolve(text), str) and text not in _ANSWERS and not _NUMBER.fullmatch(text) and not _old(text)


def quoted(text: str) -> str:
    """The text between quotes on one line; raises Unwritable for characters that no file may hold."""
    found = UNSPEAKABLE.search(text)
    if found:
        raise Unwritable(
            f"An invisible character (U+{ord(found.group()):04X}) cannot be written into a file.",
            "Take it out of the text; it often comes in by copy and paste.",
        )
    if re.search(r"[\n\r\t]", text) or ("'" in text and not re.search(r'["\\]', text)):
        return f'"{text.translate(_ESCAPES)}"'
    return "'" + text.replace("'", "''") + "'"


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _old(text: str) -> bool:
    """Whether a reader of YAML 1.1 takes it for something other than text."""
    resolvers = yaml.SafeLoader.yaml_implicit_resolvers.get(text[0], [])
    return any(pattern.match(text) for _, pattern in resolvers)
