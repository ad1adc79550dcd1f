"""Text frames: the box of a page number in an older footer, and frames in the text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from wordfile import PAGE, STYLES, Sheet, WordFile, paragraph, row, table, xml

from docgen.typeset.errors import UnsupportedFeatureError

Typesetter = Callable[[str | WordFile], Sheet]

LEFT, TOP, RIGHT = 100.0, 100.0, 495.3
ASCENT, SINGLE = 18.4, 23.0
IN_TEXT = 'w:vAnchor="text" w:hAnchor="margin"'


def framed(text: str, place: str) -> str:
    return paragraph(text, f"<w:framePr {place}/>")


@pytest.mark.parametrize(
    ("align", "x"), [("center", (LEFT + RIGHT) / 2 - 4.4), ("right", RIGHT - 8.9)]
)
def test_a_page_number_in_a_frame_stands_beside_the_footer(
    typeset: Typesetter, align: str, x: float
) -> None:
    frame = f'<w:framePr w:wrap="around" {IN_TEXT} w:xAlign="{align}" w:y="1"/>'
    number = f'<w:p><w:pPr>{frame}</w:pPr><w:fldSimple w:instr="PAGE"/></w:p>'
    word = WordFile(
        body=paragraph("甲") + paragraph("乙", "<w:pageBreakBefore/>"),
        section='<w:footerReference r:id="rIdF"/>' + PAGE,
        relations={"rIdF": ("footer", "f.xml")},
        parts={"word/f.xml": xml("ftr", number + paragraph("脚"))},
    )
    sheet = typeset(word)
    assert sheet.at("2", page=1).x == pytest.approx(x, abs=1.0)
    assert sheet.at("2", page=1).y == pytest.approx(sheet.at("脚", page=1).y, abs=0.2)
    assert sheet.made.page_texts == ("甲\n", "乙\n")


def test_text_flows_around_a_frame_of_several_paragraphs(typeset: Typesetter) -> None:
    place = f'w:w="1600" w:hSpace="180" w:wrap="around" {IN_TEXT} w:xAlign="left" w:y="0"'
    sheet = typeset(framed("甲甲", place) + framed("乙乙", place) + paragraph("字" * 60))
    assert sheet.at("甲").x == pytest.approx(LEFT, abs=0.05)
    assert sheet.at("乙").y - sheet.at("甲").y == pytest.approx(SINGLE, abs=0.05)
    assert sheet.at("字").x == pytest.approx(LEFT + 80.0 + 9.0, abs=0.05)
    assert sheet.at("字").y == pytest.approx(sheet.at("甲").y, abs=0.2)
    assert sheet.made.page_texts[0] == f"{'字' * 60}\n甲甲\n乙乙\n"


def test_a_frame_may_stand_anywhere_on_the_page(typeset: Typesetter) -> None:
    place = 'w:wrap="around" w:hAnchor="page" w:vAnchor="page" w:x="1000" w:y="800"'
    sheet = typeset(framed("章", place) + paragraph("后"))
    assert sheet.at("章").x == pytest.approx(50.0, abs=0.05)
    assert sheet.at("章").y == pytest.approx(40.0 + ASCENT, abs=0.05)
    assert sheet.at("后").y == pytest.approx(TOP + ASCENT, abs=0.05)


STYLED = STYLES + '<w:style w:type="paragraph" w:styleId="f"><w:pPr><w:framePr/></w:pPr></w:style>'


@pytest.mark.parametrize(
    ("body", "feature"),
    [
        (framed("首", 'w:dropCap="drop" w:lines="3"') + paragraph("后"), "a drop cap"),
        (framed("章", IN_TEXT), "a text frame without a paragraph after it"),
        (framed("章", IN_TEXT) + table(row()), "a text frame without a paragraph after it"),
        (
            f"<w:p><w:pPr><w:framePr/><w:sectPr>{PAGE}</w:sectPr></w:pPr></w:p>" + paragraph("后"),
            "a text frame at the end of a section",
        ),
        (
            paragraph("章", '<w:pStyle w:val="f"/>') + paragraph("后"),
            "a style that puts paragraphs into a text frame",
        ),
    ],
)
def test_a_frame_that_cannot_be_set_is_refused(
    typeset: Typesetter, body: str, feature: str
) -> None:
    with pytest.raises(UnsupportedFeatureError) as caught:
        typeset(WordFile(body=body, styles=STYLED))
    assert caught.value.params["feature"] == feature
    assert caught.value.params["place"] == "paragraph 1"
