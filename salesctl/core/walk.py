"""Find things inside any model by the types of its fields: items, names of people, fields needed once in force.

What a model class holds is worked out once a class; a walk over a document then visits only the branches that lead
there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any, get_args, get_origin

from salesctl.core.doc import AnyDoc
from salesctl.core.finding import KeyPath
from salesctl.core.shape import Item, Needed, Shape
from salesctl.core.types import Ref

Visit = Callable[[Any, KeyPath], Iterator[tuple[KeyPath, Any]]]


def references(model: Shape) -> Iterator[tuple[KeyPath, str, str]]:
    """Yield (key path, what it names, the name) for every person, account, metric, skill and document a model names."""
    for at, (target, name) in _run(type(model), "refs", model, ()):
        yield at, target, name


def items(model: Shape) -> Iterator[tuple[KeyPath, Item]]:
    """Yield every item of a document with its key path, in the order of the model's fields."""
    yield from _run(type(model), "items", model, ())


def missing_needed(model: Shape) -> Iterator[KeyPath]:
    """Yield the key paths of the fields that a document in force must have and that are not written."""
    for at, _ in _run(type(model), "needed", model, ()):
        yield at


def item_name(doc: AnyDoc, at: KeyPath) -> str:
    """Name an item as people do: `plans/2026-H2/ana-silva.yaml#actions/3`, counted from 1."""
    inside = "/".join(str(part + 1) if isinstance(part, int) else part for part in at)
    return f"{doc.path}#{inside}"


def _run(cls: type[Shape], what: str, model: Shape, base: KeyPath) -> Iterator[tuple[KeyPath, Any]]:
    for at, name, visit in _plan(cls, what):
        value = getattr(model, name)
        # What is not written leads nowhere, except to what must be written.
        if value is not None or what == "needed":
            yield from visit(value, (*base, *at))


@lru_cache(maxsize=1024)
def _plan(cls: type[Shape], what: str) -> tuple[tuple[KeyPath, str, Visit], ...]:
    found = []
    for name, field in cls.model_fields.items():
        visit = _visit(field.annotation, tuple(field.metadata), what, is_field=True)
        if visit is not None:
            found.append((() if cls.inside == name else (field.alias or name,), name, visit))
    return tuple(found)


def _visit(annotation: Any, marks: tuple[Any, ...], what: str, *, is_field: bool = False) -> Visit | None:
    for mark in marks:
        if what == "refs" and isinstance(mark, Ref):
            return _leaf(mark.target)
        if what == "needed" and is_field and isinstance(mark, Needed):
            return _missing_or(_visit(annotation, tuple(each for each in marks if each is not mark), what))
    if hasattr(annotation, "__metadata__"):
        return _visit(annotation.__origin__, annotation.__metadata__, what)
    if isinstance(annotation, type) and issubclass(annotation, Shape):
        return _model(annotation, what)
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is tuple:
        return _each(_visit(args[0], (), what))
    if origin is dict:
        return _entries(_visit(args[0], (), what), _visit(args[1], (), what))
    visits = [visit for arg in args if (visit := _visit(arg, (), what)) is not None]
    return _present(visits[0]) if visits else None


def _leaf(target: str) -> Visit:
    def visit(value: Any, at: KeyPath) -> Iterator[tuple[KeyPath, Any]]:
        if value is not None:
            yield at, (target, value)

    return visit


def _missing_or(inside: Visit | None) -> Visit:
    def visit(value: Any, at: KeyPath) -> Iterator[tuple[KeyPath, Any]]:
        if value is None or value in ((), {}):
            yield at, None
        elif inside is not None:
            yield from inside(value, at)

    return visit


def _model(cls: type[Shape], what: str) -> Visit | None:
    if what == "items" and issubclass(cls, Item):
        return _itself
    if cls is not Item and not _plan(cls, what):
        return None

    def visit(value: Any, at: KeyPath) -> Iterator[tuple[KeyPath, Any]]:
        return _run(cls, what, value, at)

    return visit


def _itself(value: Any, at: KeyPath) -> Iterator[tuple[KeyPath, Any]]:
    yield at, value


def _each(inner: Visit | None) -> Visit | None:
    if inner is None:
        return None

    def visit(values: Any, at: KeyPath) -> Iterator[tuple[KeyPath, Any]]:
        for index, value in enumerate(values):
            yield from inner(value, (*at, index))

    return visit


def _entries(of_key: Visit | None, of_value: Visit | None) -> Visit | None:
    if of_key is None and of_value is None:
        return None

    def visit(values: Any, at: KeyPath) -> Iterator[tuple[KeyPath, Any]]:
        for key, value in values.items():
            where = (*at, str(key))
            if of_key is not None:
                yield from of_key(key, where)
            if of_value is not None:
                yield from of_value(value, where)

    return visit


def _present(inner: Visit) -> Visit:
    def visit(value: Any, at: KeyPath) -> Iterator[tuple[KeyPath, Any]]:
        if value is not None:
            yield from inner(value, at)

    return visit
