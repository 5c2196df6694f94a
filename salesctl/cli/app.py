"""The whole command line: which commands there are, and what happens when one cannot be carried out."""

from __future__ import annotations

import errno
import os
import sys
import traceback
from collections.abc import Mapping, Sequence
from typing import Any

import typer

from salesctl.cli.tree import LazyGroup, Leaf, group
from salesctl.core.errors import Exit, SalesctlError, UnwritableError, UsageError
from salesctl.systems import NAMES

COMMANDS: Mapping[str, str] = {
    "status": "salesctl.cli.status:status",
    "check": "salesctl.cli.check:check",
    "due": "salesctl.cli.due:due",
    "me": "salesctl.cli.pages:me",
    "brief": "salesctl.cli.pages:brief",
    "year": "salesctl.cli.pages:year",
    "explain": "salesctl.cli.explain:explain",
    "calendar": "salesctl.cli.calendar:calendar",
    "diff": "salesctl.cli.diff:diff",
    "log": "salesctl.cli.log:log",
    "init": "salesctl.cli.init:init",
    "new": "salesctl.cli.new:new",
    "done": "salesctl.cli.done:done",
    "ci": "salesctl.cli.ci:ci",
    "doctor": "salesctl.cli.doctor:doctor",
    "export": "salesctl.cli.export:export",
    "completion": "salesctl.cli.completion:completion",
}
GROUPS: Mapping[str, str] = {
    "import": "salesctl.cli.import_:build",
    "schema": "salesctl.cli.schema:build",
    "baseline": "salesctl.cli.baseline:build",
}
OF_THE_PLACE = frozenset(
    (errno.EROFS, errno.EACCES, errno.EPERM, errno.ENOSPC, errno.EISDIR, errno.ENOTDIR, errno.EEXIST)
)
"""Where writing fails for what a place is, and not for what salesctl did there."""
REFUSED: Any = typer.BadParameter.__mro__[2]  # what Typer raises when it cannot read the command line


def tree() -> LazyGroup:
    """Build the root of the commands."""
    leaves: dict[str, Leaf] = dict(COMMANDS)
    for name, where in GROUPS.items():
        leaves[name] = _maker(where)
    for noun in NAMES:
        leaves[noun] = _system(noun)
    return group("salesctl", "Sales management as code.", leaves, alone=_alone)


def _alone(ctx: typer.Context) -> int:
    from salesctl.cli.status import alone

    return alone(ctx)


def _maker(where: str) -> Leaf:
    def make() -> Any:
        from salesctl.core.system import load

        return load(where)()

    return make


def _system(noun: str) -> Leaf:
    def make() -> Any:
        from salesctl.cli.system import build

        return build(noun)

    return make


def run(words: Sequence[str]) -> int:
    """Carry out a command line; return the exit code. Whatever happens, the user reads a sentence and no traceback."""
    try:
        code = tree().main(list(words), prog_name="salesctl", standalone_mode=False)
        sys.stdout.flush()
        return int(code or 0)
    except SalesctlError as error:
        return _refuse(error, words)
    except REFUSED as error:
        return _refuse(_as_usage(error), words)
    except (KeyboardInterrupt, typer.Abort):
        sys.stderr.write("\ninterrupted\n" if sys.stderr.isatty() else "interrupted\n")  # below the ^C
        return Exit.INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.CLEAN
    except OSError as error:
        place = error.filename if error.errno in OF_THE_PLACE else None
        return _fault(error) if place is None else _refuse(_as_unwritable(error, place), words)
    except Exception as error:  # noqa: BLE001 - the last wall before the user
        return _fault(error)


def _as_unwritable(error: OSError, place: object) -> UnwritableError:
    reason = (error.strerror or "no permission").lower()
    return UnwritableError(f"{place} cannot be written: {reason}", "look at its permissions, or name another place")


def _as_usage(error: Any) -> UsageError:
    path = error.ctx.command_path if getattr(error, "ctx", None) else "salesctl"
    message = str(error.format_message()).strip().rstrip(".") or "a command is missing"
    return UsageError(message[:1].lower() + message[1:], f"{path} --help shows how it is used")


def _refuse(error: SalesctlError, words: Sequence[str]) -> int:
    if wants_json(words):
        from salesctl.render.json import error_text

        sys.stdout.write(error_text(error))
    else:
        sys.stderr.write(f"salesctl: {error.message}\n")
        if error.hint:
            sys.stderr.write(f"  {error.hint}\n")
    return error.code


def wants_json(words: Sequence[str]) -> bool:
    """Tell whether the answer is to be JSON, from the bare words: the command line may be the thing that is wrong."""
    chosen = os.environ.get("SALESCTL_FORMAT")
    for index, word in enumerate(words):
        if word in ("--format", "-f") and index + 1 < len(words):
            chosen = words[index + 1]
        elif word.startswith("--format="):
            chosen = word.partition("=")[2]
    return chosen == "json"


def _fault(error: Exception) -> int:
    sys.stderr.write(f"salesctl: this is a fault of salesctl, not of your files: {type(error).__name__}: {error}\n")
    if os.environ.get("SALESCTL_DEBUG"):
        sys.stderr.write("".join(traceback.format_exception(error)))
    else:
        sys.stderr.write("  please report it with what SALESCTL_DEBUG=1 prints; your files were not changed\n")
    return Exit.FAULT
