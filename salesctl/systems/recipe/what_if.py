"""`--what-if calls+20%`: how much more or less of a stage."""

from __future__ import annotations

import re
from collections.abc import Collection

from salesctl.core.errors import UsageError
from salesctl.core.words import suggestion

_FORM = re.compile(r"\s*(?P<name>[a-z0-9][a-z0-9-]*?)\s*(?P<sign>[+-])\s*(?P<size>[0-9]{1,4}(\.[0-9]+)?)\s*%\s*")
EXAMPLE = "write it like calls+20% or calls+20%,meetings-10%"


def read_what_if(text: str | None, funnel: Collection[str]) -> dict[str, float]:
    """Read what to multiply each stage by; raises UsageError for what is no stage and no percentage.

    >>> read_what_if("calls+20%, meetings-10%", ["calls", "meetings"])
    {'calls': 1.2, 'meetings': 0.9}
    """
    found: dict[str, float] = {}
    for part in (text or "").split(",") if text else ():
        word = _FORM.fullmatch(part)
        if word is None:
            raise UsageError(f"`{part.strip()}` says no change (--what-if)", EXAMPLE)
        name = word["name"]
        if name not in funnel:
            known = suggestion(name, funnel, f"the funnel has {', '.join(funnel)}" if funnel else "add a funnel")
            raise UsageError(f"{name} is no stage of the funnel (--what-if)", known)
        if name in found:
            raise UsageError(f"{name} is changed twice (--what-if)", "change each stage once")
        change = float(word["size"]) / 100
        found[name] = round(max(1 + change if word["sign"] == "+" else 1 - change, 0.0), 6)
    return found
