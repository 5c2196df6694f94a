"""What a check could not look at is said in plain words, with the next move; nobody is accused of it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from salesctl.cli.findings import FORMATS
from salesctl.core.finding import Finding
from salesctl.run.check import Checked, Scope, start
from salesctl.systems import all_systems
from tests.history.repository import Story
from tests.support.examples import check_text, read_example
from tests.support.folders import salesctl
from tests.support.history import check_told, identity, opened, tell

PLAN = "plans/2026-H2/ana.yaml"
SUBMITTED_BY_MAX = """
--- commit 2026-06-15 ana
--- plans/2026-H2/ana.yaml
quota: 400000
--- commit 2026-06-22 max
--- plans/2026-H2/ana.yaml
submitted: 2026-06-22
quota: 400000
"""


def evidence(found: Checked) -> list[str]:
    """Return the codes of the rules that asked the history."""
    asking = {rule.code for system in all_systems() for rule in system.rules() if rule.needs_history}
    return [finding.code for finding in found.findings if finding.code in asking]


def said(found: Checked, *words: str) -> None:
    (note,) = found.notes
    assert "Next: " in note
    for word in words:
        assert word in note


def test_a_whole_history_needs_no_note(tmp_path: Path) -> None:
    found = check_told(tmp_path, SUBMITTED_BY_MAX)
    assert evidence(found) == ["PLN050"]
    assert (found.evidence, found.notes) == ("complete", ())


def test_a_folder_without_git(tmp_path: Path) -> None:
    found = check_text("--- plans/2026-H2/ana.yaml\nquota: 400000\n")
    assert found.evidence == "absent"
    assert not evidence(found)
    said(found, "did not run")
    example = read_example("--- plans/2026-H2/ana.yaml\nquota: 400000\n")
    for path, text in example.files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    said(start(opened(tmp_path, example), all_systems()).run(Scope()), "not in a git repository", "git init")


def test_no_commit_yet(tmp_path: Path) -> None:
    story = Story(tmp_path)
    example = read_example("--- plans/2026-H2/ana.yaml\nquota: 400000\n")
    story.write(example.files)
    found = start(opened(tmp_path, example), all_systems()).run(Scope())
    assert found.evidence == "absent"
    said(found, "nothing is committed yet", "git commit")


def test_a_shallow_clone_is_no_proof_and_ci_is_told_what_to_do(tmp_path: Path) -> None:
    story, example = tell(tmp_path / "whole", SUBMITTED_BY_MAX)
    subprocess.run(
        ["git", "clone", "-q", "--depth=1", f"file://{story.root}", str(tmp_path / "shallow")],
        env=story.environ,
        check=True,
    )
    found = start(opened(tmp_path / "shallow", example), all_systems()).run(Scope())
    assert found.evidence == "shallow"
    assert not evidence(found)
    said(found, "shallow", "fetch-depth: 0")


def test_every_format_says_what_was_not_looked_at(tmp_path: Path) -> None:
    """In a build nobody asked for the page for people, and most builds check out a shallow clone."""
    story, _ = tell(tmp_path / "whole", SUBMITTED_BY_MAX)
    story.git("clone", "-q", "--depth=1", f"file://{story.root}", str(tmp_path / "shallow"))
    for style in FORMATS:
        answer = salesctl("check", "--format", style, cwd=tmp_path / "shallow")
        beside = style in ("concise", "gitlab")
        assert ("fetch-depth: 0" in answer.out, "fetch-depth: 0" in answer.err) == (not beside, beside), style
    assert "::notice title=evidence::" in salesctl("check", "--format", "github", cwd=tmp_path / "shallow").out
    assert salesctl("check", "--format", "concise", "-q", cwd=tmp_path / "shallow").err == ""


def test_in_a_build_a_note_on_addresses_is_no_annotation(tmp_path: Path) -> None:
    story, _ = tell(tmp_path, STRANGERS)
    out = salesctl("check", "--format", "github", "--today", "2026-09-15", cwd=story.root).out
    assert "\nevidence: nobody in people/" in out
    assert "title=evidence" not in out


def test_a_partial_clone_is_no_proof_until_it_is_whole(tmp_path: Path) -> None:
    """As `actions/checkout` makes it with a filter: earlier contents are not here, and reading fetches none."""
    story, example = tell(tmp_path / "whole", SUBMITTED_BY_MAX)
    story.git("config", "uploadpack.allowFilter", "true")
    root = tmp_path / "partial"
    story.git("clone", "-q", "--filter=blob:none", f"file://{story.root}", str(root))
    found = start(opened(root, example), all_systems()).run(Scope())
    assert (found.evidence, evidence(found)) == ("absent", [])
    said(found, "partial", "check out without a filter")
    for words in (("log", PLAN), ("diff", "HEAD~1"), ("status", "--as-of", "2026-06-15")):
        answer = salesctl(*words, cwd=root)
        assert (answer.code, "Traceback" in answer.err, "this clone is partial" in answer.err) == (2, False, True)
    assert salesctl("status", "--as-of", "HEAD", cwd=root).code == 0
    Story.git(story, "-C", str(root), "fetch", "-q", "--refetch", "--no-filter")
    found = start(opened(root, example), all_systems()).run(Scope())
    assert (found.evidence, evidence(found), found.notes) == ("complete", ["PLN050"], ())


def test_a_team_without_documents_that_need_it_hears_nothing(tmp_path: Path) -> None:
    found = check_text("")
    assert (found.evidence, found.notes) == ("absent", ())
    assert check_told(tmp_path, "").notes == ()


def test_a_squashed_import_is_silent_for_good(tmp_path: Path) -> None:
    plans = "".join(
        f"--- plans/{year}-H{half}/{who}.yaml\nquota: {year}\nsubmitted: {year}-01-01\n"
        for year in range(2016, 2026)
        for half in (1, 2)
        for who in ("ana", "bo")
    )
    found = check_told(tmp_path, f"--- commit 2026-06-15 max\n{plans}")
    assert not evidence(found)
    said(found, "40 documents", "import")


def test_what_came_with_team_yaml_is_silent(tmp_path: Path) -> None:
    found = check_told(tmp_path, "--- plans/2026-H2/ana.yaml\nsubmitted: 2025-12-20\nquota: 400000\n")
    assert not evidence(found)
    said(found, "1 document came with team.yaml")


def test_an_edit_that_is_not_committed_has_no_author_yet(tmp_path: Path) -> None:
    text = """
    --- commit 2026-06-15 ana
    --- plans/2026-H2/ana.yaml
    quota: 400000
    --- uncommitted
    --- plans/2026-H2/ana.yaml
    submitted: 2026-06-22
    quota: 400000
    """
    found = check_told(tmp_path, text)
    assert not evidence(found)
    said(found, "1 document has edits that are not committed (plans/2026-H2/ana.yaml)", "git commit")


def test_a_new_file_is_not_committed_yet(tmp_path: Path) -> None:
    found = check_told(tmp_path, "--- uncommitted\n--- plans/2026-H2/ana.yaml\nquota: 400000\n")
    said(found, "1 document is not committed yet", "git add")


@pytest.mark.parametrize("ends", ["\ufeffquota: 400000\n", "quota: 400000\r\n"])
def test_a_byte_order_mark_or_windows_line_ends_are_no_edit(ends: str, tmp_path: Path) -> None:
    story, example = tell(tmp_path, "")
    story.commit(identity("ana"), "2026-06-15T10:00Z", {PLAN: ends.encode()})
    assert start(opened(tmp_path, example), all_systems()).run(Scope()).notes == ()


def test_an_unknown_author_is_silent_and_asks_for_the_address(tmp_path: Path) -> None:
    found = check_told(tmp_path, SUBMITTED_BY_MAX.replace("max", "max<max@home.example>"))
    assert not evidence(found)
    said(found, "1 document was last written by nobody in people/ (max@home.example)", "`emails`")


STRANGERS = """
--- people/max.yaml
name: Max
role: manager
--- people/ana.yaml
name: Ana
role: salesperson
started: 2024-01-01
--- commit 2026-06-15 kim<77+kim@users.noreply.github.com>
--- plans/2026-H2/ana.yaml
quota: 400000
--- commit 2026-06-22 lou
--- plans/2026-H2/bo.yaml
quota: 300000
--- commit 2026-06-23 sync[bot]
--- plans/2026-H2/bo.yaml
quota: 310000
"""


def test_where_nobody_of_the_team_ever_committed_one_short_line_says_so(tmp_path: Path) -> None:
    """A clone of somebody else's example has hundreds of such documents: each reason told apart helps nobody."""
    found = check_told(tmp_path, STRANGERS)
    assert not evidence(found)
    assert found.notes == ("nobody in people/ has committed here. Next: add addresses to `emails`",)
    assert len(f"evidence: {found.notes[0]}") < 80


