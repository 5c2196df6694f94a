"""The front door: `--version` and shell completion answer before anything heavy is imported."""

from __future__ import annotations

import os
import sys
import time


def main() -> int:
    """Run salesctl on the command line's words; return the exit code."""
    words = sys.argv[1:]
    if "--version" in words or words == ["-V"]:
        from salesctl import __version__

        sys.stdout.write(f"salesctl {__version__}\n")
        return 0
    # Else pydantic reads the description of every installed package in search of plugins that could change models.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    if "_SALESCTL_COMPLETE" in os.environ:
        from salesctl.cli.complete import answer

        return answer(os.environ)
    return _answered(words)


def _answered(words: list[str]) -> int:
    """Answer as before where nothing has changed since, else carry the words out."""
    from salesctl.cli.kept import question

    asked = question(words, os.environ)
    before = asked.again() if asked else None
    if before is not None:
        return before
    from salesctl.cli.app import run

    if asked is None:
        return run(words)
    began = time.time()
    with asked.listening() as answer:
        code = run(words)
    asked.learn(answer, code, began)
    return code


if __name__ == "__main__":
    sys.exit(main())
