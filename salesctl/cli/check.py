"""`salesctl check`: everything that is wrong in what is written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Annotated

import typer

from salesctl.cli.options import common
from salesctl.cli.output import chosen, page, write
from salesctl.cli.session import Session, find_people, open_session, path_filter
from salesctl.core.errors import Exit, UsageError
from salesctl.core.finding import Finding, Severity
from salesctl.run.check import Checked, Scope, start
from salesctl.run.due import all_duties, late

FAIL_ON = ("error", "warning", "info", "late", "never")
FORMATS = ("full", "concise", "json")
PathTest = Callable[[str], bool]

Paths = Annotated[list[str] | None, typer.Argument(help="Files and folders; the whole team when none is named.")]
Who = Annotated[list[str] | None, typer.Option("--who", help="Only what concerns this person.", metavar="PERSON")]
FailOn = Annotated[str, typer.Option("--fail-on", help=f"When to exit with 1: {', '.join(FAIL_ON)}.", metavar="WHAT")]


def check(ctx: typer.Context, paths: Paths = None, who: Who = None, fail_on: FailOn = "error") -> int:
    """Say everything that is wrong in what the team has written."""
    return run(ctx, (), paths or [], who or [], fail_on)


def run(ctx: typer.Context, systems: tuple[str, ...], paths: Sequence[str], who: Sequence[str], fail_on: str) -> int:
    """Check the files of some systems (all when none is named), print, and return the exit code."""
    if fail_on not in FAIL_ON:
        raise UsageError(f"`{fail_on}` is nothing to fail on", f"one of: {', '.join(FAIL_ON)}")
    session = open_session(common(ctx))
    style = chosen(session.common, FORMATS, "full")
    wanted = _concerning(session, path_filter(session, paths), find_people(session, who))
    checked = start(session.opened, session.systems).run(Scope(systems, wanted))
    nouns = systems or tuple(system.noun for system in session.systems)
    duties = late(all_duties(session.opened, [each for each in session.systems if each.noun in nouns]))
    if who:
        duties = tuple(duty for duty in duties if duty.who in who or duty.about in who)
    _print(session, checked, len(duties), style, systems)
    return exit_code(checked, len(duties), fail_on)


def _concerning(session: Session, inside: PathTest, people: frozenset[str]) -> PathTest:
    if not people:
        return inside
    store = session.opened.store

    def wanted(path: str) -> bool:
        if not inside(path):
            return False
        parts = next((parts for kind in store.kinds.values() if (parts := kind.match(path)) is not None), {})
        return parts.get("person") in people

    return wanted


def exit_code(checked: Checked, late_duties: int, fail_on: str) -> int:
    """Return the exit code of a check: decided here and nowhere else."""
    if checked.crashed:
        return Exit.FAULT
    if fail_on == "never":
        return Exit.CLEAN
    if fail_on == "late":
        failing = late_duties > 0 or _any(checked.findings, Severity.ERROR)
    else:
        failing = _any(checked.findings, Severity(fail_on))
    return Exit.FINDINGS if failing else Exit.CLEAN


def _any(findings: Sequence[Finding], least: Severity) -> bool:
    return any(finding.severity.weight >= least.weight for finding in findings)


def _print(session: Session, checked: Checked, late_duties: int, style: str, systems: tuple[str, ...]) -> None:
    if style == "json":
        from salesctl.render.json import check_text

        return write(check_text(checked, late_duties))
    from salesctl.render.findings import concise, full

    if style == "concise":
        return write(concise(checked.findings))
    where = page(session.common)
    noun = systems[0] if len(systems) == 1 else ""
    text = full(checked, late_duties, session.opened.store.text, where.width, color=where.color, noun=noun)
    return write("\n".join((*session.notes, text)) if session.notes and not session.common.is_quiet else text)
