"""Git as the memory of a team: opened once, asked in few calls, never trusted to run anything."""

from salesctl.core.history import Uncommitted
from salesctl.run.git.discover import open_repository
from salesctl.run.git.repository import Repository
from salesctl.run.git.revision import Revision

__all__ = ["Repository", "Revision", "Uncommitted", "open_repository"]
