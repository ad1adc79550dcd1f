"""Characters: marks, lines, frames and shades along them, widths, boxes; what is refused."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from wordfile import Sheet, WordFile, paragraph

from docgen.typeset.errors import UnsupportedFeatureError
from docgen.typeset.fonts import FontSet
from docgen.typeset.layout.pages import Layout
from docgen.typeset.layout.values import Line, Placed
from docgen.typeset.read.document import DocumentReader

Typesetter = Callable[[str | WordFile], Sheet]
LEFT, ASCENT = 100.0, 18.4


@pytest.fixture
def lines(fonts: FontSet) -> Callable[[str], list[Line]]:
    """The lines of a body as layout gives them."""

    def make(body: str) -> list[Line]:
        pages = Layout(fonts).lay_out(DocumentReader().read(WordFile(body=body).bytes())).pages
        return [item.line for page in pages for item in page.items if isinstance(item, Placed)]

    return make


Lines = Callable[[str], list[Line]]


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def joined(*runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


@pytest.mark.parametrize(
    ("kind", "language", "sign", "below"),
    [
        ("dot", "zh-CN", "●", True),
        ("dot", "ja-JP", "●", False),
        ("dot", "zh-TW", "●", False),
        ("underDot", "ja-JP", "●", True),
        ("circle", "zh-CN", "○", False),
        ("comma", "zh-CN", "﹅", False),
    ],
)
def test_an_emphasis_mark_stands_on_the_side_that_its_language_wants(
    typeset: Typesetter, kind: str, language: str, sign: str, below: bool
) -> None:
    marks = f'<w:em w:val="{kind}"/><w:lang w:eastAsia="{language}"/>'
    sheet = typeset(paragraph("重 点", run=marks))
    found = [spot for spot in sheet.pages[0] if spot.text == sign]
    assert len(found) == 2
    text = sheet.at("重")
    assert all((spot.y > text.y) is below for spot in found)
    middle = found[0].x + found[0].size / 2
    assert middle == pytest.approx(text.x + 8.0, abs=0.1)


def test_emphasis_marks_are_no_part_of_the_text(typeset: Typesetter) -> None:
    sheet = typeset(paragraph("重点", run='<w:em w:val="dot"/>'))
    assert sheet.made.page_texts == ("重点\n",)


@pytest.mark.parametrize(
    ("kind", "style", "heavy"),
    [
        ("single", "single", 1),
        ("double", "double", 1),
        ("thick", "single", 2),
        ("dotted", "dotted", 1),
        ("dottedHeavy", "dotted", 2),
        ("dash", "dashed", 1),
        ("dashedHeavy", "dashed", 2),
        ("dashLong", "dashed", 1),
        ("dashLongHeavy", "dashed", 2),
        ("dotDash", "dotDash", 1),
        ("dashDotHeavy", "dotDash", 2),
        ("dotDotDash", "dotDotDash", 1),
        ("dashDotDotHeavy", "dotDotDash", 2),
        ("wave", "wave", 1),
        ("wavyHeavy", "wave", 2),
        ("wavyDouble", "doubleWave", 1),
    ],
)
def test_every_kind_of_underline_is_drawn_in_its_own_way(
    lines: Lines, kind: str, style: str, heavy: int
) -> None:
    (rule,) = lines(paragraph("甲乙", run=f'<w:u w:val="{kind}" w:color="FF0000"/>'))[0].rules
    assert (rule.style, rule.color, round(rule.width / 0.8)) == (style, "FF0000", heavy)
    assert (rule.x1, rule.x2) == pytest.approx((0.0, 32.0))


def test_an_underline_of_words_leaves_the_spaces_out(lines: Lines) -> None:
    rules = lines(paragraph("ab cd 甲", run='<w:u w:val="words"/>'))[0].rules
    assert len(rules) == 3
    assert all(one.x2 < two.x1 for one, two in pairwise(rules))


def test_an_underline_of_one_word_is_one_line(lines: Lines) -> None:
    assert len(lines(paragraph("a甲b乙", run='<w:u w:val="words"/>'))[0].rules) == 1


def test_a_highlight_covers_a_shading_and_none_shows_it(lines: Lines) -> None:
    shading = '<w:shd w:val="clear" w:fill="C0C0C0"/>'
    both = '<w:highlight w:val="yellow"/>' + shading
    assert lines(paragraph("甲", run=both))[0].shades[0].color == "FFFF00"
    off = '<w:highlight w:val="none"/>' + shading
    assert lines(paragraph("甲", run=off))[0].shades[0].color == "C0C0C0"


def test_neighbouring_runs_with_one_border_share_one_frame(lines: Lines) -> None:
    border = '<w:bdr w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    body = joined(run("甲", border), run("乙", border + "<w:b/>"), run("丙"))
    rules = lines(body)[0].rules
    assert len(rules) == 4
    assert max(rule.x2 for rule in rules) == pytest.approx(32.0)


def test_capitals_are_made_one_for_one(typeset: Typesetter) -> None:
    assert typeset(paragraph("aß中", run="<w:caps/>")).lines() == ["Aß中"]
    small = typeset(paragraph("Ab", run="<w:smallCaps/>"))
    assert [(spot.text, round(spot.size, 1)) for spot in small.pages[0]] == [
        ("A", 16.0),
        ("B", 12.8),
    ]


def test_raised_and_lowered_text_keeps_its_size(typeset: Typesetter) -> None:
    body = joined(run("甲"), run("乙", '<w:position w:val="12"/>'), run("丙"))
    sheet = typeset(body)
    assert sheet.at("甲").y - sheet.at("乙").y == pytest.approx(6.0, abs=0.05)
    assert sheet.at("乙").size == sheet.at("甲").size


@pytest.mark.parametrize("width_pt", [100, 64, 48])
def test_fitted_text_fills_its_width_wide_or_narrow(typeset: Typesetter, width_pt: int) -> None:
    fit = f'<w:fitText w:val="{width_pt * 20}" w:id="1"/>'
    sheet = typeset(joined(run("姓名", fit), run("住址", fit + "<w:b/>"), run("后")))
    assert sheet.at("后").x - sheet.at("姓").x == pytest.approx(width_pt, abs=0.05)
    gaps = [sheet.at(two).x - sheet.at(one).x for one, two in ("姓名", "名住", "住址")]
    assert max(gaps) - min(gaps) < 0.05
    first, last = sheet.at("姓").x, sheet.at("址").x
    character = min(16.0, width_pt / 4)
    assert last + character - first == pytest.approx(width_pt, abs=0.05)


def test_fitted_text_is_not_broken_over_lines(typeset: Typesetter) -> None:
    fit = '<w:fitText w:val="2000" w:id="1"/>'
    sheet = typeset(joined(run("字" * 20), run("不可分", fit), run("后")))
    assert sheet.lines() == ["字" * 20, "不可分后"]


@pytest.mark.parametrize(
    ("brackets", "expected"), [("none", ""), ("round", "()"), ("square", "[]")]
)
def test_two_lines_in_one_stand_above_each_other_in_half_size(
    typeset: Typesetter, brackets: str, expected: str
) -> None:
    combined = f'<w:eastAsianLayout w:id="1" w:combine="1" w:combineBrackets="{brackets}"/>'
    sheet = typeset(joined(run("前"), run("示例市", combined), run("公安局", combined), run("文")))
    upper, lower = sheet.at("示"), sheet.at("公")
    assert (upper.size, lower.size) == (8.0, 8.0)
    assert upper.x == pytest.approx(lower.x, abs=0.05)
    assert upper.y < sheet.at("前").y < lower.y
    assert [spot.text for spot in sheet.pages[0] if spot.text in "()[]"] == list(expected)
    text = "示例市公安局"
    inside = f"{expected[:1]}{text}{expected[1:]}"
    assert sheet.made.page_texts == (f"前{inside}文\n",)


def test_a_pronunciation_guide_stands_over_its_text(typeset: Typesetter) -> None:
    ruby = (
        '<w:r><w:ruby><w:rubyPr><w:rubyAlign w:val="center"/><w:hps w:val="16"/>'
        '<w:hpsRaise w:val="30"/><w:hpsBaseText w:val="32"/></w:rubyPr><w:rt><w:r><w:rPr>'
        '<w:sz w:val="16"/></w:rPr><w:t>yan</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>䶮</w:t></w:r>'
        "</w:rubyBase></w:ruby></w:r>"
    )
    sheet = typeset(joined(run("刘"), ruby, run("某")))
    base, guide = sheet.at("䶮"), sheet.at("yan")
    assert base.y - guide.y == pytest.approx(15.0, abs=0.05)
    assert guide.size == 8.0
    assert base.y == sheet.at("刘").y
    assert base.y > 100.0 + ASCENT
    assert sheet.made.page_texts == ("刘䶮某\n",)


def test_a_box_in_a_justified_line_moves_with_its_text(typeset: Typesetter) -> None:
    combined = '<w:eastAsianLayout w:id="1" w:combine="1"/>'
    body = joined(
        run("字a" * 12),
        run("甲乙", combined),
        run("丙" + "字" * 30),
        properties='<w:jc w:val="both"/>',
    )
    sheet = typeset(body)
    assert sheet.at("丙").x - sheet.at("甲").x == pytest.approx(8.0, abs=1.2)


def test_hidden_text_is_left_out_and_text_hidden_on_the_web_is_not(typeset: Typesetter) -> None:
    body = joined(run("甲"), run("乙", "<w:vanish/>"), run("丙", "<w:webHidden/>"))
    assert typeset(body).lines() == ["甲丙"]


def test_a_hidden_paragraph_between_others_leaves_no_line(typeset: Typesetter) -> None:
    mark = "<w:rPr><w:vanish/></w:rPr>"
    hidden = f"<w:p><w:pPr>{mark}</w:pPr>{run('乙', '<w:vanish/>')}</w:p>"
    sheet = typeset(paragraph("甲") + hidden + paragraph("丙"))
    assert sheet.lines() == ["甲", "丙"]


W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'


@pytest.mark.parametrize(
    ("properties", "feature"),
    [
        ("<w:outline/>", "outlined text"),
        ("<w:shadow/>", "shadowed text"),
        ("<w:emboss/>", "embossed text"),
        ("<w:imprint/>", "engraved text"),
        (f"<w14:glow {W14}/>", "glowing text"),
        (f"<w14:reflection {W14}/>", "mirrored text"),
        (f"<w14:textOutline {W14}><w14:solidFill/></w14:textOutline>", "outlined text"),
        (f"<w14:textFill {W14}><w14:gradFill/></w14:textFill>", "more than one colour"),
        ('<w:eastAsianLayout w:id="1" w:vert="1"/>', "characters that lie on their side"),
        ('<w:em w:val="star"/>', "the emphasis mark star"),
        ('<w:u w:val="zigzag"/>', "the underline zigzag"),
    ],
)
def test_an_effect_that_is_not_drawn_is_refused_by_name(properties: str, feature: str) -> None:
    with pytest.raises(UnsupportedFeatureError, match=feature) as caught:
        DocumentReader().read(WordFile(body=paragraph("甲", run=properties)).bytes())
    assert caught.value.params["place"] == "paragraph 1"


@pytest.mark.parametrize(
    "properties",
    [
        '<w:outline w:val="0"/><w:effect w:val="lights"/>',
        f"<w14:textOutline {W14}><w14:noFill/></w14:textOutline>",
        f"<w14:textFill {W14}><w14:solidFill/></w14:textFill>",
    ],
)
def test_an_effect_that_does_not_print_does_no_harm(properties: str) -> None:
    assert DocumentReader().read(WordFile(body=paragraph("甲", run=properties)).bytes())


def test_a_paragraph_whose_hidden_mark_joins_it_to_the_next_is_refused() -> None:
    body = paragraph("题", "<w:rPr><w:vanish/><w:specVanish/></w:rPr>") + paragraph("文")
    with pytest.raises(UnsupportedFeatureError, match="runs on into the next"):
        DocumentReader().read(WordFile(body=body).bytes())


def test_a_pronunciation_guide_of_more_than_text_is_refused() -> None:
    ruby = "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:tab/></w:r></w:rt><w:rubyBase/></w:ruby></w:r>"
    with pytest.raises(UnsupportedFeatureError, match="a pronunciation guide"):
        DocumentReader().read(WordFile(body=joined(ruby)).bytes())


@pytest.mark.parametrize(("least", "kerned"), [(0, False), (32, True), (33, False)])
def test_letters_are_kerned_from_the_size_on_that_the_run_names(
    typeset: Typesetter, least: int, kerned: bool
) -> None:
    plain, made = (
        typeset(paragraph("AVAT")),
        typeset(paragraph("AVAT", run=f'<w:kern w:val="{least}"/>')),
    )
    assert (made.pages[0][-1].x < plain.pages[0][-1].x - 1.0) is kerned
    assert made.lines() == ["AVAT"]


def test_kerning_leaves_chinese_and_its_marks_alone(typeset: Typesetter) -> None:
    text = "（甲）、“乙”。"
    plain, made = typeset(paragraph(text)), typeset(paragraph(text, run='<w:kern w:val="2"/>'))
    assert [spot.x for spot in made.pages[0]] == [spot.x for spot in plain.pages[0]]
