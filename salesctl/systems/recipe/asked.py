"""What the reports over the panel share: whom they are about, the outcome's unit, and what to say without a panel."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from salesctl.core.errors import UsageError
from salesctl.core.report import Ask, Report
from salesctl.core.team import Team
from salesctl.core.words import listed
from salesctl.systems.recipe.figures import recipe_of
from salesctl.systems.recipe.panel import Measured, measured


@dataclass(frozen=True, slots=True)
class Question:
    """A panel and how to speak of it: the outcome's unit (EUR, wins), and the one person it is about, if any."""

    found: Measured
    unit: str
    is_money: bool
    who: str | None = None


def question(team: Team, ask: Ask) -> Question | str:
    """Return what a report is asked of, or the sentence that says why nothing can be answered.

    Raises UsageError when several people are named: a forecast is the team's or one person's.
    """
    if len(ask.who) > 1:
        raise UsageError(
            f"this looks at the team or at one person, and {listed(sorted(ask.who))} are named", "name one with --who"
        )
    return _question(team, next(iter(ask.who), None))


def whole(team: Team) -> Question | str:
    """Return the question about the whole team, whoever is named."""
    return _question(team, None)


def _question(team: Team, who: str | None) -> Question | str:
    recipe, found = recipe_of(team), measured(team)
    if recipe is None:
        return "there is no recipe.yaml that can be read: salesctl new recipe"
    if found is None:
        return f"the outcome {recipe.outcome} is none of the metrics in recipe.yaml: salesctl recipe check"
    if not found.weeks.count:
        return "no week is over in which anything was logged: salesctl metric log"
    if who is not None and who not in found.panel.people:
        return f"{who} sells nothing and carries no quota in these weeks"
    is_money = recipe.metrics[recipe.outcome].unit == "money"
    return Question(found, team.settings.currency if is_money else recipe.outcome, is_money, who)


def nothing(title: str, why: str, data: Mapping[str, object]) -> Report:
    """Return the page that says why there is no answer."""
    return Report(title, notes=(why,), data=data)


def spread(found: Measured) -> str:
    """Say how many people and weeks a panel holds."""
    people, weeks = len(found.panel.people), found.weeks.count
    nouns = ("person" if people == 1 else "people", "week" if weeks == 1 else "weeks")
    return f"{people:,} {nouns[0]}, {weeks} {nouns[1]} to {found.weeks.names[-1]}"
