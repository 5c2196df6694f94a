"""Deals as forecast lines: drafts are made and kept up to date, and nobody's words are touched."""

from __future__ import annotations

from salesctl.core.period import Period
from salesctl.data.merge import Terms
from tests.importing.laid import errors, lay

OPEN = "7,Pilot,open,Ana,Acme Lda,1234.50,2026-11-30,2026-09-01,"
DRAFT = """
--- plans/2026-H2/ana.yaml
# mine
quota: 400000
forecast:
  - account: globex   # by hand
    amount: 5000
    close: 2026-10
    source: target
  - account: acme
    amount: 1000
    close: 2026-11
    source: lead
    next: {what: demo, by: 2026-10-01}
    crm: "7"
--- accounts.yaml
acme: {name: Acme Lda}
globex: {name: Globex}
"""


def test_an_open_deal_makes_a_draft_of_the_half_it_closes_in() -> None:
    laid = lay("", OPEN)
    assert laid.text("plans/2026-H2/ana.yaml") == (
        "forecast:\n  - account: acme-lda\n    amount: 1234.50\n    close: 2026-11-30\n    source: pipeline\n"
        "    crm: '7'\n"
    )
    assert laid.text("accounts.yaml") == "acme-lda:\n  name: Acme Lda\n  crm_names:\n    - Acme Lda\n"
    assert errors(laid.example) == set()


def test_a_line_that_has_the_deal_s_id_is_brought_up_to_date_and_the_rest_is_left_as_it_is() -> None:
    laid = lay(DRAFT, OPEN)
    before, after = DRAFT.partition("--- accounts.yaml")[0], laid.text("plans/2026-H2/ana.yaml")
    assert after == before.split("\n", 2)[2].replace("amount: 1000\n", "amount: 1234.50\n")


def test_a_month_stays_a_month_while_the_deal_closes_in_it() -> None:
    assert "close: 2026-11\n" in lay(DRAFT, OPEN).text("plans/2026-H2/ana.yaml")
    later = lay(DRAFT, OPEN.replace("2026-11-30", "2026-12-04"))
    assert "close: 2026-12-04\n" in later.text("plans/2026-H2/ana.yaml")


def test_the_same_export_again_changes_nothing() -> None:
    rows = f"{OPEN}\n8,Line 2,won,Ana,Globex,900,2026-09-10,2026-09-02,\n9,Line 3,lost,Bo,Globex,1,2026-09-10,,price"
    once = lay(DRAFT, rows)
    again = lay(once.example, rows)
    assert once.merged.changes
    assert again.merged.changes == ()


def test_a_submitted_plan_is_not_touched_and_what_would_change_is_said() -> None:
    submitted = DRAFT.replace("# mine", "submitted: 2026-06-22")
    new = "8,New,open,Ana,Globex,900,2026-12-01,2026-09-02,"
    won = OPEN.replace("open", "won").replace("2026-11-30", "2026-09-14")
    laid = lay(submitted, f"{OPEN}\n{new}")
    assert laid.counts()["says something else than a submitted plan (amount)"] == 1
    assert laid.counts()["new, and the plan it belongs in is submitted: its owner adds it"] == 1
    assert "plans/2026-H2/ana.yaml" not in {one.path for one in laid.merged.changes}
    assert lay(submitted, won).counts()["won, in a submitted plan: --submitted writes it there"] == 1


def test_won_and_lost_are_written_into_a_submitted_plan_when_that_is_asked_for() -> None:
    submitted = DRAFT.replace("# mine", "submitted: 2026-06-22")
    won = OPEN.replace("open", "won").replace("2026-11-30", "2026-09-14")
    text = lay(submitted, won, Terms(submitted=True)).text("plans/2026-H2/ana.yaml")
    assert text.endswith('    crm: "7"\n    won: 2026-09-14\n')
    assert "amount: 1000\n" in text


def test_a_deal_won_or_lost_closes_its_line() -> None:
    won = lay(DRAFT, OPEN.replace("open", "won").replace("2026-11-30", "2026-09-14"))
    assert won.text("plans/2026-H2/ana.yaml").endswith('    crm: "7"\n    won: 2026-09-14\n')
    lost = lay(DRAFT, OPEN.replace("open", "lost") + "the price")
    assert lost.text("plans/2026-H2/ana.yaml").endswith('    crm: "7"\n    lost: the price\n')
    turned = lay(lost.example, OPEN.replace("open", "won").replace("2026-11-30", "2026-09-14"))
    assert turned.text("plans/2026-H2/ana.yaml").endswith('    crm: "7"\n    won: 2026-09-14\n')
    assert errors(turned.example) == set()


