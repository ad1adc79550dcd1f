"""The made-up case that shows a template: complete and lawful in shape for every instrument."""

from __future__ import annotations

import json
from typing import Any

import pytest

from docgen.case import load_case
from docgen.case.canonical import thaw
from docgen.catalogue import Catalogue, load_catalogue
from docgen.service.line.printing import Printer
from docgen.service.line.stages import unmeasured
from docgen.service.specimen import specimen_case, specimen_data
from docgen.typeset.fonts import load_fonts

CODES = sorted(each.code for each in load_catalogue().instruments)
PAPERS = [code for code in CODES if load_catalogue().instrument(code).tier != "dossier"]


@pytest.fixture(scope="module")
def printer() -> Printer:
    return Printer(catalogue=load_catalogue(), fonts=load_fonts(None, None), stages=unmeasured)


@pytest.mark.parametrize("code", CODES)
def test_an_example_fits_the_schema_of_its_instrument(code: str, catalogue: Catalogue) -> None:
    data = specimen_data(catalogue, catalogue.instrument(code))
    assert [str(error) for error in catalogue.validator(code).iter_errors(data)] == []


@pytest.mark.parametrize("code", PAPERS)
def test_the_made_up_case_is_one_that_loads(code: str, catalogue: Catalogue) -> None:
    case = specimen_case(catalogue, catalogue.instrument(code))
    loaded = load_case(json.dumps(thaw(case.data)).encode(), catalogue=catalogue)
    assert [(each.code, each.where) for each in loaded.findings] == []


@pytest.mark.parametrize("code", PAPERS)
def test_every_template_fills_with_its_example(
    code: str, catalogue: Catalogue, printer: Printer
) -> None:
    case = specimen_case(catalogue, catalogue.instrument(code))
    assert printer.fill_paper(case, case.papers[-1], draft=True).startswith(b"PK")


def test_a_text_names_its_field(catalogue: Catalogue) -> None:
    data: dict[str, Any] = specimen_data(catalogue, catalogue.instrument("hearing-notice"))
    assert data["place"] == "〔听证地点〕"
    # An open hearing has no reason to be closed.
    assert (data["public"], data["closed_reason"]) == (True, None)
