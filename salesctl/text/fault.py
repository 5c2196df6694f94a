"""What can be wrong with a text, and where."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a text: lines and columns count from 1, columns in code points, the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with a text, in words for the person who wrote it; a fatal one leaves no value."""

    name: str
    message: str
    hint: str
    span: Span
    fatal: bool = True


class YamlFault(ValueError):  # noqa: N818 - a fault is what the whole package calls it
    """A text that cannot be read; `fault` says what, where and the next move."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault


class Unwritable(ValueError):  # noqa: N818 - it says what cannot be done, and to whom
    """A change that cannot be written without harming the rest; `hint` is the next move."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
