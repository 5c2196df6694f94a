"""Ratios are taken within pairs, runs are whole processes, and a failed program is never a fast one."""

import subprocess
import sys
from functools import partial

import pytest

from benchmarks.teams import ROOT
from benchmarks.timing import (
    Comparison,
    Program,
    ProgramFailedError,
    Run,
    Spread,
    compare,
    main,
    ratios,
    run,
    spread,
)


def python(code: str, *codes: int) -> Program:
    return Program("test", [sys.executable, "-c", code], frozenset(codes or [0]))


def test_the_spread_is_middle_smallest_and_largest() -> None:
    assert spread([3, 1, 10]) == Spread(3, 1, 10)
    assert spread([4, 1]) == Spread(2.5, 1, 4)


def test_nothing_measured_is_no_number() -> None:
    with pytest.raises(ValueError, match="nothing was measured"):
        spread([])


def test_ratios_are_taken_pair_by_pair() -> None:
    # The machine slowed down threefold for the second pair: the ratio of the medians would be 2, of the means 2.
    assert ratios([2, 6, 3], [1, 3, 1]) == Spread(2, 2, 3)


def test_a_pair_without_its_other_half_is_refused() -> None:
    with pytest.raises(ValueError, match="shorter"):
        ratios([1, 2], [1])


def test_time_and_memory_have_ratios_of_their_own() -> None:
    found = Comparison((Run(2, 300), Run(3, 300)), (Run(1, 100), Run(1, 200)))
    assert found.ratio == Spread(2.5, 2, 3)
    assert found.memory == Spread(2.25, 1.5, 3)


def test_a_spread_reads_in_three_digits() -> None:
    assert str(Spread(0.12345, 0.1, 12)) == "0.123 (0.1 to 12)"


def test_peak_memory_is_the_childs() -> None:
    # From a small process of its own: pytest's memory would count into each child's.
    code = """
import sys
from benchmarks.timing import Program, run
for what in ("pass", "x = b'x' * 60_000_000"):
    print(run(Program("", [sys.executable, "-c", what])).peak_kb)
"""
    measured = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=ROOT)
    small, large = map(int, measured.stdout.split())
    assert large - small > 40_000


def test_an_unexpected_exit_code_ends_the_comparison_with_the_programs_words() -> None:
    with pytest.raises(ProgramFailedError, match=r"test ended with 3: out of order"):
        run(python("import sys; print('out of order', file=sys.stderr); sys.exit(3)"))


def test_findings_may_be_an_expected_end() -> None:
    assert run(python("raise SystemExit(1)", 0, 1)).seconds > 0


def test_programs_run_in_turn_after_their_warm_ups() -> None:
    started: list[str] = []
    first, second = (
        Program(name, [sys.executable, "-c", "pass"], before=partial(started.append, name)) for name in "AB"
    )
    found = compare(first, second, rounds=2, warmups=1)
    assert started == ["A", "B"] * 3
    assert len(found.first) == len(found.second) == 2


def test_the_command_prints_both_ratios(capsys: pytest.CaptureFixture[str]) -> None:
    command = f"{sys.executable} -c pass"
    main([command, command, "--rounds", "1", "--warmups", "0"])
    out = capsys.readouterr().out
    assert "time    A / B" in out
    assert "memory  A / B" in out
