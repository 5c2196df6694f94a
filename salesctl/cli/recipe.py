"""The reports of the recipe on the command line: their answers are kept, progress is told, `--keep` writes."""

from __future__ import annotations

import sys
from dataclasses import replace

from salesctl.cli.edit import Edit, carry_out, refuse_other_times
from salesctl.cli.recipe_cache import folder_of, load_from, save_in
from salesctl.cli.session import Session
from salesctl.core.errors import UsageError
from salesctl.core.report import Ask, Report
from salesctl.core.system import ReportCommand
from salesctl.systems.recipe.bench import Bench
from salesctl.systems.recipe.documents import Recipe
from salesctl.text.splice import put

PATH = "recipe.yaml"
SLOW = ("fit", "backtest", "predict")


def run(session: Session, command: ReportCommand, ask: Ask) -> Report:
    """Compute a report of the recipe; with --keep its backtest is written into recipe.yaml first."""
    from salesctl.systems.recipe import reports

    if command.name not in SLOW:
        plain: Report = getattr(reports, command.run)(session.team, ask)
        return plain
    bench = _bench(session)
    kept = _keep(session, ask, bench) if ask.options.get("keep") else ()
    made: Report = getattr(reports, command.run)(session.team, ask, bench)
    return replace(made, notes=(*kept, *made.notes))


def _bench(session: Session) -> Bench:
    """Return where answers are kept, and who is told how far a slow one is: whoever sits at a terminal."""
    folder = folder_of(session)
    progress = _told if sys.stderr.isatty() and not session.common.is_quiet else None
    if folder is None:
        return Bench(progress=progress)
    return Bench(load_from(folder), save_in(folder), progress)


def _told(done: int, of: int) -> None:
    """Say on one line of the terminal how far a backtest is, and take the line away at the end."""
    line = f"backtest: {done} of {of} weeks of the past" if done < of else ""
    sys.stderr.write(f"\r\x1b[K{line}")
    sys.stderr.flush()


def _keep(session: Session, ask: Ask, bench: Bench) -> tuple[str, ...]:
    """Write what the backtest found as `checked:`, and return the sentence that says so.

    Raises UsageError where that would not be the whole team's, of today.
    """
    from salesctl.systems.recipe.checked import LONGEST, checked

    refuse_other_times(session.common)
    if ask.who or ask.options.get("horizon", LONGEST) != LONGEST:
        raise UsageError(
            f"--keep is for the whole team, {LONGEST} weeks ahead", "leave --who and --horizon out to keep a backtest"
        )
    if session.team.get(Recipe) is None:
        raise UsageError("there is no recipe.yaml that can be read", "start one: salesctl new recipe")
    found = checked(session.team, bench)
    if isinstance(found, str):
        raise UsageError(f"there is nothing to keep: {found}")
    carry_out(session, Edit(PATH, lambda text: put(text, ("checked",), found), list), said=False)
    return (f"kept in {PATH} as of {found['date']}",)
