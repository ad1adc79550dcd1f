"""A made-up case with one paper of an instrument, to show a template with: each field its own name.

Where a text stands on the page is seen at once: 〔听证地点〕 stands where the place of a hearing is
printed. Complete for any instrument, an agency's own too. Not for drafts of a real case.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from docgen.case import Case
from docgen.catalogue import Catalogue, InstrumentType
from docgen.catalogue.making import OPEN, Field, make

__all__ = ["specimen_case", "specimen_data"]

_CASE = Path(__file__).with_name("specimen.case.json")
_DAY, _MOMENT = "2026-03-05", "2026-03-05T10:20:00+08:00"
_FORMATS: Mapping[str, str] = {
    "date": _DAY,
    "date-time": _MOMENT,
    "cn-case-number": "示交执案〔2026〕1号",
    "cn-mobile": "19900000000",
    "cn-plate": "新Z0A000",
    "cn-resident-id": "652100198112030031",
    "cn-uscc": "91652100MAEX00681G",
}
_REFERENCES: Mapping[str, str] = {
    "evidence_ref": "e-document",
    "paper_ref": "earlier",
    "representative_ref": "r1",
    "staff_ref": "o3",
}
_STAFF = ["o3", "o4"]
_LONGEST_ID = 32
# What an agency's pattern may ask for where a field's name does not do.
_CANDIDATES = ("200.00", "0900-1234567", "839999", "a-1", "0" * 64, "A1")


def specimen_case(catalogue: Catalogue, instrument: InstrumentType) -> Case:
    """The made-up case; its last paper is of ``instrument``, if that is no sheet of a dossier."""
    data = json.loads(_CASE.read_bytes())
    types = {each["type"]: catalogue.instrument(each["type"]) for each in data["papers"]}
    if instrument.tier != "dossier":
        paper = {
            "id": instrument.code[:_LONGEST_ID],
            "type": instrument.code,
            "number": None,
            "date": _DAY,
            "data": specimen_data(catalogue, instrument),
            "execution": None,
            "service": None,
        }
        data["papers"].append(paper)
    return Case.build(data, types | {instrument.code: instrument})


def specimen_data(catalogue: Catalogue, instrument: InstrumentType) -> dict[str, Any]:
    """Data of ``instrument``: every field given, each text naming its field."""
    return make(catalogue.schemas, instrument.code, _Specimen())


class _Specimen:
    """Gives each field an example."""

    def value(self, field: Field) -> Any:  # noqa: ANN401 - a JSON value, or OPEN
        """The example of a field; objects and lists are made of theirs."""
        if field.definition == "staff_refs":
            return list(_STAFF)
        if field.types & {"object", "array"} or "properties" in field.schema:
            return OPEN
        if "enum" in field.schema or "const" in field.schema:
            return _first(field.schema)
        if "string" in field.types:
            return _text(field)
        if field.types & {"integer", "number"}:
            return field.schema.get("minimum", 1)
        return True if "boolean" in field.types else None

    def count(self, field: Field) -> int:
        """One item, or as many as must be."""
        least: int = field.schema.get("minItems", 1)
        most: int = field.schema.get("maxItems", max(1, least))
        return min(max(1, least), most)


def _first(schema: Mapping[str, Any]) -> Any:  # noqa: ANN401 - a JSON value
    if "const" in schema:
        return schema["const"]
    return next((each for each in schema["enum"] if each is not None), None)


def _text(field: Field) -> str:
    kind = field.schema.get("format", "")
    if kind in _FORMATS:
        return _FORMATS[kind]
    definition = field.definition.removesuffix("_or_null")
    if definition in _REFERENCES:
        return _reference(definition, field)
    pattern = field.schema.get("pattern", "")
    named = f"〔{field.title}〕"[: field.schema.get("maxLength")]
    texts = (named, *_CANDIDATES)
    return next((each for each in texts if re.search(pattern, each)), named)


def _reference(definition: str, field: Field) -> str:
    if definition == "evidence_ref" and re.search("录|音像", field.title):
        return "e-recording"
    if definition == "evidence_ref" and "照" in field.title:
        return "e-photo"
    return _REFERENCES[definition]
