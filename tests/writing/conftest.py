"""A desk to write at."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.writing.desk import Desk, desk_of

Team = Callable[[str], Desk]


@pytest.fixture
def team(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Team:
    def make(text: str) -> Desk:
        (tmp_path / "team").mkdir()
        return desk_of(tmp_path / "team", capsys, monkeypatch, text)

    return make
