"""What makes two texts alike, and what makes a text say nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesctl.core.likeness import pieces, placeholder, shared, twins

LONG = "the two customers from the fair made up for a weak start in April and I kept my Fridays free for first calls"
SENTENCES = st.lists(st.text(alphabet="abc ", min_size=1, max_size=30), max_size=8)


def test_spelling_and_punctuation_make_no_difference() -> None:
    assert shared(pieces([LONG]), pieces([LONG.upper().replace(" ", ", ")])) == 1.0


def test_one_changed_word_changes_three_runs_of_words() -> None:
    changed = LONG.replace("weak", "slow")
    own = pieces([changed])
    assert len(own - pieces([LONG])) == 3


def test_sentences_are_compared_each_for_itself() -> None:
    assert len(pieces(["a b", "c d"])) == 2
    assert len(pieces(["a b c d"]) & pieces(["a b c", "b c d"])) == 2
    assert not pieces(["a b", "c d"]) & pieces(["a b c d"])


def test_a_short_text_is_like_nothing() -> None:
    assert shared(pieces(["call Acme on Monday"]), pieces(["call Acme on Monday"])) == 0.0


def test_the_first_of_several_holders_is_named_whatever_the_order_of_words() -> None:
    found = twins([("a", pieces([LONG])), ("b", pieces([LONG])), ("c", pieces([LONG]))])
    assert {key: twin.key for key, twin in found.items()} == {"b": "a", "c": "a"}


@given(st.lists(SENTENCES, max_size=6))
def test_a_twin_comes_before_and_holds_what_it_is_said_to_hold(texts: list[list[str]]) -> None:
    made = [pieces(text * 3 + [LONG[:30]]) for text in texts]
    for place, twin in twins(enumerate(made)).items():
        other = twin.key
        assert isinstance(other, int)
        assert other < place
        assert twin.share == shared(made[place], made[other])


@pytest.mark.parametrize("text", ["N/A", "none", "same as last time", "<your goal>", "bla bla", "{{ goal }}"])
def test_more_ways_to_say_nothing(text: str) -> None:
    assert placeholder(text) is not None


@pytest.mark.parametrize(
    "text", ["nothing leaves without a price", "the same two people each Monday", "Blaise asks for TB, not GB"]
)
def test_whole_sentences_say_something(text: str) -> None:
    assert placeholder(text) is None
