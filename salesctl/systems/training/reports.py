"""The reports on training."""

from salesctl.systems.training.report_calendar import calendar
from salesctl.systems.training.report_gaps import gaps_report
from salesctl.systems.training.report_show import show

__all__ = ["calendar", "gaps_report", "show"]
