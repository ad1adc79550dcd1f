"""Lines of a paragraph: where they break, what stands at their edges, how they fill and align."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from wordfile import PAGE, Sheet, WordFile, paragraph

from docgen.typeset.errors import UnsupportedFeatureError

Typesetter = Callable[[str | WordFile], Sheet]
LEFT, RIGHT = 100.0, 495.3


def test_a_file_may_name_the_marks_that_begin_and_end_no_line(typeset: Typesetter) -> None:
    settings = (
        '<w:noLineBreaksAfter w:lang="zh-CN" w:val="甲"/>'
        '<w:noLineBreaksBefore w:lang="zh-CN" w:val="乙"/>'
    )
    body = (
        paragraph("字" * 23 + "甲丙") + paragraph("字" * 24 + "乙") + paragraph("字" * 24 + "、字")
    )
    plain = '<w:overflowPunct w:val="0"/>'
    lines = typeset(WordFile(body=body.replace("<w:pPr>", f"<w:pPr>{plain}"), settings=settings))
    assert lines.lines() == ["字" * 23, "甲丙", "字" * 23, "字乙", "字" * 24, "、字"]


def test_a_set_of_marks_for_another_language_gives_way_to_the_chinese_one(
    typeset: Typesetter,
) -> None:
    settings = (
        '<w:noLineBreaksBefore w:lang="ja-JP" w:val="甲"/>'
        '<w:noLineBreaksBefore w:lang="zh-CN" w:val="乙"/>'
    )
    lines = typeset(WordFile(body=paragraph("字" * 24 + "甲"), settings=settings)).lines()
    assert lines == ["字" * 24, "甲"]


def test_without_kinsoku_any_mark_may_begin_a_line(typeset: Typesetter) -> None:
    off = '<w:kinsoku w:val="0"/><w:overflowPunct w:val="0"/>'
    assert typeset(paragraph("字" * 24 + "）字", off)).lines()[1] == "）字"


def test_latin_text_breaks_inside_words_only_where_the_paragraph_allows_it(
    typeset: Typesetter,
) -> None:
    text = "字" * 22 + "transport"
    assert typeset(paragraph(text)).lines()[1] == "transport"
    broken = typeset(paragraph(text, '<w:wordWrap w:val="0"/>')).lines()
    assert broken[0].startswith("字" * 22 + "t")
    assert "".join(broken) == text


@pytest.mark.parametrize("glue", ["\u00a0", "\u2011", "\u2060"])
def test_what_is_glued_together_stays_on_one_line(typeset: Typesetter, glue: str) -> None:
    lines = typeset(paragraph("字" * 23 + f"甲{glue}乙字")).lines()
    assert lines[0] == "字" * 23


def test_a_hyphen_that_may_not_break_is_drawn_as_one(typeset: Typesetter) -> None:
    body = "<w:p><w:r><w:t>A</w:t><w:noBreakHyphen/><w:t>B</w:t></w:r></w:p>"
    sheet = typeset(body)
    assert sheet.made.page_texts == ("A-B\n",)
    assert sheet.lines() == ["A-B"]


def test_a_soft_hyphen_shows_only_at_the_end_of_its_line(typeset: Typesetter) -> None:
    body = "<w:p><w:r><w:t>{}trans</w:t><w:softHyphen/><w:t>port</w:t></w:r></w:p>"
    whole = typeset(body.format("字"))
    assert whole.lines() == ["字transport"]
    parted = typeset(body.format("字" * 21))
    assert parted.lines() == ["字" * 21 + "trans-", "port"]
    assert parted.made.page_texts == ("字" * 21 + "transport\n",)


def test_a_soft_hyphen_without_room_for_its_sign_is_no_place_to_break(typeset: Typesetter) -> None:
    body = "<w:p><w:pPr>{}</w:pPr><w:r><w:t>{}trans</w:t><w:softHyphen/><w:t>port</w:t></w:r></w:p>"
    for narrowing in range(0, 600, 20):
        indent = f'<w:ind w:right="{narrowing}"/>'
        sheet = typeset(body.format(indent, "字" * 21))
        end = (
            max(spot.x for spot in sheet.pages[0] if spot.text == "-")
            if "-" in "".join(sheet.lines())
            else 0.0
        )
        assert end + 5.5 <= RIGHT - narrowing / 20 + 0.1


def test_an_opening_mark_at_the_start_of_a_line_is_narrowed_where_asked(
    typeset: Typesetter,
) -> None:
    sheet = typeset(paragraph("（甲）", "<w:topLinePunct/>"))
    assert sheet.at("甲").x == pytest.approx(LEFT + 8.0, abs=0.05)


def test_a_mark_hangs_only_where_the_paragraph_allows_it(typeset: Typesetter) -> None:
    text = "字" * 24 + "，后"
    assert typeset(paragraph(text)).lines()[0].endswith("，")
    off = typeset(paragraph(text, '<w:overflowPunct w:val="0"/>')).lines()
    assert off == ["字" * 23, "字，后"]


def test_a_distributed_paragraph_fills_its_last_line_too(typeset: Typesetter) -> None:
    sheet = typeset(paragraph("主办人", '<w:jc w:val="distribute"/>'))
    assert sheet.at("主").x == pytest.approx(LEFT, abs=0.05)
    assert sheet.at("人").x + 16.0 == pytest.approx(RIGHT, abs=0.1)


def test_distribution_by_the_rules_of_thai_is_refused(typeset: Typesetter) -> None:
    with pytest.raises(UnsupportedFeatureError, match="the alignment thaiDistribute"):
        typeset(paragraph("甲", '<w:jc w:val="thaiDistribute"/>'))


@pytest.mark.parametrize(
    ("kind", "lift"), [("auto", 0.0), ("baseline", 0.0), ("top", 1.151), ("bottom", -0.286)]
)
def test_characters_of_two_sizes_align_as_the_paragraph_says(
    typeset: Typesetter, kind: str, lift: float
) -> None:
    body = (
        f'<w:p><w:pPr><w:textAlignment w:val="{kind}"/></w:pPr><w:r><w:rPr><w:sz w:val="64"/>'
        "</w:rPr><w:t>大</w:t></w:r><w:r><w:t>小</w:t></w:r></w:p>"
    )
    sheet = typeset(body)
    assert sheet.at("大").y - sheet.at("小").y == pytest.approx(lift * 16.0, abs=0.1)


def test_characters_of_two_sizes_may_share_their_middle(typeset: Typesetter) -> None:
    body = (
        '<w:p><w:pPr><w:textAlignment w:val="center"/></w:pPr><w:r><w:rPr><w:sz w:val="64"/>'
        "</w:rPr><w:t>大</w:t></w:r><w:r><w:t>小</w:t></w:r></w:p>"
    )
    sheet = typeset(body)
    assert sheet.at("大").y - sheet.at("小").y == pytest.approx((1.151 - 0.286) * 8.0, abs=0.1)


@pytest.mark.parametrize(
    ("properties", "run"), [('<w:snapToGrid w:val="0"/>', ""), ("", '<w:snapToGrid w:val="0"/>')]
)
def test_characters_leave_the_grid_where_paragraph_or_run_says_so(
    typeset: Typesetter, properties: str, run: str
) -> None:
    section = PAGE + '<w:docGrid w:type="linesAndChars" w:linePitch="312" w:charSpace="8192"/>'
    on = typeset(WordFile(body=paragraph("甲乙"), section=section))
    off = typeset(WordFile(body=paragraph("甲乙", properties, run), section=section))
    assert on.at("乙").x - on.at("甲").x == pytest.approx(18.0, abs=0.05)
    assert off.at("乙").x - off.at("甲").x == pytest.approx(16.0, abs=0.05)


def test_indents_that_change_sides_are_refused_unless_both_are_the_same(
    typeset: Typesetter,
) -> None:
    same = '<w:ind w:left="400" w:right="400"/><w:mirrorIndents/>'
    assert typeset(paragraph("甲", same)).at("甲").x == pytest.approx(LEFT + 20.0, abs=0.05)
    with pytest.raises(UnsupportedFeatureError, match="even pages"):
        typeset(paragraph("甲", '<w:ind w:left="400"/><w:mirrorIndents/>'))
