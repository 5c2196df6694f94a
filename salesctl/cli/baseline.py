"""`salesctl baseline`: write down what is known, look what is mended, take that out."""

from __future__ import annotations

import typer

from salesctl.cli.check import read_baseline
from salesctl.cli.options import common
from salesctl.cli.output import write
from salesctl.cli.session import Session, open_session
from salesctl.cli.tree import LazyGroup, group
from salesctl.core.errors import Exit, UsageError
from salesctl.core.words import counted
from salesctl.run import baseline
from salesctl.run.check import Scope, start
from salesctl.text.files import write as write_file


def build() -> LazyGroup:
    """Build the commands on the baseline."""
    where = "salesctl.cli.baseline"
    verbs = {"write": f"{where}:write_down", "check": f"{where}:look", "prune": f"{where}:prune"}
    return group("baseline", "Findings the team knows, so that only new ones fail.", verbs)


def write_down(ctx: typer.Context) -> int:
    """Write everything found now into baseline.json: from then on only new findings are shown."""
    session = _open(ctx)
    known = baseline.entries(start(session.opened, session.systems).run(Scope()).findings)
    write_file(session.root / baseline.FILE, baseline.write(known))
    write(f"{counted(len(known), 'finding')} written to {baseline.FILE}")
    return 0


def look(ctx: typer.Context) -> int:
    """Say which entries of baseline.json nothing matches any more; exit with 1 when there are some."""
    stale = _stale(open_session(common(ctx)))
    for known in stale:
        write(f"{known.path}: {known.code} {known.message}")
    write(f"{counted(len(stale), 'entry is', 'entries are')} mended" + (": salesctl baseline prune" if stale else ""))
    return Exit.FINDINGS if stale else Exit.CLEAN


def prune(ctx: typer.Context) -> int:
    """Take out the entries of baseline.json that nothing matches any more."""
    session = _open(ctx)
    known = read_baseline(session)
    stale = {entry.fingerprint for entry in _stale(session)}
    kept = [entry for entry in known if entry.fingerprint not in stale]
    write_file(session.root / baseline.FILE, baseline.write(kept))
    write(f"{counted(len(known) - len(kept), 'entry', 'entries')} taken out, {len(kept)} left")
    return 0


def _open(ctx: typer.Context) -> Session:
    options = common(ctx)
    if options.as_of is not None or options.today is not None:
        raise UsageError("a command that writes takes neither --as-of nor --today", "leave it out")
    return open_session(options)


def _stale(session: Session) -> tuple[baseline.Known, ...]:
    """Return the entries that nothing matches any more, where it was looked. Raises UsageError without a baseline."""
    if not (session.root / baseline.FILE).is_file():
        raise UsageError(f"there is no {baseline.FILE} here", "write it first: salesctl baseline write")
    passing = start(session.opened, session.systems)
    return baseline.compare(passing.run(Scope()).findings, read_baseline(session), passing.could_find).stale
