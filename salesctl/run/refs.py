"""References: every name in every document leads to something that exists."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping

from salesctl.core.doc import AnyDoc
from salesctl.core.finding import Fix, KeyPath, Problem
from salesctl.core.named import named
from salesctl.core.slips import is_slip
from salesctl.core.team import Team
from salesctl.core.walk import references
from salesctl.core.words import did_you_mean, listed, suggestion
from salesctl.run.shape import Coded
from salesctl.text.emit import flow

Names = Callable[[Team], Collection[str] | None]
PERSON, ACCOUNT, METRIC, SKILL, DOCUMENT = "REF001", "REF002", "REF003", "REF004", "REF005"
CODES: Mapping[str, tuple[str, str]] = {
    "person": (PERSON, "person"),
    "person-or-all": (PERSON, "person"),
    "account": (ACCOUNT, "account"),
    "metric": (METRIC, "metric"),
    "skill": (SKILL, "skill"),
    "document": (DOCUMENT, "document"),
}
_WHERE = {
    "person": "people/",
    "person-or-all": "people/",
    "account": "accounts.yaml",
    "metric": "recipe.yaml",
    "skill": "team.yaml under skills",
}


def check(doc: AnyDoc, team: Team, names: Mapping[str, Names]) -> Iterator[Coded]:
    """Yield a problem for every name that leads nowhere. `names` gives the known ones, None where none are kept."""
    owner = doc.parts.get("person")
    if owner is not None and doc.kind != "person" and owner not in team.person_ids():
        yield PERSON, _nobody((), owner, team)
    written = named(doc.model)
    known = {target: _known(target, team, names) for target in written}
    if all(_are_in(known[target], every) for target, every in written.items()):
        return
    for at, target, name in references(doc.model):
        where = known[target]
        if where is None or name in where:
            continue
        problem = _document(at, name, team) if target == "document" else _name(at, target, name, team, where)
        if problem is not None:
            yield CODES[target][0], problem


def _are_in(known: Collection[str] | None, names: set[str]) -> bool:
    return known is None or names.issubset(known)


def _nobody(at: KeyPath, owner: str, team: Team) -> Problem:
    hint = suggestion(owner, team.person_ids(), f"add people/{owner}.yaml, or rename this file")
    return Problem(at, f"this file is named for `{owner}`, whom people/ does not know", hint)


def _name(at: KeyPath, target: str, name: str, team: Team, known: Collection[str]) -> Problem | None:
    if target == "person-or-all" and name == "all":
        return None
    if target == "account" and name.casefold() in team.once("names", "folded", make=lambda: _folded(known)):
        return None
    noun = CODES[target][1]
    otherwise = f"add it to {_WHERE[target]}" + (
        f", or take one of {listed(sorted(known))}" if 0 < len(known) <= 14 else ""
    )
    close = did_you_mean(name, known)
    on_key = at[-1:] == (name,)
    safe = close is not None and target != "account" and is_slip(name, close, known)
    fix = Fix("key" if on_key else "value", flow(close), safe=safe) if close else None
    return Problem(
        at, f"`{name}` is no {noun} of this team", suggestion(name, known, otherwise), fix=fix, on_key=on_key
    )


def _known(target: str, team: Team, names: Mapping[str, Names]) -> Collection[str] | None:
    if target == "document":
        return ()  # each is looked for
    if target.startswith("person"):
        return team.person_ids()
    if target not in names:
        return None
    return team.once("names", target, make=lambda: names[target](team))


def _folded(known: Collection[str]) -> frozenset[str]:
    return frozenset(each.casefold() for each in known)


def _document(at: KeyPath, path: str, team: Team) -> Problem | None:
    if team.exists(path) or not team.store.is_known(path):
        return None
    return Problem(at, f"`{path}` does not exist", "write the path of a file of this team, from its root")
