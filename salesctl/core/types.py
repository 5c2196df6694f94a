"""The words a document is written in: days, times, money, ids. Each is one validator with a message of its own."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from typing import Annotated, Any, TypeVar

from pydantic import BeforeValidator, PlainValidator, Strict, WithJsonSchema

from salesctl.core.period import Period
from salesctl.core.validators import (
    clock,
    count,
    day,
    fault,
    flag,
    money,
    month_or_day,
    number,
    percent,
    rating,
    shown,
    slug,
    text,
)

# ---- the types

Day = Annotated[date, PlainValidator(day), WithJsonSchema({"type": "string", "format": "date"})]
Clock = Annotated[
    time, PlainValidator(clock), WithJsonSchema({"type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$"})
]
Number = Annotated[Decimal, PlainValidator(number), WithJsonSchema({"type": "number"})]
Money = Annotated[
    Decimal,
    PlainValidator(money),
    WithJsonSchema({"type": "number", "description": "an amount in the team's currency"}),
]
Count = Annotated[int, PlainValidator(count), WithJsonSchema({"type": "integer", "minimum": 0})]
Percent = Annotated[Decimal, PlainValidator(percent), WithJsonSchema({"type": "number", "minimum": 0, "maximum": 100})]
Rating = Annotated[int, PlainValidator(rating), WithJsonSchema({"type": "integer", "minimum": 1, "maximum": 5})]
Flag = Annotated[bool, PlainValidator(flag), WithJsonSchema({"type": "boolean"})]
Text = Annotated[str, PlainValidator(text), WithJsonSchema({"type": "string", "minLength": 1})]
MonthOrDay = Annotated[
    Period,
    PlainValidator(month_or_day),
    WithJsonSchema({"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$"}),
]


class Ref:
    """Marks a text as the name of something else: a person, an account, a metric, a skill or a document."""

    __slots__ = ("target",)

    def __init__(self, target: str) -> None:
        self.target = target

    def __repr__(self) -> str:
        return f"Ref({self.target!r})"


_ID = {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}
PersonId = Annotated[str, PlainValidator(slug), WithJsonSchema({**_ID, "x-salesctl": "person"}), Ref("person")]
PersonOrAll = Annotated[
    str, PlainValidator(slug), WithJsonSchema({**_ID, "x-salesctl": "person-or-all"}), Ref("person-or-all")
]
AccountId = Annotated[
    str, PlainValidator(text), WithJsonSchema({"type": "string", "x-salesctl": "account"}), Ref("account")
]
MetricId = Annotated[
    str, PlainValidator(text), WithJsonSchema({"type": "string", "x-salesctl": "metric"}), Ref("metric")
]
SkillId = Annotated[str, PlainValidator(text), WithJsonSchema({"type": "string", "x-salesctl": "skill"}), Ref("skill")]
DocPath = Annotated[str, PlainValidator(text), WithJsonSchema({"type": "string"}), Ref("document")]
Slug = Annotated[str, PlainValidator(slug), WithJsonSchema(_ID)]


# ---- collections

T = TypeVar("T")
V = TypeVar("V")


def _as_list(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return tuple(value)
    if value is None:
        return ()
    hint = "put each entry on a line of its own after `- `"
    if isinstance(value, dict):
        hint = "begin the first of these lines with `- `, and set the others in below it"
    raise fault("list-expected", f"{shown(value)} stands where a list belongs", hint)


def _as_mapping(value: Any) -> Any:
    if isinstance(value, dict):
        return value
    if value is None:
        return {}
    raise fault(
        "mapping-expected", f"{shown(value)} stands where `key: value` lines belong", "write `key: value` lines here"
    )


Many = Annotated[tuple[T, ...], BeforeValidator(_as_list), Strict(strict=False)]
Mapped = Annotated[dict[T, V], BeforeValidator(_as_mapping)]


def choice(*words: str) -> Any:
    """Return the type of a text that is one of a few words."""
    from salesctl.core.slips import is_slip
    from salesctl.core.words import did_you_mean

    def check(value: object) -> str:
        if isinstance(value, str) and value in words:
            return value
        word = str(value)
        close = did_you_mean(word, words) or ""
        hint = f"did you mean `{close}`?" if close else "write one of these words"
        message = f"{shown(value)} is not one of {', '.join(words)}"
        raise fault("unknown-choice", message, hint, close, is_certain=bool(close) and is_slip(word, close, words))

    return Annotated[str, PlainValidator(check), WithJsonSchema({"type": "string", "enum": list(words)})]
