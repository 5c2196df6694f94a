"""The example team's history, told from its documents: who wrote what, on which day."""

from salesctl.data.demo.build import Told, build_history
from salesctl.data.demo.moved import Moved, move
from salesctl.data.demo.repository import write, write_files
from salesctl.data.demo.wrinkles import WRINKLES

__all__ = ["WRINKLES", "Moved", "Told", "build_history", "move", "write", "write_files"]
