"""Sections: columns of text, where a section begins, and which header and footer its pages have."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from wordfile import PAGE, Sheet, WordFile, cell, paragraph, row, table, xml

from docgen.typeset.errors import UnsupportedFeatureError

Typesetter = Callable[[str | WordFile], Sheet]

LEFT, TOP, RIGHT, BOTTOM = 100.0, 100.0, 495.3, 741.9
ASCENT, SINGLE = 18.4, 23.0
TWO = '<w:cols w:num="2" w:space="400"/>'
SECOND = LEFT + (395.3 - 20.0) / 2 + 20.0


def section(inner: str, kind: str = "nextPage") -> str:
    """The last paragraph of a section, empty, with the section's properties."""
    return f'<w:p><w:pPr><w:sectPr><w:type w:val="{kind}"/>{inner}</w:sectPr></w:pPr></w:p>'


def lines(count: int, sign: str = "字") -> str:
    return "".join(paragraph(f"{sign}{number}") for number in range(count))


def test_text_fills_one_column_after_the_other(typeset: Typesetter) -> None:
    sheet = typeset(WordFile(body=lines(40), section=PAGE + TWO))
    assert len(sheet.pages) == 1
    assert sheet.at("字0").x == pytest.approx(LEFT, abs=0.05)
    assert sheet.at("字39").x == pytest.approx(SECOND, abs=0.05)
    first = [spot for spot in sheet.pages[0] if spot.x < SECOND - 20.0 and spot.text == "字"]
    assert len(first) == int((BOTTOM - TOP) / SINGLE)
    assert sheet.made.page_texts[0].startswith("字0\n字1\n")


def test_columns_go_on_on_the_next_page(typeset: Typesetter) -> None:
    sheet = typeset(WordFile(body=lines(60), section=PAGE + TWO))
    assert sheet.pages[1][0].x == pytest.approx(LEFT, abs=0.05)
    assert "".join(sheet.made.page_texts) == "".join(f"字{number}\n" for number in range(60))


def test_columns_may_differ_and_a_paragraph_is_set_anew_for_the_next(typeset: Typesetter) -> None:
    unequal = (
        '<w:cols w:num="2" w:equalWidth="0"><w:col w:w="2000" w:space="400"/>'
        '<w:col w:w="5000"/></w:cols>'
    )
    sheet = typeset(WordFile(body=paragraph("字" * 300), section=PAGE + unequal))
    narrow = [line for line in sheet.lines() if len(line) == 6]
    spots = sheet.pages[0]
    assert len(spots) == 300
    assert {spot.x for spot in spots if spot.x < LEFT + 100.0} == {
        LEFT + 16.0 * index for index in range(6)
    }
    right = [spot for spot in spots if spot.x > LEFT + 100.0]
    assert min(spot.x for spot in right) == pytest.approx(LEFT + 120.0, abs=0.05)
    assert max(spot.x for spot in right) == pytest.approx(LEFT + 120.0 + 14 * 16.0, abs=0.05)
    assert narrow


def test_a_line_stands_between_columns_where_the_file_asks_for_it(typeset: Typesetter) -> None:
    ruled = TWO.replace("/>", ' w:sep="1"/>')
    sheet = typeset(WordFile(body=lines(40), section=PAGE + ruled))
    upright = [rule for rule in sheet.rules[0] if rule[2] - rule[0] < 1.0]
    assert len(upright) == 1
    assert upright[0][0] == pytest.approx(SECOND - 10.0, abs=0.3)
    assert upright[0][3] - upright[0][1] == pytest.approx(27 * SINGLE, abs=1.0)
    alone = typeset(WordFile(body=lines(4), section=PAGE + ruled))
    assert alone.rules[0] == []


def test_a_column_break_goes_to_the_next_column_and_then_to_the_next_page(
    typeset: Typesetter,
) -> None:
    broken = '<w:p><w:r><w:br w:type="column"/><w:t>{}</w:t></w:r></w:p>'
    body = paragraph("甲") + broken.format("乙") + broken.format("丙")
    sheet = typeset(WordFile(body=body, section=PAGE + TWO))
    assert sheet.at("乙").x == pytest.approx(SECOND, abs=0.05)
    assert sheet.at("乙").y == sheet.at("甲").y
    assert sheet.at("丙", page=1).x == pytest.approx(LEFT, abs=0.05)


