"""Exports of a CRM: a file's bytes to deals, the summary of what was read, and who and what they belong to.

    bytes → Table → Mapping → Deals + Summary → Matches, results

Everything is a pure function of its arguments, and the only error is Unreadable.
"""

from salesctl.data.crm.deal import Choices, Deal, Deals, Skipped, Summary
from salesctl.data.crm.errors import Unreadable
from salesctl.data.crm.headers import KNOWN
from salesctl.data.crm.mapping import Mapping, mapping_from, mapping_text, recognise
from salesctl.data.crm.matching import Match, Matches, Proposal, match_accounts, match_people
from salesctl.data.crm.reading import deals, read_deals, suggest_mapping
from salesctl.data.crm.results import results, unplaced
from salesctl.data.crm.table import Row, Table, read_table

__all__ = [
    "KNOWN",
    "Choices",
    "Deal",
    "Deals",
    "Mapping",
    "Match",
    "Matches",
    "Proposal",
    "Row",
    "Skipped",
    "Summary",
    "Table",
    "Unreadable",
    "deals",
    "mapping_from",
    "mapping_text",
    "match_accounts",
    "match_people",
    "read_deals",
    "read_table",
    "recognise",
    "results",
    "suggest_mapping",
    "unplaced",
]
