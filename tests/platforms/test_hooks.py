"""pre-commit, GitHub and GitLab: what is written for them is understood by them, and does what it says."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support.folders import EXAMPLE, PROJECT, write_team

PLAN = "plans/2026-H2/ana.yaml"
READY = PROJECT / "templates" / "repository"


def run(*words: str | Path, cwd: Path, env: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """Run a program and keep what it said."""
    return subprocess.run(words, cwd=cwd, env=env, capture_output=True, text=True, check=False)


def manifest() -> list[dict[str, Any]]:
    """Return the hooks that this repository offers."""
    hooks: list[dict[str, Any]] = yaml.safe_load((PROJECT / ".pre-commit-hooks.yaml").read_text())
    return hooks


@pytest.fixture
def repository(tmp_path: Path, on_path: dict[str, str]) -> Path:
    """Return a fresh repository with a team and the hook; only the hook's environment is this one, not a new one."""
    folder = write_team(tmp_path / "work")
    hook = {**manifest()[0], "language": "system"}
    (folder / ".pre-commit-config.yaml").write_text(json.dumps({"repos": [{"repo": "local", "hooks": [hook]}]}))
    for words in (("init", "-q", "-b", "main"), ("add", ".")):
        assert run("git", *words, cwd=folder, env=on_path).returncode == 0
    return folder


