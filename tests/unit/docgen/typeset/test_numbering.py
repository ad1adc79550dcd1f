"""Lists: the signs that count, levels and restarts, and where a number stands before its text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from wordfile import STYLES, Sheet, WordFile, paragraph

from docgen.typeset.errors import UnsupportedFeatureError
from docgen.typeset.model import Paragraph
from docgen.typeset.read.document import DocumentReader
from docgen.typeset.read.numerals import format_number
from docgen.typeset.read.xml import Unsupported

Typesetter = Callable[[str | WordFile], Sheet]
LEFT = 100.0


def level(
    index: int = 0,
    kind: str = "decimal",
    text: str = "",
    *,
    start: int = 1,
    suffix: str = "nothing",
    more: str = "",
) -> str:
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/>{more}'
        f'<w:lvlText w:val="{text or f"%{index + 1}."}"/><w:suff w:val="{suffix}"/></w:lvl>'
    )


def numbering(*levels: str, nums: str = "", overrides: str = "") -> str:
    return (
        f'<w:abstractNum w:abstractNumId="1">{"".join(levels)}</w:abstractNum>'
        f'<w:num w:numId="7"><w:abstractNumId w:val="1"/>{overrides}</w:num>{nums}'
    )


def item(depth: int = 0, number: int = 7, text: str = "条", more: str = "") -> str:
    reference = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
    return paragraph(text, reference + more)


def labels(body: str, lists: str, styles: str = STYLES) -> list[str]:
    word = WordFile(body=body, numbering=lists, styles=styles)
    found = DocumentReader().read(word.bytes()).sections[0].blocks
    return [one.label.text for one in found if isinstance(one, Paragraph) and one.label]


@pytest.mark.parametrize(
    ("kind", "shown"),
    [
        ("decimal", {1: "1", 12: "12"}),
        ("decimalZero", {1: "01", 9: "09", 10: "10"}),
        ("upperRoman", {4: "IV", 9: "IX", 40: "XL"}),
        ("lowerRoman", {4: "iv", 14: "xiv"}),
        ("upperLetter", {1: "A", 26: "Z", 27: "AA", 53: "AAA"}),
        ("lowerLetter", {1: "a", 28: "bb"}),
        ("chineseCounting", {1: "一", 10: "十", 21: "二十一", 99: "九十九", 101: "一〇一"}),
        (
            "chineseCountingThousand",
            {
                10: "十",
                19: "十九",
                101: "一百零一",
                110: "一百一十",
                1005: "一千零五",
                10000: "一万",
            },
        ),
        ("chineseLegalSimplified", {1: "壹", 10: "壹拾", 25: "贰拾伍", 307: "叁佰零柒"}),
        ("ideographTraditional", {1: "甲", 10: "癸"}),
        ("ideographZodiac", {1: "子", 12: "亥"}),
        ("ideographZodiacTraditional", {1: "甲子", 60: "癸亥"}),
        ("japaneseCounting", {10: "十", 100: "百", 101: "百一", 1000: "千"}),
        ("decimalEnclosedCircle", {1: "①", 20: "⑳", 21: "21"}),
        ("decimalEnclosedCircleChinese", {1: "①", 10: "⑩"}),
        ("decimalEnclosedParen", {1: "⑴", 20: "⒇"}),
        ("decimalEnclosedFullstop", {1: "⒈"}),
        ("ideographEnclosedCircle", {1: "㊀", 10: "㊉", 11: "11"}),
        ("decimalFullWidth", {12: "１２"}),
        ("numberInDash", {3: "- 3 -"}),
        ("none", {1: ""}),
    ],
)
def test_each_number_format_counts_as_word_does(kind: str, shown: dict[int, str]) -> None:
    assert {value: format_number(value, kind) for value in shown} == shown


@pytest.mark.parametrize("kind", ["cardinalText", "hebrew1", "thaiNumbers", "koreanLegal"])
def test_a_number_format_of_another_language_is_refused_by_name(kind: str) -> None:
    with pytest.raises(Unsupported, match=kind):
        format_number(1, kind)


def test_a_number_that_letters_cannot_write_is_refused_not_drawn_endlessly() -> None:
    with pytest.raises(Unsupported, match="1000000"):
        format_number(1_000_000, "upperLetter")


def test_levels_count_restart_and_quote_the_levels_above() -> None:
    lists = numbering(level(0), level(1, text="%1.%2"), level(2, "lowerLetter", "%1.%2.%3"))
    body = "".join(item(depth) for depth in (0, 1, 1, 2, 0, 1, 2))
    assert labels(body, lists) == ["1.", "1.1", "1.2", "1.2.a", "2.", "2.1", "2.1.a"]


def test_a_level_may_go_on_counting_or_restart_only_after_a_named_level() -> None:
    never = numbering(level(0), level(1, text="%2)", more='<w:lvlRestart w:val="0"/>'))
    assert labels("".join(map(item, (0, 1, 0, 1))), never) == ["1.", "1)", "2.", "2)"]
    first = numbering(
        level(0), level(1, text="%2)"), level(2, text="%3#", more='<w:lvlRestart w:val="1"/>')
    )
    depths = (0, 1, 2, 1, 2, 0, 2)
    assert labels("".join(map(item, depths)), first)[-1] == "1#"
    assert labels("".join(map(item, depths)), first)[4] == "2#"


def test_an_override_starts_a_list_anew_and_shares_its_definition() -> None:
    second = (
        '<w:num w:numId="8"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    body = item() + item() + item(number=8) + item(number=8) + item()
    assert labels(body, numbering(level(0), nums=second)) == ["1.", "2.", "5.", "6.", "7."]


def test_a_level_below_one_never_used_shows_where_that_one_would_start() -> None:
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/></w:lvlOverride>'
    lists = numbering(level(0), level(1, text="%1.%2"), overrides=override)
    assert labels(item(1), lists) == ["4.1"]


def test_legal_numbering_shows_every_level_in_digits_and_may_be_off() -> None:
    roman = level(0, "upperRoman", "第%1条")
    lists = numbering(roman, level(1, "decimalZero", "%1.%2", more="<w:isLgl/>"))
    assert labels(item() + item(1), lists) == ["第I条", "1.01"]
    lists = numbering(roman, level(1, "decimal", "%1.%2", more='<w:isLgl w:val="0"/>'))
    assert labels(item() + item(1), lists) == ["第I条", "I.1"]


def test_a_list_style_lends_its_levels_to_the_lists_that_name_it() -> None:
    lists = (
        f'<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="L"/>{level(0, "upperLetter")}'
        '</w:abstractNum><w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="L"/>'
        '</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="2"/></w:num>'
    )
    assert labels(item() + item(), lists) == ["A.", "B."]


def test_a_paragraph_style_brings_its_number_and_level() -> None:
    styles = (
        STYLES + '<w:style w:type="paragraph" w:styleId="h"><w:basedOn w:val="a"/><w:pPr><w:numPr>'
        '<w:ilvl w:val="1"/><w:numId w:val="7"/></w:numPr></w:pPr></w:style>'
    )
    lists = numbering(level(0), level(1, "chineseCounting", "（%2）", more='<w:pStyle w:val="h"/>'))
    body = paragraph("条", '<w:pStyle w:val="h"/>') * 2
    assert labels(body, lists, styles) == ["（一）", "（二）"]


def test_a_format_of_ones_own_pads_with_zeros() -> None:
    own = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/'
        '2006"><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/>'
        '</mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
    )
    lists = numbering(level(0).replace('<w:numFmt w:val="decimal"/>', own))
    assert labels(item() + item(), lists) == ["001.", "002."]


@pytest.mark.parametrize(
    ("font", "mark", "shown"),
    [
        ("Symbol", "\uf0b7", "•"),
        ("Symbol", "\uf0a8", "♦"),
        ("Wingdings", "\uf0a8", "☐"),
        ("Wingdings", "\uf06c", "●"),
        ("Wingdings", "n", "■"),
        ("Wingdings", "\uf0d8", "➢"),
        ("Courier New", "o", "o"),
    ],
)
def test_a_bullet_is_the_sign_that_its_own_font_shows(font: str, mark: str, shown: str) -> None:
    fonts = f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr>'
    lists = numbering(level(0, "bullet", mark).replace("</w:lvl>", f"{fonts}</w:lvl>"))
    assert labels(item(), lists) == [shown]


@pytest.mark.parametrize(
    ("more", "feature"),
    [
        ('<w:lvlPicBulletId w:val="0"/>', "a picture as a bullet"),
        ('<w:lvlJc w:val="both"/>', "a list number aligned as both"),
    ],
)
def test_what_a_list_cannot_have_is_refused_where_it_is_used(more: str, feature: str) -> None:
    lists = numbering(level(0, more=more))
    assert labels(paragraph("甲"), lists) == []
    with pytest.raises(UnsupportedFeatureError, match=feature) as caught:
        labels(paragraph("甲") + item(), lists)
    assert caught.value.params["place"] == "paragraph 2"


def test_a_bullet_without_a_sign_in_unicode_is_refused() -> None:
    with pytest.raises(UnsupportedFeatureError, match="the bullet F0B7"):
        labels(item(), numbering(level(0, "bullet", "\uf0b7")))


def test_a_hidden_number_is_not_printed() -> None:
    lists = numbering(level(0).replace("</w:lvl>", "<w:rPr><w:vanish/></w:rPr></w:lvl>"))
    assert labels(item(), lists) == []


@pytest.mark.parametrize(("side", "share"), [("left", 0.0), ("center", 0.5), ("right", 1.0)])
def test_a_number_stands_left_of_its_place_across_it_or_right_of_it(
    typeset: Typesetter, side: str, share: float
) -> None:
    lists = numbering(level(0, text="第%1", suffix="tab", more=f'<w:lvlJc w:val="{side}"/>'))
    body = item(text="文", more='<w:ind w:left="1600" w:hanging="800"/>')
    sheet = typeset(WordFile(body=body, numbering=lists))
    wide = typeset(paragraph("第1文"))
    extent = wide.at("文").x - wide.at("第").x
    assert sheet.at("文").x == pytest.approx(LEFT + 80.0, abs=0.05)
    assert sheet.at("第").x == pytest.approx(LEFT + 40.0 - share * (extent - 4.0), abs=0.1)


@pytest.mark.parametrize(("suffix", "gap"), [("nothing", 0.0), ("space", 4.1)])
def test_the_suffix_says_what_parts_number_and_text(
    typeset: Typesetter, suffix: str, gap: float
) -> None:
    lists = numbering(level(0, "chineseCounting", "%1、", suffix=suffix))
    sheet = typeset(WordFile(body=item(text="文"), numbering=lists))
    assert sheet.at("文").x == pytest.approx(LEFT + 32.0 + gap, abs=0.1)
