"""`salesctl check --fix`: mend, look again, until nothing is left to mend; then write, or show what would change."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from difflib import unified_diff

from salesctl.cli.options import Common
from salesctl.cli.session import Session, open_session
from salesctl.core.errors import UnwritableError, UsageError
from salesctl.core.finding import Finding
from salesctl.core.words import counted
from salesctl.run.check import Scope, start
from salesctl.run.fix import ROUNDS, fixable, mend
from salesctl.run.source import PRIVATE, FolderSource
from salesctl.text.fault import Unwritable
from salesctl.text.files import edit

LOCK = ".salesctl/lock"


Keeps = Callable[[Finding], bool]


def fix(common: Common, scope: Scope, keeps: Keeps, *, unsafe: bool, diff: bool) -> str:
    """Mend the findings of a scope that `keeps` lets through; return what was done, or with `diff` what would be."""
    if common.as_of is not None or common.today is not None:
        raise UsageError("a command that writes takes neither --as-of nor --today", "leave it out")
    session = open_session(common)
    texts, count = _mended(common, session, scope, keeps, unsafe=unsafe)
    if diff:
        return "".join(_diff(session, path, text) for path, text in sorted(texts.items()))
    for path, text in texts.items():
        _save(session, path, session.opened.store.text(path), text)
    return f"{counted(count, 'finding')} mended in {counted(len(texts), 'file')}\n"


def _mended(
    common: Common, first: Session, scope: Scope, keeps: Keeps, *, unsafe: bool
) -> tuple[Mapping[str, str], int]:
    """Mend in memory until nothing changes; return the new texts and how many findings they mend."""
    texts: dict[str, str] = {}
    session, count = first, 0
    for _ in range(ROUNDS):
        findings = start(session.opened, session.systems).run(scope).findings
        found = fixable(filter(keeps, findings), unsafe=unsafe)
        changed, mended = mend(found, session.opened.store.text)
        if not changed:
            break
        count += mended
        texts |= changed
        unsaved = {path.removeprefix(PRIVATE): text.encode() for path, text in texts.items()}
        session = open_session(common, unsaved=unsaved)
    return texts, count


def _save(session: Session, path: str, before: str, after: str) -> None:
    """Write one file under the team's lock. Raises UnwritableError when it changed meanwhile."""
    source = session.opened.store.source
    bare = path.removeprefix(PRIVATE)
    private = source.private if isinstance(source, FolderSource) else {}
    base = private[bare.split("/", 1)[0]] if path.startswith(PRIVATE) else session.root

    def change(text: str) -> str:
        if text != before:
            raise Unwritable("the file changed while it was being mended", "run it again")
        return after

    try:
        edit(base / bare, change, lock=session.root / LOCK)
    except Unwritable as error:
        raise UnwritableError(f"{path}: {error.message}", error.hint) from None


def _diff(session: Session, path: str, after: str) -> str:
    before = session.opened.store.text(path)
    return "".join(unified_diff(before.splitlines(keepends=True), after.splitlines(keepends=True), path, path))
