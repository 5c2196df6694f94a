"""The one door to PyYAML: its stream of events, from the C parser where there is one. Nothing is ever composed.

PyYAML's own types say that a mark may be missing and know no flow style; the events of a parser have both, so here
they are Any.
"""

from collections.abc import Callable, Iterator
from typing import Any, Final

import yaml

Next = Callable[[], Any]

Loader: Final[type[Any]] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Alias: Final[Any] = yaml.AliasEvent
DocumentStart: Final[Any] = yaml.DocumentStartEvent
MappingEnd: Final[Any] = yaml.MappingEndEvent
MappingStart: Final[Any] = yaml.MappingStartEvent
Scalar: Final[Any] = yaml.ScalarEvent
SequenceEnd: Final[Any] = yaml.SequenceEndEvent
SequenceStart: Final[Any] = yaml.SequenceStartEvent
StreamEnd: Final[Any] = yaml.StreamEndEvent
StreamStart: Final[Any] = yaml.StreamStartEvent


def events(text: str) -> Next:
    """A function that gives the next event of the text; it raises yaml.YAMLError where the parser gives up."""
    following: Next = Loader(text).get_event
    return following


def tokens(text: str) -> Iterator[Any]:
    """The words and marks of a text, as far as the parser can tell them apart."""
    return yaml.scan(text, Loader=Loader)
