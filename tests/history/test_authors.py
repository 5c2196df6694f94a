"""Who wrote a document, and when: through merges, moves and mailmaps."""

from __future__ import annotations

from datetime import datetime, timedelta

from salesctl.core.history import PathHistory
from tests.history.conftest import opened
from tests.history.repository import ANA, BO, RITA, Story

PLAN = "plans/2026-H2/ana-silva.yaml"
TEN = "".join(f"line: {number}\n" for number in range(10))


def emails(life: PathHistory) -> list[str]:
    return [identity.email for identity in life.authors]


def test_first_and_last_author_of_a_document(team: Story) -> None:
    first = team.commit(ANA, "2026-06-20T10:00+01:00", {PLAN: "quota: 1\n"}, "Draft my plan")
    last = team.commit(RITA, "2026-06-29T10:00+01:00", {PLAN: "quota: 1\naccepted: 2026-06-29\n"})
    life = opened(team).history().of(PLAN)
    assert life.added is not None
    assert life.last is not None
    assert (life.added.id, life.added.subject, life.last.id) == (first, "Draft my plan", last)
    assert emails(life) == ["ana@harbor.example", "rita@harbor.example"]


def test_both_dates_keep_their_offset(team: Story) -> None:
    team.commit(ANA, "2026-06-20T23:30-05:00", {PLAN: "a"}, committer=RITA, committed="2026-06-22T08:00+05:30")
    commit = opened(team).history().commits[-1]
    assert commit.authored.isoformat() == "2026-06-20T23:30:00-05:00"
    assert commit.committed.isoformat() == "2026-06-22T08:00:00+05:30"
    assert (commit.author.email, commit.committer.email) == ("ana@harbor.example", "rita@harbor.example")


def test_status_of_each_change(team: Story) -> None:
    team.commit(ANA, "2026-02-01T10:00Z", {PLAN: TEN})
    team.commit(ANA, "2026-02-02T10:00Z", {PLAN: TEN + "more: 1\n"})
    team.commit(ANA, "2026-02-03T10:00Z", {PLAN: None})
    assert [change.status for change in opened(team).history().of(PLAN).changes] == ["A", "M", "D"]


def test_a_moved_document_keeps_its_first_author_and_arrives_later(team: Story) -> None:
    first = team.commit(ANA, "2026-02-01T10:00Z", {"plans/ana.yaml": TEN})
    moved = team.move(RITA, "2026-03-01T10:00Z", "plans/ana.yaml", PLAN)
    life = opened(team).history().of(PLAN)
    assert life.added is not None
    assert life.arrived is not None
    assert (life.added.id, life.arrived.id) == (first, moved)
    assert emails(life) == ["ana@harbor.example"]


def test_a_path_used_again_after_a_move_starts_a_life_of_its_own(team: Story) -> None:
    team.commit(ANA, "2026-02-01T10:00Z", {"plans/ana.yaml": TEN})
    team.move(ANA, "2026-03-01T10:00Z", "plans/ana.yaml", PLAN)
    team.commit(BO, "2026-04-01T10:00Z", {"plans/ana.yaml": "another: 1\n"})
    history = opened(team).history()
    assert emails(history.of("plans/ana.yaml")) == ["bo@harbor.example"]
    assert emails(history.of(PLAN)) == ["ana@harbor.example"]


def test_a_resembling_plan_of_somebody_else_is_not_a_move(team: Story) -> None:
    team.commit(ANA, "2026-02-01T10:00Z", {PLAN: TEN})
    theirs = "".join(f"line: {number + (number % 3 == 0) * 50}\n" for number in range(10))
    team.commit(BO, "2026-03-01T10:00Z", {PLAN: None, "plans/2026-H2/bo-lund.yaml": theirs})
    assert emails(opened(team).history().of("plans/2026-H2/bo-lund.yaml")) == ["bo@harbor.example"]


def test_authors_survive_a_merge_by_somebody_else(team: Story) -> None:
    team.branch("plan")
    team.commit(ANA, "2026-06-20T10:00Z", {PLAN: "quota: 1\n"})
    team.switch("main")
    team.commit(BO, "2026-06-21T10:00Z", {"notes.yaml": "a: 1\n"})
    team.merge(RITA, "2026-06-22T10:00Z", "plan")
    assert emails(opened(team).history().of(PLAN)) == ["ana@harbor.example"]


def test_what_a_merge_itself_wrote_is_its_authors(team: Story) -> None:
    team.commit(ANA, "2026-06-01T10:00Z", {PLAN: "quota: 1\n"})
    team.branch("plan")
    team.commit(ANA, "2026-06-20T10:00Z", {PLAN: "quota: 2\n"})
    team.switch("main")
    team.commit(BO, "2026-06-21T10:00Z", {PLAN: "quota: 3\n"})
    merge = team.merge(RITA, "2026-06-22T10:00Z", "plan", {PLAN: "quota: 4\n"})
    change = opened(team).history().of(PLAN).changes[-1]
    assert (change.commit.id, change.commit.author.email) == (merge, "rita@harbor.example")
    assert len(change.before) == 2


