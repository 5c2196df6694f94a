"""The baseline knows findings by what they are, not by their line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.folders import salesctl, write_team

PLAN = "plans/2026-H2/ana.yaml"


def test_known_findings_are_left_out_and_new_ones_fail(tmp_path: Path) -> None:
    folder = write_team(tmp_path, f"--- {PLAN}\nquotta: 5\n")
    assert salesctl("check", cwd=folder).code == 1
    assert salesctl("baseline", "write", cwd=folder).out == "1 finding written to baseline.json\n"
    answer = salesctl("check", cwd=folder)
    assert answer.code == 0
    assert "1 finding known before and left out" in answer.out
    (folder / PLAN).write_text("quotta: 5\nacepted: 2026-06-29\n")
    answer = salesctl("check", "--format", "json", cwd=folder)
    assert [finding["line"] for finding in json.loads(answer.out)["findings"]] == [2]
    assert salesctl("check", "--no-baseline", cwd=folder).out.count("SCH001 unknown-key") == 2


def test_moving_a_finding_down_leaves_the_baseline_untouched(tmp_path: Path) -> None:
    folder = write_team(tmp_path, f"--- {PLAN}\nquotta: 5\n")
    salesctl("baseline", "write", cwd=folder)
    before = (folder / "baseline.json").read_bytes()
    (folder / PLAN).write_text("# a line\n" * 10 + "quotta: 5\n")
    assert salesctl("check", cwd=folder).code == 0
    assert salesctl("baseline", "check", cwd=folder).code == 0
    salesctl("baseline", "write", cwd=folder)
    assert (folder / "baseline.json").read_bytes() == before


def test_an_item_put_above_leaves_the_baseline_untouched_and_its_own_finding_is_new(tmp_path: Path) -> None:
    known = "  - {account: nowhere, amount: 5, close: 2026-10, source: lead}\n"
    folder = write_team(tmp_path, f"--- {PLAN}\nquota: 500\nforecast:\n{known}")
    salesctl("baseline", "write", cwd=folder)
    assert salesctl("check", cwd=folder).code == 0
    (folder / PLAN).write_text(f"quota: 500\nforecast:\n{known.replace('nowhere', 'acme')}{known}")
    assert salesctl("check", cwd=folder).code == 0
    assert salesctl("baseline", "check", cwd=folder).code == 0
    other = known.replace("nowhere", "elsewhere").replace("5", "1")
    (folder / PLAN).write_text(f"quota: 500\nforecast:\n{other}{known}")
    answer = salesctl("check", "--format", "json", cwd=folder)
    assert [(each["code"], each["line"]) for each in json.loads(answer.out)["findings"]] == [("PLN006", 3)]


def test_a_mended_entry_is_stale_and_that_is_said(tmp_path: Path) -> None:
    folder = write_team(tmp_path, f"--- {PLAN}\nquotta: 5\n")
    salesctl("baseline", "write", cwd=folder)
    (folder / PLAN).write_text("quota: 5\n")
    assert "1 entry of the baseline is mended: salesctl baseline prune" in salesctl("check", cwd=folder).out
    answer = salesctl("baseline", "check", cwd=folder)
    assert answer.code == 1
    assert PLAN in answer.out
    assert salesctl("baseline", "prune", cwd=folder).out == "1 entry taken out, 0 left\n"
    assert salesctl("baseline", "check", cwd=folder).code == 0


def test_a_baseline_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    folder = write_team(tmp_path)
    (folder / "baseline.json").write_text("[]")
    answer = salesctl("check", cwd=folder)
    assert answer.code == 2
    assert "salesctl baseline write" in answer.err


def test_a_narrowed_check_calls_nothing_mended(tmp_path: Path) -> None:
    folder = write_team(tmp_path, f"--- {PLAN}\nquotta: 5\n")
    salesctl("baseline", "write", cwd=folder)
    for words in (("--select", "REF"), ("--ignore", "SCH"), ("--who", "bo"), ("team.yaml",)):
        assert "mended" not in salesctl("check", *words, cwd=folder).out


def test_what_stands_where_nobody_can_look_is_not_mended(tmp_path: Path) -> None:
    """A colleague without the private repository prunes nothing that is kept in it."""
    folder = write_team(tmp_path / "team")
    secret = tmp_path / "secret"
    (secret / "reviews" / "ana").mkdir(parents=True)
    (secret / "reviews" / "ana" / "2026-08.yaml").write_text("ratting: 5\n")
    with (folder / "team.yaml").open("a") as file:
        file.write("private: [{path: ../secret, holds: [reviews]}]\n")
    assert salesctl("baseline", "write", cwd=folder).out.startswith("1 finding ")
    secret.rename(tmp_path / "elsewhere")
    assert salesctl("baseline", "check", cwd=folder).code == 0
    assert salesctl("baseline", "prune", cwd=folder).out == "0 entries taken out, 1 left\n"


def test_a_log_of_github_says_what_the_baseline_holds(tmp_path: Path) -> None:
    folder = write_team(tmp_path, f"--- {PLAN}\nquotta: 5\n")
    salesctl("baseline", "write", cwd=folder)
    out = salesctl("check", "--format", "github", cwd=folder).out
    assert "::error" not in out
    assert out.endswith("1 finding known before and left out\n")


@pytest.mark.parametrize("verb", ["check", "prune"])
def test_without_a_baseline_it_is_said_how_to_have_one(verb: str, tmp_path: Path) -> None:
    answer = salesctl("baseline", verb, cwd=write_team(tmp_path))
    assert (answer.code, "write it first: salesctl baseline write" in answer.err) == (2, True)
    assert not (tmp_path / "baseline.json").exists()


def test_a_group_without_its_verb_says_so(tmp_path: Path) -> None:
    answer = salesctl("baseline", cwd=tmp_path)
    assert (answer.code, answer.err.splitlines()[0]) == (2, "salesctl: a command is missing")
