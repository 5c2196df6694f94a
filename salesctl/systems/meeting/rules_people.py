"""Rules on who leads a meeting, who is there, and who leaves it with work."""

from __future__ import annotations

from collections.abc import Iterator

from salesctl.core.doc import Doc
from salesctl.core.finding import Problem, Related, Severity
from salesctl.core.rule import rule
from salesctl.core.team import Team
from salesctl.core.words import counted, day_name, listed
from salesctl.systems.meeting.documents import Meeting
from salesctl.systems.meeting.figures import day_of, is_held
from salesctl.systems.people.figures import absence
from salesctl.systems.quota.figures import is_manager

_LOOKED_AT = 8  # meetings in which the manager may not always lead
_FEWEST = 4  # written meetings of which anything can be said
_FEWEST_ACTIONS = 2  # one action with the manager is a favour


@rule("MTG008", "present-without-rating", "meeting")
def present_without_rating(doc: Doc[Meeting], team: Team) -> Iterator[Problem]:
    """A salesperson was present and did not rate the week.

    Why: The round of ratings is the one moment in which everybody speaks. Whoever is passed over is the one to listen
        to.

    Bad:
        --- meetings/2026-09-14.yaml
        facilitator: ana
        started: 08:30
        present: [ana, bo]
        ratings: {ana: 4}

    Good:
        --- meetings/2026-09-14.yaml
        facilitator: ana
        started: 08:30
        present: [ana, bo]
        ratings: {ana: 4, bo: 2}

    Fix: Ask, and write the number from 1 to 5.
    """
    silent = [who for who in _sellers(doc, team) if who not in doc.model.ratings]
    if silent:
        yield Problem(
            ("ratings",) if doc.model.ratings else ("present",),
            f"{listed(silent)} did not rate the week",
            f"add it: `ratings: {{{silent[0]}: 3}}`",
        )


def _sellers(doc: Doc[Meeting], team: Team) -> list[str]:
    """Return the salespeople who were present at a meeting that was held; who was not in the team is another rule's."""
    if not is_held(doc, team.today):
        return []
    day = day_of(doc)
    people = ((who, team.person(who)) for who in dict.fromkeys(doc.model.present))
    return [who for who, person in people if person is not None and person.is_salesperson and day in person.employed]


@rule("MTG009", "present-without-commitment", "meeting")
def present_without_commitment(doc: Doc[Meeting], team: Team) -> Iterator[Problem]:
    """A salesperson was present and promised nothing for the week.

    Why: A meeting is worth what people do after it. One promise each, said aloud, is asked for the week after.

    Bad:
        --- meetings/2026-09-14.yaml
        facilitator: ana
        started: 08:30
        present: [ana, bo]
        commitments:
          - what: bring Acme's board date back in writing
            who: ana
            by: 2026-09-18

    Good:
        --- meetings/2026-09-14.yaml
        facilitator: ana
        started: 08:30
        present: [ana, bo]
        commitments:
          - what: bring Acme's board date back in writing
            who: ana
            by: 2026-09-18
          - what: have three first visits in the diary
            who: bo
            by: 2026-09-18

    Fix: Ask for one thing and a day, and write it under `commitments`.
    """
    promised = {item.who for item in doc.model.commitments}
    silent = [who for who in _sellers(doc, team) if who not in promised]
    if silent:
        yield Problem(
            ("commitments",) if doc.model.commitments else ("present",),
            f"{listed(silent)} promised nothing for the week",
            f"add an item with `what:`, `who: {silent[0]}` and `by:` under `commitments`",
        )


@rule("MTG010", "actions-with-the-manager", "meeting")
def actions_with_the_manager(doc: Doc[Meeting], team: Team) -> Iterator[Problem]:
    """Most actions of a meeting are the manager's to do.

    Why: A team that hands its work to the manager every Monday waits for the manager every Friday. An action that names
        nobody is the manager's too.

    Bad:
        --- meetings/2026-09-14.yaml
        facilitator: ana
        started: 08:30
        actions:
          - {what: book the room, who: max, by: 2026-09-18}
          - {what: write to marketing, who: max, by: 2026-09-18}
          - {what: order the samples, who: bo, by: 2026-09-18}

    Good:
        --- meetings/2026-09-14.yaml
        facilitator: ana
        started: 08:30
        actions:
          - {what: book the room, who: ana, by: 2026-09-18}
          - {what: write to marketing, who: max, by: 2026-09-18}
          - {what: order the samples, who: bo, by: 2026-09-18}

    Fix: Before an action is written down, ask who in the room can do it.
    """
    manager = team.manager_on(day_of(doc))
    actions = doc.model.actions
    his = [index for index, item in enumerate(actions) if (item.who or manager) == manager]
    if len(his) >= _FEWEST_ACTIONS and len(his) * 2 > len(actions):
        yield Problem(
            ("actions",),
            f"{len(his)} of {counted(len(actions), 'action')} are for {manager} to do",
            "hand on what somebody else in the room can do: `who:` with another name",
            tuple(Related(doc.path, ("actions", index), f"for {manager}") for index in his),
        )


