"""What stands on the pages: positions, breaks, frames and text, measured in the PDF."""

from __future__ import annotations

import base64
import struct
import zlib
from collections.abc import Callable

import pytest
from wordfile import PAGE, Sheet, WordFile, cell, paragraph, row, table, xml

from docgen.typeset.errors import MissingGlyphError

Typesetter = Callable[[str | WordFile], Sheet]

LEFT, TOP, RIGHT = 100.0, 100.0, 495.3
ASCENT = 18.4
SINGLE = 23.0
CHINESE = "<w:lang w:eastAsia='zh-CN'/>"


def test_a_line_of_single_spacing_stands_on_the_ascent_of_its_font(typeset: Typesetter) -> None:
    sheet = typeset(paragraph("甲") + paragraph("乙"))
    assert sheet.at("甲").y == pytest.approx(TOP + ASCENT, abs=0.05)
    assert sheet.at("乙").y - sheet.at("甲").y == pytest.approx(SINGLE, abs=0.05)


def test_exact_spacing_sets_pitch_and_baseline(typeset: Typesetter) -> None:
    exact = '<w:spacing w:line="560" w:lineRule="exact"/>'
    sheet = typeset(paragraph("甲", exact) + paragraph("乙", exact))
    assert sheet.at("甲").y == pytest.approx(TOP + 0.8 * 28, abs=0.05)
    assert sheet.at("乙").y - sheet.at("甲").y == pytest.approx(28.0, abs=0.05)


def test_spacing_of_at_least_puts_the_extra_above(typeset: Typesetter) -> None:
    sheet = typeset(paragraph("甲", '<w:spacing w:line="600" w:lineRule="atLeast"/>'))
    assert sheet.at("甲").y == pytest.approx(TOP + 7.0 + ASCENT, abs=0.05)


def test_multiple_spacing_puts_the_extra_below(typeset: Typesetter) -> None:
    sheet = typeset(
        paragraph("甲", '<w:spacing w:line="360" w:lineRule="auto"/>') + paragraph("乙")
    )
    assert sheet.at("甲").y == pytest.approx(TOP + ASCENT, abs=0.05)
    assert sheet.at("乙").y - sheet.at("甲").y == pytest.approx(1.5 * SINGLE, abs=0.05)


def test_lines_snap_to_the_document_grid(typeset: Typesetter) -> None:
    section = PAGE + '<w:docGrid w:type="lines" w:linePitch="312"/>'
    sheet = typeset(WordFile(body=paragraph("甲") + paragraph("乙"), section=section))
    assert sheet.at("乙").y - sheet.at("甲").y == pytest.approx(31.2, abs=0.05)
    assert sheet.at("甲").y == pytest.approx(TOP + (31.2 - SINGLE) / 2 + ASCENT, abs=0.05)


def test_the_character_grid_of_the_standard_puts_28_characters_on_a_line(
    typeset: Typesetter,
) -> None:
    section = (
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1985" '
        'w:left="1588"/><w:docGrid w:type="linesAndChars" w:linePitch="579" w:charSpace="-849"/>'
    )
    sheet = typeset(WordFile(body=paragraph("字" * 28 * 22), section=section))
    assert [len(line) for line in sheet.lines()] == [28] * 22
    assert len(sheet.pages) == 1


def test_space_between_paragraphs_is_the_larger_of_both(typeset: Typesetter) -> None:
    body = paragraph("甲", '<w:spacing w:after="300"/>') + paragraph(
        "乙", '<w:spacing w:before="200"/>'
    )
    sheet = typeset(body)
    assert sheet.at("乙").y - sheet.at("甲").y == pytest.approx(SINGLE + 15.0, abs=0.05)


def test_first_line_indent_in_characters_follows_the_size(typeset: Typesetter) -> None:
    sheet = typeset(
        paragraph("首行" + "字" * 40, '<w:ind w:firstLineChars="200" w:firstLine="1"/>')
    )
    assert sheet.at("首行").x == pytest.approx(LEFT + 32.0, abs=0.05)
    assert sheet.pages[0][len(sheet.lines()[0])].x == pytest.approx(LEFT, abs=0.05)


