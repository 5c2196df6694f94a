"""Rules on single lines of a forecast: when they close, and what became of them."""

from __future__ import annotations

from collections.abc import Iterator

from salesctl.core.doc import Doc
from salesctl.core.finding import Problem, Related, Severity
from salesctl.core.period import Period
from salesctl.core.rule import rule
from salesctl.core.team import Team
from salesctl.core.words import day_name, in_money
from salesctl.systems.plan.documents import Line, Plan
from salesctl.systems.plan.figures import account_key, days_of, is_lost, is_open


@rule("PLN005", "close-outside-half", "plan", Severity.ERROR)
def close_outside_half(doc: Doc[Plan], team: Team) -> Iterator[Problem]:
    """A forecast line closes outside the half the plan is for.

    Why: A deal that closes in another half brings nothing to this one, however large it is. Counted here it hides
        how little is left.

    Bad:
        --- plans/2026-H2/ana.yaml
        forecast:
          - {account: acme, amount: 180000, close: 2027-01, source: pipeline}

    Good:
        --- plans/2026-H2/ana.yaml
        forecast:
          - {account: acme, amount: 180000, close: 2026-12-18, source: pipeline}

    Fix: Correct the month, or take the line out and write it into the plan of the half it closes in. A deal that
        slipped out of the half is lost to this plan: `lost: moved to 2027-H1`.
    """
    half = days_of(team, doc.period)
    if half is None:
        return
    for index, line in enumerate(doc.model.forecast):
        days = days_of(team, line.close)
        if not is_lost(line) and (days is None or len(days.overlap(half)) == 0):
            yield Problem(
                ("forecast", index, "close"),
                f"{line.account} closes in {line.close}, outside {doc.period} ({half.first} to {half.last})",
                f"write a month of the half, such as {Period.of_month(half.last)}, or move the line to that plan",
            )


@rule("PLN006", "close-past-and-open", "plan")
def close_past_and_open(doc: Doc[Plan], team: Team) -> Iterator[Problem]:
    """A forecast line was to close on a day that has passed, and is neither won nor lost.

    Why: A deal that has quietly not happened still counts in every sum. Each line has one of three ends: won, lost,
        or a new day that somebody believes in.

    Bad:
        --- today 2026-09-15
        --- plans/2026-H2/ana.yaml
        forecast:
          - {account: acme, amount: 180000, close: 2026-08, source: pipeline}

    Good:
        --- today 2026-09-15
        --- plans/2026-H2/ana.yaml
        forecast:
          - {account: acme, amount: 180000, close: 2026-08, source: pipeline, won: 2026-08-27}
          - account: delta
            amount: 90000
            close: 2026-08
            source: lead
            lost: they kept their old supplier

    Fix: Write `won:` with the day, `lost:` with the reason, or a new `close:`.
    """
    for index, line in enumerate(doc.model.forecast):
        days = days_of(team, line.close)
        if days is not None and days.last < team.today and is_open(line, team.today) and line.won is None:
            yield Problem(
                ("forecast", index, "close"),
                f"{line.account}, {in_money(line.amount, team.settings.currency)}, was to close in {line.close} "
                "and is neither won nor lost",
                f"add `won: {days.last}` or `lost: why`, or move `close` to a month ahead",
            )


@rule("PLN007", "won-and-lost", "plan", Severity.ERROR)
def won_and_lost(doc: Doc[Plan], team: Team) -> Iterator[Problem]:
    """A forecast line says both that the deal was won and that it was lost.

    Why: Nobody can count it. Until one of the two goes, it counts as lost.

    Bad:
        --- plans/2026-H2/ana.yaml
        forecast:
          - account: acme
            amount: 180000
            close: 2026-08
            source: pipeline
            won: 2026-08-27
            lost: the budget was cut

    Good:
        --- plans/2026-H2/ana.yaml
        forecast:
          - account: acme
            amount: 180000
            close: 2026-08
            source: pipeline
            lost: the order of 27 August was cancelled when the budget was cut

    Fix: Take out the line that is not true.
    """
    del team
    for index, line in enumerate(doc.model.forecast):
        if line.won is not None and line.lost is not None:
            yield Problem(
                ("forecast", index, "lost"),
                f"{line.account} is both won ({line.won}) and lost",
                "keep one of the two lines; what is won in part gets two lines with an amount each",
            )


