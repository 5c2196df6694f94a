"""The front door: `--version` and shell completion answer before anything heavy is imported."""

from __future__ import annotations

import os
import sys


def main() -> int:
    """Run salesctl on the command line's words; return the exit code."""
    words = sys.argv[1:]
    if words in (["--version"], ["-V"]):
        from salesctl import __version__

        sys.stdout.write(f"salesctl {__version__}\n")
        return 0
    # Else pydantic reads the description of every installed package in search of plugins that could change models.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    if "_SALESCTL_COMPLETE" in os.environ:
        from salesctl.cli.complete import answer

        return answer(os.environ)
    from salesctl.cli.app import run

    return run(words)


if __name__ == "__main__":
    sys.exit(main())
