"""Rules."""

from salesctl.systems.coaching.rules_evidence import call_booked_afterwards

__all__ = ["call_booked_afterwards"]
