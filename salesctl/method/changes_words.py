"""What each kind of document is called in sentences, and how a difference in it is said."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from salesctl.method.compare import Delta, shown

Say = Callable[[Delta, "Named"], str | None]
_PERIODS = ("half", "quarter", "month", "year", "date")
_NOUNS = {
    "formal-review": "formal review",
    "contests": "contests",
    "coaching": "coached call",
    "metrics": "metrics",
    "quota": "quotas",
    "team": "team.yaml",
    "todo": "the manager's list",
    "days": "the manager's days",
    "agenda": "the fixed agenda",
}


@dataclass(frozen=True, slots=True)
class Named:
    """A document as sentences call it: its kind, what its path says, and its path."""

    kind: str
    parts: Mapping[str, str]
    path: str

    @property
    def who(self) -> str:
        """The person it is about, or the candidate."""
        return self.parts.get("person") or self.parts.get("candidate") or ""

    @property
    def period(self) -> str:
        """The period its path names."""
        return next((value for key, value in self.parts.items() if key in _PERIODS), "")

    @property
    def title(self) -> str:
        """What it is, for whom and when."""
        noun = _NOUNS.get(self.kind, self.kind)
        if self.kind == "person":
            return f"people: {self.who}"
        whose = f" of {self.who}" if self.who else ""
        return f"{noun}{whose}{' ' + self.period if self.period else ''}"


def turned(what: str, delta: Delta) -> str:
    """Say that a value is new, gone, or another."""
    if delta.is_new:
        return f"{what}: {shown(delta.after)}"
    if delta.is_gone:
        return f"{what} taken out, was {shown(delta.before)}"
    return f"{what} {shown(delta.before)} → {shown(delta.after)}"


def _plan(delta: Delta, name: Named) -> str | None:
    match delta.at:
        case ("quota",):
            return turned(f"quota of {name.who} {name.period}", delta).replace(": ", " ", 1)
        case ("forecast", account):
            amount = shown(delta.row.get("amount"))
            verb = "left" if delta.is_gone else "entered"
            return f"account {account} {verb} the forecast of {name.who}, {amount}"
        case ("forecast", account, "next", *_):
            return f"next step on {account} in the forecast of {name.who}{_step(delta)}"
        case ("forecast", account, key):
            return _deal(account, key, delta, name)
        case ("activity", metric):
            return turned(f"{metric} a week of {name.who}", delta)
        case ("training", skill, "done") if not delta.is_gone:
            return f"{name.who} finished the training on {skill}, {delta.after}"
        case ("training", skill, key):
            return turned(f"{key} of {name.who}'s training on {skill}", delta)
        case ("training", skill):
            return f"training of {name.who} on {skill} {'taken out' if delta.is_gone else 'planned'}"
    return None


def _step(delta: Delta) -> str:
    """Say what a next step is now, by when; or that there is none any more."""
    step = delta.row.get("next")
    if not isinstance(step, dict):
        return " taken out" if step is None else f": {shown(step)}"
    by = f", by {step['by']}" if step.get("by") else ""
    return f": {shown(step.get('what'))}{by}"


def _deal(account: str, key: str, delta: Delta, name: Named) -> str:
    whose = f"in the forecast of {name.who}"
    match key:
        case "won" if not delta.is_gone:
            return f"{account} won {delta.after}, {shown(delta.row.get('amount'))} ({name.who})"
        case "lost" if not delta.is_gone:
            return f"{account} lost: {shown(delta.after)} ({name.who})"
        case "won" | "lost":
            return f"{account} open again {whose}"
        case "account" if not (delta.is_new or delta.is_gone):
            return f"account {delta.before} became {account} {whose}, {shown(delta.row.get('amount'))}"
        case "amount":
            return f"{account} {shown(delta.before)} → {shown(delta.after)} {whose}"
        case "close":
            return f"{account} closes {shown(delta.after)}, before {shown(delta.before)}, {whose}"
        case "probability" if not (delta.is_new or delta.is_gone):
            return f"{account} {shown(delta.before)} % → {shown(delta.after)} % {whose}"
    return f"{turned(f'{key} of {account}', delta)} {whose}"


def _quota(delta: Delta, name: Named) -> str | None:
    match delta.at:
        case ("quotas", who, part):
            return turned(f"quota of {who} {name.period}-{part}", delta).replace(": ", " ", 1)
        case ("quotas", who):
            said = shown(delta.before if delta.is_gone else delta.after)
            return f"quota of {who} {name.period} {'taken out, was ' if delta.is_gone else ''}{said}"
        case ("target", part):
            return turned(f"target of the team {name.period}-{part}", delta).replace(": ", " ", 1)
    return None


def _training(delta: Delta, name: Named) -> str | None:
    del name
    match delta.at:
        case ("sessions", day):
            verb = "taken out" if delta.is_gone else "planned"
            return f"session of {day} {verb}: {shown(delta.row.get('topic'))}, {delta.row.get('leader')} leads"
        case ("sessions", day, "attendees") if not delta.is_gone:
            return f"session of {day} held, {len(delta.after)} there: {shown(delta.row.get('topic'))}"
        case ("sessions", day, "moved_to") if not delta.is_gone:
            return f"session of {day} moved to {delta.after}"
        case ("sessions", day, "cancelled") if not delta.is_gone:
            return f"session of {day} cancelled: {shown(delta.after)}"
        case ("sessions", day, key):
            return turned(f"{key} of the session of {day}", delta)
    return None


def _contests(delta: Delta, name: Named) -> str | None:
    del name
    match delta.at:
        case ("contests", contest):
            days = f"{delta.row.get('starts')} to {delta.row.get('ends')}"
            return f"contest {contest} {'taken out' if delta.is_gone else f'planned, {days}'}"
        case ("contests", contest, "result") if not delta.is_gone:
            winners = delta.after.get("winners") if isinstance(delta.after, dict) else None
            return f"contest {contest} won by {shown(winners)}"
        case ("contests", contest, *keys):
            return turned(f"{' '.join(keys)} of contest {contest}", delta)
    return None


def _coaching(delta: Delta, name: Named) -> str | None:
    match delta.at:
        case ("debrief",) if delta.is_new and isinstance(delta.after, dict):
            return f"{name.title} debriefed {delta.after.get('date')}"
        case ("ratings", skill) if delta.is_new:
            return f"{name.title}: {skill} rated {shown(delta.row.get('score'))}"
    return None


def _candidate(delta: Delta, name: Named) -> str | None:
    match delta.at:
        case ("stage",):
            return f"{name.who}, {name.parts.get('role')}: {shown(delta.before)} → {shown(delta.after)}"
        case ("decision",) if delta.is_new and isinstance(delta.after, dict):
            return f"{name.who}: decided {delta.after.get('date')}, {delta.after.get('outcome')}"
        case ("interviews", _) if delta.is_new:
            return f"{name.who} interviewed by {delta.row.get('who')}, {delta.row.get('date')}"
        case ("interviews", _, "scores", criterion):
            return turned(f"{criterion} of {name.who}", delta)
    return None


def _person(delta: Delta, name: Named) -> str | None:
    match delta.at:
        case ("ends",) if not delta.is_gone:
            return f"{name.who} leaves on {delta.after}"
        case ("away",):
            return f"leave of {name.who} changed"
    return None


SAID: Mapping[str, Say] = {
    "plan": _plan,
    "quota": _quota,
    "training": _training,
    "contests": _contests,
    "coaching": _coaching,
    "candidate": _candidate,
    "person": _person,
}
