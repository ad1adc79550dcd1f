"""Writes docs/findings.md from the codes and their texts: ``python -m tools.findings``.

A test fails when the document is not what this writes. Not for the texts themselves, which stand
in ``docgen.messages``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from archive.codes import NOTICE_CODES, SEARCH_CODES, STORED_CODES, VERIFICATION_CODES
from docgen.case.rules import Code, codes
from docgen.messages.archive import COMPARISON_CODES
from docgen.messages.batch_rows import BATCH_ROWS as ROW_TEXTS
from docgen.messages.house_style import HOUSE_STYLE as STYLE_TEXTS
from docgen.messages.lists import LISTS as LIST_TEXTS
from docgen.messages.rules import RULES as RULE_TEXTS
from docgen.messages.schema import SCHEMA as SCHEMA_TEXTS

__all__ = ["DOCUMENT", "document"]

DOCUMENT = Path(__file__).parents[1] / "docs" / "findings.md"

HEAD = """\
# Findings

What a check of a case can find, and what the archive finds in what it keeps. Every finding of a
case has a stable code, a severity, a JSON Pointer into the case, the clause it rests on, and a
text in Chinese and English that says what to do next. Texts hold no personal data: a member of
staff is named by the id used in the case.

`docgen validate` shows all findings of a case at once. An error stops issuing and sealing; a
warning is shown and recorded. This file is written by `python -m tools.findings`.

## Severity by stage

| weight | while checking and issuing | when sealing |
|---|---|---|
| `error` | error | error |
| `warning` | warning | warning |
| `missing` | warning | error |
| `signature` | warning | error in a home with an agency's own certificate, else warning |

So an unfinished case can be checked at any time: what is not there yet is a warning until the file
is sealed.

## What the rules find

The number is that of the rule; the sentences are what a clerk reads, with their fields in braces.

| code | weight | clause | 含义与处理 | meaning and what to do |
|---|---|---|---|---|
"""

MIDDLE = """
Some rules rest on the schemas, so a case that breaks them is refused before any rule runs: check
digits of identity numbers and credit codes (R10: `schema-format-cn-resident-id`,
`schema-format-cn-uscc`), the operator of an individual business (R25), the number of people a
paper must name (R5: `schema-too-few`), references that lead nowhere (R16:
`schema-reference-unknown`), and what a decision's ground asks of the decision itself (R1, R2). R3
is answered line by line in the list review. R17 and R18 are checked on bytes, not on data. R21 and
R30 compare a case with the others that the registry knows, sealed ones too; a registry that was
lost gets back from the archive what they need.

## What reading and the schemas find

All of these are errors, except `json-bom`.

| code | 含义与处理 | meaning and what to do |
|---|---|---|
"""

STYLE_HEAD = """
## How a template departs from the house style

`docgen template check` and the administrator's page hold templates to
`schemas/lists/house-style.json`: page, margins, fonts, sizes, what stands at head and foot by tier.
An agency replaces the file by one in its home (`schemas/lists/house-style.json`). All are warnings:
the template can be used.

| code | 含义与处理 | meaning and what to do |
|---|---|---|
"""

LISTS_HEAD = """
## What an import of lists finds

`docgen lists import` tells every fault by the cell it stands in, as `免罚清单!G3`, and imports
nothing while there is one.

| code | 含义与处理 | meaning and what to do |
|---|---|---|
"""

ROWS_HEAD = """
## What the rows of a batch find

Beside what is found in the case that a row makes, each with its cell and the field it fills. All
are errors of that row alone.

| code | 含义与处理 | meaning and what to do |
|---|---|---|
"""

ARCHIVE_HEAD = """
## What the archive finds

`docgen verify` and every other command that reads the archive carry these, each with its place.
What verification finds makes the answer *broken*, status 5. What stands under "put right" is told
on stderr, and with `--json` as `warnings`; it makes no answer wrong. Verification
also compares the archive with the registry's list of sealed dossiers; what is listed and not there
is `dossier-lost` (see [errors.md](errors.md)).
"""

ARCHIVE_TABLES: tuple[tuple[str, Mapping[str, tuple[str, str]]], ...] = (
    ("In a sealed PDF", VERIFICATION_CODES),
    ("In the archive and its log", STORED_CODES),
    ("While searching", SEARCH_CODES),
    ("Put right, or set aside", NOTICE_CODES),
    ("Beside the registry", COMPARISON_CODES),
)


def document() -> str:
    """The whole document."""
    return "".join(
        (
            *(HEAD, *_rule_rows()),
            *(MIDDLE, *_text_rows(SCHEMA_TEXTS)),
            *(STYLE_HEAD, *_text_rows(STYLE_TEXTS)),
            *(LISTS_HEAD, *_text_rows(LIST_TEXTS)),
            *(ROWS_HEAD, *_text_rows(ROW_TEXTS)),
            *_archive_rows(),
        )
    )


def _archive_rows() -> Iterator[str]:
    yield ARCHIVE_HEAD
    for title, codes_of_kind in ARCHIVE_TABLES:
        yield f"\n### {title}\n\n| code | 含义与处理 | meaning and what to do |\n|---|---|---|\n"
        for name, (chinese, english) in codes_of_kind.items():
            yield _row((f"`{name}`", chinese, english))


def _rule_rows() -> Iterator[str]:
    # Sorting is stable: codes of one rule keep the order of the code.
    for code in sorted(codes(), key=_rule_number):
        texts = RULE_TEXTS[code.name]
        cells = (f"`{code.name}`", code.weight.value, code.clause, texts["zh"], texts["en"])
        yield _row(cells)


def _rule_number(code: Code) -> int:
    return int(code.name[1:].partition("-")[0])


def _text_rows(table: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    for name, texts in table.items():
        yield _row((f"`{name}`", texts["zh"], texts["en"]))


def _row(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |\n"


if __name__ == "__main__":
    DOCUMENT.write_text(document(), encoding="utf-8")
