"""What people need to learn against what is coming: covered, planned, or nobody's."""

from salesctl.core.period import Period
from salesctl.core.report import Ask
from salesctl.systems.training.gaps import Gap, State, gaps
from salesctl.systems.training.reports import gaps_report
from tests.support.examples import opened

Q3, Q4 = Period.parse("2026-Q3"), Period.parse("2026-Q4")


def found(text: str, quarter: Period = Q3) -> dict[tuple[str, str], Gap]:
    return {(gap.who, gap.skill): gap for gap in gaps(opened(text).team, quarter)}


def call(day: str, score: int, who: str = "ana", skill: str = "demo") -> str:
    return f"""
--- coaching/{who}/{day}.yaml
coach: max
ratings: [{{skill: {skill}, score: {score}}}]
debrief: {{date: {day}}}
"""


def session(day: str, more: str = "", skill: str = "demo", quarter: Period = Q3) -> str:
    return f"""
--- training/{quarter}.yaml
planned: 2026-06-15
focus: {skill}
sessions:
  - date: {day}
    start: 10:30
    minutes: 60
    topic: Demo
    objective: three features at most
    leader: bo
    audience: [all]
    skills: [{skill}]
    {more}
"""


def own(day: str, more: str = "", skill: str = "demo") -> str:
    return f"""
--- plans/2026-H2/ana.yaml
submitted: 2026-06-22
training:
  - skill: {skill}
    by: {day}
    {more}
"""


def test_a_weak_score_that_nobody_answers_is_nobodys() -> None:
    gap = found(call("2026-08-12", 2))["ana", "demo"]
    assert (gap.state, gap.score, gap.shown[0].path) == (State.NOBODY, 2, "coaching/ana/2026-08-12.yaml")


def test_a_middling_score_is_no_need() -> None:
    assert not found(call("2026-08-12", 3))


def test_only_the_last_score_of_a_skill_counts() -> None:
    assert not found(call("2026-07-08", 1) + call("2026-08-12", 3))
    assert found(call("2026-07-08", 4) + call("2026-08-12", 2))["ana", "demo"].state is State.NOBODY


def test_a_score_of_more_than_half_a_year_ago_speaks_of_nothing() -> None:
    assert not found(call("2026-03-10", 1))


def test_a_call_that_was_not_debriefed_yet_says_nothing() -> None:
    assert not found(call("2026-09-16", 1))


def test_the_managers_rating_in_a_formal_review_counts_before_the_own() -> None:
    review = """
--- reviews/ana/2026-Q2.yaml
held: 2026-07-15
ratings: [{skill: closing, self: 4, manager: 2}, {skill: demo, self: 2}, {skill: value, self: 1, manager: 4}]
"""
    assert found(review).keys() == {("ana", "closing"), ("ana", "demo")}


def test_a_coming_session_for_the_person_covers_it() -> None:
    gap = found(call("2026-08-12", 2) + session("2026-09-24"))["ana", "demo"]
    assert gap.state is State.COVERED
    assert gap.session is not None
    assert gap.session.doc.path == "training/2026-Q3.yaml"


def test_a_session_for_others_or_on_something_else_does_not() -> None:
    weak = call("2026-08-12", 2)
    for other in (session("2026-09-24", skill="closing"), session("2026-09-24").replace("[all]", "[bo]")):
        assert found(weak + other)["ana", "demo"].state is State.NOBODY


def test_a_session_held_with_the_person_after_the_need_covers_it() -> None:
    weak = call("2026-08-12", 2)
    assert found(weak + session("2026-09-03", "attendees: [ana]"))["ana", "demo"].state is State.COVERED
    assert found(weak + session("2026-09-03", "attendees: [max]"))["ana", "demo"].state is State.NOBODY


def test_a_session_before_the_need_showed_does_not() -> None:
    assert found(call("2026-08-12", 2) + session("2026-07-09", "attendees: [ana]"))["ana", "demo"].state is State.NOBODY


def test_a_session_past_its_day_that_was_not_held_covers_nothing() -> None:
    assert found(call("2026-08-12", 2) + session("2026-09-03"))["ana", "demo"].state is State.NOBODY


