"""Read YAML strictly: bytes to plain data, or the fault that keeps them from being read."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import yaml

from salesctl.text.build import Doubt, build, doubtful
from salesctl.text.catalogue import ENTRIES, unknown
from salesctl.text.decode import LARGEST, decode, too_large
from salesctl.text.fault import Fault, YamlFault
from salesctl.text.sentences import cut_sentences

FAULTS: Final[Mapping[str, str]] = MappingProxyType({name: entry.summary for name, entry in ENTRIES.items()})


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file holds: its data, what is wrong with it, and its text without a byte order mark.

    After a fatal fault the value is None, and the text is as much as can be shown.
    """

    value: object
    faults: tuple[Fault, ...]
    text: str


def read(data: bytes) -> Reading:
    """The reading of a file's bytes; never raises."""
    text, fault = decode(data)
    if fault:
        return Reading(None, (fault,), text)
    try:
        value = values(text)
    except YamlFault as error:
        return Reading(None, (error.fault,), text)
    return Reading(value, cut_sentences(text), text)


def values(text: str) -> object:
    """The data of a text: dict, list, str, int, bool, Decimal or None. Raises YamlFault.

    Keys are always text, as written. A text without content is None.
    """
    if len(text) > LARGEST:
        raise YamlFault(too_large(len(text)))
    fault = _fault(text) if doubtful(text) else None
    if fault:
        raise YamlFault(fault)
    try:
        return build(text)
    except (yaml.YAMLError, Doubt, UnicodeError):
        raise YamlFault(_fault(text) or unknown()) from None


def _fault(text: str) -> Fault | None:
    # Most runs meet no broken file, and none should pay for loading the explanations.
    from salesctl.text.examine import examine

    return examine(text)
