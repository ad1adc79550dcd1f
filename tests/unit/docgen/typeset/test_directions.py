"""Right to left: order of characters, joined letters, paragraphs, tabs, tables, complex fonts."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from pdfplumber import open as open_pdf
from pymupdf_fonts import FiraGO_Bold, FiraGO_Regular
from wordfile import PAGE, WHEN, Sheet, WordFile, cell, paragraph, row, table

from docgen.marks import MarkedWord, marked
from docgen.typeset.engine import NativeEngine
from docgen.typeset.errors import MissingGlyphError, UnsupportedFeatureError
from docgen.typeset.fonts import load_fonts
from docgen.typeset.layout.bidi import levels, visual_order

LEFT, RIGHT = 100.0, 495.3
UYGHUR = "ئۇيغۇر"


@pytest.fixture(scope="module")
def agency(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of an agency's own fonts, with one that has Arabic letters."""
    folder = tmp_path_factory.mktemp("agency")
    (folder / "FiraGO-Regular.ttf").write_bytes(FiraGO_Regular.fontbuffer)
    (folder / "FiraGO-Bold.ttf").write_bytes(FiraGO_Bold.fontbuffer)
    return folder


@pytest.fixture(scope="module")
def engine(agency: Path, tmp_path_factory: pytest.TempPathFactory) -> NativeEngine:
    return NativeEngine(load_fonts(agency, tmp_path_factory.mktemp("fonts")))


Typesetter = Callable[[str | WordFile], Sheet]


def displayed(text: str, *, right_to_left: bool = False, marked: str = "") -> str:
    found = levels(
        list(text), right_to_left=right_to_left, marked=[mark == "r" for mark in marked] or None
    )
    return "".join(text[at] for at in visual_order(found))


@pytest.mark.parametrize(
    ("text", "left", "right"),
    [
        ("abc", "abc", "abc"),
        ("אבג", "גבא", "גבא"),
        ("a אב b", "a בא b", "b בא a"),
        ("אב 12 גד", "דג 12 בא", "דג 12 בא"),
        ("中文אב", "中文בא", "בא中文"),
        ("אב, ג", "ג ,בא", "ג ,בא"),
        ("a(אב)b", "a(בא)b", "b)בא(a"),
        ("א(a)", "א(a)", ")a(א"),
        ("1-2 א", "1-2 א", "א 1-2"),
        ("ا 1/2", "1/2 ا", "1/2 ا"),
        ("٣٤ ا", "ا ٣٤", "ا ٣٤"),
        ("\u2067a אב\u2069c", "\u2067בא a\u2069c", "c\u2069בא a\u2067"),
        ("a\tאב", "a\tבא", "בא\ta"),
        ("5% א", "5% א", "א 5%"),
    ],
)
def test_characters_stand_in_the_order_of_the_algorithm(text: str, left: str, right: str) -> None:
    assert displayed(text) == left
    assert displayed(text, right_to_left=True) == right


def test_a_run_marked_right_to_left_takes_its_neutral_signs_along() -> None:
    assert displayed("אב! c") == "בא! c"
    assert displayed("אב! c", marked="rrrll") == "!בא c"


def test_embeddings_deeper_than_the_limit_are_passed_over() -> None:
    text = "\u202b" * 200 + "a" + "\u202c" * 200
    assert max(levels(list(text), right_to_left=False)) <= 126


def test_uyghur_letters_join_and_run_to_the_left(typeset: Typesetter) -> None:
    sheet = typeset(paragraph(f"甲{UYGHUR}乙"))
    assert sheet.made.page_texts == (f"甲{UYGHUR}乙\n",)
    spots = sorted(sheet.pages[0], key=lambda spot: spot.x)
    assert "".join(spot.text for spot in spots) == f"甲{UYGHUR[::-1]}乙"
    assert sheet.at("乙").x > sheet.at("甲").x + 16.0


