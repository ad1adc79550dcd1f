"""Boxes: where marked values stand on a page, and that marks move nothing."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from drawings import anchored, file_with, inline, picture, shape
from wordfile import PAGE, STYLES, WHEN, Sheet, WordFile, cell, paragraph, row, table, xml

from docgen.marks import MarkedWord, marked
from docgen.typeset.engine import NativeEngine
from docgen.typeset.errors import UnsupportedFeatureError
from docgen.typeset.fonts import FontSet
from docgen.typeset.layout.values import ValueBox
from docgen.typeset.preview import PreviewPage


def word(body: str, **parts: str) -> MarkedWord:
    return MarkedWord(data=WordFile(body=body, **parts).bytes())


def boxes(page: PreviewPage) -> dict[str, ValueBox]:
    """The boxes by pointer, each of which stands once."""
    found = {box.pointer: box for box in page.boxes}
    assert len(found) == len(page.boxes)
    return found


def test_a_box_is_as_wide_as_its_text_and_as_high_as_its_letters(engine: NativeEngine) -> None:
    made = engine.preview(word(paragraph("前" + marked("甲乙丙", "/a") + "后")))
    box = boxes(made.pages[0])["/a"]
    assert (box.x, box.width) == pytest.approx((100.0 + 16.0, 48.0))
    assert box.y == pytest.approx(100.0)
    assert box.height == pytest.approx(16.0 * (1.151 + 0.286), abs=0.1)


def test_the_gap_between_chinese_and_latin_belongs_to_no_value(engine: NativeEngine) -> None:
    body = paragraph(marked("共", "/a") + marked("12", "/b") + marked("份", "/c"))
    found = boxes(engine.preview(word(body)).pages[0])
    assert found["/a"].width == pytest.approx(16.0)
    assert found["/b"].x - (found["/a"].x + 16.0) == pytest.approx(4.0)
    assert found["/c"].x - (found["/b"].x + found["/b"].width) == pytest.approx(4.0)


def test_a_value_over_several_lines_has_a_box_on_each(engine: NativeEngine) -> None:
    made = engine.preview(word(paragraph("前" + marked("字" * 60, "/a") + "后")))
    found = made.pages[0].boxes
    assert [box.pointer for box in found] == ["/a"] * 3
    assert sum(round(box.width / 16.0) for box in found) == 60
    assert [box.x for box in found] == pytest.approx([116.0, 100.0, 100.0])
    for above, below in pairwise(found):
        assert above.y + above.height <= below.y + 1e-6


def test_a_value_over_several_pages_has_boxes_on_each(engine: NativeEngine) -> None:
    text = marked("</w:t><w:br/><w:t>".join(["长文"] * 80), "/a")
    made = engine.preview(word(paragraph(text)))
    counts = [len(page.boxes) for page in made.pages]
    assert len(counts) == 3
    assert sum(counts) == 80


def test_boxes_of_tightly_set_lines_do_not_overlap(engine: NativeEngine) -> None:
    exact = '<w:spacing w:line="300" w:lineRule="exact"/>'
    found = engine.preview(word(paragraph(marked("字" * 60, "/a"), exact))).pages[0].boxes
    for above, below in pairwise(found):
        assert above.y + above.height <= below.y + 1e-6


def test_an_empty_value_has_a_box_without_width_where_it_would_stand(engine: NativeEngine) -> None:
    body = paragraph("号：" + marked("", "/a") + "止") + paragraph(marked("", "/b"))
    found = boxes(engine.preview(word(body)).pages[0])
    assert (found["/a"].x, found["/a"].width) == pytest.approx((132.0, 0.0))
    assert (found["/b"].x, found["/b"].width) == pytest.approx((100.0, 0.0))
    assert found["/b"].y > found["/a"].y


def test_an_empty_value_at_the_end_of_a_full_line_stands_once(engine: NativeEngine) -> None:
    for count in range(19, 24):
        made = engine.preview(word(paragraph("字" * count + marked("", "/a"))))
        assert [box.pointer for box in made.pages[0].boxes] == ["/a"]


def test_only_spaces_stand_where_they_begin(engine: NativeEngine) -> None:
    found = boxes(engine.preview(word(paragraph("甲" + marked("  ", "/a")))).pages[0])
    assert found["/a"].x == pytest.approx(116.0)


def test_a_tab_inside_a_value_belongs_to_its_box(engine: NativeEngine) -> None:
    found = boxes(engine.preview(word(paragraph(marked("甲\t乙", "/a")))).pages[0])
    assert found["/a"].x == pytest.approx(100.0)
    assert found["/a"].width > 48.0


@pytest.mark.parametrize(("alignment", "share"), [("left", 0.0), ("center", 0.5), ("right", 1.0)])
def test_boxes_move_with_the_alignment_of_their_line(
    engine: NativeEngine, alignment: str, share: float
) -> None:
    body = paragraph(marked("甲乙丙", "/a"), f'<w:jc w:val="{alignment}"/>')
    room = 595.3 - 200.0 - 48.0
    found = boxes(engine.preview(word(body)).pages[0])
    assert found["/a"].x == pytest.approx(100.0 + room * share)


def test_equal_texts_in_cells_keep_their_own_pointers(engine: NativeEngine) -> None:
    for first, second in (("/a", "/b"), ("/b", "/a"), ("/a", "/a/0")):
        body = table(row(*(cell(paragraph(marked("甲", each))) for each in (first, second))))
        found = boxes(engine.preview(word(body)).pages[0])
        assert found[first].x < found[second].x
        assert found[first].y == found[second].y


def test_equal_rows_and_paragraphs_keep_their_own_pointers(engine: NativeEngine) -> None:
    for order in (("/0", "/1", "/2"), ("/2", "/0", "/1")):
        rows = (row(cell(paragraph(marked("甲", each)))) for each in order)
        body = "".join(paragraph(marked("乙", f"/p{each}")) for each in order) + table(*rows)
        found = [box.pointer for box in engine.preview(word(body)).pages[0].boxes]
        assert sorted(found[:3]) == sorted(f"/p{each}" for each in order)
        assert found == [f"/p{each}" for each in order] + list(order)


def test_a_header_row_has_its_boxes_on_each_page(engine: NativeEngine) -> None:
    head = row(cell(paragraph(marked("头", "/head"))), properties="<w:tblHeader/>")
    made = engine.preview(word(table(head, *(row(cell(f"{index}")) for index in range(60)))))
    assert len(made.pages) > 1
    assert all([box.pointer for box in page.boxes] == ["/head"] for page in made.pages)


def test_headers_and_footers_have_boxes_on_each_page(engine: NativeEngine) -> None:
    reference = '<w:headerReference w:type="default" r:id="rIdH"/>'
    header = paragraph(marked("示例市", "/body") + "第") + _field("PAGE")
    file = WordFile(
        body='<w:p><w:r><w:br w:type="page"/></w:r></w:p>' + paragraph("乙"),
        section=reference + PAGE,
        relations={"rIdH": ("header", "header1.xml")},
        parts={"word/header1.xml": xml("hdr", header)},
    )
    made = engine.preview(MarkedWord(data=file.bytes()))
    assert [[box.pointer for box in page.boxes] for page in made.pages] == [["/body"], ["/body"]]
    assert all(box.y == pytest.approx(40.0) for page in made.pages for box in page.boxes)


def _field(code: str) -> str:
    return f'<w:p><w:fldSimple w:instr="{code}"><w:r><w:t>9</w:t></w:r></w:fldSimple></w:p>'


def test_a_value_after_a_list_number_stands_after_it(engine: NativeEngine) -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:suff w:val="nothing"/><w:lvlText w:val="（%1）"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num>'
    )
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>'
    body = paragraph(marked("甲", "/a"), numbered)
    made = engine.preview(word(body, numbering=numbering))
    plain = Sheet(engine.typeset(_unmarked(body, numbering), title="测试", created=WHEN))
    assert boxes(made.pages[0])["/a"].x == pytest.approx(plain.at("甲").x, abs=0.01)


def _unmarked(body: str, numbering: str = "") -> bytes:
    for pointer in ("/a", "/b", "/c"):
        opening, closing = marked("|", pointer).split("|")
        body = body.replace(opening, "").replace(closing, "")
    return WordFile(body=body, numbering=numbering).bytes()


@pytest.mark.parametrize(
    "run",
    ["", "<w:caps/>", "<w:smallCaps/>", "<w:b/>", '<w:u w:val="single"/>', '<w:w w:val="80"/>'],
)
@pytest.mark.parametrize(
    "text",
    [
        "Ab|c De|f|Straße|",
        "共|12|份（|一|）、“|甲|”",
        "|甲\t乙|丙",
        "字" * 30 + "|ABC123|" + "字" * 30,
        "末尾|。|",
        "乙|丙丁|",
    ],
)
def test_marks_move_nothing(fonts: FontSet, engine: NativeEngine, text: str, run: str) -> None:
    parts = text.split("|")
    marks = [marked(part, "/a") if index % 2 else part for index, part in enumerate(parts)]
    with_marks = paragraph("".join(marks), '<w:jc w:val="both"/>', run)
    seen = engine.preview(MarkedWord(data=WordFile(body=with_marks).bytes()))
    plain = MarkedWord(data=_unmarked(with_marks))
    alone = NativeEngine(fonts).preview(plain)
    assert [page.svg for page in seen.pages] == [page.svg for page in alone.pages]
    assert [page.digest for page in seen.pages] == [page.digest for page in alone.pages]


def test_two_lines_in_one_are_one_place(engine: NativeEngine) -> None:
    two = '<w:eastAsianLayout w:id="3" w:combine="1"/>'
    for text in ("甲" + marked("乙丙", "/a") + "丁", marked("甲乙", "/a"), marked("甲", "/a")):
        body = (
            paragraph("前").replace("</w:p>", "")
            + paragraph(text, "", two)[len("<w:p><w:pPr></w:pPr>") :]
        )
        found = boxes(engine.preview(word(body)).pages[0])
        assert found["/a"].x == pytest.approx(116.0)
        assert found["/a"].width >= 8.0


def test_a_value_with_its_pronunciation_above_it_has_a_box(engine: NativeEngine) -> None:
    guide = (
        "<w:ruby><w:rubyPr/><w:rt><w:r><w:t>zhāng</w:t></w:r></w:rt>"
        f"<w:rubyBase><w:r><w:t>{marked('张', '/a')}</w:t></w:r></w:rubyBase></w:ruby>"
    )
    body = f"<w:p><w:r><w:t>前</w:t></w:r><w:r>{guide}</w:r></w:p>" + paragraph(marked("乙", "/b"))
    found = boxes(engine.preview(word(body)).pages[0])
    assert found["/a"].x == pytest.approx(116.0)
    assert found["/a"].width >= 16.0
    assert found["/b"].x == pytest.approx(100.0)


@pytest.mark.parametrize("make", [inline, anchored])
def test_values_in_text_boxes_and_among_drawings_have_boxes(
    fonts: FontSet, engine: NativeEngine, make: Callable[[str, float, float], str]
) -> None:
    box = make(shape(paragraph(marked("框", "/box"))), 120, 60)
    body = (
        f"<w:p>{box}<w:r><w:t>{marked('后', '/after')}</w:t></w:r>{make(picture(), 20, 20)}</w:p>"
    )
    file = MarkedWord(data=file_with(body).bytes())
    made, other = engine.preview(file).pages[0], NativeEngine(fonts).preview(file).pages[0]
    found = boxes(made)
    assert found["/box"].x == pytest.approx(100.0 + 7.2, abs=0.1)
    assert found["/box"].y == pytest.approx(100.0 + 3.6, abs=0.1)
    assert found["/after"].width == pytest.approx(16.0)
    assert made.digest == other.digest


@pytest.mark.parametrize(("direction", "down"), [("tbRl", True), ("btLr", False)])
def test_boxes_turn_with_text_that_runs_down_or_up(
    engine: NativeEngine, direction: str, down: bool
) -> None:
    upright = f'<w:textDirection w:val="{direction}"/>'
    text = paragraph(marked("甲", "/a") + "乙" + marked("丙丁", "/b"))
    body = table(row(cell(text, upright), cell("右"), properties='<w:trHeight w:val="2000"/>'))
    found = boxes(engine.preview(word(body)).pages[0])
    assert (found["/a"].height, found["/b"].height) == pytest.approx((16.0, 32.0))
    assert found["/a"].x == found["/b"].x
    assert 100.0 <= found["/a"].x <= found["/a"].x + found["/a"].width <= 200.5
    first, last = (found["/a"], found["/b"]) if down else (found["/b"], found["/a"])
    assert first.y + first.height + 16.0 == pytest.approx(last.y)


def test_marks_are_refused_in_a_file_that_should_have_none(engine: NativeEngine) -> None:
    data = word(paragraph(marked("甲", "/a")))
    engine.preview(data)
    with pytest.raises(UnsupportedFeatureError):
        engine.typeset(data.data, title="测试", created=WHEN)


def test_hidden_text_has_no_box(engine: NativeEngine) -> None:
    body = paragraph(marked("甲", "/a"), "", "<w:vanish/>") + paragraph("乙")
    assert engine.preview(word(body)).pages[0].boxes == ()


def test_only_changed_pages_are_drawn(engine: NativeEngine) -> None:
    def made(last: str) -> MarkedWord:
        breaks = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
        return word(paragraph(marked("甲", "/a")) + breaks + paragraph(marked(last, "/b")))

    before = engine.preview(made("乙"))
    known = {page.digest for page in before.pages}
    after = engine.preview(made("丙"), known=known)
    assert [page.svg is None for page in after.pages] == [True, False]
    assert after.pages[0].digest == before.pages[0].digest
    assert after.pages[0].boxes == before.pages[0].boxes
    assert after.pages[1].digest not in known


def test_a_digest_is_the_same_in_another_engine(fonts: FontSet, engine: NativeEngine) -> None:
    file = word(table(row(cell(paragraph(marked("甲", "/a"))), cell("乙"))))
    other = NativeEngine(fonts).preview(file)
    assert [page.digest for page in engine.preview(file).pages] == [
        page.digest for page in other.pages
    ]


@pytest.mark.parametrize(
    "change",
    [
        ("甲", "乙"),
        ('w:val="32"', 'w:val="30"'),
        ("<w:b/>", "<w:i/>"),
        ('w:fill="FF0000"', 'w:fill="FF0001"'),
        ('w:color="000000"', 'w:color="0000FF"'),
        ('w:w="11906"', 'w:w="11926"'),
    ],
)
def test_whatever_changes_on_a_page_changes_its_digest(
    engine: NativeEngine, change: tuple[str, str]
) -> None:
    shade = '<w:shd w:val="clear" w:fill="FF0000"/>'
    body = table(row(cell(paragraph("甲", "", "<w:b/>"), shade), cell("丙")))
    one = WordFile(body=body, styles=STYLES)
    two = WordFile(
        body=body.replace(*change),
        styles=STYLES.replace(*change),
        section=PAGE.replace(*change),
    )
    digests = [engine.preview(MarkedWord(data=file.bytes())).pages[0].digest for file in (one, two)]
    assert digests[0] != digests[1]


@pytest.mark.parametrize("place", [anchored, inline])
def test_a_value_in_a_text_box_has_its_box(engine: NativeEngine, place: Callable[..., str]) -> None:
    drawing = place(shape(paragraph(marked("甲乙", "/a"))), 100, 60)
    found = boxes(engine.preview(word(f"<w:p>{drawing}</w:p>")).pages[0])
    assert found["/a"].x == pytest.approx(107.2, abs=0.05)
    assert found["/a"].width == pytest.approx(32.0, abs=0.05)


def test_a_value_in_a_turned_text_box_has_the_box_around_it(engine: NativeEngine) -> None:
    inner = shape(paragraph(marked("甲乙", "/a")), transform='rot="10800000"')
    drawing = anchored(inner, 100, 60)
    found = boxes(engine.preview(word(f"<w:p>{drawing}</w:p>")).pages[0])
    assert found["/a"].x == pytest.approx(200.0 - 7.2 - 32.0, abs=0.05)
    assert found["/a"].y + found["/a"].height == pytest.approx(160.0 - 3.6, abs=6.0)


def test_a_value_after_a_text_frame_is_found_where_it_stands(engine: NativeEngine) -> None:
    frame = paragraph("框", '<w:framePr w:w="400" w:hAnchor="page" w:vAnchor="page" w:y="1"/>')
    body = frame + paragraph("前" + marked("甲乙", "/a") + "后")
    box = boxes(engine.preview(word(body)).pages[0])["/a"]
    assert (box.x, box.width) == pytest.approx((116.0, 32.0))
