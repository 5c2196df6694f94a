"""The one error a file from elsewhere can lead to."""

from __future__ import annotations


class Unreadable(Exception):  # noqa: N818 - named for the file, as the reader of the message sees it
    """A file, or a column of it, cannot be read. `message` says what and where, `hint` the next move."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
