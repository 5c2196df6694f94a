"""What changed, in the method's words: `plan diff`, `diff` and `log`, on real repositories."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from salesctl.method.changes import compare
from salesctl.method.changes_words import Named
from salesctl.text.reader import values
from tests.history.repository import Story
from tests.support.folders import salesctl
from tests.support.history import tell

PLAN = Named("plan", {"half": "2026-H2", "person": "ana-silva"}, "plans/2026-H2/ana-silva.yaml")
BEFORE = """
submitted: 2026-06-22
quota: 420000
lookback: {worked: [the fair], did_not: [cold calls], change: [more visits]}
forecast:
  - {account: acme, amount: 180000, close: 2026-10, source: pipeline, probability: 60}
  - {account: delta, amount: 120000, close: 2026-11, source: target}
activity: {calls: 60, meetings: 8}
actions:
  - what: map the buying centre of five A accounts
    by: 2026-07-31
"""


def said(name: Named, before: str | None, after: str | None) -> list[str]:
    """Return the sentences on two versions."""
    old, new = (None if text is None else values(text) for text in (before, after))
    return [each.sentence for each in compare(name, old, new)]


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("quota: 420000", "quota: 450000", "quota of ana-silva 2026-H2 420,000 → 450,000"),
        (
            "  - {account: delta, amount: 120000, close: 2026-11, source: target}\n",
            "",
            "account delta left the forecast of ana-silva, 120,000",
        ),
        (
            "activity:",
            "  - {account: kappa, amount: 9000.50, close: 2026-11, source: lead}\nactivity:",
            "account kappa entered the forecast of ana-silva, 9,000.50",
        ),
        ("amount: 180000", "amount: 200000", "acme 180,000 → 200,000 in the forecast of ana-silva"),
        ("close: 2026-10", "close: 2026-12", "acme closes 2026-12, before 2026-10, in the forecast of ana-silva"),
        ("probability: 60", "probability: 80", "acme 60 % → 80 % in the forecast of ana-silva"),
        ("probability: 60", "probability: 60, won: 2026-10-14", "acme won 2026-10-14, 180,000 (ana-silva)"),
        ("probability: 60", "probability: 60, lost: the price", "acme lost: the price (ana-silva)"),
        (
            "probability: 60",
            "probability: 60, next: {what: demo, by: 2026-07-14}",
            "next step on acme in the forecast of ana-silva: demo, by 2026-07-14",
        ),
        ("calls: 60", "calls: 65", "calls a week of ana-silva 60 → 65"),
        (
            "submitted: 2026-06-22",
            "submitted: 2026-06-29",
            "plan of ana-silva 2026-H2 submitted 2026-06-29, before 2026-06-22",
        ),
        ("quota:", "accepted: 2026-06-29\nquota:", "plan of ana-silva 2026-H2 accepted 2026-06-29"),
        ("the fair", "two fairs", "lookback of plan of ana-silva 2026-H2 rewritten"),
        (
            "by: 2026-07-31",
            "by: 2026-07-31\n    done: 2026-07-29",
            "action 1 in plan of ana-silva 2026-H2 done 2026-07-29 (map the buying centre of five A accounts)",
        ),
    ],
)
def test_a_plan(old: str, new: str, sentence: str) -> None:
    assert old in BEFORE
    assert said(PLAN, BEFORE, BEFORE.replace(old, new)) == [sentence]


ACME = """
  - {account: acme, amount: 180000, close: 2026-10, source: pipeline, probability: 60}
"""
LATER = """
  - account: acme
    amount: 90000
    close: 2026-12
    source: pipeline
    probability: 40
    next: {what: demo, by: 2026-07-14}
"""
LEAD = """
  - {account: acme, amount: 70000, close: 2026-11, source: lead}
