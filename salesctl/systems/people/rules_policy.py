"""Rules on what team.yaml sets: the days that count, a policy that can be kept, private repositories apart."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from itertools import combinations

from salesctl.core.calendar import WEEKDAYS, knows_country
from salesctl.core.doc import Doc
from salesctl.core.finding import KeyPath, Problem, Severity
from salesctl.core.rule import rule
from salesctl.core.settings import PrivateRoot
from salesctl.core.team import Team
from salesctl.core.words import listed, suggestion
from salesctl.systems.manager.documents import ControlPolicy
from salesctl.systems.meeting.documents import MeetingPolicy
from salesctl.systems.people.documents import Settings
from salesctl.systems.plan.documents import PlanPolicy

_SOMEWHERE = "/" + "/".join(f"level-{level}" for level in range(32))  # where the team could lie, to compare paths


@rule("TEA002", "unknown-country", "team", Severity.ERROR)
def unknown_country(doc: Doc[Settings], team: Team) -> Iterator[Problem]:
    """The country, or the part of it, is none whose public holidays are known.

    Why: Without its public holidays every working day is counted wrongly: reviews seem late on Christmas, and targets
        expect calls on a national day.

    Bad:
        --- team.yaml
        name: Small team
        manager: max
        timezone: Europe/Lisbon
        currency: EUR
        country: XQ
        since: 2026-01-01

    Good:
        --- team.yaml
        name: Small team
        manager: max
        timezone: Europe/Lisbon
        currency: EUR
        country: PT
        since: 2026-01-01

    Fix: Write the two capitals of ISO 3166, with a part of the country if its holidays differ: `PT`, `US-CA`. For a
        country that is not known, leave the line out and list the free days under `closed:`.
    """
    del team
    if doc.model.country is None or knows_country(doc.model.country):
        return
    from holidays import list_supported_countries

    code, _, part = doc.model.country.partition("-")
    known = list_supported_countries(include_aliases=True)
    if code not in known:
        hint = "write two capitals such as PT or US-CA; where it is not known, list the free days under `closed:`"
        yield Problem(("country",), f"the public holidays of `{code}` are not known", hint)
    elif part and part not in known[code]:
        parts = listed(known[code][:8], "or") if len(known[code]) <= 8 else f"{', '.join(known[code][:8])} …"
        otherwise = f"parts of {code} are {parts}" if parts else f"write `country: {code}` alone: it has no parts"
        close = suggestion(part, known[code], otherwise)
        yield Problem(("country",), f"`{part}` is no part of {code} with public holidays of its own", close)


@rule("TEA003", "no-working-days", "team", Severity.ERROR)
def no_working_days(doc: Doc[Settings], team: Team) -> Iterator[Problem]:
    """The team's working week has no day.

    Why: Due days and lateness count working days. Without any, nothing is ever late.

    Bad:
        --- team.yaml
        name: Small team
        manager: max
        timezone: Europe/Lisbon
        currency: EUR
        since: 2026-01-01
        working_days: []

    Good:
        --- team.yaml
        name: Small team
        manager: max
        timezone: Europe/Lisbon
        currency: EUR
        since: 2026-01-01
        working_days: [mon, tue, wed, thu, fri]

    Fix: List the days the team works, or leave the line out for Monday to Friday.
    """
    del team
    if not doc.model.working_days:
        hint = f"list them, such as `working_days: [{', '.join(WEEKDAYS[:5])}]`"
        yield Problem(("working_days",), "the team works on no day of the week", hint)


@rule("TEA005", "policy-at-odds", "team")
def policy_at_odds(doc: Doc[Settings], team: Team) -> Iterator[Problem]:
    """Two parts of the policy cannot both be kept, or one asks for nothing.

    Why: A limit that fails before it warns never warns, a coverage under 1 plans to miss the quota, and a meeting on a
        day nobody works is moved every week.

    Bad:
        --- team.yaml
        name: Small team
        manager: max
        timezone: Europe/Lisbon
        currency: EUR
        since: 2026-01-01
        policy:
          control: {dependency_warn: 60, dependency_fail: 40}

    Good:
        --- team.yaml
        name: Small team
        manager: max
        timezone: Europe/Lisbon
        currency: EUR
        since: 2026-01-01
        policy:
          control: {dependency_warn: 20, dependency_fail: 40}

    Fix: Set the one you did not mean. A key left out takes its default.
    """
    control, plan, meeting = team.policy(ControlPolicy), team.policy(PlanPolicy), team.policy(MeetingPolicy)
    if control.dependency_warn > control.dependency_fail:
        at = _written(doc.model, "control", "dependency_warn", "dependency_fail")
        message = f"`dependency_warn` at {control.dependency_warn} lies above `dependency_fail` at "
        hint = "let it warn first, such as `dependency_warn: 20` and `dependency_fail: 40`"
        yield Problem(at, f"{message}{control.dependency_fail}", hint)
    if plan.coverage < 1:
        message = f"a coverage of {plan.coverage} x lets a plan be made that cannot reach its quota"
        yield Problem(("policy", "plan", "coverage"), message, "ask for more than the quota, such as `coverage: 3.0`")
    if doc.model.working_days and meeting.weekday not in doc.model.working_days:
        at = _written(doc.model, "meeting", "weekday") or ("working_days",)
        message = f"the weekly meeting is on `{meeting.weekday}`, which is no working day of the team"
        yield Problem(at, message, f"choose one, such as `weekday: {doc.model.working_days[0]}`")


def _written(settings: Settings, section: str, *keys: str) -> KeyPath:
    """Return the key path of the first of some keys of the policy that is written; empty when none is."""
    part = settings.policy.get(section)
    return next((("policy", section, key) for key in keys if isinstance(part, dict) and key in part), ())


@rule("TEA006", "private-roots-overlap", "team", Severity.ERROR)
def private_roots_overlap(doc: Doc[Settings], team: Team) -> Iterator[Problem]:
    """A private repository lies inside this one or inside another, or two hold the same folder.

    Why: A private repository protects only what is outside: whoever clones a folder gets all that lies in it. And
        where two hold one folder, nobody can say which of them counts.

    Bad:
        --- team.yaml
        name: Small team
        manager: max
        timezone: Europe/Lisbon
        currency: EUR
        since: 2026-01-01
        private:
          - path: secret/reviews
            holds: [reviews]

    Good:
        --- team.yaml
        name: Small team
        manager: max
        timezone: Europe/Lisbon
        currency: EUR
        since: 2026-01-01
        private:
          - path: ../small-team-private
            holds: [reviews]

    Fix: Keep each private repository beside the team's, never inside it, and give each folder to one of them.
    """
    del team
    roots = doc.model.private
    for index, root in enumerate(roots):
        inside = _nested(".", root.path)
        if inside:
            hint = "keep it beside this repository, such as `path: ../our-private`"
            yield Problem(("private", index, "path"), f"`{root.path}` and this repository lie in each other", hint)
    for (_, one), (index, other) in combinations(enumerate(roots), 2):
        yield from _between(one, other, index)


def _between(one: PrivateRoot, other: PrivateRoot, index: int) -> Iterator[Problem]:
    if _nested(one.path, other.path):
        message = f"`{other.path}` and `{one.path}` lie in each other"
        yield Problem(("private", index, "path"), message, "keep them beside each other, or make them one")
    for place, folder in enumerate(other.holds):
        if folder in one.holds:
            message = f"`{folder}` is kept in `{one.path}` and in `{other.path}`"
            yield Problem(("private", index, "holds", place), message, "let one of them hold it")


def _nested(one: str, other: str) -> bool:
    """Tell whether one path lies in the other, as they are written: nothing on the disk is looked at."""
    first, second = (posixpath.normpath(posixpath.join(_SOMEWHERE, path)).split("/") for path in (one, other))
    short, long = sorted((first, second), key=len)
    return long[: len(short)] == short
