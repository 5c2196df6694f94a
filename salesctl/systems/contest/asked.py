"""Which contest, and which year, a report is asked for."""

from __future__ import annotations

from salesctl.core.asked import period_asked
from salesctl.core.errors import UsageError
from salesctl.core.period import Period
from salesctl.core.report import Ask
from salesctl.core.team import Team
from salesctl.core.words import listed, suggestion
from salesctl.systems.contest.figures import Listed, all_contests, find
from salesctl.systems.quota.figures import days_of

_NAMED = 12  # how many ids an error names


def named(team: Team, word: str) -> Listed:
    """Return the contest with an id. Raises UsageError where no contest has it."""
    found = find(team, word)
    if found is None:
        ids = list(dict.fromkeys(each.contest.id for each in reversed(all_contests(team))))
        known = f"one of {listed(ids[:_NAMED], 'or')}" if ids else "no contest is planned yet: salesctl new contest"
        raise UsageError(f"`{word}` is no contest of this team", suggestion(word, ids, known))
    return found


def chosen(team: Team, ask: Ask) -> tuple[Listed, ...]:
    """Return the contest asked for by its id; else those that run today, else the last one, else the next."""
    if ask.argument is not None:
        return (named(team, ask.argument),)
    contests = [each for each in all_contests(team) if each.is_on]
    running = tuple(each for each in contests if team.today in each.days)
    over = [each for each in contests if each.days.last < team.today]
    return running or tuple(sorted(over, key=lambda each: each.days.last)[-1:]) or tuple(contests[:1])


def year_asked(team: Team, ask: Ask) -> Period:
    """Return the fiscal year a report is asked for, today's when none is named. Raises UsageError for another word."""
    year = period_asked(team, ask, "year", "contests are planned by the year")
    if not _has_neighbours(team, year):
        raise UsageError(f"`{year}` is no year", f"name one such as {team.calendar.period(team.today, 'year')}")
    return year


def _has_neighbours(team: Team, year: Period) -> bool:
    """Tell whether a year lies well inside the calendar, so that its quarters do."""
    return all(days_of(team, Period("year", year.year + step)) is not None for step in (-1, 0, 1))
