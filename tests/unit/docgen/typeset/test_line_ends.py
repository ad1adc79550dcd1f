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


def _cell(content: str, padding: int, *, properties: str = "", before: int = 0) -> str:
    """A cell whose text is as wide as the page's, between borders of half a point."""
    margins = f'<w:tblCellMar><w:left w:w="{before}"/><w:right w:w="{padding}"/></w:tblCellMar>'
    width = 7906 + padding + before
    held = cell(content, properties=properties, width=width)
    return table(row(held), widths=(width,), properties=margins)


@pytest.mark.parametrize(("mark", "padding"), [("，", 137), ("。", 137), ("；", 137), ("》", 175)])
def test_a_mark_hangs_in_a_cell_where_the_padding_has_room_for_it(
    typeset: Typesetter, mark: str, padding: int
) -> None:
    sheet = typeset(_cell(paragraph(_full(mark), JUSTIFIED), padding))
    assert sheet.lines()[0] == "字" * CHARACTERS + mark


@pytest.mark.parametrize(("mark", "padding"), [("，", 136), ("》", 174), ("％", 240), ("，", 0)])
def test_a_mark_that_would_stand_on_the_border_of_its_cell_goes_to_the_next_line(
    typeset: Typesetter, mark: str, padding: int
) -> None:
    sheet = typeset(_cell(paragraph(_full(mark), JUSTIFIED), padding))
    assert sheet.lines()[:2] == ["字" * (CHARACTERS - 1), "字" + mark + "后" * 5]


def test_a_mark_that_begins_on_its_line_hangs_as_far_as_its_ink_needs(typeset: Typesetter) -> None:
    sheet = typeset(_cell(paragraph(_full("，"), '<w:jc w:val="left"/>'), 20))
    assert sheet.lines()[0] == "字" * CHARACTERS + "，"


def test_a_thick_border_leaves_a_mark_less_room(typeset: Typesetter) -> None:
    thick = '<w:tcBorders><w:right w:val="single" w:sz="24" w:color="000000"/></w:tcBorders>'
    sheet = typeset(_cell(paragraph(_full("，"), JUSTIFIED), 137, properties=thick))
    assert sheet.lines()[0] == "字" * (CHARACTERS - 1)


def test_the_indent_of_a_paragraph_in_a_cell_is_room_for_its_marks(typeset: Typesetter) -> None:
    indented = '<w:ind w:right="240"/>' + JUSTIFIED
    sheet = typeset(_cell(paragraph("字" * 23 + "，" + "后" * 5, indented), 0))
    assert sheet.lines()[0] == "字" * 23 + "，"


def test_a_mark_does_not_hang_over_the_border_of_its_paragraph(typeset: Typesetter) -> None:
    near, far = (
        f'<w:pBdr><w:right w:val="single" w:sz="4" w:space="{space}" w:color="000000"/></w:pBdr>'
        for space in (4, 7)
    )
    held = typeset(paragraph(_full("，"), near + JUSTIFIED))
    assert held.lines()[0] == "字" * (CHARACTERS - 1)
    assert typeset(paragraph(_full("，"), far + JUSTIFIED)).lines()[0].endswith("，")


def test_a_line_that_runs_to_the_left_hangs_its_mark_into_the_left_padding(
    typeset: Typesetter,
) -> None:
    leftwards = paragraph(_full("，"), "<w:bidi/>" + JUSTIFIED)
    assert typeset(_cell(leftwards, 0, before=137)).lines()[0].count("字") == CHARACTERS
    assert typeset(_cell(leftwards, 137)).lines()[0].count("字") == CHARACTERS - 1


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