@pytest.mark.parametrize(
    ("kind", "x"), [("left", LEFT), ("center", LEFT + 363.3), ("right", RIGHT - 32.0)]
)
def test_alignment_moves_the_line(typeset: Typesetter, kind: str, x: float) -> None:
    width = 395.3
    expected = {"left": LEFT, "center": LEFT + (width - 32) / 2, "right": LEFT + width - 32}[kind]
    sheet = typeset(paragraph("两字", f'<w:jc w:val="{kind}"/>'))
    assert sheet.at("两").x == pytest.approx(expected, abs=0.1)


def test_justified_lines_reach_the_right_edge_and_the_last_does_not(typeset: Typesetter) -> None:
    sheet = typeset(paragraph("汉字a" * 20, '<w:jc w:val="both"/>'))
    lines = sheet.lines()
    assert len(lines) > 1
    end = sheet.pages[0][len(lines[0]) - 1]
    assert end.x + (16.0 if end.text == "字" else 8.9) == pytest.approx(RIGHT, abs=0.2)


def test_closing_marks_never_begin_a_line_nor_opening_marks_end_one(typeset: Typesetter) -> None:
    text = "字" * 22 + "（甲）" + "字" * 18 + "《乙》：“丙”" * 3
    for line in typeset(paragraph(text, '<w:overflowPunct w:val="0"/>')).lines():
        assert line[0] not in "）》：”，。"
        assert line[-1] not in "（《“"


def test_a_comma_that_does_not_fit_hangs_into_the_margin(typeset: Typesetter) -> None:
    sheet = typeset(paragraph("字" * 24 + "，" + "后"))
    assert sheet.lines()[0].endswith("，")


def test_marks_keep_their_full_width_unless_the_file_compresses(typeset: Typesetter) -> None:
    text = paragraph("甲》，“乙")
    full = typeset(text)
    assert full.at("乙").x - full.at("甲").x == pytest.approx(64.0, abs=0.05)
    settings = '<w:characterSpacingControl w:val="compressPunctuation"/>'
    tight = typeset(WordFile(body=text, settings=settings))
    assert tight.at("乙").x - tight.at("甲").x == pytest.approx(48.0, abs=0.05)


def test_an_opening_mark_at_the_start_of_a_line_keeps_its_place(typeset: Typesetter) -> None:
    sheet = typeset(paragraph("“甲”"))
    assert sheet.at("“").x == pytest.approx(LEFT, abs=0.05)
    assert sheet.at("甲").x == pytest.approx(LEFT + 16.0, abs=0.05)


def test_an_opening_mark_at_the_start_of_a_justified_line_keeps_its_place(
    typeset: Typesetter,
) -> None:
    sheet = typeset(paragraph("《" + "字" * 20 + "a" * 9 + "字" * 20, '<w:jc w:val="both"/>'))
    assert sheet.at("《").x == pytest.approx(LEFT, abs=0.05)


def test_a_telephone_number_breaks_after_its_hyphen_and_nowhere_else(typeset: Typesetter) -> None:
    lines = typeset(paragraph("字" * 20 + "0900-1234567。", '<w:jc w:val="both"/>')).lines()
    assert [lines[0][-5:], lines[1]] == ["0900-", "1234567。"]


def test_a_minus_stays_with_its_number(typeset: Typesetter) -> None:
    lines = typeset(paragraph("字" * 23 + "-1234567。")).lines()
    assert lines[1] == "-1234567。"


def test_a_quarter_em_parts_chinese_from_latin(typeset: Typesetter) -> None:
    sheet = typeset(paragraph("甲3乙"))
    assert sheet.at("3").x - sheet.at("甲").x == pytest.approx(20.0, abs=0.05)
    off = typeset(paragraph("甲3乙", '<w:autoSpaceDN w:val="0"/>'))
    assert off.at("3").x - off.at("甲").x == pytest.approx(16.0, abs=0.05)


