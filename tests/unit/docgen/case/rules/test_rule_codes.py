"""Codes, broken cases, texts and docs/findings.md are one set, and each code can be raised."""

from __future__ import annotations

import json
import re
import string
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from docgen.case.rules import RULES, codes
from docgen.messages import text
from docgen.messages.rules import RULES as TEXTS
from docgen.values import Finding, Severity
from tools.findings import DOCUMENT, document

ROOT = Path(__file__).parents[5]
FIXTURES = {
    path.stem: path for path in (ROOT / "tests/cases/bad").glob("R*.json") if path.stem[1].isdigit()
}
NAMES = [code.name for code in codes()]
# Where a page finds the two texts that are nearly the same: no text of a finding repeats them.
SHOWN_BY_PAGES = {"begins", "stands"}


@pytest.mark.parametrize(
    "base", ["base-commitment", "base-hearing", "base-interview", "base-penalty"]
)
@pytest.mark.parametrize("stage", ["check", "issue", "seal"])
def test_a_good_case_has_no_finding(
    judge_patched: Callable[..., Any], base: str, stage: str
) -> None:
    assert judge_patched(base=base, stage=stage).findings == ()


@pytest.mark.parametrize("code", NAMES)
def test_a_broken_case_raises_its_code_and_no_other(
    judge_patched: Callable[..., Any], code: str
) -> None:
    """Also: each finding has a clause, a place and texts, and tells no personal data."""
    fixture = json.loads(FIXTURES[code].read_bytes())
    also = set(fixture.pop("also", ()))

    judged = judge_patched(**fixture)

    assert judged.codes == {code} | also
    errors = {each.code for each in judged.findings if each.severity is Severity.ERROR}
    assert errors <= {code}
    for finding in judged.findings:
        _is_complete(finding)
        assert not _secrets(judged.case.data) & set(finding.params.values())


def _is_complete(finding: Finding) -> None:
    assert finding.clause
    assert finding.where == "" or finding.where.startswith("/")
    fields = _fields(TEXTS[finding.code]["zh"]) | _fields(TEXTS[finding.code]["en"])
    assert set(finding.params) - SHOWN_BY_PAGES == fields
    assert text(finding, "zh")
    assert text(finding, "en")


def _secrets(data: Mapping[str, Any]) -> set[str]:
    party = data["party"]
    secrets = {party["name"], party.get("id_number"), party["telephone"], party["address"]}
    return {*secrets, *(person["name"] for person in data["staff"])}


def test_codes_fixtures_texts_and_the_document_are_one_set() -> None:
    documented = re.findall(r"^\| `(R[0-9]+-[a-z-]+)` \|", _document(), re.MULTILINE)

    assert set(FIXTURES) == set(NAMES)
    assert set(TEXTS) == set(NAMES)
    assert sorted(documented) == sorted(NAMES)
    assert len(NAMES) == len(set(NAMES))


def test_the_document_is_what_the_codes_and_texts_say() -> None:
    assert _document() == document(), "write it anew with `python -m tools.findings`"


def _document() -> str:
    return DOCUMENT.read_text(encoding="utf-8")


@pytest.mark.parametrize("code", NAMES)
def test_both_languages_use_the_same_fields(code: str) -> None:
    texts = TEXTS[code]

    assert set(texts) == {"zh", "en"}
    assert _fields(texts["zh"]) == _fields(texts["en"])


def _fields(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def test_a_code_stands_under_the_number_of_its_rule() -> None:
    for rule in RULES:
        assert all(code.name.startswith(f"{rule.number}-") for code in rule.codes)
