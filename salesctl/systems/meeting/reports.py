"""The reports on meetings."""

from salesctl.systems.meeting.report_agenda import agenda
from salesctl.systems.meeting.report_next import next_report
from salesctl.systems.meeting.report_show import show

__all__ = ["agenda", "next_report", "show"]
