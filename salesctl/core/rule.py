"""Rules: one document and the team in, problems out. The docstring is the rule's page and its test."""

from __future__ import annotations

import inspect
import textwrap
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from salesctl.core.finding import Problem, Severity

if TYPE_CHECKING:
    from types import ModuleType

    from salesctl.core.team import Team

Check = Callable[[Any, "Team"], Iterator[Problem]]
_SECTIONS = ("Why", "Bad", "Good", "Fix")


@dataclass(frozen=True)
class Page:
    """What is known of a code: `PLN002 coverage-below-policy`, its usual severity, and its page.

    What is `opt_in` looks only where it is named: by `--select CODE`, or with a severity in team.yaml.
    """

    code: str
    name: str
    severity: Severity
    doc: str
    opt_in: bool = field(default=False, kw_only=True)

    @property
    def summary(self) -> str:
        """The first line of the page."""
        return self.doc.split("\n", 1)[0].strip()

    def section(self, title: str) -> str:
        """Return the text under `Why:`, `Bad:`, `Good:` or `Fix:`; empty when the page has none."""
        first, below, inside = "", list[str](), False
        for line in self.doc.split("\n"):
            head = next((name for name in _SECTIONS if line.startswith(f"{name}:")), None)
            if head is not None:
                inside = head == title
                first = line.removeprefix(f"{head}:").strip() if inside else first
            elif inside:
                below.append(line)
        return "\n".join((first, textwrap.dedent("\n".join(below)))).strip("\n")


@dataclass(frozen=True)
class Rule(Page):
    """A page with a check: it speaks of documents of one kind, or of kinds that share a model."""

    kinds: tuple[str, ...]
    check: Check
    needs_history: bool = False

    @property
    def module(self) -> str:
        """The module the rule lives in."""
        return self.check.__module__


def rule(
    code: str,
    name: str,
    kind: str,
    severity: Severity = Severity.WARNING,
    *,
    also: tuple[str, ...] = (),
    history: bool = False,
    opt_in: bool = False,
) -> Callable[[Check], Rule]:
    """Turn a function (document, team) → problems into a rule; its docstring becomes the page.

    `also` names further kinds whose documents are of the same model: a formal review is a review.
    """

    def make(check: Check) -> Rule:
        return Rule(code, name, severity, inspect.getdoc(check) or "", (kind, *also), check, history, opt_in=opt_in)

    return make


def rules_of(modules: Iterable[ModuleType]) -> tuple[Rule, ...]:
    """Collect the rules of some modules, by code."""
    found = (value for module in modules for value in vars(module).values() if isinstance(value, Rule))
    return tuple(sorted(found, key=lambda each: each.code))
