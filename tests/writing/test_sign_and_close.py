"""`review sign`, `done` and `manager hand-on`: each for himself, each in its place."""

from __future__ import annotations

import pytest

from tests.writing.conftest import Team

REVIEW = "reviews/ana/2026-Q2.yaml"
HELD = f"--- {REVIEW}\nheld: 2026-07-10\nrating: 4   # mine\n"
PLAN = "plans/2026-H2/ana.yaml"
ITEMS = f"""--- {PLAN}
submitted: 2026-06-15
actions:
  - what: map five accounts   # the large ones
    by: 2026-09-20
  - what: ask for the board date
    by: 2026-09-10
obstacles:
  - {{what: a demo unit, who: max, by: 2026-09-30}}
"""
LIST = """--- manager/todo.yaml
- what: calculate the variant
  kind: quote
  added: 2026-09-01
- what: plan the fair
  kind: plan
  added: 2026-09-01
  done: 2026-09-02
"""


# ---- review sign


def test_both_sign_each_a_name_of_his_own(team: Team) -> None:
    desk = team(HELD)
    assert "max has not signed yet" in desk("review", "sign").out
    desk.sit_down("max@example.com")
    assert desk("review", "sign", "2026-Q2", "ana").code == 0
    assert desk.text(REVIEW) == "held: 2026-07-10\nrating: 4   # mine\nsigned: {ana: 2026-09-15, max: 2026-09-15}\n"


@pytest.mark.parametrize(
    ("email", "words", "says"),
    [
        ("bo@example.com", [], "no formal review of bo"),
        ("bo@example.com", ["ana"], "no formal review of ana"),
        ("ana@example.com", ["--who", "max"], "git signs as ana here"),
        ("ana@example.com", ["2026-06"], "no quarter"),
        ("ana@example.com", ["2026-Q1"], "no formal review"),
        ("ana@example.com", ["--as-of", "HEAD"], "takes no --as-of"),
    ],
)
def test_nobody_signs_for_another(team: Team, email: str, words: list[str], says: str) -> None:
    desk = team(HELD)
    desk.sit_down(email)
    before = desk.files()
    answer = desk("review", "sign", *words)
    assert answer.code == 2
    assert says in answer.err
    assert desk.files() == before


def test_a_review_is_signed_once_and_after_it_was_held(team: Team) -> None:
    desk = team(HELD.replace("held: 2026-07-10", "planned: 2026-07-10"))
    assert "has not been held" in desk("review", "sign").err
    desk.write(REVIEW, "held: 2026-07-10\nsigned: {ana: 2026-07-11}\n")
    assert "ana signed" in desk("review", "sign").err


# ---- done


def test_an_item_is_closed_by_its_name(team: Team) -> None:
    desk = team(ITEMS)
    answer = desk("done", f"{PLAN}#actions/1", "--on", "2026-09-14")
    assert (answer.code, answer.err) == (0, "")
    assert "    by: 2026-09-20\n    done: 2026-09-14\n  - what: ask" in desk.text(PLAN)


def test_an_item_is_closed_by_its_words(team: Team) -> None:
    desk = team(ITEMS)
    assert desk("done", "board date").code == 0
    assert "    by: 2026-09-10\n    done: 2026-09-15\n" in desk.text(PLAN)


