"""Sentences a salesperson might write, enough of them that no two people's plans read alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

ROLES = [
    "the buyer",
    "the plant manager",
    "the CFO",
    "the lab head",
    "the owner",
    "procurement",
    "the quality lead",
    "the head of IT",
    "the new director",
    "the maintenance team",
    "the export desk",
    "the board",
    "the works council",
    "the site engineer",
]
TOPICS = [
    "the service contract",
    "the spare parts list",
    "the pilot line",
    "the calibration offer",
    "the rollout to the second site",
    "the trade-in of the old units",
    "the framework agreement",
    "the training day",
    "the audit findings",
    "the delivery dates",
    "the comparison with last year",
    "the energy figures",
    "the warranty terms",
    "the joint visit",
]
_ACTS = [
    "Walking through {topic} with {role} of {account}",
    "Calling {role} of {account} before nine",
    "Writing {topic} on one page for {account}",
    "Asking {role} at {account} about the cost of waiting",
    "Bringing an engineer to {account}",
    "Meeting {role} of {account} without slides",
    "Sending {topic} to {account} the same evening",
    "Naming the next step at {account} before leaving",
    "Sorting {account} by what it could buy",
    "Showing {role} of {account} a site that runs",
]
_GOOD = [
    "opened two further departments",
    "brought the decision forward by {n} weeks",
    "made {role} our advocate",
    "took price off the table",
    "gave us {n} names we did not know",
    "turned {topic} into an order",
    "saved {n} visits",
    "got {topic} signed",
    "kept a rival out",
    "made the {n} per cent rise a footnote",
]
_BAD = [
    "came {n} weeks too late",
    "reached {role} and nobody above",
    "ended in a request for a discount",
    "was left until the last month",
    "cost {n} visits and no order",
    "lost against {topic}",
    "stopped when {role} changed jobs",
    "never got past {topic}",
    "took {n} rounds of questions",
    "waited for {role}, who was not asked",
]
_CHANGES = [
    "Book {role} of {account} {n} weeks earlier",
    "Ask for {topic} at {account} in the first meeting",
    "Drop what {account} has not answered in {n} weeks",
    "Let {role} of {account} set the agenda",
    "Bring {topic} to {account} in writing",
    "Keep Friday mornings for {account} and its like",
    "Have {n} people at {account} instead of one",
    "Start at {account} with {topic}",
    "Price {topic} for {account} before it is asked",
    "Put {role} of {account} and our engineer in one room",
]
_ENDS = [
    "since {role} asks for it",
    "because {topic} decides there",
    "as it worked in {n} cases out of ten",
    "so that {role} has no surprise",
    "and tell {role} why",
    "with {topic} at hand",
    "while {role} still has a budget",
    "before {topic} comes up",
    "and write down what {role} says",
    "which took {n} attempts last time",
]
_TASKS = [
    "send {role} of {account} {topic}",
    "map who decides at {account} with {role}",
    "agree {topic} with {account}",
    "visit {account} and see {role}",
    "ask {role} of {account} for {n} references",
    "bring {topic} to {account}",
    "find out what {account} pays for {topic}",
    "set up {n} calls with {account}",
    "settle {topic} with {role} of {account}",
    "prepare {n} questions on {topic} for {account}",
]
_GOALS = [
    "run {n} kilometres along the river every Sunday",
    "read {n} books that are not about sales",
    "learn to swim {n}00 metres of crawl",
    "be home by six on {n} evenings a month",
    "plant {n} trees with the neighbours",
    "finish module {n} of the Danish course",
    "cycle to Santiago in {n} days",
    "play {n} pieces by heart on the piano",
    "take the children camping for {n} nights",
    "get the sailing licence after {n} lessons",
    "cook {n} new dishes for the family",
    "walk stage {n} of the coast path",
    "coach {n} matches of the junior team",
    "restore the old boat in {n} weekends",
    "sing in {n} concerts with the choir",
]


def fill(draw: Random, pattern: str, account: str) -> str:
    """Return `pattern` with its blanks filled, each by a draw of its own."""
    while "{" in pattern:
        blank = pattern[pattern.index("{") : pattern.index("}") + 1]
        pattern = pattern.replace(blank, _blank(draw, blank, account), 1)
    return pattern


def _blank(draw: Random, blank: str, account: str) -> str:
    if blank == "{account}":
        return account
    if blank == "{n}":
        return str(draw.randint(2, 12))
    return draw.choice(ROLES if blank == "{role}" else TOPICS)


def _joined(draw: Random, account: str, *parts: tuple[str, ...] | list[str]) -> str:
    return fill(draw, " ".join(draw.choice(part) for part in parts), account)


def worked(draw: Random, account: str) -> str:
    """Return what worked with `account`."""
    return _joined(draw, account, _ACTS, _GOOD)


def did_not(draw: Random, account: str) -> str:
    """Return what did not work with `account`."""
    return _joined(draw, account, _ACTS, _BAD)


def change(draw: Random, account: str) -> str:
    """Return what is to change with `account`."""
    return _joined(draw, account, _CHANGES, _ENDS)


def task(draw: Random, account: str) -> str:
    """Return something to do about `account`, short enough for an item."""
    return fill(draw, draw.choice(_TASKS), account)


def personal_goal(draw: Random) -> str:
    """Return something private a person wants to reach."""
    return fill(draw, draw.choice(_GOALS), "")


def paragraph(draw: Random, accounts: list[str]) -> str:
    """Return some lines about `accounts`, good and bad, each a sentence."""
    kinds = (worked, did_not, change)
    return "".join(f"{kinds[number % 3](draw, account)}.\n" for number, account in enumerate(accounts))
