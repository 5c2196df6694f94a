"""From documents to their history: each file's versions, sorted into commits, as orders for `git fast-import`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from salesctl.data.demo.cast import MORNING, Cast, cast_of
from salesctl.data.demo.event import Event
from salesctl.data.demo.sheet import Sheet
from salesctl.data.demo.stories import STORIES
from salesctl.data.demo.wrinkles import WRINKLES, Wrinkle

BRANCH = "refs/heads/main"
HOST = ("GitHub", "noreply@github.com")
Step = tuple[Event, str, bytes]


@dataclass(frozen=True, slots=True)
class Told:
    """A story as orders for `git fast-import`, and the files it ends with by path."""

    orders: bytes
    files: Mapping[str, bytes]


def build_history(
    files: Mapping[str, bytes],
    today: date | None = None,
    *,
    until: date | None = None,
    wrinkles: Mapping[str, Wrinkle] = WRINKLES,
) -> Told:
    """Tell how a team's files came to be.

    Times, authors and order follow from what the documents say, so the same files give the same bytes. The story ends
    in the morning of `today`, else of the day that team.yaml pins; without either: ValueError. It is told up to the
    morning of `until`, else to its end, where the files are the documents byte for byte. `wrinkles` is what went wrong
    in it, by path.
    """
    cast = cast_of(files, today)
    steps = sorted(_steps(files, cast, wrinkles))
    if until is not None:
        stop = datetime.combine(until, MORNING, cast.line.zone)
        steps = [step for step in steps if step[0].when <= stop]
    return Told(b"".join(_commits(steps, cast)), {path: content for _, path, content in steps})


def _steps(files: Mapping[str, bytes], cast: Cast, wrinkles: Mapping[str, Wrinkle]) -> Iterator[Step]:
    told: set[str] = set()
    for loaded in cast.loaded():
        path, story = loaded.entry.path, STORIES.get(loaded.doc.kind) if loaded.doc else None
        if story is None or loaded.doc is None:
            continue
        text = files[path].decode()
        sheet: Sheet = story(loaded.doc, text, cast)
        if path in wrinkles:
            wrinkles[path].bend(loaded.doc, sheet, cast)
        told.add(path)
        yield from ((event, path, content) for event, content in sheet.versions())
    yield from ((cast.line.first, path, content) for path, content in files.items() if path not in told)


def _commits(steps: list[Step], cast: Cast) -> Iterator[bytes]:
    yield f"reset {BRANCH}\n".encode()
    for event, group in groupby(steps, key=lambda step: step[0]):
        author = cast.identity(event.who, web=event.web)
        on_host = event.web and cast.has_web_address(event.who)
        yield f"commit {BRANCH}\n".encode()
        yield _person(b"author", author, event.when)
        yield _person(b"committer", HOST if on_host else author, event.when)
        yield _data(event.subject.encode())
        for _, path, content in group:
            yield f"M 100644 inline {path}\n".encode() + _data(content)
        yield b"\n"
    yield b"done\n"


def _person(part: bytes, identity: tuple[str, str], when: datetime) -> bytes:
    name, email = (word.translate({ord(mark): None for mark in "<>\n"}) for word in identity)
    return part + f" {name} <{email}> {int(when.timestamp())} {when:%z}\n".encode()


def _data(content: bytes) -> bytes:
    return b"data %d\n%s\n" % (len(content), content)
