"""Names of people and of companies, as many as asked, none twice."""

from __future__ import annotations

import re
import unicodedata
from itertools import count, product
from typing import TYPE_CHECKING

from benchmarks.generate.values import chance

if TYPE_CHECKING:
    from collections.abc import Iterator

_FIRST = [
    "Ana",
    "Bo",
    "Cy",
    "Dana",
    "Eva",
    "Filipe",
    "Greta",
    "Hugo",
    "Inês",
    "João",
    "Kaya",
    "Lars",
    "Maria",
    "Nuno",
    "Olga",
    "Pedro",
    "Quim",
    "Rita",
    "Sofia",
    "Tiago",
    "Ulla",
    "Vasco",
    "Wanda",
    "Xavier",
    "Yara",
    "Zeca",
    "Alma",
    "Bruno",
    "Carla",
    "Duarte",
    "Elsa",
    "Fábio",
    "Gil",
    "Helena",
    "Ivo",
    "Jonas",
    "Kirsten",
    "Luís",
    "Marta",
    "Nils",
    "Otília",
    "Paula",
]
_LAST = [
    "Silva",
    "Lund",
    "Ito",
    "Roy",
    "Ruiz",
    "Costa",
    "Weber",
    "Santos",
    "Müller",
    "Rocha",
    "Demir",
    "Holm",
    "Lopes",
    "Pires",
    "Novak",
    "Gomes",
    "Faria",
    "Moreau",
    "Reis",
    "Braga",
    "Krüger",
    "Neves",
    "Okafor",
    "Duarte",
    "Sá",
    "Teles",
    "Vargas",
    "Antunes",
    "Branco",
    "Castro",
    "Dias",
    "Esteves",
    "Fonseca",
    "Garrido",
    "Horta",
    "Jensen",
    "Leal",
    "Matos",
    "Nobre",
    "Osório",
    "Pinto",
    "Queiroz",
]
_ROOTS = [
    "Acme",
    "Foss",
    "Delta",
    "Norte",
    "Atlas",
    "Lumen",
    "Boreal",
    "Cais",
    "Dorna",
    "Elmo",
    "Farol",
    "Grão",
    "Hélio",
    "Istmo",
    "Jaspe",
    "Kappa",
    "Lira",
    "Marés",
    "Nimbo",
    "Orla",
    "Prisma",
    "Quilha",
    "Ribeira",
    "Sílex",
    "Tágide",
    "Urze",
    "Vela",
    "Xisto",
    "Zénite",
    "Alva",
    "Bruma",
    "Cedro",
    "Duna",
    "Esfera",
    "Faia",
    "Gávea",
    "Hera",
    "Ícaro",
    "Jade",
    "Lagoa",
    "Mira",
    "Névoa",
    "Onda",
    "Pedra",
    "Raiz",
    "Serra",
    "Trevo",
    "Umbra",
    "Vale",
    "Zarco",
]
_TRADES = [
    "Foods",
    "Optics",
    "Labs",
    "Pumps",
    "Textiles",
    "Marine",
    "Energy",
    "Plastics",
    "Logistics",
    "Pharma",
    "Metals",
    "Paper",
    "Robotics",
    "Dairy",
    "Ceramics",
    "Cork",
    "Valves",
    "Printing",
    "Aero",
    "Seeds",
    "Glass",
    "Motors",
    "Clinics",
    "Rail",
    "Timber",
]
_TOWNS = [
    "Porto",
    "Braga",
    "Lisboa",
    "Évora",
    "Faro",
    "Coimbra",
    "Aveiro",
    "Leiria",
    "Viseu",
    "Sines",
    "Vigo",
    "Cádis",
    "Nantes",
    "Lyon",
    "Malmö",
    "Gent",
]


def slug(name: str) -> str:
    """Return the id of a name: small letters without accents, joined by hyphens."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def people(seed: int) -> Iterator[str]:
    """Return names of people without end."""
    return _without_end(seed, _FIRST, _LAST)


def companies(seed: int) -> Iterator[str]:
    """Return names of companies without end."""
    return _without_end(seed, _ROOTS, _TRADES, _TOWNS)


def _without_end(seed: int, *parts: list[str]) -> Iterator[str]:
    names = [" ".join(words) for words in product(*parts)]
    chance(seed, "names", len(names)).shuffle(names)
    yield from names
    yield from (f"{name} {number}" for number in count(2) for name in names)