def test_columns_end_at_one_height_before_a_section_that_goes_on_below(
    typeset: Typesetter,
) -> None:
    body = paragraph("题") + section(PAGE) + lines(9) + section(PAGE + TWO, "continuous")
    after = '<w:type w:val="continuous"/>' + PAGE
    sheet = typeset(WordFile(body=body + paragraph("尾"), section=after))
    assert len(sheet.pages) == 1
    assert sheet.at("字4").x == pytest.approx(LEFT, abs=0.05)
    assert sheet.at("字5").x == pytest.approx(SECOND, abs=0.05)
    assert sheet.at("字5").y == sheet.at("字0").y
    assert sheet.at("尾").x == pytest.approx(LEFT, abs=0.05)
    assert sheet.at("尾").y - sheet.at("字4").y == pytest.approx(SINGLE, abs=0.1)


def test_a_section_may_go_on_with_other_margins_on_the_same_page(typeset: Typesetter) -> None:
    inner = PAGE.replace('w:left="2000"', 'w:left="4000"')
    sheet = typeset(
        WordFile(
            body=paragraph("甲") + section(PAGE) + paragraph("乙" * 30),
            section='<w:type w:val="continuous"/>' + inner,
        )
    )
    assert len(sheet.pages) == 1
    assert sheet.at("乙").x == pytest.approx(200.0, abs=0.05)
    assert sheet.at("乙").y - sheet.at("甲").y == pytest.approx(SINGLE, abs=0.1)


def test_the_bare_mark_of_a_section_takes_no_line_unless_it_is_all_there_is(
    typeset: Typesetter,
) -> None:
    after = '<w:type w:val="continuous"/>' + PAGE
    alone = typeset(WordFile(body=section(PAGE) + paragraph("乙"), section=after))
    assert alone.at("乙").y == pytest.approx(TOP + SINGLE + ASCENT, abs=0.1)
    full = typeset(WordFile(body=lines(27) + section(PAGE) + paragraph("乙"), section=PAGE))
    assert len(full.pages) == 2


def test_the_space_between_two_sections_on_a_page_is_the_larger_of_both(
    typeset: Typesetter,
) -> None:
    first = (
        f"<w:p><w:pPr><w:spacing w:after='300'/><w:sectPr>{PAGE}</w:sectPr></w:pPr>"
        "<w:r><w:t>甲</w:t></w:r></w:p>"
    )
    body = first + paragraph("乙", '<w:spacing w:before="200"/>')
    sheet = typeset(WordFile(body=body, section='<w:type w:val="continuous"/>' + PAGE))
    assert sheet.at("乙").y - sheet.at("甲").y == pytest.approx(SINGLE + 15.0, abs=0.1)


def test_a_continuous_section_on_other_paper_begins_a_page(typeset: Typesetter) -> None:
    turned = PAGE.replace('w:w="11906" w:h="16838"', 'w:w="16838" w:h="11906"')
    body = paragraph("甲") + section(PAGE) + paragraph("乙")
    sheet = typeset(WordFile(body=body, section='<w:type w:val="continuous"/>' + turned))
    assert len(sheet.pages) == 2


@pytest.mark.parametrize(("kind", "pages"), [("oddPage", 3), ("evenPage", 2), ("nextPage", 2)])
def test_a_section_begins_on_the_side_of_the_paper_it_asks_for(
    typeset: Typesetter, kind: str, pages: int
) -> None:
    word = WordFile(
        body=paragraph("甲") + section(f'<w:headerReference r:id="rIdH"/>{PAGE}') + paragraph("乙"),
        section=f'<w:type w:val="{kind}"/>{PAGE}',
        relations={"rIdH": ("header", "h.xml")},
        parts={"word/h.xml": xml("hdr", paragraph("眉"))},
    )
    sheet = typeset(word)
    assert len(sheet.pages) == pages
    assert sheet.lines(pages - 1) == ["眉", "乙"]
    assert sheet.lines(1) == ([] if pages == 3 else ["眉", "乙"])


def test_a_section_may_begin_in_the_next_column(typeset: Typesetter) -> None:
    body = paragraph("甲") + section(PAGE + TWO) + paragraph("乙")
    sheet = typeset(WordFile(body=body, section='<w:type w:val="nextColumn"/>' + PAGE + TWO))
    assert len(sheet.pages) == 1
    assert sheet.at("乙").x == pytest.approx(SECOND, abs=0.05)
    assert sheet.at("乙").y == sheet.at("甲").y


