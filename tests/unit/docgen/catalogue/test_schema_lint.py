from __future__ import annotations

from typing import Any

import pytest

from docgen.catalogue import lint_schema
from docgen.messages import text
from docgen.messages.schema import SCHEMA


def annotated(**changes: object) -> dict[str, Any]:
    annotations: dict[str, Any] = {
        "title": "测试文书",
        "tier": "reference",
        "family": "notice",
        "role": "receipt",
        "stage": 10,
        "outgoing": True,
        "signers": [{"signer": "party", "label": "当事人", "count": 1, "may_refuse": True}],
        "receipt": "none",
        "volume": "main",
        "number": None,
        "publish": "no",
        "retention": "D10",
        "clauses": [],
        "facts": {"officers": "/data/officers"},
        "basis": "参考式样",
    }
    return {
        "x-docgen": annotations | changes,
        "type": "object",
        "additionalProperties": False,
        "properties": {"officers": {"title": "执法人员", "type": "string"}},
    }


def closed(**properties: object) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": False, "properties": properties}


def titled(**rest: object) -> dict[str, Any]:
    return {"title": "字段", **rest}


BROKEN: dict[str, dict[str, Any]] = {
    "schema-file-annotation": annotated(tier="official"),
    "schema-file-fact": annotated(facts={"officers": "/data/nobody"}),
    "schema-file-keyword": closed(a=titled(anyOf=[])),
    "schema-file-title": closed(a={"type": "string"}),
    "schema-file-type": closed(a=titled(type="number")),
    "schema-file-format": closed(a=titled(type="string", format="email")),
    "schema-file-pattern": closed(a=titled(type="string", pattern=r"^\d+$")),
    "schema-file-open": {"type": "object", "properties": {}},
    "schema-file-condition": closed() | {"allOf": [{"if": {"minLength": 1}, "then": {}}]},
}


@pytest.mark.parametrize(
    ("key", "good", "bad"),
    [
        *(
            ("x-evidence", ["photo", "recording"], bad)
            for bad in ("photo", [], ["photo", "film"], None)
        ),
        *(("x-staff", ["officer"], bad) for bad in ("officer", [], ["officer", "driver"], None)),
    ],
)
def test_only_kinds_of_evidence_and_duties_that_there_are_can_be_offered(
    key: str, good: object, bad: object
) -> None:
    assert lint_schema(closed(a=titled(**{key: good, "type": "string"}))) == ()
    (found,) = lint_schema(closed(a=titled(**{key: bad, "type": "string"})))
    assert (found.code, found.where) == ("schema-file-annotation", f"/properties/a/{key}")


def test_a_well_annotated_schema_has_no_finding() -> None:
    assert lint_schema(annotated()) == ()


@pytest.mark.parametrize("code", BROKEN)
def test_a_broken_schema_is_told_by_its_code(code: str) -> None:
    findings = lint_schema(BROKEN[code])
    assert {each.code for each in findings} == {code}
    assert all(text(each, lang) for each in findings for lang in ("zh", "en"))


def test_every_finding_about_a_schema_file_has_an_example_here() -> None:
    assert {code for code in SCHEMA if code.startswith("schema-file-")} == set(BROKEN)


@pytest.mark.parametrize(
    "changes",
    [
        {"role": "unknown.role"},
        {"stage": "10"},
        {"stage": True},
        {"signers": [{"signer": "party"}]},
        {"facts": {"weather": "/data/officers"}},
        {"facts": {"officers": "/elsewhere"}},
        {"retention": "D5"},
        {"publish": "yes"},
        {"colour": "red"},
    ],
)
def test_an_annotation_out_of_its_range_is_told_by_its_key(changes: dict[str, object]) -> None:
    (finding,) = lint_schema(annotated(**changes))
    assert finding.params["key"] == next(iter(changes))


def test_a_missing_annotation_is_told_by_its_key() -> None:
    schema = annotated()
    del schema["x-docgen"]["receipt"]
    (finding,) = lint_schema(schema)
    assert finding.where == "/x-docgen/receipt"


@pytest.mark.parametrize(
    "pattern", ["abc", "^abc", "abc$", r"^\w$", r"^\p{L}$", "^(?i)a$", r"^a\b$"]
)
def test_a_pattern_that_two_engines_read_differently_is_refused(pattern: str) -> None:
    (finding,) = lint_schema(closed(a=titled(type="string", pattern=pattern)))
    assert finding.code == "schema-file-pattern"
