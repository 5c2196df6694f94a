"""The documents of a team, read kind by kind when somebody asks for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

from pydantic import ValidationError

from salesctl.core.doc import AnyDoc, Doc, Unloaded
from salesctl.core.finding import Problem
from salesctl.core.kind import Kind
from salesctl.core.spelling import slug
from salesctl.core.system import System, model_of
from salesctl.core.words import did_you_mean, listed
from salesctl.run.shape import Coded, translate
from salesctl.run.source import PRIVATE, Entry, Source
from salesctl.run.still import collector_still
from salesctl.text.reader import read

if TYPE_CHECKING:
    from salesctl.text.fault import Fault


@dataclass(frozen=True, slots=True)
class Loaded:
    """One file, read: its document or what keeps it from being one.

    `faults` are of the text, `problems` of the shape.
    """

    entry: Entry
    kind: Kind | None
    parts: Mapping[str, str]
    doc: AnyDoc | None = None
    text: str = ""
    faults: tuple[Fault, ...] = ()
    problems: tuple[Coded, ...] = ()

    @property
    def values(self) -> Any:
        """The plain data of the file, read once more: few files are asked for it, and all of it would fill memory."""
        return read(self.text.encode()).value if self.text else None

    @property
    def shown_path(self) -> str:
        """The path as people see it."""
        return PRIVATE + self.entry.path if self.entry.private else self.entry.path


@dataclass(frozen=True)
class FileStore:
    """The store over a source, for the kinds of the systems given."""

    source: Source
    systems: Sequence[System]
    _loaded: dict[str, tuple[Loaded, ...]] = field(default_factory=dict)
    _index: dict[tuple[str, str], dict[str, tuple[AnyDoc, ...]]] = field(default_factory=dict)
    _broken: dict[str, tuple[Unloaded, ...]] = field(default_factory=dict)
    _exact: dict[str, dict[frozenset[tuple[str, str]], AnyDoc]] = field(default_factory=dict)
    _places: dict[str, Mapping[str, Sequence[Loaded]]] = field(default_factory=dict)

    # ---- what is there

    @cached_property
    def kinds(self) -> Mapping[str, Kind]:
        """Every kind by its name."""
        return {kind.name: kind for system in self.systems for kind in system.kinds}

    @cached_property
    def by_folder(self) -> Mapping[str, tuple[Kind, ...]]:
        """The kinds that live under a folder, those with a fixed file name first."""
        found: dict[str, list[Kind]] = defaultdict(list)
        for kind in self.kinds.values():
            found[kind.folder].append(kind)
        return {folder: tuple(sorted(kinds, key=lambda kind: not kind.literal)) for folder, kinds in found.items()}

    @cached_property
    def _found(self) -> Mapping[str, list[tuple[Entry, Mapping[str, str]]]]:
        """Every file by the name of its kind; what is of no kind under the empty name."""
        found: dict[str, list[tuple[Entry, Mapping[str, str]]]] = defaultdict(list)
        for folder, kinds in self.by_folder.items():
            for entry in self.source.entries(folder):
                name, parts = _kind_of(entry, kinds)
                if name is not None:
                    found[name].append((entry, parts))
        return found

    @cached_property
    def count(self) -> int:
        """How many files of the team there are."""
        return sum(len(entries) for entries in self._found.values())

    # ---- reading

    def load(self, kind: str) -> tuple[Loaded, ...]:
        """Read every file of a kind, once."""
        if kind not in self._loaded:
            with collector_still():
                self._loaded[kind] = tuple(self._read(self.kinds[kind], *found) for found in self._found.get(kind, ()))
        return self._loaded[kind]

    def strangers(self) -> Iterator[Loaded]:
        """Yield the files in the team's folders that are of no kind, and near misses at the root."""
        for entry, _ in self._found.get("", ()):
            yield Loaded(entry, None, {}, problems=(_stranger(entry, self.by_folder),))
        for name in self.source.top():
            problem = _near_miss(name, self.by_folder)
            if problem is not None:
                yield Loaded(Entry(name), None, {}, problems=(problem,))

    def _read(self, kind: Kind, entry: Entry, parts: Mapping[str, str]) -> Loaded:
        if entry.is_folder:
            return Loaded(entry, kind, parts, problems=(_FOLDER,))
        if entry.path in self.private_paths and not entry.private:
            return Loaded(entry, kind, parts, problems=(_twice(entry),))
        try:
            data = self.source.read(entry)
        except OSError as error:
            reason = error.strerror or "it cannot be opened"
            problem = Problem(
                (), f"the file cannot be read: {reason.lower()}", "check that it is there and its permissions"
            )
            return Loaded(entry, kind, parts, problems=(("SCH018", problem),))
        return self.from_bytes(kind, entry, parts, data)

    def from_bytes(self, kind: Kind, entry: Entry, parts: Mapping[str, str], data: bytes) -> Loaded:
        """Read a document from its bytes."""
        reading = read(data)
        if any(fault.fatal for fault in reading.faults):
            return Loaded(entry, kind, parts, None, reading.text, reading.faults)
        if reading.value is None:
            return Loaded(entry, kind, parts, None, reading.text, reading.faults, (_empty(kind),))
        model = model_of(kind)
        try:
            loaded = model.model_validate(reading.value)
        except ValidationError as error:
            problems = tuple(translate(model, reading.value, error))
            return Loaded(entry, kind, parts, None, reading.text, reading.faults, problems)
        doc = Doc(kind.name, entry.path, parts, loaded)
        return Loaded(entry, kind, parts, doc, reading.text, reading.faults)

    def unread(self) -> tuple[str, ...]:
        """Return the paths, as people see them, of the files looked at so far that are no documents."""
        loaded = (each for kind in sorted(self._loaded) for each in self._loaded[kind])
        return tuple(each.shown_path for each in loaded if each.doc is None)

    def out_of_reach(self) -> tuple[str, ...]:
        """Return the folders looked at so far that are kept in private repositories which are not here."""
        return tuple(sorted({f"{self.kinds[name].folder}/" for name in self._loaded if self.is_absent(name)}))

    # ---- the store of a team

    def docs(self, kind: str) -> tuple[AnyDoc, ...]:
        """Return the documents of a kind that loaded, by path."""
        if kind not in self.kinds:
            return ()
        return self._group(kind, "")[""]

    def unloaded(self, kind: str) -> tuple[Unloaded, ...]:
        """Return the documents of a kind that are there and cannot be read, by path."""
        if kind not in self.kinds:
            return ()
        if kind not in self._broken:
            broken = (Unloaded(kind, each.entry.path, each.parts) for each in self.load(kind) if each.doc is None)
            self._broken[kind] = tuple(broken)
        return self._broken[kind]

    def doc(self, kind: str, parts: Mapping[str, str]) -> AnyDoc | None:
        """Return the document with exactly these parts, if it loaded."""
        if kind not in self.kinds:
            return None
        if kind not in self._exact:
            # Backwards: of two files with the same parts, one of them in a private repository, the first counts.
            self._exact[kind] = {frozenset(doc.parts.items()): doc for doc in reversed(self.docs(kind))}
        return self._exact[kind].get(frozenset(parts.items()))

    def select(self, kind: str, part: str, value: str) -> tuple[AnyDoc, ...]:
        """Return the documents of a kind whose path says so, by path."""
        if kind not in self.kinds:
            return ()
        return self._group(kind, part).get(value, ())

    def _group(self, kind: str, part: str) -> dict[str, tuple[AnyDoc, ...]]:
        key = (kind, part)
        if key not in self._index:
            groups: dict[str, list[AnyDoc]] = {"": []} if not part else {}
            for each in self.load(kind):
                if each.doc is not None:
                    groups.setdefault(each.parts.get(part, "") if part else "", []).append(each.doc)
            self._index[key] = {value: tuple(docs) for value, docs in groups.items()}
        return self._index[key]

    def is_absent(self, kind: str) -> bool:
        """Tell whether the kind is kept in a private repository that is not here."""
        return kind in self.kinds and self.source.is_absent(self.kinds[kind].folder)

    def exists(self, path: str) -> bool:
        """Tell whether a file of the team stands at a path."""
        return self.source.exists(path)

    def is_known(self, path: str) -> bool:
        """Tell whether a path could be looked at."""
        return not self.source.is_absent(path.split("/", 1)[0])

    @cached_property
    def private_paths(self) -> frozenset[str]:
        """The paths that stand in a private repository."""
        return frozenset(entry.path for entries in self._found.values() for entry, _ in entries if entry.private)

    def text(self, path: str) -> str:
        """Return the text of a file that was read, by the path people see; empty when there is none."""
        return next((each.text for each in self._at(path.removeprefix(PRIVATE)) if each.shown_path == path), "")

    def at(self, path: str) -> Loaded | None:
        """Return the file of some kind that stands at a path of the root, read; None when there is none."""
        return next(iter(self._at(path)), None)

    def _at(self, path: str) -> Sequence[Loaded]:
        for kind in self.by_folder.get(path.split("/", 1)[0], ()):
            if kind.match(path) is not None:
                return self._by_path(kind.name).get(path, ())
        return ()

    def _by_path(self, kind: str) -> Mapping[str, Sequence[Loaded]]:
        if kind not in self._places:
            found: dict[str, list[Loaded]] = defaultdict(list)
            for each in self.load(kind):
                found[each.entry.path].append(each)
            self._places[kind] = dict(found)
        return self._places[kind]

    def shown(self, path: str) -> str:
        """Return a path as people see it."""
        return PRIVATE + path if path in self.private_paths else path


