from __future__ import annotations

import pytest
from jsonschema import Draft202012Validator

from docgen.catalogue import Catalogue, lint_schema, load_catalogue

NAMES = ["case", "common", *(each.code for each in load_catalogue().instruments)]


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_schema_is_a_json_schema(name: str, catalogue: Catalogue) -> None:
    Draft202012Validator.check_schema(catalogue.schemas.document(name))


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_schema_keeps_to_the_subset(name: str, catalogue: Catalogue) -> None:
    findings = lint_schema(catalogue.schemas.document(name))
    assert [(each.code, each.where, dict(each.params)) for each in findings] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_schema_makes_a_validator(name: str, catalogue: Catalogue) -> None:
    assert not catalogue.validator(name).is_valid("no object") or name == "common"


def test_every_shipped_instrument_has_its_template(catalogue: Catalogue) -> None:
    for instrument in catalogue.instruments:
        assert catalogue.template_path(instrument.code).suffix == ".docx"


def test_the_title_of_a_schema_is_the_printed_title(catalogue: Catalogue) -> None:
    for instrument in catalogue.instruments:
        assert catalogue.schemas.document(instrument.code)["title"] == instrument.title


def test_every_definition_with_a_pattern_says_how_to_write_it(catalogue: Catalogue) -> None:
    for name in NAMES:
        for definition in catalogue.schemas.document(name).get("$defs", {}).values():
            assert "pattern" not in definition or definition.get("description")
