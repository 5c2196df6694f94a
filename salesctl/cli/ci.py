"""`salesctl ci`: the files with which GitHub, GitLab and pre-commit check a team."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

import typer

from salesctl.cli.edit import refuse_other_times
from salesctl.cli.options import common
from salesctl.cli.output import write
from salesctl.cli.schema_install import repository_of
from salesctl.cli.session import open_session
from salesctl.core.errors import UsageError
from salesctl.core.words import listed
from salesctl.data.writing.hosts import PLACEHOLDER, checked_source, host_files, own_source
from salesctl.text.files import write as write_file

UNKNOWN = f"salesctl ci --from {PLACEHOLDER}"
_PATH = re.compile(r"[\w./-]*")

From = Annotated[
    str | None,
    typer.Option(
        "--from", help="Where hosts get salesctl from; where yours came from when not said.", metavar="ADDRESS"
    ),
]


def ci(ctx: typer.Context, source: From = None) -> int:
    """Write the files with which GitHub, GitLab and pre-commit check this team; what is there stays."""
    options = common(ctx)
    refuse_other_times(options)
    found = checked_source(source) if source else own_source()
    if found is None:
        raise UsageError("nothing says where a host gets salesctl from", f"say it: {UNKNOWN}")
    root = open_session(options).root.resolve()
    top = repository_of(root)
    inside = root.relative_to(top).as_posix()
    if not _PATH.fullmatch(inside):
        raise UsageError(f"`{inside}` cannot stand in a host's files", "rename the folder without blanks and signs")
    written, there = write_hosts(top, found, "" if inside == "." else inside)
    said = [f"{listed(written)} in {top}: commit and push them" if written else "nothing to write"]
    said += [f"{listed(there)} stays as it is"] if there else []
    write("\n".join(said))
    return 0


def write_hosts(top: Path, source: str, inside: str = "") -> tuple[list[str], list[str]]:
    """Write the files that are not there into a repository; return their paths, and those of the rest."""
    written, there = list[str](), list[str]()
    for path, text in host_files(source, inside).items():
        place = top / path
        if place.exists():
            there.append(path)
            continue
        write_file(place, text)
        written.append(path)
    return written, there
