"""Rules on what single lines of a forecast are worth, and how likely they are."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from statistics import median

from salesctl.core.doc import Doc
from salesctl.core.finding import Problem, Severity
from salesctl.core.rule import rule
from salesctl.core.team import Team
from salesctl.core.words import in_money
from salesctl.systems.plan.documents import Plan
from salesctl.systems.plan.figures import is_open

_OUT_OF_SCALE = 20  # times the usual line: about what one digit too many does
_FEWEST_LINES = 5  # fewer lines have no usual one


@rule("PLN010", "amount-not-positive", "plan", Severity.ERROR)
def amount_not_positive(doc: Doc[Plan], team: Team) -> Iterator[Problem]:
    """A forecast line is worth nothing or less.

    Why: A line of 0 holds a place in the list and says nothing of the number; one below 0 takes from the others.

    Bad:
        --- plans/2026-H2/ana.yaml
        forecast:
          - {account: acme, amount: 0, close: 2026-10, source: pipeline}

    Good:
        --- plans/2026-H2/ana.yaml
        forecast:
          - {account: acme, amount: 40000, close: 2026-10, source: pipeline}

    Fix: Write what the deal would bring you, your own share of it. If you do not know yet, write the smallest order
        that would be worth the work. Credit notes belong in the metric log, not in a forecast.
    """
    for index, line in enumerate(doc.model.forecast):
        if line.amount <= 0:
            yield Problem(
                ("forecast", index, "amount"),
                f"{line.account} is worth {in_money(line.amount, team.settings.currency)} here",
                "write your own share of the order, such as `amount: 40000`, or take the line out",
            )


@rule("PLN011", "amount-out-of-scale", "plan")
def amount_out_of_scale(doc: Doc[Plan], team: Team) -> Iterator[Problem]:
    """One amount is more than twenty times the usual one of the forecast.

    Why: That is what one digit too many looks like, and one such line alone covers a quota on paper. The usual
        amount is the one in the middle; a forecast of fewer than five lines has none.

    Bad:
        --- plans/2026-H2/ana.yaml
        forecast:
          - {account: acme, amount: 1800000, close: 2026-10, source: pipeline}
          - {account: delta, amount: 60000, close: 2026-10, source: pipeline}
          - {account: harbour, amount: 45000, close: 2026-11, source: lead}
          - {account: quay, amount: 80000, close: 2026-11, source: lead}
          - {account: reed, amount: 30000, close: 2026-12, source: target}

    Good:
        --- plans/2026-H2/ana.yaml
        forecast:
          - {account: acme, amount: 180000, close: 2026-10, source: pipeline}
          - {account: delta, amount: 60000, close: 2026-10, source: pipeline}
          - {account: harbour, amount: 45000, close: 2026-11, source: lead}
          - {account: quay, amount: 80000, close: 2026-11, source: lead}
          - {account: reed, amount: 30000, close: 2026-12, source: target}

    Fix: Count the zeros. If the amount is right, say so beside it: `# salesctl: ignore[PLN011] framework contract`.
    """
    amounts = [line.amount for line in doc.model.forecast]
    if len(amounts) < _FEWEST_LINES:
        return
    usual = median(amounts)
    for index, line in enumerate(doc.model.forecast):
        if usual > 0 and line.amount > usual * _OUT_OF_SCALE:
            yield Problem(
                ("forecast", index, "amount"),
                f"{in_money(line.amount, team.settings.currency)} is more than {_OUT_OF_SCALE} times the usual line of "
                f"this forecast, {in_money(Decimal(usual).to_integral_value(), team.settings.currency)}",
                f"count the zeros: was it {line.amount / 10:f}?",
            )


@rule("PLN012", "certain-or-impossible", "plan", Severity.INFO)
def certain_or_impossible(doc: Doc[Plan], team: Team) -> Iterator[Problem]:
    """An open deal has a probability of 0 or of 100 percent, or of less than one.

    Why: What is certain is won, and what cannot happen is lost. Between the two nothing open is ever 0 or 100, and
        a forecast weighted with them promises what nobody can. 0.6 is hardly meant as six in a thousand.

    Bad:
        --- plans/2026-H2/ana.yaml
        forecast:
          - {account: acme, amount: 180000, close: 2026-10, source: pipeline, probability: 100}

    Good:
        --- plans/2026-H2/ana.yaml
        forecast:
          - {account: acme, amount: 180000, close: 2026-10, source: pipeline, probability: 90}

    Fix: Write `won:` when it is signed, `lost:` when it is gone, and a probability between the two until then.
    """
    for index, line in enumerate(doc.model.forecast):
        percent = line.probability
        if percent is None or not (percent < 1 or percent == 100) or not is_open(line, team.today):
            continue
        hint = f"write `{'won' if percent else 'lost'}:` once it is so, and until then a number between 1 and 99"
        if 0 < percent < 1:
            hint = f"probabilities are percents from 0 to 100: write {(percent * 100).normalize():f}"
        yield Problem(("forecast", index, "probability"), f"{line.account} is open at {percent:f} %", hint)
