"""What a generated document is made of, and the draws that repeat."""

from __future__ import annotations

import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Scalar: TypeAlias = str | int | bool | Decimal | date
Value: TypeAlias = "Scalar | Sequence[Value] | Mapping[str, Value]"
Document: TypeAlias = "Mapping[str, Value] | Sequence[Value]"
Fields: TypeAlias = "dict[str, Value]"

# Words and sentences to draw from, by kind.
WORDS: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8"))


def chance(*key: object) -> Random:
    """Return a generator of its own for `key`, so that no file's bytes depend on the order of writing."""
    return Random("/".join(str(part) for part in key))


def some(**fields: Value | None) -> Fields:
    """Return the fields that have a value, in the order given; absence is not written down."""
    return {name: value for name, value in fields.items() if value is not None}
