"""Rules on what the notes of a meeting say: when it was, what was won, and what became of what was promised."""

from __future__ import annotations

from collections.abc import Iterator

from salesctl.core.closing import closed_too_early, moved_without_why
from salesctl.core.doc import Doc
from salesctl.core.finding import Problem, Related
from salesctl.core.period import Period
from salesctl.core.rule import rule
from salesctl.core.team import Team
from salesctl.core.words import day_name
from salesctl.systems.meeting.documents import Commitment, Meeting, MeetingPolicy
from salesctl.systems.meeting.figures import (
    Word,
    agenda_of,
    day_of,
    expected_day,
    held_after,
    is_held,
    length,
    minute_of,
    word_of,
)


@rule("MTG015", "started-late", "meeting")
def started_late(doc: Doc[Meeting], team: Team) -> Iterator[Problem]:
    """A meeting started later than the policy says.

    Why: Ten people who wait five minutes have lost an hour, and those on time learn to come late.

    Bad:
        --- meetings/2026-09-14.yaml
        facilitator: ana
        started: 08:45

    Good:
        --- meetings/2026-09-14.yaml
        facilitator: ana
        started: 08:30

    Fix: Start on time with those who are there. The latest start is set by `latest_start` in the policy.
    """
    latest, started = team.policy(MeetingPolicy).latest_start, doc.model.started
    if started is not None and started > latest:
        yield Problem(
            ("started",),
            f"started at {started:%H:%M}, {minute_of(started) - minute_of(latest)} minutes after {latest:%H:%M}",
            "start on time with those who are there",
        )


@rule("MTG016", "no-win", "meeting")
def no_win(doc: Doc[Meeting], team: Team) -> Iterator[Problem]:
    """A meeting was held, and no win is written.

    Why: There is always one: an order, a first visit, a clear no. A week without a win is a week in which nobody asked.

    Bad:
        --- meetings/2026-09-14.yaml
        facilitator: ana
        started: 08:30
        present: [ana, bo]

    Good:
        --- meetings/2026-09-14.yaml
        facilitator: ana
        started: 08:30
        present: [ana, bo]
        wins:
          - who: ana
            what: Acme renewed for three years

    Fix: Write the best one of the week under `wins`, with its `who` and one sentence.
    """
    if is_held(doc, team.today) and not doc.model.wins:
        yield Problem(
            ("started",), "this meeting names no win", "add the best one under `wins`, with `who:` and `what:`"
        )


@rule("MTG017", "ran-over", "meeting")
def ran_over(doc: Doc[Meeting], team: Team) -> Iterator[Problem]:
    """A meeting lasted longer than its sections, or ended before it started.

    Why: A meeting that ends on time is prepared, and one that does not takes the first calls of the week.

    Bad:
        --- meetings/2026-09-14.yaml
        facilitator: ana
        started: 08:30
        ended: 09:50

    Good:
        --- meetings/2026-09-14.yaml
        facilitator: ana
        started: 08:30
        ended: 09:28

    Fix: Stop when the time is over, and take what is left to those whom it concerns.
    """
    started, ended = doc.model.started, doc.model.ended
    if started is None or ended is None:
        return
    lasted, planned = minute_of(ended) - minute_of(started), length(agenda_of(team), doc.model)
    if lasted < 0:
        yield Problem(("ended",), f"ended at {ended:%H:%M}, before it started", "correct one of the two times")
    elif lasted > planned > 0:
        yield Problem(
            ("ended",),
            f"lasted {lasted} minutes, planned were {planned}",
            "stop when the time is over; what is left is for those whom it concerns",
        )


