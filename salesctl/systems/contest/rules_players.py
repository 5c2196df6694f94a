"""Rules on who plays in a contest: never the manager, and each in one team."""

from __future__ import annotations

from collections.abc import Iterator

from salesctl.core.doc import Doc
from salesctl.core.finding import KeyPath, Problem, Related, Severity
from salesctl.core.rule import rule
from salesctl.core.team import Team
from salesctl.core.words import listed
from salesctl.systems.contest.documents import Contests
from salesctl.systems.contest.figures import contests_in
from salesctl.systems.quota.figures import is_manager


@rule("CON006", "manager-eligible", "contests", Severity.ERROR)
def manager_eligible(doc: Doc[Contests], team: Team) -> Iterator[Problem]:
    """The manager may win a contest, or plays for one of its teams.

    Why: Who sets the rules and knows every figure cannot win fairly, and a manager who competes has stopped managing.
        `all` never means the manager.

    Bad:
        --- contests/2026.yaml
        contests:
          - id: autumn
            name: Autumn sprint
            objective: fill November's pipeline before the fair
            starts: 2026-10-05
            ends: 2026-10-30
            metric: meetings
            eligible: [ana, bo, max]
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
            eligible: [all]
            tie_break: [calls]
            prizes:
              - what: dinner for two

    Fix: Take the manager out. The manager hands over the prize.
    """
    for each in contests_in(doc):
        named: list[tuple[KeyPath, str]] = [
            (("eligible", index), who) for index, who in enumerate(each.contest.eligible)
        ]
        for name, people in each.contest.teams.items():
            named += [(("teams", name, index), who) for index, who in enumerate(people)]
        for at, who in named:
            if is_manager(team, who):
                message = f"{who} manages the team and takes part in `{each.contest.id}`"
                yield Problem((*each.at, *at), message, "take the manager out; who sets the rules hands over the prize")


@rule("CON008", "fewer-than-two-teams", "contests", Severity.ERROR)
def fewer_than_two_teams(doc: Doc[Contests], team: Team) -> Iterator[Problem]:
    """A contest of teams has fewer than two teams with somebody in them.

    Why: Teams win together or lose together, and for that there must be another one.

    Bad:
        --- contests/2026.yaml
        contests:
          - id: autumn
            name: North against south
            objective: fill November's pipeline before the fair
            starts: 2026-10-05
            ends: 2026-10-30
            metric: meetings
            mode: team
            tie_break: [calls]
            prizes:
              - what: dinner cooked by the others

    Good:
        --- contests/2026.yaml
        contests:
          - id: autumn
            name: North against south
            objective: fill November's pipeline before the fair
            starts: 2026-10-05
            ends: 2026-10-30
            metric: meetings
            mode: team
            teams:
              north: [ana]
              south: [bo]
            tie_break: [calls]
            prizes:
              - what: dinner cooked by the others

    Fix: List the teams under `teams`, each with its people.
    """
    del team
    for each in contests_in(doc):
        contest = each.contest
        if contest.mode == "team" and sum(bool(people) for people in contest.teams.values()) < 2:
            at = (*each.at, "teams") if contest.teams else (*each.at, "mode")
            hint = "add `teams:` and below it two lines such as `north: [ana-silva]`"
            yield Problem(at, f"`{contest.id}` is a contest of teams and has fewer than two", hint)


@rule("CON009", "person-in-two-teams", "contests", Severity.ERROR)
def person_in_two_teams(doc: Doc[Contests], team: Team) -> Iterator[Problem]:
    """Somebody plays for two teams of one contest.

    Why: What this person reaches would count twice, and whichever team wins, this person does.

    Bad:
        --- contests/2026.yaml
        contests:
          - id: autumn
            name: North against south
            objective: fill November's pipeline before the fair
            starts: 2026-10-05
            ends: 2026-10-30
            metric: meetings
            mode: team
            teams:
              north: [ana]
              south: [bo, ana]
            tie_break: [calls]
            prizes:
              - what: dinner cooked by the others

    Good:
        --- contests/2026.yaml
        contests:
          - id: autumn
            name: North against south
            objective: fill November's pipeline before the fair
            starts: 2026-10-05
            ends: 2026-10-30
            metric: meetings
            mode: team
            teams:
              north: [ana]
              south: [bo]
            tie_break: [calls]
            prizes:
              - what: dinner cooked by the others

    Fix: Leave each person in one team. Teams of different size are fine: the mean a member counts.
    """
    del team
    for each in contests_in(doc):
        first: dict[str, tuple[str, int]] = {}
        for name, people in each.contest.teams.items():
            for index, who in enumerate(people):
                before = first.setdefault(who, (name, index))
                if before != (name, index):
                    teams = listed(dict.fromkeys((f"`{before[0]}`", f"`{name}`")))
                    message = f"{who} plays for {teams}" if before[0] != name else f"{who} stands twice in {teams}"
                    related = Related(doc.path, (*each.at, "teams", *before), "and here")
                    hint = "leave each person in one team, once"
                    yield Problem((*each.at, "teams", name, index), message, hint, (related,))