def test_joined_letters_are_narrower_than_single_ones(typeset: Typesetter) -> None:
    joined, single = typeset(paragraph("غۇ")), typeset(paragraph("غ\u200cۇ"))

    def width(sheet: Sheet) -> float:
        return abs(sheet.pages[0][0].x - sheet.pages[0][1].x)

    assert width(joined) != pytest.approx(width(single), abs=0.1)


def test_a_ligature_is_copied_as_its_letters(typeset: Typesetter) -> None:
    made = typeset(paragraph("لا")).made
    assert made.page_texts == ("لا\n",)
    with open_pdf(io.BytesIO(made.pdf)) as pdf:
        assert [char["text"] for char in pdf.pages[0].chars] == ["لا"]


def test_brackets_are_mirrored_in_text_from_right_to_left(typeset: Typesetter) -> None:
    sheet = typeset(paragraph(f"{UYGHUR}(1)", "<w:bidi/>"))
    spots = sorted(sheet.pages[0], key=lambda spot: spot.x)
    assert "".join(spot.text for spot in spots) == f")1({UYGHUR[::-1]}"


def test_a_paragraph_from_right_to_left_begins_at_the_right(typeset: Typesetter) -> None:
    body = paragraph(UYGHUR, '<w:bidi/><w:ind w:left="400" w:right="1000" w:firstLine="200"/>')
    sheet = typeset(body)
    first = sheet.at("ئ")
    assert first.x < RIGHT - 30.0
    assert first.x > RIGHT - 30.0 - 10.0
    assert sheet.at("ر").x < first.x


@pytest.mark.parametrize(("kind", "leading"), [("left", True), ("start", True), ("right", False)])
def test_alignment_is_by_where_lines_begin(typeset: Typesetter, kind: str, leading: bool) -> None:
    sheet = typeset(paragraph(UYGHUR, f'<w:bidi/><w:jc w:val="{kind}"/>'))
    assert (min(spot.x for spot in sheet.pages[0]) > 400.0) is leading


def test_lines_break_in_reading_order(typeset: Typesetter) -> None:
    text = " ".join(f"{UYGHUR}{index}" for index in range(30))
    sheet = typeset(paragraph(text, "<w:bidi/>"))
    assert sheet.made.page_texts == (f"{text}\n",)
    top = min(spot.y for spot in sheet.pages[0])
    assert "0" in {spot.text for spot in sheet.pages[0] if spot.y == top}
    assert max(spot.x for spot in sheet.pages[0]) < RIGHT
    assert min(spot.x for spot in sheet.pages[0]) > LEFT - 0.1


def test_tabs_are_counted_from_the_right(typeset: Typesetter) -> None:
    body = (
        '<w:p><w:pPr><w:bidi/><w:tabs><w:tab w:val="left" w:pos="4000"/></w:tabs></w:pPr>'
        "<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r></w:p>"
    )
    sheet = typeset(body)
    assert sheet.at("甲").x + 16.0 == pytest.approx(RIGHT, abs=0.05)
    assert sheet.at("乙").x + 16.0 == pytest.approx(RIGHT - 200.0, abs=0.05)


def test_justified_lines_reach_both_edges(typeset: Typesetter) -> None:
    text = " ".join([UYGHUR] * 40)
    sheet = typeset(paragraph(text, '<w:bidi/><w:jc w:val="both"/>'))
    top = min(spot.y for spot in sheet.pages[0])
    line = [spot for spot in sheet.pages[0] if spot.y == top]
    assert min(spot.x for spot in line) == pytest.approx(LEFT, abs=0.2)


def test_an_underline_covers_the_whole_run(typeset: Typesetter) -> None:
    sheet = typeset(paragraph(f"{UYGHUR} {UYGHUR}", run='<w:rtl/><w:u w:val="single"/>'))
    ((x1, _, x2, _),) = sheet.rules[0]
    assert x1 <= min(spot.x for spot in sheet.pages[0]) + 0.1
    assert x2 > max(spot.x for spot in sheet.pages[0])


