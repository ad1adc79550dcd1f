"""The shipped Word templates are what the forms' code builds, and nothing in them varies."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from tools.forms.registry import FORMS, build

TEMPLATES = Path(__file__).parents[3] / "templates"


@pytest.mark.parametrize("code", sorted(FORMS))
def test_the_shipped_template_equals_the_built_one_byte_for_byte(code: str) -> None:
    assert (TEMPLATES / f"{code}.docx").read_bytes() == build(code)


def test_every_shipped_template_is_built_by_a_form() -> None:
    shipped = {
        path.relative_to(TEMPLATES).with_suffix("").as_posix() for path in TEMPLATES.rglob("*.docx")
    }
    assert shipped == set(FORMS)


@pytest.mark.parametrize("code", sorted(FORMS))
def test_a_template_carries_no_author_and_no_date_of_the_machine(code: str) -> None:
    with zipfile.ZipFile(BytesIO(build(code))) as package:
        assert {entry.date_time for entry in package.infolist()} == {(2026, 1, 1, 0, 0, 0)}
        core = package.read("docProps/core.xml").decode()
    assert "creator" not in core
    assert "lastModifiedBy" not in core
    assert core.count("2026-01-01T00:00:00Z") == 2
