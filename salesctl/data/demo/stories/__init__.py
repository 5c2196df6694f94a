"""How the documents of each kind came to be: one function a kind, document and text to a sheet of events."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from salesctl.core.doc import AnyDoc
from salesctl.data.demo.cast import Cast
from salesctl.data.demo.sheet import Sheet
from salesctl.data.demo.stories import coaching, hiring, lists, meeting, numbers, people, plan, review

Story = Callable[[AnyDoc, str, Cast], Sheet]

STORIES: Mapping[str, Story] = {
    "team": people.team,
    "person": people.person,
    "accounts": people.accounts,
    "quota": numbers.quota,
    "recipe": numbers.recipe,
    "metrics": numbers.metrics,
    "plan": plan.plan,
    "review": review.review,
    "formal-review": review.formal,
    "meeting": meeting.meeting,
    "training": meeting.training,
    "coaching": coaching.coaching,
    "contests": lists.contests,
    "todo": lists.todo,
    "days": lists.days,
    "scorecard": hiring.scorecard,
    "candidate": hiring.candidate,
}
