"""Answers that were given before: the same words, on the same day, about files nobody has touched since.

The front door asks here before anything heavy is imported. What an answer stood on is known by the footprint of the
team's files, of the git repositories around them and of salesctl itself; where one differs, it is worked out again.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from salesctl.cli.footprint import OutOfSightError, footprint
from salesctl.cli.kept_files import load, place_of, save

if TYPE_CHECKING:
    from salesctl.cli.session import Session

SETTLED = 0.1  # seconds: what changed that shortly before may change again and look the same
SWITCH = "SALESCTL_CACHE"
_FORMAT = 1
_TEAM_FILE = "team.yaml"
_CODE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_HEEDED = ("NO_COLOR", "FORCE_COLOR", "TERM", "COLUMNS", "GITHUB_ACTIONS", "HOME", "PATH", "LANG")
_HEEDED_BEGINNINGS = ("SALESCTL_", "GIT_", "LC_", "XDG_CONFIG", "PYTHON")


@dataclass(slots=True)
class Answer:
    """What the running command has printed so far, and its session once it said that this may be kept.

    `spoiled` when something was printed that cannot be said again.
    """

    said: list[str] = field(default_factory=list)
    session: Session | None = None
    spoiled: bool = False


_running: list[Answer] = []


def keep(session: Session) -> None:
    """Say that what the running command answers stands on this session's team and on nothing else."""
    for answer in _running:
        answer.session = session


@dataclass(frozen=True, slots=True)
class Question:
    """A command line in its surroundings: `key` names it, `root` is the team's folder."""

    key: str
    root: str

    def again(self) -> int | None:
        """Print what was answered before and return the exit code; None when it has to be worked out."""
        try:
            entry = self._read()
            if entry is None or not entry["from"] <= time.time() < entry["until"]:
                return None
            if footprint(entry["roots"], _CODE).digest != entry["footprint"]:
                return None
            text, code = str(entry["text"]), int(entry["code"])
        except (OSError, ValueError, KeyError, TypeError, RecursionError, OutOfSightError):
            return None
        try:
            sys.stdout.write(text)
            sys.stdout.flush()
        except BrokenPipeError:  # whoever read has read enough
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 0
        return code

    def _read(self) -> Mapping[str, Any] | None:
        entry = load(place_of(self.root, self.key))
        if "elsewhere" in entry:
            entry = load(place_of(entry["elsewhere"], self.key))
        same = (entry["format"], entry["key"], entry["root"]) == (_FORMAT, self.key, self.root)
        return entry if same and entry["check"] == _digest(entry["text"]) else None

    @contextmanager
    def listening(self) -> Iterator[Answer]:
        """Hear what is printed inside."""
        real, errors, answer = sys.stdout, sys.stderr, Answer()
        sys.stdout, sys.stderr = _Heard(real, answer), _Heard(errors, answer, spoils=True)
        _running.append(answer)
        try:
            yield answer
        finally:
            _running.remove(answer)
            sys.stdout, sys.stderr = real, errors

    def learn(self, answer: Answer, code: int, began: float) -> None:
        """Keep an answer that may be kept, unless something changed since shortly before it was begun.

        With private repositories it is kept in the last of them. What cannot be written is worked out again next time.
        """
        session = answer.session
        if session is None or answer.spoiled or code not in (0, 1) or os.path.abspath(session.root) != self.root:
            return
        with suppress(OSError, ValueError, OutOfSightError):
            roots, (first, last) = [self.root, *session.private_roots], session.holds
            now = footprint(roots, _CODE)
            if now.newest > began - SETTLED or first >= last:
                return
            text = "".join(answer.said)
            entry = {"format": _FORMAT, "key": self.key, "root": self.root, "roots": roots, "footprint": now.digest}
            entry |= {"from": first, "until": last, "code": code, "text": text, "check": _digest(text)}
            home = [root for root in roots if os.path.isdir(root)][-1]
            save(place_of(home, self.key), entry)
            if home != self.root:
                save(place_of(self.root, self.key), {"elsewhere": home})


class _Heard:
    """A stream that is written through while an answer remembers it."""

    def __init__(self, real: Any, answer: Answer, *, spoils: bool = False) -> None:
        self._real, self._answer, self._spoils = real, answer, spoils

    def write(self, text: str) -> int:
        """Write, and remember."""
        self._answer.said.append(text)
        self._answer.spoiled |= self._spoils
        return int(self._real.write(text))

    def __getattr__(self, name: str) -> Any:
        self._answer.spoiled |= name in ("buffer", "writelines", "detach", "reconfigure")
        return getattr(self._real, name)


def question(words: Sequence[str], environ: Mapping[str, str]) -> Question | None:
    """Return the question that a command line asks here and now; None where no team is or nothing is to be kept."""
    if environ.get(SWITCH) == "off":
        return None
    try:
        here = os.getcwd()
        root = _root(here, _named(words) or environ.get("SALESCTL_TEAM"))
        return None if root is None else Question(_key(words, environ, here), root)
    except (OSError, ValueError):
        return None


def _named(words: Sequence[str]) -> str | None:
    """Return the team's folder as the words name it; the right-most counts."""
    named = None
    for index, word in enumerate(words):
        if word in ("-C", "--team"):
            named = words[index + 1] if index + 1 < len(words) else None
        elif word.startswith("--team="):
            named = word.partition("=")[2]
        elif word.startswith("-C"):
            named = word[2:]
    return named


def _root(here: str, named: str | None) -> str | None:
    folders = [os.path.join(here, named)] if named else [*_upwards(here), os.path.join(here, "team")]
    return next((os.path.abspath(each) for each in folders if os.path.isfile(os.path.join(each, _TEAM_FILE))), None)


def _upwards(folder: str) -> Iterator[str]:
    yield folder
    while (above := os.path.dirname(folder)) != folder:
        folder = above
        yield folder


def _key(words: Sequence[str], environ: Mapping[str, str], here: str) -> str:
    heeded = sorted(pair for pair in environ.items() if pair[0] in _HEEDED or pair[0].startswith(_HEEDED_BEGINNINGS))
    terminal = sys.stdout.isatty()
    page = (terminal, os.get_terminal_size(sys.stdout.fileno()).columns if terminal else 0, sys.stdout.encoding)
    packages = [place for place in sys.path if place.endswith("-packages") and os.path.isdir(place)]
    installed = [(place, os.stat(place).st_mtime_ns) for place in packages]
    return _digest(repr((_FORMAT, sys.version, installed, list(words), heeded, here, page)))


def _digest(text: str) -> str:
    return blake2b(text.encode(errors="surrogatepass"), digest_size=20).hexdigest()
