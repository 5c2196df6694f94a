"""The reports on being under control."""

from salesctl.systems.manager.report_audit import audit
from salesctl.systems.manager.report_show import show

__all__ = ["audit", "show"]
