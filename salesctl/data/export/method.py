"""What the method makes of the documents: items, duties, findings, scores."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from salesctl.core.doc import AnyDoc
from salesctl.core.finding import KeyPath
from salesctl.core.shape import Item
from salesctl.core.walk import item_name, items
from salesctl.data.export.table import Cell, Pick, Row, Table, fields, joined
from salesctl.systems import all_systems
from salesctl.systems.manager.documents import Todo

PRIVATE_KINDS = frozenset({"review", "formal-review", "candidate"})
"""Kinds whose words are between a few people."""
PRIVATE_LISTS = frozenset({"personal_goals"})
_PRIVATE_FOLDERS = ("reviews/", "hiring/")
_PREFIX = "private:"


def _items(pick: Pick) -> Iterator[Row]:
    kinds = [kind.name for system in all_systems() for kind in system.kinds]
    for kind in kinds:
        if kind == Todo.kind or (kind in PRIVATE_KINDS and not pick.private):
            continue
        for doc in pick.team.store.docs(kind):
            if pick.may_read(doc.path):
                yield from (_item(pick, doc, at, item) for at, item in items(doc.model) if _is_shown(pick, at))


def _is_shown(pick: Pick, at: KeyPath) -> bool:
    return pick.private or at[:1] == () or at[0] not in PRIVATE_LISTS


def _item(pick: Pick, doc: AnyDoc, at: KeyPath, item: Item) -> Row:
    owner = doc.person or pick.team.settings.manager
    more: tuple[Cell, ...] = (
        getattr(item, "measure", None),
        getattr(item, "amount", None),
        joined(getattr(item, "accounts", ())),
        getattr(item, "got", None),
    )
    place = "/".join(str(step) for step in at if not isinstance(step, int))
    return (
        *(item_name(doc, at), doc.kind, doc.path, place, owner, item.who or owner, item.what, item.by, item.moved_to),
        *(item.due, item.done, item.dropped, item.why, *more),
    )


def _duties(pick: Pick) -> Iterator[Row]:
    for one in pick.duties:
        path, mark, inside = one.id.partition("#")
        told_apart = mark and (path.startswith(_PRIVATE_FOLDERS) or inside.split("/", 1)[0] in PRIVATE_LISTS)
        if not pick.private and mark and (told_apart or path in pick.hidden):
            continue
        yield (
            *(one.id, one.system, one.what, one.who, one.about, one.period, one.due, one.state.value, one.done),
            *(one.days_late, one.closes, one.why, one.path),
        )


def _findings(pick: Pick) -> Iterator[Row]:
    for one in pick.findings:
        path = one.path.removeprefix(_PREFIX)
        secret = path.startswith(_PRIVATE_FOLDERS) or path in pick.hidden or one.at[:1] in {(each,) for each in _LISTS}
        if pick.private or not secret:
            place = one.place
            yield one.code, one.name, one.severity.value, one.path, place.line, place.column, one.message, one.hint


_LISTS = tuple(PRIVATE_LISTS)


def _scores(pick: Pick) -> Iterable[Row]:
    return pick.scores


TABLES = (
    Table(
        "items",
        "something somebody owes, in the document that made it",
        fields(
            "item: its name, such as plans/2026-H2/ana-silva.yaml#actions/3",
            "kind: of the document",
            "path",
            "list: actions, agreed, commitments, …",
            "owner: whose document it is",
            "who: who owes it",
            "what",
            "by day: as promised",
            "moved_to day",
            "due day: as it is now",
            "done day",
            "dropped: why",
            "why",
            "measure",
            "amount money",
            "accounts: separated by semicolons",
            "got money: where it fell short",
        ),
        _items,
    ),
    Table(
        "duties",
        "something due from somebody by a day",
        fields(
            "duty: id",
            "system",
            "what",
            "who: who must act",
            "about: whom it concerns",
            "period period",
            "due day",
            "state: open, late, missed, done, done-late, excused or unseen",
            "done day",
            "days_late count: working days",
            "closes day: the last day it can be done",
            "why",
            "path",
        ),
        _duties,
    ),
    Table(
        "findings",
        "something written that is wrong",
        fields(
            "code",
            "name",
            "severity: error, warning or info",
            "path",
            "line count",
            "column count",
            "message",
            "hint: the next move",
        ),
        _findings,
    ),
    Table(
        "scores",
        "a system and how it stands",
        fields(
            "system",
            "score number: 0 to 10",
            "due count: duties of the last thirteen weeks",
            "done count",
            "on_time count",
            "documents count",
            "clean count: documents without an error",
            "is_off flag: the team does without it",
        ),
        _scores,
    ),
)
