"""`salesctl new`: every kind starts from its template, filled with what is known, and loads."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

import pytest

from salesctl.data.writing.template import TemplateFault, fill
from salesctl.systems import all_systems
from salesctl.text.reader import values
from tests.support.folders import copy_example
from tests.writing.conftest import Team
from tests.writing.desk import NOBODY, Desk, git

BREAKING = re.compile(r"\b(YML|SCH|REF)[0-9]{3}\b")
KINDS = {
    "accounts": "",
    "agenda": "",
    "candidate": "field-sales Zoë Ångström",
    "coaching": "{person}",
    "contests": "",
    "days": "",
    "formal-review": "{person} 2026-Q3",
    "meeting": "",
    "metrics": "{person}",
    "person": "Zoé Müller",
    "plan": "{person} 2027-H1",
    "quota": "2028",
    "recipe": "",
    "review": "{person}",
    "scorecard": "backoffice",
    "todo": "",
    "training": "2027-Q2",
}


@pytest.fixture
def example(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Desk:
    copy_example(tmp_path / "team")
    for name, value in NOBODY.items():
        monkeypatch.setenv(name, value)
    git(tmp_path / "team", "init", "-q")
    return Desk(tmp_path / "team", capsys)


def started(desk: Desk, kind: str, person: str) -> str:
    """Start a document of a kind where none stands, and return its path."""
    for kept in ("accounts.yaml", "recipe.yaml", "manager/todo.yaml", "manager/days.yaml", "meetings/agenda.yaml"):
        if kind in ("accounts", "recipe", "todo", "days", "agenda") and kept.endswith(f"{kind}.yaml"):
            (desk.root / kept).unlink(missing_ok=True)
    before = set(desk.files())
    answer = desk("new", kind, *KINDS[kind].format(person=person).split(), "--no-edit")
    assert answer.code == 0, answer.err
    (path,) = {path for path in set(desk.files()) - before if path.endswith(".yaml")}
    return path


def test_every_kind_but_the_team_is_tried_here() -> None:
    assert KINDS.keys() | {"team"} == {kind.name for system in all_systems() for kind in system.kinds}


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_document_loads_in_a_small_team(team: Team, kind: str) -> None:
    desk = team("")
    path = started(desk, kind, "ana")
    said = desk("check", path, "-f", "concise").out
    assert not BREAKING.search(said), said + desk.text(path)


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_document_loads_in_a_team_of_two_years(example: Desk, kind: str) -> None:
    person = "joana-costa" if kind == "metrics" else "gil-matos"
    shutil.rmtree(example.root / "reviews" / "gil-matos")
    path = started(example, kind, person)
    said = example("check", path, "-f", "concise").out
    assert not BREAKING.search(said), said + example.text(path)


def test_a_plan_knows_the_number_the_open_deals_and_the_pace(example: Desk) -> None:
    quota = "target: {H1: 1}\nquotas:\n  bo-lund: {H1: 400000}\n"
    example.write("quotas/2027.yaml", quota)
    example("new", "plan", "bo-lund", "2027-H1", "--no-edit")
    text = example.text("plans/2027-H1/bo-lund.yaml")
    plan = values(text)
    assert isinstance(plan, dict)
    assert plan["quota"] == 400000
    assert {line["account"] for line in plan["forecast"]} >= {"delta", "vouga-steel"}
    assert all(line["close"].startswith("2027-0") for line in plan["forecast"])
    assert set(plan["activity"]) == {"calls", "meetings", "proposals"}
    assert "reached 223,550 of 400,000 EUR" in text
    assert "lost ferrol-steel" in text


def test_a_review_shows_what_was_agreed_missed_coached_and_measured(example: Desk) -> None:
    example("new", "review", "cy-ito", "2026-10", "--no-edit")
    text = example.text("reviews/cy-ito/2026-10.yaml")
    for said in ("# Agreed the last time:", "# Coached:", "#   calls: ", "#   revenue: "):
        assert said in text


def test_examples_in_comments_name_people_of_this_team(example: Desk) -> None:
    example.write("people/aaron-bell.yaml", "name: Aaron Bell\nrole: salesperson\nstarts: 2026-01-01\n")
    assert "# - who: aaron-bell" in example.text(started(example, "meeting", ""))
    assert "#   leader: aaron-bell" in example.text(started(example, "training", ""))
    assert "#   raised_by: ana-silva" in example.text(started(example, "todo", ""))


def test_a_quarter_makes_the_review_a_formal_one(example: Desk) -> None:
    example("new", "review", "cy-ito", "2026-Q4", "--no-edit")
    assert "self_assessment:" in example.text("reviews/cy-ito/2026-Q4.yaml")


def test_without_words_the_next_one_due_is_started(example: Desk) -> None:
    example.sit_down("bo@harbor.example")
    assert "plans/2027-H1/bo-lund.yaml" in example("new", "plan", "--no-edit").out
    assert "reviews/cy-ito/2026-10.yaml" in example("new", "review", "--no-edit").out
    assert "training/2027-Q1.yaml" in example("new", "training", "--no-edit").out
    assert "meetings/2026-12-14.yaml" in example("new", "meeting", "--no-edit").out


BEGUN = "--- team.yaml\nname: A\nmanager: max\ntimezone: UTC\ncurrency: EUR\nsince: 2026-09-19\n"


def test_the_next_meeting_is_prepared_though_its_agenda_was_due_before_the_method_began(team: Team) -> None:
    desk = team(f"{BEGUN}--- today 2026-09-19\n")
    assert "meetings/2026-09-21.yaml" in desk("new", "meeting", "--no-edit").out


def test_the_last_review_of_a_quarter_is_the_formal_one(team: Team) -> None:
    desk = team(f"{BEGUN}--- reviews/bo/2026-Q3.yaml\nplanned: 2026-10-05\n--- today 2026-09-19\n")
    assert "reviews/ana/2026-Q3.yaml" in desk("new", "review", "ana", "--no-edit").out


def test_nothing_is_written_over(team: Team) -> None:
    desk = team("--- manager/todo.yaml\n- {what: mine, kind: plan, added: 2026-09-01}\n")
    answer = desk("new", "todo", "--no-edit")
    assert answer.code == 2
    assert "already there" in answer.err
    assert "mine" in desk.text("manager/todo.yaml")


def test_the_teams_own_template_comes_first(team: Team) -> None:
    desk = team("--- templates/meeting.yaml\n# ours, {{ today | say }}\nfacilitator: {{ facilitator }}\n")
    desk("new", "meeting", "2026-09-21", "--no-edit")
    assert desk.text("meetings/2026-09-21.yaml") == "# ours, 2026-09-15\nfacilitator: ana\n"


@pytest.mark.parametrize(
    ("template", "says"),
    [
        ("note: {{ nobody }}\n", "known here"),
        ("note: {{ today\n", "line 1"),
        ("note: [\n", "filled, cannot be read"),
        ("note: {{ ''.__class__.__mro__ }}\n", "templates/meeting.yaml"),
    ],
)
def test_a_template_that_cannot_be_filled_is_said_and_nothing_is_written(team: Team, template: str, says: str) -> None:
    desk = team(f"--- templates/meeting.yaml\n{template}")
    answer = desk("new", "meeting", "2026-09-21", "--no-edit")
    assert answer.code == 2
    assert says in answer.err
    assert not (desk.root / "meetings").exists()


@pytest.mark.parametrize("nasty", ["a: b # c", "- x", "{", "'", '"', "no", "2026-01-01", "x\ny: z", "*a", "{{ x }}"])
def test_no_value_breaks_the_text_around_it(nasty: str) -> None:
    text = fill(
        "key: {{ value }}\n# {{ value | say }}\nlist:{{ many | lines(2) }}\n", {"value": nasty, "many": [nasty]}
    )
    assert values(text) == {"key": nasty, "list": [nasty]}


def test_a_template_reaches_nothing_but_its_values() -> None:
    with pytest.raises(TemplateFault):
        fill("{% include 'x' %}", {})
    with pytest.raises(TemplateFault):
        fill("{{ range(10 ** 9) | list }}", {})


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["plann"], "did you mean `plan`?"),
        (["plan", "zoe"], "nobody here and no period"),
        (["plan", "2026-Q3"], "no half"),
        (["recipe", "ana"], "only"),
        (["coaching"], "whose call"),
        (["coaching", "zoe"], "salesctl new coaching ana"),
        (["candidate"], "for which role"),
        (["person"], "which person"),
        (["metrics", "ana", "2027-01"], "has not begun"),
        (["training", "ana"], "nobody's alone"),
        (["plan", "--today", "2026-09-01"], "takes no --today"),
    ],
)
def test_what_cannot_be_started(team: Team, words: list[str], says: str) -> None:
    answer = team("")("new", *words, "--no-edit")
    assert answer.code == 2
    assert says in answer.err


def test_the_editor_opens_on_a_terminal_and_the_text_is_kept_whatever_it_does(
    team: Team, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    desk = team("")
    script = tmp_path / "editor.py"
    script.write_text("import sys; open(sys.argv[1], 'w').write('broken: [\\n'); sys.exit(3)\n")
    monkeypatch.setenv("EDITOR", f"{sys.executable} {script}")
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    answer = desk("new", "meeting", "2026-09-21")
    assert answer.code == 0
    assert desk.text("meetings/2026-09-21.yaml") == "broken: [\n"
    assert "the editor ended with 3" in answer.out
    assert "YML" in answer.out
    script.write_text("import os, sys; os.unlink(sys.argv[1])\n")
    assert "the editor took meetings/2026-09-28.yaml away" in desk("new", "meeting", "2026-09-28").out
