"""JSON Schemas of the documents, in draft-07: what editors' YAML servers read."""

from __future__ import annotations

from typing import Any

from salesctl.core.kind import Kind
from salesctl.core.shape import Document

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


def _nullable_gone(node: Any) -> Any:
    """Take pydantic's `anyOf: [X, null]` down to X with null allowed: one choice gives editors one message."""
    if isinstance(node, list):
        return [_nullable_gone(each) for each in node]
    if not isinstance(node, dict):
        return node
    node = {
        key: _nullable_gone(value) for key, value in node.items() if not (key == "default" and value in (None, [], {}))
    }
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
