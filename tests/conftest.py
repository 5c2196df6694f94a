"""What holds for every test: none passes or fails by how fast the machine is, and what is only read is made once."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings

from tests.history.repository import Story
from tests.support.history import demo

settings.register_profile("any machine", settings(), deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")


@pytest.fixture(scope="session")
def told(tmp_path_factory: pytest.TempPathFactory) -> Story:
    """Return the example team with the history that `init --demo` gives it."""
    return demo(tmp_path_factory.mktemp("told") / "team")
