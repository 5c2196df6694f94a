"""Files as they come: encodings, separators, quotes, and rows that are not what they should be."""

from __future__ import annotations

import gzip

import pytest

from salesctl.data.crm import KNOWN, Unreadable, read_deals, read_table

PLAIN = "id,account,owner,amount,close,stage\n1,Órbita,Ana,10,2026-01-31,won\n2,Acme,Bo,20,2026-02-28,open\n"


def read(text: str, encoding: str = "utf-8") -> list[list[str]]:
    table = read_table(text.encode(encoding), KNOWN)
    return [[str(cell) for cell in row.cells] for row in table.rows]


def refused(data: bytes) -> Unreadable:
    with pytest.raises(Unreadable) as caught:
        read_deals(data, "EUR")
    assert caught.value.message
    assert caught.value.hint
    return caught.value


@pytest.mark.parametrize(
    ("encoding", "said", "noted"),
    [
        ("utf-8", "UTF-8", False),
        ("utf-8-sig", "UTF-8", False),
        ("utf-16", "UTF-16", False),
        ("utf-16-le", "UTF-16", True),
        ("utf-16-be", "UTF-16", True),
        ("utf-32", "UTF-32", False),
        ("cp1252", "Windows-1252", True),
        ("latin-1", "Windows-1252", True),
    ],
)
def test_every_encoding_reads_the_same_and_a_guess_is_said(encoding: str, said: str, *, noted: bool) -> None:
    table = read_table(PLAIN.encode(encoding), KNOWN)
    assert table.header[0] == "id"
    assert table.rows[0].cells[1] == "Órbita"
    assert table.source.startswith(said)
    assert bool(table.notes) == noted


def test_big_endian_utf16_with_its_mark() -> None:
    table = read_table(b"\xfe\xff" + PLAIN.encode("utf-16-be"), KNOWN)
    assert table.rows[0].cells[1] == "Órbita"


def test_bytes_windows_does_not_know_are_read_as_latin() -> None:
    table = read_table(PLAIN.replace("Acme", "Ac\x81me").encode("latin-1"), KNOWN)
    assert table.source.startswith("Latin-1")
    assert table.rows[0].cells[1] == "Órbita"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_separator_is_found_over_headings_and_rows(delimiter: str) -> None:
    assert read(PLAIN.replace(",", delimiter)) == read(PLAIN)


def test_commas_in_every_amount_do_not_outvote_semicolons() -> None:
    rows = read("no one,knows,these;headings here;at all\na;1,5;2,5\nb;2,5;3,5\nc;1,0;2,0\n")
    assert rows[0] == ["a", "1,5", "2,5"]


def test_one_line_full_of_commas_does_not_outvote_the_rows() -> None:
    rows = read("report, of, the, whole, team, in, one, line\nid;account;stage\n1;Acme;won\n2;Globex, Inc;open\n")
    assert rows == [["1", "Acme", "won"], ["2", "Globex, Inc", "open"]]


def test_a_sep_line_decides() -> None:
    assert read("sep=;\nid;stage,account\n1;won\n") == [["1", "won"]]


@pytest.mark.parametrize("eol", ["\n", "\r\n", "\r"])
def test_quoted_lines_and_doubled_quotes_are_one_cell(eol: str) -> None:
    text = f'id,account,stage{eol}1,"a ""big"" one,{eol}on two lines",won{eol}2,b,open{eol}'
    assert read(text) == [["1", f'a "big" one,{eol}on two lines', "won"], ["2", "b", "open"]]


def test_rows_are_numbered_as_a_spreadsheet_numbers_them() -> None:
    table = read_table(b'Title\n\nid,account,stage\n1,"two\nlines",won\n\n2,b,open\n', KNOWN)
    assert [(row.number, str(row.cells[0])) for row in table.rows] == [(4, "1"), (5, ""), (6, "2")]
    assert [row.number for row in table.above] == [1, 2]
    assert table.read == 5


def test_short_rows_are_filled_and_said_and_long_ones_are_left_out() -> None:
    deals = read_deals(b"id,stage,account,amount\n1,won,Acme,5\n2,open\n3,open,Acme,5,,\n4,open,Acme, Inc,5\n", "EUR")
    assert [deal.crm for deal in deals.deals] == ["1", "2", "3"]
    assert list(deals.summary.reasons()) == ["has more cells than there are headings: a text in it may miss its quotes"]
    assert "rows that end early, their last cells taken as blank: 1" in deals.summary.notes
    assert deals.summary.adds_up


def test_of_two_columns_with_one_name_the_first_counts_and_that_is_said() -> None:
    deals = read_deals(b"id,stage,amount,Amount\n1,won,5,7\n", "EUR")
    assert deals.deals[0].amount == 5
    assert "2 columns are called “amount”: only the first is looked at" in deals.summary.notes


