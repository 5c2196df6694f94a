"""Odd values, and the strategies that fill any model with those of them that its types accept."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from functools import cache, lru_cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError, WithJsonSchema
from pydantic.fields import FieldInfo

from salesctl.core.settings import Settings
from salesctl.core.shape import Shape
from salesctl.systems import NAMES, all_systems

NEAR = date(2026, 9, 15)
DAYS = (
    *("0001-01-01", "0001-01-02", "0004-02-29", "1999-12-31", "9998-06-30", "9999-01-01", "9999-12-31"),
    *(str(NEAR + timedelta(days=days)) for days in (-700, -365, -200, -90, -31, -14, -8, -7, -1, 0, 1, 6, 7, 45, 180)),
)
PERIODS = ("0001-01", "2026-08", "2026-09", "2026-10", "9999-12", "0001-W01", "2026-W37", "2026-W38", "9999-W01")
PEOPLE = ("ana", "bo", "max", "nobody-we-know", "all")
NAMES_OF_THINGS = (
    *("calls", "meetings", "proposals", "wins", "revenue", "closing", "discovery", "facilitator", "H2", "wishes"),
    *("Acme", "0123", "no", "~", "plans/2026-H2/ana.yaml", "people/max.yaml", "../../etc/passwd", "TBD", "a#b"),
    *("ana@example.com", "Ünïcödé ✓", "x" * 300, "two\nlines", "90", "365", "PLN002", *NAMES),
)
OTHER_WORDS = ("Europe/Lisbon", "Asia/Kathmandu", "EUR", "JPY", "PT", "US-CA", "XX", "00:00", "08:30", "10:15", "23:59")
NUMBERS = (
    *(0, 1, 2, 3, 4, 5, 7, 8, 12, 30, 60, 61, 100, 365, 1440, 90_000, 180_000, 10**9, 10**12, 10**60),
    *(-1, -180_000, -(10**60), Decimal("0.01"), Decimal("33.5"), Decimal("-0.5"), Decimal("99.99")),
    *(Decimal("1E+300"), Decimal("-1E+300"), Decimal("1E-300"), Decimal("0.00")),
)
POOL: tuple[Any, ...] = (*PEOPLE, *NAMES_OF_THINGS, *DAYS, *PERIODS, *OTHER_WORDS, *NUMBERS, True, False)
Values = st.SearchStrategy[Any]


@cache  # to make a strategy takes as long as to draw from it
def documents(model: type[Shape]) -> Values:
    """Return what may be written in a file, or a part of one, of a model."""
    if model.inside is not None:
        return _field(model, model.inside, model.model_fields[model.inside])
    fields = {
        field.alias or name: _maybe(field, _field(model, name, field)) for name, field in model.model_fields.items()
    }
    return st.fixed_dictionaries(fields).map(_without_absent)


def _maybe(field: FieldInfo, values: Values) -> Values:
    """Leave out one in four of the fields that may be absent."""
    return values if field.is_required() else st.one_of(values, values, values, st.none())


def _without_absent(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}


def _field(model: type[Shape], name: str, field: FieldInfo) -> Values:
    if model is Settings and name == "policy":
        return _policy()
    return _values(field.annotation, tuple(field.metadata))


def _policy() -> Values:
    sections = {system.section: model for system in all_systems() if (model := system.policy_model())}
    return st.fixed_dictionaries({}, optional={name: documents(model) for name, model in sections.items() if name})


def _values(annotation: Any, marks: tuple[Any, ...] = ()) -> Values:
    """Return the values of a type: the marks of Annotated come outermost first, as pydantic keeps them."""
    if get_origin(annotation) is Annotated:
        return _values(annotation.__origin__, (*annotation.__metadata__, *marks))
    origin, args = get_origin(annotation), get_args(annotation)
    if isinstance(annotation, type) and issubclass(annotation, Shape):
        return documents(annotation)
    if origin is tuple:
        return st.lists(_values(args[0]), max_size=3)
    if origin is dict:
        return st.dictionaries(_values(args[0]).map(str), _values(args[1]), max_size=3)
    if origin in (Union, UnionType):
        return _values(next(each for each in args if each is not type(None)), marks)
    return st.sampled_from(accepted(annotation, marks))


@lru_cache(maxsize=1024)
def accepted(annotation: Any, marks: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return the odd values that a type accepts: every type has to accept some."""
    reader: TypeAdapter[Any] = TypeAdapter(Annotated[annotation, *marks] if marks else annotation)
    listed = ((each.json_schema or {}).get("enum", ()) for each in marks if isinstance(each, WithJsonSchema))
    pool = (*(word for words in listed for word in words), *POOL)
    found = tuple(value for value in pool if _is_accepted(reader, value))
    assert found, f"no odd value is a {annotation} {marks}"
    return found


def _is_accepted(reader: TypeAdapter[Any], value: Any) -> bool:
    try:
        reader.validate_python(value, strict=True)
    except ValidationError:
        return False
    return True


def written(value: Any, indent: str = "") -> str:
    """Write a value as YAML that means it: quoted text, one key a line."""
    match value:
        case bool():
            return "true" if value else "false"
        case int() | Decimal():
            return str(value)
        case list():
            inner = "".join(f"{indent}- {written(each, indent + '  ').lstrip()}\n" for each in value)
            return f"\n{inner}".rstrip("\n") if value else "[]"
        case Mapping():
            lines = "".join(f"{indent}{_quoted(key)}: {_below(each, indent)}\n" for key, each in value.items())
            return f"\n{lines}".rstrip("\n") if value else "{}"
    return _quoted(str(value))


def _below(value: Any, indent: str) -> str:
    return written(value, indent + "  ")


def _quoted(word: str) -> str:
    escaped = word.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
