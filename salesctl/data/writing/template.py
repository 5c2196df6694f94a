"""Templates of documents: YAML with `{{ what is known }}` in it; no value can break the YAML around it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, Undefined, UndefinedError
from jinja2.sandbox import SandboxedEnvironment

from salesctl.core.words import listed
from salesctl.text.emit import block, flow
from salesctl.text.fault import Unwritable

_DEEPEST: Final = 40
_EMPTY: Final = re.compile(r"(?m):[ \t]+$")  # a key without a value keeps no blank behind it


class Written(str):
    """Text that stands as it is: a comment's words, or lines of YAML already made."""

    __slots__ = ()


class TemplateFault(ValueError):  # noqa: N818 - a fault is what the text package calls it
    """A template that cannot be filled: what, at which line, and the next move."""

    def __init__(self, message: str, hint: str, line: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.line = line


def fill(template: str, values: Mapping[str, object]) -> str:
    """Return the text of a template with the values in it. Raises TemplateFault.

    `{{ value }}` is one value of YAML on one line, nothing where nothing is known. `{{ value | say }}` are its words,
    for a comment; `{{ value | lines(2) }}` a list or mapping as lines of their own, indented.
    """
    try:
        text = _environment().from_string(template).render({name: _plain(value) for name, value in values.items()})
    except TemplateSyntaxError as error:
        raise TemplateFault(f"{error.message}", "the {{ }} and {% %} of a template must close", error.lineno) from None
    except UndefinedError as error:
        known = listed(sorted(values)) or "nothing"
        raise TemplateFault(f"{error.message}", f"known here: {known}") from None
    except (TemplateError, Unwritable, ArithmeticError, TypeError, ValueError, OverflowError) as error:
        raise TemplateFault(f"{error}", "compare it with the built-in template of the same name") from None
    return _EMPTY.sub(":", text)


def _environment() -> SandboxedEnvironment:
    environment = SandboxedEnvironment(
        undefined=StrictUndefined,
        finalize=_finalize,
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(say=_say, lines=_lines)
    return environment


def _finalize(value: Any) -> str:
    if isinstance(value, Undefined):
        return str(value)  # which raises what is wrong with it
    if isinstance(value, Written) or value is None:
        return value or ""
    return flow(value)


def _say(value: Any) -> Written:
    """Return a value's words on one line."""
    return Written("" if value is None else " ".join(str(value).split()))


def _lines(value: Any, indent: int = 0) -> Written:
    """Return a list or mapping as lines below a key; nothing for an empty one."""
    return Written("\n" + block(value, indent).removesuffix("\n")) if value else Written("")


def _plain(value: object, depth: int = 0) -> object:
    """Return a value without anything a template could call into."""
    if depth > _DEEPEST:
        raise ValueError("a value is nested too deeply")
    if isinstance(value, Mapping):
        return {str(key): _plain(item, depth + 1) for key, item in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_plain(item, depth + 1) for item in value]
    return value
