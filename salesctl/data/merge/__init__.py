"""An export beside the team: deals → changes of files, with an account of what became of each deal.

Everything is a pure function of the team, its texts and the deals; nothing is written here.
"""

from salesctl.data.merge.change import Change, Count, Terms, Texts
from salesctl.data.merge.merge import Merged, Refused, merge
from salesctl.data.merge.todo import MergedTasks, merge_tasks

__all__ = ["Change", "Count", "Merged", "MergedTasks", "Refused", "Terms", "Texts", "merge", "merge_tasks"]