def pre_commit(folder: Path, env: Mapping[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    """Run pre-commit with a home of its own."""
    own = {**env, "PRE_COMMIT_HOME": str(folder.parent / "pre-commit"), "PRE_COMMIT_COLOR": "never"}
    return run(sys.executable, "-m", "pre_commit", *words, cwd=folder, env=own)


def test_a_misspelt_key_fails_and_passes_after_the_fix(repository: Path, on_path: dict[str, str]) -> None:
    assert pre_commit(repository, on_path, "run", "--all-files").returncode == 0
    place = repository / PLAN
    place.parent.mkdir(parents=True)
    place.write_text("quotta: 180000\n")
    assert run("git", "add", ".", cwd=repository, env=on_path).returncode == 0
    failed = pre_commit(repository, on_path, "run", "--all-files")
    assert failed.returncode == 1
    assert f"{PLAN}:1:1: error SCH001 unknown-key" in failed.stdout
    assert "did you mean `quota`?" in failed.stdout
    assert run("salesctl", "check", "--fix", cwd=repository, env=on_path).returncode == 0
    assert place.read_text() == "quota: 180000\n"
    assert run("git", "add", ".", cwd=repository, env=on_path).returncode == 0
    passed = pre_commit(repository, on_path, "run", "--all-files")
    assert (passed.returncode, "Passed" in passed.stdout) == (0, True)


def test_the_hook_looks_at_the_whole_team_when_one_file_changes(repository: Path, on_path: dict[str, str]) -> None:
    """Taking a person out breaks the file of somebody else."""
    (repository / "plans/2026-H2").mkdir(parents=True)
    (repository / PLAN).write_text("actions:\n  - {what: call, who: bo}\n")
    run("git", "add", ".", cwd=repository, env=on_path)
    (repository / "people/bo.yaml").write_text("name: [\n")
    failed = pre_commit(repository, on_path, "run", "salesctl-check", "--files", "people/bo.yaml")
    assert failed.returncode == 1
    assert "people/bo.yaml" in failed.stdout
    assert "Skipped" in pre_commit(repository, on_path, "run", "salesctl-check", "--files", "README.md").stdout


@pytest.mark.parametrize(
    ("command", "path"),
    [
        ("validate-manifest", PROJECT / ".pre-commit-hooks.yaml"),
        ("validate-config", READY / ".pre-commit-config.yaml"),
    ],
)
def test_pre_commit_reads_what_is_written_for_it(command: str, path: Path, tmp_path: Path) -> None:
    done = run(sys.executable, "-m", "pre_commit", command, path, cwd=tmp_path, env=os.environ)
    assert done.returncode == 0, done.stdout


def test_the_hooks_filter_knows_every_file_of_a_team() -> None:
    for hook in manifest():
        for path in EXAMPLE.rglob("*.yaml"):
            assert re.search(hook["files"], path.relative_to(EXAMPLE).as_posix())
            assert re.search(hook["files"], path.relative_to(PROJECT).as_posix())
        assert not re.search(hook["files"], "docs/plans.md")
        assert hook["pass_filenames"] is False


@pytest.mark.parametrize(
    ("schema", "path"),
    [
        ("vendor.github-actions", PROJECT / "action.yml"),
        ("vendor.github-workflows", READY / ".github" / "workflows" / "salesctl.yaml"),
        ("vendor.gitlab-ci", READY / ".gitlab-ci.yml"),
    ],
)
def test_what_hosts_read_has_their_form(schema: str, path: Path) -> None:
    words = (sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema)
    extra = ("--data-transform", "gitlab-ci") if "gitlab" in schema else ()
    done = run(*words, *extra, path, cwd=PROJECT, env=os.environ)
    assert done.returncode == 0, done.stdout


# ---- the action: each of its steps, run as GitHub runs it


class Runner:
    """Runs the steps of a composite action in a folder, with the files that GitHub gives."""

    def __init__(self, folder: Path, env: Mapping[str, str]) -> None:
        self.action: dict[str, Any] = yaml.safe_load((PROJECT / "action.yml").read_text())
        self.folder = folder
        self.temp = folder.parent / "runner"
        self.temp.mkdir()
        self.env = {
            **env,
            "GITHUB_ACTIONS": "true",
            "RUNNER_TEMP": str(self.temp),
            "GITHUB_OUTPUT": str(self.temp / "output"),
            "GITHUB_STEP_SUMMARY": str(self.temp / "summary"),
        }
        for name in ("output", "summary"):
            (self.temp / name).touch()

    def run(self, **inputs: str) -> Iterator[tuple[str, subprocess.CompletedProcess[str]]]:
        """Run the steps with inputs, up to one that fails."""
        defaults = {name: each.get("default", "") for name, each in self.action["inputs"].items()}
        known = {f"inputs.{name}": value for name, value in {**defaults, **inputs}.items()}
        known["github.action_path"] = str(PROJECT)
        for step in self.action["runs"]["steps"]:
            if "run" not in step:
                assert step["uses"].startswith("actions/setup-python@")
                continue
            assert "${{" not in step["run"], "an input in the text of a script could run what it says"
            env = {name: _filled(text, known) for name, text in step.get("env", {}).items()}
            words = ("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"])
            done = run(*words, cwd=self.folder, env={**self.env, **env})
            yield step["name"], done
            if done.returncode:
                return


def _filled(text: str, known: Mapping[str, str]) -> str:
    return re.sub(r"\$\{\{ (\S+) \}\}", lambda found: known[found[1]], text)


@pytest.fixture
def runner(repository: Path, on_path: dict[str, str]) -> Runner:
    """Return a runner in the repository; its pip writes down what it was asked to install."""
    python = Path(on_path["PATH"].split(os.pathsep)[0]) / "python"
    python.write_text('#!/bin/sh\necho "$*" > "$RUNNER_TEMP/installed"\n')
    python.chmod(0o755)
    return Runner(repository, on_path)


def test_the_action_passes_a_clean_team(runner: Runner) -> None:
    steps = dict(runner.run(**{"fail-on": "warning"}))
    assert [done.returncode for done in steps.values()] == [0, 0, 0], steps["Check"].stderr
    assert (runner.temp / "installed").read_text().split()[-1] == str(PROJECT)
    assert "nothing wrong" in (runner.temp / "summary").read_text()
    assert steps["Is the history whole?"].stdout == ""


def test_the_action_fails_with_annotations_and_leaves_its_reports(runner: Runner) -> None:
    place = runner.folder / PLAN
    place.parent.mkdir(parents=True)
    place.write_text("quotta: 180000\n")
    more = {"arguments": "--ignore MTG --no-baseline", "version": "salesctl==9"}
    steps = dict(runner.run(sarif="s.sarif", markdown="note $(touch x).md", **more))
    assert steps["Check"].returncode == 1
    assert f"::error file={PLAN},line=1" in steps["Check"].stdout
    assert json.loads((runner.folder / "s.sarif").read_text())["runs"][0]["results"]
    assert "SCH001" in (runner.folder / "note $(touch x).md").read_text()
    assert "SCH001" in (runner.temp / "summary").read_text()
    assert (runner.temp / "output").read_text() == "sarif=s.sarif\nmarkdown=note $(touch x).md\n"
    assert (runner.temp / "installed").read_text().split()[-1] == "salesctl==9"


def test_the_action_says_that_a_checkout_is_shallow(runner: Runner, on_path: dict[str, str]) -> None:
    names = ("-c", "user.name=Max", "-c", "user.email=max@example.com", "commit", "-q", "--allow-empty", "-m", "Go on")
    for _ in range(2):
        assert run("git", *names, cwd=runner.folder, env=on_path).returncode == 0
    done = run("git", "clone", "-q", "--depth", "1", f"file://{runner.folder}", "shallow", cwd=runner.temp, env=on_path)
    assert done.returncode == 0
    runner.folder = runner.temp / "shallow"
    steps = dict(runner.run())
    assert "fetch-depth: 0" in steps["Is the history whole?"].stdout
    assert steps["Check"].returncode == 0
