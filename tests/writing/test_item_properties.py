"""Items and days in every shape people write: a verb puts its words into one place, and the rest stays to the byte."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import partial
from random import Random

import pytest

from salesctl.core.period import Period
from salesctl.data.writing.items import close, hand_on
from salesctl.data.writing.metrics import log
from salesctl.text.reader import values
from tests.writing.test_change_properties import kept

DAY = date(2026, 9, 15)
SENTENCES = (
    *("call acme", "'it''s due: soon'", '"a # b"', "plain\n      goes on", '"quoted\n      on two"'),
    *("|\n      two\n      lines", ">-\n      folded\n\n      text", "|2\n        deep\n      two"),
)
COMMENTS = ("", "", "", "  # note", "   # it's: odd [x")
BETWEEN = ("", "", "", "# at the left\n", "\n", "\n  # a paragraph\n\n")
ENDS = ("", "# end\n", "\n\n", "note: last\n", "note: |\n  last\n")
CLOSINGS: tuple[tuple[Mapping[str, date | str], Mapping[str, str]], ...] = (
    ({"done": DAY}, {"done": "2026-09-15"}),
    ({"dropped": "gone: # no"}, {"dropped": "gone: # no"}),
    ({"moved_to": DAY, "why": "they, said"}, {"moved_to": "2026-09-15", "why": "they, said"}),
)


class Hand:
    """Somebody who writes the same things in ever other ways."""

    def __init__(self, seed: int) -> None:
        self.dice = Random(seed)  # noqa: S311 - dice of a test
        self.pick = self.dice.choice

    def item(self) -> str:
        if self.pick((True, False, False)):
            return (
                f"  - {{{self.pick(('', ' '))}what: w{self.pick((', ', ',  # odd' + chr(10) + '    '))}by: 2026-09-20}}"
            )
        what, by = self.pick(SENTENCES), f"by: 2026-09-20{self.pick(COMMENTS)}"
        if self.pick((True, False)):
            return f"  - what: {what}\n{self.pick(BETWEEN)}    {by}"
        return f"  - {by}\n{self.pick(BETWEEN)}    what: {what}"

    def items(self, count: int) -> str:
        written = [f"{self.item()}\n{self.pick(BETWEEN)}" for _ in range(count)]
        return self.text(f"{self.pick(BETWEEN)}actions:{self.pick(COMMENTS)}\n{''.join(written)}{self.pick(ENDS[:4])}")

    def month(self) -> str:
        days = [f"2026-09-{day:02}" for day in sorted(self.dice.sample(range(1, 29), self.dice.randint(1, 5)))]
        return self.text("".join(f"{self.pick(BETWEEN[:5])}{self.entry(day)}" for day in days))

    def entry(self, day: str) -> str:
        key = self.pick((day, f"'{day}'", f'"{day}"'))
        if self.pick((True, False)):
            return f"{key}: {{calls: 3, meetings: 1}}{self.pick(COMMENTS)}\n"
        meetings = self.pick(("", f"  meetings: 1{self.pick(COMMENTS)}\n"))
        return f"{key}:{self.pick(COMMENTS)}\n{self.pick(BETWEEN[:5])}  calls: 3{self.pick(COMMENTS)}\n{meetings}"

    def text(self, text: str) -> str:
        text = self.pick((text, text.rstrip("\n")))
        return self.pick((text, text.replace("\n", "\r\n")))


def put_in(before: str, change: Callable[[str], str]) -> object:
    """Make a change that only puts something in, in line ends like those that are there; return what it reads as."""
    after = change(before)
    assert kept(before, after), (before, after)
    assert "\r\n" not in before or "\n" not in after.replace("\r\n", ""), after
    return values(after)


@pytest.mark.parametrize(("lines", "read"), CLOSINGS, ids=["done", "dropped", "moved"])
def test_closing_an_item_puts_its_lines_in_and_touches_nothing_else(
    lines: Mapping[str, date | str], read: Mapping[str, str]
) -> None:
    for seed in range(200):
        hand = Hand(seed)
        before, at = hand.items(3), hand.dice.randrange(3)
        wanted = [values(text) for text in (before, before + "\n")]  # a last `|` block gets the line's end it lacks
        for each in wanted:
            assert isinstance(each, dict)
            each["actions"][at] |= read
        assert put_in(before, partial(close, at=("actions", at), lines=lines)) in wanted, seed


def test_handing_on_puts_two_lines_in_and_touches_nothing_else() -> None:
    for seed in range(100):
        hand = Hand(seed)
        before = hand.text(f"{hand.item()}\n{hand.item()}\n")
        wanted = values(before)
        assert isinstance(wanted, list)
        wanted[0] |= {"belongs_to": "bo", "handed_on": "2026-09-15"}
        assert put_in(before, lambda text: hand_on(text, (0,), "bo", DAY, came_back=0)) == wanted, seed


def test_logging_a_day_puts_it_between_its_neighbours_or_replaces_its_values_alone() -> None:
    for seed in range(300):
        hand = Hand(seed)
        before, key = hand.month(), f"2026-09-{hand.dice.randint(1, 28):02}"
        after = log(before, Period.parse(key), {"calls": Decimal(12), "wins": Decimal(1)}).text
        was, now = values(before), values(after)
        assert isinstance(was, dict)
        assert isinstance(now, dict)
        assert now == was | {key: was.get(key, {}) | {"calls": 12, "wins": 1}}, (before, after)
        assert list(now) == sorted(now)
        if key in was:
            assert after.count("#") == before.count("#")
            assert len(after.splitlines()) - len(before.splitlines()) in {0, 1}
        else:
            assert kept(before, after), (before, after)
