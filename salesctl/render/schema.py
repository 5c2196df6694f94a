"""JSON Schemas of the documents, in draft-07: what editors' YAML servers read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from salesctl.core.kind import Kind
from salesctl.core.settings import Policy
from salesctl.core.shape import Document

_TIME = re.compile("[0-9]{2}:[0-9]{2}:00")
DRAFT = "http://json-schema.org/draft-07/schema#"


def schema(kind: Kind, model: type[Document]) -> dict[str, Any]:
    """Return the schema of a kind of document."""
    made = _nullable_gone(model.model_json_schema(by_alias=True, ref_template="#/definitions/{model}"))
    definitions = made.pop("$defs", None)
    if model.inside is not None:
        inner = made["properties"][model.inside]
        made = {"title": made["title"], **inner}
    made = {"$schema": DRAFT, "$id": f"salesctl/{kind.name}.json", **made}
    made["title"] = f"salesctl {kind.says or kind.name}"
    made["description"] = (model.__doc__ or "").strip().split("\n", 1)[0]
    if definitions:
        made["definitions"] = definitions
    return made


def with_policies(made: dict[str, Any], models: Mapping[str, type[Policy]]) -> dict[str, Any]:
    """Return the schema of team.yaml with the parts of the policy in it, each by its name."""
    parts: dict[str, Any] = {}
    definitions = dict(made.get("definitions", {}))
    for section, model in models.items():
        part = _nullable_gone(model.model_json_schema(by_alias=True, ref_template="#/definitions/{model}"))
        definitions |= part.pop("$defs", {})
        parts[section] = {**part, "type": ["object", "null"], "title": section}
    policy = {**made["properties"]["policy"], "properties": parts, "additionalProperties": False}
    return {**made, "properties": {**made["properties"], "policy": policy}, "definitions": definitions}


def _nullable_gone(node: Any) -> Any:
    """Take pydantic's `anyOf: [X, null]` down to X with null allowed: one choice gives editors one message."""
    if isinstance(node, list):
        return [_nullable_gone(each) for each in node]
    if not isinstance(node, dict):
        return node
    node = {
        key: _nullable_gone(value) for key, value in node.items() if not (key == "default" and value in (None, [], {}))
    }
    if isinstance(node.get("default"), str):
        node["default"] = _as_written(node["default"], node)
    options = node.get("anyOf")
    if isinstance(options, list) and len(options) == 2 and {"type": "null"} in options:
        (real,) = (option for option in options if option != {"type": "null"})
        rest = {key: value for key, value in node.items() if key != "anyOf"}
        if "$ref" in real:
            return {**rest, "anyOf": [real, {"type": "null"}]}
        return (
            {**real, **rest, "type": [real["type"], "null"]} if isinstance(real.get("type"), str) else {**real, **rest}
        )
    return node


def _as_written(default: str, node: Mapping[str, Any]) -> Any:
    """Return a default the way it is written in a document: pydantic puts numbers and times into other words."""
    if node.get("type") == "number":
        value = Decimal(default)
        return int(value) if value == value.to_integral_value() else float(value)
    return default.removesuffix(":00") if _TIME.fullmatch(default) else default
