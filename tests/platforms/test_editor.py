"""Schemas in an editor: they are valid, every file of the example passes its own, and mistakes are marked."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path

import jsonschema
import pytest
from check_jsonschema import main as check_jsonschema
from click.testing import CliRunner

from salesctl.cli.schema import kinds, text
from salesctl.cli.schema_install import globs
from salesctl.core.kind import Kind
from tests.support.folders import EXAMPLE, PROJECT, copy_example, salesctl, write_team

KINDS = kinds()
FILES = sorted(path.relative_to(EXAMPLE).as_posix() for path in EXAMPLE.rglob("*.yaml"))


def kind_of(path: str) -> Kind:
    """Return the kind of a file; names that stand alone win over patterns."""
    return next(
        each for each in sorted(KINDS.values(), key=lambda kind: not kind.literal) if each.match(path) is not None
    )


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the example with its schemas installed."""
    folder = copy_example(tmp_path_factory.mktemp("editor") / "team")
    answer = salesctl("schema", "install", cwd=folder)
    assert answer.code == 0, answer.err
    return folder


def faulty(team: Path, kind: str, files: Sequence[Path]) -> set[str]:
    """Return the files that check-jsonschema refuses, all of one kind, in one run."""
    schema = team / ".salesctl" / "schemas" / f"{kind}.json"
    words = ["-o", "json", "--schemafile", str(schema), *map(str, files)]
    done = CliRunner().invoke(check_jsonschema, words)
    found = json.loads(done.stdout)
    assert not found.get("parse_errors"), found["parse_errors"]
    assert (done.exit_code == 0) == (found["status"] == "ok")
    return {error["filename"] for error in found.get("errors", [])}


@pytest.mark.parametrize("name", KINDS)
def test_every_schema_is_a_schema(name: str, team: Path) -> None:
    for schema in (text(KINDS[name]), (team / ".salesctl" / "schemas" / f"{name}.json").read_text()):
        made = json.loads(schema)
        assert made["$schema"] == "http://json-schema.org/draft-07/schema#"
        jsonschema.Draft7Validator.check_schema(made)


@pytest.mark.parametrize("name", KINDS)
def test_every_file_of_the_example_passes_its_schema(name: str, team: Path) -> None:
    files = [team / path for path in FILES if kind_of(path).name == name]
    assert files
    assert faulty(team, name, files) == set()


# A file of the example, a pattern in it, and what somebody might write there instead.
EDITS = {
    "plans/2026-H2/ana-silva.yaml": [
        ("^quota:", "quotta:"),
        ("^quota: .*", "quota: 450,000"),
        ("^submitted: .*", "submitted: 22/06/2026"),
        ("^submitted: .*", "submitted: 2026-06-31"),
        ("account: [a-z0-9-]+", "account: nobody-we-know"),
        ("source: [a-z]+", "source: rumour"),
        ("probability: [0-9]+", "probability: 140"),
        ("skill: [a-z-]+", "skill: juggling"),
        ("^activity:.*", "activity: {handshakes: 3}"),
        ("  - what: ", "  - wat: "),
        ("  - what: ", "  - who: ana-sliva\n    what: "),
    ],
    "team.yaml": [
        ("^manager: .*", "manager: rita-lopez"),
        ("coverage: 3.0", 'coverage: "3.0"'),
        ("due_days_before", "due_day_before"),
        ("latest_start: 08:30", "latest_start: 8.30"),
        ("^currency: EUR", "currency: euro"),
        ("mon, tue", "monday, tue"),
    ],
    "training/2026-Q4.yaml": [
        ("minutes: [0-9]+", "minutes: an hour"),
        ("leader: [a-z-]+", "leader: nobody"),
        ("date: (.*)", 'date: "later"'),
    ],
    "quotas/2026.yaml": [("^  ana-silva:", "  ana-sliva:"), ("H1: ([0-9]+)", r"H1: \1 EUR")],
    "people/ana-silva.yaml": [("^role: .*", "role: seller"), ("^starts: .*", "starts: true")],
    "metrics/ana-silva/2026-10.yaml": [("calls", "callls")],
    "recipe.yaml": [("^outcome:", "outcomes:"), ("kind: activity", "kind: habit")],
    "contests/2026.yaml": [
        ("- id:", "- name_of_it:"),
        ("metric: [a-z]+", "metric: laughs"),
        ("mode: [a-z-]+", "mode: luck"),
    ],
}


@pytest.mark.parametrize("path", EDITS)
def test_every_mistake_is_marked(path: str, team: Path, tmp_path: Path) -> None:
    before = (team / path).read_text()
    copies = []
    for number, (pattern, instead) in enumerate(EDITS[path]):
        after, count = re.subn(pattern, instead, before, count=1, flags=re.MULTILINE)
        assert count, f"{pattern} is not in {path}"
        copies.append(tmp_path / f"{number}.yaml")
        copies[-1].write_text(after)
    assert faulty(team, kind_of(path).name, copies) == {str(copy) for copy in copies}


