"""The recipe on the command line: its contracts, what is kept between runs, and what --keep writes."""

from __future__ import annotations

import json
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.support.folders import EXAMPLE, PROJECT, copy_example, environment, salesctl, write_team
from tests.systems.recipe_story import story

DAILY = ("check", "due", "recipe show", "recipe check", "status")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A simulated team on disk whose clock stands still."""
    made = write_team(tmp_path / "team", story("strong", 3, people=5, weeks=45), base="")
    settings = made / "team.yaml"
    settings.write_text(f"{settings.read_text()}today: 2026-09-15\n")
    return made


def held(name: str, text: str) -> Any:
    answer = json.loads(text)
    schema = json.loads((PROJECT / "docs" / "contracts" / f"recipe-{name}.json").read_text())
    jsonschema.Draft7Validator.check_schema(schema)
    jsonschema.Draft7Validator(schema).validate(answer)
    return answer


@pytest.mark.parametrize("name", ["fit", "backtest", "predict"])
def test_answers_follow_their_contracts(name: str, tmp_path: Path) -> None:
    empty = write_team(tmp_path, "--- recipe.yaml\n")
    for place in (EXAMPLE, empty):
        answer = salesctl("recipe", name, "--format", "json", cwd=place)
        assert answer.code == 0, answer.err
        assert held(name, answer.out)["format_version"] == 1
        assert not answer.err


@pytest.mark.parametrize("name", ["fit", "backtest", "predict", "targets"])
def test_pages_fit_eighty_columns(name: str) -> None:
    answer = salesctl("recipe", name, cwd=EXAMPLE, width=80)
    assert answer.code == 0, answer.err
    assert max(map(len, answer.out.splitlines())) <= 80
    assert "nan" not in answer.out.split()


def test_answers_are_kept_out_of_git_and_for_their_owner_alone(folder: Path) -> None:
    first = salesctl("recipe", "backtest", cwd=folder)
    workshop = folder / ".salesctl"
    assert (workshop / ".gitignore").read_text() == "*\n"
    assert stat.S_IMODE((workshop / "recipe").stat().st_mode) == 0o700
    kept = sorted(file.name for file in (workshop / "recipe").iterdir())
    assert [name.split("-")[0] for name in kept] == ["backtest", "fit"]
    for file in (workshop / "recipe").iterdir():
        file.write_text("{damaged")
    assert salesctl("recipe", "backtest", cwd=folder).out == first.out
    assert sorted(file.name for file in (workshop / "recipe").iterdir()) == kept


def test_another_log_is_another_answer(folder: Path) -> None:
    salesctl("recipe", "fit", cwd=folder)
    log = next((folder / "metrics" / "person-00").iterdir())
    log.write_text(log.read_text().replace("calls: ", "calls: 1"))
    salesctl("recipe", "fit", cwd=folder)
    assert len(list((folder / ".salesctl" / "recipe").iterdir())) == 2


def test_where_nothing_can_be_kept_it_runs_without(folder: Path) -> None:
    (folder / ".salesctl").write_text("a file, no folder")
    answer = salesctl("recipe", "backtest", cwd=folder)
    assert (answer.code, answer.err) == (0, "")


def test_keep_writes_one_place_of_the_recipe_and_the_duty_is_done(folder: Path) -> None:
    recipe = folder / "recipe.yaml"
    before = f"# what we measure\n{recipe.read_text()}"
    recipe.write_text(before)
    answer = salesctl("recipe", "backtest", "--keep", cwd=folder)
    assert answer.code == 0, answer.err
    assert "kept in recipe.yaml as of 2026-09-15" in answer.out
    after = recipe.read_text()
    assert after.startswith(before)
    assert "checked:" in after.removeprefix(before)
    assert salesctl("check", "recipe.yaml", "--fail-on", "error", cwd=folder).code == 0
    duties = json.loads(salesctl("recipe", "due", "--format", "json", cwd=folder).out)["duties"]
    assert all(duty["state"] != "late" for duty in duties)


@pytest.mark.parametrize(
    "words",
    [
        ("--today", "2026-09-01"),
        ("--as-of", "2026-09-01"),
        ("--who", "person-00"),
        ("--horizon", "8"),
    ],
)
def test_only_the_teams_own_backtest_of_today_is_kept(folder: Path, words: tuple[str, ...]) -> None:
    before = (folder / "recipe.yaml").read_bytes()
    if "--as-of" in words:
        _commit(folder)
    answer = salesctl("recipe", "backtest", "--keep", *words, cwd=folder)
    assert answer.code == 2
    assert "keep" in answer.err or "takes no" in answer.err
    assert (folder / "recipe.yaml").read_bytes() == before


def _commit(folder: Path) -> None:
    name = ("-c", "user.name=Max", "-c", "user.email=max@example.com")
    when = {"GIT_AUTHOR_DATE": "2026-08-01T12:00:00Z", "GIT_COMMITTER_DATE": "2026-08-01T12:00:00Z"}
    for words in (("init", "-q"), ("add", "."), (*name, "commit", "-q", "-m", "Start")):
        subprocess.run(["git", *words], cwd=folder, check=True, env={"PATH": "/usr/bin:/bin", **when})


def test_without_a_recipe_nothing_is_kept(tmp_path: Path) -> None:
    answer = salesctl("recipe", "backtest", "--keep", cwd=write_team(tmp_path, "--- recipe.yaml\n"))
    assert answer.code == 2
    assert "no recipe.yaml" in answer.err


def test_the_kept_backtest_of_the_example_is_what_it_said_that_day(tmp_path: Path) -> None:
    copy = copy_example(tmp_path / "team")
    answer = salesctl("recipe", "backtest", "--today", "2026-10-12", "--format", "json", cwd=copy)
    shown = salesctl("recipe", "show", "--today", "2026-10-12", cwd=copy).out
    found = held("backtest", answer.out)
    assert f"error {round(found['horizons'][-1]['error'] * 100)} %, {found['verdict']}" in shown


def test_what_everybody_asks_every_day_loads_no_numpy() -> None:
    probe = (
        "import sys, io\n"
        "from salesctl.__main__ import main\n"
        f"for words in {DAILY!r}:\n"
        "    sys.argv = ['salesctl', *words.split()]\n"
        "    real, sys.stdout = sys.stdout, io.StringIO()\n"
        "    main()\n"
        "    sys.stdout = real\n"
        "    print(words, 'numpy' in sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", probe], env=environment(), capture_output=True, text=True, check=True, cwd=EXAMPLE
    )
    assert done.stdout.splitlines() == [f"{words} False" for words in DAILY]
