"""The files with which GitHub, GitLab and pre-commit check a team, and where they get salesctl from."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, distribution
from typing import Any

from salesctl.core.errors import UsageError
from salesctl.data.builtin import built_in

PLACEHOLDER = "git+https://git.example/salesctl@REVISION"
"""What stands in the templates where the address belongs; no host can have a name that ends in `.example`."""

# One address and nothing that YAML or a shell would read otherwise; a repository only with a revision.
_ADDRESS = re.compile(r"[a-z+]+://[\w.~/:@+%=&?,-]+(?:#[\w.=&/-]+)?")
_REVISION = re.compile(r"git\+[a-z]+://[^/]*/[^@]+@[\w./-]+(?:#.*)?")


def checked_source(source: str) -> str:
    """Return where salesctl is had from. Raises UsageError for what is no address, or changes behind one's back."""
    move = f"write it like {PLACEHOLDER}, with a tag or a commit at its end"
    if not _ADDRESS.fullmatch(source) or source == PLACEHOLDER:
        raise UsageError(f"`{source}` is no address to install salesctl from (--from)", move)
    if source.startswith("git+") and not _REVISION.fullmatch(source):
        raise UsageError(f"`{source}` names no revision (--from)", move)
    return source


def own_source() -> str | None:
    """Return where this salesctl was installed from: a repository at a commit, else None."""
    try:
        text = distribution("salesctl").read_text("direct_url.json")
    except PackageNotFoundError:
        return None
    return source_of(json.loads(text)) if text else None


def source_of(origin: Mapping[str, Any]) -> str | None:
    """Return the address that pip wrote down for an installation; None for a folder, which no host can see."""
    vcs, url = origin.get("vcs_info", {}), str(origin.get("url", ""))
    if vcs.get("vcs") != "git" or url.startswith("file:"):
        return None
    made = f"git+{url}@{vcs['commit_id']}"
    return made if _REVISION.fullmatch(made) and _ADDRESS.fullmatch(made) else None


def host_files(source: str, team: str = "") -> Mapping[str, str]:
    """Return the files by their path in the repository; `team` leads from there to the team's folder."""
    root = built_in("templates") / "repository"
    check = f"salesctl -C {team} check" if team else "salesctl check"
    found = (path for path in sorted(root.rglob("*")) if path.is_file())
    return {
        path.relative_to(root).as_posix(): path.read_text("utf-8")
        .replace(PLACEHOLDER, source)
        .replace("salesctl check --", f"{check} --")
        .replace("entry: salesctl check", f"entry: {check}")
        for path in found
    }
