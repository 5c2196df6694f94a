"""The edges of the rules on training: what they say, and what they leave alone."""

from salesctl.core.finding import Finding, Severity
from tests.support.examples import check_text

EVA = """
--- people/eva.yaml
name: Eva
role: salesperson
starts: {starts}
"""


def plan(*sessions: str, focus: str = "demo", quarter: str = "2026-Q3") -> str:
    """Write a plan: each session is `day leader` and lines of its own behind it."""
    lines = [f"--- training/{quarter}.yaml", f"focus: {focus}", "sessions:"]
    for session in sessions:
        day, leader, *more = session.split(maxsplit=2)
        lines += [f"  - date: {day}", f"    leader: {leader}", "    minutes: 60", "    topic: Demo"]
        lines += ["    objective: three features at most", "    skills: [demo]"]
        given = more[0].split("; ") if more else []
        lines += [f"    {each}" for each in given if each != "no start"]
        if not any(each.startswith("audience") for each in given):
            lines.append("    audience: [all]")
        if "no start" not in given and not any(each.startswith("start") for each in given):
            lines.append("    start: 10:30")
    return "\n".join(lines) + "\n"


def found(code: str, text: str) -> list[Finding]:
    return [finding for finding in check_text(text).findings if finding.code == code]


def policy(values: str) -> str:
    return f"""
--- team.yaml
name: Small team
manager: max
timezone: Europe/Lisbon
currency: EUR
country: PT
since: 2026-01-01
policy: {{training: {{{values}}}}}
"""


# ---- who leads


def test_the_manager_may_deliver_the_share_that_the_policy_allows() -> None:
    four = plan("2026-07-09 max", "2026-07-23 ana", "2026-08-06 bo", "2026-08-20 ana")
    assert found("TRN001", four)
    assert not found("TRN001", policy("manager_share: 25") + four)
    five = plan("2026-07-09 max", "2026-07-23 ana", "2026-08-06 max", "2026-08-20 ana")
    (finding,) = found("TRN001", policy("manager_share: 25") + five)
    assert finding.at == ("sessions", 2, "leader")
    assert finding.message == "2 of 4 sessions are delivered by max; the policy allows 25 %"


def test_who_led_counts_for_more_than_who_was_to_lead() -> None:
    assert not found("TRN001", plan("2026-07-09 max led: bo"))
    (finding,) = found("TRN001", plan("2026-07-09 bo led: max"))
    assert finding.at == ("sessions", 0, "led")


def test_a_cancelled_session_is_nobodys() -> None:
    assert not found("TRN001", plan("2026-07-09 max cancelled: no room", "2026-07-23 bo"))


def test_two_sessions_with_one_leader_are_no_habit() -> None:
    assert not found("TRN002", plan("2026-07-09 bo", "2026-07-23 bo"))
    half = plan("2026-07-09 bo", "2026-07-23 bo", "2026-08-06 bo", "2026-07-16 ana", "2026-07-30 ana", "2026-08-13 ana")
    assert not found("TRN002", half)


def test_leading_nothing_is_a_warning_once_four_quarters_are_planned() -> None:
    quarters = ("2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3")
    days = ("2025-11-12", "2026-02-11", "2026-05-13", "2026-08-12")
    year = "".join(plan(f"{day} bo", quarter=quarter) for day, quarter in zip(days, quarters, strict=True))
    (finding,) = found("TRN003", year)
    assert (finding.path, finding.severity) == ("training/2026-Q3.yaml", Severity.WARNING)
    assert finding.message == "ana leads none of the 4 sessions from Wed 1 Oct 2025 to Wed 30 Sep 2026"
    (early,) = found("TRN003", plan("2026-07-09 bo", "2026-07-23 bo"))
    assert early.severity is Severity.INFO


def test_a_team_with_fewer_sessions_than_salespeople_is_left_alone() -> None:
    assert not found("TRN003", plan("2026-07-09 bo"))


def test_somebody_who_started_in_the_quarter_need_not_have_led() -> None:
    text = EVA.format(starts="2026-07-01") + plan("2026-07-09 bo", "2026-07-23 ana", "2026-08-06 bo")
    assert not found("TRN003", text)


def test_a_quarter_that_is_over_is_not_asked_for_leaders() -> None:
    assert not found("TRN003", "--- today 2026-10-01\n" + plan("2026-07-09 bo", "2026-07-23 bo"))


def test_a_leader_is_missed_on_leave_after_leaving_and_on_a_free_weekday() -> None:
    base = "--- people/bo.yaml\nname: Bo\nrole: salesperson\nstarts: 2024-03-04\n"
    on_thursday = plan("2026-09-24 bo backup: ana")
    assert not found("TRN004", base + on_thursday)
    for key, said in (
        ("away: [{from: 2026-09-24, to: 2026-09-24}]", "is away"),
        ("ends: 2026-08-31", "is no longer in the team"),
        ("working_days: [mon, tue, wed]", "does not work"),
    ):
        (finding,) = found("TRN004", f"{base}{key}\n{on_thursday}")
        assert said in finding.message
        assert finding.hint.startswith("let ana lead it")


def test_whoever_led_instead_explains_an_absent_leader() -> None:
    bo = "--- people/bo.yaml\nname: Bo\nrole: salesperson\nstarts: 2024-03-04\n"
    away = bo + "away: [{from: 2026-09-07, to: 2026-09-11}]\n"
    assert not found("TRN004", away + plan("2026-09-10 bo led: ana; attendees: [bo]"))