def test_names_are_offered_and_open_where_the_team_keeps_none(tmp_path: Path) -> None:
    folder = write_team(tmp_path, "--- accounts.yaml\nacme-1: {name: Acme (North)}\n")
    assert salesctl("schema", "install", cwd=folder).code == 0
    plan = json.loads((folder / ".salesctl/schemas/plan.json").read_text())
    line = plan["definitions"]["Line"]["properties"]
    assert line["account"]["anyOf"][0] == {"enum": ["Acme (North)", "acme-1"]}
    assert line["with"]["items"]["enum"] == ["ana", "bo", "max"]
    assert list(plan["properties"]["activity"]["properties"]) == ["calls", "meetings", "proposals", "revenue", "wins"]
    validator = jsonschema.Draft7Validator(line["account"])
    assert [name for name in ("acme-1", "ACME (north)", "Acme North", "bolt") if validator.is_valid(name)] == [
        *("acme-1", "ACME (north)")
    ]
    (folder / "accounts.yaml").unlink()
    assert salesctl("schema", "install", cwd=folder).code == 0
    plan = json.loads((folder / ".salesctl/schemas/plan.json").read_text())
    assert "enum" not in json.dumps(plan["definitions"]["Line"]["properties"]["account"])


def as_the_server_reads(glob: str) -> re.Pattern[str]:
    """Turn a pattern into what the editors' YAML server makes of it: `*` is anything, all else itself."""
    return re.compile("/" + re.escape(glob).replace(r"\*", ".*") + "$")


@pytest.mark.parametrize("path", [*FILES, "hiring/tagus-valley/new-name.yaml", "reviews/x-1/2027-Q1.yaml"])
def test_each_file_is_matched_by_the_patterns_of_its_kind_alone(path: str) -> None:
    matching = {
        kind.name
        for kind in KINDS.values()
        for glob in globs(kind, "team/")
        if as_the_server_reads(glob).search(f"file:///home/ana/sales/team/{path}")
    }
    assert matching == {kind_of(path).name}


def test_settings_of_the_editor_are_kept(tmp_path: Path) -> None:
    """The repository holds the team in a folder; its settings have comments and a schema of somebody else."""
    (tmp_path / ".git").mkdir()
    folder = write_team(tmp_path / "team")
    place = tmp_path / ".vscode" / "settings.json"
    place.parent.mkdir()
    place.write_text('{\n  // ours\n  "yaml.schemas": {\n    "x.json": "x.yaml",\n  },\n}\n')
    assert salesctl("schema", "install", cwd=folder).code == 0
    after = place.read_text()
    assert '  // ours\n  "yaml.schemas": {\n    "x.json": "x.yaml",\n    "team/.salesctl/schemas/team.json": [' in after
    assert salesctl("schema", "install", cwd=folder).code == 0
    assert place.read_text() == after
    assert (folder / ".salesctl" / ".gitignore").read_text() == "*\n"


def test_settings_that_cannot_be_read_are_left_alone(tmp_path: Path) -> None:
    folder = write_team(tmp_path)
    place = folder / ".vscode" / "settings.json"
    place.parent.mkdir()
    place.write_text("{ oops")
    answer = salesctl("schema", "install", cwd=folder)
    assert answer.code == 2
    assert "settings.json: Line 1 of these settings cannot be read." in answer.err
    assert place.read_text() == "{ oops"


@pytest.mark.parametrize("name", KINDS)
def test_every_template_names_its_schema(name: str) -> None:
    """The path leads from where the document will stand to the schema."""
    first = (PROJECT / "templates" / f"{name}.yaml").read_text().splitlines()[0]
    up = "../" * KINDS[name].patterns[0].count("/")
    assert first == f"# yaml-language-server: $schema={up}.salesctl/schemas/{name}.json"


def named_schema(document: Path) -> Path:
    """Return the schema that the first line of a document leads an editor to."""
    said = document.read_text().splitlines()[0].removeprefix("# yaml-language-server: $schema=")
    return (document.parent / said).resolve()


def test_what_init_and_new_write_names_a_schema_that_is_there_and_knows_the_team(tmp_path: Path) -> None:
    words = ("--name", "T", "--manager", "Max", "--person", "Ana", "--country", "PT", "--since", "2026-01-01")
    assert salesctl("init", "team", *words, cwd=tmp_path).code == 0
    team = tmp_path / "team"
    assert salesctl("new", "person", "bo", cwd=team).code == 0
    assert salesctl("new", "quota", "2027", cwd=team).code == 0
    for document in sorted(team.rglob("*.yaml")):
        jsonschema.Draft7Validator.check_schema(json.loads(named_schema(document).read_text()))
    assert json.loads((team / ".salesctl/schemas/team.json").read_text())["properties"]["manager"]["enum"] == [
        *("ana", "bo", "max")
    ]


def test_a_colleagues_clone_and_a_private_folder_get_theirs_with_the_next_document(tmp_path: Path) -> None:
    (tmp_path / "secret").mkdir()
    folder = write_team(tmp_path / "team")
    place = folder / "team.yaml"
    place.write_text(place.read_text() + "private: [{path: ../secret, holds: [reviews]}]\n")
    made = salesctl("new", "review", "ana", "2026-08", "--who", "max", cwd=folder)
    assert made.code == 0, made.err
    (review,) = (tmp_path / "secret").glob("reviews/ana/*.yaml")
    assert named_schema(review) == tmp_path / "secret/.salesctl/schemas/review.json"
    assert named_schema(review).is_file()
