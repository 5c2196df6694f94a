"""What holds for every test."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def _gather() -> Iterator[None]:
    """Gather garbage again after a test that ran salesctl's front door, which never does in its one short run."""
    yield
    gc.enable()