def test_half_of_the_audience_is_enough() -> None:
    team = EVA.format(starts="2025-01-07")
    assert not found("TRN006", team + plan("2026-07-09 bo attendees: [ana]"))
    (finding,) = found("TRN006", team + plan("2026-07-09 bo attendees: [max]"))
    assert finding.message == "0 of the 2 it was for came to `Demo`"


def test_all_means_the_salespeople_of_that_day() -> None:
    team = EVA.format(starts="2026-08-01")
    assert not found("TRN006", team + plan("2026-07-09 bo attendees: [ana]"))


# ---- when


def test_a_moved_session_counts_once_and_a_cancelled_one_not_at_all() -> None:
    asked = policy("min_sessions: 2")
    assert not found("TRN007", asked + plan("2026-07-09 bo moved_to: 2026-07-16; why: the fair", "2026-08-06 ana"))
    assert found("TRN007", asked + plan("2026-07-09 bo cancelled: no room", "2026-08-06 ana"))


def test_a_plan_without_sessions_is_a_duty_and_no_finding() -> None:
    checked = check_text("--- training/2026-Q3.yaml\nfocus: demo\n")
    assert not [finding for finding in checked.findings if finding.code.startswith("TRN")]


def test_the_quarter_in_which_the_method_began_is_not_counted() -> None:
    began = policy("min_sessions: 6").replace("2026-01-01", "2026-08-17")
    text = began + plan("2026-09-03 bo", "2026-09-17 ana")
    assert not found("TRN007", text)
    assert not found("TRN008", text)


def test_holes_are_seen_at_both_ends_of_the_quarter() -> None:
    (before, after) = found("TRN008", plan("2026-08-13 bo"))
    assert "43 days, from Wed 1 Jul 2026 to Thu 13 Aug 2026" in before.message
    assert "48 days, from Thu 13 Aug 2026 to Wed 30 Sep 2026" in after.message


def test_a_session_that_moved_closes_the_hole_it_moved_into() -> None:
    days = ("2026-07-16 bo", "2026-07-23 ana moved_to: 2026-08-06; why: the fair", "2026-08-27 bo", "2026-09-17 ana")
    assert not found("TRN008", plan(*days))


def test_two_groups_may_train_on_one_day() -> None:
    apart = plan("2026-09-24 ana audience: [ana]", "2026-09-24 bo audience: [bo]; start: 14:00")
    assert not found("TRN010", apart)


def test_two_sessions_on_one_day_are_found_across_plans() -> None:
    text = plan("2026-09-24 ana moved_to: 2026-10-08; why: the fair") + plan("2026-10-08 bo", quarter="2026-Q4")
    assert [finding.path for finding in found("TRN010", text)] == ["training/2026-Q4.yaml"]


def test_a_holiday_is_named() -> None:
    """5 October 2026 is the day of the Republic."""
    (finding,) = found("TRN011", plan("2026-10-05 bo", quarter="2026-Q4"))
    assert "a public holiday" in finding.message
    assert finding.hint == "take 2026-10-06, or another working day"


def test_a_session_after_the_meeting_is_no_clash() -> None:
    """The usual meeting lasts from 08:30 to 09:30."""
    assert found("TRN012", plan("2026-09-21 bo start: 09:15"))
    assert not found("TRN012", plan("2026-09-21 bo start: 09:30"))
    assert not found("TRN012", plan("2026-09-22 bo start: 09:15"))


def test_a_meeting_that_moved_away_leaves_no_clash() -> None:
    moved = "--- meetings/2026-09-21.yaml\nfacilitator: ana\nmoved_to: 2026-09-22\nwhy: the fair\n"
    assert not found("TRN012", moved + plan("2026-09-21 bo start: 09:00"))
    assert found("TRN012", moved + plan("2026-09-22 bo start: 09:00"))


def test_a_section_of_the_meeting_needs_a_meeting_that_day() -> None:
    assert not found("TRN013", plan("2026-09-21 bo no start"))
    cancelled = "--- meetings/2026-09-21.yaml\nfacilitator: ana\ncancelled: the fair\n"
    assert found("TRN013", cancelled + plan("2026-09-21 bo no start"))


# ---- what


def test_a_cancelled_session_does_not_train_the_focus() -> None:
    assert not found("TRN014", plan("2026-07-09 bo", focus="demo"))
    assert not found("TRN014", plan("2026-07-09 bo cancelled: no room", focus="demo"))
    assert found("TRN014", plan("2026-07-09 bo", focus="closing"))


def test_a_check_for_every_other_session_is_enough() -> None:
    held = "attendees: [ana]"
    half = plan(f"2026-07-09 bo {held}", f"2026-07-23 bo {held}; check: a quiz")
    assert not found("TRN015", half)
    (finding,) = found("TRN015", plan(f"2026-07-09 bo {held}"))
    assert finding.severity is Severity.INFO


def test_a_cancelled_session_with_attendees_contradicts_itself() -> None:
    (finding,) = found("TRN016", plan("2026-07-09 bo cancelled: no room; attendees: [ana]"))
    assert finding.message == "`Demo` was cancelled and has attendees"
