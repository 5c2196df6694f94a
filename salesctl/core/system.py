"""What a system of the method registers: light enough to be built for every command, whatever it does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol

from salesctl.core.kind import Kind

if TYPE_CHECKING:
    from salesctl.core.duty import Duty
    from salesctl.core.report import Ask, Report
    from salesctl.core.rule import Rule
    from salesctl.core.settings import Policy
    from salesctl.core.shape import Document
    from salesctl.core.team import Team


@dataclass(frozen=True, slots=True)
class Option:
    """An option of a report: `--weeks 13`. Its type is its default's; a bool is a flag.

    A name that Python keeps for itself ends in a line: `as_` is `--as`.
    """

    name: str
    default: str | int | bool | None
    help: str


@dataclass(frozen=True, slots=True)
class ReportCommand:
    """A report as a verb of its system: `salesctl plan coverage`.

    `run` is a function of `reports.py`: (team, ask) → Report.
    """

    name: str
    run: str
    help: str
    argument: str | None = None
    options: tuple[Option, ...] = ()
    own_contract: bool = False


class ReportFunction(Protocol):
    """Compute a report from the team."""

    def __call__(self, team: Team, ask: Ask) -> Report:
        """Answer what was asked."""


@dataclass(frozen=True, slots=True)
class System:
    """One system of the method. `package` holds its rooms; nothing of them is imported until it is asked for.

    `names` says which names its documents define: `{"metric": "module:function"}`, a function team → known names.
    """

    noun: str
    title: str
    family: str
    package: str
    help: str
    kinds: tuple[Kind, ...]
    policy: str | None = None
    section: str | None = None
    reports: tuple[ReportCommand, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    scored: bool = True

    def rules(self) -> tuple[Rule, ...]:
        """Import the rules: they stand in the modules of the system whose names begin with `rules`."""
        from pkgutil import iter_modules

        from salesctl.core.rule import rules_of

        names = (each.name for each in iter_modules(import_module(self.package).__path__))
        return rules_of(import_module(f"{self.package}.{name}") for name in names if name.startswith("rules"))

    def duties(self, team: Team) -> Iterator[Duty]:
        """Ask for every duty of this system, whether it has files or not."""
        found: Iterator[Duty] = import_module(f"{self.package}.duties").duties(team)
        return found

    def report(self, name: str) -> ReportFunction:
        """Import the function of a report."""
        function: ReportFunction = getattr(import_module(f"{self.package}.reports"), name)
        return function

    def policy_model(self) -> type[Policy] | None:
        """Import the model of this system's part of the policy."""
        return load(self.policy) if self.policy else None


@lru_cache(maxsize=256)
def model_of(kind: Kind) -> type[Document]:
    """Import the model of a kind."""
    model: type[Document] = load(kind.model)
    return model


def load(reference: str) -> Any:
    """Import `module:name`."""
    module, _, name = reference.partition(":")
    return getattr(import_module(module), name)