def test_a_marked_run_has_the_font_size_and_weight_of_complex_scripts(
    typeset: Typesetter,
) -> None:
    run = (
        '<w:rFonts w:ascii="黑体" w:cs="FiraGO"/><w:bCs/><w:sz w:val="32"/>'
        '<w:szCs w:val="48"/><w:rtl/>'
    )
    made = typeset(paragraph(UYGHUR, run=run))
    assert made.pages[0][0].size == 24.0
    plain = typeset(paragraph(UYGHUR, run=run.replace("<w:rtl/>", "")))
    assert plain.pages[0][0].size == 16.0
    with open_pdf(io.BytesIO(made.made.pdf)) as pdf:
        assert pdf.pages[0].chars[0]["fontname"].endswith("FiraGO-Bold")
    assert ("FiraGO", "FiraGO") not in [
        (one.requested, one.used) for one in made.made.substitutions
    ]


def test_a_run_of_complex_script_is_marked_by_cs_as_well(typeset: Typesetter) -> None:
    sheet = typeset(paragraph("甲", run='<w:cs/><w:szCs w:val="48"/>'))
    assert sheet.at("甲").size == 24.0


def test_the_face_that_drew_the_letters_is_named(typeset: Typesetter) -> None:
    used = [(one.requested, one.used) for one in typeset(paragraph(UYGHUR)).made.substitutions]
    assert ("仿宋_GB2312", "FiraGO Regular") in used


def test_a_table_from_right_to_left_has_its_first_column_at_the_right(
    typeset: Typesetter,
) -> None:
    mirrored = "<w:bidiVisual/>"
    sheet = typeset(
        table(
            row(cell("甲", width=1000), cell("乙", width=3000)),
            widths=(1000, 3000),
            properties=mirrored,
        )
    )
    assert sheet.at("甲").x > sheet.at("乙").x
    upright = sorted({round(rule[0]) for rule in sheet.rules[0] if rule[3] - rule[1] > 5.0})
    assert upright[1] - upright[0] == pytest.approx(150, abs=1)
    assert upright[-1] == pytest.approx(RIGHT + 5.4, abs=1)
    assert sheet.made.page_texts[0].index("甲") < sheet.made.page_texts[0].index("乙")


def test_a_border_of_one_side_of_a_cell_changes_sides(typeset: Typesetter) -> None:
    only = (
        '<w:tcBorders><w:top w:val="nil"/><w:bottom w:val="nil"/><w:right w:val="nil"/>'
        '<w:left w:val="single" w:sz="8"/></w:tcBorders>'
    )
    sheet = typeset(table(row(cell("甲", only)), widths=(2000,), properties="<w:bidiVisual/>"))
    upright = [rule for rule in sheet.rules[0] if rule[3] - rule[1] > 5.0]
    assert [rule[0] > sheet.at("甲").x for rule in upright] == [True]


def test_a_section_may_run_to_the_left_unless_it_has_columns(typeset: Typesetter) -> None:
    assert typeset(WordFile(body=paragraph("甲"), section=PAGE + "<w:bidi/>")).lines() == ["甲"]
    columns = PAGE + '<w:cols w:num="2"/><w:bidi/>'
    with pytest.raises(UnsupportedFeatureError, match="columns from right to left"):
        typeset(WordFile(body=paragraph("甲"), section=columns))


def test_text_may_be_given_a_direction(typeset: Typesetter) -> None:
    body = '<w:p><w:bdo w:val="rtl"><w:r><w:t>ABC</w:t></w:r></w:bdo></w:p>'
    sheet = typeset(body)
    assert sheet.lines() == ["CBA"]
    assert sheet.made.page_texts == ("ABC\n",)


@pytest.mark.parametrize(
    ("text", "glyphs"),
    [("e\u0301", 1), ("x\u0301", 2), ("か\u3099", 1), ("\u8fbb\U000e0100", 1), ("☑\ufe0e", 1)],
)
def test_marks_stand_on_the_letter_before_them(typeset: Typesetter, text: str, glyphs: int) -> None:
    sheet = typeset(paragraph(f"甲{text}乙"))
    assert sheet.made.page_texts == (f"甲{text}乙\n",)
    assert len(sheet.pages[0]) == 2 + glyphs