def test_a_long_token_breaks_inside_its_cell(typeset: Typesetter) -> None:
    sheet = typeset(table(row(cell("A1B2C3D4E5F6G7H8J9K0" * 3), cell("乙"))))
    inside = [spot for spot in sheet.pages[0] if spot.text != "乙"]
    assert max(spot.x for spot in inside) < LEFT + 100.0
    assert len({spot.y for spot in inside}) > 3


def test_tabs_go_to_their_stops_and_default_stops(typeset: Typesetter) -> None:
    stops = (
        '<w:tabs><w:tab w:val="left" w:pos="2000"/><w:tab w:val="right" w:pos="6000" '
        'w:leader="dot"/></w:tabs>'
    )
    run = "<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:tab/><w:t>丙</w:t></w:r>"
    body = f"<w:p><w:pPr>{stops}</w:pPr>{run}</w:p>"
    sheet = typeset(body)
    assert sheet.at("乙").x == pytest.approx(LEFT + 100.0, abs=0.05)
    assert sheet.at("丙").x == pytest.approx(LEFT + 300.0 - 16.0, abs=0.05)
    assert "....." in "".join(spot.text for spot in sheet.pages[0])


@pytest.mark.parametrize("blank", ["<w:t xml:space='preserve'>          </w:t>", "<w:tab/>"])
def test_an_underlined_blank_prints_a_line_to_write_on(typeset: Typesetter, blank: str) -> None:
    line = f'<w:r><w:rPr><w:u w:val="single"/></w:rPr>{blank}</w:r>'
    body = f"<w:p><w:r><w:t>姓名：</w:t></w:r>{line}</w:p>"
    rules = typeset(body).rules[0]
    assert len(rules) == 1
    assert rules[0][0] == pytest.approx(LEFT + 48.0, abs=0.1)
    assert rules[0][2] - rules[0][0] > 20.0


def test_bold_without_a_bold_face_is_drawn_with_a_stroke(typeset: Typesetter) -> None:
    plain, bold = typeset(paragraph("甲")), typeset(paragraph("甲", run="<w:b/>"))
    assert plain.at("甲").x == bold.at("甲").x
    assert plain.made.pdf != bold.made.pdf


def test_raised_scaled_and_spaced_characters(typeset: Typesetter) -> None:
    scaled = typeset(paragraph("甲乙", run='<w:w w:val="50"/>'))
    assert scaled.at("乙").x - scaled.at("甲").x == pytest.approx(8.0, abs=0.05)
    spaced = typeset(paragraph("甲乙", run='<w:spacing w:val="40"/>'))
    assert spaced.at("乙").x - spaced.at("甲").x == pytest.approx(18.0, abs=0.05)
    small = typeset(paragraph("甲", run='<w:vertAlign w:val="superscript"/>'))
    assert small.at("甲").size == pytest.approx(16 * 0.65, abs=0.05)


def test_page_breaks_and_page_break_before_start_pages(typeset: Typesetter) -> None:
    body = '<w:p><w:r><w:t>一</w:t><w:br w:type="page"/><w:t>二</w:t></w:r></w:p>' + paragraph(
        "三", "<w:pageBreakBefore/>"
    )
    assert [page[0].text for page in typeset(body).pages] == ["一", "二", "三"]


def test_a_heading_kept_with_the_next_paragraph_moves_with_it(typeset: Typesetter) -> None:
    body = paragraph("字") * 26 + paragraph("题", "<w:keepNext/>") + paragraph("文" * 60)
    pages = typeset(body).pages
    assert pages[1][0].text == "题"


def test_no_single_line_of_a_paragraph_is_left_behind(typeset: Typesetter) -> None:
    body = paragraph("字") * 26 + paragraph("文" * 24 * 3)
    second = [spot.text for spot in typeset(body).pages[1]]
    assert second.count("文") == 24 * 3
    body = paragraph("字") * 26 + paragraph("文" * 24 * 3, '<w:widowControl w:val="0"/>')
    second = [spot.text for spot in typeset(body).pages[1]]
    assert second.count("文") == 24 * 2


