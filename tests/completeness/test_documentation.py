"""Whatever can be run or set is written down where people look for it, and whatever is written down can be run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from salesctl.cli.app import tree
from salesctl.core.system import ReportCommand, System
from salesctl.systems import all_systems
from tests.completeness.commands import resolve

ROOT = Path(__file__).parents[2]
REPORTS = [(system, report) for system in all_systems() for report in system.reports]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")


def commands(group: Any, path: str = "salesctl") -> Iterator[tuple[str, Any]]:
    ctx = typer.Context(group, info_name=path)
    for name in group.list_commands(ctx):
        command = group.get_command(ctx, name)
        yield f"{path} {name}", command
        if hasattr(command, "list_commands"):
            yield from commands(command, f"{path} {name}")


COMMANDS = dict(commands(tree()))


@pytest.mark.parametrize("path", COMMANDS, ids=lambda path: path.removeprefix("salesctl ").replace(" ", "-"))
def test_a_command_and_its_options_have_help(path: str) -> None:
    command = COMMANDS[path]
    assert (command.help or "").strip().endswith(".")
    silent = [each.name for each in command.params if each.param_type_name == "option" and not each.help]
    assert silent == []


@pytest.mark.parametrize(
    ("system", "report"), REPORTS, ids=lambda each: getattr(each, "noun", getattr(each, "name", ""))
)
def test_a_report_is_documented(system: System, report: ReportCommand) -> None:
    page = (ROOT / "docs" / "commands.md").read_text("utf-8")
    assert f"\n## salesctl {system.noun} {report.name}\n" in page
    assert callable(system.report(report.run))


@pytest.mark.parametrize("system", all_systems(), ids=lambda system: system.noun)
def test_every_system_can_be_checked_asked_and_shown(system: System) -> None:
    assert {f"salesctl {system.noun} {verb}" for verb in ("check", "due", "show")} <= COMMANDS.keys()


@pytest.mark.parametrize("system", [each for each in all_systems() if each.policy], ids=lambda system: system.noun)
def test_every_key_of_the_policy_is_documented(system: System) -> None:
    page = (ROOT / "docs" / "format.md").read_text("utf-8")
    _, _, below = page.partition(f"\n## {system.title}\n")
    part = below.split("\n## ", 1)[0]
    model = system.policy_model()
    assert model is not None
    assert [key for key in model.model_fields if f"`{key}`" not in part] == []


@pytest.mark.parametrize("name", PAGES)
def test_what_a_page_tells_people_to_type_exists(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    spans = re.findall(r"`(salesctl [^`\n]+)`", text)
    typed = [*spans, *re.findall(r"^(?:\$ )?(?:\S*/)?(salesctl .+)$", text, re.MULTILINE)]
    assert [line for line in typed if not resolve(line)] == []


def test_the_readme_has_two_commands_to_copy_one_that_shows_the_example_and_one_that_tests() -> None:
    """Who copies them has nothing but Python and git, and .ci/run runs the second as it stands."""
    shows, tests = re.findall(r"^```sh\n(.+?)\n```$", README, re.MULTILINE | re.DOTALL)
    assert README.count("\n```") == 4
    assert shows.endswith("/bin/salesctl")
    assert tests.endswith("-m pytest -n auto")