_FOLDER: Coded = ("SCH017", Problem((), "a folder stands where a file belongs", "rename the folder, or take it away"))


def _empty(kind: Kind) -> Coded:
    return "SCH015", Problem(
        (), "nothing is written in this file", f"write the {kind.says or kind.name}, or take the file away"
    )


def _kind_of(entry: Entry, kinds: Sequence[Kind]) -> tuple[str | None, Mapping[str, str]]:
    for kind in kinds:
        parts = kind.match(entry.path)
        if parts is not None:
            return kind.name, parts
    return ("" if entry.path.endswith((".yaml", ".yml")) else None), {}


def _twice(entry: Entry) -> Coded:
    folder = entry.path.split("/", 1)[0]
    hint = f"keep what counts in the private repository, which holds {folder}/, and delete this file"
    return "SCH019", Problem((), "this file stands in a private repository too, and is not read here", hint)


def _stranger(entry: Entry, by_folder: Mapping[str, tuple[Kind, ...]]) -> Coded:
    if entry.is_folder:
        return _FOLDER
    kinds = by_folder[entry.path.split("/", 1)[0]]
    patterns = [pattern for kind in kinds for pattern in kind.patterns]
    plain = "/".join(map(_plain, entry.path.removesuffix(".yaml").split("/"))) + ".yaml"
    if entry.path.endswith(".yml"):
        hint = f"files end in .yaml: rename it to {entry.path[:-4]}.yaml"
    elif plain != entry.path and any(kind.match(plain) is not None for kind in kinds):
        hint = f"names are small letters, digits and dashes: rename it to {plain}"
    else:
        hint = f"files here are named {listed(patterns, 'or')}"
    return "SCH016", Problem((), "this file name is none that salesctl knows, so nothing in it counts", hint)


def _plain(part: str) -> str:
    """Return a part of a path in small letters, digits and dashes; a period stays as it is."""
    return part if part[:1].isdigit() else slug(normalize("NFKD", part).encode("ascii", "ignore").decode())


def _near_miss(name: str, by_folder: Mapping[str, tuple[Kind, ...]]) -> Coded | None:
    """Speak of a name at the root that was probably meant to be one of the team's: `plan/`, `team.yml`."""
    if name in by_folder or name.startswith("."):
        return None
    _, dot, ending = name.rpartition(".")
    if dot and ending not in ("yaml", "yml"):
        return None
    close = did_you_mean(name, [known for known in by_folder if ("." in known) == bool(dot)])
    if close is None or (not dot and name + "s" != close and name.casefold() != close):
        return None
    return "SCH016", Problem((), f"`{name}` is not read, so nothing in it counts", f"did you mean `{close}`?")