@rule("PLN008", "won-in-the-future", "plan", Severity.ERROR)
def won_in_the_future(doc: Doc[Plan], team: Team) -> Iterator[Problem]:
    """A deal is written as won on a day that has not come yet.

    Why: An order that will surely come on Friday is an open deal until Friday. It counts as open.

    Bad:
        --- today 2026-09-15
        --- plans/2026-H2/ana.yaml
        forecast:
          - {account: acme, amount: 180000, close: 2026-10, source: pipeline, won: 2026-10-14}

    Good:
        --- today 2026-09-15
        --- plans/2026-H2/ana.yaml
        forecast:
          - {account: acme, amount: 180000, close: 2026-10-14, source: pipeline, probability: 90}

    Fix: Write the day into `close`, and `won` once it is signed.
    """
    for index, line in enumerate(doc.model.forecast):
        if line.won is not None and not team.has_happened(line.won):
            yield Problem(
                ("forecast", index, "won"),
                f"{line.account} is won on {line.won}, and today is {team.today}",
                f"until it is signed write `close: {line.won}` instead, or correct the day",
            )


@rule("PLN009", "won-outside-half", "plan")
def won_outside_half(doc: Doc[Plan], team: Team) -> Iterator[Problem]:
    """A deal of this plan was won on a day outside the plan's half.

    Why: The order counts in the half it was signed in. Here it makes this half look better than it was, or the
        other one worse.

    Bad:
        --- plans/2026-H2/ana.yaml
        forecast:
          - {account: acme, amount: 180000, close: 2026-07, source: pipeline, won: 2026-06-29}

    Good:
        --- plans/2026-H2/ana.yaml
        forecast:
          - {account: acme, amount: 180000, close: 2026-07, source: pipeline, won: 2026-07-02}

    Fix: Correct the day, or move the line to the plan of the half in which it was won.
    """
    half = days_of(team, doc.period)
    for index, line in enumerate(doc.model.forecast):
        if half is not None and line.won is not None and team.has_happened(line.won) and line.won not in half:
            yield Problem(
                ("forecast", index, "won"),
                f"{line.account} was won on {day_name(line.won)}, outside {doc.period} ({half.first} to {half.last})",
                f"correct the day, or move the line to the plan for {team.calendar.period(line.won, 'half')}",
            )


@rule("PLN013", "line-twice", "plan")
def line_twice(doc: Doc[Plan], team: Team) -> Iterator[Problem]:
    """Two lines of a forecast are the same deal: one CRM id, or one account, amount and close.

    Why: A deal that stands there twice counts twice.

    Bad:
        --- plans/2026-H2/ana.yaml
        forecast:
          - {account: acme, amount: 180000, close: 2026-10, source: pipeline}
          - {account: Acme, amount: 180000, close: 2026-10, source: existing}

    Good:
        --- plans/2026-H2/ana.yaml
        forecast:
          - {account: acme, amount: 180000, close: 2026-10, source: pipeline}
          - {account: acme, amount: 40000, close: 2026-12, source: existing}

    Fix: Take one of them out. Two deals of the same size with one customer differ in `close` or in `crm`.
    """
    first: dict[object, int] = {}
    for index, line in enumerate(doc.model.forecast):
        earlier = first.setdefault(_deal(team, line), index)
        if earlier != index:
            by = f"CRM id {line.crm}" if line.crm else f"account, amount and close ({line.account}, {line.close})"
            yield Problem(
                ("forecast", index, "crm" if line.crm else "account"),
                f"this line has the {by} of line {earlier + 1} of the forecast",
                "take one of the two out, or write what tells the deals apart",
                (Related(doc.path, ("forecast", earlier, "account"), "the same deal"),),
            )


def _deal(team: Team, line: Line) -> object:
    return line.crm.strip() if line.crm else (account_key(team, line.account), line.amount, line.close)
