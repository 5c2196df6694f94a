"""What is written in another way than the format's is told with the spelling that was meant, never a wrong one."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

import salesctl
from salesctl.core.guesses import amount_meant, clock_meant, day_meant, month_meant

AMOUNTS = {
    "180,000": "180000",
    "180.000": "180000",
    "180 000": "180000",
    "180'000": "180000",
    "180_000": "180000",
    "180\u00a0000": "180000",
    "1.180.000": "1180000",
    "1,180,000.50": "1180000.50",
    "180.000,50": "180000.50",
    "180000,5": "180000.5",
    "€180.000": "180000",
    "180000 EUR": "180000",
    "-1,500": "-1500",
    "180k": "180000",
    "1.2m": "1200000",
    "1,5 %": "1.5",
    "1,80,000": "",
    "a lot": "",
    "12-14": "",
    "1.2.3": "",
}
DAYS = {
    "12.5.2026": "2026-05-12",
    "03/11/2026": "2026-11-03",
    "31/12/2026": "2026-12-31",
    "12/31/2026": "2026-12-31",
    "13.5.26": "2026-05-13",
    "2026/9/2": "2026-09-02",
    "20260902": "2026-09-02",
    "2026-09-02 10:00": "2026-09-02",
    "2026-09-02T10:00:00Z": "2026-09-02",
    "“2026-09-02”": "2026-09-02",
    "12 May 2026": "2026-05-12",
    "May 12th, 2026": "2026-05-12",
    "31.2.2026": "",
    "next week": "",
}
TIMES = {"8:30": "08:30", "8.30": "08:30", "10h": "10:00", "10h15": "10:15", "3 pm": "15:00", "12:05 am": "00:05"}
MONTHS = {"2026/10": "2026-10", "10.2026": "2026-10", "October 2026": "2026-10", "12.10.2026": "2026-10-12"}


@pytest.mark.parametrize(("written", "meant"), AMOUNTS.items())
def test_an_amount(written: str, meant: str) -> None:
    assert amount_meant(written) == meant


@pytest.mark.parametrize(("written", "meant"), DAYS.items())
def test_a_day(written: str, meant: str) -> None:
    assert day_meant(written) == meant


@pytest.mark.parametrize(("written", "meant"), TIMES.items())
def test_a_time(written: str, meant: str) -> None:
    assert clock_meant(written) == meant


@pytest.mark.parametrize(("written", "meant"), MONTHS.items())
def test_a_month(written: str, meant: str) -> None:
    assert month_meant(written) == meant


def test_examples_in_docstrings_hold() -> None:
    names = [each.name for each in pkgutil.walk_packages(salesctl.__path__, "salesctl.") if "__main__" not in each.name]
    asked = [name for name in names if name.startswith(("salesctl.core", "salesctl.text", "salesctl.run"))]
    results = [doctest.testmod(importlib.import_module(name)) for name in asked]
    assert sum(each.attempted for each in results) > 10
    assert not sum(each.failed for each in results)
