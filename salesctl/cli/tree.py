"""The tree of commands, built branch by branch: a command costs what it imports, and no more."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from salesctl.cli.options import parameters
from salesctl.core.errors import UsageError
from salesctl.core.system import load
from salesctl.core.words import suggestion

Command = Callable[..., int]
Leaf = str | Callable[[], Any]


class LazyGroup(TyperGroup):
    """A group whose commands are made when they are asked for: `leaves` maps a name to `module:function` or a maker."""

    leaves: Mapping[str, Leaf]

    def list_commands(self, ctx: typer.Context) -> list[str]:  # type: ignore[override]  # Typer's own Context
        """Name the commands, in the order they were registered."""
        del ctx
        return list(self.leaves)

    def get_command(self, ctx: typer.Context, cmd_name: str) -> Any:  # type: ignore[override]
        """Make a command."""
        del ctx
        found = self.leaves.get(cmd_name)
        if found is None:
            return None
        return leaf(load(found), cmd_name) if isinstance(found, str) else found()

    def resolve_command(self, ctx: typer.Context, args: list[str]) -> Any:  # type: ignore[override]
        """Find the command that the words ask for. Raises UsageError with the one probably meant."""
        name = args[0]
        command = self.get_command(ctx, name)
        if command is None:
            path = ctx.command_path
            hint = suggestion(name, self.leaves, f"{path} --help lists the commands")
            raise UsageError(f"`{path} {name}` is no command", hint)
        return name, command, args[1:]


def leaf(function: Command, name: str) -> TyperCommand:
    """Make a command of a function, with the options of every command added to its own."""
    app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
    app.command(name)(function)
    command = typer.main.get_command(app)
    assert isinstance(command, TyperCommand)  # noqa: S101 - an app of one command is that command
    command.params.extend(parameters())
    return command


def group(name: str, help: str, leaves: Mapping[str, Leaf], alone: Command | None = None) -> LazyGroup:  # noqa: A002
    """Make a group; `alone` runs when no command is named."""
    made = LazyGroup(
        name=name,
        help=help,
        params=list(parameters()),
        invoke_without_command=alone is not None,
        no_args_is_help=alone is None,
        callback=_only_alone(alone) if alone else None,
    )
    made.leaves = leaves
    return made


def _only_alone(alone: Command) -> Callable[[], int | None]:
    def callback() -> int | None:
        from typer._click.globals import get_current_context

        ctx = get_current_context()
        return alone(ctx) if ctx.invoked_subcommand is None else None

    return callback


_SYSTEMS = "salesctl.systems"


def systems_of(ctx: typer.Context) -> tuple[str, ...]:
    """Return the system that a command was narrowed to; empty for all of them."""
    found: tuple[str, ...] = ctx.meta.get(_SYSTEMS, ())
    return found


def narrowed(command: Command, noun: str, says: str) -> Command:
    """Return the same command for one system."""

    @wraps(command)
    def of_one(ctx: typer.Context, **options: Any) -> int:
        ctx.meta[_SYSTEMS] = (noun,)
        return command(ctx, **options)

    of_one.__doc__ = says
    return of_one
