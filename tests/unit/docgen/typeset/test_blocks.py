"""How blocks stand beside each other: after a page break, in one frame, in columns by content."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from wordfile import Sheet, WordFile, cell, paragraph, row, table

Typesetter = Callable[[str | WordFile], Sheet]

TOP, ASCENT, SINGLE = 100.0, 18.4, 23.0
BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
SPLITS = "<w:compat><w:splitPgBreakAndParaMark/></w:compat>"
FRAME = "".join(
    f'<w:{side} w:val="single" w:sz="8" w:space="4" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right")
)


@pytest.mark.parametrize(("settings", "lines"), [("", 0), (SPLITS, 1)])
def test_a_paragraph_that_ends_with_a_page_break_leaves_no_empty_line(
    typeset: Typesetter, settings: str, lines: int
) -> None:
    body = paragraph("前") + BREAK + paragraph("后")
    sheet = typeset(WordFile(body=body, settings=settings))
    assert len(sheet.pages) == 2
    assert sheet.at("后", 1).y == pytest.approx(TOP + lines * SINGLE + ASCENT, abs=0.05)


def test_paragraphs_in_one_frame_have_no_room_for_borders_between_them(typeset: Typesetter) -> None:
    framed = f"<w:pBdr>{FRAME}</w:pBdr>"
    sheet = typeset(paragraph("一", framed) + paragraph("二", framed) + paragraph("三"))
    assert sheet.at("二").y - sheet.at("一").y == pytest.approx(SINGLE, abs=0.05)
    assert sheet.at("三").y - sheet.at("二").y == pytest.approx(SINGLE + 5.0, abs=0.05)


def test_a_border_between_paragraphs_in_one_frame_keeps_its_room(typeset: Typesetter) -> None:
    between = '<w:between w:val="single" w:sz="8" w:space="4" w:color="auto"/>'
    framed = f"<w:pBdr>{FRAME}{between}</w:pBdr>"
    sheet = typeset(paragraph("一", framed) + paragraph("二", framed))
    assert sheet.at("二").y - sheet.at("一").y == pytest.approx(SINGLE + 5.0, abs=0.05)


def test_a_column_that_asks_for_little_gets_it_beside_a_long_one(typeset: Typesetter) -> None:
    free = '<w:tcW w:w="0" w:type="auto"/>'
    cells = [cell(text).replace('<w:tcW w:w="2000" w:type="dxa"/>', free) for text in "号事"]
    cells.append(cell("说明" * 40).replace('<w:tcW w:w="2000" w:type="dxa"/>', free))
    sheet = typeset(table(row(*cells), widths=(0, 0, 0)))
    assert sheet.at("事").x - sheet.at("号").x == pytest.approx(16.0 + 10.8, abs=0.2)
    assert sheet.at("说").x - sheet.at("事").x == pytest.approx(16.0 + 10.8, abs=0.2)
