"""Rules on contests, at their edges."""

import pytest

from salesctl.core.finding import Finding
from tests.support.examples import check_text

LOGS = """
--- metrics/ana/2026-07.yaml
2026-07-06: {meetings: 5}
--- metrics/bo/2026-07.yaml
2026-07-07: {meetings: 4}
"""


def contest(lines: str = "", name: str = "july", starts: str = "2026-07-06", ends: str = "2026-07-17") -> str:
    written = "".join(f"    {line}\n" for line in lines.strip().split("\n") if line)
    return f"  - id: {name}\n    name: {name}\n    starts: {starts}\n    ends: {ends}\n{written}"


def found(contests: str, more: str = "") -> list[Finding]:
    return [
        finding
        for finding in check_text(f"--- contests/2026.yaml\ncontests:\n{contests}{more}").findings
        if finding.code.startswith("CON")
    ]


def codes(contests: str, more: str = "") -> set[str]:
    return {finding.code for finding in found(contests, more)}


WHOLE = "objective: fill the pipeline\ntie_break: [calls]\nprizes: [{what: a hammock, value: 70}]\nmetric: meetings"


def test_a_whole_contest_has_no_fault() -> None:
    assert codes(contest(WHOLE)) == {"CON018"}  # nobody logged, so nobody scored
    assert codes(contest(WHOLE), LOGS) == set()


def test_a_bare_contest_says_what_is_missing_at_the_contest_itself() -> None:
    bare = found(contest(starts="2026-10-05", ends="2026-10-09"))
    assert [(finding.code, finding.at) for finding in bare] == [
        ("CON001", ("contests", 0)),
        ("CON002", ("contests", 0)),
        ("CON003", ("contests", 0)),
        ("CON004", ("contests", 0)),
    ]


@pytest.mark.parametrize(
    "prize",
    ["250 EUR", "a bonus", "Cash", "€ 100 each", "500 euros", "money for the travel", "a salary rise", "1.000 dollars"],
)
def test_money_is_cash_in_whatever_words(prize: str) -> None:
    assert "CON005" in codes(contest(WHOLE.replace("a hammock", prize)), LOGS)


@pytest.mark.parametrize("prize", ["a cashmere scarf", "a day off", "Europe by train", "a cashew tart"])
def test_what_only_looks_like_cash_is_none(prize: str) -> None:
    assert "CON005" not in codes(contest(WHOLE.replace("a hammock", prize)), LOGS)


def test_a_team_that_wants_cash_prizes_has_them() -> None:
    policy = "--- team.yaml\nname: T\nmanager: max\ntimezone: UTC\ncurrency: EUR\nsince: 2026-01-01\n"
    policy += "policy: {contest: {cash: true}}\n"
    assert "CON005" not in codes(contest(WHOLE.replace("a hammock", "500 EUR")), LOGS + policy)


def test_the_manager_may_not_play_for_a_team_either() -> None:
    teams = f"{WHOLE}\nmode: team\nteams: {{north: [ana], south: [bo, max]}}"
    (problem,) = found(contest(teams), LOGS)
    assert (problem.code, problem.at) == ("CON006", ("contests", 0, "teams", "south", 1))


def test_an_unknown_metric_is_said_once() -> None:
    findings = check_text(f"--- contests/2026.yaml\ncontests:\n{contest(WHOLE.replace('meetings', 'visits'))}").findings
    assert {finding.code for finding in findings} == {"REF003", "CON018"}


# ---- at once


def two(first: str, second: str, starts: str = "2026-10-12") -> set[str]:
    return codes(
        contest(first, "one", "2026-10-05", "2026-10-16") + contest(second, "two", starts, "2026-10-23"),
    )


def test_two_on_one_metric_at_once_clash() -> None:
    assert two(WHOLE, WHOLE) == {"CON014"}
    assert two(WHOLE, WHOLE, "2026-10-16") == {"CON014"}
    assert two(WHOLE, WHOLE, "2026-10-17") == set()


@pytest.mark.parametrize(
    "second",
    [
        WHOLE.replace("metric: meetings", "metric: proposals"),
        f"{WHOLE}\nmode: team\nteams: {{north: [ana], south: [bo]}}",
        f"{WHOLE}\ncancelled: nobody had time",
        f"{WHOLE}\nmoved_to: 2026-10-19\nwhy: the fair",
    ],
)
def test_another_metric_a_team_contest_or_other_days_do_not_clash(second: str) -> None:
    assert two(WHOLE, second) == set()


