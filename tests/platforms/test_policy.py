"""What a team changes about findings: switched off, milder, elsewhere, only for now; and what it asks for beside."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from salesctl.text.older import misread
from salesctl.text.reader import values
from tests.support.examples import SMALL_TEAM
from tests.support.folders import salesctl, write_team

PLAN = "--- plans/2026-H2/ana.yaml\nquotta: 5\nactions:\n  - {what: call, who: nobody}\n"
REFERENCE = "--- plans/2026-H2/bo.yaml\nactions:\n  - {what: call, who: nobody}\n"


def found(folder: Path, *words: str) -> list[tuple[str, str, str]]:
    """Return code, severity and path of each finding."""
    answer = salesctl("check", "--format", "json", *words, cwd=folder)
    return [(each["code"], each["severity"], each["path"]) for each in json.loads(answer.out)["findings"]]


def with_rules(folder: Path, rules: str, text: str = PLAN + REFERENCE) -> Path:
    """Write a team whose team.yaml changes rules."""
    write_team(folder, text)
    (folder / "team.yaml").write_text((folder / "team.yaml").read_text() + f"rules: {rules}\n")
    return folder


ANA = ("SCH001", "error", "plans/2026-H2/ana.yaml")
BO = ("REF001", "error", "plans/2026-H2/bo.yaml")


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        ("{}", [ANA, BO]),
        ("{disable: [SCH001]}", [BO]),
        ("{disable: [unknown-person]}", [ANA]),
        ("{severity: {SCH001: warning}}", [("SCH001", "warning", ANA[2]), BO]),
        ("{severity: {unknown-person: info}}", [ANA, ("REF001", "info", BO[2])]),
        ("{paths: {plans/*/ana.yaml: [SCH001, REF001]}}", [BO]),
        ("{paths: {'plans/*': [REF001]}}", [ANA]),
        ("{paths: {reviews/*: [SCH001]}}", [ANA, BO]),
    ],
)
def test_a_team_says_what_counts(rules: str, expected: list[tuple[str, str, str]], tmp_path: Path) -> None:
    assert found(with_rules(tmp_path, rules)) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("--select", "SCH"), [ANA]),
        (("--select", "SCH001", "--select", "REF"), [ANA, BO]),
        (("--ignore", "SCH"), [BO]),
        (("--select", "unknown-person"), [BO]),
        (("--select", "R", "--ignore", "REF001"), []),
    ],
)
def test_codes_are_chosen_by_how_they_begin(
    words: tuple[str, ...], expected: list[tuple[str, str, str]], tmp_path: Path
) -> None:
    assert found(write_team(tmp_path, PLAN + REFERENCE), *words) == expected


@pytest.mark.parametrize(
    ("option", "word", "says"),
    [
        ("--select", "PNL", "codes begin with one of: COA, CON,"),
        ("--select", "SCH999", "codes begin with one of"),
        ("--ignore", "", "codes begin with one of"),
        ("--ignore", "unknown-persons", "did you mean `unknown-person`?"),
    ],
)
def test_a_code_that_is_none_is_said_lest_nothing_be_looked_for(
    option: str, word: str, says: str, tmp_path: Path
) -> None:
    answer = salesctl("check", option, word, cwd=write_team(tmp_path, PLAN))
    assert (answer.code, says in answer.err) == (2, True)


def test_a_severity_decides_what_fails(tmp_path: Path) -> None:
    folder = with_rules(tmp_path, "{severity: {SCH001: warning, REF001: info}}")
    assert salesctl("check", cwd=folder).code == 0
    assert salesctl("check", "--fail-on", "warning", cwd=folder).code == 1


@pytest.mark.parametrize(("until", "codes"), [("2026-09-15", []), ("2026-09-14", ["REF001", "SUP005"])])
def test_a_suppression_ends_with_its_day(until: str, codes: list[str], tmp_path: Path) -> None:
    comment = f"# salesctl: ignore[REF001] until={until} she starts soon"
    text = f"--- plans/2026-H2/bo.yaml\nactions:\n  - what: call\n    who: nobody  {comment}\n"
    folder = write_team(tmp_path, text)
    assert sorted(code for code, _, _ in found(folder, "--today", "2026-09-15")) == codes


def test_a_fix_keeps_to_the_codes_and_people_named(tmp_path: Path) -> None:
    text = "--- plans/2026-H2/{}.yaml\nquotta: 5\nactions:\n  - {{what: call, by: 2026/7/31}}\n"
    folder = write_team(tmp_path, text.format("ana") + text.format("bo"))
    salesctl("check", "--fix", "--select", "SCH008", "--who", "bo", cwd=folder)
    assert "quotta: 5" in (folder / "plans/2026-H2/bo.yaml").read_text()
    assert "by: 2026-07-31" in (folder / "plans/2026-H2/bo.yaml").read_text()
    salesctl("check", "--fix", "--ignore", "SCH008", "--who", "ana", cwd=folder)
    assert (folder / "plans/2026-H2/ana.yaml").read_text().startswith("quota: 5\n")
    assert "by: 2026/7/31" in (folder / "plans/2026-H2/ana.yaml").read_text()


# ---- words that older tools misread

OLD = """
--- people/no.yaml
name: no
role: other
--- accounts.yaml
0123: {name: 10:30, owner: no}
y: {name: Yard}
--- plans/2026-H2/ana.yaml
forecast:
  - account: 0123
    amount: 1000
    close: 2026-10
    source: lead