def test_a_narrative_in_a_cell_flows_over_pages_with_its_frame(typeset: Typesetter) -> None:
    story = "".join(paragraph("叙" * 200) for _ in range(14))
    sheet = typeset(
        table(row(cell("标签", width=1000), cell(story, width=6000)), widths=(1000, 6000))
    )
    assert len(sheet.pages) >= 3
    assert sum(spot.text == "叙" for page in sheet.pages for spot in page) == 2800
    for page, rules in zip(sheet.pages, sheet.rules, strict=True):
        lowest = max(spot.y for spot in page)
        across = [rule for rule in rules if rule[3] - rule[1] < 1.0 < rule[2] - rule[0]]
        assert min(rule[1] for rule in across) <= 101.0
        assert max(rule[1] for rule in across) > lowest
        assert max(rule[1] for rule in across) < 745.0


def test_header_rows_are_repeated_on_every_page_but_once_in_the_text(typeset: Typesetter) -> None:
    rows = [row(cell("表头"), cell("二"), properties="<w:tblHeader/>")]
    rows += [row(cell(f"第{index}行"), cell("值")) for index in range(60)]
    sheet = typeset(table(*rows))
    assert len(sheet.pages) > 1
    assert all("".join(spot.text for spot in page).startswith("表头") for page in sheet.pages)
    assert "".join(sheet.made.page_texts).count("表头") == 1


def test_a_row_that_may_not_split_moves_to_the_next_page(typeset: Typesetter) -> None:
    filler = paragraph("字") * 24
    tall = "".join(paragraph("高") for _ in range(6))
    sheet = typeset(filler + table(row(cell(tall), cell("右"), properties="<w:cantSplit/>")))
    assert "高" not in "".join(spot.text for spot in sheet.pages[0])


def test_a_row_higher_than_a_page_is_split_even_if_it_may_not(typeset: Typesetter) -> None:
    tall = "".join(paragraph("高") for _ in range(60))
    sheet = typeset(table(row(cell(tall), cell("右"), properties="<w:cantSplit/>")))
    counts = [sum(spot.text == "高" for spot in page) for page in sheet.pages]
    assert sum(counts) == 60
    assert all(spot.y < 745.0 for page in sheet.pages for spot in page)


def test_a_cell_kept_together_is_split_where_it_is_higher_than_a_page(
    typeset: Typesetter,
) -> None:
    tall = paragraph("高", "<w:keepNext/><w:keepLines/>") * 60
    sheet = typeset(table(row(cell(tall), cell("右"))))
    counts = [sum(spot.text == "高" for spot in page) for page in sheet.pages]
    assert sum(counts) == 60
    assert all(spot.y < 745.0 for page in sheet.pages for spot in page)


def test_row_heights_and_vertical_alignment(typeset: Typesetter) -> None:
    high = '<w:trHeight w:val="2000" w:hRule="exact"/>'
    sheet = typeset(
        table(
            row(cell("上"), cell("中", '<w:vAlign w:val="center"/>'), properties=high),
            row(cell("下"), cell("尾")),
        )
    )
    assert sheet.at("下").y - sheet.at("上").y == pytest.approx(100.0, abs=0.1)
    assert sheet.at("中").y - sheet.at("上").y == pytest.approx((99.5 - SINGLE) / 2, abs=0.2)


def test_a_cell_merged_over_rows_is_centred_over_all_of_them(typeset: Typesetter) -> None:
    merged = '<w:vMerge w:val="restart"/><w:vAlign w:val="center"/>'
    sheet = typeset(
        table(
            row(cell("合", merged), cell("一")),
            row(cell("", "<w:vMerge/>"), cell("二")),
            row(cell("", "<w:vMerge/>"), cell("三")),
        )
    )
    assert sheet.at("合").y == pytest.approx(sheet.at("二").y, abs=0.6)
    across = [rule for rule in sheet.rules[0] if rule[3] - rule[1] < 1.0]
    inner = [rule for rule in across if sheet.at("一").y < rule[1] < sheet.at("三").y]
    assert {round(rule[0] - LEFT + 5.4) for rule in inner} == {100}


