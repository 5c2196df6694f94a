"""Keep the garbage collector still while many small values are made."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def collector_still() -> Iterator[None]:
    """Pause the collector: none of these values is garbage, and looking at them again and again took a third.

    May be nested; the outermost one wakes the collector.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
