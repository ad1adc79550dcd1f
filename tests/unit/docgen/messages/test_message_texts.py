from __future__ import annotations

from string import Formatter

import pytest

from docgen.catalogue import UnknownInstrumentError
from docgen.errors import DocgenError
from docgen.messages import codes, text
from docgen.messages.fill import FILL
from docgen.messages.schema import SCHEMA
from docgen.values import Finding, Severity


class UntranslatedError(DocgenError):
    code = "no-text-anywhere"
    template = "said in English {here}"


def _fields(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


@pytest.mark.parametrize("code", sorted({**SCHEMA, **FILL}))
def test_every_code_speaks_both_languages(code: str) -> None:
    table = {**SCHEMA, **FILL}[code]
    assert set(table) == {"zh", "en"}
    params = dict.fromkeys(_fields(table["zh"]) | _fields(table["en"]), "值")
    assert "{" not in text(code, "zh", **params).replace("“{”", "")
    assert text(code, "en", **params)


def test_codes_are_those_of_all_tables() -> None:
    assert {*SCHEMA, *FILL} <= codes()


def test_a_finding_is_told_with_its_own_fields() -> None:
    finding = Finding(
        code="schema-required",
        severity=Severity.ERROR,
        where="/x",
        params={"title": "被处罚人姓名", "field": "name"},
    )
    assert text(finding) == "缺少必填项“被处罚人姓名”。"
    assert text(finding, "en") == "the required field name is missing"


def test_an_error_without_a_text_speaks_for_itself() -> None:
    assert text(UntranslatedError(here="here"), "zh") == "said in English here"
    assert "no-such" in text(UnknownInstrumentError(instrument="no-such"), "en")


def test_a_code_without_a_text_is_a_defect() -> None:
    with pytest.raises(KeyError):
        text("no-such-code")
