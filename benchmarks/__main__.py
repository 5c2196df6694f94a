"""`python -m benchmarks [--size L]`: what salesctl costs, against programs that people know."""

from __future__ import annotations

import sys

from benchmarks.table import main

if __name__ == "__main__":
    sys.exit(main())
