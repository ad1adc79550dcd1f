from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from docgen.catalogue import (
    Catalogue,
    CatalogueInvalidError,
    TemplateMissingError,
    UnknownInstrumentError,
    load_catalogue,
)
from docgen.values import Role

ROOT = Path(__file__).parents[4]


@pytest.fixture
def agency(tmp_path: Path) -> Path:
    """An agency's folder with one instrument of its own, and its template."""
    (tmp_path / "schemas").mkdir()
    (tmp_path / "templates").mkdir()
    schema = json.loads((ROOT / "schemas/closing-report.schema.json").read_text("utf-8"))
    schema["title"] = schema["x-docgen"]["title"] = "本市结案报告"
    (tmp_path / "schemas/city-closing.schema.json").write_text(json.dumps(schema), "utf-8")
    shutil.copy(ROOT / "templates/closing-report.docx", tmp_path / "templates/city-closing.docx")
    return tmp_path


def test_an_agency_adds_an_instrument_with_two_files_and_no_code(agency: Path) -> None:
    catalogue = load_catalogue(agency=agency)
    added = catalogue.instrument("city-closing")
    assert (added.title, added.agency) == ("本市结案报告", True)
    assert added in catalogue.by_role(Role.CLOSING)
    assert catalogue.template_path("city-closing").parent == agency / "templates"


def test_an_agency_replaces_the_template_of_a_shipped_instrument(agency: Path) -> None:
    own = agency / "templates/closing-report.docx"
    shutil.copy(ROOT / "templates/closing-report.docx", own)
    catalogue = load_catalogue(agency=agency)
    assert catalogue.template_path("closing-report") == own
    assert catalogue.instrument("closing-report").agency is False


def test_an_agency_cannot_replace_the_schema_of_the_case(agency: Path) -> None:
    (agency / "schemas/case.schema.json").write_text("{}")
    with pytest.raises(CatalogueInvalidError, match=r"case\.schema\.json"):
        load_catalogue(agency=agency)


@pytest.mark.parametrize(
    "content", ["{", "[]", '{"type": "object"}', "\ud800".encode("utf-8", "surrogatepass")]
)
def test_an_unusable_schema_file_is_refused_by_name(agency: Path, content: str | bytes) -> None:
    raw = content.encode() if isinstance(content, str) else content
    (agency / "schemas/broken.schema.json").write_bytes(raw)
    with pytest.raises(CatalogueInvalidError, match=r"broken\.schema\.json") as caught:
        load_catalogue(agency=agency)
    assert caught.value.exit_status == 3


def test_an_agency_schema_outside_the_subset_is_refused(agency: Path) -> None:
    path = agency / "schemas/city-closing.schema.json"
    schema = json.loads(path.read_text("utf-8"))
    schema["additionalProperties"] = True
    path.write_text(json.dumps(schema), "utf-8")
    with pytest.raises(CatalogueInvalidError, match="additionalProperties"):
        load_catalogue(agency=agency)


def test_an_agency_folder_without_schemas_changes_nothing(tmp_path: Path) -> None:
    assert load_catalogue(agency=tmp_path).instruments == load_catalogue().instruments


def test_an_unknown_instrument_is_an_error_with_its_own_status(catalogue: Catalogue) -> None:
    for ask in (catalogue.instrument, catalogue.validator, catalogue.template_path):
        with pytest.raises(UnknownInstrumentError) as caught:
            ask("no-such-paper")
        assert caught.value.exit_status == 4


def test_an_instrument_without_a_template_says_which_file_to_add(agency: Path) -> None:
    (agency / "templates/city-closing.docx").unlink()
    with pytest.raises(TemplateMissingError, match=r"city-closing\.docx"):
        load_catalogue(agency=agency).template_path("city-closing")


def test_digests_change_with_the_files_they_stand_for(agency: Path) -> None:
    before = load_catalogue(agency=agency).digest("city-closing")
    with (agency / "templates/city-closing.docx").open("ab") as template:
        template.write(b" ")
    after = load_catalogue(agency=agency).digest("city-closing")
    assert (before.schema, before.common) == (after.schema, after.common)
    assert before.template != after.template


def test_instruments_come_in_filing_order(catalogue: Catalogue) -> None:
    stages = [each.stage for each in catalogue.instruments]
    assert stages == sorted(stages)
    assert catalogue.instruments[0].role is Role.SHEET_COVER


def test_schemas_and_templates_are_found_beside_an_installed_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed = tmp_path / "docgen"
    for folder in ("schemas", "templates"):
        shutil.copytree(ROOT / folder, installed / "data" / folder)
    monkeypatch.setattr("docgen.catalogue.files.__file__", str(installed / "catalogue/files.py"))
    found = load_catalogue().template_path("closing-report")
    assert found == installed / "data/templates/closing-report.docx"


@pytest.mark.parametrize(
    "change",
    [
        lambda schema: schema["properties"].update(
            added={"$ref": "common.schema.json#/$defs/none"}
        ),
        lambda schema: schema["properties"].update(added={"$ref": "nowhere.schema.json"}),
        lambda schema: schema["properties"].update(added={"$ref": "https://example.org/a.json"}),
        lambda schema: schema["properties"].update(added={"$ref": "#"}),
        lambda schema: (
            schema.update({"$defs": {"a": {"$ref": "#/$defs/a"}}})
            or schema["properties"].update(added={"$ref": "#/$defs/a"})
        ),
        lambda schema: schema.update(properties=5),
        lambda schema: schema["properties"].update(added=5),
        lambda schema: schema["properties"].update(added=True),
        lambda schema: schema["properties"].update(added={"title": "甲", "items": True}),
        lambda schema: schema.update(allOf=[5]),
        lambda schema: schema.update(allOf=[True]),
        lambda schema: schema.update(allOf=[{"if": True, "then": False}]),
        lambda schema: schema.update(required=5),
        lambda schema: schema["properties"].update(added={"title": "甲", "pattern": "^(($"}),
    ],
)
def test_an_agencys_broken_schema_is_refused_by_its_name(
    agency: Path, change: Callable[[dict[str, Any]], None]
) -> None:
    path = agency / "schemas" / "city-closing.schema.json"
    schema = json.loads(path.read_bytes())
    change(schema)
    path.write_text(json.dumps(schema), "utf-8")
    with pytest.raises(CatalogueInvalidError, match=r"city-closing\.schema\.json"):
        load_catalogue(agency=agency)


def test_an_agencys_schema_nested_without_end_is_refused(agency: Path) -> None:
    path = agency / "schemas" / "city-closing.schema.json"
    path.write_text('{"allOf":' * 100_000 + "1" + "}" * 100_000, "utf-8")
    with pytest.raises(CatalogueInvalidError, match="nested too deeply"):
        load_catalogue(agency=agency)