"""


@pytest.mark.parametrize(
    ("before", "after", "sentences"),
    [
        (ACME + LATER, LATER, ["account acme (2026-10) left the forecast of ana-silva, 180,000"]),
        (ACME + LATER + LEAD, ACME + LEAD, ["account acme (2026-12) left the forecast of ana-silva, 90,000"]),
        (ACME + LATER, LATER + ACME, []),
        (ACME, LEAD + ACME, ["account acme (2026-11) entered the forecast of ana-silva, 70,000"]),
        (ACME + LATER, LATER.replace("40", "60") + ACME, ["acme (2026-12) 40 % → 60 % in the forecast of ana-silva"]),
        (
            ACME + LATER,
            LATER.replace("2026-12", "2027-01") + ACME.replace("180000", "95000"),
            [
                "acme (2026-12) closes 2027-01, before 2026-12, in the forecast of ana-silva",
                "acme (2026-10) 180,000 → 95,000 in the forecast of ana-silva",
            ],
        ),
        (
            ACME,
            LEAD,
            [
                "account acme (2026-11) entered the forecast of ana-silva, 70,000",
                "account acme (2026-10) left the forecast of ana-silva, 180,000",
            ],
        ),
        (ACME + ACME, ACME, ["account acme (2) left the forecast of ana-silva, 180,000"]),
        (
            ACME + ACME.replace("180000", "50000"),
            ACME,
            ["account acme (50,000) left the forecast of ana-silva, 50,000"],
        ),
        (ACME, ACME.replace("acme", "delta"), ["account acme became delta in the forecast of ana-silva, 180,000"]),
        (
            ACME.replace("}", ", crm: HS-1}") + LATER.replace("14}", "14}\n    crm: HS-2"),
            LATER.replace("14}", "14}\n    crm: HS-1"),
            [
                "acme (2026-10) 180,000 → 90,000 in the forecast of ana-silva",
                "acme (2026-10) closes 2026-12, before 2026-10, in the forecast of ana-silva",
                "acme (2026-10) 60 % → 40 % in the forecast of ana-silva",
                "next step on acme (2026-10) in the forecast of ana-silva: demo, by 2026-07-14",
                "account acme (2026-12) left the forecast of ana-silva, 90,000",
            ],
        ),
        (
            ACME.replace("}", ", crm: HS-1}"),
            ACME.replace("}", ", crm: HS-7}"),
            ["crm of acme HS-1 → HS-7 in the forecast of ana-silva"],
        ),
        (
            ACME,
            ACME.replace(", probability: 60", ""),
            ["probability of acme taken out, was 60 in the forecast of ana-silva"],
        ),
        (
            LATER,
            LATER.replace("demo, by: 2026-07-14", "offer, by: 2026-08-01"),
            ["next step on acme in the forecast of ana-silva: offer, by 2026-08-01"],
        ),
        (
            LATER,
            LATER.replace("    next: {what: demo, by: 2026-07-14}\n", ""),
            ["next step on acme in the forecast of ana-silva taken out"],
        ),
    ],
)
def test_lines_on_one_account_are_told_apart(before: str, after: str, sentences: list[str]) -> None:
    """By the deal's number in the CRM, else by what they have in common; never by their place alone."""
    assert said(PLAN, f"forecast:{before}", f"forecast:{after}") == sentences


def test_a_list_that_nobody_wrote_by_hand_goes_by_its_order() -> None:
    lines = "\n".join(f"  - {{account: acme, amount: {n}, close: 2026-10, source: lead}}" for n in range(1, 300))
    assert len(said(PLAN, f"forecast:\n{lines}", f"forecast:\n{lines.replace('lead', 'target')}")) == 299


def test_spelling_changes_nothing() -> None:
    assert said(PLAN, BEFORE, BEFORE.replace("quota: 420000", "quota:   420000  # as agreed")) == []


def test_documents_come_and_go() -> None:
    assert said(PLAN, None, BEFORE) == [
        "plan of ana-silva 2026-H2 came: submitted 2026-06-22, quota 420,000, 2 lines of forecast, 300,000"
    ]
    assert said(PLAN, BEFORE, None) == ["plan of ana-silva 2026-H2 was taken away"]
    assert said(PLAN, None, None) == []


