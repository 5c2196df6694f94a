"""What a check could not look at, said once and in plain words: never an accusation, never a silent pass."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field

from salesctl.core.evidence import Evidence, evidence
from salesctl.core.history import Cause, Commit, History
from salesctl.core.identity import is_web_address, person_of
from salesctl.core.words import counted, listed
from salesctl.run.open import Opened
from salesctl.run.store import Loaded

SHOWN = 3
NOBODY_YET = "nobody in people/ has committed here. Next: add addresses to `emails`"
SENTENCES = {
    "nobody": "{were} last written by nobody in people/{such}. Next: add the address to the person's `emails`",
    "web": "{were} last written on a git host's web page by nobody in people/{such}."
    " Next: add the address to the person's `emails`",
    "bot": "{were} last written by a program{such}, which proves nothing of a person."
    " Next: let the person commit what is theirs",
    "import": "came with team.yaml or in an import: by whom and when stays unknown."
    " Next: nothing, what is written from now on is proven",
    "dates": "{were} first committed with dates that contradict each other{such}, so whether it was planned before is"
    " not known. Next: set the computer's clock, and merge instead of rewriting what is shared",
}
TIMES = (Cause.AUTHOR_DATE_LATER, Cause.DATES_RUN_BACK, Cause.REWRITTEN)


@dataclass(frozen=True, slots=True)
class Unknown:
    """Documents of which the history says less than it could, and an example of what they have in common."""

    paths: list[str] = field(default_factory=list)
    examples: dict[str, None] = field(default_factory=dict)

    def add(self, path: str, example: str = "") -> None:
        """Count a document."""
        self.paths.append(path)
        if example:
            self.examples.setdefault(example)

    @property
    def such_as(self) -> str:
        """Up to three examples, in brackets."""
        shown = list(self.examples)[:SHOWN]
        more = [f"{len(self.examples) - SHOWN} more"] if len(self.examples) > SHOWN else []
        return f" ({listed([*shown, *more])})" if shown else ""


def notes(opened: Opened, kinds: Collection[str], rules: int, wanted: Callable[[str], bool]) -> tuple[str, ...]:
    """Say what the rules that need a history could not look at, among the documents of these kinds.

    `rules` is how many there are of them. Nothing is said where the team has no such document.
    """
    store, history = opened.store, opened.team.history
    docs = [each for kind in kinds for each in store.load(kind) if each.doc and wanted(each.entry.path)]
    if not docs:
        return ()
    if history.absence is not None:
        return (_absent(history, rules),)
    return tuple(_said(opened, docs))


def _absent(history: History, rules: int) -> str:
    assert history.absence is not None  # noqa: S101 - the caller looked
    did_not = f"{counted(rules, 'rule')} on who wrote what did not run"
    return f"{did_not}: {history.absence.message}. Next: {history.absence.hint}"


def _said(opened: Opened, docs: Collection[Loaded]) -> Iterator[str]:
    found = evidence(opened.team)
    if found.history.proof_starts is None:
        yield "nothing is proven of who wrote what: team.yaml was never committed here. Next: git add team.yaml"
        return
    new, edited = _uncommitted(opened, found, docs)
    kinds = _sorted(found, [each for each in docs if each.entry.path not in set(new.paths)])
    if new.paths:
        many = counted(len(new.paths), "document is", "documents are")
        yield f"{many} not committed yet{new.such_as}, so nobody can tell who wrote what. Next: git add, git commit"
    if edited.paths:
        many = counted(len(edited.paths), "document has", "documents have")
        yield f"{many} edits that are not committed{edited.such_as}: they have no author yet. Next: git commit"
    if not found.has_known_author:
        yield NOBODY_YET
        kinds = {kind: unknown for kind, unknown in kinds.items() if kind == "dates"}
    yield from _authors(kinds)


def _authors(kinds: dict[str, Unknown]) -> Iterator[str]:
    for kind, sentence in SENTENCES.items():
        unknown = kinds.get(kind)
        if unknown is not None:
            many, were = counted(len(unknown.paths), "document"), "was" if len(unknown.paths) == 1 else "were"
            yield f"{many} {sentence.format(were=were, such=unknown.such_as)}"


@dataclass(frozen=True, slots=True)
class _Contents(Mapping[str, bytes]):
    """The contents of documents by path, each made when it is asked for: all at once would be the team once more."""

    docs: Mapping[str, Loaded]

    def __getitem__(self, path: str) -> bytes:
        return self.docs[path].text.encode()

    def __iter__(self) -> Iterator[str]:
        return iter(self.docs)

    def __len__(self) -> int:
        return len(self.docs)


def _uncommitted(opened: Opened, found: Evidence, docs: Collection[Loaded]) -> tuple[Unknown, Unknown]:
    """Return the documents that git does not hold yet, and those that are edited."""
    archive, new, edited = found.history.archive, Unknown(), Unknown()
    if archive is None:
        return new, edited
    revision = found.history.revision
    by_path = {each.entry.path: each for each in docs}
    first = archive.uncommitted(_Contents(by_path), revision)
    # A byte order mark is not part of the text: the few that seem edited are read once more as they are.
    files = {each.path: opened.store.source.read(by_path[each.path].entry) for each in first}
    for each in archive.uncommitted(files, revision):
        (edited if each.tracked else new).add(each.path, by_path[each.path].shown_path)
    return new, edited


def _sorted(found: Evidence, docs: Collection[Loaded]) -> dict[str, Unknown]:
    kinds: dict[str, Unknown] = {}
    for each in docs:
        life = found.history.of(each.entry.path)
        written = next((change.commit for change in reversed(life.changes) if change.before != (change.after,)), None)
        if written is not None:
            kind, example = _of_author(found, written)
            if kind:
                kinds.setdefault(kind, Unknown()).add(each.entry.path, example)
        if life.arrived is not None and any(doubt.cause in TIMES for doubt in found.history.doubts(life.arrived)):
            kinds.setdefault("dates", Unknown()).add(each.entry.path, life.arrived.id[:7])
    return kinds


def _of_author(found: Evidence, commit: Commit) -> tuple[str, str]:
    """Say why a commit proves no author, if it does not, with what to look for."""
    causes = {doubt.cause for doubt in found.history.doubts(commit) if doubt.author}
    if Cause.BOT in causes:
        return "bot", commit.author.name
    if causes:
        return "import", ""
    if person_of(commit.author, found.people) is None:
        return ("web" if is_web_address(commit.author) else "nobody"), commit.author.email
    return "", ""
