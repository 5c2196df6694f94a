"""Findings, duties and reports as text: one file a format."""
