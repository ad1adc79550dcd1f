"""Filled papers: a sample case, changed as a test asks, loaded, filled, and read as text."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import docx
import pytest

from docgen.case.load import load_case
from docgen.catalogue import Catalogue, load_catalogue
from docgen.fill.context import context_for, context_for_sheet
from docgen.fill.template import fill, load_template
from docgen.values import Role

CASES = Path(__file__).parents[2] / "cases"

Fill = Callable[[Mapping[str, Any], str], str]


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load_catalogue()


@pytest.fixture
def sample() -> Callable[[str], dict[str, Any]]:
    """A sample case as data, fresh for each test."""

    def read(name: str) -> dict[str, Any]:
        case: dict[str, Any] = json.loads((CASES / f"{name}.case.json").read_text("utf-8"))
        return case

    return read


@pytest.fixture
def filled(catalogue: Catalogue) -> Fill:
    """The body text of one paper of a case, line by line."""

    def text(data: Mapping[str, Any], ident: str) -> str:
        loaded = load_case(json.dumps(data).encode(), catalogue=catalogue)
        assert loaded.case is not None, [(each.code, each.where) for each in loaded.findings]
        paper = loaded.case.paper(ident)
        template = load_template(catalogue.template_path(paper.type.code))
        context = context_for(loaded.case, paper, catalogue=catalogue, draft=False)
        return _text(fill(template, context))

    return text


@pytest.fixture
def filled_sheet(catalogue: Catalogue) -> Callable[[Mapping[str, Any], Role, dict[str, Any]], str]:
    """The text of a sheet of the dossier."""

    def text(data: Mapping[str, Any], role: Role, sheet: dict[str, Any]) -> str:
        loaded = load_case(json.dumps(data).encode(), catalogue=catalogue)
        assert loaded.case is not None
        (instrument,) = catalogue.by_role(role)
        context = context_for_sheet(
            loaded.case, instrument, sheet, catalogue=catalogue, draft=False
        )
        template = load_template(catalogue.template_path(instrument.code))
        return _text(fill(template, context))

    return text


def _text(word_file: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(word_file)) as package:
        assert package.testzip() is None
    body = docx.Document(io.BytesIO(word_file)).element.body
    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    paragraphs = (
        "".join(run.text or "" for run in p.iter(f"{word}t")) for p in body.iter(f"{word}p")
    )
    return "\n".join(paragraphs)
