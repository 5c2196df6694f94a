"""Rules on many calls at once: whose they are, and who talks in them."""

from __future__ import annotations

from collections.abc import Iterator

from salesctl.core.doc import Doc
from salesctl.core.finding import Problem, Related, Severity
from salesctl.core.rule import rule
from salesctl.core.team import Team
from salesctl.systems.coaching.documents import Coaching
from salesctl.systems.coaching.figures import calls_of, coached_calls, counts, last_quarter
from salesctl.systems.quota.figures import days_of

_FEWEST_PEOPLE = 3
_FEWEST_CALLS = 3
_LOOKED_AT = 6  # the last calls of a person
_MOST_DEMONSTRATED = 2  # of them


@rule("COA016", "one-gets-most-coaching", "coaching")
def one_gets_most_coaching(doc: Doc[Coaching], team: Team) -> Iterator[Problem]:
    """More than half of the coached calls of the last quarter went to one of three salespeople or more.

    Why: Time flows to the weakest or to the most pleasant, and the middle of the team, where most is to be gained, gets
        none.

    Bad:
        --- people/eva.yaml
        name: Eva
        role: salesperson
        starts: 2024-03-04
        --- coaching/ana/2026-04-14.yaml
        debrief: {date: 2026-04-15}
        booked: 2026-04-07
        coach: max
        mode: observe
        before: {objective: agree a pilot}
        commitments: [{what: ask twice, by: 2026-04-21, done: 2026-04-20}]
        --- coaching/ana/2026-05-12.yaml
        debrief: {date: 2026-05-13}
        booked: 2026-05-05
        coach: max
        mode: observe
        before: {objective: agree a pilot}
        commitments: [{what: ask twice, by: 2026-05-19, done: 2026-05-19}]
        --- coaching/ana/2026-06-09.yaml
        debrief: {date: 2026-06-09}
        booked: 2026-06-02
        coach: max
        mode: observe
        before: {objective: agree a pilot}
        commitments: [{what: ask twice, by: 2026-06-16, done: 2026-06-16}]
        --- coaching/bo/2026-06-16.yaml
        debrief: {date: 2026-06-16}
        booked: 2026-06-02
        coach: max
        mode: observe
        before: {objective: agree a pilot}
        commitments: [{what: ask twice, by: 2026-06-23, done: 2026-06-23}]

    Good:
        --- people/eva.yaml
        name: Eva
        role: salesperson
        starts: 2024-03-04
        --- coaching/ana/2026-04-14.yaml
        debrief: {date: 2026-04-15}
        booked: 2026-04-07
        coach: max
        mode: observe
        before: {objective: agree a pilot}
        commitments: [{what: ask twice, by: 2026-04-21, done: 2026-04-20}]
        --- coaching/eva/2026-05-12.yaml
        debrief: {date: 2026-05-13}
        booked: 2026-05-05
        coach: max
        mode: observe
        before: {objective: agree a pilot}
        commitments: [{what: ask twice, by: 2026-05-19, done: 2026-05-19}]
        --- coaching/bo/2026-06-16.yaml
        debrief: {date: 2026-06-16}
        booked: 2026-06-02
        coach: max
        mode: observe
        before: {objective: agree a pilot}
        commitments: [{what: ask twice, by: 2026-06-23, done: 2026-06-23}]

    Fix: Book the next calls with the others: `salesctl coaching balance` says who is owed most.
    """
    if not _is_newest(team, doc):
        return
    quarter = last_quarter(team)
    days = days_of(team, quarter)
    found = counts(team, days) if days else {}
    total = sum(found.values())
    mine = found.get(doc.owner, 0)
    if len(found) >= _FEWEST_PEOPLE and total >= _FEWEST_CALLS and mine * 2 > total:
        message = (
            f"{mine} of the {total} coached calls of {quarter} were with {doc.owner}, one of {len(found)} salespeople"
        )
        yield Problem((), message, "book the next calls with the others: salesctl coaching balance")


def _is_newest(team: Team, doc: Doc[Coaching]) -> bool:
    calls = calls_of(team, doc.owner)
    return bool(calls) and calls[-1].path == doc.path


@rule("COA017", "coach-demonstrates-too-often", "coaching", Severity.INFO)
def coach_demonstrates_too_often(doc: Doc[Coaching], team: Team) -> Iterator[Problem]:
    """The coach showed how it is done on three or more of a person's last six calls.

    Why: Being shown once is a help; after that only doing it teaches anything. A coach who demonstrates sells.

    Bad:
        --- coaching/ana/2026-07-14.yaml
        debrief: {date: 2026-07-15}
        booked: 2026-07-07
        coach: max
        mode: demonstrate
        before: {objective: agree a pilot}
        commitments: [{what: ask twice, by: 2026-07-21, done: 2026-07-20}]
        --- coaching/ana/2026-08-11.yaml
        debrief: {date: 2026-08-12}
        booked: 2026-08-04
        coach: max
        mode: demonstrate
        before: {objective: agree a pilot}
        commitments: [{what: ask twice, by: 2026-08-18, done: 2026-08-18}]
        --- coaching/ana/2026-09-08.yaml
        debrief: {date: 2026-09-09}
        booked: 2026-09-01
        coach: max
        mode: demonstrate
        before: {objective: agree a pilot}
        commitments: [{what: ask twice, by: 2026-09-21}]

    Good:
        --- coaching/ana/2026-07-14.yaml
        debrief: {date: 2026-07-15}
        booked: 2026-07-07
        coach: max
        mode: demonstrate
        before: {objective: agree a pilot}
        commitments: [{what: ask twice, by: 2026-07-21, done: 2026-07-20}]
        --- coaching/ana/2026-08-11.yaml
        debrief: {date: 2026-08-12}
        booked: 2026-08-04
        coach: max
        mode: joint
        before: {objective: agree a pilot}
        commitments: [{what: ask twice, by: 2026-08-18, done: 2026-08-18}]
        --- coaching/ana/2026-09-08.yaml
        debrief: {date: 2026-09-09}
        booked: 2026-09-01
        coach: max
        mode: observe
        before: {objective: agree a pilot}
        commitments: [{what: ask twice, by: 2026-09-21}]

    Fix: Make the next one joint, and the one after that an observed one.
    """
    if doc.model.mode != "demonstrate":
        return
    last = coached_calls(team, doc.owner)[-_LOOKED_AT:]
    shown = [call for call in last if call.model.mode == "demonstrate"]
    if len(shown) > _MOST_DEMONSTRATED and shown[-1].path == doc.path:
        yield Problem(
            ("mode",),
            f"the coach demonstrated on {len(shown)} of the last {len(last)} calls with {doc.owner}",
            "make the next one joint, and the one after that an observed one",
            tuple(Related(call.path, ("mode",), "and here") for call in shown[:-1]),
        )
