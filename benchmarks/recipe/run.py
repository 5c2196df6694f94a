"""Run the parts, print their tables, and hold them against what is asked."""

from __future__ import annotations

import argparse
import sys
import time
from concurrent.futures import Executor, ProcessPoolExecutor
from functools import partial

import numpy as np

from benchmarks.recipe.accuracy import Score, measure
from benchmarks.recipe.cost import costs
from benchmarks.recipe.findings import alarms, false_panels, lags
from benchmarks.recipe.seeds import ORDER, alarm_seeds, count, lag_seeds, noise_seeds, seeds
from benchmarks.recipe.thresholds import Line, of_accuracy, of_break, of_cost, of_findings


def run(asked: argparse.Namespace) -> int:
    """Run what is asked for; gives 1 if anything does not hold."""
    start = time.perf_counter()
    _seeds(asked)
    names = [name for name in ORDER if not asked.only or name in asked.only]
    with ProcessPoolExecutor(asked.jobs) as pool:
        measured = pool.map(partial(_measure, asked=asked), names)
        scores = {name: _printed(score) for name, score in zip(names, measured, strict=True)}
        lines = list(of_accuracy(scores))
        if not asked.only or "findings" in asked.only:
            lines += _findings(asked, pool, scores)
    if not asked.only or "cost" in asked.only:
        print("\ntimes, 50 people x 156 weeks x 8 metrics")
        found = costs()
        for cost in found:
            print(f"  {cost.name:10s} {cost.milliseconds:7.0f} ms  {cost.units:6.0f} least squares")
        lines += of_cost(found)
    return _verdict(lines, time.perf_counter() - start)


def _lags(asked: argparse.Namespace) -> int:
    return max(int(asked.tests) // 4, 8)


def _alarms(asked: argparse.Namespace) -> int:
    return max(int(asked.tests) // 10, 8)


def _seeds(asked: argparse.Namespace) -> None:
    first = asked.first
    print("seeds, fixed before the run:")
    for name in ORDER:
        print(f"  {name:8s} {_range(seeds(name, count(name, asked.panels), first))}")
    print(f"  {'lags':8s} {_range(lag_seeds(_lags(asked), first))}")
    print(f"  {'nothing':8s} {_range(noise_seeds(asked.tests, first))}")
    print(f"  {'alarms':8s} {_range(alarm_seeds(_alarms(asked), first))}")
    print("\nerror of the sum ahead, and coverage of the 80 % interval; 'same' is ours at the origins the judges got")
    print(f"  {'regime':8s} weeks   ours   ma13 snaive   sesq funnel  cover   best/naive")


def _range(chosen: range) -> str:
    return f"{chosen.start}-{chosen.stop - 1}"


def _measure(name: str, asked: argparse.Namespace) -> Score:
    return measure(name, count(name, asked.panels), judges=not asked.no_judges, first=asked.first)


def _printed(score: Score) -> Score:
    name = score.regime
    for weeks, error in score.error.items():
        values = " ".join(f"{error[one]:6.3f}" for one in ("salesctl", "ma13", "snaive", "sesq", "funnel"))
        best = min(error[one] for one in ("ma13", "snaive", "sesq"))
        print(f"  {name:8s} {weeks:5d} {values}  {score.coverage[weeks]:5.3f}  {error['salesctl'] / best:9.2f}")
    if np.isfinite(score.judged["AutoETS"]) and score.judged["AutoETS"] > 0:
        print(
            "  "
            + " " * 14
            + "  ".join(f"{'same' if one == 'salesctl' else one} {value:.3f}" for one, value in score.judged.items())
        )
    print("  " + " " * 14 + "printed: " + ", ".join(f"{one} {part:.0%}" for one, part in score.printed.items()))
    sys.stdout.flush()
    return score


def _findings(asked: argparse.Namespace, pool: Executor, scores: dict[str, Score]) -> list[Line]:
    noise, first = asked.tests, asked.first
    ringing = pool.submit(alarms, _alarms(asked), first)
    nothing = pool.submit(false_panels, noise, first)
    moving = pool.submit(false_panels, max(noise // 4, 8), first, movers=True)
    found, false, moved = lags(_lags(asked), first), nothing.result(), moving.result()
    print(
        f"\nlags within a week, {_lags(asked)} strong panels: strongest metric {found.strongest:.0%}, "
        f"every metric found {found.all_found:.0%}"
    )
    for name, part in found.found.items():
        print(f"  {name:10s} found in {part:.0%}, lag right in {found.right[name]:.0%} of those")
    print(f"false findings: {false:.1%} of {noise} noise panels; with joiners, leavers and gaps {moved:.1%}")
    rang = ringing.result()
    print(
        f"alarm within 8 weeks of a break: {rang.caught:.0%} of {_alarms(asked)}; "
        f"on sound panels {rang.false_checks:.1%} of checks"
    )
    lines = list(of_findings(found, false))
    if "break" in scores and not np.isnan(list(scores["break"].coverage.values())).any():
        lines += of_break(scores["break"], rang)
    return lines


def _verdict(lines: list[Line], seconds: float) -> int:
    print("\nwhat has to hold")
    for line in lines:
        print(f"  {'holds' if line.holds else 'FAILS':5s}  {line.what:52s} {line.found:>10s}   asked {line.asked}")
    failed = sum(not line.holds for line in lines)
    print(f"\n{len(lines) - failed} of {len(lines)} hold; {seconds:.0f} s")
    return int(failed > 0)
