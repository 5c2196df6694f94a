"""Words that older tools misread, as problems: looked for only where it is asked for."""

from __future__ import annotations

from collections.abc import Iterator

from salesctl.core.finding import Fix, Problem
from salesctl.run.shape import Coded
from salesctl.text.older import misread
from salesctl.text.quote import quoted

CODE = "YML038"


def check(text: str) -> Iterator[Coded]:
    """Yield a problem for each word without quotes that a reader of YAML 1.1 takes for a number or an answer."""
    for each in misread(text):
        better = quoted(each.word)
        message = f"older tools read `{each.word}` as {each.instead}, not as text"
        hint = f"if such tools read these files, write {better}"
        fix = Fix("key" if each.on_key else "value", better, safe=False)
        yield CODE, Problem(each.at, message, hint, fix=fix, on_key=each.on_key)
