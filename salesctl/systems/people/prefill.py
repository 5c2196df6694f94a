"""What is known before a person or the accounts are written down."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import timedelta

from salesctl.core.team import Team
from salesctl.systems.plan.documents import Plan

RAMP = timedelta(days=182)


def person(team: Team, parts: Mapping[str, str]) -> dict[str, object]:
    """Return what is known of a new person: `person` in parts, perhaps a `name`."""
    return {
        "name": parts.get("name") or parts["person"].replace("-", " ").title(),
        "role": "salesperson",
        "emails": [],
        "starts": team.today,
        "ramp_until": team.today + RAMP,
    }


def accounts(team: Team, parts: Mapping[str, str]) -> dict[str, object]:
    """Return the accounts that plans forecast on, each with whoever forecast on it last."""
    del parts
    found: dict[str, dict[str, object]] = {}
    for doc in sorted(team.all(Plan), key=lambda doc: doc.parts["half"]):
        for line in doc.model.forecast:
            slug = re.sub(r"[^a-z0-9]+", "-", line.account.casefold()).strip("-")
            if slug:
                found[slug] = {"id": slug, "name": line.account, "owner": doc.owner}
    return {"accounts": [found[slug] for slug in sorted(found)]}
