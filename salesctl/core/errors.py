"""What can stop a command, each with the next move and its exit code."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """How a command ended."""

    CLEAN = 0
    FINDINGS = 1
    USAGE = 2
    NO_TEAM = 3
    FAULT = 70
    INTERRUPTED = 130


class SalesctlError(Exception):
    """A request that cannot be carried out: what is wrong, and what to do about it."""

    name = "usage"
    code = Exit.USAGE

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(SalesctlError):
    """The command line asks for something that is not there or not allowed."""


class NoTeamError(SalesctlError):
    """No folder with a team.yaml was found."""

    name = "no-team"
    code = Exit.NO_TEAM


class UnwritableError(SalesctlError):
    """A file cannot be changed without risking the user's text."""

    name = "unwritable"


class HistoryError(SalesctlError):
    """Git cannot answer what was asked of it."""

    name = "history"
