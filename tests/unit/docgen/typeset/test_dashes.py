"""The Chinese dash: as wide as two characters, one stroke, and still two signs to a reader."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from wordfile import Sheet, WordFile, paragraph

Typesetter = Callable[[str | WordFile], Sheet]

SIZE = 16.0


def test_a_dash_is_as_wide_as_two_characters(typeset: Typesetter) -> None:
    sheet = typeset(paragraph("说明——附件"))
    assert sheet.at("附").x - sheet.at("明").x == pytest.approx(3 * SIZE, abs=0.05)


def test_a_dash_is_drawn_as_one_glyph_and_read_as_two_signs(typeset: Typesetter) -> None:
    sheet = typeset(paragraph("说明——附件"))
    assert sheet.lines() == ["说明——附件"]
    starts = {round(spot.x, 1) for spot in sheet.pages[0] if "—" in spot.text}
    assert len(starts) == 1


def test_justifying_a_line_opens_no_gap_inside_a_dash(typeset: Typesetter) -> None:
    line = "字" * 10 + "——" + "字" * 12
    sheet = typeset(paragraph(line + "字" * 8, '<w:jc w:val="both"/>'))
    dash = next(spot for spot in sheet.pages[0] if "—" in spot.text)
    after = next(spot for spot in sheet.pages[0] if spot.x > dash.x + 1.0 and spot.y == dash.y)
    assert after.x - dash.x == pytest.approx(2 * SIZE, abs=0.6)


def test_a_dash_in_latin_text_keeps_the_width_of_its_face(typeset: Typesetter) -> None:
    sheet = typeset(paragraph("ab—cd"))
    assert sheet.at("c").x - sheet.at("—").x == pytest.approx(0.89 * SIZE, abs=0.05)


def test_character_spacing_follows_a_dash_and_does_not_part_it(typeset: Typesetter) -> None:
    sheet = typeset(paragraph("说——明", run='<w:spacing w:val="40"/>'))
    assert sheet.at("明").x - sheet.at("说").x == pytest.approx(3 * SIZE + 4.0, abs=0.05)
