"""Every page, whole, as it is printed on the example team: in 80 columns, in 120, and piped into a file.

`UPDATE_SNAPSHOTS=1 pytest tests/snapshots` writes them again; read the diff before it is committed.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from salesctl.cli.app import run
from salesctl.systems import all_systems
from tests.support.folders import copy_example

PAGES = Path(__file__).parent / "pages"
WIDTHS = {"80": "80", "120": "120", "piped": ""}
PIPED = ("status", "me --who ana-silva", "check", "due", "plan coverage", "training gaps")
REPORTS = [f"{system.noun} {report.name}" for system in all_systems() for report in system.reports]
# Reports that need to be told about whom or what.
TOLD = {
    "coaching show": "coaching show dana-roy",
    "recipe backtest": "",
    "recipe predict": "",
    "recipe fit": "",
    "recipe targets": "",
}
COMMANDS = [
    *("status", "status --systems", "status --explain", "status --today 2026-12-31", "status --today 2027-01-04"),
    *("me --who ana-silva", "me --who rita-lopes", "brief dana-roy", "year", "year 2027"),
    *("check", "check --format concise", "plan check", "due", "due --today 2027-01-04", "review due"),
    *("explain PLN002", "explain YML001"),
    *(command for report in REPORTS if (command := TOLD.get(report, report))),
]


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("copy") / "team"
    return copy_example(folder)


CASES = [(command, width) for command in COMMANDS for width in WIDTHS if width != "piped" or command in PIPED]


@pytest.mark.parametrize(("command", "width"), CASES)
def test_the_page_is_as_it_was(
    command: str, width: str, team: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(team)
    for name in [name for name in os.environ if name.startswith(("SALESCTL_", "GITHUB_")) or name == "FORCE_COLOR"]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", WIDTHS[width])
    code = run(command.split())
    out, err = capsys.readouterr()
    assert code in (0, 1), err
    page = out.replace(str(team), "<team>").replace(str(team.parent), "<folder>")
    if width != "piped" and "concise" not in command:
        too_wide = [line for line in page.splitlines() if len(line) > int(width) and not _unbreakable(line)]
        assert not too_wide
    place = PAGES / f"{re.sub('[^a-z0-9]+', '-', command.casefold())}.{width}.txt"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        place.parent.mkdir(exist_ok=True)
        place.write_text(page)
    assert page == place.read_text()


def _unbreakable(line: str) -> bool:
    """Tell whether a line is too long only for a word, a path or a line of somebody's file that nobody may cut."""
    return bool(re.search(r"^\s*\d* [|] |[^\s]{30,}|^evidence: ", line))


def test_no_page_is_left_over() -> None:
    wanted = {f"{re.sub('[^a-z0-9]+', '-', command.casefold())}.{width}.txt" for command, width in CASES}
    assert {place.name for place in PAGES.iterdir()} == wanted
