"""`python -m benchmarks [--size L]`: what a first run costs, against programs that people know."""

from __future__ import annotations

import sys

from benchmarks.cold import main

if __name__ == "__main__":
    sys.exit(main())
