"""Printing what a check found: one format here, and as many reports into files as were asked for."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from salesctl.cli.output import page, write
from salesctl.cli.session import Session
from salesctl.core.errors import UsageError
from salesctl.core.rule import Page as RulePage
from salesctl.core.words import counted
from salesctl.run.baseline import Compared
from salesctl.run.check import Checked
from salesctl.text.files import write as write_file

# Formats without a place for what could not be looked at: it is said beside them.
WORDLESS = ("concise", "gitlab")
FORMATS = ("full", "concise", "json", "github", "gitlab", "sarif", "junit", "markdown")


@dataclass(frozen=True)
class Answer:
    """What a check found and what is needed to print it; `is_whole` when nothing narrowed it down."""

    session: Session
    checked: Checked
    late: int
    compared: Compared
    pages: Mapping[str, RulePage]
    systems: tuple[str, ...]
    is_whole: bool

    @property
    def prefix(self) -> str:
        """What leads from the repository's root to the team's, for formats that speak to a git host."""
        root = self.session.root.resolve()
        for folder in (root, *root.parents):
            if (folder / ".git").exists():
                inside = root.relative_to(folder).as_posix()
                return "" if inside == "." else f"{inside}/"
        return ""


def read_reports(words: Sequence[str]) -> list[tuple[str, Path]]:
    """Read `sarif=x.sarif` words. Raises UsageError for a format that is none."""
    found = []
    for word in words:
        style, mark, place = word.partition("=")
        if not mark or not place or style not in FORMATS:
            raise UsageError(f"`{word}` is no report", f"write FORMAT=FILE, with one of: {', '.join(FORMATS)}")
        found.append((style, Path(place)))
    return found


def print_all(answer: Answer, style: str, reports: Sequence[tuple[str, Path]], output_file: str | None) -> None:
    """Print a check here or into a file, and write the further reports."""
    if style in WORDLESS and not answer.session.common.is_quiet:
        sys.stderr.write("".join(f"evidence: {note}\n" for note in answer.checked.notes))
    for extra, place in reports:
        write_file(place, text(answer, extra, None, color=False))
    if output_file is not None:
        write_file(Path(output_file), text(answer, style, None, color=False))
        return
    where = page(answer.session.common)
    write(text(answer, style, where.width, color=where.color, links=where.links))


def text(answer: Answer, style: str, width: int | None, *, color: bool, links: bool = False) -> str:
    """Return a check in one format."""
    checked, findings = answer.checked, answer.checked.findings
    match style:
        case "json":
            from salesctl.render.json import check_text

            notes = (*checked.notes, *answer.session.out_of_reach)
            return check_text(replace(checked, notes=notes), answer.late)
        case "concise":
            from salesctl.render.findings import concise

            return concise(findings)
        case "github":
            from salesctl.render.github import github

            proven = checked.evidence in (None, "complete")
            said = github(findings, checked.files, answer.late, answer.prefix, checked.notes, is_proven=proven)
            return said + "".join(f"{line}\n" for line in _baseline(answer))
        case "gitlab":
            from salesctl.render.gitlab import gitlab

            return gitlab(findings, answer.prefix)
        case "sarif":
            from salesctl.render.sarif import sarif

            return sarif(findings, answer.pages, answer.prefix, checked.notes)
        case "junit":
            from salesctl.render.junit import junit

            return junit(findings, checked.files, checked.notes)
        case "markdown":
            from salesctl.render.markdown import markdown

            return markdown(findings, checked.files, answer.late, checked.notes, answer.prefix)
    return _full(answer, width, color=color, links=links)


def _full(answer: Answer, width: int | None, *, color: bool, links: bool) -> str:
    from salesctl.render.findings import full

    noun = answer.systems[0] if len(answer.systems) == 1 else ""
    store = answer.session.opened.store
    link_of = answer.session.address if links else None
    body = full(answer.checked, answer.late, store.text, width, color=color, noun=noun, link_of=link_of)
    quiet = answer.session.common.is_quiet
    notes = () if quiet else (*answer.session.notes, *answer.session.out_of_reach)
    return "\n".join((*notes, body.rstrip("\n"), *_baseline(answer))) + "\n"


def _baseline(answer: Answer) -> list[str]:
    lines = []
    if answer.compared.known:
        lines.append(f"{counted(answer.compared.known, 'finding')} known before and left out")
    stale = answer.compared.stale
    if stale and answer.is_whole:
        are = "entry of the baseline is mended" if len(stale) == 1 else "entries of the baseline are mended"
        lines.append(f"{len(stale)} {are}: salesctl baseline prune")
    return lines
