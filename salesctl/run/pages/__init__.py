"""The pages of the codes that hold for every kind: syntax, shape, references, suppressions.

The tests run their examples, those of broken bytes aside.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from salesctl.core.finding import Severity
from salesctl.core.rule import Page
from salesctl.run.pages import (
    brackets,
    characters,
    files,
    keys,
    marks,
    references,
    sentences,
    shape,
    suppressions,
    values,
)

_MILD = dict.fromkeys(("YML038", "SCH016", "REF002", "SUP002", "SUP005"), Severity.WARNING)
_OPT_IN = {"YML038"}
_FAMILIES = ("YML", "SCH", "REF", "SUP", "SYS")
_ABOUT = (characters, marks, brackets, keys, sentences, shape, values, files, references, suppressions)


@lru_cache(maxsize=1)
def general() -> Mapping[str, Page]:
    """Return every page of the general codes by its code."""
    found = [page for about in _ABOUT for page in _read(about.PAGES)]
    return {page.code: page for page in sorted(found, key=lambda page: (_FAMILIES.index(page.code[:3]), page.code))}


def of_fault(name: str) -> Page:
    """Return the page of a fault of the text by its name."""
    return _by_name()[name]


@lru_cache(maxsize=1)
def _by_name() -> Mapping[str, Page]:
    return {page.name: page for page in general().values()}


def _read(written: Mapping[str, str]) -> list[Page]:
    """Read pages from `{"YML001 tab-indentation": page}`."""
    found = []
    for title, doc in written.items():
        code, name = title.split(" ")
        severity = _MILD.get(code, _text_severity(name))
        found.append(Page(code, name, severity, doc.strip(), opt_in=code in _OPT_IN))
    return found


def _text_severity(name: str) -> Severity:
    return Severity.WARNING if name == "comment-cuts-sentence" else Severity.ERROR
