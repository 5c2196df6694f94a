"""One pass over the documents: text, shape, references, rules, suppressions → findings."""

from __future__ import annotations

import fnmatch
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from salesctl.core.finding import Finding, Problem, Severity
from salesctl.core.rule import Page, Rule
from salesctl.core.shape import Document
from salesctl.core.system import System, load
from salesctl.core.walk import missing_needed
from salesctl.run import honest, older, pages, refs, suppress, switches
from salesctl.run.open import TEAM_FILE, Opened
from salesctl.run.place import Placer, of_span
from salesctl.run.shape import Coded
from salesctl.run.source import PRIVATE
from salesctl.run.still import collector_still
from salesctl.run.store import Loaded
from salesctl.text.locate import locate

CRASHED = "SYS001"


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found, in order, over how many files; `crashed` when a rule did not work.

    `evidence` is `complete`, `shallow` or `absent`, None where no rule asked for the history; `notes` say what such
    rules could not look at, each with the next move.
    """

    findings: tuple[Finding, ...]
    files: int
    crashed: bool = False
    evidence: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Scope:
    """What to check: the systems whose rules run, the files, by a test of their paths, and the codes named for it."""

    systems: tuple[str, ...] = ()
    wanted: Callable[[str], bool] = lambda _path: True
    named: tuple[str, ...] = ()


@dataclass(frozen=True)
class Pass:
    """One pass over an opened team. Only here do rules, settings and positions meet."""

    opened: Opened
    systems: Sequence[System]
    rules: Mapping[str, Sequence[Rule]]
    names: Mapping[str, refs.Names]
    pages: Mapping[str, Page]
    _placers: dict[str, Placer | None] = field(default_factory=dict)
    _running: dict[tuple[object, ...], tuple[Rule, ...]] = field(default_factory=dict)

    def run(self, scope: Scope) -> Checked:
        """Check every file in the scope. One broken file never hides another."""
        findings: list[Finding] = []
        files = 0
        with collector_still():
            for loaded in self._files(scope):
                files += loaded.kind is not None
                findings += self.file(loaded, scope)
            asked, notes = self._evidence(scope)
        ordered = tuple(sorted(findings, key=lambda finding: finding.order))
        return Checked(ordered, files, any(finding.code == CRASHED for finding in ordered), asked, notes)

    def _evidence(self, scope: Scope) -> tuple[str | None, tuple[str, ...]]:
        """Return how much of the history could be asked, and what could not."""
        asking = {
            rule.code: rule.kinds
            for rules in self.rules.values()
            for rule in rules
            if rule.needs_history and self._is_on(rule, scope)
        }
        if not asking:
            return None, ()
        kinds = dict.fromkeys(kind for each in asking.values() for kind in each if kind in self.opened.store.kinds)
        return self.opened.team.history.state, honest.notes(self.opened, kinds, len(asking), scope.wanted)

    def _files(self, scope: Scope) -> Iterator[Loaded]:
        kinds = {
            kind.name
            for system in self.systems
            if not scope.systems or system.noun in scope.systems
            for kind in system.kinds
        }
        ruled = {kind for kind, rules in self.rules.items() if any(self._runs(rule, scope) for rule in rules)}
        for kind in self.opened.store.kinds:
            if kind in kinds or kind in ruled:
                yield from (each for each in self.opened.store.load(kind) if scope.wanted(each.entry.path))
        if not scope.systems:
            yield from (each for each in self.opened.store.strangers() if scope.wanted(each.entry.path))

    # ---- one file

    def file(self, loaded: Loaded, scope: Scope) -> list[Finding]:
        """Return the findings of one file, suppressions applied."""
        found = [self._fault(loaded, fault) for fault in loaded.faults]
        problems = [(code, problem) for code, problem in loaded.problems]
        rules = self._rules_of(loaded.kind.name, scope) if loaded.kind else ()
        crashed: list[Finding] = []
        if loaded.doc is not None:
            own = not scope.systems or self._system_of(loaded) in scope.systems
            if own:
                problems += self._general(loaded)
            for rule in rules:
                problems += self._rule(rule, loaded, crashed)
        if self._is_asked(self.pages[older.CODE], scope) and not any(fault.fatal for fault in loaded.faults):
            problems += older.check(loaded.text)
        if not (problems or found or crashed or suppress.MARK in loaded.text):
            return []
        placer = self.placer(loaded.entry.path) or Placer(loaded)
        found += [self._finding(placer, code, problem) for code, problem in problems] + crashed
        ran = {rule.code for rule in rules} | {
            code
            for code, page in self.pages.items()
            if code[:3] in ("YML", "SCH", "REF") and self._is_asked(page, scope)
        }
        return self._kept(self._suppressed(loaded, found, ran))

    def _general(self, loaded: Loaded) -> Iterator[Coded]:
        """What holds for every kind.

        Names lead somewhere, a document in force is complete, the policy has its shape.
        """
        assert loaded.doc is not None  # noqa: S101 - the caller looked
        model: Document = loaded.doc.model
        yield from refs.check(loaded.doc, self.opened.team, self.names)
        if model.is_in_force:
            for at in missing_needed(model):
                yield "SCH003", _needed(model, loaded.values, at)
        if loaded.entry.path == TEAM_FILE:
            yield from switches.policy(loaded.values.get("policy"), self.systems)
            yield from switches.check(self.opened.team.settings, self.systems, self.pages)

    def _rule(self, rule: Rule, loaded: Loaded, crashed: list[Finding]) -> list[Coded]:
        try:
            return [(rule.code, problem) for problem in rule.check(loaded.doc, self.opened.team)]
        except Exception as error:  # noqa: BLE001 - a rule that fails must not take the others with it
            message = f"the rule {rule.code} {rule.name} failed here: {type(error).__name__}: {error}"
            problem = Problem((), message, "this is a fault of salesctl: please report it with this file")
            crashed.append(self._finding(Placer(loaded), CRASHED, problem))
            return []

    def _rules_of(self, kind: str, scope: Scope) -> tuple[Rule, ...]:
        """Return the rules that run on documents of a kind, worked out once for a kind and not for each file."""
        key = (kind, scope.systems, scope.named)
        if key not in self._running:
            self._running[key] = tuple(rule for rule in self.rules.get(kind, ()) if self._runs(rule, scope))
        return self._running[key]

    def _runs(self, rule: Rule, scope: Scope) -> bool:
        return self._is_on(rule, scope) and (not rule.needs_history or self._can_prove)

    def could_find(self, code: str, path: str) -> bool:
        """Tell whether a finding could come up here: its rule can ask the history, and its file's folder is here."""
        page = self.pages.get(code)
        can_ask = self._can_prove or not (isinstance(page, Rule) and page.needs_history)
        return can_ask and self.opened.store.is_known(path.removeprefix(PRIVATE))

    @cached_property
    def _can_prove(self) -> bool:
        """Whether there is a history that goes back to the beginning."""
        return self.opened.team.history.state == "complete"

    def _is_asked(self, page: Page, scope: Scope) -> bool:
        """Whether a code is looked for: one that is opt-in only where it is named."""
        names = {*scope.named, *self.opened.team.settings.rules.severity} if page.opt_in else ()
        return not page.opt_in or page.code in names or page.name in names

    def _is_on(self, rule: Rule, scope: Scope) -> bool:
        settings = self.opened.team.settings
        if not self._is_asked(rule, scope):
            return False
        noun = self._noun_of[rule.code[:3]]
        if (
            rule.code in settings.rules.disable
            or rule.name in settings.rules.disable
            or not self.opened.team.is_on(noun)
        ):
            return False
        return not scope.systems or noun in scope.systems

    @cached_property
    def _noun_of(self) -> Mapping[str, str]:
        return {system.family: system.noun for system in self.systems}

    def _system_of(self, loaded: Loaded) -> str:
        return next((system.noun for system in self.systems if loaded.kind in system.kinds), "")

    # ---- findings

    def placer(self, path: str) -> Placer | None:
        """Return what places findings in a file of the team."""
        if path not in self._placers:
            loaded = self.opened.store.at(path)
            self._placers[path] = Placer(loaded) if loaded is not None else None
        return self._placers[path]

    def _finding(self, placer: Placer, code: str, problem: Problem) -> Finding:
        page = self.pages[code]
        severity = self._severity(page)
        return placer.finding(page, problem, severity.milder() if problem.mild else severity, self.placer)

    def _severity(self, page: Page) -> Severity:
        changed = self.opened.team.settings.rules.severity
        written = changed.get(page.code) or changed.get(page.name)
        return Severity(written) if written else page.severity

    def _fault(self, loaded: Loaded, fault: Any) -> Finding:
        page = pages.of_fault(fault.name)
        return Finding(
            page.code,
            page.name,
            self._severity(page),
            loaded.shown_path,
            of_span(fault.span),
            fault.message,
            fault.hint,
        )

    def _suppressed(self, loaded: Loaded, found: list[Finding], ran: Collection[str]) -> list[Finding]:
        if suppress.MARK not in loaded.text or any(fault.fatal for fault in loaded.faults):
            return found
        today = self.opened.team.today
        made, troubles = suppress.suppressions(locate(loaded.text).comments, self.pages)
        used = {index for index, each in enumerate(made) for finding in found if each.silences(finding, today)}
        kept = [finding for finding in found if not any(each.silences(finding, today) for each in made)]
        for span, (code, problem) in (*troubles, *suppress.leftovers(made, used, ran, today)):
            page = self.pages[code]
            kept.append(
                Finding(
                    *(code, page.name, self._severity(page), loaded.shown_path, of_span(span)),
                    *(problem.message, problem.hint),
                    fix=problem.fix,
                )
            )
        return kept

    def _kept(self, found: list[Finding]) -> list[Finding]:
        """Leave out what team.yaml switches off: whole codes, and codes under some paths."""
        rules = self.opened.team.settings.rules
        off = set(rules.disable)
        return [
            finding
            for finding in found
            if not {finding.code, finding.name} & off and not _off_here(finding, rules.paths)
        ]


