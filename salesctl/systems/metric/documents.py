"""The shape of metrics/<person>/<month>.yaml, and the policy on metrics."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import Field, PlainValidator, WithJsonSchema

from salesctl.core.period import Period
from salesctl.core.settings import Policy
from salesctl.core.shape import Document
from salesctl.core.types import Count, Mapped, MetricId
from salesctl.core.validators import fault, money, number, shown

_KEY = re.compile(r"[0-9]{4}-(?:[0-9]{2}-[0-9]{2}|W[0-9]{2})")


def _day_or_week(value: object) -> Period:
    if isinstance(value, str) and _KEY.fullmatch(value):
        try:
            return Period.parse(value)
        except ValueError:
            pass
    raise fault("bad-day", f"{shown(value)} is no day or week", "write 2026-11-03 for a day or 2026-W45 for a week")


DayOrWeek = Annotated[
    Period, PlainValidator(_day_or_week), WithJsonSchema({"type": "string", "pattern": f"^{_KEY.pattern}$"})
]


def _value(value: object) -> Decimal:
    """Read a number. `180.000` is one to a computer and another to who wrote it, so decimals are read as in money."""
    return money(value) if type(value) is Decimal else number(value)


Value = Annotated[Decimal, PlainValidator(_value), WithJsonSchema({"type": "number"})]


class MetricLog(Document):
    """metrics/<person>/<month>.yaml: what was counted, by day or by week.

    A metric that is not written was not counted.
    """

    kind: ClassVar[str] = "metrics"
    inside: ClassVar[str | None] = "entries"

    entries: Mapped[DayOrWeek, Mapped[MetricId, Value]] = Field(default_factory=dict)


class MetricPolicy(Policy):
    """How many working days after the week its log is due."""

    section: ClassVar[str] = "metrics"

    log_within_days: Count = 3
