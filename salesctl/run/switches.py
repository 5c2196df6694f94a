"""What team.yaml says of systems, rules, folders and the policy must name some that exist: a typo changes nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from pydantic import ValidationError

from salesctl.core.finding import KeyPath, Problem
from salesctl.core.rule import Page
from salesctl.core.settings import Settings
from salesctl.core.system import System
from salesctl.core.words import listed, suggestion
from salesctl.run.shape import Coded, translate

UNKNOWN = "SCH013"


def check(settings: Settings, systems: Sequence[System], pages: Mapping[str, Page]) -> Iterator[Coded]:
    """Yield a problem for each system switched off, rule set and private folder that nobody knows."""
    nouns = {system.noun for system in systems}
    folders = {kind.folder for system in systems for kind in system.kinds if "." not in kind.folder}
    names = {page.name for page in pages.values()}
    for index, noun in enumerate(settings.systems.off):
        yield from _unknown(("systems", "off", index), noun, nouns, "system", f"one of {listed(sorted(nouns), 'or')}")
    for at, word in _rules(settings):
        # Of codes only the capitals can be put right: nobody knows which digit was meant.
        known = {*names, *(code for code in pages if code.casefold() == word.casefold())}
        if word not in known:
            hint = suggestion(word, known, "rules are named like PLN002 or coverage-below-policy")
            yield UNKNOWN, Problem(at, f"`{word}` is no rule", hint)
    for index, root in enumerate(settings.private):
        for place, folder in enumerate(root.holds):
            otherwise = f"one of {listed(sorted(folders), 'or')}"
            yield from _unknown(("private", index, "holds", place), folder, folders, "folder of a team", otherwise)


def policy(written: Mapping[str, object] | None, systems: Sequence[System]) -> Iterator[Coded]:
    """Yield a problem for each part of the policy that no system has, or that has not the shape it needs."""
    sections = {system.section: system for system in systems if system.section}
    for section, value in (written or {}).items():
        model = sections[section].policy_model() if section in sections else None
        if model is None:
            hint = suggestion(section, sections, f"one of {listed(sorted(sections), 'or')}")
            yield "SCH001", Problem(("policy", section), f"`{section}` is no part of the policy", hint)
        elif value is not None:
            try:
                model.model_validate(value)
            except ValidationError as error:
                yield from translate(model, value, error, ("policy", section))


def _rules(settings: Settings) -> Iterator[tuple[KeyPath, str]]:
    for index, word in enumerate(settings.rules.disable):
        yield ("rules", "disable", index), word
    for word in settings.rules.severity:
        yield ("rules", "severity", word), word
    for pattern, words in settings.rules.paths.items():
        for index, word in enumerate(words):
            yield ("rules", "paths", pattern, index), word


def _unknown(at: KeyPath, word: str, known: Collection[str], what: str, otherwise: str) -> Iterator[Coded]:
    if word not in known:
        yield UNKNOWN, Problem(at, f"`{word}` is no {what}", suggestion(word, known, otherwise))
