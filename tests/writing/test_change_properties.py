"""A verb changes what it means to change: on any document people may write, every other byte stays."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from random import Random

import pytest

from salesctl.core.period import Period
from salesctl.data.writing.items import close, hand_on
from salesctl.data.writing.metrics import log
from salesctl.data.writing.plans import accept, submit
from salesctl.data.writing.reviews import sign
from salesctl.text.fault import Unwritable
from salesctl.text.reader import values
from tests.text.documents import Writer

DAY = date(2026, 9, 15)
Change = Callable[[str], str]
FLOW = ("{k: v}", "{a: 1, b: {c: 2}}  # note\n", "{\n  a: 1,   # one\n  b: [x, y],\n}\n", "{}\n", "{ a: 1 }")
SMALL = (
    "",
    "# only a comment\n",
    "\n\n",
    "a: 1",
    "a: 1\r\n",
    "# top\r\na:   # why\r\n  - b\r\n\r\n# end",
    "a: |\n  text\n\n",
)


def documents() -> list[str]:
    written = [Writer(Random(seed)).document() for seed in range(400)]  # noqa: S311 - dice of a test
    mappings = [text for text in written if isinstance(values(text), dict)]
    return [*FLOW, *SMALL, *mappings]


def kept(before: str, after: str) -> bool:
    """Tell whether a text only got something put into it at one place, a last line's missing end aside."""
    start = next((at for at, pair in enumerate(zip(before, after, strict=False)) if pair[0] != pair[1]), len(before))
    return before[start:] == after[len(after) - (len(before) - start) :]


@pytest.mark.parametrize(
    ("change", "key", "value"),
    [
        (lambda text: submit(text, DAY), "submitted", "2026-09-15"),
        (lambda text: accept(text, DAY), "accepted", "2026-09-15"),
        (lambda text: log(text, Period.parse("2026-09-15"), {"calls": Decimal(12)}).text, "2026-09-15", {"calls": 12}),
        (lambda text: sign(text, "ana", DAY), "signed", {"ana": "2026-09-15"}),
    ],
)
def test_a_new_key_is_put_in_and_nothing_else_moves(change: Change, key: str, value: object) -> None:
    seen = 0
    for before in documents():
        after = change(before)
        was = values(before)
        # A text that ends inside a `|` block gets the line's end that the new lines need.
        meant = [{**found, key: value} for found in (was or {}, values(before + "\n") or {}) if isinstance(found, dict)]
        assert values(after) in meant, before
        if was:
            assert kept(before, after), (before, after)
            seen += 1
        assert ("\r\n" in after) == ("\r\n" in before) or "\n" not in before
    assert seen > 200


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("last", ["", "end"])
@pytest.mark.parametrize(
    "item",
    [
        "- what: call acme   # soon\n    by: 2026-09-20",
        "- {what: call acme, by: 2026-09-20}",
        "- by: 2026-09-20\n\n    # about the offer\n    what: >\n      call\n      acme",
        '- "what": "call: acme"  # a\n    by: 2026-09-20 # b',
    ],
)
def test_an_item_is_closed_where_it_stands(item: str, last: str, line_end: str) -> None:
    text = f"# head\nquota: 1\nactions:\n  - what: first\n  {item}\n  # between\n  - what: last{last and chr(10)}"
    before = text.replace("\n", line_end)
    after = close(before, ("actions", 1), {"done": DAY})
    assert kept(before, after), after
    found = values(after)
    was = values(before)
    assert isinstance(found, dict)
    assert isinstance(was, dict)
    assert found["actions"][1] == {**was["actions"][1], "done": "2026-09-15"}
    assert [found["actions"][0], found["actions"][2]] == [was["actions"][0], was["actions"][2]]


def test_handing_on_writes_whose_it_is_since_when_and_how_often_it_came_back() -> None:
    first = "- what: a quote\n  kind: quote   # not mine\n  added: 2026-09-01\n"
    before = f"{first}- what: b\n  kind: plan\n  added: 2026-09-02\n"
    once = hand_on(before, (0,), "bo", DAY, came_back=0)
    assert once == before.replace("2026-09-01\n", "2026-09-01\n  belongs_to: bo\n  handed_on: 2026-09-15\n")
    again = hand_on(once, (0,), "ana", date(2026, 9, 20), came_back=1)
    assert "belongs_to: ana\n  handed_on: 2026-09-20\n  came_back: 1\n- what: b" in again


def test_a_new_day_stands_between_its_neighbours_and_below_the_comment_of_the_one_before() -> None:
    text = "# mine\n2026-09-01: {calls: 1}\n# the fair\n2026-09-03: {calls: 2}\n2026-W37: {calls: 3}\n"
    logged = log(text, Period.parse("2026-09-02"), {"calls": Decimal(9)})
    assert logged.text == text.replace("# the fair", "2026-09-02: {calls: 9}\n# the fair")
    assert log(text, Period.parse("2026-09-08"), {"calls": Decimal(4)}).text == text + "2026-09-08: {calls: 4}\n"


def test_what_stands_there_is_replaced_and_told() -> None:
    logged = log("2026-09-01: {calls: 1, meetings: 2}  # x\n", Period.parse("2026-09-01"), {"calls": Decimal(3)})
    assert logged.text == "2026-09-01: {calls: 3, meetings: 2}  # x\n"
    assert logged.replaced == {"calls": 1}


def test_money_keeps_its_cents() -> None:
    assert log("", Period.parse("2026-09-01"), {"revenue": Decimal("-18.50")}).text == "2026-09-01: {revenue: -18.50}\n"


def test_submitting_again_takes_the_acceptance_of_the_old_plan_out() -> None:
    text = "submitted: 2026-06-15\naccepted: 2026-06-20   # fine\nquota: 1\n"
    assert submit(text, DAY) == "submitted: 2026-09-15\nquota: 1\n"


@pytest.mark.parametrize("text", ["a: [", "- a\n", "just words"])
def test_what_cannot_be_written_is_refused_in_words(text: str) -> None:
    with pytest.raises(Unwritable) as refused:
        submit(text, DAY)
    assert refused.value.hint