def test_a_table_flows_over_columns_with_its_header_row(typeset: Typesetter) -> None:
    rows = [row(cell("表头", width=1500), properties="<w:tblHeader/>")]
    rows += [row(cell(f"行{number}", width=1500)) for number in range(40)]
    body = table(*rows, widths=(1500,))
    sheet = typeset(WordFile(body=body, section=PAGE + TWO))
    assert len(sheet.pages) == 1
    heads = [spot for spot in sheet.pages[0] if spot.text == "表"]
    assert len(heads) == 2
    assert heads[0].y == heads[1].y


def test_only_the_page_that_begins_a_section_has_its_first_header(typeset: Typesetter) -> None:
    furniture = '<w:headerReference r:id="rIdH"/><w:headerReference w:type="first" r:id="rIdG"/>'
    word = WordFile(
        body=paragraph("甲") + section(PAGE) + lines(30),
        section=f'{furniture}<w:type w:val="continuous"/>{PAGE}<w:titlePg/>',
        relations={"rIdH": ("header", "h1.xml"), "rIdG": ("header", "h2.xml")},
        parts={
            "word/h1.xml": xml("hdr", paragraph("常")),
            "word/h2.xml": xml("hdr", paragraph("首")),
        },
    )
    sheet = typeset(word)
    assert [sheet.lines(page)[0] for page in (0, 1)] == ["甲", "常"]


def test_even_pages_have_their_own_footer(typeset: Typesetter) -> None:
    furniture = '<w:footerReference r:id="rIdF"/><w:footerReference w:type="even" r:id="rIdE"/>'
    word = WordFile(
        body=paragraph("甲") + paragraph("乙", "<w:pageBreakBefore/>"),
        section=furniture + PAGE,
        settings="<w:evenAndOddHeaders/>",
        relations={"rIdF": ("footer", "f1.xml"), "rIdE": ("footer", "f2.xml")},
        parts={
            "word/f1.xml": xml("ftr", paragraph("奇")),
            "word/f2.xml": xml("ftr", paragraph("偶")),
        },
    )
    sheet = typeset(word)
    assert [sheet.lines(page)[-1] for page in (0, 1)] == ["奇", "偶"]


def test_a_section_without_headers_has_those_of_the_section_before(typeset: Typesetter) -> None:
    word = WordFile(
        body=paragraph("甲") + section(f'<w:headerReference r:id="rIdH"/>{PAGE}') + paragraph("乙"),
        relations={"rIdH": ("header", "h.xml")},
        parts={"word/h.xml": xml("hdr", paragraph("眉"))},
    )
    sheet = typeset(word)
    assert [sheet.lines(page)[0] for page in (0, 1)] == ["眉", "眉"]


@pytest.mark.parametrize(
    ("code", "printed"),
    [
        (r"PAGE \* CHINESENUM3", "十二"),
        (r"PAGE \* CHINESENUM2 \* MERGEFORMAT", "壹拾贰"),
        (r"PAGE  \* Arabic ", "12"),
        (r"PAGE \* ROMAN", "XII"),
        (r"PAGE \* roman", "xii"),
        (r"PAGE \* ArabicDash", "- 12 -"),
        (r'PAGE \# "0"', "12"),
        ("PAGE", "⑫"),
        ("NUMPAGES", "1"),
        (r"SECTIONPAGES \* CHINESENUM3", "一"),
    ],
)
def test_a_page_number_is_printed_in_the_format_of_its_field_or_section(
    typeset: Typesetter, code: str, printed: str
) -> None:
    field = f"<w:fldSimple w:instr='{code}'/>"
    numbers = '<w:pgNumType w:fmt="decimalEnclosedCircle" w:start="12"/>'
    sheet = typeset(WordFile(body=f"<w:p>{field}</w:p>", section=PAGE + numbers))
    assert "".join(sheet.lines()) == printed


@pytest.mark.parametrize("code", [r"PAGE \* KLINGON", r'PAGE \# "0.00"', r"PAGE \x 1"])
def test_a_page_number_in_a_format_that_is_not_known_is_refused(
    typeset: Typesetter, code: str
) -> None:
    with pytest.raises(UnsupportedFeatureError, match="the field PAGE with the switch"):
        typeset(f"<w:p><w:fldSimple w:instr='{code}'/></w:p>")


@pytest.mark.parametrize(
    "code",
    ["DATE", "REF a", "PAGEREF b", "HYPERLINK c", "TOC", "SEQ d", "STYLEREF e", "NOTEREF f"],
)
def test_other_fields_print_what_word_printed_last(typeset: Typesetter, code: str) -> None:
    body = f'<w:p><w:fldSimple w:instr="{code}"><w:r><w:t>旧值</w:t></w:r></w:fldSimple></w:p>'
    assert typeset(body).lines() == ["旧值"]


