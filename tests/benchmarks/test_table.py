"""The table of times: teams are built once, a cold run finds nothing remembered, failures are said."""

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import cold, table, teams, warm
from benchmarks.case import Case, script
from benchmarks.generate import Scale, write
from benchmarks.peer import documents, refused
from benchmarks.table import lines, main
from benchmarks.timing import Program


def build_small(_size: str, folder: Path) -> None:
    write(Scale(2, 0.5), folder)


def test_a_team_is_built_once_for_one_generator(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built: list[str] = []

    def build(size: str, folder: Path) -> None:
        built.append(size)
        build_small(size, folder)

    monkeypatch.setattr(teams, "_build", build)
    first = teams.team("S", tmp_path)
    assert teams.team("S", tmp_path) == first
    assert built == ["S"]
    monkeypatch.setattr(teams, "_digest", lambda: "changed")
    assert teams.team("S", tmp_path) != first


def test_a_half_built_team_is_never_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def build(_size: str, folder: Path) -> None:
        (folder / "team.yaml").touch()
        raise KeyboardInterrupt

    monkeypatch.setattr(teams, "_build", build)
    with pytest.raises(KeyboardInterrupt):
        teams.team("S", tmp_path)
    monkeypatch.setattr(teams, "_build", build_small)
    assert teams.files(teams.team("S", tmp_path)) > 20


def test_cold_means_no_cache_and_the_team_untouched(tmp_path: Path) -> None:
    (tmp_path / ".salesctl" / "answers" / "deep").mkdir(parents=True)
    (tmp_path / "team.yaml").touch()
    teams.chill(tmp_path)
    teams.chill(tmp_path)
    assert not (tmp_path / ".salesctl").exists()
    assert (tmp_path / "team.yaml").exists()


def test_a_program_that_is_not_installed_runs_as_a_module() -> None:
    assert script("no-such-program") == [sys.executable, "-m", "no-such-program"]


def test_every_generated_document_is_accepted_by_its_model(tmp_path: Path) -> None:
    count = write(Scale(5, 0.5, styled=1), tmp_path)
    found = list(documents(tmp_path))
    assert len(found) == count
    assert [why for path, kind in found if (why := refused(path, kind)) is not None] == []


def test_the_peer_notices_what_a_model_refuses(tmp_path: Path) -> None:
    write(Scale(2, 0.5), tmp_path)
    with (tmp_path / "team.yaml").open("ab") as file:
        file.write(b"unheard-of: 1\n")
    assert [path.name for path, kind in documents(tmp_path) if refused(path, kind)] == ["team.yaml"]


def sleep(seconds: float, code: int = 0) -> Program:
    return Program(f"sleep {seconds}", [sys.executable, "-c", f"import time; time.sleep({seconds}); exit({code})"])


def test_a_line_names_both_programs_the_ratio_and_the_aim() -> None:
    [line] = lines(Case(sleep(0.4), sleep(0), "0.25", "0.5"), rounds=1)
    assert line.startswith("sleep 0.4 ")
    assert line.split()[-2:] == ["0.25", "0.5"]


def test_memory_is_told_a_file() -> None:
    _, line = lines(Case(sleep(0), sleep(0), "1", "1", files=10), rounds=1)
    assert "10 files" in line
    assert "kB a file" in line


def test_what_could_not_be_measured_is_said_and_the_rest_goes_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    made = [Case(sleep(0, code=70), sleep(0), "1", "1"), Case(sleep(0), sleep(0), "1", "1")]
    monkeypatch.setattr(table, "cases", lambda _cache, large: iter(made[: 2 + large]))
    assert main(["--rounds", "1"]) == 1
    head, failed, measured = capsys.readouterr().out.splitlines()
    assert head.startswith("run")
    assert failed.startswith("not measured: sleep 0 ended with 70")
    assert measured.startswith("sleep 0")


def test_every_line_has_programs_that_do_their_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The lines as they are, on teams of two: each is measured once."""
    monkeypatch.setattr(teams, "_build", build_in_git)
    for case in (*cold.cases(tmp_path, large=False), *warm.cases(tmp_path, large=False)):
        first, *_ = lines(case, rounds=1)
        assert first.split()[-2:] == [case.aim, case.limit]


def build_in_git(size: str, folder: Path) -> None:
    build_small(size, folder)
    for words in (["init", "--quiet"], ["add", "--all"]):
        subprocess.run(["git", *words], check=True, cwd=folder)
