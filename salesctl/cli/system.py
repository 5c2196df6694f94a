"""The commands of a system, built from its registration: check, due, show, its reports, and the verbs that write."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from typing import Annotated, Any

import typer

from salesctl.cli.answer import answer
from salesctl.cli.check import Who, check
from salesctl.cli.due import due
from salesctl.cli.options import common
from salesctl.cli.output import chosen
from salesctl.cli.session import Session, find_people, open_session
from salesctl.cli.tree import LazyGroup, Leaf, group, leaf, narrowed
from salesctl.core.report import Ask, Report
from salesctl.core.system import ReportCommand, System, load
from salesctl.systems import all_systems

FORMATS = ("table", "json", "csv", "markdown")
# Verbs that are more than a report: they write, or take words of their own.
VERBS: Mapping[str, Mapping[str, str]] = {
    "plan": {
        "diff": "salesctl.cli.diff:plan_diff",
        "submit": "salesctl.cli.plan:submit",
        "accept": "salesctl.cli.plan:accept",
    },
    "review": {"sign": "salesctl.cli.review:sign"},
    "metric": {"log": "salesctl.cli.metric:log"},
    "manager": {"hand-on": "salesctl.cli.manager:hand_on"},
}

# What a word after a report's name stands for.
_ARGUMENTS: Mapping[str, str] = {
    "candidate": "One candidate, such as field-sales/ana; else everybody open.",
    "date": "The day of a meeting, such as 2026-11-23.",
    "half": "A half, such as 2026-H2; else the one that runs.",
    "id": "A contest, by its id.",
    "metric": "One metric; else all.",
    "period": "A period, such as 2026-H2; else the one that runs.",
    "quarter": "A quarter, such as 2026-Q4; else the one that runs.",
    "role": "A role, a folder of hiring/; else all.",
    "who": "A person.",
    "who-or-period": "A person, or a month or quarter; else the last month that is over.",
    "year": "A year, such as 2026; else this one.",
}

# Systems whose reports are given more than the team: a place for kept answers, and somebody to tell how far they are.
RUNNERS: Mapping[str, str] = {"recipe": "salesctl.cli.recipe:run"}


def build(noun: str) -> LazyGroup:
    """Build the commands of one system."""
    system = next(each for each in all_systems() if each.noun == noun)
    leaves: dict[str, Leaf] = {
        "check": lambda: leaf(narrowed(check, system.noun, f"Say what is wrong: {system.title.lower()}."), "check"),
        "due": lambda: leaf(narrowed(due, system.noun, f"Say what is due: {system.title.lower()}."), "due"),
    }
    for command in system.reports:
        leaves[command.name] = _report_leaf(system, command)
    leaves |= VERBS.get(noun, {})
    return group(noun, system.help, leaves)


def _report_leaf(system: System, command: ReportCommand) -> Leaf:
    return lambda: leaf(_report(system, command), command.name)


def _report(system: System, command: ReportCommand) -> Callable[..., int]:
    """Make the function of a report, with the signature that its registration describes."""

    def report(
        ctx: typer.Context,
        word: str | None = None,
        who: Who = None,
        explain: bool = False,  # noqa: FBT001, FBT002 - a flag of the command line
        **options: Any,
    ) -> int:
        session = open_session(common(ctx))
        style = chosen(session.common, FORMATS, "table")
        ask = Ask(find_people(session, who or []), word, options)
        made = session.with_unread(_made(session, system, command, ask))
        return answer(session, made, style, explain=explain)

    report.__doc__ = command.help
    report.__signature__ = _signature(command)  # type: ignore[attr-defined]  # Typer reads it
    report.__annotations__ = {name: each.annotation for name, each in report.__signature__.parameters.items()}  # type: ignore[attr-defined]
    return report


def _made(session: Session, system: System, command: ReportCommand, ask: Ask) -> Report:
    if system.noun in RUNNERS:
        made: Report = load(RUNNERS[system.noun])(session, command, ask)
        return made
    return system.report(command.run)(session.team, ask)


def _signature(command: ReportCommand) -> inspect.Signature:
    explain = Annotated[bool, typer.Option("--explain", help="Show the rows behind the figures.")]
    made = [_parameter("ctx", typer.Context, inspect.Parameter.empty)]
    if command.argument:
        word = typer.Argument(metavar=command.argument.upper(), help=_ARGUMENTS[command.argument])
        made.append(_parameter("word", Annotated[str | None, word], None))
    made += [_parameter("who", Who, None), _parameter("explain", explain, False)]
    for option in command.options:
        kind: Any = type(option.default) if option.default is not None else str
        if option.default is None:
            kind = str | None
        annotation = Annotated[kind, typer.Option(f"--{option.name.rstrip('_').replace('_', '-')}", help=option.help)]
        made.append(_parameter(option.name, annotation, option.default))
    return inspect.Signature(made)


def _parameter(name: str, annotation: Any, default: Any) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.POSITIONAL_OR_KEYWORD, default=default, annotation=annotation)