def test_an_item_is_chosen_from_a_list_the_first_due_first(team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = team(ITEMS)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("typer.prompt", lambda _words: "one")
    answer = desk("done")
    assert answer.out.endswith("  1  2026-09-10  ask for the board date\n  2  2026-09-20  map five accounts\n")
    assert "there is no number one" in answer.err
    monkeypatch.setattr("typer.prompt", lambda _words: "1")
    assert desk("done").code == 0
    assert "    by: 2026-09-10\n    done: 2026-09-15\n" in desk.text(PLAN)


def test_an_item_is_moved_or_dropped_with_a_reason(team: Team) -> None:
    desk = team(ITEMS)
    desk("done", "board date", "--moved-to", "2026-09-25", "--why", "they meet later, on Friday")
    desk("done", "five accounts", "--dropped", "two are gone: bankrupt")
    text = desk.text(PLAN)
    assert "    moved_to: 2026-09-25\n    why: they meet later, on Friday\n" in text
    assert "    dropped: 'two are gone: bankrupt'\n" in text
    assert desk("check", PLAN, "-f", "concise").code in (0, 1)


def test_whoever_owes_an_item_closes_it_in_braces_too(team: Team) -> None:
    desk = team(ITEMS)
    desk.sit_down("max@example.com")
    assert desk("done", f"{PLAN}#obstacles/1").code == 0
    assert "{what: a demo unit, who: max, by: 2026-09-30, done: 2026-09-15}" in desk.text(PLAN)


@pytest.mark.parametrize(
    ("email", "words", "says"),
    [
        ("bo@example.com", [f"{PLAN}#actions/1"], "owed by ana"),
        ("ana@example.com", [f"{PLAN}#actions/9"], "there is no item"),
        ("ana@example.com", ["plans/2026-H2/zoe.yaml#actions/1"], "no readable document"),
        ("ana@example.com", ["something else"], "none of your open items"),
        ("ana@example.com", ["a"], "several of your items"),
        ("ana@example.com", [], "which item?"),
        ("bo@example.com", [], "no open items"),
        ("ana@example.com", ["board", "--on", "2026-09-16"], "has not come yet"),
        ("ana@example.com", ["board", "--moved-to", "2026-09-30"], "a reason is missing"),
        ("ana@example.com", ["board", "--on", "2026-09-01", "--dropped", "x"], "done, moved or dropped"),
        ("ana@example.com", ["board", "--today", "2026-09-16"], "takes no --today"),
    ],
)
def test_what_cannot_be_closed_is_left_alone(team: Team, email: str, words: list[str], says: str) -> None:
    desk = team(ITEMS)
    desk.sit_down(email)
    before = desk.files()
    answer = desk("done", *words)
    assert answer.code == 2
    assert says in answer.err
    assert desk.files() == before


def test_what_a_plan_promises_to_learn_is_closed_by_the_name_that_due_gives_it(team: Team) -> None:
    desk = team(f"--- {PLAN}\nsubmitted: 2026-06-15\ntraining:\n  - skill: negotiation   # mine\n    by: 2026-09-20\n")
    name = f"{PLAN}#training/1"
    assert f"salesctl done {name}" in desk("due", "--who", "ana").out
    assert "is done or not" in desk("done", name, "--dropped", "no time").err
    assert desk("done", name).code == 0
    assert desk.text(PLAN).endswith("  - skill: negotiation   # mine\n    by: 2026-09-20\n    done: 2026-09-15\n")


def test_what_is_closed_stays_closed(team: Team) -> None:
    desk = team(ITEMS)
    desk("done", f"{PLAN}#actions/1")
    assert "was done on 2026-09-15" in desk("done", f"{PLAN}#actions/1").err


# ---- hand-on


def test_what_is_anothers_goes_back_and_each_return_is_counted(team: Team) -> None:
    desk = team(LIST)
    desk.sit_down("max@example.com")
    assert desk("manager", "hand-on", "1", "bo").code == 0
    assert "  belongs_to: bo\n  handed_on: 2026-09-15\n- what: plan" in desk.text("manager/todo.yaml")
    assert "came back 1 time" in desk("manager", "hand-on", "variant", "bo").out


@pytest.mark.parametrize(
    ("email", "words", "says"),
    [
        ("ana@example.com", ["1", "bo"], "manager's list"),
        ("max@example.com", ["1", "max"], "is the manager"),
        ("max@example.com", ["2", "bo"], "closed"),
        ("max@example.com", ["7", "bo"], "no item 7"),
        ("max@example.com", ["nothing", "bo"], "no open item"),
        ("max@example.com", ["1", "zoe"], "nobody here is called `zoe`"),
    ],
)
def test_what_cannot_be_handed_on(team: Team, email: str, words: list[str], says: str) -> None:
    desk = team(LIST)
    desk.sit_down(email)
    answer = desk("manager", "hand-on", *words)
    assert answer.code == 2
    assert says in answer.err
    assert "belongs_to" not in desk.text("manager/todo.yaml")
