"""Many changes spliced at once: the same data as one after the other, and every other line as it was."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from salesctl.text.batch import Step, change, put_sorted
from salesctl.text.reader import values
from salesctl.text.splice import append, put, remove

TEXTS = st.sampled_from(
    [
        "# head\na: {x: 1, y: 2}  # behind\nb:\n  - c: 1\n    d: two  # words\n\n  - c: 2\n# foot\n",
        "b:\r\n- c: 1\r\n  # between\r\n- c: 2\r\na:\r\n    x: 1\r\n",
        "a: {x: 1}\nb: [{c: 1}, {c: 2}]",
        "{a: {x: 1}, b: [{c: 1}, {c: 2}]}\n",
        "a:\n  x: 1\nb:\n  - c: 1\n    t: |\n      a text\n      of two lines\n  - c: 2",
    ]
)
STEPS = st.lists(
    st.one_of(
        st.builds(
            Step, st.just("put"), st.sampled_from([("a", "x"), ("a", "z"), ("b", 0, "c"), ("n",)]), st.integers()
        ),
        st.builds(
            Step, st.just("append"), st.just(("b",)), st.fixed_dictionaries({"c": st.integers(), "w": st.text("ab c")})
        ),
        st.builds(Step, st.just("remove"), st.just(("b", 0, "c"))),
    ),
    max_size=5,
)
DAYS = st.dates(date(2026, 9, 1), date(2026, 9, 30))


def one_by_one(text: str, steps: list[Step]) -> str:
    """The same steps, one after the other."""
    for step in steps:
        match step.verb:
            case "put":
                text = put(text, step.path, step.value)
            case "append":
                text = append(text, step.path, step.value)
            case "remove":
                text = remove(text, step.path)
    return text


@given(TEXTS, STEPS)
def test_at_once_and_one_by_one_are_the_same_data(text: str, steps: list[Step]) -> None:
    removed = sum(step.verb == "remove" for step in steps)
    if removed <= 1 and not (removed and any(step.path == ("b", 0, "c") for step in steps if step.verb == "put")):
        assert values(change(text, steps)) == values(one_by_one(text, steps))


@given(st.sets(DAYS, max_size=8), st.dictionaries(DAYS, st.integers(0, 9), max_size=8), st.booleans(), st.booleans())
def test_new_days_stand_in_order_and_no_line_is_lost(
    there: set[date],
    new: dict[date, int],
    crlf: bool,  # noqa: FBT001 - drawn
    ended: bool,  # noqa: FBT001 - drawn
) -> None:
    newline = "\r\n" if crlf else "\n"
    lines = [line for day in sorted(there) for line in (f"# before {day}", f"{day}: {{calls: 3}}  # by hand")]
    text = newline.join(lines) + (newline if ended and lines else "")
    fresh = {str(day): {"wins": number} for day, number in new.items() if day not in there}
    after = put_sorted(text, fresh, str)
    assert values(after) == {**{str(day): {"calls": 3} for day in sorted(there)}, **fresh} or not (there or fresh)
    kept = iter(after.splitlines())
    assert all(line in kept for line in lines)
    found = values(after)
    assert not isinstance(found, dict) or list(found) == sorted(found)


def test_a_month_of_days_is_written_in_one_go() -> None:
    first = date(2026, 9, 1)
    fresh: dict[str, object] = {str(first + timedelta(days=step)): {"wins": 1} for step in range(30)}
    assert (
        put_sorted("2026-09-15: {calls: 1}\n", {k: v for k, v in fresh.items() if k != "2026-09-15"}, str).count(
            "wins: 1"
        )
        == 29
    )