def test_two_for_different_people_do_not_clash() -> None:
    assert two(f"{WHOLE}\neligible: [ana]", f"{WHOLE}\neligible: [bo]") == set()
    assert two(f"{WHOLE}\neligible: [ana]", f"{WHOLE}\neligible: [bo, ana]") == {"CON014"}


def test_the_clash_is_found_across_years_files() -> None:
    other = f"--- contests/2027.yaml\ncontests:\n{contest(WHOLE, 'two', '2027-01-01', '2027-01-15')}"
    crossing = contest(WHOLE, "one", "2026-12-14", "2027-01-08")
    assert [(each.code, each.path) for each in found(crossing, other)] == [
        ("CON013", "contests/2026.yaml"),
        ("CON014", "contests/2027.yaml"),
    ]


# ---- days


def test_ninety_days_are_not_too_long_and_ninety_one_are() -> None:
    assert "CON012" not in codes(contest(WHOLE, starts="2026-10-01", ends="2026-12-29"))
    assert "CON012" in codes(contest(WHOLE, starts="2026-10-01", ends="2026-12-30"))


def test_a_fiscal_year_that_starts_in_april_is_the_years_own() -> None:
    april = "--- team.yaml\nname: T\nmanager: max\ntimezone: UTC\ncurrency: EUR\nsince: 2025-01-01\n"
    april += "fiscal_year: {starts: 4, named_for: end}\n"
    assert "CON013" not in codes(contest(WHOLE, starts="2025-04-01", ends="2025-04-25"), april)
    assert "CON013" in codes(contest(WHOLE, starts="2026-04-01", ends="2026-04-25"), april)


# ---- results


def test_a_wrong_winner_is_shown_with_the_figures() -> None:
    (problem,) = found(contest(f"{WHOLE}\nresult: {{date: 2026-07-20, winners: [bo]}}"), LOGS)
    assert problem.code == "CON017"
    assert problem.at == ("contests", 0, "result", "winners")
    assert [(each.path, each.place.line, each.message) for each in problem.related] == [
        ("metrics/ana/2026-07.yaml", 1, "ana: 5"),
        ("metrics/bo/2026-07.yaml", 1, "bo: 4"),
    ]


@pytest.mark.parametrize("winners", ["[ana]", "[ana, bo]"])
def test_winners_are_the_first_or_all_on_a_place_with_a_prize(winners: str) -> None:
    prizes = "prizes: [{place: 1, what: a hammock}, {place: 2, what: a book}]"
    written = WHOLE.replace("prizes: [{what: a hammock, value: 70}]", prizes)
    assert codes(contest(f"{written}\nresult: {{date: 2026-07-20, winners: {winners}}}"), LOGS) == set()


@pytest.mark.parametrize("winners", ["[north]", "[ana]"])
def test_a_winning_team_is_named_or_its_members_are(winners: str) -> None:
    teams = f"{WHOLE}\nmode: team\nteams: {{north: [ana], south: [bo]}}"
    assert codes(contest(f"{teams}\nresult: {{date: 2026-07-20, winners: {winners}}}"), LOGS) == set()


def test_a_result_that_has_not_come_says_nothing_yet() -> None:
    assert codes(contest(f"{WHOLE}\nresult: {{date: 2026-09-16, winners: [bo]}}"), LOGS) == set()


def test_logs_that_cannot_be_read_give_nobody_the_lie() -> None:
    broken = LOGS.replace("2026-07-06: {meetings: 5}", "2026-07-06: {meetings: five}")
    assert codes(contest(f"{WHOLE}\nresult: {{date: 2026-07-20, winners: [ana]}}"), broken) == set()


def test_two_in_five_are_enough() -> None:
    people = "".join(f"--- people/{who}.yaml\nname: {who}\nrole: salesperson\n" for who in ("cy", "dana", "eva"))
    assert codes(contest(WHOLE), LOGS + people) == set()
    more = "--- people/flo.yaml\nname: Flo\nrole: salesperson\n"
    (problem,) = found(contest(WHOLE), LOGS + people + more)
    assert (problem.code, problem.message) == ("CON018", "2 of 6 people scored in `july`")


def test_one_winner_of_contests_that_everybody_can_win_takes_nothing() -> None:
    threshold = f"{WHOLE}\nmode: threshold\nminimum: 1\nresult: {{date: 2026-07-20, winners: [ana, bo]}}"
    three = "".join(contest(threshold, f"c{month}", f"2026-0{month}-06", f"2026-0{month}-10") for month in (4, 5, 7))
    assert "CON020" not in codes(three, LOGS)
