"""What takes long to make and is only read: made once."""

from __future__ import annotations

import pytest

from tests.history.repository import Story
from tests.support.history import demo


@pytest.fixture(scope="session")
def told(tmp_path_factory: pytest.TempPathFactory) -> Story:
    """Return the example team with the history that `init --demo` gives it."""
    return demo(tmp_path_factory.mktemp("told") / "team")
