"""The example's own story: what went wrong in it on purpose is found, and nothing else."""

from __future__ import annotations

from datetime import date

from salesctl.data.demo.wrinkles import WRINKLES
from salesctl.run.check import Scope, start
from salesctl.systems import all_systems
from tests.history.repository import Story
from tests.support.examples import Example
from tests.support.history import opened


def test_the_wrinkles_of_the_story_are_what_evidence_finds(told: Story) -> None:
    checked = start(opened(told.root, Example({}, date(2026, 11, 23))), all_systems()).run(Scope())
    asking = {rule.code for system in all_systems() for rule in system.rules() if rule.needs_history}
    found = {finding.path: finding.code for finding in checked.findings if finding.code in asking}
    assert found == {
        "plans/2026-H2/gil-matos.yaml": "PLN051",
        "metrics/dana-roy/2026-10.yaml": "MET051",
        "meetings/2026-10-19.yaml": "MTG050",
    }
    assert found.keys() == WRINKLES.keys()
    assert checked.evidence == "complete"
