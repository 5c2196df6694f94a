"""`salesctl export` as its users run it: five formats, said whom for, and the same bytes from the same team."""

from __future__ import annotations

import json
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest
from openpyxl import load_workbook

from salesctl.data.export import TABLES, MissingExtra, Pick, filled, write
from tests.exporting.test_export_tables import PLAN
from tests.importing.laid import snapshot
from tests.support.examples import opened
from tests.support.folders import Answer, salesctl, write_team

TODAY = ("--today", "2026-09-15")


@pytest.fixture
def team(tmp_path: Path) -> Path:
    return write_team(tmp_path / "team", PLAN + "--- metrics/ana/2026-09.yaml\n2026-09-01: {calls: 12}\n")


def run(team: Path, *words: str) -> Answer:
    """Export a team beside itself."""
    return salesctl("export", *words, *TODAY, cwd=team)


@pytest.mark.parametrize("form", ["csv", "json"])
def test_the_same_team_gives_the_same_bytes(team: Path, form: str) -> None:
    for folder in ("one", "two"):
        assert run(team, "--to", form, str(team.parent / folder)).code == 0
    assert snapshot(team.parent / "one") == snapshot(team.parent / "two")
    assert f"people.{form}" in snapshot(team.parent / "one")


def test_an_export_says_whom_it_is_for_and_what_it_leaves_out(team: Path) -> None:
    answer = run(team, "--to", "csv", str(team.parent / "out"))
    assert "for everybody who may read the team's folder" in answer.out
    assert "left out: reviews, " in answer.out
    assert not (team.parent / "out/reviews.csv").exists()
    private = run(team, "--to", "csv", "--private", str(team.parent / "out"))
    assert "for the manager alone" in private.out
    assert (team.parent / "out/reviews.csv").exists()
    again = run(team, "--to", "csv", str(team.parent / "out"))
    assert "from an earlier export" in again.out


def test_excel_gets_numbers_days_and_text_that_is_not_run(team: Path) -> None:
    assert run(team, "--to", "xlsx", str(team.parent)).code == 0
    page = load_workbook(team.parent / "salesctl.xlsx")["forecast_lines"]
    head, first, *_ = page.iter_rows()
    cells = dict(zip((cell.value for cell in head), first, strict=True))
    assert cells["amount"].value == 180000.5
    assert cells["account"].value == '=HYPERLINK("http://x.example")'
    assert cells["account"].data_type == "s"
    assert cells["won"].value.date() == date(2026, 9, 14)


def test_the_same_team_gives_the_same_workbook(team: Path) -> None:
    for folder in ("one", "two"):
        assert run(team, "--to", "xlsx", str(team.parent / folder)).code == 0
    assert (team.parent / "one/salesctl.xlsx").read_bytes() == (team.parent / "two/salesctl.xlsx").read_bytes()


def test_duckdb_and_parquet_hold_typed_columns(team: Path) -> None:
    for form in ("duckdb", "parquet"):
        assert run(team, "--to", form, str(team.parent / "out")).code == 0
    query = "SELECT account, amount, won, lost, number FROM {} ORDER BY number"
    expected = [
        ('=HYPERLINK("http://x.example")', Decimal("180000.50"), date(2026, 9, 14), None, 1),
        ("late", Decimal("5.00"), None, "price", 2),
    ]
    with duckdb.connect(str(team.parent / "out/salesctl.duckdb"), read_only=True) as base:
        assert base.execute(query.format("forecast_lines")).fetchall() == expected
    with duckdb.connect() as base:
        file = team.parent / "out/forecast_lines.parquet"
        assert base.execute(query.format(f"'{file}'")).fetchall() == expected
    assert sorted(path.name for path in (team.parent / "out").iterdir() if path.name.startswith(".")) == []


def test_text_with_quotes_lines_and_nothing_in_it_survives_duckdb(tmp_path: Path) -> None:
    text = '--- manager/todo.yaml\n- what: |-\n    say "no",\n    then, wait\n  kind: admin\n  added: 2026-09-01\n'
    write(filled(TABLES, Pick(opened(text).team)), "parquet", tmp_path)
    with duckdb.connect() as base:
        rows = base.read_parquet(f"{tmp_path}/todo.parquet").project("what, dropped, is_others").fetchall()
    assert rows == [('say "no",\nthen, wait', None, False)]


@pytest.mark.parametrize(("form", "package"), [("xlsx", "xlsxwriter"), ("parquet", "duckdb"), ("duckdb", "duckdb")])
def test_a_missing_extra_is_named_with_what_to_run(
    form: str, package: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(MissingExtra) as missing:
        write(filled(TABLES, Pick(opened("").team)), form, tmp_path)
    assert f"pip install {package};" in missing.value.hint


def test_one_table_can_be_had_alone(team: Path) -> None:
    assert run(team, "--to", "csv", "--table", "metrics", str(team.parent / "out")).code == 0
    assert snapshot(team.parent / "out") == {
        "metrics.csv": b"person,day,unit,period,metric,value\nana,2026-09-01,day,2026-09-01,calls,12\n"
    }


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--to", "pdf"), "one of: csv, json, xlsx, parquet, duckdb"),
        (("--table", "metric"), "did you mean `metrics`?"),
        (("--table", "reviews"), "--private"),
    ],
)
def test_what_cannot_be_exported_is_refused_with_the_next_move(team: Path, words: tuple[str, ...], said: str) -> None:
    answer = run(team, *words, str(team.parent / "out"))
    assert answer.code == 2
    assert said in answer.err


def test_a_folder_that_cannot_be_made_is_said(team: Path) -> None:
    (team.parent / "out").write_text("a file", encoding="utf-8")
    answer = run(team, "--to", "csv", str(team.parent / "out"))
    assert answer.code == 2
    assert "was not written" in answer.err


def test_programs_are_told_the_files_and_the_audience(team: Path) -> None:
    answer = json.loads(run(team, "--to", "csv", "--format", "json", str(team.parent / "out")).out)
    assert answer["audience"].startswith("for everybody")
    assert {"name": "metrics", "rows": 1} in answer["tables"]
    assert all(Path(path).is_file() for path in answer["files"])
