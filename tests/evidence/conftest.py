"""What tests of evidence share."""

from __future__ import annotations

import pytest

from tests.history.repository import ISOLATED


@pytest.fixture(autouse=True)
def own_git_settings_are_kept_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep out the git settings of whoever runs the tests."""
    for name, value in ISOLATED.items():
        monkeypatch.setenv(name, value)
