"""Names of months, and the words that stand in a written day, in the languages exports come in."""

from __future__ import annotations

from salesctl.data.crm.fold import fold

_FULL = (
    "january february march april may june july august september october november december",
    "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "januar februar märz april mai juni juli august september oktober november dezember",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
)
_SHORT = (
    "jan feb mar apr may jun jul aug sep oct nov dec",
    "jan fev mar abr mai jun jul ago set out nov dez",
    "ene feb mar abr may jun jul ago sep oct nov dic",
    "jan feb mär apr mai jun jul aug sep okt nov dez",
    "janv févr mars avr mai juin juil août sept oct nov déc",
    "jän feb mrz apr mai jun jul aug sept okt nov dez",
    "jan fév mar avr mai jun juil aoû set oct nov déc",
)
MONTHS = {fold(name): month for names in (*_FULL, *_SHORT) for month, name in enumerate(names.split(), 1)}
"""Month numbers by folded name. No short name stands for two months in two of these languages."""

_BESIDE = """
de del of the le el o a à um at às st nd rd th er º ª den am
mon tue wed thu fri sat sun tues weds thur thurs monday tuesday wednesday thursday friday saturday sunday
seg ter qua qui sex sab dom segunda terça quarta quinta sexta sábado domingo feira
lun mar mié jue vie sáb lunes martes miércoles jueves viernes
mo di mi do fr sa so montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag
mer jeu ven sam dim lundi mardi mercredi jeudi vendredi samedi dimanche
"""
FILLERS = frozenset(map(fold, _BESIDE.split()))
"""Words that may stand beside a day, a month and a year without changing them."""
