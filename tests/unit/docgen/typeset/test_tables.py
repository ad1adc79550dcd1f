"""Tables: text that runs down or up, rows that begin inside the grid, what stands in no row."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from wordfile import Sheet, WordFile, cell, paragraph, row, table

from docgen.typeset.errors import UnsupportedFeatureError

Typesetter = Callable[[str | WordFile], Sheet]

LEFT, TOP = 100.0, 100.0
EDGE = LEFT - 5.4
SINGLE = 23.0
DOWN = '<w:textDirection w:val="tbRlV"/><w:vAlign w:val="center"/>'
UP = '<w:textDirection w:val="btLr"/>'
CENTRED = '<w:jc w:val="center"/>'


def test_a_label_runs_down_its_cell_with_upright_characters(typeset: Typesetter) -> None:
    label = cell(paragraph("当事人", CENTRED), DOWN, width=800)
    high = '<w:trHeight w:val="4000" w:hRule="exact"/>'
    sheet = typeset(table(row(label, cell("右", width=4000), properties=high), widths=(800, 4000)))
    spots = [sheet.at(sign) for sign in "当事人"]
    assert {round(spot.x, 1) for spot in spots} == {round(EDGE + 20.0 - 8.0, 1)}
    assert spots[1].y - spots[0].y == pytest.approx(16.0, abs=0.05)
    assert spots[1].y == pytest.approx(TOP + 100.0 + 0.38 * 16.0, abs=0.5)
    assert sheet.made.page_texts == ("当事人\n右\n",)


def test_a_row_is_as_high_as_the_text_that_runs_down_in_it(typeset: Typesetter) -> None:
    label = cell("违法行为人", DOWN, width=700)
    body = table(row(label, cell("右", width=4000)), widths=(700, 4000)) + paragraph("后")
    sheet = typeset(body)
    assert sheet.at("后").y - sheet.at("违").y > 5 * 16.0
    assert len({round(sheet.at(sign).x, 1) for sign in "违法行为人"}) == 1


def test_text_that_runs_down_takes_a_second_line_to_the_left(typeset: Typesetter) -> None:
    high = '<w:trHeight w:val="1000" w:hRule="exact"/>'
    label = cell("违法行为人", DOWN, width=1400)
    sheet = typeset(table(row(label, cell("右"), properties=high), widths=(1400, 2000)))
    assert sheet.at("行").x == pytest.approx(sheet.at("违").x, abs=0.05)
    assert sheet.at("为").x == pytest.approx(sheet.at("违").x - SINGLE, abs=0.1)
    assert sheet.at("为").y == pytest.approx(sheet.at("违").y, abs=0.05)


def test_marks_and_numbers_lie_down_in_text_that_runs_down(typeset: Typesetter) -> None:
    high = '<w:trHeight w:val="4000"/>'
    sheet = typeset(table(row(cell("第1（甲）、乙", DOWN), cell("右"), properties=high)))
    assert sheet.at("1").x < sheet.at("第").x + 16.0
    assert sheet.at("、").x > sheet.at("乙").x
    assert [sheet.at(sign).y for sign in "第1甲乙"] == sorted(
        sheet.at(sign).y for sign in "第1甲乙"
    )


def test_text_may_run_up(typeset: Typesetter) -> None:
    sheet = typeset(table(row(cell("向上", UP), cell("右" * 30))))
    assert sheet.at("上").y == pytest.approx(sheet.at("向").y - 16.0, abs=0.05)
    assert sheet.at("上").x == pytest.approx(sheet.at("向").x, abs=0.05)


def test_a_label_merged_over_rows_runs_down_all_of_them(typeset: Typesetter) -> None:
    merged = '<w:vMerge w:val="restart"/>' + DOWN
    rows = [row(cell(paragraph("当事人", CENTRED), merged, width=800), cell("一", width=4000))]
    rows += [row(cell("", "<w:vMerge/>", width=800), cell(sign, width=4000)) for sign in "二三四五"]
    sheet = typeset(table(*rows, widths=(800, 4000)))
    assert sheet.at("事").y == pytest.approx(sheet.at("三").y, abs=3.0)
    assert sheet.at("五").y - sheet.at("一").y == pytest.approx(4 * (SINGLE + 0.5), abs=0.2)


def test_a_label_stands_once_beside_a_narrative_of_several_pages(typeset: Typesetter) -> None:
    label = cell(paragraph("调查经过", CENTRED), DOWN, width=800)
    story = cell("".join(paragraph("叙" * 200) for _ in range(8)), width=6000)
    sheet = typeset(table(row(label, story), widths=(800, 6000)))
    assert len(sheet.pages) > 1
    assert "".join(sheet.made.page_texts).count("调查经过") == 1
    ys = [sheet.at(sign).y for sign in "调查经过"]
    assert (ys[0] + ys[3]) / 2 == pytest.approx((TOP + 741.9) / 2, abs=15.0)


def test_a_row_may_begin_and_end_inside_the_grid(typeset: Typesetter) -> None:
    inside = '<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>'
    sheet = typeset(
        table(
            row(cell("甲"), cell("乙"), cell("丙")),
            row(cell("中"), properties=inside),
            widths=(2000, 2000, 2000),
        )
    )
    assert sheet.at("中").x == sheet.at("乙").x
    low = sheet.at("中").y - 5.0
    upright = [rule for rule in sheet.rules[0] if rule[1] < low < rule[3]]
    assert sorted(round(rule[0] - EDGE) for rule in upright) == [100, 200]


def test_the_outer_cells_of_a_short_row_have_the_outer_border(typeset: Typesetter) -> None:
    thick = (
        '<w:tblBorders><w:left w:val="single" w:sz="24"/><w:right w:val="single" w:sz="24"/>'
        '<w:insideV w:val="single" w:sz="4"/></w:tblBorders>'
    )
    rows = row(cell("甲"), cell("乙")) + row(cell("短"), properties='<w:gridAfter w:val="1"/>')
    body = table(rows).replace("<w:tblGrid>", "<w:tblGrid>", 1)
    body = body[: body.index("<w:tblBorders>")] + thick + body[body.index("</w:tblBorders>") + 15 :]
    sheet = typeset(body)
    low = sheet.at("短").y - 5.0
    widths = [rule for rule in sheet.rules[0] if rule[1] < low < rule[3]]
    assert len(widths) == 2


def test_an_empty_cell_without_a_mark_takes_no_height(typeset: Typesetter) -> None:
    hidden = table(row(cell("", "<w:hideMark/>"), cell("", "<w:hideMark/>"))) + paragraph("后")
    assert typeset(hidden).at("后").y < TOP + SINGLE


def test_a_hidden_row_is_not_printed(typeset: Typesetter) -> None:
    body = table(row(cell("甲"), cell("乙")), row(cell("密"), cell("密"), properties="<w:hidden/>"))
    assert typeset(body).made.page_texts == ("甲\n乙\n",)


def floating(place: str, *rows: str, widths: tuple[int, ...] = (2000, 2000)) -> str:
    gaps = 'w:leftFromText="180" w:rightFromText="180" w:bottomFromText="100"'
    return table(*rows, widths=widths, properties=f"<w:tblpPr {gaps} {place}/>")


IN_TEXT = 'w:vertAnchor="text" w:horzAnchor="margin"'


def test_a_floating_table_as_wide_as_the_text_goes_down_the_page(typeset: Typesetter) -> None:
    rows = [row(cell(f"行{number}", width=7000)) for number in range(40)]
    place = IN_TEXT + ' w:tblpXSpec="center" w:tblpY="200"'
    sheet = typeset(paragraph("前") + floating(place, *rows, widths=(7000,)) + paragraph("后"))
    assert sheet.at("行0").y == pytest.approx(TOP + SINGLE + 10.0 + 0.5 + 18.4, abs=0.1)
    assert sheet.at("行0").x == pytest.approx(LEFT + (395.3 - 350.0) / 2 + 5.4, abs=0.1)
    assert len(sheet.pages) == 2
    assert "".join(sheet.made.page_texts).endswith("行39\n后\n")


def test_text_flows_beside_a_narrow_floating_table(typeset: Typesetter) -> None:
    place = IN_TEXT + ' w:tblpXSpec="right" w:tblpY="1"'
    body = floating(place, row(cell("格"), cell("右"))) + paragraph("字" * 40)
    sheet = typeset(body)
    lines = sheet.lines()
    assert lines[0].count("字") == 11
    assert sheet.at("字").x == pytest.approx(LEFT, abs=0.05)
    assert sheet.at("格").x == pytest.approx(495.3 - 200.0 + 5.4, abs=0.1)


def test_a_floating_table_may_stand_at_the_foot_of_the_page(typeset: Typesetter) -> None:
    place = 'w:vertAnchor="margin" w:horzAnchor="margin" w:tblpXSpec="left" w:tblpYSpec="bottom"'
    sheet = typeset(floating(place, row(cell("格"), cell("右"))) + paragraph("后"))
    assert sheet.at("格").y == pytest.approx(741.9 - 4.6, abs=1.0)
    assert sheet.at("后").y == pytest.approx(TOP + 18.4, abs=0.1)


def test_a_floating_table_with_no_room_left_moves_to_the_next_page(typeset: Typesetter) -> None:
    place = IN_TEXT + ' w:tblpXSpec="right" w:tblpY="1"'
    rows = [row(cell("格"), cell("右")) for _ in range(4)]
    sheet = typeset(paragraph("字") * 25 + floating(place, *rows) + paragraph("后"))
    assert "格" not in "".join(sheet.lines())
    assert sheet.at("格", page=1).y < TOP + 25


@pytest.mark.parametrize(
    ("body", "feature"),
    [
        (
            paragraph("字") * 9
            + floating('w:vertAnchor="page" w:tblpX="2000" w:tblpY="2500"', row(cell("格"))),
            "a floating table above its place in the text",
        ),
        (
            table(row(cell(floating(IN_TEXT, row(cell("格"))) + "<w:p/>"))),
            "a floating table outside the body of the text",
        ),
        (
            floating(IN_TEXT + ' w:tblpXSpec="right"', *[row(cell("格"), cell("右"))] * 40)
            + paragraph("后"),
            "a floating table that is higher than its page",
        ),
    ],
)
def test_a_floating_table_that_cannot_stand_where_it_says_is_refused(
    typeset: Typesetter, body: str, feature: str
) -> None:
    with pytest.raises(UnsupportedFeatureError) as caught:
        typeset(body)
    assert caught.value.params["feature"] == feature
    assert caught.value.params["part"] == "word/document.xml"
    assert "table 1" in str(caught.value.params["place"])


@pytest.mark.parametrize("text", ["短文", "这段文字比单元格宽得多一些"])
def test_text_that_fits_its_cell_fills_one_line_of_it(typeset: Typesetter, text: str) -> None:
    sheet = typeset(table(row(cell(text, "<w:tcFitText/>"), cell("右"))))
    spots = [sheet.at(sign) for sign in text]
    assert len({spot.y for spot in spots}) == 1
    assert spots[0].x == pytest.approx(LEFT, abs=0.05)
    size = 16.0 if len(text) == 2 else 89.2 / len(text)
    assert spots[-1].x == pytest.approx(LEFT + 89.2 - size, abs=0.2)


def test_cells_merged_the_old_way_are_one_cell(typeset: Typesetter) -> None:
    begin, more = '<w:hMerge w:val="restart"/>', '<w:hMerge w:val="continue"/>'
    sheet = typeset(
        table(
            row(cell("合并起来的一格", begin), cell("", more), cell("三")),
            row(cell("一"), cell("二"), cell("尾")),
            widths=(2000, 2000, 2000),
        )
    )
    assert sheet.at("三").x == sheet.at("尾").x
    high = sheet.at("三").y - 5.0
    upright = [rule for rule in sheet.rules[0] if rule[1] < high < rule[3]]
    assert sorted(round(rule[0] - EDGE) for rule in upright) == [0, 200, 300]
    assert len({sheet.at(sign).y for sign in "合并起来的一格"}) == 1


def test_a_nested_row_with_no_room_for_its_last_space_only_is_not_cut_off(
    typeset: Typesetter,
) -> None:
    lines = [paragraph(f"行{number}", "<w:keepNext/>") for number in range(26)]
    last = paragraph("末", '<w:keepNext/><w:spacing w:after="600"/>')
    first = row(cell("".join(lines) + last), properties="<w:tblHeader/>")
    inner = table(first, row(cell("".join(paragraph("里") for _ in range(60)))), widths=(2000,))
    sheet = typeset(table(row(cell(inner + "<w:p/>", width=4000)), widths=(4000,)))
    text = "".join(sheet.made.page_texts)
    assert (text.count("行"), text.count("末"), text.count("里")) == (26, 1, 60)
    assert all(spot.y < 745.0 for page in sheet.pages for spot in page)
