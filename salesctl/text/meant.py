"""What a change should lead to, computed on plain data: the judge of every splice."""

from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal
from typing import Final

from salesctl.text.emit import is_list, scalar
from salesctl.text.fault import Unwritable
from salesctl.text.plain import resolve

Path = tuple[str | int, ...]
_BY_HAND: Final = "Look at what stands there, and change it in an editor."


def loaded(value: object) -> object:
    """The data that a value is read back as: days and times as text, mappings and lists without their class."""
    if isinstance(value, Mapping):
        return {str(key): loaded(item) for key, item in value.items()}
    if is_list(value):
        return [loaded(item) for item in value]
    if isinstance(value, time):
        return scalar(value).strip("'")
    if isinstance(value, date):
        return scalar(value)
    return resolve(scalar(value)) if isinstance(value, Decimal) else value


def same(left: object, right: object) -> bool:
    """Whether two values are equal in kind too: 1 is not true, and the order of keys counts not."""
    if isinstance(left, dict) and isinstance(right, dict):
        return left.keys() == right.keys() and all(same(item, right[key]) for key, item in left.items())
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(map(same, left, right))
    return type(left) is type(right) and left == right


def added(data: object, path: Path, value: object) -> object:
    """The data with a value set at a path; missing keys on the way become mappings."""
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(data, list) and isinstance(step, int) and 0 <= step < len(data):
        return [added(item, rest, value) if at == step else item for at, item in enumerate(data)]
    if isinstance(step, str) and (data is None or isinstance(data, dict)):
        return {**(data or {}), step: added((data or {}).get(step), rest, value)}
    raise Unwritable(
        f"There is no place for `{_name(path)}`.", "Look at what stands there, and change it in an editor."
    )


def appended(data: object, path: Path, item: object) -> object:
    """The data with one more item in the list at a path; the list is made where there is none, or nothing."""
    there = found(data, path)
    if there is not None and not isinstance(there, list):
        raise Unwritable(f"`{_name(path)}` is not a list.", _BY_HAND)
    return added(data, path, [*(there or []), item])


def removed(data: object, path: Path) -> object:
    """The data without the entry or item at a path."""
    if path and isinstance(data, dict) and path[0] in data:
        rest = {key: item for key, item in data.items() if key != path[0]}
        return rest if len(path) == 1 else {**data, path[0]: removed(data[path[0]], path[1:])}
    step = path[0] if path else None
    if isinstance(data, list) and isinstance(step, int) and 0 <= step < len(data):
        instead = [] if len(path) == 1 else [removed(data[step], path[1:])]
        return [*data[:step], *instead, *data[step + 1 :]]
    raise Unwritable(f"There is no `{_name(path)}` to remove.", "Check the name; somebody may have removed it before.")


def found(data: object, path: Path) -> object:
    """The value at a path, None where there is none."""
    for step in path:
        if isinstance(data, dict):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and 0 <= step < len(data):
            data = data[step]
        else:
            return None
    return data


def _name(path: Path) -> str:
    return ".".join(str(step) for step in path)