def test_spans_and_per_side_borders(typeset: Typesetter) -> None:
    none = '<w:tcBorders><w:bottom w:val="nil"/></w:tcBorders>'
    open_top = '<w:tcBorders><w:top w:val="nil"/></w:tcBorders>'
    sheet = typeset(
        table(
            row(cell("通栏", '<w:gridSpan w:val="2"/>' + none)),
            row(cell("左", open_top), cell("右", open_top)),
        )
    )
    between = [
        rule
        for rule in sheet.rules[0]
        if rule[3] - rule[1] < 1.0 and sheet.at("通").y < rule[1] < sheet.at("左").y
    ]
    assert between == []


def test_a_nested_table_stands_inside_its_cell(typeset: Typesetter) -> None:
    inner = table(row(cell("内", width=800), cell("里", width=800)), widths=(800, 800))
    sheet = typeset(table(row(cell(inner + "<w:p/>"), cell("外"))))
    assert LEFT <= sheet.at("内").x < sheet.at("里").x < sheet.at("外").x


def test_headers_and_footers_carry_numbers_but_not_into_the_text(typeset: Typesetter) -> None:
    footer = xml(
        "ftr",
        '<w:p><w:r><w:t>第</w:t></w:r><w:fldSimple w:instr="PAGE"/><w:r><w:t>页共</w:t></w:r>'
        '<w:fldSimple w:instr="NUMPAGES"/><w:r><w:t>页</w:t></w:r></w:p>',
    )
    word = WordFile(
        body=paragraph("甲") + paragraph("乙", "<w:pageBreakBefore/>"),
        section='<w:footerReference w:type="default" r:id="rIdF"/>' + PAGE,
        relations={"rIdF": ("footer", "footer1.xml")},
        parts={"word/footer1.xml": footer},
    )
    sheet = typeset(word)
    assert [page[-1] for page in map(Sheet.lines.__get__(sheet), (0, 1))] == [
        "第1页共2页",
        "第2页共2页",
    ]
    assert sheet.made.page_texts == ("甲\n", "乙\n")


def test_the_first_page_may_have_its_own_header(typeset: Typesetter) -> None:
    word = WordFile(
        body=paragraph("甲") + paragraph("乙", "<w:pageBreakBefore/>"),
        section='<w:headerReference w:type="default" r:id="rIdH"/>'
        '<w:headerReference w:type="first" r:id="rIdG"/>' + PAGE + "<w:titlePg/>",
        relations={"rIdH": ("header", "h1.xml"), "rIdG": ("header", "h2.xml")},
        parts={
            "word/h1.xml": xml("hdr", paragraph("常")),
            "word/h2.xml": xml("hdr", paragraph("首")),
        },
    )
    sheet = typeset(word)
    assert [sheet.lines(page)[0] for page in (0, 1)] == ["首", "常"]


def test_a_section_may_turn_the_page_and_restart_its_numbers(typeset: Typesetter) -> None:
    turned = '<w:pgSz w:w="16838" w:h="11906"/><w:pgNumType w:start="5"/>'
    body = (
        f"<w:p><w:pPr><w:sectPr>{PAGE}</w:sectPr></w:pPr><w:r><w:t>竖</w:t></w:r></w:p>"
        '<w:p><w:r><w:t>横</w:t></w:r><w:fldSimple w:instr="PAGE"/></w:p>'
    )
    sheet = typeset(WordFile(body=body, section=turned))
    assert sheet.lines(1) == ["横5"]
    assert sheet.made.page_texts == ("竖\n", "横\n")


def test_a_picture_in_the_line_takes_its_size(typeset: Typesetter) -> None:
    sheet = typeset(_with_picture(100.0, 50.0))
    assert sheet.at("后").x == pytest.approx(LEFT + 100.0, abs=0.05)
    assert sheet.at("后").y == pytest.approx(TOP + 50.0, abs=0.05)


