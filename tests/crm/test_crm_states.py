"""How a deal stands: by what the CRM says outright, then by its stage's name, never by guessing."""

from __future__ import annotations

from datetime import date

import pytest

from salesctl.data.crm import Choices, Deals, mapping_from, read_deals
from salesctl.data.crm.stages import _LOST, _OPEN, _WON, KNOWN, _names, truth


def read(header: str, *rows: str, choices: Choices | None = None) -> Deals:
    return read_deals(
        "\n".join((f"id,{header}", *(f"{at},{row}" for at, row in enumerate(rows, 1)))).encode(), "EUR", choices=choices
    )


def test_no_name_of_a_stage_stands_for_two_states() -> None:
    assert len(KNOWN) == sum(len(_names(names)) for names in (_WON, _LOST, _OPEN))


@pytest.mark.parametrize(
    ("stage", "state"),
    [
        ("Closed Won", "won"),
        ("closedlost", "lost"),
        ("CLOSED WON (Sales pipeline)", "won"),
        ("Closed (Lost)", "lost"),
        ("Decision Maker Bought-In", "open"),
        ("Proposal/Price Quote", "open"),
        ("Negócio fechado", "won"),
        ("Cierre perdido", "lost"),
        ("Abgeschlossen und gewonnen", "won"),
        ("Fermée perdue", "lost"),
    ],
)
def test_well_known_stages_say_how_a_deal_stands(stage: str, state: str) -> None:
    assert read("stage", stage).deals[0].state == state


@pytest.mark.parametrize(
    ("header", "row", "state"),
    [
        ("stage,status", "Closed Won,lost", "lost"),
        ("stage,won", "Legal review,yes", "won"),
        ("stage,won,closed", "Legal review,0,1", "lost"),
        ("stage,won,closed", "Legal review,0,0", "open"),
        ("stage,won,lost", "Legal review,no,x", "lost"),
        ("stage,won,lost", "Legal review,no,no", "open"),
        ("stage,won", "Closed Lost,no", "lost"),
        ("stage,won on", "Legal review,2026-03-01", "won"),
        ("stage,lost on", "Legal review,2026-03-01", "lost"),
    ],
)
def test_what_is_said_outright_goes_before_a_stage_s_name(header: str, row: str, state: str) -> None:
    assert read(header, row).deals[0].state == state


def test_an_unknown_stage_is_listed_and_its_rows_are_left_out() -> None:
    deals = read("stage", "Legal review", "Legal review", "Closed Won", "")
    assert [deal.crm for deal in deals.deals] == ["3"]
    assert deals.summary.unknown_stages == {"Legal review": 2}
    assert deals.summary.reasons() == {"is in a stage nobody knows as open, won or lost": 2, "has no stage": 1}
    assert "  stage “Legal review” is not known: 2 rows" in list(deals.summary.lines())


def test_unknown_stages_may_be_counted_as_open_and_stay_listed() -> None:
    deals = read("stage,won", "Legal review,", "Other step,yes", "Demo,", choices=Choices(other_stages="open"))
    assert [deal.state for deal in deals.deals] == ["open", "won", "open"]
    assert deals.summary.unknown_stages == {"Legal review": 1}


def test_the_user_s_own_stages_are_known() -> None:
    own = mapping_from(
        {"columns": {"id": "id", "stage": "stage"}, "stages": {"won": "Unterschrieben", "lost": ["Demo"]}}
    )
    deals = read_deals(b"id,stage\n1,unterschrieben\n2,demo\n", "EUR", own)
    assert [deal.state for deal in deals.deals] == ["won", "lost"]


def test_a_won_deal_closed_on_the_day_it_was_won() -> None:
    deals = read("status,expected close,won on", "won,2026-12-31,2026-10-02 14:00", "open,2026-12-31,")
    assert [deal.close for deal in deals.deals] == [date(2026, 10, 2), date(2026, 12, 31)]


@pytest.mark.parametrize(
    ("text", "value"), [("TRUE", True), ("Não", False), ("oui", True), ("", None), ("maybe", None)]
)
def test_ticks_are_read_in_five_languages(text: str, value: bool | None) -> None:  # noqa: FBT001 - the expected value
    assert truth(text) is value