actions:
  - what: off
    who: no
"""


def test_by_default_nobody_is_told_about_older_tools(tmp_path: Path) -> None:
    """A person called `no` and an account `0123` are text here, and that is all that counts."""
    folder = write_team(tmp_path, OLD)
    for words in ((), ("--select", "YML")):
        assert "YML038" not in {code for code, _, _ in found(folder, *words)}


def test_asked_for_it_is_a_warning(tmp_path: Path) -> None:
    folder = write_team(tmp_path, OLD)
    warned = found(folder, "--select", "YML038")
    assert warned == [
        *[("YML038", "warning", "accounts.yaml")] * 4,
        ("YML038", "warning", "people/no.yaml"),
        *[("YML038", "warning", "plans/2026-H2/ana.yaml")] * 3,
    ]
    assert found(folder, "--select", "misread-by-older-tools") == warned
    out = salesctl("check", "--select", "YML038", "--format", "concise", cwd=folder).out
    assert "accounts.yaml:1:1: warning YML038 older tools read `0123` as 83, not as text\n" in out
    assert "accounts.yaml:1:14: warning YML038 older tools read `10:30` as 630, not as text\n" in out
    assert "people/no.yaml:1:7: warning YML038 older tools read `no` as false, not as text\n" in out


def test_a_severity_in_the_team_asks_for_it_too(tmp_path: Path) -> None:
    folder = with_rules(tmp_path, "{severity: {YML038: error}}", OLD)
    assert ("YML038", "error", "people/no.yaml") in found(folder)
    (folder / "people/no.yaml").write_text(
        "name: no # salesctl: ignore[YML038] nobody reads it with such tools\nrole: other\n"
    )
    assert [path for code, _, path in found(folder) if path == "people/no.yaml"] == []


def test_its_suppression_is_not_unused_where_it_was_not_asked_for(tmp_path: Path) -> None:
    text = "--- people/no.yaml\nname: no # salesctl: ignore[YML038] nobody reads it with such tools\nrole: other\n"
    assert found(write_team(tmp_path, text)) == []


def test_quotes_are_put_on_request_only_and_change_no_value(tmp_path: Path) -> None:
    folder = write_team(tmp_path, OLD)
    before = {path: path.read_text() for path in folder.rglob("*.yaml")}
    salesctl("check", "--select", "YML038", "--fix", cwd=folder)
    assert {path: path.read_text() for path in before} == before
    salesctl("check", "--fix", "--unsafe-fixes", cwd=folder)
    assert {path: path.read_text() for path in before} == before
    answer = salesctl("check", "--select", "YML038", "--fix", "--unsafe-fixes", cwd=folder)
    assert "8 findings mended in 3 files" in answer.err
    assert (folder / "accounts.yaml").read_text() == "'0123': {name: '10:30', owner: 'no'}\n'y': {name: Yard}\n"
    assert {path: values(path.read_text()) for path in before} == {path: values(text) for path, text in before.items()}
    assert found(folder, "--select", "YML038") == []


@pytest.mark.parametrize(
    "text",
    [
        SMALL_TEAM.split("--- ")[1].partition("\n")[2],
        "a: 2026-11-03",
        "a: 08:30",
        "a: 12",
        "a: 'no'",
        "a: |\n  no\n",
        "a: not now",
        "a:",
    ],
)
def test_what_every_tool_reads_alike_is_left_alone(text: str) -> None:
    assert list(misread(text)) == []


@pytest.mark.parametrize(
    ("word", "instead"),
    [("0_1", "1"), ("1_000", "1000"), ("Yes", "true"), ("n", "false"), (".inf", "inf"), ("0b11", "3")],
)
def test_other_words_are_known_too(word: str, instead: str) -> None:
    assert [(each.at, each.word, each.instead) for each in misread(f"a: [{word}]")] == [(("a", 0), word, instead)]


@pytest.mark.parametrize(
    ("wrong", "right"), [("yes", "true"), ("No", "false"), ("off", "false"), ("perhaps", "perhaps"), ("'y'", "true")]
)
def test_an_answer_is_mended_where_only_true_or_false_can_stand(wrong: str, right: str, tmp_path: Path) -> None:
    text = "--- people/bo.yaml\nname: Bo\nrole: salesperson\nstarts: 2024-03-04\ncarries_quota: {} # so\n"
    folder = write_team(tmp_path, text.format(wrong))
    salesctl("check", "--fix", cwd=folder)
    assert (folder / "people/bo.yaml").read_text().endswith(f"carries_quota: {right} # so\n")
