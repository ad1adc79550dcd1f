"""What happens where a line ends: marks in the margin, codes that break, lines that just fit."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from wordfile import Sheet, WordFile, cell, paragraph, row, table

Typesetter = Callable[[str | WordFile], Sheet]

LEFT, RIGHT = 100.0, 495.3
JUSTIFIED = '<w:jc w:val="both"/>'
CHARACTERS = 24
NARROWED = '<w:characterSpacingControl w:val="compressPunctuation"/>'


def _full(mark: str) -> str:
    """A line of 24 characters, 11.3 points short of the width, then a mark and more."""
    return "字" * CHARACTERS + mark + "后" * 5


@pytest.mark.parametrize("mark", "，。；）》”％")
def test_a_mark_in_the_margin_leaves_the_whole_line_to_the_text(
    typeset: Typesetter, mark: str
) -> None:
    sheet = typeset(paragraph(_full(mark), JUSTIFIED))
    assert sheet.lines()[0] == "字" * CHARACTERS + mark
    assert sheet.at(mark).x == pytest.approx(RIGHT, abs=0.1)


def test_a_mark_hangs_in_a_cell_as_it_does_on_the_page(typeset: Typesetter) -> None:
    margins = '<w:tblCellMar><w:left w:w="0"/><w:right w:w="0"/></w:tblCellMar>'
    held = cell(paragraph(_full("，"), JUSTIFIED), width=7906)
    sheet = typeset(table(row(held), widths=(7906,), properties=margins))
    assert sheet.lines()[0] == "字" * CHARACTERS + "，"


def test_an_opening_mark_never_stands_in_the_margin(typeset: Typesetter) -> None:
    sheet = typeset(paragraph(_full("（"), JUSTIFIED))
    assert sheet.lines()[0] == "字" * CHARACTERS


def test_without_overflow_the_last_character_goes_along_with_its_mark(typeset: Typesetter) -> None:
    sheet = typeset(paragraph(_full("，"), '<w:overflowPunct w:val="0"/>' + JUSTIFIED))
    assert sheet.lines()[1].startswith("字，")


def test_a_narrowed_mark_keeps_its_blank_half_out_of_the_line(typeset: Typesetter) -> None:
    sheet = typeset(WordFile(body=paragraph(_full("，"), JUSTIFIED), settings=NARROWED))
    assert sheet.lines()[0] == "字" * CHARACTERS + "，"
    assert sheet.at("，").x == pytest.approx(LEFT + 16.0 * CHARACTERS, abs=0.1)


def test_a_code_of_letters_and_digits_breaks_after_its_hyphen(typeset: Typesetter) -> None:
    sheet = typeset(paragraph("字" * 21 + "GZ-0081"))
    assert sheet.lines() == ["字" * 21 + "GZ-", "0081"]


def test_a_line_too_long_by_less_than_a_twip_is_not_broken(typeset: Typesetter) -> None:
    width = '<w:ind w:right="3988"/>'
    sheet = typeset(paragraph("阿卜杜热合曼·示例涉嫌未经许可在公", width, '<w:sz w:val="24"/>'))
    assert len(sheet.lines()) == 1