def test_lineage_leaves_out_what_a_merge_threw_away(team: Story) -> None:
    kept = team.commit(ANA, "2026-06-01T10:00Z", {PLAN: "quota: 1\n"})
    team.branch("plan")
    team.commit(BO, "2026-06-20T10:00Z", {PLAN: "quota: 2\n"})
    team.switch("main")
    team.merge(RITA, "2026-06-22T10:00Z", "plan", strategy="ours")
    repository = opened(team)
    assert [commit.id for commit, _ in repository.versions([PLAN])[PLAN]] == [kept]
    assert len(repository.history().of(PLAN).changes) == 2


def test_mailmap_joins_addresses_and_the_raw_one_is_kept(team: Story) -> None:
    team.commit("ana <home@example.org>", "2026-02-01T10:00Z", {PLAN: "a"})
    team.commit(RITA, "2026-02-02T10:00Z", {".mailmap": "Ana Silva <ana@harbor.example> <home@example.org>\n"})
    identity = opened(team).history().of(PLAN).authors[0]
    assert (identity.name, identity.email) == ("Ana Silva", "ana@harbor.example")
    assert (identity.raw_name, identity.raw_email) == ("ana", "home@example.org")


def test_an_uncommitted_mailmap_changes_nobodys_name(team: Story) -> None:
    team.commit(ANA, "2026-02-01T10:00Z", {PLAN: "a"})
    team.write({".mailmap": "Bo Lund <bo@harbor.example> <ana@harbor.example>\n"})
    assert emails(opened(team).history().of(PLAN)) == ["ana@harbor.example"]


def test_an_older_revision_has_the_mailmap_of_its_day(team: Story) -> None:
    old = team.commit("ana <home@example.org>", "2026-02-01T10:00Z", {PLAN: "a"})
    team.commit(RITA, "2026-02-02T10:00Z", {".mailmap": "Ana Silva <ana@harbor.example> <home@example.org>\n"})
    assert emails(opened(team).history(old).of(PLAN)) == ["home@example.org"]


def test_co_authors_of_a_squashed_branch_are_told(team: Story) -> None:
    team.commit(BO, "2026-02-01T10:00Z", {PLAN: "a"}, "Plan (#4)\n\nCo-authored-by: Ana Silva <ana@harbor.example>")
    commit = opened(team).history().commits[-1]
    assert (commit.subject, commit.co_authors) == ("Plan (#4)", ("ana@harbor.example",))


def test_paths_with_spaces_quotes_and_accents_are_read_as_they_are(team: Story) -> None:
    odd = ['reviews/josé "o"/2026 01.yaml', "reviews/tab\there.yaml", "reviews/*.yaml", ":(top)x.yaml"]
    team.git("add", "-A")
    team.write(dict.fromkeys(odd, "a: 1\n"))
    team.git("add", "-A")
    team.commit(ANA, "2026-02-01T10:00Z", {})
    repository = opened(team)
    assert all(emails(repository.history().of(path)) == ["ana@harbor.example"] for path in odd)
    assert {path for path in repository.read_tree() if path != "team.yaml"} == set(odd)
    assert set(repository.lines(repository.history(), odd)) == set(odd)


def test_a_team_in_a_subfolder_counts_only_its_own_history(story: Story) -> None:
    story.commit(BO, "2025-01-01T10:00Z", {"README": "x", "team.yaml": "not: ours\n"})
    start = story.commit(RITA, "2026-01-01T10:00Z", {"team/team.yaml": "name: a\n", "other.yaml": "a: 1\n"})
    story.commit(BO, "2026-01-02T10:00Z", {"README": "y"})
    history = opened(story, "team").history()
    assert [commit.id for commit in history.commits] == [start]
    assert set(history.changes) == {"team.yaml"}
    assert history.proof_starts is not None
    assert history.proof_starts.id == start


def test_only_new_commits_are_read_since_a_known_one(team: Story) -> None:
    known = team.commit(ANA, "2026-02-01T10:00Z", {PLAN: "a"})
    new = team.commit(ANA, "2026-02-02T10:00Z", {PLAN: "b"})
    assert [commit.id for commit, _ in opened(team).commits(since=known)] == [new]


def test_dates_beyond_any_calendar_stop_nothing(team: Story) -> None:
    parent, tree = team.git("rev-parse", "HEAD"), team.git("rev-parse", "HEAD^{tree}")
    raw = f"tree {tree}\nparent {parent}\nauthor A <a@b> 99999999999999 +9999\ncommitter A <a@b> 1 +0000\n\nx\n"
    commit = team.git("hash-object", "-t", "commit", "-w", "--literally", "--stdin", stdin=raw.encode())
    team.git("update-ref", "HEAD", commit)
    read = opened(team).history().commits
    assert commit in {each.id for each in read}
    assert all(each.authored.utcoffset() is not None for each in read)


def test_authors_by_parallel_hands_come_in_order_of_time(team: Story) -> None:
    team.commit(ANA, "2026-02-01T10:00Z", {PLAN: TEN})
    team.branch("side")
    team.commit(BO, "2026-02-03T10:00Z", {PLAN: "first: 1\n" + TEN})
    team.switch("main")
    team.commit(RITA, "2026-02-02T10:00Z", {PLAN: TEN + "last: 1\n"})
    team.merge(ANA, "2026-02-04T10:00Z", "side")
    committed = [change.commit.committed for change in opened(team).history().of(PLAN).changes]
    assert committed == sorted(committed)
    assert committed[-1] - committed[0] == timedelta(days=3)
    assert all(isinstance(each, datetime) for each in committed)
