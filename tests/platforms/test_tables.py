"""Tables on narrow pages: nothing is lost, nothing is too wide, days and amounts stay whole."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from salesctl.core.report import Column, Report, Table
from salesctl.render.layout import arranged
from salesctl.render.report import render

COLUMNS = (Column("Who"), Column("Amount", "money", "EUR"), Column("What"), Column("Day"), Column("Note"))
words = st.lists(st.sampled_from(["call", "Acme", "the controller", "tomorrow"]), min_size=1, max_size=30).map(" ".join)
rows = st.tuples(
    st.sampled_from(["ana", "maximilian"]),
    st.integers(0, 10**7),
    words,
    st.sampled_from(["Fri 6 Nov 2026", "Wed 25 Nov 2026"]),
    st.none() | words,
)


def page(*made: tuple[object, ...], width: int) -> list[str]:
    table = Table("", COLUMNS, tuple(made), "")  # type: ignore[arg-type] # of the five types above
    return render(Report("Page", (table,)), "table", width).splitlines()[1:]


@settings(deadline=None)
@given(st.lists(rows, min_size=1, max_size=5), st.integers(40, 130))
def test_no_word_is_lost_and_no_line_too_wide(made: list[tuple[object, ...]], width: int) -> None:
    lines = page(*made, width=width)
    assert max(map(len, lines)) <= width
    text = " ".join(lines)
    for who, amount, what, day, note in made:
        assert str(who) in text
        assert f"{amount:,}" in text
        assert str(day) in text
        for word in f"{what} {note or ''}".split():
            assert word in text


def test_columns_without_room_stand_below_their_row() -> None:
    """Only rows that have something to say there get a line more."""
    first = (
        "ana",
        1,
        "call the controller of Acme",
        "Fri 6 Nov 2026",
        "he decides alone, and he reads before he talks",
    )
    lines = page(first, ("bo", 2, "write", "Fri 6 Nov 2026", None), width=60)
    assert lines == [
        "      Amount",
        " Who   (EUR)  What                         Day",
        " ana       1  call the controller of Acme  Fri 6 Nov 2026",
        "     Note: he decides alone, and he reads before he talks",
        " bo        2  write                        Fri 6 Nov 2026",
    ]


def test_the_arrangement_with_the_fewest_lines_is_taken() -> None:
    """Folding a cell once costs as much as a line below: then the columns stay side by side."""
    heads, right, sentence = ("Who", "Account", "What"), (False, False, False), "call the buyer before Friday"
    assert arranged(heads, [("ana", "guadiana-river-board", sentence)], right, 45) == [3, 20, 18]
    assert arranged(heads, [("ana", "guadiana-river-board", f"{sentence}, then {sentence}")], right, 45) == [3, 20]
