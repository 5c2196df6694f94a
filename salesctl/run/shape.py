"""From what a model refuses to problems at key paths, in words of the format.

The one translator of pydantic's errors.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any, get_args, get_origin

from pydantic import BaseModel, ValidationError

from salesctl.core.finding import Fix, KeyPath, Problem
from salesctl.core.slips import is_slip
from salesctl.core.validators import shown
from salesctl.core.words import did_you_mean, listed, suggestion

Coded = tuple[str, Problem]

# The names of the validators' faults (core/types) and of pydantic's own, and the code of each.
CODES: Mapping[str, str] = {
    "unknown-key": "SCH001",
    "missing-key": "SCH002",
    "missing-once-in-force": "SCH003",
    "mapping-expected": "SCH004",
    "list-expected": "SCH005",
    "text-expected": "SCH006",
    "empty-value": "SCH007",
    "bad-day": "SCH008",
    "bad-time": "SCH009",
    "bad-money": "SCH010",
    "bad-number": "SCH011",
    "bad-flag": "SCH012",
    "unknown-choice": "SCH013",
    "bad-id": "SCH014",
    "empty-file": "SCH015",
    "unknown-file": "SCH016",
    "folder-for-file": "SCH017",
    "unreadable-file": "SCH018",
    "two-roots": "SCH019",
}
_RANGE = {"greater_than_equal", "less_than_equal", "greater_than", "less_than"}


def translate(model: type[BaseModel], values: Any, error: ValidationError, base: KeyPath = ()) -> list[Coded]:
    """Turn a model's refusal into coded problems, in the order of the document.

    `base` leads to where the values stand.
    """
    details = error.errors(include_url=False)
    unknown = [detail for detail in details if detail["type"] == "extra_forbidden"]
    missing = [detail for detail in details if detail["type"] == "missing"]
    found: list[Coded] = []
    for detail in unknown:
        where = path_of(detail["loc"], values)
        twin = _twin(where, missing, values)
        if twin is not None:
            missing.remove(twin)
        found.append(("SCH001", _unknown(model, where, twin, beside=_at(values, where[:-1]))))
    found += [
        ("SCH002", _missing(values, path_of(detail["loc"][:-1], values), str(detail["loc"][-1]))) for detail in missing
    ]
    for detail in details:
        if detail["type"] not in ("extra_forbidden", "missing"):
            found.append(_other(model, detail, path_of(detail["loc"], values)))
    return [(code, _under(base, problem)) for code, problem in found]


def _under(base: KeyPath, problem: Problem) -> Problem:
    return replace(problem, at=(*base, *problem.at)) if base else problem


def path_of(loc: Iterable[int | str], values: Any) -> KeyPath:
    """Walk a pydantic location down the document, leaving out the segments that are not in it."""
    path: list[str | int] = []
    here = values
    for part in loc:
        if (isinstance(here, dict) and part in here) or (
            isinstance(here, list) and isinstance(part, int) and part < len(here)
        ):
            here = here[part]  # type: ignore[index]  # the line above looked
        else:
            continue
        path.append(part)
    return tuple(path)


def _twin(where: KeyPath, missing: list[Any], values: Any) -> Any | None:
    """Find the missing key that an unknown one beside it was meant to be."""
    beside = {str(each["loc"][-1]): each for each in missing if path_of(each["loc"][:-1], values) == where[:-1]}
    close = did_you_mean(str(where[-1]), beside)
    return beside.get(close) if close else None


def _unknown(model: type[BaseModel], where: KeyPath, twin: Any | None, beside: Any) -> Problem:
    known, key = _keys_at(model, where[:-1]), str(where[-1])
    free = [each for each in known if each not in beside]
    close = str(twin["loc"][-1]) if twin is not None else did_you_mean(key, free)
    listing = f"keys here are {listed(sorted(known))}"
    hint = suggestion(key, [close] if close else known, _elsewhere(model, where) or listing)
    fix = Fix("key", close, safe=is_slip(key, close, free)) if close else None
    return Problem(where, f"`{key}` is no key here", hint, fix=fix, on_key=True)


def _at(values: Any, path: KeyPath) -> Any:
    for part in path:
        values = values[part]
    return values


def _elsewhere(model: type[BaseModel], where: KeyPath) -> str:
    """Say where a key belongs that stands a level too far in or out; empty when it belongs nowhere near."""
    key, here = str(where[-1]), where[:-1]
    above = here[:-1] if here and isinstance(here[-1], int) else here
    if above and key in _keys_at(model, above[:-1]):
        return f"it belongs a level further out: begin it in the same column as `{above[-1]}`"
    inside = [name for name in _keys_at(model, here) if key in _keys_inside(model, (*here, name))]
    return f"it belongs inside {listed([f'`{name}`' for name in inside], 'or')}: set it in further" if inside else ""


def _keys_inside(model: type[BaseModel], path: KeyPath) -> list[str]:
    return _keys_at(model, path) or _keys_at(model, (*path, 0))


def _missing(values: Any, parent: KeyPath, key: str) -> Problem:
    here = _at(values, parent)
    if isinstance(here, dict) and key in here:
        return Problem((*parent, key), f"`{key}` is empty", f"write it after `{key}:`")
    return Problem(parent, f"`{key}` is missing", f"add a line `{key}: …`")


def _other(model: type[BaseModel], detail: Any, where: KeyPath) -> Coded:
    context = detail.get("ctx") or {}
    if CODES.get(detail["type"]) == "SCH004" or detail["type"] == "model_type":
        return "SCH004", _no_mapping(model, detail["input"], where)
    if "message" in context:
        better = context.get("better")
        fix = Fix("value", better, safe=context.get("is_certain", True)) if better else None
        if detail["type"] == "text-expected" and isinstance(detail["input"], int | Decimal):
            fix = Fix("quote")
        code = CODES.get(detail["type"], "SCH004")
        return code, Problem(where, context["message"], context.get("hint", ""), fix=fix)
    if detail["type"] in _RANGE:
        limit = next(iter(context.values()), "")
        word = "at least" if "greater" in detail["type"] else "at most"
        return "SCH011", Problem(where, f"{shown(detail['input'])} is out of range", f"write {word} {limit}")
    return "SCH004", Problem(
        where, f"{shown(detail['input'])} does not belong here", "see the page of this kind of file"
    )


def _no_mapping(model: type[BaseModel], written: object, where: KeyPath) -> Problem:
    """Say what to write in place of a text or list where `key: value` lines belong."""
    hint = "write `key: value` lines here"
    keys = _keys_at(model, where)
    if isinstance(written, str) and written.split(":")[0] in keys:
        hint = "write a blank after the colon"
    elif isinstance(written, str | int) and where and keys:
        hint = f"write `{keys[0]}: {written}`"
    return Problem(where, f"{shown(written)} stands where `key: value` lines belong", hint)


def _keys_at(model: type[BaseModel], path: KeyPath) -> list[str]:
    """Return the keys that the mapping at a path may have."""
    kind: Any = model
    wrapper = getattr(model, "inside", None)
    for part in path if wrapper is None else (wrapper, *path):
        kind = _inside(kind, part)
        if kind is None:
            return []
    cls = next(_models(kind), None)
    return [field.alias or name for name, field in cls.model_fields.items()] if cls else []


def _inside(kind: Any, part: str | int) -> Any:
    for cls in _models(kind):
        for name, field in cls.model_fields.items():
            if part in (field.alias, name):
                return field.annotation
    for origin, args in _collections(kind):
        return args[-1] if origin is dict else args[0]
    return None


def _models(kind: Any) -> Iterator[type[BaseModel]]:
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        yield kind
    elif get_origin(kind) is None and hasattr(kind, "__origin__"):
        yield from _models(kind.__origin__)
    elif get_origin(kind) not in (tuple, dict):
        for arg in get_args(kind):
            yield from _models(arg)


def _collections(kind: Any) -> Iterator[tuple[Any, tuple[Any, ...]]]:
    origin = get_origin(kind)
    if origin in (tuple, dict):
        yield origin, get_args(kind)
        return
    if hasattr(kind, "__metadata__"):
        yield from _collections(kind.__origin__)
        return
    for arg in get_args(kind):
        yield from _collections(arg)
