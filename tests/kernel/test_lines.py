"""Lines of a page: what belongs together is not torn apart, and columns hold what fits them."""

from salesctl.render.sections import in_columns
from salesctl.render.terminal import Terminal


def page(label: str, *lines: str, width: int = 40) -> list[str]:
    out = Terminal(width, color=False)
    out.section(label, lines)
    return out.text().splitlines()


def test_a_list_breaks_between_its_parts() -> None:
    assert page("PEOPLE", "ana-silva 74 %   bo-lund 41 %   gil 31 %") == [
        "PEOPLE    ana-silva 74 %",
        "            bo-lund 41 %   gil 31 %",
    ]
    assert page("WEEK", "Tue 24 meeting, ana leads · Wed 25 review") == [
        "WEEK      Tue 24 meeting, ana leads ·",
        "            Wed 25 review",
    ]


def test_a_command_is_never_broken() -> None:
    assert page("DUE", "2 of 7 are late: salesctl due --late") == [
        "DUE       2 of 7 are late:",
        "            salesctl due --late",
    ]


def test_a_part_too_long_for_a_line_is_broken_between_words() -> None:
    first, *rest = page("WHY", "a " * 30 + "· b")
    assert len(first) <= 40
    assert " ".join([first[10:], *(line.strip() for line in rest)]).split() == [*("a" * 30), "·", "b"]


def test_one_long_row_leaves_the_columns_of_the_others() -> None:
    rows = ["short\tana\tsalesctl a", "longer\tbo\tsalesctl b", "a row that is much too long\tana\tsalesctl c"]
    assert in_columns(rows, 30) == [
        "short   ana  salesctl a",
        "longer  bo   salesctl b",
        "a row that is much too long  ana",
        "  salesctl c",
    ]
    assert in_columns(rows, 100)[2] == "a row that is much too long  ana  salesctl c"