def test_columns_without_room_for_text_are_refused(typeset: Typesetter) -> None:
    section = PAGE + '<w:cols w:num="20" w:space="400"/>'
    with pytest.raises(UnsupportedFeatureError, match="a column without room for text"):
        typeset(WordFile(body=paragraph("甲"), section=section))


def test_margins_change_sides_on_even_pages_where_the_file_asks_for_it(
    typeset: Typesetter,
) -> None:
    inner = PAGE.replace('w:left="2000"', 'w:left="3000"').replace('w:gutter="0"', 'w:gutter="200"')
    word = WordFile(
        body=paragraph("甲") + paragraph("乙", "<w:pageBreakBefore/>"),
        section='<w:headerReference r:id="rIdH"/>' + inner,
        settings="<w:mirrorMargins/>",
        relations={"rIdH": ("header", "h.xml")},
        parts={"word/h.xml": xml("hdr", paragraph("眉"))},
    )
    sheet = typeset(word)
    assert [sheet.at(sign, page).x for page, sign in ((0, "甲"), (0, "眉"))] == [160.0, 160.0]
    assert [sheet.at(sign, page).x for page, sign in ((1, "乙"), (1, "眉"))] == [100.0, 100.0]


def test_a_gutter_may_stand_on_the_right(typeset: Typesetter) -> None:
    inner = PAGE.replace('w:gutter="0"', 'w:gutter="1000"') + "<w:rtlGutter/>"
    sheet = typeset(WordFile(body=paragraph("字" * 30), section=inner))
    assert sheet.at("字").x == pytest.approx(LEFT, abs=0.05)
    assert len(sheet.lines()[0]) == 21


@pytest.mark.parametrize(
    ("attributes", "edge", "pages"),
    [
        ('w:offsetFrom="page"', 24.25, [1, 1]),
        ('w:offsetFrom="text"', LEFT - 24.25, [1, 1]),
        ('w:offsetFrom="page" w:display="firstPage"', 24.25, [1, 0]),
        ('w:offsetFrom="page" w:display="notFirstPage"', 24.25, [0, 1]),
    ],
)
def test_pages_have_borders_where_the_section_says(
    typeset: Typesetter, attributes: str, edge: float, pages: list[int]
) -> None:
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="24"/>'
        for side in ("top", "left", "bottom", "right")
    )
    section = PAGE + f"<w:pgBorders {attributes}>{sides}</w:pgBorders>"
    body = paragraph("甲") + paragraph("乙", "<w:pageBreakBefore/>")
    sheet = typeset(WordFile(body=body, section=section))
    lefts = [
        [rule for rule in rules if abs(rule[0] - edge) < 0.3 and rule[3] - rule[1] > 500]
        for rules in sheet.rules
    ]
    assert [len(found) for found in lefts] == pages
    assert [len(rules) for rules in sheet.rules] == [4 * count for count in pages]


def test_a_restarted_number_decides_which_header_a_page_has(typeset: Typesetter) -> None:
    furniture = '<w:headerReference r:id="rIdH"/><w:headerReference w:type="even" r:id="rIdE"/>'
    word = WordFile(
        body=paragraph("甲"),
        section=furniture + PAGE + '<w:pgNumType w:start="2"/>',
        settings="<w:evenAndOddHeaders/>",
        relations={"rIdH": ("header", "h1.xml"), "rIdE": ("header", "h2.xml")},
        parts={
            "word/h1.xml": xml("hdr", paragraph("奇")),
            "word/h2.xml": xml("hdr", paragraph("偶") * 6),
        },
    )
    sheet = typeset(word)
    assert sheet.lines() == ["偶"] * 6 + ["甲"]


@pytest.mark.parametrize(
    ("setting", "feature"),
    [
        ("gutterAtTop", "a gutter at the top of the page"),
        ("printTwoOnOne", "two pages on one sheet"),
        ("bookFoldPrinting", "pages folded into a booklet"),
    ],
)
def test_sheets_of_another_make_are_refused(
    typeset: Typesetter, setting: str, feature: str
) -> None:
    with pytest.raises(UnsupportedFeatureError, match=feature):
        typeset(WordFile(body=paragraph("甲"), settings=f"<w:{setting}/>"))