def test_a_multiple_of_line_spacing_does_not_multiply_a_picture(typeset: Typesetter) -> None:
    double = '<w:spacing w:line="480" w:lineRule="auto"/>'
    sheet = typeset(_with_picture(100.0, 50.0, double, paragraph("下一段")))
    descent = SINGLE - ASCENT
    below = 50.0 + descent + SINGLE + ASCENT
    assert sheet.at("下").y == pytest.approx(TOP + below, abs=0.1)


def test_page_texts_join_into_the_running_text(typeset: Typesetter) -> None:
    story = "本案事实清楚、证据确凿，适用法律正确ABC2026年。" * 60
    sheet = typeset(paragraph(story) + paragraph("尾"))
    assert len(sheet.made.page_texts) > 1
    assert "".join(sheet.made.page_texts) == f"{story}\n尾\n"


def test_every_character_comes_back_from_the_pdf(typeset: Typesetter) -> None:
    text = "䶮㛃龘买买提·艾力☐☑☒√℃№〔〕①—…“”《》abcXYZ019"
    sheet = typeset(paragraph(text))
    assert "".join(spot.text for spot in sheet.pages[0]) == text


def test_a_character_that_no_font_has_is_named_with_its_place(typeset: Typesetter) -> None:
    with pytest.raises(MissingGlyphError) as caught:
        typeset(paragraph("前") + table(row(cell("甲"), cell("缺\U000f1234字"))))
    assert caught.value.params["code_point"] == "U+F1234"
    assert caught.value.params["place"] == "table 1, row 1, cell 2, paragraph 1"


def test_letters_from_right_to_left_that_no_font_has_are_named(typeset: Typesetter) -> None:
    with pytest.raises(MissingGlyphError) as caught:
        typeset(paragraph("甲") + paragraph("乙ئۇيغۇر"))
    assert caught.value.params["code_point"] == "U+0626"
    assert caught.value.params["place"] == "paragraph 2"


def test_substituted_fonts_are_named(typeset: Typesetter) -> None:
    sheet = typeset(paragraph("甲") + paragraph("乙", run='<w:rFonts w:eastAsia="黑体"/>'))
    made = [(item.requested, item.used) for item in sheet.made.substitutions]
    assert made == [("仿宋_GB2312", "Noto Serif SC"), ("黑体", "Noto Sans SC")]


def _with_picture(
    width_pt: float, height_pt: float, properties: str = "", after: str = ""
) -> WordFile:
    drawing = (
        '<w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
        f'wordprocessingDrawing"><wp:extent cx="{int(width_pt * 12700)}" '
        f'cy="{int(height_pt * 12700)}"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/'
        'drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/'
        'picture"><a:blip r:embed="rIdP"/></a:graphicData></a:graphic></wp:inline></w:drawing>'
    )
    return WordFile(
        body=f"<w:p><w:pPr>{properties}</w:pPr><w:r>{drawing}</w:r><w:r><w:t>后</w:t></w:r></w:p>"
        f"{after}",
        relations={"rIdP": ("image", "media/p.png")},
        parts={"word/media/p.png": _png()},
    )


def _png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        checksum = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", checksum)

    head = struct.pack(">IIBBBBB", 2, 2, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"".join(b"\0" + b"\x80\x80\x80" * 2 for _ in range(2)))
    signature = base64.b64decode("iVBORw0KGgo=")
    return signature + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def test_a_row_goes_on_the_next_page_whole_where_one_of_its_cells_could_not_begin(
    typeset: Typesetter,
) -> None:
    lines = paragraph("甲" * 8, "<w:widowControl w:val='0'/>")
    kept = paragraph("乙" * 8, "<w:keepLines/>")
    for count in range(20, 29):
        filler = "".join(paragraph(str(index)) for index in range(count))
        sheet = typeset(filler + table(row(cell(lines), cell(kept))))
        pages = ["".join(sheet.lines(page)) for page in range(len(sheet.pages))]
        begun = next(page for page, text in enumerate(pages) if "甲" in text)
        assert "乙" in pages[begun]
