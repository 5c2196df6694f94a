"""Which people, accounts, metrics, skills and documents a model names, without where: a quick look before `walk`."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any, get_args, get_origin

from salesctl.core.shape import Shape
from salesctl.core.types import Ref

Named = dict[str, set[str]]
Gather = Callable[[Any, Named], None]


def named(model: Shape) -> Named:
    """Return the names a model writes, by what they name; `walk.references` yields the same ones with their places."""
    found: Named = {}
    _of(model, found)
    return found


def _of(model: Shape, found: Named) -> None:
    for name, gather in _plan(type(model)):
        value = getattr(model, name)
        if value is not None:
            gather(value, found)


@lru_cache(maxsize=1024)
def _plan(cls: type[Shape]) -> tuple[tuple[str, Gather], ...]:
    found = ((name, _gather(field.annotation, tuple(field.metadata))) for name, field in cls.model_fields.items())
    return tuple((name, gather) for name, gather in found if gather is not None)


def _gather(annotation: Any, marks: tuple[Any, ...] = ()) -> Gather | None:
    for mark in marks:
        if isinstance(mark, Ref):
            return _leaf(mark.target)
    if hasattr(annotation, "__metadata__"):
        return _gather(annotation.__origin__, annotation.__metadata__)
    if isinstance(annotation, type) and issubclass(annotation, Shape):
        return _of if _plan(annotation) else None
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is tuple:
        return _each(_gather(args[0]))
    if origin is dict:
        return _entries(_target(args[0]), _gather(args[1]))
    return next((gather for arg in args if (gather := _gather(arg)) is not None), None)


def _target(annotation: Any) -> str | None:
    return next((mark.target for mark in getattr(annotation, "__metadata__", ()) if isinstance(mark, Ref)), None)


def _leaf(target: str) -> Gather:
    def gather(value: Any, found: Named) -> None:
        if value is not None:
            found.setdefault(target, set()).add(value)

    return gather


def _each(inner: Gather | None) -> Gather | None:
    if inner is None:
        return None

    def gather(values: Any, found: Named) -> None:
        for value in values:
            inner(value, found)

    return gather


def _entries(target: str | None, of_value: Gather | None) -> Gather | None:
    """Return what gathers from a mapping. Keys that are names are taken at once: a metric log has hundreds."""
    if target is None and of_value is None:
        return None

    def gather(values: Any, found: Named) -> None:
        if target is not None:
            found.setdefault(target, set()).update(values)
        if of_value is not None:
            for value in values.values():
                of_value(value, found)

    return gather
