"""What the tables hold, and what they leave out."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal

import pytest

from salesctl.core.period import Period
from salesctl.data.export import TABLES, Pick, Sheet, Table, filled
from salesctl.data.export.text import csv_text, json_text
from salesctl.run.check import Scope, start
from salesctl.run.due import all_duties
from salesctl.run.open import open_team
from salesctl.run.source import FolderSource
from salesctl.systems import all_systems
from tests.support.examples import DAY, no_history, opened
from tests.support.folders import EXAMPLE

PLAN = """
--- plans/2026-H2/ana.yaml
submitted: 2026-06-22
quota: 400000
lookback: {worked: [fair], did_not: [calls], change: [visits]}
forecast:
  - account: =HYPERLINK("http://x.example")
    amount: 180000.50
    close: 2026-10
    source: pipeline
    with: [bo]
    won: 2026-09-14
  - {account: late, amount: 5, close: 2026-11-03, source: lead, lost: price}
personal_goals:
  - {what: run the half marathon, by: 2026-10-18}
actions:
  - {what: map the buyers, by: 2026-07-31, done: 2026-07-29}
--- reviews/ana/2026-08.yaml
held: 2026-09-02
rating: 4
agreed:
  - {what: call the board, by: 2026-09-30}
"""
KINDS: Mapping[str, tuple[type, ...]] = {
    "text": (str,),
    "count": (int,),
    "number": (int, Decimal),
    "money": (int, Decimal),
    "percent": (int, Decimal),
    "day": (date,),
    "time": (time,),
    "period": (Period, str),
    "flag": (bool,),
}


def sheet(name: str, text: str, *, private: bool = False) -> Sheet:
    """One table of a team."""
    found = opened(text)
    checked = start(found, all_systems()).run(Scope()).findings
    pick = Pick(found.team, private, duties=all_duties(found, all_systems()), findings=checked)
    return next(each for each in filled(TABLES, pick) if each.table.name == name)


def column(found: Sheet, name: str) -> list[object]:
    """One column of a table."""
    at = [field.name for field in found.table.fields].index(name)
    return [row[at] for row in found.rows]


def test_forecast_lines_say_how_each_deal_stands() -> None:
    found = sheet("forecast_lines", PLAN)
    assert column(found, "state") == ["won", "lost"]
    assert column(found, "amount") == [Decimal("180000.50"), Decimal(5)]
    assert [str(close) for close in column(found, "close")] == ["2026-10", "2026-11-03"]
    assert column(found, "with") == ["bo", None]


def test_nothing_of_reviews_and_personal_goals_is_in_an_export_for_everybody() -> None:
    found = opened(PLAN)
    duties = all_duties(found, all_systems())
    everybody = filled(TABLES, Pick(found.team, duties=duties))
    words = "".join(csv_text(each) for each in everybody)
    assert "half marathon" not in words
    assert "call the board" not in words
    assert not {each.table.name for each in everybody} & {table.name for table in TABLES if table.private}
    alone = "".join(csv_text(each) for each in filled(TABLES, Pick(found.team, private=True, duties=duties)))
    assert "half marathon" in alone
    assert "call the board" in alone


def test_what_stands_in_a_private_repository_is_left_out() -> None:
    found = opened("--- metrics/ana/2026-09.yaml\n2026-09-01: {calls: 12}\n")
    table = next(each for each in TABLES if each.name == "metrics")
    assert len(list(table.rows(Pick(found.team)))) == 1
    hidden = frozenset({"metrics/ana/2026-09.yaml"})
    assert list(table.rows(Pick(found.team, hidden=hidden))) == []
    assert len(list(table.rows(Pick(found.team, private=True, hidden=hidden)))) == 1


def test_items_are_named_where_they_stand() -> None:
    found = sheet("items", PLAN)
    assert column(found, "item") == ["plans/2026-H2/ana.yaml#actions/1"]
    assert column(found, "done") == [date(2026, 7, 29)]


def test_a_text_that_a_spreadsheet_would_run_is_made_safe() -> None:
    rows = list(csv.DictReader(io.StringIO(csv_text(sheet("forecast_lines", PLAN)))))
    assert rows[0]["account"] == '\'=HYPERLINK("http://x.example")'
    assert all(not value.startswith(("=", "+", "-", "@")) for row in rows for value in row.values())


def test_json_rounds_nothing_and_tells_nothing_from_zero() -> None:
    rows = json.loads(json_text(sheet("forecast_lines", PLAN)))
    assert rows[0]["amount"] == "180000.50"
    assert rows[0]["probability"] is None
    assert rows[0]["number"] == 1


def test_an_empty_team_gives_empty_tables() -> None:
    found = opened("--- recipe.yaml\n--- people/ana.yaml\n--- people/bo.yaml\n--- people/max.yaml\n")
    sheets = filled(TABLES, Pick(found.team, private=True))
    assert sum(len(each.rows) for each in sheets) == 0
    assert all(json.loads(json_text(each)) == [] for each in sheets)


@pytest.fixture(scope="module")
def example() -> tuple[Sheet, ...]:
    """Every table of the example team."""
    found = open_team(FolderSource(EXAMPLE), all_systems(), name="example", clock=lambda _zone: DAY, history=no_history)
    pick = Pick(found.team, private=True, duties=all_duties(found, all_systems()))
    return filled(TABLES, pick)


def test_every_cell_is_of_its_column_s_type(example: tuple[Sheet, ...]) -> None:
    for each in example:
        for row in each.rows:
            assert len(row) == len(each.table.fields), each.table.name
            for cell, field in zip(row, each.table.fields, strict=True):
                assert cell is None or isinstance(cell, KINDS[field.type]), (each.table.name, field.name, cell)


def test_the_example_fills_every_table_it_has_documents_for(example: tuple[Sheet, ...]) -> None:
    empty = {each.table.name for each in example if not each.rows}
    assert empty <= {"findings", "scores"}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_tables_and_columns_are_named_once_and_explained(table: Table) -> None:
    names = [field.name for field in table.fields]
    assert len(set(names)) == len(names)
    assert table.says
    assert [each.name for each in TABLES].count(table.name) == 1
    assert len(table.name) <= 31
