"""What the package promises about itself: numpy and nothing else, no clock, no file."""

from __future__ import annotations

import ast
from pathlib import Path

import numpy as np
import pytest

from benchmarks.recipe.simulator import REGIMES, break_week
from salesctl.systems.recipe import science
from tests.recipe_science.made import FUNNEL, simulate, team

HERE = Path(science.__file__).parent
ALLOWED = {"__future__", "collections", "dataclasses", "datetime", "enum", "itertools", "math", "numpy", "typing"}


@pytest.mark.parametrize("path", sorted(HERE.glob("*.py")), ids=lambda path: path.name)
def test_a_module_needs_only_numpy_and_its_neighbours(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0
            name = node.module or ""
            assert name.startswith("salesctl.systems.recipe.science") or name.split(".")[0] in ALLOWED
        elif isinstance(node, ast.Import):
            assert {one.name.split(".")[0] for one in node.names} <= ALLOWED


@pytest.mark.parametrize("path", sorted(HERE.glob("*.py")), ids=lambda path: path.name)
def test_a_module_reads_no_clock_and_no_file(path: Path) -> None:
    calls = {node.attr for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Attribute)}
    names = {node.id for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Name)}
    assert not calls & {"today", "now", "utcnow", "time", "loadtxt", "load", "save", "environ"}
    assert "open" not in names


def test_every_public_name_is_there_and_sorted() -> None:
    assert all(hasattr(science, name) for name in science.__all__)
    assert sorted(science.__all__, key=lambda name: (not name.isupper(), name.islower(), name)) == science.__all__


@pytest.mark.parametrize("name", sorted(REGIMES))
def test_the_same_seed_simulates_the_same_team(name: str) -> None:
    one, other = simulate(REGIMES[name], 5), simulate(REGIMES[name], 5)
    np.testing.assert_array_equal(one.values, other.values)
    np.testing.assert_array_equal(one.outcome, other.outcome)
    assert one.values.shape == (8, REGIMES[name].people, REGIMES[name].weeks)
    assert not np.array_equal(one.outcome, simulate(REGIMES[name], 6).outcome)


def test_the_simulated_break_halves_the_conversion() -> None:
    panel = team("break", seed=1)
    week = break_week(REGIMES["break"])
    wins, proposals = (panel.values[panel.find(name)].sum(axis=0) for name in (FUNNEL[3], FUNNEL[2]))
    after = wins[week + 8 :].sum() / proposals[week + 4 : -4].sum()
    before = wins[8:week].sum() / proposals[4 : week - 4].sum()
    assert after / before == pytest.approx(0.5, abs=0.1)


def test_the_simulated_noise_is_another_teams() -> None:
    panel = team("noise", seed=1)
    wins = panel.values[panel.find("wins")]
    assert abs(np.corrcoef(wins.ravel(), panel.outcome.ravel())[0, 1]) < 0.35
    sound = team("strong", seed=1)
    assert np.corrcoef(sound.values[sound.find("wins")].ravel(), sound.outcome.ravel())[0, 1] > 0.8
