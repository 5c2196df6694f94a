"""Rules on what a plan holds beside its forecast: lookback, activity, training, goals, actions."""

from __future__ import annotations

from collections.abc import Iterator

from salesctl.core.doc import Doc
from salesctl.core.finding import KeyPath, Problem, Severity
from salesctl.core.likeness import words
from salesctl.core.rule import rule
from salesctl.core.team import Team
from salesctl.core.words import counted, listed
from salesctl.systems.plan.documents import Lookback, Plan, PlanPolicy
from salesctl.systems.plan.figures import days_of
from salesctl.systems.recipe.figures import recipe_of

_PARTS = ("worked", "did_not", "change")
_SENTENCE = 3  # words: fewer are a heading


def _at(doc: Doc[Plan], key: str) -> KeyPath:
    """Return where to speak of a key: the key itself where it is written, else the line that put the plan in force."""
    return (key,) if getattr(doc.model, key) else ("submitted",)


@rule("PLN015", "no-lookback", "plan", Severity.ERROR)
def no_lookback(doc: Doc[Plan], team: Team) -> Iterator[Problem]:
    """A submitted plan does not look back: what worked, what did not, what will change.

    Why: A plan that learned nothing from the last half repeats it. One honest sentence for each of the three is
        enough, and takes longer to think than to write. Someone's first plan looks back on the job before.

    Bad:
        --- plans/2026-H2/ana.yaml
        submitted: 2026-06-22
        lookback:
          worked:
            - two visits a week to customers who had gone quiet
          did_not:
            - proposals

    Good:
        --- plans/2026-H2/ana.yaml
        submitted: 2026-06-22
        lookback:
          worked:
            - two visits a week to customers who had gone quiet
          did_not:
            - proposals sent before anybody had asked for one
          change:
            - no proposal without a date for the decision

    Fix: Write a sentence below each of `worked`, `did_not` and `change`.
    """
    del team
    if not doc.model.is_in_force:
        return
    lookback = doc.model.lookback or Lookback()
    thin = [part for part in _PARTS if not _says_something(getattr(lookback, part))]
    if thin:
        yield Problem(
            _at(doc, "lookback"),
            f"the look back on the last half says nothing under {listed(f'`{part}`' for part in thin)}",
            f"write one sentence at least, such as\n  {thin[0]}:\n    - two visits a week to customers gone quiet",
            mild=len(thin) < len(_PARTS),
        )


def _says_something(sentences: tuple[str, ...]) -> bool:
    return any(len(words(sentence)) >= _SENTENCE for sentence in sentences)


@rule("PLN016", "no-activity", "plan", Severity.ERROR)
def no_activity(doc: Doc[Plan], team: Team) -> Iterator[Problem]:
    """A submitted plan does not say how much will be done each week.

    Why: Nobody decides how much to sell. Everybody decides how many calls to make on Tuesday. The weekly numbers
        are the part of a plan that can be kept, and reviews, contests and targets are measured by them.

    Bad:
        --- plans/2026-H2/ana.yaml
        submitted: 2026-06-22
        activity: {calls: 0}

    Good:
        --- plans/2026-H2/ana.yaml
        submitted: 2026-06-22
        activity: {calls: 60, meetings: 8, proposals: 3}

    Fix: Write a number a week for each metric you will be measured by, such as `activity: {calls: 60, meetings:
        8}`.
    """
    if not doc.model.is_in_force or any(number > 0 for number in doc.model.activity.values()):
        return
    recipe = recipe_of(team)
    known = [name for name, metric in recipe.metrics.items() if metric.kind == "activity"] if recipe else []
    example = ", ".join(f"{name}: {'60' if index == 0 else '8'}" for index, name in enumerate(known[:2]))
    yield Problem(
        _at(doc, "activity"),
        "the plan names no activity a week above zero",
        f"add what you will do each week, such as `activity: {{{example or 'calls: 60'}}}`",
    )


@rule("PLN017", "no-training", "plan", Severity.ERROR)
def no_training(doc: Doc[Plan], team: Team) -> Iterator[Problem]:
    """A submitted plan names no training.

    Why: What somebody was good enough for last half is not what next half asks for. One skill, by one day, is a
        start.

    Bad:
        --- plans/2026-H2/ana.yaml
        submitted: 2026-06-22
        quota: 60000

    Good:
        --- plans/2026-H2/ana.yaml
        submitted: 2026-06-22
        quota: 60000
        training:
          - skill: negotiation
            by: 2026-09-30
            how: the course in September, and two role plays with Bo

    Fix: Name one skill at least, the day by which you will have it, and how.
    """
    if doc.model.is_in_force and not doc.model.training:
        skill = next(iter(team.settings.skills), "negotiation")
        yield Problem(
            ("submitted",),
            "the plan names no skill its writer will learn",
            f"add one, such as\n  training:\n    - skill: {skill}\n      by: {_last_day(doc, team)}\n      how: course",
        )


@rule("PLN018", "no-personal-goal", "plan", Severity.ERROR)
def no_personal_goal(doc: Doc[Plan], team: Team) -> Iterator[Problem]:
    """A submitted plan names no personal goal.

    Why: Work is half of a half-year. Somebody who wants something for himself or herself by a day plans better for
        the company too, and a manager who knows of it can help.

    Bad:
        --- plans/2026-H2/ana.yaml
        submitted: 2026-06-22
        quota: 60000

    Good:
        --- plans/2026-H2/ana.yaml
        submitted: 2026-06-22
        quota: 60000
        personal_goals:
          - what: learn enough Spanish to make the first call to Vigo in it
            by: 2026-10-30

    Fix: Add one thing you want that has nothing to do with the quota, with a day.
    """
    if doc.model.is_in_force and not doc.model.personal_goals:
        day = _last_day(doc, team)
        yield Problem(
            ("submitted",),
            "the plan names no personal goal",
            f"add one, such as\n  personal_goals:\n    - what: run the half marathon under two hours\n      by: {day}",
        )


@rule("PLN019", "too-few-actions", "plan", Severity.ERROR)
def too_few_actions(doc: Doc[Plan], team: Team) -> Iterator[Problem]:
    """A submitted plan has fewer actions than the policy asks for.

    Why: A forecast says what should come; actions say what somebody will do so that it comes. Without them the plan
        is a wish.

    Bad:
        --- plans/2026-H2/ana.yaml
        submitted: 2026-06-22
        actions:
          - what: map the buying centre of five A accounts
            by: 2026-07-31

    Good:
        --- plans/2026-H2/ana.yaml
        submitted: 2026-06-22
        actions:
          - what: map the buying centre of five A accounts
            by: 2026-07-31
          - what: meet the new purchasing manager of Delta
            by: 2026-08-14
          - what: win back two of the customers lost in spring
            by: 2026-10-30

    Fix: Add actions with a day each. The policy is `policy: {plan: {min_actions: 3}}` in team.yaml.
    """
    fewest, there = team.policy(PlanPolicy).min_actions, len(doc.model.actions)
    if doc.model.is_in_force and there < fewest:
        yield Problem(
            _at(doc, "actions"),
            f"the plan has {counted(there, 'action') if there else 'no action'}; the policy asks for {fewest}",
            f"add {fewest - there}{' more' if there else ''}, each with a day by which it is done",
            mild=there > 0,
        )


def _last_day(doc: Doc[Plan], team: Team) -> str:
    days = days_of(team, doc.period)
    return str(days.last) if days else "2026-09-30"
