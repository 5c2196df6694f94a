"""The example's own story: what went wrong in it on purpose is found in its day, and nothing else."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from salesctl.data.builtin import example_team
from salesctl.data.demo import WRINKLES, build_history, write
from salesctl.run.check import Scope, start
from salesctl.systems import all_systems
from tests.history.repository import Story
from tests.support.examples import Example
from tests.support.history import opened

EARLIER = {"plans/2025-H2/eva-ruiz.yaml": "PLN051", "metrics/bo-lund/2025-10.yaml": "MET051"}
NOW = {
    "plans/2026-H2/gil-matos.yaml": "PLN051",
    "metrics/dana-roy/2026-10.yaml": "MET051",
    "meetings/2026-10-19.yaml": "MTG050",
}


def test_the_wrinkles_of_the_story_are_what_evidence_finds(told: Story) -> None:
    assert _found(told.root, date(2026, 11, 23)) == NOW
    assert WRINKLES.keys() == {**EARLIER, **NOW}.keys()


def test_told_up_to_an_earlier_day_the_earlier_ones_are_found(tmp_path: Path) -> None:
    day = date(2025, 11, 28)
    write(tmp_path, build_history(example_team(), until=day))
    assert _found(tmp_path, day) == EARLIER


def _found(root: Path, today: date) -> dict[str, str]:
    checked = start(opened(root, Example({}, today)), all_systems()).run(Scope())
    assert checked.evidence == "complete"
    asking = {rule.code for system in all_systems() for rule in system.rules() if rule.needs_history}
    return {finding.path: finding.code for finding in checked.findings if finding.code in asking}
