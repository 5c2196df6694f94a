"""Which candidate or role a report is asked for, and the words for how a candidate stands."""

from __future__ import annotations

from decimal import Decimal

from salesctl.core.doc import Doc
from salesctl.core.errors import UsageError
from salesctl.core.report import Ask
from salesctl.core.team import Team
from salesctl.core.words import listed, suggestion
from salesctl.systems.hiring.documents import Candidate, Scorecard
from salesctl.systems.hiring.figures import candidates, interviewers, passes, score, scorecard_of


def candidate_asked(team: Team, word: str) -> Doc[Candidate]:
    """Return the candidate a word names: `ines-faria`, or `north/ines-faria` where two roles have one.

    Raises UsageError for a word that names nobody, or more than one.
    """
    name = word.removeprefix("hiring/").removesuffix(".yaml")
    found = [doc for doc in candidates(team) if name in (doc.parts["candidate"], full_name(doc))]
    if len(found) == 1:
        return found[0]
    if found:
        names = listed((full_name(doc) for doc in found), "or")
        raise UsageError(f"`{word}` is a candidate of {len(found)} roles", f"say which: {names}")
    known = {doc.parts["candidate"] for doc in candidates(team)}
    otherwise = "see who there is: salesctl hiring score" if known else "add one: salesctl new candidate"
    raise UsageError(f"`{word}` is no candidate", suggestion(name, known, otherwise))


def full_name(doc: Doc[Candidate]) -> str:
    """Return a candidate with the role: `north/ines-faria`."""
    return f"{doc.parts['role']}/{doc.parts['candidate']}"


def role_asked(team: Team, ask: Ask) -> str | None:
    """Return the role a report is asked for; None for all. Raises UsageError for a word that is no role."""
    if ask.argument is None:
        return None
    word = ask.argument.removeprefix("hiring/").rstrip("/")
    known = {doc.parts["role"] for doc in (*team.all(Scorecard), *candidates(team))}
    if word in known:
        return word
    otherwise = f"roles are {listed(sorted(known))}" if known else "there is no role yet: salesctl new scorecard"
    raise UsageError(f"`{ask.argument}` is no role", suggestion(word, known, otherwise))


def is_asked(ask: Ask, doc: Doc[Candidate]) -> bool:
    """Tell whether a candidate is asked for: `--who` names interviewers, or whoever the candidate became."""
    people = {*interviewers(doc.model), doc.model.person}
    return not ask.who or any(who in ask.who for who in people)


def verdict(team: Team, doc: Doc[Candidate]) -> str:
    """Return in words whether a candidate passes the scorecard, and why not."""
    card = scorecard_of(team, doc)
    if card is None:
        return "no scorecard"
    result = score(doc.model, card.model, team.today)
    if result.failed:
        return f"fails {listed(each.criterion.id for each in result.failed)}"
    match passes(doc.model, card.model, team.today):
        case True:
            return "passes"
        case False:
            return "under the mark"
    if result.value is None:
        return "not scored"
    low = ", low so far" if result.value < card.model.pass_score else ""
    return f"open: {listed(each.id for each in result.unscored_musts)}{low}"


def rounded(number: Decimal | None, places: int = 1) -> Decimal | None:
    """Return a number with few decimals."""
    return None if number is None else number.quantize(Decimal(1).scaleb(-places))
