"""A team with something of everything in its calendar."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from salesctl.method.events import events
from salesctl.method.feed import Audience, feed
from salesctl.run.due import all_duties
from salesctl.run.open import Opened, open_team
from salesctl.run.source import TextSource
from salesctl.systems import all_systems
from tests.history.repository import ISOLATED
from tests.support.examples import no_history, read_example

TEAM = """
--- today 2026-09-15
--- team.yaml
name: Café Norte
manager: max
timezone: Europe/Lisbon
currency: EUR
country: PT
since: 2026-01-01
--- meetings/agenda.yaml
start: 08:30
sections:
  - {key: wins, title: Wins, minutes: 10, positive: true}
  - {key: numbers, title: Numbers, minutes: 45}
--- meetings/2026-10-19.yaml
facilitator: ana
--- meetings/2026-10-26.yaml
facilitator: bo
moved_to: 2026-10-27
why: the fair is on Monday
--- meetings/2026-11-02.yaml
facilitator: ana
cancelled: everybody is at the fair
--- training/2026-Q4.yaml
focus: negotiation
sessions:
  - date: 2026-10-24
    start: 23:30
    minutes: 120
    topic: Überzeugen ohne Rabatt, ein Abend über Werte und Preise; für alle — mit Übungen, Fällen und Rückmeldungen
    objective: every concession gets one back
    leader: bo
    audience: [ana]
    skills: [negotiation]
--- coaching/ana/2026-10-21-acme.yaml
booked: 2026-10-12
start: 10:00
coach: max
account: acme
before: {objective: agree a pilot, skills: [discovery]}
--- reviews/bo/2026-09.yaml
planned: 2026-10-05
start: 09:00
--- contests/2026.yaml
contests:
  - id: autumn-sprint
    name: Autumn sprint
    objective: fill November
    starts: 2026-10-05
    ends: 2026-10-30
    metric: meetings
"""


@pytest.fixture(autouse=True)
def own_git_settings_are_kept_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep out the git settings of whoever runs the tests."""
    for name, value in ISOLATED.items():
        monkeypatch.setenv(name, value)


def team_of(text: str = TEAM) -> Opened:
    """Open a team from its text, without history."""
    example = read_example(text)
    return open_team(
        TextSource({path: each.encode() for path, each in example.files.items()}),
        all_systems(),
        name="example",
        clock=lambda _: example.today,
        today=example.today,
        history=no_history,
        within=timedelta(days=60),
    )


def made(opened: Opened, who: str | None = None, private: frozenset[str] = frozenset()) -> bytes:
    """Return a team's feed."""
    systems = all_systems()
    hidden = frozenset(each.noun for each in systems if any(kind.folder in private for kind in each.kinds))
    return feed(opened.team, events(opened.team), all_duties(opened, systems), Audience(who, private, hidden))


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    """Return a file with the feed of the team."""
    file = tmp_path / "team.ics"
    file.write_bytes(made(team_of()))
    return file
