"""JSON is a contract: what every command prints is held to its schema, wherever the options stand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from salesctl.systems import all_systems
from tests.support.folders import EXAMPLE, PROJECT, program, salesctl, write_team

REPORTS = [
    (system.noun, report.name) for system in all_systems() for report in system.reports if not report.own_contract
]


def held(name: str, text: str) -> Any:
    """Read a JSON answer and hold it to its contract."""
    answer = json.loads(text)
    schema = json.loads((PROJECT / "docs" / "contracts" / f"{name}.json").read_text())
    jsonschema.Draft7Validator.check_schema(schema)
    jsonschema.Draft7Validator(schema).validate(answer)
    return answer


@pytest.mark.parametrize(
    "words",
    [
        ("check", "--format", "json"),
        ("--format", "json", "check"),
        ("plan", "check", "--format", "json"),
        ("plan", "--format", "json", "check"),
        ("--format", "json", "plan", "check"),
        ("--format", "full", "plan", "--format", "concise", "check", "--format", "json"),
    ],
)
def test_options_stand_before_or_after_the_verb_and_the_right_most_wins(words: tuple[str, ...], tmp_path: Path) -> None:
    folder = write_team(tmp_path, "--- plans/2026-H2/ana.yaml\nquota: 180,000\n")
    answer = salesctl(*words, "--today", "2026-09-15", cwd=folder)
    assert answer.code == 1
    found = held("check", answer.out)
    assert [finding["code"] for finding in found["findings"]] == ["SCH010"]
    assert found["findings"][0]["path"] == "plans/2026-H2/ana.yaml"


def test_duties_follow_their_contract() -> None:
    answer = salesctl("due", "--format", "json", cwd=EXAMPLE)
    found = held("due", answer.out)
    assert answer.code == 0
    assert found["today"] == "2026-11-23"
    assert {duty["state"] for duty in found["duties"]} >= {"open", "late"}


@pytest.mark.parametrize(("noun", "name"), REPORTS, ids=[" ".join(each) for each in REPORTS])
def test_reports_follow_their_contract(noun: str, name: str) -> None:
    answer = salesctl(noun, name, "--format", "json", "--explain", cwd=EXAMPLE)
    assert answer.code == 0, answer.err
    found = held("report", answer.out)
    for table in found["tables"]:
        assert all(len(row) == len(table["columns"]) for row in table["rows"])


@pytest.mark.parametrize("words", [("me", "--who", "ana-silva"), ("brief", "dana-roy"), ("year",)])
def test_pages_of_lines_lose_nothing_for_programs(words: tuple[str, ...]) -> None:
    (table,) = held("report", salesctl(*words, "--format", "json", cwd=EXAMPLE).out)["tables"]
    page = " ".join(salesctl(*words, cwd=EXAMPLE).out.split())
    for section, line in table["rows"]:
        assert section in page
        assert all(" ".join(part.split()) in page for part in line.split(" · "))
    assert len(salesctl(*words, "--format", "csv", cwd=EXAMPLE).out.splitlines()) == len(table["rows"]) + 1


def test_what_is_behind_the_score_is_there_for_programs() -> None:
    found = held("status", salesctl("status", "--explain", "--format", "json", cwd=EXAMPLE).out)
    assert any("reviews/dana-roy/2026-Q3.yaml:" in str(row) for table in found["behind"] for row in table["rows"])


@pytest.mark.parametrize(
    ("words", "code", "name"),
    [
        (("chekc",), 2, "usage"),
        (("check", "--fail-on", "sometimes"), 2, "usage"),
        (("due", "--who", "nobody"), 2, "usage"),
        (("check", "--today", "tomorrow"), 2, "usage"),
        (("check", "nowhere.yaml"), 2, "usage"),
        (("check", "--team", "/nowhere"), 3, "no-team"),
        (("check", "--as-of", "HEAD"), 2, "history"),
    ],
)
def test_errors_follow_their_contract(words: tuple[str, ...], code: int, name: str, tmp_path: Path) -> None:
    folder = write_team(tmp_path)
    answer = program(*words, "--format", "json", cwd=folder)
    assert answer.code == code
    assert held("error", answer.out)["error"]["code"] == name
    assert not answer.err
    plain = salesctl(*words, cwd=folder)
    assert plain.code == code
    assert plain.err.startswith("salesctl: ")
    assert "Traceback" not in plain.err