def test_one_commit_of_the_team_and_each_reason_is_told_apart(tmp_path: Path) -> None:
    found = check_told(tmp_path, STRANGERS + "--- commit 2026-06-24 bo\n--- accounts.yaml\nacme: {owner: bo}\n")
    assert [note.partition(" (")[0] for note in found.notes] == [
        "1 document was last written on a git host's web page by nobody in people/",
        "1 document was last written by a program",
    ]


def test_dates_that_contradict_each_other_are_said_of_strangers_too(tmp_path: Path) -> None:
    story, example = tell(tmp_path, STRANGERS)
    call = {"coaching/ana/2026-09-10.yaml": "booked: 2026-09-07\nstart: 10:00\ncoach: max\n"}
    story.commit(identity("kim"), "2026-09-12T10:00Z", call, committed="2026-09-08T10:00Z")
    notes = start(opened(tmp_path, example), all_systems()).run(Scope()).notes
    assert [note.split()[0] for note in notes] == ["nobody", "1"]
    assert "dates that contradict each other" in notes[1]


def test_a_program_is_nobody(tmp_path: Path) -> None:
    found = check_told(tmp_path, SUBMITTED_BY_MAX.replace("max", "sync[bot]<sync[bot]@users.noreply.github.com>"))
    assert not evidence(found)
    said(found, "last written by a program (sync[bot])")


