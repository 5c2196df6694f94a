"""Names of people and companies made comparable, and ids made from them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from salesctl.data.crm.fold import fold

if TYPE_CHECKING:
    from collections.abc import Container

_FORMS = """
lda ltda sa sas sarl srl spa snc gmbh ag kg ohg ug se inc incorporated llc llp lp ltd limited plc corp corporation
co company bv nv oy oyj ab as asa aps sl slu unipessoal eireli me sprl bvba kft zrt sro doo ooo pty pte
"""
_LEGAL = frozenset(_FORMS.split())
_DOTTED = re.compile(r"(?<=\b\w)[./](?=\w\b)")
"""The points inside `S.A.`, the stroke inside `A/S`."""
_LEFT = re.compile(
    r"(?:deactivated|inactive|removed|former|left|disabled|desativad|inativ|inactiv|deaktiviert|désactivé)",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"[^@]+@[^@]+\.[^@.]+")


@lru_cache(maxsize=65536)
def company(name: str) -> str:
    """A company's name without case, accents, punctuation and its legal form; kept whole if nothing else is left."""
    words = fold(_DOTTED.sub("", name.replace("&", " and "))).split()
    kept = list(words)
    while len(kept) > 1 and (kept[-1] in _LEGAL or (len(kept) > 2 and kept[-1] == "and")):
        kept.pop()
    return " ".join(kept)


@lru_cache(maxsize=65536)
def person(name: str) -> str:
    """A person's name without case, accents and punctuation; `Silva, Ana` is Ana Silva."""
    plain = without_mark(name)
    last, comma, first = plain.partition(",")
    return fold(f"{first} {last}" if comma and "," not in first else plain)


def without_mark(name: str) -> str:
    """A person's name without what a CRM writes behind it once the user is gone: `Ana Silva (Deactivated User)`."""
    body = name.rstrip()
    opened = max(body.rfind("("), body.rfind("["))
    gone = body.endswith((")", "]")) and opened >= 0 and _LEFT.match(body, opened + 1)
    return body[:opened].strip() if gone else name.strip()


def has_left(name: str) -> bool:
    """Whether the CRM itself marks an owner as gone."""
    return without_mark(name) != name.strip()


def email(name: str) -> str:
    """The address in an owner's name, in lower case; blank if there is none."""
    words = re.split(r"[\s<>()\[\]]+", name) if "@" in name else []
    return next((word.casefold() for word in words if _EMAIL.fullmatch(word)), "")


def slug(name: str) -> str:
    """An id made of a name: `Ana Silva` is `ana-silva`; blank if it has no Latin letters."""
    return "-".join(re.findall(r"[a-z0-9]+", fold(_DOTTED.sub("", name))))


def free_slug(name: str, taken: Container[str], otherwise: str) -> str:
    """An id made of a name, told from ids that are taken by a number: `ana-silva`, `ana-silva-2`."""
    base = slug(name) or otherwise
    if base not in taken:
        return base
    return next(one for number in range(2, 1_000_000) if (one := f"{base}-{number}") not in taken)
