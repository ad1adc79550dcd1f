from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

from docgen.catalogue import UnknownInstrumentError
from docgen.errors import DocgenError
from docgen.messages import codes, text
from docgen.messages.archive import ARCHIVE
from docgen.messages.batch_rows import BATCH_ROWS
from docgen.messages.errors import ERRORS
from docgen.messages.fill import FILL
from docgen.messages.house_style import HOUSE_STYLE
from docgen.messages.lists import LISTS
from docgen.messages.rules import RULES
from docgen.messages.schema import SCHEMA
from docgen.values import Finding, Named, Severity

DOCUMENT = Path(__file__).parents[4] / "docs" / "findings.md"


class UntranslatedError(DocgenError):
    code = "no-text-anywhere"
    template = "said in English {here}"


def _fields(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


@pytest.mark.parametrize("code", sorted({**SCHEMA, **FILL, **LISTS, **HOUSE_STYLE, **BATCH_ROWS}))
def test_every_code_speaks_both_languages(code: str) -> None:
    table = {**SCHEMA, **FILL, **LISTS, **HOUSE_STYLE, **BATCH_ROWS}[code]
    assert set(table) == {"zh", "en"}
    params = dict.fromkeys(_fields(table["zh"]) | _fields(table["en"]), "值")
    assert "{" not in text(code, "zh", **params).replace("“{”", "")
    assert text(code, "en", **params)


@pytest.mark.parametrize("code", sorted(ARCHIVE))
def test_what_the_archive_finds_is_told_in_both_languages_with_the_same_fields(code: str) -> None:
    zh, en = ARCHIVE[code]["zh"], ARCHIVE[code]["en"]
    assert _fields(zh) == _fields(en)
    assert any("\u4e00" <= letter <= "\u9fff" for letter in zh)
    assert en.isascii()
    params = dict.fromkeys(_fields(zh), "值")
    assert (text(code, "zh", **params), text(code, "en", **params)) == (
        zh.format(**params),
        en.format(**params),
    )


def test_what_the_archive_finds_shares_no_code_with_another_table_and_is_documented() -> None:
    assert not set(ARCHIVE) & {*SCHEMA, *FILL, *LISTS, *ERRORS, *RULES}
    documented = DOCUMENT.read_text("utf-8").partition("## What the archive finds")[2]
    assert set(re.findall(r"^\| `([a-z-]+)` \|", documented, re.MULTILINE)) == set(ARCHIVE)


def test_what_an_import_of_lists_finds_is_documented() -> None:
    documented = DOCUMENT.read_text("utf-8").partition("## What an import of lists finds")[2]
    documented = documented.partition("\n## ")[0]
    assert re.findall(r"^\| `([a-z-]+)` \|", documented, re.MULTILINE) == list(LISTS)


def test_what_the_rows_of_a_batch_find_is_documented() -> None:
    documented = DOCUMENT.read_text("utf-8").partition("## What the rows of a batch find")[2]
    documented = documented.partition("\n## ")[0]
    assert re.findall(r"^\| `([a-z-]+)` \|", documented, re.MULTILINE) == list(BATCH_ROWS)


def test_departures_from_the_house_style_are_documented_in_their_own_words() -> None:
    documented = DOCUMENT.read_text("utf-8").partition("## How a template departs")[2]
    rows = [f"| `{code}` | {each['zh']} | {each['en']} |" for code, each in HOUSE_STYLE.items()]
    assert "\n".join(rows) in documented.partition("\n## ")[0]


def test_codes_are_those_of_all_tables() -> None:
    assert {*SCHEMA, *FILL} <= codes()


def test_a_finding_is_told_with_its_own_fields() -> None:
    finding = Finding(
        code="schema-required",
        severity=Severity.ERROR,
        where="/x",
        params={"title": Named("被处罚人姓名", "Name of the party"), "field": "name"},
    )
    assert text(finding) == "缺少必填项“被处罚人姓名”。"
    assert text(finding, "en") == "the required field “Name of the party” is missing"


def test_an_error_without_a_text_speaks_for_itself() -> None:
    assert text(UntranslatedError(here="here"), "zh") == "said in English here"
    assert "no-such" in text(UnknownInstrumentError(instrument="no-such"), "en")


def test_a_code_without_a_text_is_a_defect() -> None:
    with pytest.raises(KeyError):
        text("no-such-code")
