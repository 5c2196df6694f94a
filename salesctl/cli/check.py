"""`salesctl check`: everything that is wrong in what is written."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from salesctl.cli.findings import FORMATS, Answer, print_all, read_reports
from salesctl.cli.kept import keep
from salesctl.cli.options import Common, common
from salesctl.cli.output import chosen, write
from salesctl.cli.session import Session, find_people, open_session, path_filter
from salesctl.cli.tree import systems_of
from salesctl.core.errors import Exit, UsageError
from salesctl.core.finding import Finding, Severity
from salesctl.core.words import suggestion
from salesctl.run import baseline
from salesctl.run.check import Checked, Scope, start
from salesctl.run.due import all_duties, late
from salesctl.run.source import Entry

FAIL_ON = ("error", "warning", "info", "late", "never")
PathTest = Callable[[str], bool]

Paths = Annotated[list[str] | None, typer.Argument(help="Files and folders; the whole team when none is named.")]
Who = Annotated[list[str] | None, typer.Option("--who", help="Only what concerns this person.", metavar="PERSON")]
FailOn = Annotated[str, typer.Option("--fail-on", help=f"When to exit with 1: {', '.join(FAIL_ON)}.", metavar="WHAT")]
Select = Annotated[
    list[str] | None, typer.Option("--select", help="Only codes that begin so: PLN, SCH01.", metavar="CODE")
]
Ignore = Annotated[list[str] | None, typer.Option("--ignore", help="No codes that begin so.", metavar="CODE")]
Since = Annotated[
    str | None, typer.Option("--since", help="Only what is new since a day or revision.", metavar="DAY|REV")
]
Report = Annotated[
    list[str] | None,
    typer.Option("--report", help="Write one more report: sarif=salesctl.sarif.", metavar="FORMAT=FILE"),
]
OutputFile = Annotated[str | None, typer.Option("--output-file", help="Write there instead of here.", metavar="FILE")]
Fix = Annotated[bool, typer.Option("--fix", help="Mend what is certain, then check.")]
Unsafe = Annotated[bool, typer.Option("--unsafe-fixes", help="With --fix: mend what rests on a guess too.")]
Diff = Annotated[bool, typer.Option("--diff", help="With --fix: show the changes and write nothing.")]
Stdin = Annotated[str | None, typer.Option("--stdin-filename", help="With `-`: the file piped in.", metavar="FILE")]
NoBaseline = Annotated[bool, typer.Option("--no-baseline", help="Show what baseline.json knows too.")]


def check(
    ctx: typer.Context,
    paths: Paths = None,
    who: Who = None,
    fail_on: FailOn = "error",
    select: Select = None,
    ignore: Ignore = None,
    since: Since = None,
    report: Report = None,
    output_file: OutputFile = None,
    no_baseline: NoBaseline = False,  # noqa: FBT002 - a flag of the command line
    fix: Fix = False,  # noqa: FBT002
    unsafe_fixes: Unsafe = False,  # noqa: FBT002
    diff: Diff = False,  # noqa: FBT002
    stdin_filename: Stdin = None,
) -> int:
    """Say everything that is wrong in what the team has written."""
    if fail_on not in FAIL_ON:
        raise UsageError(f"`{fail_on}` is nothing to fail on", f"one of: {', '.join(FAIL_ON)}")
    reports = read_reports(report or [])
    systems = systems_of(ctx)
    options = common(ctx)
    _refuse_unknown_codes("--select", select or ())
    _refuse_unknown_codes("--ignore", ignore or ())
    keeps = _chosen_codes(select or (), ignore or ())
    mends = fix or diff or unsafe_fixes
    _refuse_half_piped(paths or [], stdin_filename, mends=mends)
    if mends:
        from salesctl.cli.fix import fix as mend

        first = open_session(options)
        concerned = _concerning(first, path_filter(first, paths or []), find_people(first, who or []))
        said = mend(options, Scope(systems, concerned, tuple(select or ())), keeps, unsafe=unsafe_fixes, diff=diff)
        if diff:
            write(said)
            return Exit.FINDINGS if said else Exit.CLEAN
        sys.stderr.write(said)
    session, inside = _piped(options, paths or [], stdin_filename)
    style = chosen(session.common, FORMATS, "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "full")
    people = find_people(session, who or [])
    wanted = _concerning(session, inside, people)
    passing = start(session.opened, session.systems)
    scope = Scope(systems, wanted, tuple(select or ()))
    checked = passing.run(scope)
    checked = replace(checked, findings=tuple(filter(keeps, checked.findings)))
    compared = baseline.Compared(checked.findings, 0, ())
    if since is not None:
        compared = baseline.compare(checked.findings, _then(session, since, scope))
        compared = replace(compared, stale=())
    elif not no_baseline:
        compared = baseline.compare(checked.findings, read_baseline(session), passing.could_find)
    checked = replace(checked, findings=compared.new)
    late_duties = _late(session, systems, people)
    narrowed = bool(paths or who or systems or select or ignore)
    answer = Answer(session, checked, late_duties, compared, passing.pages, systems, is_whole=not narrowed)
    if not (reports or output_file or fix or unsafe_fixes or stdin_filename):
        keep(session)
    print_all(answer, style, reports, output_file)
    return exit_code(checked, late_duties, fail_on)


def _piped(options: Common, paths: list[str], name: str | None) -> tuple[Session, PathTest]:
    """Open the team; when a file is piped in, with its content, and that file alone to be checked."""
    if name is None:
        session = open_session(options)
        return session, path_filter(session, paths)
    path = _path_in(open_session(options).root, name)
    session = open_session(options, unsaved={path: sys.stdin.buffer.read()})
    return session, lambda each: each == path


def _refuse_half_piped(paths: Sequence[str], name: str | None, *, mends: bool) -> None:
    """Refuse `-` without its name, a name without `-`, and what does not go with a file that is piped in."""
    example = "salesctl check - --stdin-filename plans/2026-H2/ana-silva.yaml"
    if "-" not in paths:
        if name is not None:
            raise UsageError("--stdin-filename names what is piped in", f"add `-`: {example}")
        return
    if name is None:
        raise UsageError("`-` reads a file from the pipe", f"name it: {example}")
    if len(paths) > 1:
        raise UsageError("`-` is checked alone", "leave the other paths out")
    if mends:
        raise UsageError("what is piped in cannot be mended where it stands", "save it first, or leave --fix out")


def _path_in(root: Path, name: str) -> str:
    """Return the path in the team of a file named from here or from the team's folder, saved or not."""
    full = root.resolve()
    places = [Path(os.path.normpath(base / name)) for base in (Path.cwd(), full)]
    inside = [place for place in places if place.is_relative_to(full)]
    if not inside:
        raise UsageError(f"`{name}` is no file of this team (--stdin-filename)", f"name one under {full}")
    place = max(inside, key=lambda each: (each.exists(), each.parent.exists()))
    return place.relative_to(full).as_posix()


