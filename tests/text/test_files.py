"""A file is whole at every moment, and two writers never lose each other's lines."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from salesctl.text.fault import Unwritable, YamlFault
from salesctl.text.files import edit, locked, write
from salesctl.text.reader import values
from salesctl.text.splice import append, put

EDITOR = """
import sys
from pathlib import Path
from salesctl.text.files import edit
from salesctl.text.splice import append

folder, name = Path(sys.argv[1]), sys.argv[2]
for turn in range(5):
    edit(folder / "todo.yaml", lambda text: append(text, (), f"{name} {turn}"), lock=folder / "lock")
"""

RESTLESS = """
import sys
from pathlib import Path
from salesctl.text.files import write

turn = 0
while True:
    turn += 1
    write(Path(sys.argv[1]), f"turn: {turn}\\nnote: " + "x" * 200_000 + f"\\nsame: {turn}\\n")
    print(turn, flush=True)
"""


def _start(program: str, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", program, *arguments], stdout=subprocess.PIPE, text=True)


def test_eight_processes_that_edit_one_file_lose_nothing(tmp_path: Path) -> None:
    (tmp_path / "todo.yaml").write_bytes("\ufeff# to do\r\n- first  # kept\r\n".encode())
    editors = [_start(EDITOR, str(tmp_path), f"editor {number}") for number in range(8)]
    assert [editor.wait() for editor in editors] == [0] * 8
    for editor in editors:
        editor.communicate()
    data = (tmp_path / "todo.yaml").read_bytes()
    assert data.startswith("\ufeff# to do\r\n- first  # kept\r\n".encode())
    found = values(data.decode("utf-8-sig"))
    assert isinstance(found, list)
    assert sorted(found[1:]) == sorted(f"editor {number} {turn}" for number in range(8) for turn in range(5))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_writer_that_is_killed_leaves_a_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    for milliseconds in (0, 1, 3, 7, 11):
        writer = _start(RESTLESS, str(path))
        assert writer.stdout is not None
        writer.stdout.readline()
        time.sleep(milliseconds / 1000)
        os.kill(writer.pid, signal.SIGKILL)
        writer.communicate()
        found = values(path.read_text())
        assert isinstance(found, dict)
        assert found["turn"] == found["same"]
        assert len(found["note"]) == 200_000


def test_a_file_keeps_its_mode_and_a_link_its_target(tmp_path: Path) -> None:
    target, link = tmp_path / "target.yaml", tmp_path / "link.yaml"
    target.write_text("a: 1\n")
    target.chmod(0o640)
    link.symlink_to(target)
    write(link, "a: 2\r\n")
    assert link.is_symlink()
    assert target.read_bytes() == b"a: 2\r\n"
    assert target.stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link.yaml", "target.yaml"]


def test_a_new_file_gets_its_folders_and_the_usual_mode(tmp_path: Path) -> None:
    path = tmp_path / "plans" / "2026-H2" / "ana-silva.yaml"
    other = tmp_path / "other"
    other.touch()
    write(path, b"quota: 1\n")
    assert path.read_bytes() == b"quota: 1\n"
    assert path.stat().st_mode == other.stat().st_mode


def test_a_write_that_fails_leaves_the_old_file_and_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text("a: 1\n")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write(path, "a: 2\n")
    assert [(found.name, found.read_text()) for found in tmp_path.iterdir()] == [("plan.yaml", "a: 1\n")]


def test_an_edit_returns_the_new_text_and_starts_a_file_that_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "metrics" / "2026-11.yaml"
    text = edit(path, lambda text: put(text, ("2026-11-02",), {"calls": 14}), lock=tmp_path / "lock")
    assert text == path.read_text() == "2026-11-02: {calls: 14}\n"


def test_an_edit_that_would_break_the_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text("a: 1\n")
    with pytest.raises(Unwritable, match=r"plan\.yaml was not changed") as caught:
        edit(path, lambda text: text + "b: @x\n", lock=tmp_path / "lock")
    assert "line 2" in caught.value.message
    assert path.read_text() == "a: 1\n"


def test_a_file_in_another_encoding_is_not_edited(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_bytes(b"name: Jos\xe9\n")
    with pytest.raises(YamlFault):
        edit(path, lambda text: append(text, ("a",), 1), lock=tmp_path / "lock")
    assert path.read_bytes() == b"name: Jos\xe9\n"


def test_what_an_editor_saved_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text("a: 1\n")

    def change(text: str) -> str:
        path.write_text("a: 1\nb: from an editor\n")
        return put(text, ("a",), 2)

    with pytest.raises(Unwritable, match="saved by another program"):
        edit(path, change, lock=tmp_path / "lock")
    assert path.read_text() == "a: 1\nb: from an editor\n"


def test_a_lock_that_stays_taken_is_told(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    with locked(lock, 0), pytest.raises(Unwritable, match="Another salesctl"), locked(lock, 0.05):
        pass
    with locked(lock, 0):
        assert lock.exists()
