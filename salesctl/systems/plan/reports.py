"""The reports on plans."""

from salesctl.systems.plan.report_coverage import coverage
from salesctl.systems.plan.report_open import open_report
from salesctl.systems.plan.report_show import show

__all__ = ["coverage", "open_report", "show"]
