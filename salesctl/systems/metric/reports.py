"""The reports on metrics: what was measured, and what is missing."""

from salesctl.systems.metric.reports_missing import missing
from salesctl.systems.metric.reports_show import show

__all__ = ["missing", "show"]
