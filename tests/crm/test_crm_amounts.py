"""Amounts as people and programs spell them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesctl.data.crm.amounts import Mark, amount, marks

SPELLED = [
    ("1.234,56", "1234.56"),
    ("1,234.56", "1234.56"),
    ("1 234,56", "1234.56"),
    ("1\u00a0234,56", "1234.56"),
    ("1\u2009234,56", "1234.56"),
    ("1\u202f234,56", "1234.56"),
    ("1'234.50", "1234.50"),
    ("1\u2019234.50", "1234.50"),
    ("12,34,567.00", "1234567"),
    ("1.234.567", "1234567"),
    ("1,234,567", "1234567"),
    ("0.500", "0.5"),
    ("0,500", "0.5"),
    ("1234,567", "1234.567"),
    (".5", "0.5"),
    ("€ 1,234.00", "1234"),
    ("1.234,00 €", "1234"),
    ("USD 0.00", "0"),
    ("EUR 12.5", "12.5"),
    ("12.5 EUR", "12.5"),
    ("R$ 1.234,56", "1234.56"),
    ("EUR 100.00 (USD 120.00)", "100"),
    ("(500)", "-500"),
    ("(€1,200.50)", "-1200.50"),
    ("€ (500)", "-500"),
    ("-500", "-500"),
    ("500-", "-500"),
    ("\u2212500", "-500"),
    ("-€500", "-500"),
    ("€-500", "-500"),
    ("500.-", "500"),
    ("CHF 1'500.\u2013", "1500"),
]


@pytest.mark.parametrize(("text", "value"), SPELLED)
def test_one_spelling_has_one_value(text: str, value: str) -> None:
    read = amount(text)
    assert read is not None
    assert read.value == Decimal(value)
    assert read.other is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "abc",
        "12k",
        "1e5",
        "1.2.3",
        "1,23,4",
        "12 34",
        "5-3",
        "--5",
        "(-5)",
        "-5-",
        "10 %",
        "EUR",
        "12 apples",
        "9" * 16,
        "1" * 70,
    ],
)
def test_what_is_no_amount_is_never_made_one(text: str) -> None:
    assert amount(text) is None


@pytest.mark.parametrize(
    ("text", "point", "comma"),
    [("1,234", "1234", "1.234"), ("1.234", "1.234", "1234"), ("(12,345)", "-12345", "-12.345")],
)
def test_one_mark_before_three_digits_waits_for_its_column(text: str, point: str, comma: str) -> None:
    read = amount(text)
    assert read is not None
    assert read.mark is None
    assert (read.under("point"), read.under("comma")) == (Decimal(point), Decimal(comma))


@pytest.mark.parametrize(
    ("text", "codes"),
    [("€5", {"EUR"}), ("5 kr", {"SEK", "NOK", "DKK", "ISK"}), ("US$ 5", {"USD"}), ("5", set()), ("CHF 5", {"CHF"})],
)
def test_a_sign_says_which_currencies_it_may_mean(text: str, codes: set[str]) -> None:
    read = amount(text)
    assert read is not None
    assert read.currencies == codes


def test_a_dollar_may_be_any_dollar_and_never_a_euro() -> None:
    read = amount("$5")
    assert read is not None
    assert {"USD", "CAD", "AUD"} <= read.currencies
    assert "EUR" not in read.currencies


def test_a_column_shows_its_mark_and_whether_it_matters() -> None:
    column = [amount(text) for text in ("1,234", "12,5", "7")]
    assert marks(one for one in column if one) == (frozenset({"comma"}), True)


GROUPS = {"point": [",", "'", " ", "\u202f", ""], "comma": [".", " ", "\u00a0", "\u2009", ""]}
NEGATIVE = ["-{}", "({})", "{}-", "\u2212{}"]
AROUND = ["{}", "€ {}", "{} €", "EUR {}", "{} EUR"]


@given(
    cents=st.integers(-(10**14), 10**14),
    mark=st.sampled_from(["point", "comma"]),
    group=st.integers(0, 4),
    negative=st.sampled_from(NEGATIVE),
    around=st.sampled_from(AROUND),
)
def test_an_amount_written_in_a_locale_reads_back_as_itself(
    cents: int, mark: Mark, group: int, negative: str, around: str
) -> None:
    value = Decimal(cents).scaleb(-2)
    plain = f"{abs(value):,.2f}".replace(",", "g").replace(".", "." if mark == "point" else ",")
    written = plain.replace("g", GROUPS[mark][group])
    read = amount(around.format(negative.format(written) if value < 0 else written))
    assert read is not None
    assert read.value == value
    assert read.mark == mark


@given(st.text(max_size=80))
def test_any_text_is_an_amount_or_none(text: str) -> None:
    read = amount(text)
    assert read is None or read.value.is_finite()


@given(st.text(alphabet="0123456789.,' ()-€$EUR\u00a0", max_size=20))
def test_text_that_resembles_an_amount_never_raises(text: str) -> None:
    read = amount(text)
    assert read is None or read.under("comma").is_finite()
