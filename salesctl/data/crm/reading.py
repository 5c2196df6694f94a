"""From a file's bytes to its deals: the way through all the rooms."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from difflib import get_close_matches
from typing import TYPE_CHECKING

from salesctl.data.crm.build import UNKNOWN_STAGE, Terms, account, build, state
from salesctl.data.crm.deal import Choices, Deal, Deals, Skipped, Summary
from salesctl.data.crm.errors import Unreadable
from salesctl.data.crm.fields import Fields
from salesctl.data.crm.fold import fold
from salesctl.data.crm.headers import KNOWN, Field
from salesctl.data.crm.mapping import Mapping, mapping_text, missing, recognise
from salesctl.data.crm.repeats import settle
from salesctl.data.crm.sift import sift
from salesctl.data.crm.stages import stage_state
from salesctl.data.crm.table import Row, Table, read_table
from salesctl.data.crm.workbook import STEP, Progress

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_ADD = {
    "hubspot": "In HubSpot, export with all properties of the deals, or add the column to the view.",
    "salesforce": "In Salesforce, add “Opportunity ID” and “Stage” to the report and export its details.",
    "pipedrive": "In Pipedrive, add the column to the list of deals before you export it.",
    "plain": "HubSpot has it among all properties, Salesforce as “Opportunity ID”, Pipedrive as “ID”.",
}
_FROM = "Name it in a mapping file: --suggest-mapping writes one to begin from."
_WISHED: dict[Field, str] = {
    "amount": "the amounts",
    "close": "the close days",
    "created": "the days of creation",
    "owner": "the owners",
    "account": "the accounts",
}


def read_deals(
    data: bytes,
    currency: str,
    mapping: Mapping | None = None,
    choices: Choices | None = None,
    progress: Progress | None = None,
) -> Deals:
    """Deals of a CRM export in CSV or XLSX. `currency` is the team's, by its ISO 4217 code. `progress` runs to the
    end twice for a workbook: while it is unpacked, and while its rows become deals.

    Raises Unreadable, and nothing else, whatever the bytes.
    """
    table = read_table(data, _known(mapping), progress)
    chosen = mapping or recognise(table.header)
    _check(table, chosen)
    return deals(table, chosen, currency, choices or Choices(), progress)


def suggest_mapping(data: bytes, mapping: Mapping | None = None) -> str:
    """YAML of a mapping to begin from: what the headings tell, and the stages that are not known."""
    table = read_table(data, _known(mapping))
    chosen = mapping or recognise(table.header)
    return mapping_text(chosen, table.header, _unknown_stages(table, chosen))


def _known(mapping: Mapping | None) -> frozenset[str]:
    return KNOWN | {fold(name) for name in mapping.columns.values()} if mapping else KNOWN


def _check(table: Table, mapping: Mapping) -> None:
    for name in mapping.columns.values():
        if table.index(name) is None:
            near = get_close_matches(name, table.header, 1)
            shown = ", ".join(f"“{one}”" for one in table.header[:12] if one)
            raise Unreadable(
                f"The mapping names a column “{name}”, which the file does not have.",
                f"Did you mean “{near[0]}”?" if near else f"It has {shown}.",
            )
    lacking = missing(mapping)
    if lacking:
        add = "" if mapping.crm == "plain" and "id" in mapping.columns else _ADD.get(mapping.crm, "")
        raise Unreadable(f"The file misses {' and '.join(lacking)}.", f"{add} {_FROM}".strip())


def _unknown_stages(table: Table, mapping: Mapping) -> list[str]:
    heading = mapping.columns.get("stage") or mapping.columns.get("status")
    identity = table.index(mapping.columns["id"]) if "id" in mapping.columns else None
    if heading is None or identity is None:
        return []
    rows, _ = sift(table, identity)
    fields = Fields(table, rows, Mapping(mapping.crm, {"stage": heading}), Choices())
    names = dict.fromkeys(fields.word("stage", at) for at in range(len(rows)))
    return [name for name in names if name and stage_state(name, mapping.stages) is None]


def deals(table: Table, mapping: Mapping, currency: str, choices: Choices, progress: Progress | None = None) -> Deals:
    """Deals of a table under a mapping that fits it. Raises Unreadable where a column stays ambiguous."""
    identity = table.index(mapping.columns["id"])
    rows, around = sift(table, identity or 0)
    fields = Fields(table, rows, mapping, choices)
    terms = Terms(mapping, currency, choices)
    found, skipped = _build(fields, rows, terms, progress)
    kept, repeated = settle([deal for _, deal in found], lambda at: fields.changed(found[at][0]))
    summary = Summary(
        crm=mapping.crm,
        source=table.source,
        read=table.read,
        used=len(kept),
        skipped=tuple(sorted((*around, *skipped, *repeated), key=lambda one: one.row)),
        notes=(*table.notes, *fields.notes, *_notes(fields, rows, kept, mapping)),
        unknown_stages=_unplaced(fields, found, skipped, terms),
    )
    return Deals(tuple(kept), summary)


def _build(
    fields: Fields, rows: Sequence[Row], terms: Terms, progress: Progress | None
) -> tuple[list[tuple[int, Deal]], list[Skipped]]:
    """Deals with their position among the rows, and the rows skipped."""
    found: list[tuple[int, Deal]] = []
    skipped: list[Skipped] = []
    for at, row in enumerate(rows):
        one = build(fields, at, row.number, terms)
        if isinstance(one, Deal):
            found.append((at, one))
        else:
            skipped.append(one)
        if progress is not None and ((at + 1) % STEP == 0 or at + 1 == len(rows)):
            progress(at + 1, len(rows))
    return found, skipped


def _unplaced(
    fields: Fields, found: Iterable[tuple[int, Deal]], skipped: Iterable[Skipped], terms: Terms
) -> dict[str, int]:
    """Stages nobody knows by name, with the rows that hung on them, whether left out or counted as open."""
    stages = Counter(one.detail for one in skipped if one.why == UNKNOWN_STAGE)
    if terms.choices.other_stages == "open":
        strict = replace(terms, choices=replace(terms.choices, other_stages="skip"))
        stages += Counter(deal.stage for at, deal in found if state(fields, at, strict) == UNKNOWN_STAGE)
    return dict(stages.most_common())


def _notes(fields: Fields, rows: Sequence[Row], kept: Sequence[Deal], mapping: Mapping) -> list[str]:
    lacking = [spoken for one, spoken in _WISHED.items() if one not in mapping.columns]
    several = sum(account(fields, at, mapping)[1] for at in range(len(rows)))
    short = sum(row.short for row in rows)
    blank = sum(deal.account is None for deal in kept)
    ownerless = sum(deal.owner is None for deal in kept) if "owner" in mapping.columns else 0
    return [
        note
        for count, note in (
            (not rows, "it holds no deals: choose all of them in the CRM, and export again"),
            (len(lacking), f"no column was found for {', '.join(lacking)}"),
            (short, f"rows that end early, their last cells taken as blank: {short}"),
            (several, f"deals that name several companies, the first of which was taken: {several}"),
            (blank, f"deals without an account, which count in results and in no forecast: {blank}"),
            (ownerless, f"deals without an owner, which count for nobody: {ownerless}"),
        )
        if count
    ]
