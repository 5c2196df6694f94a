"""`salesctl metric log`: what was counted today, in one line."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Annotated

import typer

from salesctl.cli.edit import DryRun, Edit, carry_out, open_to_write
from salesctl.cli.session import Session
from salesctl.cli.whoami import whoami
from salesctl.core.errors import UsageError
from salesctl.core.period import Period
from salesctl.core.words import suggestion
from salesctl.data.writing.metrics import log as log_in
from salesctl.systems.recipe.documents import Metric, Recipe

EXAMPLE = "write it like calls=12"
_DIGITS = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,9})?")

Counts = Annotated[list[str], typer.Argument(help="What was counted: calls=12 meetings=2.", metavar="METRIC=NUMBER…")]
Who = Annotated[str | None, typer.Option("--who", help="Whose log; yours when not said.", metavar="PERSON")]
On = Annotated[str | None, typer.Option("--on", help="Another day, or a week at once: 2026-W46.", metavar="DAY")]


def log(ctx: typer.Context, counts: Counts, on: On = None, who: Who = None, dry_run: DryRun = False) -> int:  # noqa: FBT002 - a flag
    """Log what you counted today, or on another day; what stands there for these metrics is replaced."""
    session = open_to_write(ctx)
    person = whoami(session, who)
    entry = entry_of(session, on)
    counted = read_counts(session, counts)
    path = session.opened.store.kinds["metrics"].path(person=person, month=_month(session, entry))
    replaced: dict[str, object] = {}

    def change(text: str) -> str:
        logged = log_in(text, entry, counted)
        replaced.update(logged.replaced)
        return logged.text

    return carry_out(session, Edit(path, change, lambda: said(path, entry, counted, replaced)), dry_run=dry_run)


def said(path: str, entry: Period, counted: Mapping[str, Decimal], replaced: Mapping[str, object]) -> list[str]:
    """Say what was logged, and what stood there before."""
    parts = [
        f"{metric} {number:f}" + (f" (was {replaced[metric]})" if metric in replaced else "")
        for metric, number in counted.items()
    ]
    return [f"{path}: {entry} {', '.join(parts)}"]


def entry_of(session: Session, on: str | None) -> Period:
    """Return the day or week that `--on` names, today without it. Raises UsageError for what has not come."""
    if on is None:
        return Period.of_day(session.team.today)
    try:
        entry = Period.parse(on)
    except ValueError:
        entry = None
    if entry is None or entry.unit not in ("day", "week"):
        raise UsageError(f"`{on}` is no day or week (--on)", "write 2026-11-23, or 2026-W46 for a week at once")
    if session.team.calendar.days(entry).first > session.team.today:
        raise UsageError(f"{entry} has not come yet (--on)", f"today is {session.team.today}")
    return entry


def _month(session: Session, entry: Period) -> Period:
    return Period.of_month(session.team.calendar.days(entry).first)


def read_counts(session: Session, words: Sequence[str]) -> Mapping[str, Decimal]:
    """Read metric=number words. Raises UsageError for a metric the recipe does not have, and for what is no number."""
    recipe = session.team.get(Recipe)
    metrics = recipe.model.metrics if recipe else None
    counted: dict[str, Decimal] = {}
    for word in words:
        name, equals, written = word.partition("=")
        if not equals or not name:
            raise UsageError(f"`{word}` names no metric and its number", EXAMPLE)
        if metrics is not None and name not in metrics:
            raise UsageError(f"the recipe has no metric `{name}`", suggestion(name, metrics, "recipe.yaml lists them"))
        if name in counted:
            raise UsageError(f"{name} is given twice", "give each metric once")
        counted[name] = _number(name, written, metrics[name] if metrics else None)
    return counted


def _number(name: str, written: str, metric: Metric | None) -> Decimal:
    if not _DIGITS.fullmatch(written):
        raise UsageError(f"`{written}` is no number ({name})", "write digits alone, such as 12 or 18500.50")
    number = Decimal(written)
    unit = metric.unit if metric else None
    if unit == "count" and number != number.to_integral_value():
        raise UsageError(f"{name} are counted, and `{written}` is no whole number", EXAMPLE)
    if unit == "money" and int(number.as_tuple().exponent) < -2:
        raise UsageError(f"`{written}` has more than two decimals ({name})", "write money like 18500.50")
    if number < 0 and unit not in ("money", None):
        raise UsageError(f"`{written}` is less than nothing ({name})", "only money may be negative, for a credit note")
    return number
