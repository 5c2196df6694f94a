"""The names a team knows, written into the schemas of its documents: an editor offers them and marks every other."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

MARK = "x-salesctl"
Names = Mapping[str, Collection[str]]


def enumerated(node: Any, names: Names) -> Any:
    """Return a schema in which every place for a name lists the ones known; places of unknown kinds stay open."""
    if isinstance(node, list):
        return [enumerated(each, names) for each in node]
    if not isinstance(node, dict):
        return node
    made = {key: enumerated(value, names) for key, value in node.items()}
    if MARK in made and made[MARK] in names:
        made |= _choice(made, names)
    return _with_keys(made, names)


def _choice(node: Mapping[str, Any], names: Names) -> dict[str, Any]:
    known: list[str | None] = [*sorted(names[node[MARK]])]
    if isinstance(node.get("type"), list):
        known.append(None)
    if node[MARK] != "account":
        return {"enum": known}
    # Accounts may be written in capitals or small letters, and still be offered as they are spelled.
    loose = "|".join(_either_case(name) for name in known if name is not None)
    return {"anyOf": [{"enum": known}, {"type": "string", "pattern": f"^(?:{loose})$"}]} if known else {"enum": known}


def _either_case(name: str) -> str:
    return "".join(
        f"[{letter.lower()}{letter.upper()}]"
        if len(letter.lower()) == len(letter.upper()) == 1 and letter.lower() != letter.upper()
        else _escaped(letter)
        for letter in name
    )


def _escaped(letter: str) -> str:
    return f"\\{letter}" if letter in r"\^$.|?*+()[]{}/" else letter


def _with_keys(node: dict[str, Any], names: Names) -> dict[str, Any]:
    """Offer known names as keys, where names are keys: editors complete properties and not the names of properties."""
    keys = node.get("propertyNames")
    known = names.get(keys.get(MARK, "")) if isinstance(keys, dict) else None
    if known is None:
        return node
    inner = node.get("additionalProperties") or next(iter(node.get("patternProperties", {}).values()), True)
    return {**node, "properties": dict.fromkeys(sorted(known), inner)}
