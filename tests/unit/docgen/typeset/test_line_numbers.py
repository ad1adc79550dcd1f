"""Line numbers: which lines have one, where it stands, and when counting begins anew."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from wordfile import PAGE, Sheet, WordFile, cell, paragraph, row, table

from docgen.typeset.errors import UnsupportedFeatureError

Typesetter = Callable[[str | WordFile], Sheet]
LEFT = 100.0
BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'


def numbers(attributes: str) -> str:
    return f"{PAGE}<w:lnNumType {attributes}/>"


def numbered(sheet: Sheet, page: int = 0) -> list[str]:
    """The numbers left of the text, from the top."""
    spots = sorted(sheet.pages[page], key=lambda spot: (round(spot.y, 1), spot.x))
    rows: dict[float, str] = {}
    for spot in spots:
        if spot.x < LEFT - 5.0:
            rows[round(spot.y, 1)] = rows.get(round(spot.y, 1), "") + spot.text
    return list(rows.values())


def test_every_line_of_the_body_has_its_number_left_of_it(typeset: Typesetter) -> None:
    body = paragraph("甲") + paragraph("") + paragraph("字" * 30)
    sheet = typeset(WordFile(body=body, section=numbers('w:countBy="1"')))
    assert numbered(sheet) == ["1", "2", "3", "4"]
    first = sheet.at("1")
    assert first.y == sheet.at("甲").y
    assert first.x + 7.54 == pytest.approx(LEFT - 18.0, abs=0.1)
    assert sheet.made.page_texts == (f"甲\n\n{'字' * 30}\n",)


def test_only_every_so_many_lines_show_theirs_at_the_distance_asked_for(
    typeset: Typesetter,
) -> None:
    section = numbers('w:countBy="2" w:start="8" w:distance="800"')
    sheet = typeset(WordFile(body=paragraph("甲") * 4, section=section))
    assert numbered(sheet) == ["10", "12"]
    assert sheet.at("2").x + 8.9 == pytest.approx(LEFT - 40.0, abs=0.2)


def test_tables_and_lines_that_ask_for_none_are_not_counted(typeset: Typesetter) -> None:
    body = (
        paragraph("甲")
        + paragraph("乙", "<w:suppressLineNumbers/>")
        + table(row(cell("丙"), cell("丁")))
        + paragraph("戊")
    )
    sheet = typeset(WordFile(body=body, section=numbers('w:countBy="1"')))
    assert numbered(sheet) == ["1", "2"]
    assert sheet.at("2").y == sheet.at("戊").y


@pytest.mark.parametrize(
    ("restart", "second"), [("newPage", ["1"]), ("continuous", ["3"]), ("newSection", ["3"])]
)
def test_counting_begins_anew_where_the_section_says(
    typeset: Typesetter, restart: str, second: list[str]
) -> None:
    section = numbers(f'w:countBy="1" w:restart="{restart}"')
    sheet = typeset(WordFile(body=paragraph("甲") + BREAK + paragraph("乙"), section=section))
    assert numbered(sheet, 0) == ["1", "2"]
    assert numbered(sheet, 1) == second


def test_a_new_section_may_begin_its_own_count(typeset: Typesetter) -> None:
    section = numbers('w:countBy="1" w:restart="newSection"')
    ended = f"<w:p><w:pPr><w:sectPr>{section}</w:sectPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>"
    sheet = typeset(WordFile(body=ended + paragraph("乙"), section=section))
    assert (numbered(sheet, 0), numbered(sheet, 1)) == (["1"], ["1"])


def test_a_section_without_a_count_has_no_numbers(typeset: Typesetter) -> None:
    sheet = typeset(WordFile(body=paragraph("甲"), section=numbers('w:restart="newPage"')))
    assert numbered(sheet) == []


def test_counting_anew_elsewhere_is_refused(typeset: Typesetter) -> None:
    section = numbers('w:countBy="1" w:restart="newChapter"')
    with pytest.raises(UnsupportedFeatureError, match="begin anew at newChapter"):
        typeset(WordFile(body=paragraph("甲"), section=section))
