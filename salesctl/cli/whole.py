"""Gather a whole team for the pages that look at all of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from salesctl.cli.session import Session
from salesctl.core.duty import Duty
from salesctl.core.finding import KeyPath
from salesctl.core.team import Team
from salesctl.method.independence import own_shares
from salesctl.method.whole import Whole
from salesctl.render.findings import where
from salesctl.run.check import Scope, start
from salesctl.run.due import all_duties
from salesctl.run.source import PRIVATE
from salesctl.systems.contest.documents import Contests


def gather(session: Session) -> Whole:
    """Check the team and ask for every duty, once."""
    findings = start(session.opened, session.systems).run(Scope()).findings
    duties = all_duties(session.opened, session.systems)
    own = own_shares(session.team)
    return Whole(session.team, session.systems, duties, findings, _documents(session), own)


# The key that each kind of duty waits for, by the second word of its id.
_KEYS: Mapping[str, str] = {
    "submitted": "submitted",
    "accepted": "accepted",
    "monthly": "held",
    "formal": "signed",
    "agenda": "agenda_sent",
    "held": "started",
    "notes": "notes_sent",
    "debrief": "debrief",
    "result": "result",
    "backtest": "checked",
}


def place_of(session: Session) -> Callable[[Duty], str]:
    """Return what says where a duty stands: file and line, or nothing for what is not written anywhere."""
    checking = start(session.opened, session.systems)

    def place(duty: Duty) -> str:
        if duty.path is None:
            return ""
        placer = checking.placer(duty.path.removeprefix(PRIVATE))
        if placer is None:
            return duty.path
        return where(duty.path, placer.place(_entry(session.team, duty) or _key_path(duty)))

    return place


def _entry(team: Team, duty: Duty) -> KeyPath | None:
    """Return the entry of a document that a duty is about, where one document holds several: a session, a contest."""
    match duty.id.split("/"):
        case ["training", "session", _, number]:
            return "sessions", int(number) - 1
        case ["contest", "result", name]:
            contests = [doc.model.contests for doc in team.all(Contests) if doc.path == duty.path]
            found = (index for each in contests for index, contest in enumerate(each) if contest.id == name)
            return next((("contests", index) for index in found), None)
    return None


def _key_path(duty: Duty) -> KeyPath:
    _, mark, inside = duty.id.partition("#")
    if mark:
        return tuple(int(part) - 1 if part.isdigit() else part for part in inside.split("/"))
    words = duty.id.split("/")
    key = _KEYS.get(words[1]) if len(words) > 1 else None
    return (key,) if key else ()


def _documents(session: Session) -> Mapping[str, frozenset[str]]:
    store = session.opened.store
    return {
        system.noun: frozenset(loaded.shown_path for kind in system.kinds for loaded in store.load(kind.name))
        for system in session.systems
    }
