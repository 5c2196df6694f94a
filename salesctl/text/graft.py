"""The pieces of a splice: which characters go, and which come."""

import re
from typing import Final

from salesctl.text.emit import block, flow, inline, is_below, is_block, item_lines
from salesctl.text.ground import Ground, Piece, after_colon
from salesctl.text.tree import BLOCK_STYLES, Entry, Node

_HEADER: Final = re.compile(r"[|>][0-9+-]*")
_COMMA: Final = re.compile(r"(?:[ \t\r\n]|#[^\r\n]*)*,")


def plant(place: Ground, value: object) -> list[Piece]:
    """A first value for a text that holds none."""
    return [place.whole_lines(len(place.text), block(value, 0, place.newline, place.style))]


def renew_root(place: Ground, root: Node, value: object) -> list[Piece]:
    """Another value for the whole document."""
    if root.start == root.end:
        return plant(place, value)
    new = block(value, 0, place.newline, place.style).removesuffix(place.newline)
    whole = place.newline in new or (root.kind != "scalar" and not root.flow)
    return [Piece(root.start, place.line_end(root.end) if whole else root.end, new)]


def renew_in_flow(place: Ground, entry: Entry, value: object) -> list[Piece]:
    """Another value inside brackets or braces."""
    old = entry.node
    gap = "" if old.start < old.end or place.text[old.start - 1 : old.start].isspace() else " "
    return [Piece(old.start, old.end, gap + flow(value))]


def renew(place: Ground, entry: Entry, value: object) -> list[Piece]:
    """Another value behind a key or a dash."""
    first, rest = _written(place, entry, value)
    old, anchor = entry.node, after_colon(place, entry)
    same_line = place.line_start(old.start) == place.line_start(anchor)
    head = f" {first}" if first else ""
    if not same_line:
        return _renew_below(place, entry, anchor, (first, rest))
    if old.style in BLOCK_STYLES:
        return [Piece(anchor, _header_end(place, old), head), *_below_header(place, old, rest)]
    if old.kind != "scalar" and not old.flow:
        return [Piece(anchor, place.line_end(old.end), head), *_below(place, old.end, rest)]
    if first and old.start < old.end and (entry.key or not rest):
        return [Piece(old.start, old.end, first), *_below(place, old.end, rest)]
    return [Piece(anchor, old.end, head), *_below(place, old.end, rest)]


def _renew_below(place: Ground, entry: Entry, anchor: int, new: tuple[str, str]) -> list[Piece]:
    """Another value for one that starts on a later line than its key or dash."""
    (first, rest), old = new, entry.node
    one_line = old.flow or (old.kind == "scalar" and old.style not in BLOCK_STYLES)
    if one_line and first and not rest:
        return [Piece(old.start, old.end, first)]
    head = Piece(anchor, anchor, f" {first}" if first else "")
    comment = place.text[old.end : place.line_end(old.end)]
    if one_line and "#" in comment:
        blanks = " " * place.column(entry.start)
        return [head, Piece(place.line_start(old.start), old.end + comment.index("#"), rest + blanks)]
    return [head, Piece(place.line_start(old.start), place.next_line(old.end), rest)]


def add_key(place: Ground, node: Node, key: str, value: object) -> list[Piece]:
    """A new key behind the last leaf of a mapping in block style."""
    lines = block({key: value}, place.column(node.start), place.newline, place.style)
    return [place.whole_lines(place.next_line(node.end), lines)]


def add_item(place: Ground, node: Node, value: object) -> list[Piece]:
    """A new item behind the last leaf of a list in block style, set apart as its neighbours are."""
    lines = item_lines(value, place.column(node.start), place.newline, place.style)
    apart = place.newline if _set_apart(place, node) else ""
    return [place.whole_lines(place.next_line(node.end), apart + lines)]


def add_in_flow(place: Ground, node: Node, written: str) -> list[Piece]:
    """A new entry behind the last one between brackets or braces; on its own line where the last one is."""
    last = node.entries[-1]
    comma = _COMMA.match(place.text, last.node.end)
    end = comma.end() if comma else last.node.end
    if not place.leads(last.start):
        return [Piece(end, end, f" {written}" if comma else f", {written}")]
    new = place.newline + " " * place.column(last.start) + written + ("," if comma else "")
    line_end = place.line_end(end)
    if place.line_start(node.end) == place.line_start(end):
        return [Piece(end, end, new.removesuffix(",") if comma else f",{new}")]
    return [*([] if comma else [Piece(end, end, ",")]), Piece(line_end, line_end, new)]


def cut(place: Ground, node: Node, entry: Entry) -> list[Piece]:
    """Take one of several entries out of its collection."""
    if node.flow:
        return _cut_from_flow(place, node, entry)
    if place.leads(entry.start):
        return [Piece(place.line_start(entry.start), place.next_line(entry.node.end), "")]
    start = place.next_line(entry.node.end)
    return [Piece(entry.start, len(place.text) - len(place.text[start:].lstrip(" \r\n")), "")]


def _written(place: Ground, entry: Entry, value: object) -> tuple[str, str]:
    """A value as what stands on the line of its key or dash, and as the whole lines below."""
    column = place.column(entry.start)
    if entry.key is None and is_block(value):
        lines = item_lines(value, column, place.newline, place.style)[column + 2 :]
    elif is_below(value):
        return "", block({"": value}, column, place.newline, place.style).split(place.newline, 1)[1]
    else:
        lines = (
            inline(value, column + (place.style.step if entry.key else 2), place.newline, place.style) + place.newline
        )
    first, rest = lines.split(place.newline, 1)
    return first, rest


def _header_end(place: Ground, old: Node) -> int:
    header = _HEADER.match(place.text, old.start)
    return header.end() if header else old.start


def _below_header(place: Ground, old: Node, rest: str) -> list[Piece]:
    """The lines of a text below its `|`, which go, for those that come."""
    start = place.next_line(old.start)
    if start > old.end:
        return _below(place, old.start, rest)
    return [Piece(start, place.next_line(old.end), rest)]


def _below(place: Ground, offset: int, rest: str) -> list[Piece]:
    return [place.whole_lines(place.next_line(offset), rest)] if rest else []


def _set_apart(place: Ground, node: Node) -> bool:
    last = node.entries[-1]
    line = place.lines.place(last.start)[0]
    return len(node.entries) > 1 and place.leads(last.start) and not place.lines.line(line - 1).strip()


def _cut_from_flow(place: Ground, node: Node, entry: Entry) -> list[Piece]:
    at = node.entries.index(entry)
    follows = at + 1 < len(node.entries)
    start = entry.start if follows else node.entries[at - 1].node.end
    end = node.entries[at + 1].start if follows else entry.node.end
    between = place.text[entry.node.end : end] if follows else place.text[start : entry.start]
    if "#" not in between:
        return [Piece(start, end, "")]
    comma = _COMMA.match(place.text, entry.node.end if follows else start)
    here = comma.end() if comma else end
    return [Piece(entry.start, entry.node.end, ""), Piece(here - 1, here, "")]
