"""Every kind of document has a template, a schema, and an example in team/."""

import json
from pathlib import Path

import pytest

from salesctl.cli.schema import kinds, text
from salesctl.core.kind import Kind
from salesctl.core.system import model_of

ROOT = Path(__file__).parents[2]
KINDS = list(kinds().values())


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_kind_has_a_template(kind: Kind) -> None:
    assert (ROOT / "templates" / f"{kind.name}.yaml").read_text("utf-8").strip()


def test_no_template_is_of_no_kind() -> None:
    assert {path.stem for path in (ROOT / "templates").glob("*.yaml")} == {kind.name for kind in KINDS}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_kind_has_an_example(kind: Kind) -> None:
    files = (path.relative_to(ROOT / "team").as_posix() for path in (ROOT / "team").rglob("*.yaml"))
    assert any(kind.match(path) is not None for path in files)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_kind_has_a_schema_that_knows_every_key(kind: Kind) -> None:
    schema = json.loads(text(kind))
    model = model_of(kind)
    if model.inside is None:
        assert set(schema["properties"]) == {field.alias or name for name, field in model.model_fields.items()}
    assert "draft-07" in schema["$schema"]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_kind_says_what_it_is(kind: Kind) -> None:
    assert kind.says
    assert (model_of(kind).__doc__ or "").strip().endswith(".")


def test_every_policy_has_its_section_and_defaults() -> None:
    from salesctl.systems import all_systems

    for system in all_systems():
        model = system.policy_model()
        assert (model is None) == (system.section is None)
        if model is not None:
            assert model.section == system.section
            assert model() == model.model_validate({})
