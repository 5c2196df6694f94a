"""The reports on hiring."""

from salesctl.systems.hiring.report_bench import bench_report
from salesctl.systems.hiring.report_score import score_report
from salesctl.systems.hiring.report_show import show

__all__ = ["bench_report", "score_report", "show"]