OTHERS = [
    (
        Named("quota", {"year": "2026"}, "quotas/2026.yaml"),
        "quotas: {ana-silva: {H2: 420000}, bo-lund: {H2: 300000}}",
        "quotas: {ana-silva: {H2: 450000}}",
        ["quota of ana-silva 2026-H2 420,000 → 450,000", "quota of bo-lund 2026 taken out, was H2 300,000"],
    ),
    (
        Named("metrics", {"month": "2026-11", "person": "ana-silva"}, "metrics/ana-silva/2026-11.yaml"),
        "2026-11-02: {calls: 14}",
        "2026-11-02: {calls: 16}\n2026-11-03: {calls: 11, meetings: 2}\n2026-11-04: {calls: 9}",
        ["ana-silva logged 2 entries of 2026-11: calls 20 and meetings 2", "calls of ana-silva 2026-11-02 14 → 16"],
    ),
    (
        Named("formal-review", {"person": "ana-silva", "quarter": "2026-Q3"}, "reviews/ana-silva/2026-Q3.yaml"),
        "held: 2026-10-12\nsigned: {rita-lopes: 2026-10-12}",
        "held: 2026-10-12\nsigned: {rita-lopes: 2026-10-12, ana-silva: 2026-10-13}",
        ["formal review of ana-silva 2026-Q3 signed by ana-silva"],
    ),
    (
        Named("training", {"quarter": "2026-Q4"}, "training/2026-Q4.yaml"),
        "sessions:\n  - {date: 2026-10-08, topic: Trading, leader: bo-lund}",
        "sessions:\n  - {date: 2026-10-08, topic: Trading, leader: bo-lund, attendees: [ana-silva, cy-ito]}",
        ["session of 2026-10-08 held, 2 there: Trading"],
    ),
    (
        Named("contests", {"year": "2026"}, "contests/2026.yaml"),
        "contests:\n  - {id: sprint, starts: 2026-10-05, ends: 2026-10-30, metric: meetings}",
        (
            "contests:\n  - {id: sprint, starts: 2026-10-05, ends: 2026-10-30, metric: calls}\n"
            "  - {id: finale, starts: 2026-11-09, ends: 2026-11-27, metric: calls}"
        ),
        ["metric of contest sprint meetings → calls", "contest finale planned, 2026-11-09 to 2026-11-27"],
    ),
    (
        Named("meeting", {"date": "2026-11-23"}, "meetings/2026-11-23.yaml"),
        "facilitator: cy-ito\ncommitments:\n  - {what: Acme signs, who: ana-silva, by: 2026-11-27}",
        (
            "facilitator: cy-ito\nmoved_to: 2026-11-24\nwhy: the fair\ncommitments:\n"
            "  - {what: Acme signs, who: ana-silva, by: 2026-11-27, dropped: they wait for January}"
        ),
        [
            "meeting 2026-11-23 moved to 2026-11-24",
            "meeting 2026-11-23: why: the fair",
            "commitment 1 in meeting 2026-11-23 dropped: they wait for January (Acme signs)",
        ],
    ),
    (
        Named("candidate", {"role": "north", "candidate": "jo-park"}, "hiring/north/jo-park.yaml"),
        "stage: interview",
        "stage: hired\ndecision: {outcome: hired, date: 2026-09-01}",
        ["jo-park, north: interview → hired", "jo-park: decided 2026-09-01, hired"],
    ),
    (
        Named("todo", {}, "manager/todo.yaml"),
        "- {what: call Acme, kind: deal, added: 2026-09-01}",
        "- {what: call Acme, kind: deal, added: 2026-09-01, done: 2026-09-02}",
        ["item 1 in the manager's list done 2026-09-02 (call Acme)"],
    ),
    (
        Named("team", {}, "team.yaml"),
        "policy: {plan: {coverage: 3.0}}",
        "policy: {plan: {coverage: 2.5}}",
        ["team.yaml: policy plan coverage 3.0 → 2.5"],
    ),
]


@pytest.mark.parametrize(("name", "before", "after", "sentences"), OTHERS, ids=[each[0].kind for each in OTHERS])
def test_every_kind_has_words(name: Named, before: str, after: str, sentences: list[str]) -> None:
    assert said(name, before, after) == sentences


# ---- through the command line


