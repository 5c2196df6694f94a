"""plans/<half>/<person>.yaml: submitted by its owner, accepted by the manager."""

from __future__ import annotations

from datetime import date

from salesctl.data.writing.place import put_before
from salesctl.text.meant import found
from salesctl.text.reader import values
from salesctl.text.splice import remove

_FIRST = frozenset({"submitted"})


def submit(text: str, day: date) -> str:
    """Write the day of submission first; an acceptance of what was submitted before goes. Raises Unwritable."""
    text = put_before(text, "submitted", day, lambda _other: True)
    return remove(text, ("accepted",)) if found(values(text), ("accepted",)) is not None else text


def accept(text: str, day: date) -> str:
    """Write the day of acceptance behind that of submission. Raises Unwritable."""
    return put_before(text, "accepted", day, lambda other: other not in _FIRST)