@rule("MTG018", "silent-commitment", "meeting")
def silent_commitment(doc: Doc[Meeting], team: Team) -> Iterator[Problem]:
    """A commitment is past its day, the next meeting was held, and nothing is written of what became of it.

    Why: The promise that nobody asks for is the last one that is kept. One of money is asked for on the day itself.

    Bad:
        --- meetings/2026-09-07.yaml
        facilitator: ana
        started: 08:30
        commitments:
          - what: bring Acme's board date back in writing
            who: ana
            by: 2026-09-11
        --- meetings/2026-09-14.yaml
        facilitator: bo
        started: 08:30

    Good:
        --- meetings/2026-09-07.yaml
        facilitator: ana
        started: 08:30
        commitments:
          - what: bring Acme's board date back in writing
            who: ana
            by: 2026-09-11
            moved_to: 2026-09-18
            why: their chairman is ill
        --- meetings/2026-09-14.yaml
        facilitator: bo
        started: 08:30

    Fix: Say here what became of it: `done:` with the day, `moved_to:` with `why:`, or `dropped:` with the reason; of
        money that came in part, `got:` with the amount. Never write it again in the next meeting.
    """
    if not is_held(doc, team.today):
        return
    for index, item in enumerate(doc.model.commitments):
        if item.due is None or word_of(item, team.today) is not Word.SILENT:
            continue
        following = held_after(team, max(item.due, day_of(doc)))
        if following is not None or item.amount is not None:
            yield Problem(
                ("commitments", index),
                f"`{item.what}` was promised {_by_whom(item)}for {day_name(item.due)}, and nothing says what became "
                "of it" + (f" when the team met on {day_name(day_of(following))}" if following else ""),
                "close it here: `done:`, `moved_to:` with `why:`, `dropped:` with the reason"
                + (", or `got:` with what came in" if item.amount is not None else ""),
                (Related(following.path, (), "the meeting in which it was to be asked for"),) if following else (),
            )


def _by_whom(item: Commitment) -> str:
    return f"by {item.who} " if item.who else ""


@rule("MTG019", "off-the-usual-day", "meeting")
def off_the_usual_day(doc: Doc[Meeting], team: Team) -> Iterator[Problem]:
    """A meeting is on another day than the policy's, without a reason.

    Why: A meeting that is always on the same day needs no invitation. Where a holiday moves it, the next working day is
        its day.

    Bad:
        --- meetings/2026-09-16.yaml
        facilitator: ana

    Good:
        --- meetings/2026-09-14.yaml
        moved_to: 2026-09-16
        why: the whole team was at the fair
        facilitator: ana

    Fix: Name the file for the usual day and add `moved_to:` with `why:`; or take the usual day.
    """
    day = day_of(doc)
    usual = expected_day(team, Period.of_week(doc.period.date))
    if doc.model.cancelled is None and doc.model.why is None and usual is not None and day != usual:
        other = f"meetings/{usual}.yaml"
        hint = f"add `why:`, and name the file {usual}.yaml with `moved_to: {day}`"
        yield Problem(
            ("moved_to",) if doc.model.moved_to else (),
            f"this meeting is on {day_name(day)}; the usual day of the week is {day_name(usual)}",
            f"{other} is there too: add `why:` here, or put both into one" if _is_another(team, doc, other) else hint,
        )


def _is_another(team: Team, doc: Doc[Meeting], path: str) -> bool:
    return path != doc.path and team.exists(path)


@rule("MTG020", "done-on-an-impossible-day", "meeting")
def done_on_an_impossible_day(doc: Doc[Meeting], team: Team) -> Iterator[Problem]:
    """Something promised in a meeting was done before the meeting, or on a day that has not come.

    Why: What was done before is a win, not a promise; a day that has not come proves nothing, and the item counts as
        open.

    Bad:
        --- meetings/2026-09-07.yaml
        facilitator: ana
        started: 08:30
        commitments:
          - what: bring Acme's board date back in writing
            who: ana
            by: 2026-09-11
            done: 2026-08-10

    Good:
        --- meetings/2026-09-07.yaml
        facilitator: ana
        started: 08:30
        commitments:
          - what: bring Acme's board date back in writing
            who: ana
            by: 2026-09-11
            done: 2026-09-10

    Fix: Correct the day. Most often it is the month.
    """
    return closed_too_early(doc.model, day_of(doc), team.today)


@rule("MTG021", "moved-without-why", "meeting")
def moved_without_why_in_meeting(doc: Doc[Meeting], team: Team) -> Iterator[Problem]:
    """A meeting or something promised in it was moved to another day without a reason.

    Why: Anything may move once. The reason is what is learned from it, and what tells a moved promise from a forgotten
        one.

    Bad:
        --- meetings/2026-09-07.yaml
        facilitator: ana
        started: 08:30
        commitments:
          - what: bring Acme's board date back in writing
            who: ana
            by: 2026-09-11
            moved_to: 2026-09-18

    Good:
        --- meetings/2026-09-07.yaml
        facilitator: ana
        started: 08:30
        commitments:
          - what: bring Acme's board date back in writing
            who: ana
            by: 2026-09-11
            moved_to: 2026-09-18
            why: their chairman is ill

    Fix: Add `why:` with one sentence.
    """
    del team
    return moved_without_why(doc.model)
