"""Rules on the manager's list: others' work that stays, goes to nobody, or comes back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from salesctl.core.doc import Doc
from salesctl.core.finding import KeyPath, Problem, Related, Severity
from salesctl.core.rule import rule
from salesctl.core.team import Team
from salesctl.core.words import counted, day_name
from salesctl.systems.manager.documents import ControlPolicy, Todo
from salesctl.systems.manager.figures import FEWEST, Entry, entries, is_kept, is_open, on_the_books, share
from salesctl.systems.manager.recipients import recipient

_UNDECIDED_DAYS = 14
_RELATED = 5


@rule("CTL001", "dependency-over-policy", "todo", Severity.ERROR)
def dependency_over_policy(doc: Doc[Todo], team: Team) -> Iterator[Problem]:
    """Too much of the manager's list is others' work.

    Why: A deal on the manager's list is one that a salesperson has stopped selling. The more of them a manager keeps,
        the less time is left for hiring, coaching and training, and the more will be brought next week.
        Counted are the items of the last thirteen weeks and those still open; deals, customers, quotes, chases and
        fixes among them are others' work until the day they are handed on. Over `dependency_warn` percent of the items
        it is a warning, over `dependency_fail` an error. A list of fewer than five says nothing.

    Bad:
        --- manager/todo.yaml
        - {what: coached calls of October, kind: coach, added: 2026-09-07}
        - {what: first quarter's training, kind: train, added: 2026-09-07}
        - {what: price for Acme, kind: deal, added: 2026-09-08, raised_by: ana, belongs_to: ana}
        - {what: invoice of Delta, kind: chase, added: 2026-09-09, raised_by: bo, belongs_to: bo}
        - {what: trouble at Foss, kind: customer, added: 2026-09-10, raised_by: bo, belongs_to: bo}

    Good:
        --- manager/todo.yaml
        - {what: coached calls of October, kind: coach, added: 2026-09-07}
        - {what: first quarter's training, kind: train, added: 2026-09-07}
        - {what: price for Acme, kind: deal, added: 2026-09-08, raised_by: ana, belongs_to: ana, handed_on: 2026-09-09}
        - {what: invoice of Delta, kind: chase, added: 2026-09-09, raised_by: bo, belongs_to: bo, handed_on: 2026-09-10}
        - {what: trouble, kind: customer, added: 2026-09-10, raised_by: bo, belongs_to: bo, handed_on: 2026-09-11}

    Fix: See `salesctl manager audit` for what to hand on and to whom, and write `belongs_to` and `handed_on`. The
        policy is `control` in team.yaml.
    """
    manager, policy = team.manager_on(team.today), team.policy(ControlPolicy)
    found = share(doc.model, manager, team.today)
    percent = found.by_count
    if found.items < FEWEST or percent is None or percent <= min(policy.dependency_warn, policy.dependency_fail):
        return
    fails = percent > policy.dependency_fail
    limit = policy.dependency_fail if fails else policy.dependency_warn
    kept = [each for each in on_the_books(doc.model, team.today) if is_kept(each.item, manager, team.today)]
    still = [each for each in kept if is_open(each.item, team.today)]
    related = tuple(Related(doc.path, (each.index, "what"), each.item.what) for each in (still or kept)[:_RELATED])
    yield Problem(
        (kept[0].index, "what"),
        f"{found.kept} of {counted(found.items, 'item')} on this list are others' work, {percent:.0f} %; "
        f"the policy {'fails' if fails else 'warns'} over {limit} %",
        f"{_open_hint(len(still))}; salesctl manager audit says to whom",
        related,
        mild=not fails,
    )


def _open_hint(still: int) -> str:
    return f"hand on the {still} still open" if still else "hand on what comes next"


@rule("CTL002", "no-decision", "todo")
def no_decision(doc: Doc[Todo], team: Team) -> Iterator[Problem]:
    """Others' work lies on the manager's list for more than two weeks without a decision.

    Why: What is neither done nor dropped nor handed on is a customer who waits for two people. Who brought it believes
        that it is being done.

    Bad:
        --- manager/todo.yaml
        - what: answer the complaint of Delta
          kind: customer
          added: 2026-08-24
          raised_by: bo

    Good:
        --- manager/todo.yaml
        - what: answer the complaint of Delta
          kind: customer
          added: 2026-08-24
          raised_by: bo
          belongs_to: bo
          handed_on: 2026-08-25

    Fix: Hand it on: write `belongs_to` and the day as `handed_on`. Or drop it: write `dropped` and why.
    """
    manager = team.manager_on(team.today)
    for each in entries(doc.model, team.today):
        days = (team.today - each.item.added).days
        waits = is_open(each.item, team.today) and is_kept(each.item, manager, team.today)
        if waits and days > _UNDECIDED_DAYS:
            message = f"others' work, here for {days} days: neither done, nor dropped, nor handed on"
            yield Problem((each.index, "what"), message, _hand_on(team, each))


def _hand_on(team: Team, each: Entry) -> str:
    to = recipient(team, each.item)
    if to is None:
        return f"hand it on: belongs_to: …, handed_on: {team.today}; or drop it and say why"
    return f"hand it on to {to.who} ({to.why}): belongs_to: {to.who}, handed_on: {team.today}"


@rule("CTL003", "handed-on-to-nobody", "todo")
def handed_on_to_nobody(doc: Doc[Todo], team: Team) -> Iterator[Problem]:
    """An item was handed on, and nobody's name stands with it, or the name of somebody who has left.

    Why: What is handed on to nobody is nobody's, and it comes back.

    Bad:
        --- manager/todo.yaml
        - what: remind Delta of the invoice
          kind: chase
          added: 2026-09-07
          handed_on: 2026-09-08

    Good:
        --- manager/todo.yaml
        - what: remind Delta of the invoice
          kind: chase
          added: 2026-09-07
          handed_on: 2026-09-08
          belongs_to: bo

    Fix: Write under `belongs_to` who has it now.
    """
    manager = team.manager_on(team.today)
    for index, item in enumerate(doc.model.items):
        if item.handed_on is None or item.who not in (None, manager):
            continue
        to = recipient(team, item)
        if item.belongs_to is None:
            hint = f"add `belongs_to: {to.who}`" if to else "add `belongs_to` with the name of who has it now"
            yield Problem((index, "handed_on"), f"handed on on {day_name(item.handed_on)}, to nobody", hint)
        elif is_open(item, team.today) and _has_left(team, item.belongs_to):
            hint = f"write `belongs_to: {to.who}` ({to.why})" if to else "write under `belongs_to` who has it now"
            yield Problem((index, "belongs_to"), f"handed on to {item.belongs_to}, who has left", hint)


def _has_left(team: Team, who: str) -> bool:
    person = team.person(who)
    return person is not None and person.employed.last < team.today


@rule("CTL004", "came-back-again", "todo")
def came_back_again(doc: Doc[Todo], team: Team) -> Iterator[Problem]:
    """An item that was handed on came back twice or more.

    Why: Once is a question, twice is a skill that is missing or a decision that nobody may take alone. Both are the
        manager's to mend, and neither is mended by doing the work. Once the item is closed it is only said; what is
        older than thirteen weeks and closed is not spoken of.

    Bad:
        --- manager/todo.yaml
        - what: calculate the second variant for Delta
          kind: quote
          added: 2026-09-07
          belongs_to: bo
          handed_on: 2026-09-08
          came_back: 2

    Good:
        --- manager/todo.yaml
        - what: calculate the second variant for Delta
          kind: quote
          added: 2026-09-07
          belongs_to: bo
          handed_on: 2026-09-08
          came_back: 1

    Fix: Coach what is missing, on a call or in a session, or say how far the person may decide alone.
    """
    for each in on_the_books(doc.model, team.today):
        item = each.item
        if item.came_back > 1:
            who = item.belongs_to or item.raised_by
            message = f"came back {item.came_back} times{f' from {who}' if who else ''}"
            hint = "coach what is missing, or say how far they may decide alone"
            yield Problem((each.index, "came_back"), message, hint, mild=not is_open(item, team.today))


@rule("CTL005", "belongs-to-the-manager", "todo")
def belongs_to_the_manager(doc: Doc[Todo], team: Team) -> Iterator[Problem]:
    """A deal, a customer, a quote, a chase or a fix is said to belong to the manager.

    Why: A manager has salespeople, and salespeople have customers. What belongs to the manager here belongs to nobody
        who will meet the customer next week.

    Bad:
        --- manager/todo.yaml
        - what: price talk with Acme
          kind: deal
          added: 2026-09-07
          belongs_to: max

    Good:
        --- manager/todo.yaml
        - what: price talk with Acme
          kind: deal
          added: 2026-09-07
          belongs_to: ana

    Fix: Name who owns the customer. Going along to a talk is a coached call: write it under coaching/.
    """
    for each in on_the_books(doc.model, team.today):
        who = each.item.belongs_to
        if each.item.is_others and who is not None and who == team.manager_on(each.item.added):
            to = recipient(team, each.item)
            hint = f"write `belongs_to: {to.who}` ({to.why})" if to else "write whose customer it is"
            message = f"a {each.item.kind} is never the manager's, and this one belongs to {who}"
            yield Problem((each.index, "belongs_to"), message, hint)


@rule("CTL006", "days-out-of-order", "todo")
def days_out_of_order(doc: Doc[Todo], team: Team) -> Iterator[Problem]:
    """An item was done or handed on before it was added, or is added on a day to come.

    Why: One of the days is wrong, and the share over time is counted by them.

    Bad:
        --- manager/todo.yaml
        - what: book the coached calls of October
          kind: coach
          added: 2026-09-07
          done: 2026-08-07

    Good:
        --- manager/todo.yaml
        - what: book the coached calls of October
          kind: coach
          added: 2026-09-07
          done: 2026-09-09

    Fix: Correct the day that is wrong.
    """
    for index, item in enumerate(doc.model.items):
        late = [at for at, day in _closed(index, item.done, item.handed_on) if day < item.added]
        for at in late:
            message = f"{'done' if at[-1] == 'done' else 'handed on'} before it was added, {day_name(item.added)}"
            yield Problem(at, message, "correct the day that is wrong")
        if item.added > team.today:
            message = f"added on {day_name(item.added)}, a day to come"
            yield Problem((index, "added"), message, f"write the day it came to this list, such as {team.today}")


def _closed(index: int, done: date | None, handed_on: date | None) -> Iterator[tuple[KeyPath, date]]:
    for key, day in (("done", done), ("handed_on", handed_on)):
        if day is not None:
            yield (index, key), day
