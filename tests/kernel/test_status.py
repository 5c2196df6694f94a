"""The page of the day: its score can be had by hand from `due` and `check`, and any team gets a sensible page."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pytest

from salesctl.systems import all_systems
from tests.kernel.test_contracts import held
from tests.support.folders import EXAMPLE, salesctl, write_team

TEN = ["hiring", "quota", "plan", "training", "review", "meeting", "contest", "coaching", "recipe", "manager"]


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("status") / "team"
    shutil.copytree(EXAMPLE, folder)
    return folder


def ask(folder: Path, *words: str) -> Any:
    return json.loads(salesctl(*words, "--format", "json", cwd=folder).out)


def test_the_score_is_what_the_duties_and_findings_say(copy: Path) -> None:
    """5 x share done + 3 x share on time + 2 x share of documents without errors; the mean of all, times ten."""
    plan = copy / "plans/2026-H2/bo-lund.yaml"
    plan.write_text(plan.read_text().replace("submitted:", "submited:", 1))
    status = ask(copy, "status")
    duties = ask(copy, "due", "--all")["duties"]
    broken = {each["path"] for each in ask(copy, "check")["findings"] if each["severity"] == "error"}
    today = date.fromisoformat(status["today"])
    found = []
    for system in all_systems():
        if not system.scored:
            continue
        counted = [
            duty["state"]
            for duty in duties
            if duty["system"] == system.noun
            and today - timedelta(weeks=13) <= date.fromisoformat(duty["due"]) <= today
            and duty["state"] in ("done", "done-late", "late", "missed")
        ]
        (shown,) = [each["score"] for each in status["systems"] if each["system"] == system.noun]
        if not counted:
            assert shown is None
            continue
        files = [path for path in _files(copy) if any(kind.match(path) is not None for kind in system.kinds)]
        points = (
            Decimal(5) * sum(state in ("done", "done-late") for state in counted) / len(counted)
            + Decimal(3) * counted.count("done") / len(counted)
            + Decimal(2) * sum(path not in broken for path in files) / len(files)
        )
        found.append(points.quantize(Decimal("0.1"), ROUND_HALF_UP))
        assert Decimal(shown) == found[-1], system.noun
    assert status["score"] == (sum(found, Decimal(0)) / len(found) * 10).quantize(Decimal(1), ROUND_HALF_UP)
    assert any(path.startswith("plans/") for path in broken)


def _files(folder: Path) -> Iterator[str]:
    return (path.relative_to(folder).as_posix() for path in folder.rglob("*.yaml"))


def test_status_covers_the_ten_systems_by_its_contract() -> None:
    answer = salesctl("status", "--format", "json", cwd=EXAMPLE)
    found = held("status", answer.out)
    assert sorted(each["system"] for each in found["systems"]) == sorted(TEN)
    assert all(each["figure"] for each in found["systems"])
    assert salesctl("--format", "json", cwd=EXAMPLE).out == answer.out


def test_an_empty_team_is_told_where_to_start(tmp_path: Path) -> None:
    folder = write_team(
        tmp_path,
        "--- team.yaml\nname: New\nmanager: max\ntimezone: Europe/Lisbon\ncurrency: EUR\nsince: 2026-11-02\n",
        "",
    )
    answer = salesctl("--today", "2026-11-09", cwd=folder)
    assert answer.code == 0
    assert "nobody sells here yet: salesctl new person" in answer.out
    assert "no metrics are defined" in answer.out
    assert held("status", salesctl("status", "--format", "json", "--today", "2026-11-09", cwd=folder).out)["score"] in (
        0,
        None,
    )


def test_a_team_of_one_stands_alone(tmp_path: Path) -> None:
    folder = write_team(tmp_path, "--- people/bo.yaml\n--- quotas/2026.yaml\nquotas:\n  ana: {H2: 300000}\n")
    answer = salesctl("--today", "2026-09-15", cwd=folder)
    assert answer.code == 0
    assert "of 150,000 EUR" in answer.out
    assert "ana no log" in answer.out


def test_two_hundred_people_fit_on_the_page(tmp_path: Path) -> None:
    people = "".join(
        f"--- people/p{number:03}.yaml\nname: P {number}\nrole: salesperson\nstarts: 2026-01-05\n"
        for number in range(200)
    )
    quotas = "--- quotas/2026.yaml\nquotas:\n" + "".join(f"  p{number:03}: {{H2: 100000}}\n" for number in range(200))
    folder = write_team(tmp_path, people + quotas)
    answer = salesctl("--today", "2026-09-15", cwd=folder, width=80)
    assert answer.code == 0
    assert len(answer.out.splitlines()) < 45
    assert "194 more: salesctl quota show" in " ".join(answer.out.split())
    assert "more: salesctl due --late" in answer.out


def test_a_broken_plan_is_unseen_and_said(tmp_path: Path) -> None:
    folder = write_team(tmp_path, "--- plans/2026-H2/ana.yaml\nquota: [\n")
    answer = salesctl("--today", "2026-09-15", cwd=folder)
    assert "1 error in what is written: salesctl check" in answer.out
    assert "unseen" in answer.out


def test_systems_that_are_off_are_left_out_and_said(tmp_path: Path) -> None:
    folder = write_team(tmp_path)
    settings = folder / "team.yaml"
    settings.write_text(settings.read_text() + "systems: {off: [contest, hiring, coaching, recipe, training]}\n")
    answer = salesctl("--today", "2026-09-15", cwd=folder)
    assert "switched off, and left out of the score: hiring, training, contest, coaching and recipe" in answer.out
    table = salesctl("status", "--systems", "--today", "2026-09-15", cwd=folder).out
    assert table.count("switched off") == 5


def test_explain_names_what_is_behind_a_lost_point_with_file_and_line(copy: Path) -> None:
    answer = salesctl("status", "--explain", cwd=copy)
    assert "reviews/dana-roy/2026-Q3.yaml:" in answer.out
    assert "plans/2026-H2/bo-lund.yaml:" in answer.out


def test_me_is_who_git_says(tmp_path: Path) -> None:
    folder = write_team(tmp_path)
    env = {"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "user.email", "GIT_CONFIG_VALUE_0": "ANA@example.com"}
    answer = salesctl("me", "--today", "2026-09-15", cwd=folder, env=env)
    assert answer.code == 0, answer.err
    assert answer.out.startswith("Ana · Small team")
    stranger = salesctl("me", cwd=folder, env=env | {"GIT_CONFIG_VALUE_0": "who@example.com"})
    assert stranger.code == 2
    assert "nobody's address in people/" in stranger.err
    assert salesctl("me", "--who", "bo", "--today", "2026-09-15", cwd=folder, env=env).out.startswith("Bo · ")
