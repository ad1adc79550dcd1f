"""Footnotes and endnotes: where they stand, how they are counted, and that they can be found."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from wordfile import PAGE, Sheet, WordFile, cell, paragraph, row, table, xml

from docgen.typeset.errors import UnsupportedFeatureError, WordFileInvalidError

Typesetter = Callable[[str | WordFile], Sheet]

LEFT, TOP, BOTTOM = 100.0, 100.0, 741.9
SINGLE = 23.0


def reference(number: int, kind: str = "footnote") -> str:
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def noted(text: str, number: int, after: str = "", kind: str = "footnote") -> str:
    """A paragraph with a note after its text."""
    mark = reference(number, kind)
    return f"<w:p><w:r><w:t>{text}</w:t></w:r>{mark}<w:r><w:t>{after}</w:t></w:r></w:p>"


def with_notes(
    body: str,
    notes: Mapping[int, str],
    section: str = PAGE,
    settings: str = "",
    kind: str = "footnote",
) -> WordFile:
    """A file whose notes are these texts, each after its own number."""
    parts = "".join(
        f'<w:{kind} w:type="{name}" w:id="{number}"><w:p><w:r><w:{name}/></w:r></w:p></w:{kind}>'
        for number, name in ((-1, "separator"), (0, "continuationSeparator"))
    )
    for number, text in notes.items():
        paragraphs = text.split("\n")
        mark = f"<w:r><w:{kind}Ref/></w:r>"
        inner = f"<w:p>{mark}<w:r><w:t>{paragraphs[0]}</w:t></w:r></w:p>"
        inner += "".join(paragraph(one) for one in paragraphs[1:])
        parts += f'<w:{kind} w:id="{number}">{inner}</w:{kind}>'
    return WordFile(
        body=body,
        section=section,
        settings=settings,
        relations={"rIdX": (f"{kind}s", f"{kind}s.xml")},
        parts={f"word/{kind}s.xml": xml(f"{kind}s", parts)},
    )


def test_a_footnote_stands_at_the_foot_of_its_page_under_a_rule(typeset: Typesetter) -> None:
    sheet = typeset(with_notes(noted("正文", 1, "续"), {1: "注文"}))
    assert sheet.lines()[-1] == "1注文"
    assert sheet.at("注").y == pytest.approx(BOTTOM - SINGLE + 18.4, abs=0.1)
    rule = sheet.rules[0][0]
    assert rule[0] == pytest.approx(LEFT, abs=0.1)
    assert rule[2] - rule[0] == pytest.approx(144.0, abs=0.1)
    assert BOTTOM - 2 * SINGLE < rule[1] < BOTTOM - SINGLE
    assert sheet.lines()[0] == "正文1续"


def test_the_text_keeps_clear_of_the_notes(typeset: Typesetter) -> None:
    body = noted("甲", 1) + paragraph("字") * 27
    sheet = typeset(with_notes(body, {1: "注一\n注二"}))
    assert len(sheet.pages) == 2
    assert [spot.text for spot in sheet.pages[0]].count("字") == 23
    lowest = max(spot.y for spot in sheet.pages[0] if spot.text == "字")
    assert lowest < sheet.rules[0][0][1] < sheet.at("注").y


def test_a_line_moves_to_the_page_that_has_room_for_its_note(typeset: Typesetter) -> None:
    body = paragraph("字") * 24 + noted("甲", 1)
    sheet = typeset(with_notes(body, {1: "注"}))
    assert sheet.at("甲").y < BOTTOM - 2 * SINGLE
    body = paragraph("字") * 25 + noted("甲", 1)
    sheet = typeset(with_notes(body, {1: "注"}))
    assert [spot.text for spot in sheet.pages[1]][:1] == ["甲"]
    assert sheet.lines(1)[-1] == "1注"


def test_a_long_note_goes_on_on_the_next_page_under_a_wide_rule(typeset: Typesetter) -> None:
    body = paragraph("字") * 20 + noted("甲", 1) + paragraph("后") * 3
    sheet = typeset(with_notes(body, {1: "\n".join(f"注{number}" for number in range(12))}))
    assert len(sheet.pages) == 2
    assert sheet.lines()[-1] == "注4"
    second = sheet.lines(1)
    assert second[:3] == ["后", "后", "后"]
    assert second[-7:] == [f"注{number}" for number in range(5, 12)]
    assert sheet.rules[1][0][2] - sheet.rules[1][0][0] == pytest.approx(395.3, abs=0.1)


def test_a_note_longer_than_its_page_goes_on_until_it_ends(typeset: Typesetter) -> None:
    story = "\n".join(f"注{number}" for number in range(70))
    sheet = typeset(with_notes(noted("甲", 1), {1: story}))
    assert len(sheet.pages) == 3
    assert "".join(sheet.made.page_texts).count("注") == 70


def test_notes_can_be_found_and_part_no_sentence(typeset: Typesetter) -> None:
    story = "本案事实清楚" * 150
    sheet = typeset(with_notes(paragraph("前") + noted(story, 1, story), {1: "见卷宗"}))
    texts = sheet.made.page_texts
    assert len(texts) > 1
    assert "见卷宗\n" in "".join(texts)
    assert f"{story}{story}\n" in "".join(texts)


def test_a_mark_stays_out_of_the_running_text(typeset: Typesetter) -> None:
    sheet = typeset(with_notes(noted("违法", 1, "行为"), {1: "注"}))
    assert sheet.made.page_texts == ("违法行为\n注\n",)


@pytest.mark.parametrize(
    ("counting", "marks"),
    [
        ("", "1 2 3"),
        ('<w:numFmt w:val="decimalEnclosedCircleChinese"/>', "① ② ③"),
        ('<w:numFmt w:val="upperRoman"/><w:numStart w:val="4"/>', "IV V VI"),
        ('<w:numRestart w:val="eachPage"/>', "1 2 1"),
        ('<w:numRestart w:val="eachSect"/>', "1 1 2"),
    ],
)
def test_notes_are_counted_as_the_file_asks(typeset: Typesetter, counting: str, marks: str) -> None:
    settings = f"<w:footnotePr>{counting}</w:footnotePr>"
    body = (
        noted("甲", 1)
        + f"<w:p><w:pPr><w:sectPr>{PAGE}</w:sectPr></w:pPr></w:p>"
        + noted("乙", 2)
        + noted("丙", 3).replace("<w:p>", "<w:p><w:pPr><w:pageBreakBefore/></w:pPr>")
    )
    section = '<w:type w:val="continuous"/>' + PAGE
    sheet = typeset(with_notes(body, {1: "注", 2: "注", 3: "注"}, section, settings))
    lines = [line for page in range(len(sheet.pages)) for line in sheet.lines(page)]
    assert [line.removesuffix("注") for line in lines if line.endswith("注")] == marks.split()


def test_no_space_parts_the_number_of_a_note_from_the_text(typeset: Typesetter) -> None:
    sheet = typeset(with_notes(noted("甲", 1, "乙"), {1: "注"}))
    assert sheet.at("乙").x - sheet.at("甲").x == pytest.approx(16.0 + 7.54, abs=0.05)
    assert sheet.at("注").x - LEFT == pytest.approx(7.54, abs=0.05)


def test_a_note_may_bring_its_own_mark(typeset: Typesetter) -> None:
    own = (
        '<w:p><w:r><w:t>甲</w:t></w:r><w:r><w:footnoteReference w:id="1" '
        'w:customMarkFollows="1"/><w:t>※</w:t></w:r></w:p>'
    )
    sheet = typeset(with_notes(own + noted("乙", 2), {1: "自注", 2: "注"}))
    assert sheet.lines()[0] == "甲※"
    assert sheet.lines()[-2:] == ["自注", "1注"]


def test_the_mark_of_a_note_takes_a_mark_from_the_margin_along(typeset: Typesetter) -> None:
    """24 characters fill a line; the comma after them would hang."""
    width = 24
    text = "字" * (width - 1) + "尾，"
    for after in ("", "后文"):
        lines = typeset(with_notes(noted(text, 1, after), {1: "注"})).lines()
        assert lines[0] == "字" * (width - 1)
        assert lines[1] == f"尾，1{after}"


def test_notes_may_stand_right_below_the_text(typeset: Typesetter) -> None:
    settings = '<w:footnotePr><w:pos w:val="beneathText"/></w:footnotePr>'
    sheet = typeset(with_notes(noted("甲", 1), {1: "注"}, settings=settings))
    assert sheet.at("注").y - sheet.at("甲").y == pytest.approx(2 * SINGLE, abs=0.1)


def test_a_note_in_a_cell_stands_on_the_page_of_its_row(typeset: Typesetter) -> None:
    inner = noted("格", 1)
    body = paragraph("字") * 26 + table(row(cell(inner), cell("右")))
    sheet = typeset(with_notes(body, {1: "注"}))
    assert sheet.lines(1)[-1] == "1注"
    assert "格" not in "".join(sheet.lines())


def test_notes_of_columns_stand_under_their_column(typeset: Typesetter) -> None:
    columns = PAGE + '<w:cols w:num="2" w:space="400"/>'
    body = paragraph("字") * 27 + noted("甲", 1)
    sheet = typeset(with_notes(body, {1: "注"}, columns))
    assert sheet.at("注").x > sheet.at("甲").x > 290.0


def test_notes_of_two_sections_on_one_page_stand_in_their_order(typeset: Typesetter) -> None:
    body = noted("甲", 1) + f"<w:p><w:pPr><w:sectPr>{PAGE}</w:sectPr></w:pPr></w:p>"
    section = '<w:type w:val="continuous"/>' + PAGE
    sheet = typeset(with_notes(body + noted("乙", 2), {1: "先", 2: "后"}, section))
    assert sheet.lines()[-2:] == ["1先", "2后"]
    assert len(sheet.rules[0]) == 1


def test_endnotes_follow_the_text(typeset: Typesetter) -> None:
    body = noted("甲", 1, kind="endnote") + paragraph("文")
    sheet = typeset(with_notes(body, {1: "尾注"}, kind="endnote"))
    assert sheet.lines() == ["甲i", "文", "i尾注"]
    assert len(sheet.rules[0]) == 1
    assert sheet.made.page_texts == ("甲\n文\n尾注\n",)


def test_endnotes_may_follow_their_section(typeset: Typesetter) -> None:
    settings = '<w:endnotePr><w:pos w:val="sectEnd"/></w:endnotePr>'
    body = (
        noted("甲", 1, kind="endnote")
        + f"<w:p><w:pPr><w:sectPr>{PAGE}</w:sectPr></w:pPr></w:p>"
        + paragraph("乙")
    )
    sheet = typeset(with_notes(body, {1: "尾注"}, settings=settings, kind="endnote"))
    assert sheet.lines(0)[-1] == "i尾注"
    assert sheet.lines(1) == ["乙"]


def test_a_note_that_is_not_there_is_an_error(typeset: Typesetter) -> None:
    with pytest.raises(WordFileInvalidError, match="a note that is not there"):
        typeset(with_notes(noted("甲", 9), {1: "注"}))


def test_a_number_format_of_notes_that_is_not_known_is_refused(typeset: Typesetter) -> None:
    settings = '<w:footnotePr><w:numFmt w:val="klingon"/></w:footnotePr>'
    with pytest.raises(UnsupportedFeatureError, match="the number format klingon"):
        typeset(with_notes(noted("甲", 1), {1: "注"}, settings=settings))
