"""The policy of each system as docs/format.md lists it: its keys under `policy:` in team.yaml, with their defaults."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time
from typing import Any

from salesctl.core.settings import Policy
from salesctl.core.system import System


def policy_lines(system: System) -> Iterator[str]:
    """Yield the part on the policy of a system; nothing for one without."""
    model = system.policy_model()
    if model is not None:
        yield f"\n### `{model.section}` under `policy` in `team.yaml`\n"
        yield f"{_summary(model)}\n"
        yield from (f"- `{key}`: {_said(field.default)} unless written" for key, field in model.model_fields.items())


def _summary(model: type[Policy]) -> str:
    return (model.__doc__ or "").strip().split("\n", 1)[0]


def _said(default: Any) -> str:
    if isinstance(default, bool):
        return "true" if default else "false"
    return f"{default:%H:%M}" if isinstance(default, time) else str(default)
