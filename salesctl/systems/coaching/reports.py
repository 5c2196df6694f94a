"""The reports on coaching."""

from salesctl.systems.coaching.report_balance import balance
from salesctl.systems.coaching.report_show import show

__all__ = ["balance", "show"]
