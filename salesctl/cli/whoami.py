"""Who sits at the keyboard: the person of the team whose address git would sign with."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from salesctl.cli.session import Session, find_people
from salesctl.core.errors import UsageError
from salesctl.core.identity import address, directory
from salesctl.core.settings import Person
from salesctl.core.words import listed


def whoami(session: Session, named: str | Sequence[str] | None = None) -> str:
    """Return the id of the person named, else SALESCTL_WHO's, else the one of git's user.email.

    Raises UsageError when that is nobody of the team.
    """
    chosen = named or os.environ.get("SALESCTL_WHO")
    if chosen:
        (who,) = find_people(session, [chosen] if isinstance(chosen, str) else chosen[-1:])
        return who
    email = git_email(session.root)
    if email is None:
        raise UsageError("git does not say who you are", "name yourself with --who, or set git config user.email")
    people = session.team.all(Person)
    who_by_email = directory((doc.owner, doc.model.emails) for doc in people)
    found = who_by_email.get(address(email))
    if found is None:
        known = listed(sorted(doc.owner for doc in people), "or")
        raise UsageError(f"{email} is nobody's address in people/", f"name yourself with --who: {known}")
    return found


def git_email(root: Path) -> str | None:
    """Return the address that git signs with in a folder; None when there is none."""
    from salesctl.run.git.command import Git, environment

    program = shutil.which("git")
    if program is None:
        return None
    code, output, _ = Git(program, environment(os.environ)).try_run("config", "--get", "user.email", cwd=root)
    return output.decode("utf-8", "replace").strip() or None if code == 0 else None


def git_person(session: Session) -> str | None:
    """Return the person whose address git signs with here; None when it is nobody's of the team."""
    from salesctl.core.identity import address, directory

    email = git_email(session.root)
    who_by_email = directory((doc.owner, doc.model.emails) for doc in session.team.all(Person))
    return who_by_email.get(address(email)) if email else None
