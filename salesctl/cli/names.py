"""The names that completion offers, read from file names and the first words of lines: quick, and never wrong enough
to harm. Nothing heavy is imported, and nothing here raises: who waits for a TAB wants no message.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from salesctl.core.errors import NoTeamError
from salesctl.run.root import TEAM_FILE, find_root

CHECK_FORMATS = ("full", "concise", "json", "github", "gitlab", "sarif", "junit", "markdown")
REPORT_FORMATS = ("table", "json", "csv", "markdown")
_KEY = re.compile(r"(?P<key>[^\s#:'\"\[\]{}-][^:#'\"\[\]{}]*):(?:\s|$)")
_PERIODS = {
    "YEAR": r"[0-9]{4}",
    "HALF": r"[0-9]{4}-H[12]",
    "QUARTER": r"[0-9]{4}-Q[1-4]",
    "MONTH": r"[0-9]{4}-[0-9]{2}",
}
_LONGEST = 36  # months to offer


def values(what: str, command: str, table: Mapping[str, Any], named: Path | None) -> dict[str, str]:
    """Return the names that a placeholder such as PERSON or `PERSON HALF` stands for, each with what it is."""
    found: dict[str, str] = {}
    for word in re.split(r"[ |]|-OR-", what):
        maker = _FIXED.get(word)
        if maker is not None:
            found |= maker(command, table)
        elif word in _OF_TEAM:
            root = _root(named)
            found |= _OF_TEAM[word](root) if root is not None else {}
    return found


def _root(named: Path | None) -> Path | None:
    try:
        return find_root(Path.cwd(), named)
    except (NoTeamError, OSError):
        return None


# ---- what is the same for every team


def _formats(command: str, _table: Mapping[str, Any]) -> dict[str, str]:
    return _plain(CHECK_FORMATS if _is_check(command) else REPORT_FORMATS)


def _fail_on(command: str, _table: Mapping[str, Any]) -> dict[str, str]:
    return _plain(("error", "warning", "info", "late", "never") if _is_check(command) else ("late", "never"))


def _is_check(command: str) -> bool:
    return command == "check" or command.endswith(" check")


def _plain(words: Iterable[str]) -> dict[str, str]:
    return dict.fromkeys(words, "")


_FIXED: Mapping[str, Callable[[str, Mapping[str, Any]], dict[str, str]]] = {
    "FORMAT": _formats,
    "WHAT": _fail_on,
    "WHEN": lambda _command, _table: _plain(("auto", "always", "never")),
    "SPAN": lambda _command, _table: _plain(("7d", "14d", "30d", "13w")),
    "SHELL": lambda _command, _table: _plain(("bash", "zsh", "fish")),
    "CODE": lambda _command, table: dict(table["codes"]),
    "KIND": lambda _command, table: _plain(table["kinds"]),
}


# ---- what stands in the team's files


def _stems(root: Path, *folder: str) -> list[str]:
    """Return the names under a folder, without their ending."""
    try:
        names = os.listdir(root.joinpath(*folder))
    except OSError:
        return []
    return sorted(name.removesuffix(".yaml") for name in names if not name.startswith("."))


def _people(root: Path) -> dict[str, str]:
    return {person: _said(root / "people" / f"{person}.yaml", "name") for person in _stems(root, "people")}


def _said(place: Path, key: str) -> str:
    """Return what a line at the left margin says behind a key."""
    for line in _lines(place):
        if line.startswith(f"{key}:"):
            return line.partition(":")[2].partition(" #")[0].strip().strip("'\"")
    return ""


def _lines(place: Path) -> list[str]:
    try:
        return place.read_text(encoding="utf-8-sig", errors="replace").splitlines()
    except OSError:
        return []


def _keys(place: Path, under: str | None = None) -> dict[str, str]:
    """Return the keys at the left margin, or those one step in under one of them."""
    found, inside, depth = list[str](), under is None, 0 if under is None else None
    for line in _lines(place):
        text = line.lstrip(" ")
        key = _KEY.match(text)
        if key is None:
            continue
        margin = len(line) - len(text)
        if under is not None and margin == 0:
            inside, depth = key["key"].strip() == under, None
            continue
        depth = margin if depth is None else depth
        if inside and margin == depth:
            found.append(key["key"].strip())
    return _plain(found)


def _accounts(root: Path) -> dict[str, str]:
    return _keys(root / "accounts.yaml")


def _metrics(root: Path) -> dict[str, str]:
    return _keys(root / "recipe.yaml", "metrics")


def _contests(root: Path) -> dict[str, str]:
    lines = (line for year in _stems(root, "contests") for line in _lines(root / "contests" / f"{year}.yaml"))
    found = (re.match(r"\s*(?:-\s+)?id:\s*(?P<id>[a-z0-9-]+)", line) for line in lines)
    return _plain(match["id"] for match in found if match)


def _roles(root: Path) -> dict[str, str]:
    return _plain(_stems(root, "hiring"))


def _candidates(root: Path) -> dict[str, str]:
    return {
        name: role for role in _stems(root, "hiring") for name in _stems(root, "hiring", role) if name != "scorecard"
    }


def _meetings(root: Path) -> dict[str, str]:
    return _plain(name for name in reversed(_stems(root, "meetings")) if name != "agenda")


def _today(root: Path) -> date:
    pinned = _said(root / TEAM_FILE, "today")
    try:
        return date.fromisoformat(pinned)
    except ValueError:
        return datetime.now(UTC).date()


def _days(root: Path) -> dict[str, str]:
    today = _today(root)
    return {str(today): "today", str(today - timedelta(days=1)): "yesterday"}


def _periods(*units: str) -> Callable[[Path], dict[str, str]]:
    """Return what finds the periods of some units: with files, of this year and of the next."""
    form = re.compile("|".join(_PERIODS[unit] for unit in units))

    def find(root: Path) -> dict[str, str]:
        year = _today(root).year
        near = [
            f"{each}{part}"
            for each in (year, year + 1)
            for part in ("", "-H1", "-H2", *(f"-Q{n}" for n in range(1, 5)))
        ]
        written = [name for folder in ("plans", "quotas", "training", "contests") for name in _stems(root, folder)]
        found = {name for name in (*near, *written, *_months(root)) if form.fullmatch(name)}
        return _plain(sorted(found, reverse=True))

    return find


def _months(root: Path) -> list[str]:
    """Return the months from the team's first to the next, the newest three years of them."""
    today = _today(root)
    count = today.year * 12 + today.month
    try:
        since = date.fromisoformat(_said(root / TEAM_FILE, "since"))
    except ValueError:
        since = today
    first = max(since.year * 12 + since.month - 1, count - _LONGEST)
    return [f"{number // 12:04}-{number % 12 + 1:02}" for number in range(first, count + 1)]


_OF_TEAM: Mapping[str, Callable[[Path], dict[str, str]]] = {
    "PERSON": _people,
    "WHO": _people,
    "PERIOD": _periods("YEAR", "HALF", "QUARTER", "MONTH"),
    "YEAR": _periods("YEAR"),
    "HALF": _periods("HALF"),
    "QUARTER": _periods("QUARTER"),
    "MONTH": _periods("MONTH"),
    "DAY": _days,
    "DATE": _meetings,
    "ACCOUNT": _accounts,
    "METRIC": _metrics,
    "ID": _contests,
    "ROLE": _roles,
    "CANDIDATE": _candidates,
}
