"""Names of stages and statuses, and what they say of a deal: open, won or lost."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from salesctl.data.crm.fold import fold

if TYPE_CHECKING:
    from collections.abc import Mapping as AnyMapping

    from salesctl.data.crm.mapping import State

_WON = """
closed won | closedwon | closed / won | won | deal won | closed - won | 100 - closed won | order won | signed |
contract signed | ganho | ganha | fechado ganho | fechada ganha | fechado e ganho | fechado como ganho | negócio ganho |
negócio fechado | ganado | ganada | cerrado ganado | cerrada ganada | cierre ganado | cerrada/ganada | gewonnen |
geschlossen gewonnen | geschlossen und gewonnen | abgeschlossen und gewonnen | abgeschlossen gewonnen |
deal gewonnen | gagné | gagnée | fermé gagné | fermée gagnée | fermée/gagnée | clôturé gagné | clôturée gagnée |
conclue | výhra | vyhráno | closed (won)
"""
_LOST = """
closed lost | closedlost | closed / lost | lost | deal lost | closed - lost | 0 - closed lost | order lost |
disqualified | perdido | perdida | fechado perdido | fechada perdida | fechado e perdido | fechado como perdido |
negócio perdido | cerrado perdido | cerrada perdida | cierre perdido | cerrada/perdida | verloren |
geschlossen verloren | geschlossen und verloren | abgeschlossen und verloren | abgeschlossen verloren |
deal verloren | perdu | perdue | fermé perdu | fermée perdue | fermée/perdue | clôturé perdu | clôturée perdue |
prohra | prohráno | closed (lost)
"""
_OPEN = """
open | in progress | active | new | pending | aberto | aberta | em aberto | em andamento | abierto | abierta |
en curso | offen | in bearbeitung | ouvert | ouverte | en cours | otevřený |
appointment scheduled | appointmentscheduled | qualified to buy | qualifiedtobuy | presentation scheduled |
presentationscheduled | decision maker bought-in | decisionmakerboughtin | contract sent | contractsent |
prospecting | prospection | qualification | needs analysis | value proposition | id. decision makers |
perception analysis | proposal/price quote | proposal | negotiation/review | negotiation |
qualified | contact made | demo scheduled | proposal made | proposal sent | negotiations started | lead in |
discovery | demo | quote sent | quotation | verbal commitment | trial | pilot | evaluation | commit |
reunião agendada | qualificado | qualificada | qualificação | contato feito | contacto feito | demonstração agendada |
proposta enviada | proposta | apresentação agendada | negociação | negociações iniciadas | contrato enviado |
cita programada | calificado | calificado para comprar | contacto hecho | demo programada | propuesta hecha |
propuesta enviada | propuesta | presentación programada | negociación | negociaciones iniciadas | prospección |
termin vereinbart | qualifiziert | kontakt hergestellt | demo geplant | angebot erstellt | angebot gesendet |
angebot | verhandlung | verhandlungen begonnen | qualifizierung | bedarfsanalyse | vertrag gesendet |
präsentation geplant | rendez-vous planifié | qualifié | contact établi | démo planifiée | proposition faite |
proposition envoyée | proposition | négociation | négociations entamées | contrat envoyé | découverte
"""


def _names(text: str) -> frozenset[str]:
    return frozenset(fold(name) for name in text.split("|"))


KNOWN: dict[str, State] = {
    **dict.fromkeys(_names(_OPEN), "open"),
    **dict.fromkeys(_names(_LOST), "lost"),
    **dict.fromkeys(_names(_WON), "won"),
}
"""Well-known stages and statuses by folded name: the CRMs' defaults and plain words."""
DELETED = _names("deleted | excluído | eliminado | gelöscht | supprimé | archived")

_TRUE = _names("true | yes | y | 1 | x | sim | sí | ja | oui | verdadeiro | verdadero | wahr | vrai | won | checked")
_FALSE = _names("false | no | n | 0 | não | nein | non | falso | falsch | faux | unchecked")
_PIPELINE = re.compile(r"\s*\([^()]*\)\s*$")


def stage_state(stage: str, own: AnyMapping[str, State]) -> State | None:
    """What a stage's name says, the user's own stages first; a pipeline in brackets behind it is left out."""
    for name in (fold(stage), fold(_PIPELINE.sub("", stage))):
        found = own.get(name) or KNOWN.get(name)
        if found is not None:
            return found
    return None


def truth(text: str) -> bool | None:
    """Yes or no in a column of ticks; None where it says neither."""
    word = fold(text)
    return True if word in _TRUE else False if word in _FALSE else None