def test_a_web_editors_address_is_asked_for(tmp_path: Path) -> None:
    found = check_told(tmp_path, SUBMITTED_BY_MAX.replace("max", "max<77+maxm@users.noreply.github.com>"))
    assert not evidence(found)
    said(found, "web page", "77+maxm@users.noreply.github.com", "`emails`")


def test_a_web_editors_address_that_is_listed_counts(tmp_path: Path) -> None:
    listed = """
    --- people/max.yaml
    name: Max
    role: manager
    emails: [max@example.com, 77+maxm@users.noreply.github.com]
    """
    text = listed + SUBMITTED_BY_MAX.replace("max", "max<77+maxm@users.noreply.github.com>")
    found = check_told(tmp_path, text)
    assert (evidence(found), found.notes) == (["PLN050"], ())


def test_rewritten_dates_do_not_make_a_call_late(tmp_path: Path) -> None:
    """Its commit says that it was written after it was committed: the clock was wrong, and nobody can tell when."""
    story, example = tell(tmp_path, "")
    call = "booked: 2026-09-07\nstart: 10:00\ncoach: max\n"
    story.commit(
        identity("max"), "2026-09-12T10:00Z", {"coaching/ana/2026-09-10.yaml": call}, committed="2026-09-08T10:00Z"
    )
    found = start(opened(tmp_path, example), all_systems()).run(Scope())
    assert "COA050" not in evidence(found)
    said(found, "dates that contradict each other")


def test_the_notes_never_change_what_is_found(tmp_path: Path) -> None:
    found = check_told(tmp_path, SUBMITTED_BY_MAX + "--- uncommitted\n--- plans/2026-H2/bo.yaml\nquota: 400000\n")
    assert evidence(found) == ["PLN050"]
    said(found, "1 document is not committed yet (plans/2026-H2/bo.yaml)")


def test_a_switched_off_rule_asks_for_nothing() -> None:
    codes = [rule.code for system in all_systems() for rule in system.rules() if rule.needs_history]
    text = f"""
    --- team.yaml
    name: Small team
    manager: max
    timezone: Europe/Lisbon
    currency: EUR
    country: PT
    since: 2026-01-01
    rules: {{disable: [{", ".join(codes)}]}}
    --- plans/2026-H2/ana.yaml
    quota: 400000
    """
    found = check_text(text)
    assert (found.evidence, found.notes) == (None, ())


def by_code(findings: tuple[Finding, ...], code: str) -> Finding:
    return next(finding for finding in findings if finding.code == code)


def test_the_finding_stands_at_the_line_and_names_the_commit(tmp_path: Path) -> None:
    story, example = tell(tmp_path, SUBMITTED_BY_MAX)
    finding = by_code(start(opened(tmp_path, example), all_systems()).run(Scope()).findings, "PLN050")
    assert (finding.path, finding.place.line) == (PLAN, 1)
    commit = story.git("rev-parse", "HEAD")[:7]
    assert finding.message == f"ana's plan was submitted by max on Mon 22 Jun 2026 (commit {commit})"
