"""What counts as others' work on the manager's list, and until when."""

from datetime import date
from decimal import Decimal

import pytest

from salesctl.core.team import Team
from salesctl.systems.manager.documents import Todo, TodoItem
from salesctl.systems.manager.figures import Share, dependency, share
from salesctl.systems.manager.recipients import recipient
from tests.support.examples import opened

TODAY = date(2026, 9, 15)
OWN = "- {what: calls of October, kind: coach, added: 2026-09-01, minutes: 30}\n"
DEAL = "- {what: price for Acme, kind: deal, added: 2026-09-01, minutes: 90, raised_by: ana}\n"


def team_with(items: str, more: str = "") -> Team:
    return opened(f"--- manager/todo.yaml\n{items}\n{more}").team


def today(items: str) -> Share:
    found = dependency(team_with(items))
    assert found is not None
    return found


def on(items: str, day: date) -> Share:
    doc = team_with(items).get(Todo)
    assert doc is not None
    return share(doc.model, "max", day)


def test_the_share_is_by_items_and_by_minutes() -> None:
    found = today(OWN * 3 + DEAL)
    assert (found.by_count, found.by_minutes) == (Decimal(25), Decimal(50))


def test_the_share_falls_on_the_day_an_item_is_handed_on_and_not_before() -> None:
    handed = DEAL.replace("raised_by", "handed_on: 2026-09-10, belongs_to: ana, raised_by")
    before, after = on(OWN + handed, date(2026, 9, 9)), on(OWN + handed, date(2026, 9, 10))
    assert (before.by_count, after.by_count) == (Decimal(50), Decimal(0))
    assert (before.by_minutes, after.by_minutes) == (Decimal(75), Decimal(0))
    assert before.landed == after.landed == 1


def test_it_falls_even_when_the_list_holds_nothing_but_others_work() -> None:
    handed = DEAL.replace("raised_by", "handed_on: 2026-09-10, raised_by")
    assert today(DEAL + DEAL).by_count == 100
    assert today(DEAL + handed).by_count == 50


def test_an_item_that_came_back_and_was_not_handed_on_again_counts() -> None:
    assert today(OWN + DEAL.replace("raised_by", "came_back: 1, raised_by")).kept == 1


def test_what_the_manager_did_for_others_counts_although_it_is_done() -> None:
    assert today(OWN + DEAL.replace("raised_by", "done: 2026-09-02, raised_by")).kept == 1


def test_work_written_for_somebody_else_never_landed_here() -> None:
    found = today(OWN + DEAL.replace("raised_by", "who: ana, raised_by"))
    assert (found.landed, found.kept) == (0, 0)


@pytest.mark.parametrize(
    ("item", "counts"),
    [
        ("{what: x, kind: deal, added: 2026-06-16, done: 2026-06-17}", True),  # thirteen weeks ago to the day
        ("{what: x, kind: deal, added: 2026-06-15, done: 2026-06-17}", False),
        ("{what: x, kind: deal, added: 2026-01-05}", True),  # old and still open
        ("{what: x, kind: deal, added: 2026-01-05, done: 2026-09-16}", True),  # done tomorrow: still open
        ("{what: x, kind: deal, added: 2026-01-05, dropped: no budget}", False),
        ("{what: x, kind: deal, added: 2026-09-16}", False),  # not there yet
    ],
)
def test_what_is_recent_or_open_counts(item: str, *, counts: bool) -> None:
    assert today(f"- {item}").items == counts


def test_an_empty_list_has_no_share_and_no_list_has_no_figures() -> None:
    assert today("[]").by_count is None
    assert today("- {what: x, kind: deal, added: 2026-09-01}").by_minutes is None
    assert dependency(opened("").team) is None


# ---- to whom

ACCOUNTS = """
--- accounts.yaml
acme: {name: Acme, owner: ana}
acme-north: {name: Acme North, owner: bo}
loose: {name: Loose Ends}
paper: {name: paper, owner: bo}
"""


def to(item: str, more: str = ACCOUNTS) -> str | None:
    team = team_with(f"- {{kind: deal, added: 2026-09-01, {item}}}", more)
    doc = team.get(Todo)
    assert doc is not None
    item_read: TodoItem = doc.model.items[0]
    found = recipient(team, item_read)
    return found.who if found else None


@pytest.mark.parametrize(
    ("item", "who"),
    [
        ("what: x, belongs_to: bo, raised_by: ana", "bo"),
        ("what: x, raised_by: ana", "ana"),
        ("what: x, raised_by: max", None),
        ("what: call Acme today", "ana"),
        ("what: call Acme North today", "bo"),
        ("what: call Acme and Acme North", None),  # two owners: nobody for certain
        ("what: call Acme; Acme waits", "ana"),
        ("what: the acme of service", None),
        ("what: Acmeville", None),
        ("what: more paper", None),  # a name in small letters is a word like others
        ("what: Loose Ends", None),
        ("what: x, belongs_to: max", None),
        ("what: x, belongs_to: nobody", None),
    ],
)
def test_it_goes_to_whom_something_written_names(item: str, who: str | None) -> None:
    assert to(item) == who


def test_nobody_who_has_left_gets_it() -> None:
    gone = "--- people/ana.yaml\nname: Ana\nrole: salesperson\nstarts: 2024-01-01\nends: 2026-08-31\n"
    assert to("what: x, belongs_to: ana", gone) is None


def test_without_accounts_no_text_is_searched() -> None:
    assert to("what: call Acme", "") is None