def read_baseline(session: Session) -> tuple[baseline.Known, ...]:
    """Return the entries of the team's baseline; none where there is no baseline.json."""
    source = session.opened.store.source
    if not source.exists(baseline.FILE):
        return ()
    return baseline.read(source.read(Entry(baseline.FILE)).decode("utf-8", "replace"))


def _refuse_unknown_codes(option: str, words: Sequence[str]) -> None:
    """Refuse what begins no code and names no rule: a check that looks for nothing would always pass."""
    if not words:
        return
    from salesctl.cli.explain import every_page

    pages = every_page()
    codes, names = [page.code for page in pages], [page.name for page in pages]
    for word in words:
        if not word or not (word in names or any(code.startswith(word) for code in codes)):
            families = sorted({code[:3] for code in codes})
            hint = suggestion(word, names, f"codes begin with one of: {', '.join(families)}")
            raise UsageError(f"`{word}` is no code and no name of a rule ({option})", hint)


def _chosen_codes(select: Sequence[str], ignore: Sequence[str]) -> Callable[[Finding], bool]:
    """Return a test for the findings that --select and --ignore leave: codes by how they begin, or whole names."""

    def keeps(finding: Finding) -> bool:
        wanted = not select or finding.code.startswith(tuple(select)) or finding.name in select
        return wanted and not (finding.code.startswith(tuple(ignore)) or finding.name in ignore)

    return keeps


def _then(session: Session, rev: str, scope: Scope) -> tuple[baseline.Known, ...]:
    """Return what was found at a revision, on today's clock, so that only what was written since is new."""
    then = open_session(replace(session.common, as_of=rev, today=session.team.now))
    return baseline.entries(start(then.opened, then.systems).run(scope).findings)


def _late(session: Session, systems: tuple[str, ...], people: frozenset[str]) -> int:
    asked = [system for system in session.systems if not systems or system.noun in systems]
    found = late(all_duties(session.opened, asked))
    return sum(not people or duty.who in people or duty.about in people for duty in found)


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