def test_a_cancelled_session_covers_nothing_and_a_moved_one_counts_on_its_new_day() -> None:
    weak = call("2026-08-12", 2)
    assert found(weak + session("2026-09-24", "cancelled: no room"))["ana", "demo"].state is State.NOBODY
    moved = session("2026-07-09", "moved_to: 2026-09-24\n    why: the fair")
    assert found(weak + moved)["ana", "demo"].state is State.COVERED


def test_own_training_not_done_yet_plans_it() -> None:
    gap = found(own("2026-11-30"))["ana", "demo"]
    assert (gap.state, gap.shown[0].path) == (State.PLANNED, "plans/2026-H2/ana.yaml")


def test_own_training_that_is_done_is_no_need() -> None:
    assert not found(own("2026-09-10", "done: 2026-09-09"))


def test_own_training_done_after_a_weak_score_covers_it_and_before_does_not() -> None:
    assert found(call("2026-08-12", 2) + own("2026-09-10", "done: 2026-09-09"))["ana", "demo"].state is State.COVERED
    assert found(call("2026-08-12", 2) + own("2026-08-05", "done: 2026-08-05"))["ana", "demo"].state is State.NOBODY


def test_a_draft_of_a_plan_plans_nothing() -> None:
    assert not found(own("2026-11-30").replace("submitted: 2026-06-22\n", ""))


def test_the_needs_of_the_training_plan_count_with_the_document_they_name() -> None:
    text = """
--- training/2026-Q3.yaml
planned: 2026-06-15
focus: demo
needs: [{skill: demo, people: [all], from: plans/2026-H2/ana.yaml}]
--- plans/2026-H2/ana.yaml
quota: 100
"""
    gaps_of = found(text)
    assert gaps_of.keys() == {("ana", "demo"), ("bo", "demo")}
    assert gaps_of["bo", "demo"].shown[0].path == "plans/2026-H2/ana.yaml"


def test_one_need_with_several_documents_is_one_line_with_the_weakest_score_first() -> None:
    gap = found(call("2026-08-12", 2) + own("2026-11-30"))["ana", "demo"]
    assert (gap.state, [each.source for each in gap.shown]) == (State.PLANNED, ["coached call", "own plan"])


def test_the_worst_comes_first() -> None:
    text = call("2026-08-12", 2, skill="demo") + call("2026-08-13", 1, skill="value") + call("2026-08-14", 1, "bo")
    text += session("2026-09-24", skill="value")
    order = [(gap.who, gap.skill, gap.state) for gap in gaps(opened(text).team, Q3)]
    assert order == [
        ("bo", "demo", State.NOBODY),
        ("ana", "demo", State.NOBODY),
        ("ana", "value", State.COVERED),
    ]


def test_whoever_left_needs_nothing() -> None:
    left = "--- people/ana.yaml\nname: Ana\nrole: salesperson\nstarts: 2024-03-04\nends: 2026-08-31\n"
    assert not found(left + call("2026-08-12", 2))


def test_a_quarter_that_is_over_is_seen_as_it_stood_at_its_end() -> None:
    text = "--- today 2026-11-10\n" + call("2026-08-12", 2) + call("2026-10-14", 4)
    assert found(text, Q3)["ana", "demo"].state is State.NOBODY
    assert not found(text, Q4)


def test_the_report_says_state_source_answer_and_document() -> None:
    team = opened(call("2026-08-12", 2) + own("2026-11-30", skill="closing")).team
    report = gaps_report(team, Ask())
    assert report.tables[0].rows == (
        ("nobody's", "ana", "demo", "coached call 2/5", "none", "coaching/ana/2026-08-12.yaml", None),
        ("planned", "ana", "closing", "own plan", "own plan, by Mon 30 Nov", "plans/2026-H2/ana.yaml", None),
    )
    assert report.notes[0] == "2 needs: 1 nobody's, 1 planned and 0 covered"
    assert {row[-1] for row in report.behind[0].rows} == {"coaching/ana/2026-08-12.yaml", "plans/2026-H2/ana.yaml"}


def test_the_report_can_be_asked_about_one_person() -> None:
    team = opened(call("2026-08-12", 2) + call("2026-08-13", 2, "bo")).team
    assert [row[1] for row in gaps_report(team, Ask(who=frozenset({"bo"}))).tables[0].rows] == ["bo"]


def test_nothing_needed_is_said() -> None:
    table = gaps_report(opened("").team, Ask()).tables[0]
    assert (table.rows, table.empty) == ((), "no document shows a need in 2026-Q3")
