"""Many faults in as many files: one clear finding each, at the right line, none hidden by another."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.folders import salesctl, write_team

PEOPLE = "name: Some One\nrole: other\n"


def person(line: str) -> str:
    return f"name: Some One\nrole: other\n{line}\n"


# path, bytes, code, line, a word that the message or the hint must have
FAULTS: list[tuple[str, bytes, str, int, str]] = [
    ("people/p01.yaml", b"name: Some One\n\trole: other\n", "tab-indentation", 2, "tab"),
    ("people/p02.yaml", b"name: Some One\nrole: other\nname: Twice\n", "duplicate-key", 3, "line 1"),
    ("people/p03.yaml", b"name: Some One\nrole: other\ncarries_qouta: true\n", "unknown-key", 3, "carries_quota"),
    (
        "people/p04.yaml",
        b"name: Some One\n<<<<<<< HEAD\nrole: other\n=======\nrole: manager\n>>>>>>> theirs\n",
        "conflict-marker",
        2,
        "merge",
    ),
    ("people/p05.yaml", b"name: Jo\xe3o\nrole: other\n", "not-utf8", 1, "UTF-8"),
    ("people/p06.yaml", b"", "empty-file", 0, "nothing"),
    ("people/p07.yaml", b"- name: Some One\n- role: other\n", "mapping-expected", 1, "key: value"),
    ("people/p08.yaml", b"name: Some\x00One\nrole: other\n", "control-character", 1, "invisible"),
    ("people/p09.yaml", b"name: !person Some One\nrole: other\n", "tag", 1, "!"),
    ("people/p10.yaml", b"name: Some One\nrole: other\nstarts: &day 2026-01-01\n", "anchor", 3, "&"),
    ("people/p11.yaml", b"name: Some One\nrole: other\nends: *day\n", "alias", 3, "*"),
    ("people/p12.yaml", b"name: Some One\nrole: other\n<<: {ends: 2026-01-01}\n", "merge-key", 3, "<<"),
    ("people/p13.yaml", b"name: Some One\nrole: other\n---\nname: Another\n", "several-documents", 3, "one"),
    ("people/p14.yaml", b"name: " + b"[" * 3000 + b"\n", "too-deep", 1, "64"),
    ("people/p15.yaml", b"name: 'Some One\nrole: other\n", "unclosed-quote", 1, "quote"),
    ("coaching/ana/2026-09-10.yaml", b"booked: 2026-09-01\nstart: 25:30\n", "bad-time", 2, "23"),
    ("coaching/ana/2026-09-11.yaml", b"booked: 2026-09-01\nstart: 630\n", "bad-time", 2, "10:30"),
    ("people/p16.yaml", person("starts: 03/11/2026").encode(), "bad-day", 3, "2026-11-03"),
    ("plans/2026-H1/ana.yaml", b"quota: 180,000\n", "bad-money", 1, "180000"),
    ("plans/2026-H1/bo.yaml", b"quota: 180.000\n", "bad-money", 1, "180000"),
    (
        "plans/2026-H2/ana.yaml",
        b"actions:\n  - {what: call the CFO, then quote}\n",
        "key-without-value",
        2,
        "comma",
    ),
    ("plans/2026-H2/bo.yaml", b"actions:\n  - what: call customer #4 about terms\n", "comment-cuts-sentence", 2, "#"),
    ("reviews/ana/2026-07.yaml", b"note: Acme: call them on Monday\n", "colon-in-sentence", 1, "colon"),
    ("reviews/ana/2026-08.yaml", b"agreed:\n  - what: visit\n    who: @bo\n", "reserved-character", 3, "@"),
    ("reviews/bo/2026-07.yaml", b"note: *Acme* comes first\n", "alias", 1, "*"),
    ("people/p17.yaml", b"name: 42\nrole: other\n", "text-expected", 1, '"42"'),
    ("people/p18.yaml/inside.txt", b"a folder", "folder-for-file", 0, "folder"),
]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, object]]]:
    folder = write_team(tmp_path_factory.mktemp("faults"))
    for path, data, *_ in FAULTS:
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    answer = salesctl("check", "--format", "json", "--today", "2026-09-15", cwd=folder)
    assert answer.code == 1, answer.err
    by_path: dict[str, list[dict[str, object]]] = {}
    for finding in json.loads(answer.out)["findings"]:
        by_path.setdefault(str(finding["path"]), []).append(finding)
    return by_path


@pytest.mark.parametrize(
    ("path", "data", "name", "line", "word"), FAULTS, ids=[f"{each[2]}-{each[0]}" for each in FAULTS]
)
def test_each_fault_is_one_clear_finding(
    found: dict[str, list[dict[str, object]]], path: str, data: bytes, name: str, line: int, word: str
) -> None:
    del data
    shown = path.removesuffix("/inside.txt")
    (finding,) = found[shown]
    assert finding["name"] == name
    assert (finding["line"] or 0) == line
    assert word in f"{finding['message']} {finding['hint']}"


def test_no_message_speaks_as_a_parser_does(found: dict[str, list[dict[str, object]]]) -> None:
    said = " ".join(f"{each['message']} {each['hint']}" for findings in found.values() for each in findings).lower()
    for word in ("mapping values", "scalar", "token", "parser", "pydantic", "traceback", "nonetype", "dict", "unicode"):
        assert word not in said


def test_nothing_is_found_where_nothing_is_wrong(tmp_path: Path) -> None:
    """10:30 is a time, `no` is a person, 0123 is an account."""
    folder = write_team(
        tmp_path,
        """
        --- people/no.yaml
        name: no
        role: salesperson
        starts: 2026-01-07
        --- accounts.yaml
        0123:
          name: on
          owner: no
        --- coaching/no/2026-09-10.yaml
        booked: 2026-09-01
        start: 10:30
        account: 0123
        before: {objective: agree a pilot, skills: [discovery]}
        """,
    )
    answer = salesctl("check", "--format", "json", "--today", "2026-09-01", cwd=folder)
    assert json.loads(answer.out)["findings"] == []
    assert answer.code == 0