def test_a_company_called_total_is_a_customer_and_a_total_is_not() -> None:
    deals = read_deals(b"account,id,stage,amount\nTotal,1,won,5\nTotal,,,5\nGrand Total (1 record),,,5\n", "EUR")
    assert [deal.account for deal in deals.deals] == ["Total"]
    assert deals.summary.reasons() == {"is a totals row": 2}


def test_a_row_without_an_id_is_skipped_and_said() -> None:
    deals = read_deals(b"account,id,stage,amount\nAcme,,won,5\nAcme,n/a,won,5\nAcme,3,won,5\n", "EUR")
    assert deals.summary.reasons() == {"has no id": 2}


def test_words_for_nothing_are_nothing_in_amounts_and_days_too() -> None:
    (deal,) = read_deals(b"id,stage,amount,close date\n1,won,N/A,(No value)\n", "EUR").deals
    assert (deal.amount, deal.close) == (None, None)


def test_an_id_a_spreadsheet_rounded_is_never_used() -> None:
    deals = read_deals(b'id,stage\n1.23457E+11,won\n"1,2E+11",won\n123456789012,won\n', "EUR")
    assert [deal.crm for deal in deals.deals] == ["123456789012"]
    assert deals.summary.reasons() == {"its id was rounded by a spreadsheet": 2}


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "empty"),
        (b" \r\n\n ", "empty"),
        (b"just a note\n", "No table"),
        (b"id,stage\n1,w\0on\n", "NUL"),
        (bytes(range(256)) * 20, "NUL"),
        (b"\xff\xfei\x00d\x00,\x00s", "cut off"),
        (b"\xef\xbb\xbfid,stage\n1,\xc3", "cut off"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "old Excel"),
        (b"%PDF-1.7\n", "PDF"),
        (gzip.compress(b"id,stage\n1,won\n", mtime=0), "compressed"),
        (b"<html><table><tr><td>id</td></tr></table>", "web page"),
        (b'id,stage\n1,"won\n2,open\n', "never closed"),
        (b'id,stage\n1,"' + b"won\n2,open\n" * 500, "never closed"),
        (b'id,stage\n1,"' + b"x" * 2_000_000 + b'"\n', "longer than any CRM"),
        (b"PK\x03\x04" + bytes(100), "cut off or damaged"),
        (b"account,stage\nAcme,won\n", "each deal's id"),
        (b"id,account\n1,Acme\n", "stage or status"),
        (b"Record ID,Deal Name,Amount\n1,Acme,5\n", "stage or status"),
    ],
)
def test_a_file_that_cannot_be_read_says_what_is_wrong_and_the_next_move(data: bytes, message: str) -> None:
    assert message in refused(data).message


def test_the_next_move_names_the_crm_s_own_words() -> None:
    assert "In HubSpot" in refused(b"Deal Name,Deal Stage,Associated Company\nA,Closed Won,B\n").hint
    assert "Opportunity ID" in refused(b"Opportunity Name,Stage,Opportunity Owner\nA,Closed Won,B\n").hint


def test_a_quoted_note_of_many_lines_is_no_open_quote() -> None:
    note = "\n".join(["line"] * 300)
    deals = read_deals(f'id,stage,name\n1,won,"{note}"\n2,open,x\n'.encode(), "EUR")
    assert len(deals.deals) == 2


def test_a_currency_behind_a_heading_counts_for_its_column() -> None:
    data = b"id,stage,Amount (USD)\n1,won,5\n2,won,EUR 6\n3,won,\n"
    assert [deal.crm for deal in read_deals(data, "USD").deals] == ["1", "3"]
    euros = read_deals(data, "EUR")
    assert [(deal.crm, deal.amount) for deal in euros.deals] == [("2", 6), ("3", None)]
    assert euros.summary.reasons() == {"is in another currency than EUR": 1}


@pytest.mark.parametrize("heading", ["Amount in EUR", "Amount [EUR]", "Value €", "value (€)", "AMOUNT - EUR", "Amount"])
def test_a_heading_is_known_with_its_currency_behind_it(heading: str) -> None:
    assert read_deals(f"id,stage,{heading}\n1,won,5\n".encode(), "EUR").deals[0].amount == 5


def test_zero_has_no_sign_and_fractions_of_a_cent_are_rounded() -> None:
    deals = read_deals(b"id,stage,amount\n1,won,-0.00\n2,won,1.005\n3,won,7.1\n", "EUR").deals
    assert [str(deal.amount) for deal in deals] == ["0.00", "1.01", "7.1"]


def test_a_report_grouped_by_owner_says_how_many_deals_lost_theirs() -> None:
    deals = read_deals(b"Owner,id,stage\nAna,1,won\n,2,won\nSubtotal,,\nBo,3,won\n", "EUR")
    assert [deal.owner for deal in deals.deals] == ["Ana", None, "Bo"]
    assert "deals without an owner, which count for nobody: 1" in deals.summary.notes
    assert deals.summary.reasons() == {"is a totals row": 1}
