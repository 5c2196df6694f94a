"""Rules on what was changed about a candidate after the decision, as the repository's history proves it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from salesctl.core.doc import Doc
from salesctl.core.evidence import Evidence, evidence, origins
from salesctl.core.finding import Problem
from salesctl.core.history import Change
from salesctl.core.rule import rule
from salesctl.core.team import Team
from salesctl.systems.hiring.documents import Candidate, Interview

Key = tuple[str, str, str, int, str]


@rule("HIR050", "score-changed-after-decision", "candidate", history=True)
def score_changed_after_decision(doc: Doc[Candidate], team: Team) -> Iterator[Problem]:
    """A candidate's score was written or changed after the decision.

    Why: The scorecard is there so that the decision follows from the scores. Scores that come after it follow from
        the decision. Which came first is told by the order of the commits, whoever made them; a decision that is
        written anew, with another day or outcome, counts from then.

    Bad:
        --- commit 2026-09-01 max
        --- hiring/north/jo.yaml
        stage: rejected
        interviews:
          - round: first
            who: bo
            date: 2026-08-27
            scores: {curiosity: 4}
        decision: {outcome: rejected, date: 2026-09-01, who: max}
        --- commit 2026-09-04 max
        --- hiring/north/jo.yaml
        stage: rejected
        interviews:
          - round: first
            who: bo
            date: 2026-08-27
            scores: {curiosity: 2}
        decision: {outcome: rejected, date: 2026-09-01, who: max}

    Good:
        --- commit 2026-08-28 bo
        --- hiring/north/jo.yaml
        stage: interview
        interviews:
          - round: first
            who: bo
            date: 2026-08-27
            scores: {curiosity: 2}
        --- commit 2026-09-01 max
        --- hiring/north/jo.yaml
        stage: rejected
        interviews:
          - round: first
            who: bo
            date: 2026-08-27
            scores: {curiosity: 2}
        decision: {outcome: rejected, date: 2026-09-01, who: max}

    Fix: Put the score back as it was: `salesctl log` with the candidate's path shows it. Where the decision itself was
        wrong, decide anew, with a new `date` and `why`.
    """
    found = evidence(team)
    if doc.model.decision is None or len(found.history.of(doc.path).changes) < 2:
        return
    changes = found.life(doc.path).changes
    start = _decision(found, changes)
    if start is None:
        return
    later = {change.commit for change in changes[start + 1 :]}
    written = origins(changes, lambda blob: _scores(found, blob))
    for key, at, score in _now(doc.model.interviews):
        commit = written.get(key)
        if commit is None or commit not in later or not found.history.proves_author(commit):
            continue
        if _scores(found, changes[-1].after or "").get(key) == score:
            yield Problem(
                at,
                f"this score was written by {found.said(commit)}, after the decision",
                "put it back as it was, or decide anew with a new date",
            )


def _decision(found: Evidence, changes: Sequence[Change]) -> int | None:
    """Return the place of the change that last gave the candidate a new decision, by its outcome and day."""
    for index in range(len(changes) - 1, -1, -1):
        decided = _decided(found, changes[index].after)
        if decided is not None and all(_decided(found, blob) != decided for blob in changes[index].before):
            return index
    return None


def _decided(found: Evidence, blob: str | None) -> tuple[Any, Any] | None:
    decision = found.part(blob, "decision")
    return (decision.get("outcome"), decision.get("date")) if isinstance(decision, dict) else None


def _scores(found: Evidence, blob: str) -> Mapping[Key, Any]:
    """Return the scores of a version: each by its interview and criterion."""
    made: dict[Key, Any] = {}
    seen: Counter[tuple[str, str, str]] = Counter()
    for each in found.parts(blob, "interviews"):
        interview = (str(each.get("round")), str(each.get("who")), str(each.get("date")))
        scores = each.get("scores")
        for criterion, score in (scores if isinstance(scores, dict) else {}).items():
            made[*interview, seen[interview], criterion] = score
        seen[interview] += 1
    return made


def _now(interviews: Sequence[Interview]) -> Iterator[tuple[Key, tuple[str | int, ...], int]]:
    seen: Counter[tuple[str, str, str]] = Counter()
    for index, each in enumerate(interviews):
        interview = (each.round, each.who, str(each.date))
        for criterion, score in each.scores.items():
            yield (*interview, seen[interview], criterion), ("interviews", index, "scores", criterion), score
        seen[interview] += 1
