"""JSON files of an agency mean one thing: no key stands twice in one object."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.catalogue.errors import CatalogueInvalidError
from docgen.catalogue.files import read_json_object
from docgen.cli.batch_input import _pattern
from docgen.service.errors import BatchInputError


def test_a_list_or_schema_in_which_a_key_stands_twice_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "workdays.json"
    path.write_text('{"a": {"b": 1, "c": 2, "b": 3}}', "utf-8")
    with pytest.raises(CatalogueInvalidError) as caught:
        read_json_object(path)
    assert 'the key "b" stands twice' in str(caught.value)
    path.write_text('{"a": {"b": 1}, "c": {"b": 1}}', "utf-8")
    assert read_json_object(path)["c"] == {"b": 1}


def test_the_pattern_of_a_batch_in_which_a_key_stands_twice_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "base.case.json"
    path.write_text('{"route": "a", "route": "b"}', "utf-8")
    with pytest.raises(BatchInputError):
        _pattern(path)
