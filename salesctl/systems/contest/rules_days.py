"""Rules on when a contest runs: in its year, short, and not beside another on the same metric."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from salesctl.core.doc import Doc
from salesctl.core.finding import Problem, Related, Severity
from salesctl.core.rule import rule
from salesctl.core.team import Team
from salesctl.core.words import counted, day_name
from salesctl.systems.contest.calendar import ALL, is_individual
from salesctl.systems.contest.documents import ContestPolicy, Contests
from salesctl.systems.contest.figures import Listed, all_contests, contests_in, weights_of
from salesctl.systems.quota.figures import days_of

_AT_ONCE = 20  # how many running contests are compared with a new one


@rule("CON011", "ends-before-it-starts", "contests", Severity.ERROR)
def ends_before_it_starts(doc: Doc[Contests], team: Team) -> Iterator[Problem]:
    """A contest ends before it starts.

    Why: It has no days, so nothing counts and nobody wins. Most often one of the two has the wrong month.

    Bad:
        --- contests/2026.yaml
        contests:
          - id: autumn
            name: Autumn sprint
            objective: fill November's pipeline before the fair
            starts: 2026-10-05
            ends: 2026-09-30
            metric: meetings
            tie_break: [calls]
            prizes:
              - what: dinner for two

    Good:
        --- contests/2026.yaml
        contests:
          - id: autumn
            name: Autumn sprint
            objective: fill November's pipeline before the fair
            starts: 2026-10-05
            ends: 2026-10-30
            metric: meetings
            tie_break: [calls]
            prizes:
              - what: dinner for two

    Fix: Correct the day that is wrong.
    """
    del team
    for each in contests_in(doc):
        contest = each.contest
        if contest.ends < contest.starts:
            message = f"`{contest.id}` starts on {day_name(contest.starts)} and ends on {day_name(contest.ends)}"
            yield Problem((*each.at, "ends"), message, "correct the day that is wrong")


@rule("CON012", "contest-too-long", "contests")
def contest_too_long(doc: Doc[Contests], team: Team) -> Iterator[Problem]:
    """A contest runs longer than the policy allows.

    Why: After some weeks the places are settled, and from then on all but two people watch. Two short ones beat one
        long one.

    Bad:
        --- contests/2026.yaml
        contests:
          - id: autumn
            name: Autumn sprint
            objective: fill the pipeline before the fair
            starts: 2026-07-06
            ends: 2026-11-30
            metric: meetings
            tie_break: [calls]
            prizes:
              - what: dinner for two

    Good:
        --- contests/2026.yaml
        contests:
          - id: autumn
            name: Autumn sprint
            objective: fill the pipeline before the fair
            starts: 2026-10-05
            ends: 2026-10-30
            metric: meetings
            tie_break: [calls]
            prizes:
              - what: dinner for two

    Fix: Shorten it; two to four weeks are usual. The policy's `max_days` says what the team allows.
    """
    most = team.policy(ContestPolicy).max_days
    for each in contests_in(doc):
        if len(each.days) > most:
            message = f"`{each.contest.id}` runs {counted(len(each.days), 'day')}; the policy allows {most:,}"
            yield Problem((*each.at, "ends"), message, "shorten it; two to four weeks are usual")


@rule("CON013", "outside-its-year", "contests", Severity.ERROR)
def outside_its_year(doc: Doc[Contests], team: Team) -> Iterator[Problem]:
    """A contest is planned for days outside the fiscal year that its file is named for.

    Why: The year's calendar is read from its file. A contest in the wrong one is missing where people look.

    Bad:
        --- contests/2026.yaml
        contests:
          - id: winter
            name: Winter warm-up
            objective: start the year with full calendars
            starts: 2027-01-11
            ends: 2027-01-29
            metric: meetings
            tie_break: [calls]
            prizes:
              - what: dinner for two

    Good:
        --- contests/2027.yaml
        contests:
          - id: winter
            name: Winter warm-up
            objective: start the year with full calendars
            starts: 2027-01-11
            ends: 2027-01-29
            metric: meetings
            tie_break: [calls]
            prizes:
              - what: dinner for two

    Fix: Move it to the file of the year it starts in, and end it before that year does.
    """
    year = days_of(team, doc.period)
    if year is None:
        return
    for each in contests_in(doc):
        for key, day in (("starts", each.contest.starts), ("ends", each.contest.ends)):
            if day not in year:
                message = f"`{each.contest.id}` {key} on {day_name(day)}, outside the fiscal year {doc.period}"
                hint = (
                    f"{doc.period} runs from {year.first} to {year.last}: correct the day, or move it to another file"
                )
                yield Problem((*each.at, key), message, hint)
                break


@rule("CON014", "two-on-one-metric", "contests")
def two_on_one_metric(doc: Doc[Contests], team: Team) -> Iterator[Problem]:
    """Two individual contests on one metric run at the same time.

    Why: One effort would win twice, and nobody can tell which of the two worked. A contest of teams beside one of
        individuals is fine, and so are two for different people.

    Bad:
        --- contests/2026.yaml
        contests:
          - id: october
            name: October sprint
            objective: fill November's pipeline before the fair
            starts: 2026-10-05
            ends: 2026-10-30
            metric: meetings
            tie_break: [calls]
            prizes:
              - what: dinner for two
          - id: fair
            name: Meet at the fair
            objective: ten meetings at the stand
            starts: 2026-10-26
            ends: 2026-10-30
            metric: meetings
            tie_break: [calls]
            prizes:
              - what: a good headset

    Good:
        --- contests/2026.yaml
        contests:
          - id: october
            name: October sprint
            objective: fill November's pipeline before the fair
            starts: 2026-10-05
            ends: 2026-10-23
            metric: meetings
            tie_break: [calls]
            prizes:
              - what: dinner for two
          - id: fair
            name: Meet at the fair
            objective: ten meetings at the stand
            starts: 2026-10-26
            ends: 2026-10-30
            metric: meetings
            tie_break: [calls]
            prizes:
              - what: a good headset

    Fix: Let one follow the other, or count another metric in one of them.
    """
    found = all_contests(team)
    clashes = team.once("contest", "clashes", make=lambda: _clashes(found))
    for each in contests_in(doc):
        other = clashes.get((doc.path, each.index))
        if other is not None:
            message = f"`{each.contest.id}` and `{other.contest.id}` run at once on `{next(iter(_counts(each)))}`"
            related = Related(other.doc.path, (*other.at, "starts"), f"`{other.contest.id}` runs to {other.days.last}")
            hint = "let one follow the other, or count another metric in one of them"
            yield Problem((*each.at, "starts"), message, hint, (related,))


def _clashes(found: tuple[Listed, ...]) -> Mapping[tuple[str, int], Listed]:
    """Return for each contest an earlier one that still runs, on the same single metric and for some of the people."""
    clashes: dict[tuple[str, int], Listed] = {}
    running: dict[frozenset[str], list[Listed]] = {}
    for each in found:
        counts = _counts(each)
        if len(counts) != 1 or not each.is_on or not is_individual(each.contest) or not len(each.days):
            continue
        still = [other for other in running.get(counts, []) if other.days.last >= each.days.first][-_AT_ONCE:]
        other = next((other for other in still if _share_people(each, other)), None)
        if other is not None:
            clashes[each.doc.path, each.index] = other
        running[counts] = [*still, each]
    return clashes


def _counts(each: Listed) -> frozenset[str]:
    return frozenset(weights_of(each.contest))


def _share_people(one: Listed, other: Listed) -> bool:
    these, those = set(one.contest.eligible), set(other.contest.eligible)
    return ALL in these | those or not these.isdisjoint(those)


@rule("CON015", "contest-moved-without-why", "contests")
def contest_moved_without_why(doc: Doc[Contests], team: Team) -> Iterator[Problem]:
    """A contest was moved to other days without a reason.

    Why: People planned their weeks around it. Anything may move once; the reason is what is learned from it.

    Bad:
        --- contests/2026.yaml
        contests:
          - id: autumn
            name: Autumn sprint
            objective: fill November's pipeline before the fair
            starts: 2026-10-05
            ends: 2026-10-30
            moved_to: 2026-10-12
            metric: meetings
            tie_break: [calls]
            prizes:
              - what: dinner for two

    Good:
        --- contests/2026.yaml
        contests:
          - id: autumn
            name: Autumn sprint
            objective: fill November's pipeline before the fair
            starts: 2026-10-05
            ends: 2026-10-30
            moved_to: 2026-10-12
            why: the fair was moved by a week
            metric: meetings
            tie_break: [calls]
            prizes:
              - what: dinner for two

    Fix: Add `why:` with one sentence. The planned days stay where they are.
    """
    del team
    for each in contests_in(doc):
        if each.contest.moved_to is not None and each.contest.why is None:
            message = f"`{each.contest.id}` was moved to {each.contest.moved_to} without a reason"
            yield Problem((*each.at, "moved_to"), message, "add `why:` and one sentence below it")
