"""A further system is one folder and one name: its commands, rules, schema and references come by themselves."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

import pytest

import salesctl.cli.app
import salesctl.systems
from salesctl.cli.app import run
from tests.support.folders import write_team

ROOMS = {
    "__init__": """
        from salesctl.core.kind import Kind
        from salesctl.core.system import ReportCommand, System

        SYSTEM = System(
            noun="picnic", title="Picnics", family="PIC", package=__name__, help="The team's picnics.",
            kinds=(Kind("picnic", ("picnics/<year>.yaml",), f"{__name__}.documents:Picnic", "picnic of a year"),),
            reports=(ReportCommand("show", "show", "What there is."),),
        )
        """,
    "documents": """
        from typing import ClassVar
        from salesctl.core.shape import Document
        from salesctl.core.types import Day, PersonId

        class Picnic(Document):
            kind: ClassVar[str] = "picnic"
            date: Day
            cook: PersonId
        """,
    "rules": """
        from salesctl.core.finding import Problem
        from salesctl.core.rule import rule

        @rule("PIC001", "picnic-on-a-free-day", "picnic")
        def on_a_free_day(doc, team):
            "A picnic on a day nobody works."
            if not team.calendar.is_working(doc.model.date):
                yield Problem(("date",), "nobody works that day", "take another")
        """,
    "duties": """
        from datetime import timedelta
        from salesctl.core.duty import Want, settled
        from .documents import Picnic

        def duties(team):
            for doc in team.all(Picnic):
                due = doc.model.date - timedelta(days=7)
                yield from settled(team, [Want("picnic/cook", "picnic", "cook found", doc.model.cook, due)])
        """,
    "reports": """
        from salesctl.core.report import Column, Report, Table
        from .documents import Picnic

        def show(team, ask):
            rows = tuple((doc.model.date, doc.model.cook) for doc in team.all(Picnic))
            return Report("Picnics", (Table("picnics", (Column("Day", "day"), Column("Cook")), rows),))
        """,
    "figures": '"""None."""',
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    package = tmp_path / "more" / "picnic"
    package.mkdir(parents=True)
    for room, text in ROOMS.items():
        (package / f"{room}.py").write_text(dedent(text))
    monkeypatch.setattr(salesctl.systems, "__path__", [*salesctl.systems.__path__, str(package.parent)])
    names = (*salesctl.systems.NAMES, "picnic")
    monkeypatch.setattr(salesctl.systems, "NAMES", names)
    monkeypatch.setattr(salesctl.cli.app, "NAMES", names)
    salesctl.systems.all_systems.cache_clear()
    team = write_team(
        tmp_path / "team",
        """
        --- picnics/2026.yaml
        date: 2026-09-19
        cook: anna
        """,
    )
    monkeypatch.chdir(team)
    monkeypatch.setenv("SALESCTL_TODAY", "2026-09-15")
    yield team
    salesctl.systems.all_systems.cache_clear()
    for name in [name for name in sys.modules if name.startswith("salesctl.systems.picnic")]:
        del sys.modules[name]


@pytest.mark.usefixtures("folder")
def test_its_rules_and_references_are_checked(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["picnic", "check", "--format", "json"]) == 1
    found = {finding["code"]: finding for finding in json.loads(capsys.readouterr().out)["findings"]}
    assert found["PIC001"]["line"] == 1
    assert found["REF001"]["hint"] == "did you mean `ana`?"


@pytest.mark.usefixtures("folder")
def test_its_duties_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["due", "--format", "json", "--who", "ana"]) == 0
    capsys.readouterr()
    run(["picnic", "due", "--format", "json"])
    (duty,) = json.loads(capsys.readouterr().out)["duties"]
    assert (duty["id"], duty["state"], duty["due"]) == ("picnic/cook", "late", "2026-09-14")


@pytest.mark.usefixtures("folder")
def test_its_report_is_a_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["picnic", "show", "--format", "csv"]) == 0
    assert capsys.readouterr().out == "Day,Cook\n2026-09-19,anna\n"


@pytest.mark.usefixtures("folder")
def test_its_schema_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema", "show", "picnic"]) == 0
    assert json.loads(capsys.readouterr().out)["required"] == ["date", "cook"]


@pytest.mark.usefixtures("folder")
def test_a_rule_that_fails_is_a_finding_and_takes_nothing_with_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    package = Path(salesctl.systems.__path__[-1]) / "picnic" / "rules.py"
    package.write_text(
        package.read_text()
        + "\n"
        + dedent(
            """
        @rule("PIC002", "breaks", "picnic")
        def breaks(doc, team):
            "It breaks."
            yield 1 / 0
        """
        )
    )
    assert run(["check", "--format", "json"]) == 70
    found = {finding["code"]: finding for finding in json.loads(capsys.readouterr().out)["findings"]}
    assert "PIC002 breaks" in found["SYS001"]["message"]
    assert "PIC001" in found
