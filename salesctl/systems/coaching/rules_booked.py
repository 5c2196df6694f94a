"""Rules on a call before it: booked in time, with an objective and few skills, by another, on a day both work."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from salesctl.core.closing import closed_too_early, moved_without_why
from salesctl.core.doc import Doc
from salesctl.core.finding import Problem, Severity
from salesctl.core.rule import rule
from salesctl.core.team import Team
from salesctl.core.words import counted, day_name, listed
from salesctl.systems.coaching.documents import Coaching, CoachingPolicy
from salesctl.systems.coaching.figures import day_of

_MOST_SKILLS = 2


@rule("COA001", "too-little-notice", "coaching")
def too_little_notice(doc: Doc[Coaching], team: Team) -> Iterator[Problem]:
    """A coached call was booked with less notice than the policy asks, or after it took place.

    Why: A call that is coached by surprise is an inspection. Notice lets the salesperson choose what to work on, and
        what is booked afterwards was no coached call but a visit.

    Bad:
        --- coaching/ana/2026-09-10-acme.yaml
        booked: 2026-09-09
        coach: max
        mode: observe
        before: {objective: agree a pilot, skills: [discovery]}

    Good:
        --- coaching/ana/2026-09-10-acme.yaml
        booked: 2026-09-03
        coach: max
        mode: observe
        before: {objective: agree a pilot, skills: [discovery]}

    Fix: Book the next one in time. The policy's `notice_days` says how many days ahead.
    """
    booked, day = doc.model.booked, doc.period.date
    notice = team.policy(CoachingPolicy).notice_days
    if booked is None or (day - booked).days >= notice:
        return
    given = (day - booked).days
    if given < 0:
        message = f"this call of {day_name(day)} was booked on {day_name(booked)}, after it"
    else:
        when = "on the same day" if given == 0 else f"{counted(given, 'day')} before"
        message = f"this call was booked {when}; the policy asks for {counted(notice, 'day')}"
    yield Problem(("booked",), message, "book the next one in time, so that the salesperson can prepare for it")


@rule("COA002", "no-call-objective", "coaching")
def no_call_objective(doc: Doc[Coaching], team: Team) -> Iterator[Problem]:
    """A coached call has no objective.

    Why: Without an objective agreed before, any outcome is fine, and the debrief turns into two opinions.

    Bad:
        --- coaching/ana/2026-09-10-acme.yaml
        booked: 2026-09-03
        coach: max
        mode: observe
        before: {skills: [discovery]}

    Good:
        --- coaching/ana/2026-09-10-acme.yaml
        booked: 2026-09-03
        coach: max
        mode: observe
        before: {objective: agree a pilot in Porto, skills: [discovery]}

    Fix: Write under `before` what the customer is to agree to, as `objective`.
    """
    del team
    before = doc.model.before
    if before is None and not doc.model.is_in_force:
        return
    if (before is None or before.objective is None) and doc.model.cancelled is None:
        at = ("debrief",) if before is None else ("before",)
        yield Problem(
            at, "this call has no objective", "write it under `before:` as `objective: agree a pilot in Porto`"
        )


@rule("COA003", "too-many-skills", "coaching")
def too_many_skills(doc: Doc[Coaching], team: Team) -> Iterator[Problem]:
    """A coached call is to work on more than two skills.

    Why: Nobody changes three habits in one hour. One or two skills can be watched, talked over and tried again.

    Bad:
        --- coaching/ana/2026-09-10-acme.yaml
        booked: 2026-09-03
        coach: max
        mode: observe
        before: {objective: agree a pilot, skills: [discovery, value, negotiation, closing]}

    Good:
        --- coaching/ana/2026-09-10-acme.yaml
        booked: 2026-09-03
        coach: max
        mode: observe
        before: {objective: agree a pilot, skills: [discovery, value]}

    Fix: Keep the one or two that this call needs most.
    """
    del team
    skills = doc.model.before.skills if doc.model.before else ()
    if len(skills) > _MOST_SKILLS:
        message = f"this call is to work on {len(skills)} skills: {listed(skills)}"
        yield Problem(("before", "skills"), message, "keep the one or two that this call needs most")


@rule("COA004", "coaching-oneself", "coaching", Severity.ERROR)
def coaching_oneself(doc: Doc[Coaching], team: Team) -> Iterator[Problem]:
    """Somebody is the coach of a call of their own.

    Why: Coaching takes a second pair of eyes. Looking back alone is good, and counts as preparation.

    Bad:
        --- coaching/ana/2026-09-10-acme.yaml
        booked: 2026-09-03
        coach: ana
        mode: observe
        before: {objective: agree a pilot, skills: [discovery]}

    Good:
        --- coaching/ana/2026-09-10-acme.yaml
        booked: 2026-09-03
        coach: bo
        mode: observe
        before: {objective: agree a pilot, skills: [discovery]}

    Fix: Name who comes along: the manager, or a colleague who is good at that skill.
    """
    del team
    if doc.model.coach == doc.owner:
        hint = "name who comes along: the manager, or a colleague who is good at this skill"
        yield Problem(("coach",), f"{doc.owner} sells in this call and is its coach too", hint)


@rule("COA005", "call-on-a-free-day", "coaching")
def call_on_a_free_day(doc: Doc[Coaching], team: Team) -> Iterator[Problem]:
    """A coached call stands on a day that the salesperson or the coach does not work: leave, a holiday, a free day.

    Why: It will not happen, or it costs somebody a free day. Either way the month ends one call short.

    Bad:
        --- coaching/ana/2026-10-05-acme.yaml
        booked: 2026-09-14
        coach: max
        mode: observe
        before: {objective: agree a pilot, skills: [discovery]}

    Good:
        --- coaching/ana/2026-10-06-acme.yaml
        booked: 2026-09-14
        coach: max
        mode: observe
        before: {objective: agree a pilot, skills: [discovery]}

    Fix: Move it to a day that both work: `moved_to:` with `why:`, or rename the file while nobody else has seen it.
    """
    if doc.model.cancelled is not None:
        return
    day = day_of(doc)
    at = ("moved_to",) if doc.model.moved_to else ()
    for who in dict.fromkeys((doc.owner, doc.model.coach)):
        reason = _free(team, who, day) if who else None
        if reason is not None:
            message = f"this call stands on {day_name(day)}, and {reason}"
            yield Problem(at, message, "move it to a day that both work: `moved_to:` with the day, and `why:`")
            return


def _free(team: Team, who: str, day: date) -> str | None:
    calendar = team.calendar_of(who)
    if calendar.is_away(day):
        return f"{who} is away"
    if calendar.is_open(day):
        return None
    holiday = calendar.holiday(day)
    return f"that is {holiday}" if holiday else f"{who} does not work that day"


@rule("COA006", "moved-without-why", "coaching")
def call_moved_without_why(doc: Doc[Coaching], team: Team) -> Iterator[Problem]:
    """A coached call or one of its commitments was moved to another day without a reason.

    Why: Anything may move once. The reason is what is learned from it, and without one the next move costs nothing.

    Bad:
        --- coaching/ana/2026-09-10-acme.yaml
        booked: 2026-09-03
        coach: max
        mode: observe
        before: {objective: agree a pilot, skills: [discovery]}
        moved_to: 2026-09-17

    Good:
        --- coaching/ana/2026-09-10-acme.yaml
        booked: 2026-09-03
        coach: max
        mode: observe
        before: {objective: agree a pilot, skills: [discovery]}
        moved_to: 2026-09-17
        why: the customer was ill

    Fix: Add `why:` with one sentence.
    """
    del team
    yield from moved_without_why(doc.model)


@rule("COA007", "done-on-an-impossible-day", "coaching")
def commitment_done_impossibly(doc: Doc[Coaching], team: Team) -> Iterator[Problem]:
    """A commitment of a coached call was done before the call, or on a day that has not come.

    Why: What was done before the call was not learned on it; a day that has not come proves nothing, and the commitment
        counts as open.

    Bad:
        --- coaching/ana/2026-09-01-acme.yaml
        booked: 2026-08-25
        coach: max
        mode: observe
        before: {objective: agree a pilot, skills: [discovery]}
        debrief: {date: 2026-09-02}
        commitments:
          - what: ask what it costs in the next five first meetings
            by: 2026-09-11
            done: 2026-08-11

    Good:
        --- coaching/ana/2026-09-01-acme.yaml
        booked: 2026-08-25
        coach: max
        mode: observe
        before: {objective: agree a pilot, skills: [discovery]}
        debrief: {date: 2026-09-02}
        commitments:
          - what: ask what it costs in the next five first meetings
            by: 2026-09-11
            done: 2026-09-11

    Fix: Correct the day. Most often it is the month.
    """
    yield from closed_too_early(doc.model, day_of(doc), team.today)