def _off_here(finding: Finding, paths: Mapping[str, tuple[str, ...]]) -> bool:
    return any(
        fnmatch.fnmatch(finding.path, pattern) and (finding.code in codes or finding.name in codes)
        for pattern, codes in paths.items()
    )


def _needed(model: Document, values: Any, at: tuple[str | int, ...]) -> Problem:
    key = at[-1]
    why = f", and `{model.in_force}` says that this counts" if model.in_force else ""
    if _is_written(values, at):
        return Problem(at, f"`{key}` is empty{why}", f"write what belongs under `{key}`")
    where = at[:-1] or ((model.in_force,) if model.in_force else ())
    return Problem(where, f"`{key}` is missing{why}", f"add a line `{key}: …`")


def _is_written(values: Any, at: tuple[str | int, ...]) -> bool:
    """Tell whether a key stands in its mapping, if only with nothing in it."""
    try:
        for step in at[:-1]:
            values = values[step]
    except (LookupError, TypeError):
        return False
    return isinstance(values, Mapping) and at[-1] in values


def start(opened: Opened, systems: Sequence[System]) -> Pass:
    """Prepare a pass with the rules of every system that is on."""
    on = [system for system in systems if opened.can_judge and opened.team.is_on(system.noun)]
    rules: dict[str, list[Rule]] = {}
    known = dict(pages.general())
    for system in systems:
        for rule in system.rules():
            known[rule.code] = rule
            if system in on:
                for kind in rule.kinds:
                    rules.setdefault(kind, []).append(rule)
    names = {target: load(where) for system in systems for target, where in system.names.items()}
    return Pass(opened, systems, rules, names, known)
