"""Slips of the pen: what can only mean one thing is mended, and what may mean another only when asked for."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from salesctl.run.check import Scope, start
from salesctl.run.fix import ROUNDS, fixable, mend
from salesctl.systems import all_systems
from tests.support.examples import Example, open_example, read_example

TEAM = """
--- team.yaml
name: Small team
{}
currency: EUR
timezone: Europe/Lisbon
since: 2026-01-01
skills: [discovery, negotiation, 'price, then terms']
--- people/bo-lund.yaml
name: Bo Lund
role: salesperson
starts: 2024-03-04
--- people/ana-2.yaml
name: Ana
role: other
"""
WHOLE = TEAM.split("--- people", maxsplit=1)[0].removeprefix("\n--- team.yaml\n")
BASE = read_example(TEAM.replace("{}", "manager: max")).files
PLAN, QUOTAS, TRAINING = "plans/2026-H2/bo-lund.yaml", "quotas/2026.yaml", "training/2026-Q4.yaml"
REVIEW, CONTESTS, METRICS = "reviews/bo-lund/2026-08.yaml", "contests/2026.yaml", "metrics/bo-lund/2026-08.yaml"

# The file, what somebody wrote, and what it can only mean.
CERTAIN = [
    ("team.yaml", "maneger: max", "manager: max"),
    ("team.yaml", "manager: max\ncountry: pt", "manager: max\ncountry: PT"),
    ("team.yaml", "manager: max\nfiscal_year: {start: 4}", "manager: max\nfiscal_year: {starts: 4}"),
    ("team.yaml", "manager: max\nworking_days: [Mon, TUE]", "manager: max\nworking_days: [mon, tue]"),
    (
        "team.yaml",
        "manager: max\npolicy: {plan: {due_days_befor: '9'}, meeting: {latest_start: 8.30}}",
        "manager: max\npolicy: {plan: {due_days_before: 9}, meeting: {latest_start: 08:30}}",
    ),
    (
        "team.yaml",
        "manager: max\npolicy: {contest: {cash: No}, meeting: {holiday: Skip}}",
        "manager: max\npolicy: {contest: {cash: false}, meeting: {holiday: skip}}",
    ),
    (PLAN, "quota: 450.000", "quota: 450000"),
    (PLAN, "quota: 450'000.50", "quota: 450000.50"),
    (PLAN, "quota: 450.000,50", "quota: 450000.50"),
    (PLAN, "quota: 1 450 000,5", "quota: 1450000.5"),
    (PLAN, "quota: 450_000", "quota: 450000"),
    (PLAN, 'quota: "450000" # so', "quota: 450000 # so"),
    (PLAN, "submitted: 2026-6-15", "submitted: 2026-06-15"),
    (PLAN, "submitted: 15.6.2026", "submitted: 2026-06-15"),
    (PLAN, "submitted: 06/15/2026", "submitted: 2026-06-15"),
    (PLAN, "submitted: 06/06/2026", "submitted: 2026-06-06"),
    (PLAN, "look-back:\n  Worked: [visits]", "lookback:\n  worked: [visits]"),
    (PLAN, "lookback:\n  didnt: [calls]", "lookback:\n  did_not: [calls]"),
    (PLAN, "forecast: [{account: a, close: 2026/10}]", "forecast: [{account: a, close: 2026-10}]"),
    (PLAN, "forecast: [{account: a, close: 10.2026}]", "forecast: [{account: a, close: 2026-10}]"),
    (PLAN, "forecast: [{account: a, close: 30.10.2026}]", "forecast: [{account: a, close: 2026-10-30}]"),
    (PLAN, "forecast: [{account: a, souce: PIPELINE}]", "forecast: [{account: a, source: pipeline}]"),
    (PLAN, "forecast: [{account: 4711, probability: 60%}]", "forecast: [{account: '4711', probability: 60}]"),
    (
        PLAN,
        "forecast: [{acount: a, amount: 5, with: [Bo_Lund]}]",
        "forecast: [{account: a, amount: 5, with: [bo-lund]}]",
    ),
    (PLAN, "activity: {call: 60, meetngs: 8}", "activity: {calls: 60, meetings: 8}"),
    (PLAN, "training:\n- skill: negociation", "training:\n- skill: negotiation"),
    (PLAN, "training: [{skil: price then terms}]", "training: [{skill: 'price, then terms'}]"),
    (PLAN, "actions:\n- wat: 2026\n  who: bolund", "actions:\n- what: '2026'\n  who: bo-lund"),
    (PLAN, "actions:\n- what: call\n  bye: 2026-12-1", "actions:\n- what: call\n  by: 2026-12-01"),
    (QUOTAS, "target: {h1: 1}\nqoutas: {bo-lnud: {H1: 300.000}}", "target: {H1: 1}\nquotas: {bo-lund: {H1: 300000}}"),
    (TRAINING, "sesions:\n- start: 9h30\n  minutes: '60'", "sessions:\n- start: 09:30\n  minutes: 60"),
    (TRAINING, "sessions:\n- type: role play\n  leader: Bo Lund", "sessions:\n- type: role-play\n  leader: bo-lund"),
    (
        REVIEW,
        "ratting: '4'\nagreed:\n- what: call\n  done: 2026/9/1",
        "rating: 4\nagreed:\n- what: call\n  done: 2026-09-01",
    ),
    (
        CONTESTS,
        "contests:\n- mode: most_improved\n  end: 2026-10-2",
        "contests:\n- mode: most-improved\n  ends: 2026-10-02",
    ),
    (METRICS, "2026-08-03: {Calls: 14, revnue: 100}", "2026-08-03: {calls: 14, revenue: 100}"),
]

# The file, what somebody wrote, and the guess made of it when asked for; None where nothing useful comes of that.
GUESSES = [
    (PLAN, "forecast: [{account: a, lost_to: a rival}]", "forecast: [{account: a, lost: a rival}]"),
    (PLAN, "accepted_by: max", None),
    (PLAN, "quota: 450000 EUR", "quota: 450000"),
    (PLAN, "quota: about 450000", None),
    (PLAN, "submitted: 03/11/2026", None),
    (PLAN, "actions: [{what: call, who: jo-lund}]", "actions: [{what: call, who: bo-lund}]"),
    (PLAN, "actions: [{what: call, who: ana-3}]", None),
    (PLAN, "training: [{skill: renegotiation}]", "training: [{skill: negotiation}]"),
    (PLAN, "quotta: 1\nquota: 2", None),
    (PLAN, "quotta: 1\nqouta: 2", None),
    (PLAN, "activity: {call: 60, calls: 50}", None),
    (REVIEW, "agreed: [{what: call, done_by: bo-lund}]", None),
]


def written(path: str, text: str) -> dict[str, str]:
    """Return the files of a team in which one file says a text."""
    return {**BASE, path: WHOLE.replace("{}", text) if path == "team.yaml" else f"{text}\n"}


def mended(files: Mapping[str, str], *, unsafe: bool) -> Mapping[str, str]:
    """Mend a team until nothing is left to mend; return every file."""
    for _ in range(ROUNDS):
        opened = open_example(Example(files))
        found = fixable(start(opened, all_systems()).run(Scope()).findings, unsafe=unsafe)
        texts, count = mend(found, opened.store.text)
        if not count:
            break
        files = {**files, **texts}
    return files


@pytest.mark.parametrize(("path", "wrong", "right"), CERTAIN, ids=[wrong for _, wrong, _ in CERTAIN])
def test_what_is_certain_is_mended_and_all_else_stays(path: str, wrong: str, right: str) -> None:
    assert mended(written(path, wrong), unsafe=False) == written(path, right)


@pytest.mark.parametrize(("path", "wrong", "guess"), GUESSES, ids=[wrong for _, wrong, _ in GUESSES])
def test_a_guess_is_made_only_when_asked_for(path: str, wrong: str, guess: str | None) -> None:
    assert mended(written(path, wrong), unsafe=False) == written(path, wrong)
    if guess is not None:
        assert mended(written(path, wrong), unsafe=True) == written(path, guess)
