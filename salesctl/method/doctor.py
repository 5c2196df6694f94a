"""What is off in a team's surroundings, and the next move: one line for each thing looked at."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from salesctl.core.words import counted, listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from salesctl.core.evidence import Evidence
    from salesctl.core.settings import Settings

WORKSHOP = ".salesctl"
SCHEMAS = f"{WORKSHOP}/schemas"
WANTED = "if wanted:"
OLDEST_GIT = (2, 25)


@dataclass(frozen=True, slots=True)
class Line:
    """One thing looked at: what was found, and what to do when it is off."""

    what: str
    found: str
    move: str = ""


def git_program(said: str | None) -> Line:
    """Return the line on git, from what `git --version` says; None where there is no git."""
    if said is None:
        return Line("git", "not installed, so nobody can tell who wrote what", "install git")
    numbers = [part for part in said.replace(".", " ").split() if part.isdigit()]
    found = tuple(int(part) for part in numbers[:2])
    if found and found < OLDEST_GIT:
        oldest = ".".join(map(str, OLDEST_GIT))
        return Line("git", said, f"install git {oldest} or newer")
    return Line("git", said)


def proof(found: Evidence) -> Line:
    """Return the line on what the history can prove."""
    absence = found.history.absence
    if absence is not None:
        return Line("evidence", absence.message, absence.hint)
    if not found.has_known_author:
        move = "add to `emails` in people/ what each has in: git config user.email"
        return Line("evidence", "nobody in people/ has committed here", move)
    return Line("evidence", "the whole history is here")


def encoding(output: str | None, files: str, locale_: str | None) -> Line:
    """Return the line on encodings: a page has signs that only UTF-8 can show everywhere."""
    said = f"output {output or 'unknown'}, file names {files}, locale {locale_ or 'none'}"
    is_whole = all(name is not None and name.replace("-", "").lower() == "utf8" for name in (output, files))
    return Line("encodings", said, "" if is_whole else "set PYTHONUTF8=1, or a locale that ends in UTF-8")


def switched_off(settings: Settings, is_absent: Callable[[str], bool]) -> Iterator[Line]:
    """Yield a line for each thing that team.yaml switches off, and each private folder that is not here."""
    if settings.systems.off:
        yield Line("systems", f"off: {listed(settings.systems.off)}")
    rules = settings.rules
    if rules.disable:
        yield Line("rules", f"off: {listed(rules.disable)}")
    for pattern, codes in rules.paths.items():
        yield Line("rules", f"off in {pattern}: {listed(codes)}")
    for root in settings.private:
        missing = [folder for folder in root.holds if is_absent(folder)]
        if missing:
            move = f"clone it to {root.path}, or work without: it is unseen, not late"
            yield Line("private", f"{listed(missing)} is not here", move)


def workshop(root: Path) -> Line:
    """Return the line on the team's own corner, where cache and lock are kept."""
    corner = root / WORKSHOP
    if not corner.exists():
        can = os.access(root, os.W_OK)
        return Line("cache", "empty" if can else "none: the folder is read-only", "" if can else _FASTER)
    if not os.access(corner, os.W_OK):
        return Line("cache", f"{WORKSHOP} cannot be written, so nothing is kept", _FASTER)
    files = [path for path in corner.rglob("*") if path.is_file()]
    size = sum(path.stat().st_size for path in files)
    return Line("cache", f"{counted(len(files), 'file')}, {size / 1024:,.0f} KB in {WORKSHOP}")


_FASTER = f"{WANTED} make the folder writable, and a second run is faster"


def schemas(root: Path) -> Line:
    """Return the line on the editor's schemas: they hold the team's names, and names come and go."""
    folder = root / SCHEMAS
    move = "salesctl schema install"
    if not folder.is_dir():
        return Line("editor", "no schemas are installed", f"{WANTED} {move}")
    made = min((path.stat().st_mtime for path in folder.glob("*.json")), default=0.0)
    sources = (root / name for name in ("team.yaml", "people", "accounts.yaml", "recipe.yaml"))
    newest = max((path.stat().st_mtime for path in sources if path.exists()), default=0.0)
    if newest > made:
        return Line("editor", "names changed since the schemas were installed", move)
    return Line("editor", f"schemas in {SCHEMAS}")
