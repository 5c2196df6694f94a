"""Many files written as one change: tried out first, then written under one lock."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import count, groupby

from salesctl.cli.edit import lock_of, place_of
from salesctl.cli.session import Session, open_session
from salesctl.core.errors import UnwritableError
from salesctl.core.finding import Problem
from salesctl.core.team import Team
from salesctl.core.words import counted
from salesctl.data.merge import Change
from salesctl.run import refs
from salesctl.run.store import Loaded
from salesctl.text.decode import BOM, decode
from salesctl.text.fault import Unwritable
from salesctl.text.files import PATIENCE, locked, rewrite, settle

Told = Callable[[int, int], None]
AT_ONCE = 8
"""Files of one folder on their way to the disk at the same time: each waits for it, and waiting is most of the work."""
_LEANS_ON: Mapping[str, str] = {"plans": "accounts.yaml"}
"""Folders whose files name what another file defines: they are not written when that one could not be."""


def try_out(session: Session, changes: Sequence[Change]) -> None:
    """Read the changed files as they would be. Raises UnwritableError where one would not load, or would name what is
    nowhere; then nothing is to be written.
    """
    unsaved = {one.path: one.after.encode() for one in changes}
    then = open_session(session.common, unsaved=unsaved)
    names = {target: _load(where) for system in then.systems for target, where in system.names.items()}
    known = {(path, problem.message) for path, problem in _astray(session, then.team, unsaved, names)}
    for path in unsaved:
        loaded = _loaded(then, path)
        if loaded is None or loaded.doc is None:
            raise _unreadable(path, loaded)
    for path, problem in _astray(then, then.team, unsaved, names):
        if (path, problem.message) not in known:
            raise UnwritableError(f"nothing was written: in {path}, {problem.message}", problem.hint)


def _unreadable(path: str, loaded: Loaded | None) -> UnwritableError:
    faults = loaded.faults if loaded else ()
    if any(fault.name == "too-large" for fault in faults):
        return UnwritableError(
            f"nothing was written: {path} would be too large to be read ({faults[0].message})",
            "export fewer deals, such as those of the last year, or take out of it what nobody needs any more",
        )
    problems = loaded.problems if loaded else ()
    why = " ".join([*(fault.message for fault in faults), *(problem.message for _, problem in problems)][:1])
    return UnwritableError(
        f"{path} could not be read afterwards, so nothing was written: {why}",
        "please report it with this file and the export's headings",
    )


def _load(where: str) -> refs.Names:
    from salesctl.core.system import load

    names: refs.Names = load(where)
    return names


def _astray(
    session: Session, team: Team, paths: Iterable[str], names: Mapping[str, refs.Names]
) -> Iterator[tuple[str, Problem]]:
    """Yield the names in some files of a session that lead nowhere in a team."""
    for path in paths:
        loaded = _loaded(session, path)
        if loaded is not None and loaded.doc is not None:
            yield from ((path, problem) for _, problem in refs.check(loaded.doc, team, names))


def _loaded(session: Session, path: str) -> Loaded | None:
    def by_path() -> dict[str, Loaded]:
        store = session.opened.store
        wanted = [name for name, kind in store.kinds.items() if name in _KINDS]
        return {each.entry.path: each for name in wanted for each in store.load(name)}

    return session.team.once("together", "loaded", make=by_path).get(path)


_KINDS = frozenset({"accounts", "person", "metrics", "plan", "todo"})


def texts_of(session: Session) -> Callable[[str], str | None]:
    """Return what gives the text of a file that imports change; None where there is none."""

    def text(path: str) -> str | None:
        found = _loaded(session, path)
        return None if found is None else found.text

    return text


def write_all(session: Session, changes: Sequence[Change], told: Told) -> None:
    """Write the changed files under the team's lock, each whole or not at all.

    Raises UnwritableError naming the files that could not be written; the others are, and lean on none of those.
    """
    failed: dict[str, str] = {}
    done = count(1)
    try:
        with locked(lock_of(session.root), PATIENCE), ThreadPoolExecutor(AT_ONCE) as pool:
            for folder, group in groupby(changes, key=lambda one: place_of(session, one.path).parent):
                files = list(group)
                reasons = pool.map(lambda one: _missing(one, failed) or _write(session, one), files)
                for one, why in zip(files, reasons, strict=True):
                    if why:
                        failed[one.path] = why
                    told(next(done), len(changes))
                settle(folder)
    except Unwritable as error:
        raise UnwritableError(error.message, error.hint) from None
    if failed:
        path, why = next(iter(failed.items()))
        more = f", and {len(failed) - 1} more" if len(failed) > 1 else ""
        others = counted(len(changes) - len(failed), "other file")
        raise UnwritableError(f"{path} was not written: {why}{more}; {others} written", "mend that, and run it again")


def _missing(one: Change, failed: Mapping[str, str]) -> str:
    leans_on = _LEANS_ON.get(one.path.split("/", 1)[0], "")
    return f"it leans on {leans_on}" if leans_on in failed else ""


def _write(session: Session, one: Change) -> str:
    """Write one file; return why it could not be, blank when it was."""
    target = place_of(session, one.path)
    try:
        before = target.read_bytes() if target.exists() else None
        if (None if before is None else decode(before)[0]) != one.before:
            return "another program saved it meanwhile"
        mark = BOM if before is not None and before.startswith(BOM) else b""
        rewrite(target, mark + one.after.encode(), settled=False)
    except OSError as error:
        return (error.strerror or "it cannot be written").lower()
    return ""
