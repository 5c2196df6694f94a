"""Which column holds what: recognised by its headings, or said by the user."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from difflib import get_close_matches
from textwrap import wrap
from typing import TYPE_CHECKING, Literal, cast, get_args

from salesctl.data.crm.amounts import Mark
from salesctl.data.crm.currencies import in_heading
from salesctl.data.crm.days import Order
from salesctl.data.crm.errors import Unreadable
from salesctl.data.crm.fold import fold
from salesctl.data.crm.headers import FIELDS, HEADERS, OWN, Crm, Field

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Mapping as AnyMapping

State = Literal["open", "won", "lost"]
"""How a deal stands."""
STATES: tuple[State, ...] = get_args(State)
_KEYS = ("crm", "columns", "stages", "decimal", "days")
_TELLS_STATE: tuple[Field, ...] = ("stage", "status", "won", "lost", "closed", "won_on", "lost_on")
WIDTH = 100
"""How wide the remarks of a suggested mapping are."""
_SHAPE = "A mapping holds `columns:` (id: Deal number, amount: Value, …) and, if needed, `stages:` (won: [Signed])."


@dataclass(frozen=True, slots=True)
class Mapping:
    """A CRM's columns by what they hold, its own stages by how they stand, and how its numbers and days are spelled.

    `columns` gives the heading as it stands in the file; `stages` are folded names.
    """

    crm: str
    columns: AnyMapping[Field, str]
    stages: AnyMapping[str, State] = field(default_factory=dict)
    decimal: Mark | None = None
    days: Order | None = None


def recognise(header: Sequence[str]) -> Mapping:
    """Mapping of an export by its headings: the CRM whose own headings it shows most, else plain words.

    A CRM whose headings leave out what is needed gives way to plain words that have it.
    """
    names = {fold(in_heading(name)[0]): name for name in reversed(header) if name}
    names |= {fold(name): name for name in reversed(header) if name}
    shown: dict[Crm, int] = {crm: len(own & names.keys()) for crm, own in OWN.items()}
    likely: list[Crm] = [crm for crm in sorted(shown, key=lambda crm: -shown[crm]) if shown[crm]]
    found = [Mapping(crm, _columns(HEADERS[crm], names)) for crm in (*likely, "plain")]
    return next((mapping for mapping in found if not missing(mapping)), found[0])


def _columns(fields: AnyMapping[Field, Iterable[str]], names: AnyMapping[str, str]) -> dict[Field, str]:
    found: dict[Field, str] = {}
    for one, wanted in fields.items():
        heading = next((names[name] for name in wanted if name in names), None)
        if heading is not None and heading not in found.values():
            found[one] = heading
    return found


def missing(mapping: Mapping) -> tuple[str, ...]:
    """What an import cannot do without and the file does not show, in words."""
    wanted = [] if "id" in mapping.columns else ["a column with each deal's id"]
    if not any(one in mapping.columns for one in _TELLS_STATE):
        wanted.append("a column with each deal's stage or status")
    return tuple(wanted)


def mapping_from(values: object) -> Mapping:
    """Mapping of a user's mapping file, read to plain values. Raises Unreadable with what is wrong in it."""
    data = _table(values, "The mapping file")
    _refuse_unknown(data, _KEYS, "The mapping file")
    columns = _table(data.get("columns", {}), "`columns`")
    _refuse_unknown(columns, FIELDS, "`columns`")
    return Mapping(
        str(data.get("crm", "own mapping")),
        {cast("Field", key): str(name) for key, name in columns.items() if name is not None},
        _stages(data.get("stages", {})),
        cast("Mark | None", _one_of(data, "decimal", get_args(Mark))),
        cast("Order | None", _one_of(data, "days", get_args(Order))),
    )


def _table(values: object, where: str) -> dict[str, object]:
    if values is None:
        return {}
    if not isinstance(values, dict):
        raise Unreadable(f"{where} is no list of `name: value` lines.", _SHAPE)
    return {str(key): value for key, value in values.items()}


def _refuse_unknown(data: Iterable[str], known: Sequence[str], where: str) -> None:
    for key in data:
        if key not in known:
            near = get_close_matches(key, known, 1)
            raise Unreadable(
                f"{where} has `{key}`, which means nothing here.",
                f"Did you mean `{near[0]}`?" if near else f"Known are: {', '.join(known)}.",
            )


def _one_of(data: AnyMapping[str, object], key: str, known: Sequence[str]) -> str | None:
    value = data.get(key)
    if value is not None and value not in known:
        raise Unreadable(f"`{key}: {value}` in the mapping file is not known.", f"Write one of: {', '.join(known)}.")
    return None if value is None else str(value)


def _stages(values: object) -> dict[str, State]:
    """Folded stage names; a stage listed with nothing beside it has not been placed yet."""
    groups = _table(values, "`stages`")
    _refuse_unknown([key for key in groups if key != "unknown"], STATES, "`stages`")
    found: dict[str, State] = {}
    for state in STATES:
        names = groups.get(state) or []
        for name in names if isinstance(names, list) else [names]:
            found[fold(str(name))] = state
    return found


def mapping_text(mapping: Mapping, header: Sequence[str], unknown_stages: Iterable[str] = ()) -> str:
    """YAML of a mapping to begin from: what was recognised, what is still free, and the stages to place."""
    used = set(mapping.columns.values())
    free = [name for name in dict.fromkeys(header) if name and name not in used]
    lines = [f"crm: {_quoted(mapping.crm)}", "columns:"]
    lines += [f"  {one}: {_quoted(mapping.columns[one])}" for one in FIELDS if one in mapping.columns]
    lines += [f"  # {one}:" for one in FIELDS if one not in mapping.columns]
    lines += _free_lines(free)
    lines += _stage_lines(mapping, list(unknown_stages))
    lines += [f"{key}: {value}" for key, value in (("decimal", mapping.decimal), ("days", mapping.days)) if value]
    lines += ["# complete it, save it, and give it as --mapping FILE"]
    if not {"stage", "status"} & mapping.columns.keys():
        lines += ["# once `stage` is there, --suggest-mapping --mapping FILE lists the stages to place"]
    return "\n".join(lines) + "\n"


def _free_lines(free: Sequence[str]) -> list[str]:
    named = f"not used: {', '.join(map(_quoted, free))}"
    return wrap(named, WIDTH, initial_indent="# ", subsequent_indent="#   ", break_long_words=False) if free else []


def _stage_lines(mapping: Mapping, unknown: Sequence[str]) -> list[str]:
    if not mapping.stages and not unknown:
        return []
    placed = {state: [name for name, known in mapping.stages.items() if known == state] for state in STATES}
    lines = ["stages:", *(f"  {state}: [{', '.join(map(_quoted, placed[state]))}]" for state in STATES)]
    if unknown:
        lines += ["  # move each of these to open, won or lost:", f"  unknown: [{', '.join(map(_quoted, unknown))}]"]
    return lines


def _quoted(text: str) -> str:
    """A YAML double-quoted scalar; JSON's strings are a subset of them."""
    return json.dumps("".join(char for char in text if char.isprintable()), ensure_ascii=False)