def test_why_a_deal_was_lost_stays_in_the_salesperson_s_words() -> None:
    own = DRAFT.replace('crm: "7"', 'crm: "7"\n    lost: they repaired the old one')
    assert lay(own, OPEN.replace("open", "lost") + "Other").merged.changes == ()


def test_a_line_closed_by_hand_is_not_opened_again() -> None:
    own = DRAFT.replace('crm: "7"', 'crm: "7"\n    lost: they repaired the old one')
    laid = lay(own, OPEN)
    assert laid.merged.changes == ()
    assert laid.counts()["closed in the plan and open in the CRM"] == 1


def test_a_deal_that_slips_moves_to_the_next_half_with_its_line() -> None:
    once = lay("", f"{OPEN}\n8,Other,open,Ana,Globex,900,2026-12-01,2026-09-02,")
    slipped = lay(once.example, OPEN.replace("2026-11-30", "2027-02-01"))
    assert "crm: '7'" not in slipped.text("plans/2026-H2/ana.yaml")
    assert "close: 2027-02-01" in slipped.text("plans/2027-H1/ana.yaml")
    assert errors(slipped.example) == set()


def test_a_line_with_somebody_s_words_does_not_move_by_itself() -> None:
    laid = lay(DRAFT, OPEN.replace("2026-11-30", "2027-02-01"))
    assert {one.path for one in laid.merged.changes} <= {"accounts.yaml"}
    assert any("holds somebody's words" in what for what in laid.counts())


def test_a_deal_given_to_somebody_else_goes_to_their_plan() -> None:
    once = lay("", OPEN)
    given = lay(once.example, OPEN.replace("Ana", "Bo"))
    assert "crm: '7'" in given.text("plans/2026-H2/bo.yaml")
    assert "crm: '7'" not in given.text("plans/2026-H2/ana.yaml")


def test_the_amount_of_a_shared_deal_is_each_one_s_own_share() -> None:
    shared = DRAFT.replace("next: {what: demo, by: 2026-10-01}", "with: [bo]")
    assert lay(shared, OPEN).merged.changes == ()


def test_every_open_deal_that_makes_no_line_says_why() -> None:
    rows = """
    1,No account,open,Ana,,5,2026-11-30,,
    2,No amount,open,Ana,Acme,,2026-11-30,,
    3,No day,open,Ana,Acme,5,,,
    4,Nobody,open,Zoe,Acme,5,2026-11-30,,
    5,Unowned,open,,Acme,5,2026-11-30,,
    6,Past,open,Ana,Acme,5,2026-05-30,,
    7,Far,open,Ana,Acme,5,2031-05-30,,
    8,Manager's,open,Max,Acme,5,2026-11-30,,
    9,Worth nothing,open,Ana,Acme,0,2026-11-30,,
    10,Good,open,Ana,Acme,5,2026-11-30,,
    """
    laid = lay("", rows)
    assert {one.what: one.number for one in laid.merged.forecast} == {
        "added": 1,
        "without an account": 1,
        "without an amount": 1,
        "without a day it closes": 1,
        "its owner is nobody of the team": 1,
        "without an owner": 1,
        "was to close in a half that is over": 1,
        "closes after 2028-H2, too far ahead for a plan": 1,
        "its owner is no salesperson, and writes no plan": 1,
        "worth nothing": 1,
    }
    assert sum(one.number for one in laid.merged.forecast) == laid.merged.states["open"]


def test_one_half_can_be_looked_at_alone() -> None:
    rows = f"{OPEN}\n8,Later,open,Ana,Acme Lda,5,2027-02-01,,"
    laid = lay("", rows, Terms(half=Period.parse("2027-H1")))
    assert [one.path for one in laid.merged.changes if one.path.startswith("plans")] == ["plans/2027-H1/ana.yaml"]
    assert laid.counts()["closes in another half than 2027-H1"] == 1


def test_lines_are_added_to_a_forecast_that_holds_only_remarks() -> None:
    laid = lay("--- plans/2026-H2/ana.yaml\nquota: 5\nforecast:\n  # - account: acme\nactions: []\n", OPEN)
    text = laid.text("plans/2026-H2/ana.yaml")
    assert "# - account: acme" in text
    assert "actions: []" in text
    assert "crm: '7'" in text
    assert errors(laid.example) == set()