def test_a_mark_never_begins_a_line(typeset: Typesetter) -> None:
    lines = typeset(paragraph("字" * 24 + "か\u3099後")).made.page_texts
    assert lines == ("字" * 24 + "か\u3099後\n",)
    sheet = typeset(paragraph("字" * 23 + "x\u0301" * 8))
    assert not any(line.startswith("\u0301") for line in sheet.lines())


def test_a_mark_that_no_font_has_is_named(typeset: Typesetter) -> None:
    with pytest.raises(MissingGlyphError) as caught:
        typeset(paragraph("x\U0001e8d0"))
    assert caught.value.params["code_point"] == "U+1E8D0"


def test_characters_beyond_the_basic_plane_are_one_character_each(typeset: Typesetter) -> None:
    sheet = typeset(paragraph("\U00020087家"))
    assert sheet.at("家").x - sheet.pages[0][0].x == pytest.approx(16.0, abs=0.05)
    assert sheet.made.page_texts == ("\U00020087家\n",)


def test_right_to_left_text_is_the_same_after_other_paragraphs(
    agency: Path, tmp_path: Path, engine: NativeEngine
) -> None:
    word = WordFile(body=paragraph(f"{UYGHUR}(甲)", "<w:bidi/>")).bytes()
    warm = engine.typeset(word, title="测试", created=WHEN)
    fresh = NativeEngine(load_fonts(agency, tmp_path))
    assert warm.pdf == fresh.typeset(word, title="测试", created=WHEN).pdf


def test_a_value_from_right_to_left_has_its_box_where_it_is_drawn(engine: NativeEngine) -> None:
    body = paragraph(marked(UYGHUR, "/a") + "甲", "<w:bidi/>")
    made = engine.preview(MarkedWord(data=WordFile(body=body).bytes()))
    (box,) = made.pages[0].boxes
    plain = Sheet(engine.typeset(WordFile(body=paragraph(UYGHUR)).bytes(), title="", created=WHEN))
    width = max(spot.x for spot in plain.pages[0]) - LEFT
    assert box.x + box.width == pytest.approx(RIGHT, abs=0.1)
    assert width < box.width < width + 10.0


@pytest.mark.parametrize(
    "text",
    [
        "中\u200c文",
        "\ufe0f中",
        "中\u2060\ufe0e文",
        f"{UYGHUR}\u202b\u200c\u202c中",
        "\u2067\u2069\u200f中\u202a",
        f"a\u00ad{UYGHUR}\u00ad\u200dب",
    ],
)
def test_characters_that_draw_nothing_do_no_harm(typeset: Typesetter, text: str) -> None:
    for properties in ("", "<w:bidi/>"):
        made = typeset(paragraph(text, properties)).made
        assert [one for one in made.page_texts[0] if one.isalpha()] == [
            one for one in text if one.isalpha()
        ]


def test_boxes_of_values_stand_in_the_order_of_their_letters(engine: NativeEngine) -> None:
    first, last = marked(UYGHUR, "/a"), marked("تىل", "/b")
    text = f"姓名：{first} {marked('12', '/n')} {last}，{marked('甲', '/c')}"
    plain = f"姓名：{UYGHUR} 12 تىل，甲"
    for right_to_left in ("", "<w:bidi/>"):
        made, bare = (
            engine.preview(MarkedWord(data=WordFile(body=paragraph(each, right_to_left)).bytes()))
            for each in (text, plain)
        )
        assert made.pages[0].svg == bare.pages[0].svg
        found = {box.pointer: box for box in made.pages[0].boxes}
        ends = {name: (box.x, box.x + box.width) for name, box in found.items()}
        assert ends["/b"][1] <= ends["/n"][0] < ends["/n"][1] <= ends["/a"][0]
        assert all(LEFT <= left < right <= RIGHT + 0.1 for left, right in ends.values())
        assert (ends["/c"][0] >= ends["/a"][1]) == (not right_to_left)
