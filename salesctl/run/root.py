"""Where a team is: the folder named, else the nearest with a team.yaml upwards, else ./team."""

from __future__ import annotations

from pathlib import Path

from salesctl.core.errors import NoTeamError

TEAM_FILE = "team.yaml"
BASELINE_FILE = "baseline.json"


def find_root(start: Path, named: Path | None) -> Path:
    """Return the team's folder: the one named, else the nearest with a team.yaml upwards, else ./team."""
    if named is not None:
        if (named / TEAM_FILE).is_file():
            return named
        raise NoTeamError(
            f"no {TEAM_FILE} in {named}", "name the folder that holds it, or start one with: salesctl init"
        )
    for folder in (start, *start.parents):
        if (folder / TEAM_FILE).is_file():
            return folder
    if (start / "team" / TEAM_FILE).is_file():
        return start / "team"
    raise NoTeamError(
        f"no {TEAM_FILE} here or in a folder above", "name the team's folder with -C, or start one with: salesctl init"
    )
