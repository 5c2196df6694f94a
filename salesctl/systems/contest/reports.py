"""The reports on contests."""

from salesctl.systems.contest.report_standings import standings_report
from salesctl.systems.contest.report_year import show, year

__all__ = ["show", "standings_report", "year"]
