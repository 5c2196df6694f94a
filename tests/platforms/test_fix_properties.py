"""A fix changes what it names and no other byte, wherever it stands: in blocks and braces, with any line ends."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from salesctl.run.check import Scope, start
from salesctl.run.fix import ROUNDS, fixable, mend
from salesctl.run.open import open_team
from salesctl.run.source import TextSource
from salesctl.systems import all_systems
from tests.support.examples import DAY, no_history, read_example

PLAN = "plans/2026-H2/ana.yaml"
TEAM = {path: text.encode() for path, text in read_example("").files.items()}

# A line with a mistake, and the same line mended. `{}` takes a comment.
MISTAKES = {
    "quotta: 180000{}": "quota: 180000{}",
    "submited: 2026-06-15{}": "submitted: 2026-06-15{}",
    "quota: 180,000{}": "quota: 180000{}",
    "quota: 180 000{}": "quota: 180000{}",
    "accepted: 2026/6/29{}": "accepted: 2026-06-29{}",
    "accepted: 29.06.2026{}": "accepted: 2026-06-29{}",
    "activity: {{cals: 60}}{}": "activity: {{calls: 60}}{}",
    "activity:{}\n  cals: 60": "activity:{}\n  calls: 60",
    "forecast: [{{account: 4711, amount: 5, close: 2026-10, source: pipline}}]{}": (
        "forecast: [{{account: '4711', amount: 5, close: 2026-10, source: pipeline}}]{}"
    ),
    "forecast:\n- account: a\n  amount: 5{}\n  close: 2026-10\n  source: Lead\n  probability: 60 %": (
        "forecast:\n- account: a\n  amount: 5{}\n  close: 2026-10\n  source: lead\n  probability: 60"
    ),
    "actions:\n  - what: 2026{}\n    who: ana": "actions:\n  - what: '2026'{}\n    who: ana",
    "actions:\n  - {{what: call, who: anaa}}{}": "actions:\n  - {{what: call, who: ana}}{}",
    "actions:{}\n  - what: 'a: b'   # keep\n    bye: 2026-07-31": (
        "actions:{}\n  - what: 'a: b'   # keep\n    by: 2026-07-31"
    ),
    "obstacles: # salesctl: ignore[REF001] gone{}\n  []": "obstacles:\n  []",
}
# Lines that are right, and stay as they are written.
RIGHT = (
    "lookback: {{worked: [ 'visits' ,\"calls\"]}}{}",
    "training:{}\n-   skill: negotiation\n    by:   2026-09-30",
    "personal_goals:{}\n    - what: |-\n        run: # no comment\n\n        far\n      by: 2026-10-18",
    "obstacles:{}   [ ]",
)
COMMENTS = st.sampled_from(["", " # why", "   # é: {a, b}", "\t# tab"])
BETWEEN = st.sampled_from(["", "\n", "# a line: of its own\n", "   # set in\n"])


@st.composite
def plans(draw: st.DrawFn) -> tuple[str, str]:
    """Draw a plan with mistakes, and the plan that mending should make of it."""
    lines = draw(st.permutations([*MISTAKES, *RIGHT]))
    seen: set[str] = set()
    wrong, right = "", ""
    for line in lines[: draw(st.integers(1, 8))]:
        mended = MISTAKES.get(line, line)
        key = mended.partition(":")[0]
        if key in seen:
            continue
        seen.add(key)
        comment, between = draw(COMMENTS), draw(BETWEEN)
        if "salesctl:" in line:
            comment = ""
        wrong += f"{line.format(comment)}\n{between}"
        right += f"{mended.format(comment)}\n{between}"
    ends = draw(st.sampled_from(["\n", "\r\n"]))
    last = draw(st.booleans())
    return tuple((text if last else text.rstrip("\n")).replace("\n", ends) for text in (wrong, right))  # type: ignore[return-value]


def mended(text: str) -> str:
    """Mend a plan of the small team until nothing changes."""
    for _ in range(ROUNDS):
        source = TextSource({**TEAM, PLAN: text.encode()})
        opened = open_team(source, all_systems(), name="x", clock=lambda _: DAY, today=DAY, history=no_history)
        found = fixable(start(opened, all_systems()).run(Scope()).findings, unsafe=False)
        changed, _ = mend(found, opened.store.text)
        if not changed:
            break
        text = changed[PLAN]
    return text


@settings(max_examples=60, deadline=None)
@given(plans())
def test_a_fix_changes_only_what_it_names(plan: tuple[str, str]) -> None:
    wrong, right = plan
    assert mended(wrong) == right


@settings(max_examples=30, deadline=None)
@given(plans())
def test_mending_again_changes_nothing(plan: tuple[str, str]) -> None:
    once = mended(plan[0])
    assert mended(once) == once