HISTORY = """
--- commit 2026-06-15T10:00Z ana
--- plans/2026-H2/ana.yaml
quota: 400000
actions:
  - what: map five accounts
    by: 2026-07-31
--- commit 2026-06-22T10:00Z ana
--- plans/2026-H2/ana.yaml
submitted: 2026-06-22
quota: 400000
actions:
  - what: map five accounts
    by: 2026-07-31
--- commit 2026-06-29T10:00Z max
--- plans/2026-H2/ana.yaml
submitted: 2026-06-22
accepted: 2026-06-29
quota: 450000
actions:
  - what: map five accounts
    by: 2026-07-31
--- commit 2026-07-29T10:00Z ana<ana@home.example>
--- plans/2026-H2/ana.yaml
submitted: 2026-06-22
accepted: 2026-06-29
quota: 450000
actions:
  - what: map five accounts
    by: 2026-07-31
    done: 2026-07-29
"""


@pytest.fixture
def story(tmp_path: Path) -> Story:
    return tell(tmp_path, HISTORY)[0]


def rows(story: Story, *words: str) -> list[list[str]]:
    answer = salesctl(*words, "--format", "json", "--today", "2026-09-15", cwd=story.root)
    assert (answer.code, answer.err) == (0, "")
    found: list[list[str]] = json.loads(answer.out)["tables"][0]["rows"]
    return found


def test_diff_between_two_days(story: Story) -> None:
    assert rows(story, "diff", "2026-06-22", "2026-06-30") == [
        ["plan", "ana", "plan of ana 2026-H2 accepted 2026-06-29"],
        ["plan", "ana", "quota of ana 2026-H2 400,000 → 450,000"],
    ]
    assert rows(story, "diff", "2026-06-22", "2026-06-30", "--who", "bo") == []


def test_diff_to_now_sees_what_is_not_committed(story: Story) -> None:
    story.write({"quotas/2026.yaml": "quotas:\n  ana: {H2: 450000}\n"})
    assert rows(story, "diff", "HEAD") == [["quota", None, "quotas 2026 came"]]
    assert rows(story, "diff", "HEAD", "HEAD") == []


def test_plan_diff_is_against_what_was_submitted(story: Story) -> None:
    expected = [
        ["2026-H2", "ana", "plan of ana 2026-H2 accepted 2026-06-29"],
        ["2026-H2", "ana", "quota of ana 2026-H2 400,000 → 450,000"],
        ["2026-H2", "ana", "action 1 in plan of ana 2026-H2 done 2026-07-29 (map five accounts)"],
    ]
    assert rows(story, "plan", "diff") == rows(story, "plan", "diff", "ana") == expected
    assert rows(story, "plan", "diff", "bo") == []


def test_plan_diff_of_drafts_says_that_none_is_submitted(tmp_path: Path) -> None:
    story, _ = tell(tmp_path, "--- commit 2026-06-15 ana\n--- plans/2026-H2/ana.yaml\nquota: 400000\n")
    answer = salesctl("plan", "diff", "--today", "2026-09-15", cwd=story.root)
    assert (answer.code, "no plan of 2026-H2 or later is submitted yet" in answer.out) == (0, True)


def test_log_tells_who_did_what(story: Story) -> None:
    told = [row[:3] for row in rows(story, "log", "plans/2026-H2/ana.yaml")]
    assert told == [
        ["2026-06-15", "ana", "plan of ana 2026-H2 came: quota 400,000"],
        ["2026-06-22", "ana", "plan of ana 2026-H2 submitted 2026-06-22"],
        ["2026-06-29", "max", "plan of ana 2026-H2 accepted 2026-06-29"],
        ["2026-06-29", "max", "quota of ana 2026-H2 400,000 → 450,000"],
        ["2026-07-29", "ana <ana@home.example>", "action 1 in plan of ana 2026-H2 done 2026-07-29 (map five accounts)"],
    ]


def test_log_of_an_item_tells_of_the_item_alone(story: Story) -> None:
    told = [row[2] for row in rows(story, "log", "plans/2026-H2/ana.yaml#actions/1")]
    assert told == ["action 1 in plan of ana 2026-H2 done 2026-07-29 (map five accounts)"]


