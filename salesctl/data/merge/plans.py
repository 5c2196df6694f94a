"""Changes of forecasts as changes of files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from salesctl.core.team import Team
from salesctl.core.words import counted, listed
from salesctl.data.merge.change import Change, Texts, path_of
from salesctl.data.merge.lines import PlanChange, PlanOf
from salesctl.systems.plan.documents import Plan
from salesctl.text.batch import Step, change
from salesctl.text.emit import block

FORECAST = "forecast"


def write_plans(team: Team, plans: Mapping[PlanOf, PlanChange], texts: Texts) -> Iterator[Change]:
    """Yield the plans that change, by path; one that is not there becomes a draft with a forecast alone."""
    for (half, who), planned in sorted(plans.items()):
        path = path_of("plan", half=half, person=who)
        before, doc = texts(path), team.get(Plan, half=half, person=who)
        lines = doc.model.forecast if doc else ()
        if doc is None and not (before or "").strip():
            after = block({FORECAST: planned.new})
        else:
            written = [
                {line.alias or name for name, line in type(each).model_fields.items() if name in each.model_fields_set}
                for each in lines
            ]
            after = change(before or "", [*_values(planned, written), *_gone(planned), *_new(planned, bool(lines))])
        yield Change(path, before, after, _said(planned, drafted=before is None))


def _values(planned: PlanChange, written: list[set[str]]) -> Iterator[Step]:
    for index, values in sorted(planned.values.items()):
        for key, value in values.items():
            if value is not None:
                yield Step("put", (FORECAST, index, key), value)
            elif key in written[index]:
                yield Step("remove", (FORECAST, index, key))


def _gone(planned: PlanChange) -> Iterator[Step]:
    """Take lines out from the last one on, so that the positions of the others stay true."""
    for index in sorted(planned.gone, reverse=True):
        yield Step("remove", (FORECAST, index))


def _new(planned: PlanChange, has_lines: bool) -> Iterator[Step]:  # noqa: FBT001 - a fact of the plan
    if planned.new and not has_lines:
        yield Step("put", (FORECAST,), planned.new)
        return
    for line in planned.new:
        yield Step("append", (FORECAST,), line)


def _said(planned: PlanChange, *, drafted: bool) -> str:
    parts = ((len(planned.new), "added"), (len(planned.values), "changed"), (len(planned.gone), "moved away"))
    said = listed(f"{counted(number, 'line')} {what}" for number, what in parts if number)
    return f"drafted, {said}" if drafted else said