@rule("MTG011", "manager-always-leads", "meeting")
def manager_always_leads(doc: Doc[Meeting], team: Team) -> Iterator[Problem]:
    """The manager leads every meeting: the last eight, or all there are once there are four.

    Why: The team listens to its manager and talks to a colleague. Who leads a meeting has to prepare the numbers, and
        knows them from then on.

    Bad:
        --- meetings/2026-08-24.yaml
        facilitator: max
        --- meetings/2026-08-31.yaml
        facilitator: max
        --- meetings/2026-09-07.yaml
        facilitator: max
        --- meetings/2026-09-14.yaml
        facilitator: max

    Good:
        --- meetings/2026-08-24.yaml
        facilitator: max
        --- meetings/2026-08-31.yaml
        facilitator: max
        --- meetings/2026-09-07.yaml
        facilitator: ana
        --- meetings/2026-09-14.yaml
        facilitator: max

    Fix: Let everybody lead in turn: `salesctl meeting agenda` proposes whoever has waited longest.
    """
    last = _last_led(team)
    if not last or last[-1].path != doc.path or len(last) < _FEWEST:
        return
    leader = doc.model.facilitator
    if leader is not None and all(is_manager(team, each.model.facilitator or "") for each in last):
        yield Problem(
            ("facilitator",),
            f"{leader} leads this meeting, and a manager led the {len(last) - 1} before it",
            "let somebody else lead: salesctl meeting agenda proposes who",
            tuple(Related(each.path, ("facilitator",), "led by a manager") for each in last[:-1]),
        )


def _last_led(team: Team) -> tuple[Doc[Meeting], ...]:
    docs = team.all(Meeting)
    return team.once("meeting", "last led", make=lambda: _last(docs))


def _last(docs: tuple[Doc[Meeting], ...]) -> tuple[Doc[Meeting], ...]:
    led = (doc for doc in docs if doc.model.facilitator is not None and doc.model.cancelled is None)
    return tuple(sorted(led, key=lambda doc: (day_of(doc), doc.path))[-_LOOKED_AT:])


@rule("MTG012", "facilitator-not-there", "meeting")
def facilitator_not_there(doc: Doc[Meeting], team: Team) -> Iterator[Problem]:
    """Whoever is to lead a meeting, or to write its notes, does not work that day or was not present.

    Why: A meeting without its leader begins with the question who takes over, and the manager does.

    Bad:
        --- people/ana.yaml
        name: Ana
        role: salesperson
        starts: 2024-03-04
        away: [{from: 2026-09-21, to: 2026-09-25}]
        --- meetings/2026-09-21.yaml
        facilitator: ana

    Good:
        --- people/ana.yaml
        name: Ana
        role: salesperson
        starts: 2024-03-04
        away: [{from: 2026-09-21, to: 2026-09-25}]
        --- meetings/2026-09-21.yaml
        facilitator: bo

    Fix: Swap with somebody. After a meeting, write who led it.
    """
    if doc.model.cancelled is not None:
        return
    day, there = day_of(doc), doc.model.present
    held = is_held(doc, team.today) and there
    for role in ("facilitator", "scribe"):
        who = getattr(doc.model, role)
        if who is None:
            continue
        if held and who not in there:
            yield Problem((role,), f"{who} is the {role} and was not present", "write who it was, or add the name")
        elif not held and (why := absence(team, who, day)):
            yield Problem((role,), f"{who} {why} on {day_name(day)}", f"let somebody else be the {role}")


@rule("MTG013", "present-was-away", "meeting")
def present_was_away(doc: Doc[Meeting], team: Team) -> Iterator[Problem]:
    """Somebody is written as present on a day on leave, or outside the team.

    Why: One of the two is wrong, and both are evidence: the meeting's, and that of the duties that leave puts off.

    Bad:
        --- people/ana.yaml
        name: Ana
        role: salesperson
        starts: 2024-03-04
        away: [{from: 2026-09-14, to: 2026-09-18}]
        --- meetings/2026-09-14.yaml
        facilitator: bo
        started: 08:30
        present: [ana, bo]

    Good:
        --- people/ana.yaml
        name: Ana
        role: salesperson
        starts: 2024-03-04
        away: [{from: 2026-09-15, to: 2026-09-18}]
        --- meetings/2026-09-14.yaml
        facilitator: bo
        started: 08:30
        present: [ana, bo]

    Fix: Take the name out, or correct `away:` in the person's file.
    """
    if not is_held(doc, team.today):
        return
    day = day_of(doc)
    for index, who in enumerate(doc.model.present):
        if (why := absence(team, who, day)) is not None:
            yield Problem(
                ("present", index),
                f"{who} {why} on {day_name(day)}, by people/{who}.yaml",
                "take the name out, or correct the days in that file",
            )


@rule("MTG014", "one-for-both", "meeting", Severity.INFO)
def one_for_both(doc: Doc[Meeting], team: Team) -> Iterator[Problem]:
    """One person leads a meeting and writes its notes.

    Why: Whoever writes does not lead. Two people also know the agenda when one of them falls ill.

    Bad:
        --- meetings/2026-09-21.yaml
        facilitator: ana
        scribe: ana

    Good:
        --- meetings/2026-09-21.yaml
        facilitator: ana
        scribe: bo

    Fix: Name somebody else as `scribe`.
    """
    del team
    if doc.model.scribe is not None and doc.model.scribe == doc.model.facilitator:
        yield Problem(
            ("scribe",), f"{doc.model.scribe} leads this meeting and writes its notes", "name somebody else as scribe"
        )