def test_log_of_a_row_goes_by_its_number_or_its_name(tmp_path: Path) -> None:
    training = "--- training/2026-Q4.yaml\nsessions:\n  - {date: 2026-10-08, topic: Trading, leader: bo"
    moved = f"{training}}}\n--- commit 2026-09-02 max\n{training}, moved_to: 2026-10-09, why: the fair}}\n"
    story = tell(tmp_path, f"--- commit 2026-09-01 max\n{moved}")[0]
    for item in ("sessions/1", "sessions/2026-10-08"):
        told = [row[2] for row in rows(story, "log", f"training/2026-Q4.yaml#{item}")]
        assert told == ["session of 2026-10-08 moved to 2026-10-09", "why of the session of 2026-10-08: the fair"]
    assert rows(story, "log", "training/2026-Q4.yaml#sessions/1/topic") == []


@pytest.mark.parametrize("item", ["actions/9", "acts/1", "actions/1/by/what", "quota/2"])
def test_log_of_an_item_that_never_was_says_which_there_are(item: str, story: Story) -> None:
    answer = salesctl("log", f"plans/2026-H2/ana.yaml#{item}", cwd=story.root)
    assert answer.code == 2
    assert f"`{item}` is no item of plans/2026-H2/ana.yaml, and never was" in answer.err
    assert "such as actions/1" in answer.err


def test_log_says_what_it_does_not_know(story: Story) -> None:
    story.write({"plans/2026-H2/ana.yaml": "quota: 460000\n"})
    answer = salesctl("log", "plans/2026-H2/ana.yaml", cwd=story.root)
    assert "ana@home.example is nobody's address in people/" in answer.out
    assert "not committed" in answer.out
    assert "450,000 → 460,000" in answer.out


def test_log_follows_a_move_and_a_file_that_is_gone(story: Story) -> None:
    story.move("max <max@example.com>", "2026-08-01T10:00Z", "plans/2026-H2/ana.yaml", "plans/2026-H2/bo.yaml")
    assert rows(story, "log", "plans/2026-H2/bo.yaml")[-1][1:3] == ["max", "moved from plans/2026-H2/ana.yaml"]
    story.commit("max <max@example.com>", "2026-08-02T10:00Z", {"plans/2026-H2/bo.yaml": None})
    assert rows(story, "log", "plans/2026-H2/bo.yaml")[-1][2] == "plan of bo 2026-H2 was taken away"


@pytest.mark.parametrize("words", [("log", "plans/2026-H2/anna.yaml"), ("log", "notes.txt"), ("diff", "yesterday")])
def test_what_cannot_be_told_is_a_sentence(words: tuple[str, ...], story: Story) -> None:
    answer = salesctl(*words, cwd=story.root)
    assert answer.code == 2
    assert answer.err.startswith("salesctl: ")
    assert "Traceback" not in answer.err


@pytest.mark.parametrize("words", [("log", "team.yaml"), ("diff", "HEAD"), ("plan", "diff")])
def test_without_git_the_reason_is_said(words: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "team.yaml").write_text("name: a\nmanager: max\ntimezone: UTC\ncurrency: EUR\nsince: 2026-01-01\n")
    answer = salesctl(*words, cwd=tmp_path)
    assert answer.code == 2
    assert "is not in a git repository" in answer.err
    assert "git init" in answer.err


def test_the_managers_new_days_are_counted_and_a_change_is_said() -> None:
    days = Named("days", {}, "manager/days.yaml")
    before = "2026-11-20: {first: true, last: false, lunch: 45}\n"
    after = before.replace("45", "30") + "2026-11-23: {first: true}\n2026-11-24: {lunch: 20}\n"
    came, changed = said(days, before, after)
    assert came == "the manager's days: 2 days written, 2026-11-23 to 2026-11-24"
    assert "45 → 30" in changed


def test_a_new_rating_is_its_skill_and_score() -> None:
    call = Named("coaching", {"person": "ana-silva", "date": "2026-11-05"}, "coaching/ana-silva/2026-11-05.yaml")
    after = "booked: 2026-11-02\nratings:\n  - {skill: discovery, score: 3, evidence: asked once}\n"
    assert said(call, "booked: 2026-11-02\n", after) == ["coached call of ana-silva 2026-11-05: discovery rated 3"]
