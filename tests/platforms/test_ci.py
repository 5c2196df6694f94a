"""What is written for GitHub, GitLab and pre-commit: it gets salesctl from an address, and its steps run."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from salesctl.core.errors import UsageError
from salesctl.data.writing.hosts import PLACEHOLDER, checked_source, source_of
from tests.support.folders import salesctl, write_team

SOURCE = "git+https://git.firm.test/tools/salesctl@4f1c2aa"
WORKFLOW, GITLAB, HOOKS = ".github/workflows/salesctl.yaml", ".gitlab-ci.yml", ".pre-commit-config.yaml"
FLAGS = ("--name", "South", "--manager", "Rita Lopes", "--country", "PT")
BARE_NAME = re.compile(r"(install|dependencies).*(?<!/)salesctl(?! @)")


@pytest.mark.parametrize(
    "source",
    [
        *("salesctl", "salesctl==0.1.0", "git+https://git.firm.test/salesctl", "git+ssh://git@git.firm.test/salesctl"),
        *('https://firm.test/x"; rm -rf /', "https://firm.test/${{ x }}", "-e .", PLACEHOLDER),
    ],
)
def test_a_bare_name_a_moving_target_and_a_trick_are_refused(source: str) -> None:
    with pytest.raises(UsageError):
        checked_source(source)


@pytest.mark.parametrize(
    "source",
    [SOURCE, "git+ssh://git@git.firm.test/salesctl@v1.2", "https://files.firm.test/salesctl-0.1.0-py3-none-any.whl"],
)
def test_an_address_is_taken(source: str) -> None:
    assert checked_source(source) == source


def test_where_this_salesctl_came_from_counts_when_a_host_can_reach_it() -> None:
    commit = {"vcs": "git", "commit_id": "4f1c2aa", "requested_revision": "main"}
    assert source_of({"url": "https://git.firm.test/tools/salesctl", "vcs_info": commit}) == SOURCE
    assert source_of({"url": "file:///home/rita/salesctl", "vcs_info": commit}) is None
    assert source_of({"url": "file:///home/rita/salesctl", "dir_info": {"editable": True}}) is None


def test_without_an_address_nothing_is_written_for_hosts_and_that_is_said(tmp_path: Path) -> None:
    answer = salesctl("init", "south", *FLAGS, cwd=tmp_path)
    assert answer.code == 0, answer.err
    assert not (tmp_path / "south" / GITLAB).exists()
    assert "do not check it yet: salesctl ci --from git+https://" in answer.out
    refused = salesctl("ci", cwd=tmp_path / "south")
    assert (refused.code, "say it: salesctl ci --from" in refused.err) == (2, True)
    assert salesctl("ci", "--from", SOURCE, cwd=tmp_path / "south").code == 0
    assert (tmp_path / "south" / GITLAB).is_file()


def test_with_an_address_every_file_gets_salesctl_from_there(tmp_path: Path) -> None:
    assert salesctl("init", "south", *FLAGS, "--from", SOURCE, cwd=tmp_path).code == 0
    for path in (WORKFLOW, GITLAB, HOOKS):
        text = (tmp_path / "south" / path).read_text()
        assert f"salesctl @ {SOURCE}" in text
        assert "git.example" not in text
        assert not [line for line in text.splitlines() if BARE_NAME.search(line) and not line.strip().startswith("#")]


def test_a_team_in_a_folder_of_its_repository_is_checked_there_and_files_that_are_there_stay(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / GITLAB).write_text("# ours\n")
    write_team(tmp_path / "sales" / "south")
    answer = salesctl("ci", "--from", SOURCE, cwd=tmp_path / "sales" / "south")
    assert (answer.code, f"{GITLAB} stays as it is" in answer.out) == (0, True)
    assert (tmp_path / GITLAB).read_text() == "# ours\n"
    assert "entry: salesctl -C sales/south check\n" in (tmp_path / HOOKS).read_text()
    steps = yaml.safe_load((tmp_path / WORKFLOW).read_text())["jobs"]["check"]["steps"]
    assert steps[3]["run"].startswith("salesctl -C sales/south check --report")


# ---- the steps, run as the hosts run them


@pytest.fixture
def team(tmp_path: Path, on_path: dict[str, str]) -> Path:
    """Return a team with its hosts' files; the pip of the tests writes down what it was asked to install."""
    folder = write_team(tmp_path / "south", "--- plans/2026-H2/ana.yaml\nquotta: 5\n")
    subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
    assert salesctl("ci", "--from", SOURCE, cwd=folder).code == 0
    python = Path(on_path["PATH"].split(os.pathsep)[0]) / "python"
    python.write_text(f'#!/bin/sh\necho "$*" >> "{tmp_path}/installed"\n')
    python.chmod(0o755)
    return folder


def bash(folder: Path, script: str, env: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """Run a script as runners do: stop at the first line that fails."""
    words = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    return subprocess.run(words, cwd=folder, env=env, capture_output=True, text=True, check=False)


def test_the_steps_of_the_workflow_annotate_fail_and_still_write_the_summary(
    team: Path, tmp_path: Path, on_path: dict[str, str]
) -> None:
    env = {
        **on_path,
        "GITHUB_ACTIONS": "true",
        "RUNNER_TEMP": str(tmp_path),
        "GITHUB_STEP_SUMMARY": str(tmp_path / "summary"),
    }
    steps: list[dict[str, Any]] = yaml.safe_load((team / WORKFLOW).read_text())["jobs"]["check"]["steps"]
    install, check, summary = (bash(team, step["run"], env) for step in steps if "run" in step)
    assert (install.returncode, check.returncode, summary.returncode) == (0, 1, 0)
    assert (tmp_path / "installed").read_text().strip().endswith(f"salesctl @ {SOURCE}")
    assert "::error file=plans/2026-H2/ana.yaml,line=1," in check.stdout
    assert "SCH001" in (tmp_path / "summary").read_text()
    assert steps[-1]["if"] == "always()"


def test_the_script_for_gitlab_fails_and_leaves_the_reports_it_names(team: Path, on_path: dict[str, str]) -> None:
    job = yaml.safe_load((team / GITLAB).read_text())["salesctl"]
    done = bash(team, "\n".join(job["script"]), {**on_path, **job["variables"]})
    assert done.returncode == 1, done.stderr
    assert job["artifacts"]["when"] == "always"
    for report in job["artifacts"]["reports"].values():
        assert "SCH001" in (team / report).read_text()
