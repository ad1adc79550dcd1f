"""Text boxes, shapes and pictures: where they stand, what is in them, and text around them."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace

import pypdfium2
import pytest
from drawings import (
    NAMES,
    align,
    anchored,
    file_with,
    four_colors,
    inline,
    offset,
    picture,
    shape,
)
from PIL import Image
from wordfile import PAGE, Sheet, WordFile, cell, paragraph, relationships, row, table, xml

from docgen.typeset.errors import UnsupportedFeatureError

Typesetter = Callable[[str | WordFile], Sheet]

LEFT, TOP, RIGHT, BOTTOM = 100.0, 100.0, 495.3, 741.9
WIDE, HIGH = 595.3, 841.9
ASCENT, SINGLE = 18.4, 23.0
SQUARE = '<wp:wrapSquare wrapText="{}"/>'


def within(*runs: str, text: str = "后") -> str:
    return f"<w:p>{''.join(runs)}<w:r><w:t>{text}</w:t></w:r></w:p>"


def colors(sheet: Sheet, *points: tuple[float, float]) -> list[tuple[int, int, int]]:
    """What is drawn at some points of the first page."""
    document = pypdfium2.PdfDocument(sheet.made.pdf)
    image = document[0].render(scale=2).to_pil().convert("RGB")
    found = [image.getpixel((round(x * 2), round(y * 2))) for x, y in points]
    document.close()
    return found


RED, GREEN, BLUE, WHITE = (255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255)


def test_text_in_a_box_stands_inside_its_insets(typeset: Typesetter) -> None:
    box = anchored(shape(paragraph("框内")), 200, 100, across=offset(50), down=offset(30))
    sheet = typeset(within(box))
    assert sheet.at("框").x == pytest.approx(LEFT + 50 + 7.2, abs=0.05)
    assert sheet.at("框").y == pytest.approx(TOP + 30 + 3.6 + ASCENT, abs=0.05)
    assert sheet.at("后").x == pytest.approx(LEFT, abs=0.05)
    assert sheet.made.page_texts == ("后\n框内\n",)


def test_a_box_has_its_border_and_its_fill(typeset: Typesetter) -> None:
    look = (
        '<a:solidFill><a:srgbClr val="00FF00"/></a:solidFill>'
        '<a:ln w="25400"><a:solidFill><a:srgbClr val="FF0000"/></a:solidFill></a:ln>'
    )
    sheet = typeset(within(anchored(shape(look=look), 100, 50)))
    inside, edge, outside = colors(sheet, (LEFT + 90, TOP + 40), (LEFT + 100, TOP + 40), (210, 160))
    assert (inside, edge, outside) == (GREEN, RED, WHITE)


def test_a_box_without_border_and_fill_draws_none(typeset: Typesetter) -> None:
    box = anchored(shape(paragraph("字"), look="<a:noFill/><a:ln><a:noFill/></a:ln>"), 100, 50)
    assert typeset(within(box)).rules[0] == []


@pytest.mark.parametrize(("anchor", "share"), [("t", 0.0), ("ctr", 0.5), ("b", 1.0)])
def test_text_stands_high_in_the_middle_or_low_in_its_box(
    typeset: Typesetter, anchor: str, share: float
) -> None:
    body = f'<wps:bodyPr anchor="{anchor}"/>'
    sheet = typeset(within(anchored(shape(paragraph("字"), body=body), 100, 100)))
    free = 100 - 7.2 - SINGLE
    assert sheet.at("字").y == pytest.approx(TOP + 3.6 + share * free + ASCENT, abs=0.1)


def test_insets_are_those_of_the_file(typeset: Typesetter) -> None:
    body = '<wps:bodyPr lIns="0" tIns="127000" rIns="0" bIns="0"/>'
    sheet = typeset(within(anchored(shape(paragraph("字"), body=body), 100, 100)))
    assert sheet.at("字").x == pytest.approx(LEFT, abs=0.05)
    assert sheet.at("字").y == pytest.approx(TOP + 10 + ASCENT, abs=0.05)


def test_a_box_in_the_line_takes_its_room_there(typeset: Typesetter) -> None:
    sheet = typeset(within(inline(shape(paragraph("框")), 120, 60)))
    assert sheet.at("后").x == pytest.approx(LEFT + 120, abs=0.05)
    assert sheet.at("后").y == pytest.approx(TOP + 60, abs=0.05)
    assert sheet.at("框").y == pytest.approx(TOP + 3.6 + ASCENT, abs=0.05)


def test_a_box_grows_with_its_text_where_the_file_asks_for_it(typeset: Typesetter) -> None:
    body = "<wps:bodyPr><a:spAutoFit/></wps:bodyPr>"
    box = anchored(shape(paragraph("字") * 4, body=body), 100, 30)
    sheet = typeset(within(box))
    across = [rule for rule in sheet.rules[0] if rule[3] - rule[1] < 1.0]
    assert max(rule[1] for rule in across) == pytest.approx(TOP + 4 * SINGLE + 7.2, abs=0.6)


def test_a_page_number_in_a_box_of_the_footer_is_centred_by_its_width(typeset: Typesetter) -> None:
    inner = '<w:p><w:fldSimple w:instr="PAGE"/></w:p>'
    body = '<wps:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0"><a:spAutoFit/></wps:bodyPr>'
    box = anchored(
        shape(inner, body=body, look=""),
        144,
        144,
        across=align("center"),
        frames=("margin", "paragraph"),
    )
    word = WordFile(
        body=paragraph("甲") + paragraph("乙", "<w:pageBreakBefore/>"),
        section='<w:footerReference r:id="rIdF"/>' + PAGE,
        relations={"rIdF": ("footer", "f.xml")},
        parts={"word/f.xml": xml("ftr", f"<w:p>{box}</w:p>")},
    )
    sheet = typeset(word)
    assert sheet.at("2", page=1).x == pytest.approx((LEFT + RIGHT) / 2 - 4.4, abs=1.0)
    assert sheet.made.page_texts == ("甲\n", "乙\n")


def test_text_that_does_not_fit_its_box_is_an_error_with_its_place(typeset: Typesetter) -> None:
    with pytest.raises(UnsupportedFeatureError, match="does not fit into its text box") as caught:
        typeset(paragraph("前") + within(anchored(shape(paragraph("字") * 9), 100, 60)))
    assert caught.value.params["place"] == "paragraph 2, text box, paragraph 1"


def test_text_runs_down_a_box(typeset: Typesetter) -> None:
    body = '<wps:bodyPr vert="eaVert"/>'
    sheet = typeset(within(anchored(shape(paragraph("竖排"), body=body), 60, 100)))
    assert sheet.at("竖").x == pytest.approx(sheet.at("排").x, abs=0.05)
    assert sheet.at("排").y == pytest.approx(sheet.at("竖").y + 16.0, abs=0.05)


RED_LINE = '<a:ln w="12700"><a:solidFill><a:srgbClr val="FF0000"/></a:solidFill></a:ln>'
UNFRAMED = "<a:noFill/><a:ln><a:noFill/></a:ln>"


@pytest.mark.parametrize(
    ("mark", "look", "hangs"),
    [("，", RED_LINE, True), ("》", RED_LINE, False), ("》", UNFRAMED, True)],
)
def test_a_mark_hangs_in_a_box_up_to_its_frame(
    typeset: Typesetter, mark: str, look: str, hangs: bool
) -> None:
    text = paragraph("字" * 5 + mark + "尾" * 3)
    sheet = typeset(within(anchored(shape(text, look=look), 80 + 2 * 7.2, 100)))
    assert (sheet.at(mark).y == sheet.at("字").y) is hangs


def test_the_newer_of_two_alternatives_is_drawn_once(typeset: Typesetter) -> None:
    drawing = anchored(shape(paragraph("新")), 100, 50)
    content = drawing.removeprefix("<w:r>").removesuffix("</w:r>")
    both = (
        f'<w:r><mc:AlternateContent {NAMES}><mc:Choice Requires="wps">{content}</mc:Choice>'
        f"<mc:Fallback><w:pict><v:shape/></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert typeset(within(both)).made.page_texts == ("后\n新\n",)


def test_an_alternative_of_a_future_kind_gives_way_to_its_fallback(typeset: Typesetter) -> None:
    both = (
        f'<w:r><mc:AlternateContent {NAMES}><mc:Choice Requires="w99"><w:banner/></mc:Choice>'
        "<mc:Fallback><w:t>旧</w:t></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert typeset(within(both)).lines() == ["旧后"]


def test_a_text_box_of_vml_is_drawn(typeset: Typesetter) -> None:
    pict = (
        f'<w:r><w:pict {NAMES}><v:shapetype id="_x0000_t202"/><v:shape type="#_x0000_t202" '
        'style="position:absolute;margin-left:50pt;margin-top:20pt;width:100pt;height:50pt" '
        'fillcolor="#0f0" strokecolor="red" strokeweight="2pt"><v:textbox inset="0,1mm,0,0">'
        f"<w:txbxContent>{paragraph('框')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    sheet = typeset(within(pict))
    assert sheet.at("框").x == pytest.approx(LEFT + 50, abs=0.05)
    assert sheet.at("框").y == pytest.approx(TOP + 20 + 2.83 + ASCENT, abs=0.05)
    assert colors(sheet, (LEFT + 145, TOP + 65), (LEFT + 150, TOP + 45)) == [GREEN, RED]


def test_a_line_of_vml_goes_from_end_to_end(typeset: Typesetter) -> None:
    pict = (
        f'<w:r><w:pict {NAMES}><v:line style="position:absolute" from="10pt,5pt" to="210pt,5pt" '
        'strokecolor="red" strokeweight="3pt"/></w:pict></w:r>'
    )
    rule = typeset(within(pict)).rules[0][0]
    assert rule[0] == pytest.approx(LEFT + 10, abs=0.1)
    assert rule[2] == pytest.approx(LEFT + 210, abs=0.1)


def test_a_picture_of_vml_stands_in_the_line(typeset: Typesetter) -> None:
    pict = (
        f'<w:r><w:pict {NAMES}><v:shape type="#_x0000_t75" style="width:40pt;height:40pt">'
        '<v:imagedata r:id="rIdP"/></v:shape></w:pict></w:r>'
    )
    sheet = typeset(file_with(within(pict)))
    assert sheet.at("后").x == pytest.approx(LEFT + 40, abs=0.05)
    assert colors(sheet, (LEFT + 10, TOP + 10), (LEFT + 30, TOP + 10)) == [RED, GREEN]


@pytest.mark.parametrize("flip", ["", 'flipV="1"'])
def test_a_straight_line_is_drawn(typeset: Typesetter, flip: str) -> None:
    line = shape(form="straightConnector1", transform=flip)
    sheet = typeset(within(anchored(line, 100, 50)))
    ends = [(LEFT + 2, TOP + 1), (LEFT + 2, TOP + 49)]
    low = bool(flip)
    assert [color != WHITE for color in colors(sheet, *ends)] == [not low, low]


@pytest.mark.parametrize(
    ("frames", "across", "down", "place"),
    [
        (("page", "page"), offset(30), offset(40), (30.0, 40.0)),
        (("margin", "margin"), align("right"), align("bottom"), (RIGHT - 40, BOTTOM - 40)),
        (("margin", "margin"), align("center"), align("center"), ((LEFT + RIGHT) / 2 - 20, 400.95)),
        (("column", "paragraph"), offset(10), offset(20), (LEFT + 10, TOP + SINGLE + 20)),
        (("character", "line"), offset(0), offset(5), (LEFT, TOP + SINGLE + 5)),
        (("leftMargin", "topMargin"), align("center"), align("center"), (30.0, 30.0)),
        (("rightMargin", "bottomMargin"), align("left"), align("top"), (RIGHT, BOTTOM)),
        (("outsideMargin", "page"), align("left"), align("bottom"), (RIGHT, HIGH - 40)),
        (
            ("page", "page"),
            "<wp14:pctPosHOffset>10000</wp14:pctPosHOffset>",
            "<wp14:pctPosVOffset>50000</wp14:pctPosVOffset>",
            (59.53, 420.95),
        ),
    ],
)
def test_an_anchored_picture_stands_where_the_file_says(
    typeset: Typesetter,
    frames: tuple[str, str],
    across: str,
    down: str,
    place: tuple[float, float],
) -> None:
    drawing = anchored(picture(), 40, 40, across=across, down=down, frames=frames)
    sheet = typeset(file_with(paragraph("前") + within(drawing)))
    x, y = place
    points = [(x + 3, y + 3), (x + 37, y + 3), (x + 3, y + 37)]
    assert colors(sheet, *points) == [RED, GREEN, BLUE]


def test_a_picture_stands_behind_or_before_the_text(typeset: Typesetter) -> None:
    for more, shown in (('behindDoc="1"', True), ('behindDoc="0"', False)):
        drawing = anchored(picture(), 40, 40, more=more)
        sheet = typeset(file_with(within(drawing, text="■")))
        middle = colors(sheet, (LEFT + 8, TOP + 12))[0]
        assert (middle == (0, 0, 0)) is shown


def test_a_cropped_picture_shows_and_holds_its_part_only(typeset: Typesetter) -> None:
    crop = '<a:srcRect l="50000" b="50000"/>'
    sheet = typeset(file_with(within(inline(picture(crop), 40, 40))))
    assert colors(sheet, (LEFT + 5, TOP + 5), (LEFT + 35, TOP + 35)) == [GREEN, GREEN]
    document = pypdfium2.PdfDocument(sheet.made.pdf)
    images = [item for item in document[0].get_objects() if item.type == 3]
    assert [image.get_px_size() for image in images] == [(10, 10)]
    document.close()


@pytest.mark.parametrize("place", [inline, anchored])
def test_a_picture_has_the_line_around_it(
    typeset: Typesetter, place: Callable[[str, float, float], str]
) -> None:
    look = '<a:ln w="38100"><a:solidFill><a:srgbClr val="FF0000"/></a:solidFill></a:ln>'
    sheet = typeset(file_with(within(place(picture(look=look), 40, 40))))
    inside, edge = colors(sheet, (LEFT + 10, TOP + 30), (LEFT + 20, TOP + 40))
    assert (inside, edge) == (BLUE, RED)


def test_a_mirrored_picture_is_mirrored(typeset: Typesetter) -> None:
    sheet = typeset(file_with(within(inline(picture(transform='flipH="1"'), 40, 40))))
    assert colors(sheet, (LEFT + 5, TOP + 5), (LEFT + 35, TOP + 5)) == [GREEN, RED]


def test_a_picture_turned_in_the_line_takes_the_room_of_its_box(typeset: Typesetter) -> None:
    turned = picture(transform='rot="5400000"')
    sheet = typeset(file_with(within(inline(turned, 80, 40))))
    assert sheet.at("后").x == pytest.approx(LEFT + 40, abs=0.05)
    assert sheet.at("后").y == pytest.approx(TOP + 80, abs=0.05)
    points = [(LEFT + 5, TOP + 5), (LEFT + 35, TOP + 5), (LEFT + 35, TOP + 75)]
    assert colors(sheet, *points) == [BLUE, RED, GREEN]


def test_an_anchored_picture_turns_about_its_middle(typeset: Typesetter) -> None:
    drawing = anchored(picture(transform='rot="10800000"'), 40, 40)
    sheet = typeset(file_with(within(drawing)))
    assert colors(sheet, (LEFT + 37, TOP + 37), (LEFT + 3, TOP + 37)) == [RED, GREEN]


def test_text_stands_above_and_below_a_picture(typeset: Typesetter) -> None:
    drawing = anchored(picture(), 40, 60, down=offset(30), wrap="<wp:wrapTopAndBottom/>")
    sheet = typeset(file_with(within(drawing, text="上") + paragraph("下")))
    assert sheet.at("上").y == pytest.approx(TOP + ASCENT, abs=0.05)
    assert sheet.at("下").y == pytest.approx(TOP + 90 + ASCENT, abs=0.05)


def test_a_picture_at_the_top_of_its_paragraph_pushes_the_text_down(typeset: Typesetter) -> None:
    drawing = anchored(picture(), 40, 60, wrap="<wp:wrapTopAndBottom/>")
    sheet = typeset(file_with(within(drawing)))
    assert sheet.at("后").y == pytest.approx(TOP + 60 + ASCENT, abs=0.05)


def test_text_keeps_clear_of_the_box_around_a_turned_picture(typeset: Typesetter) -> None:
    drawing = anchored(
        picture(transform='rot="5400000"'), 80, 40, wrap="<wp:wrapTopAndBottom/>", down=offset(30)
    )
    sheet = typeset(file_with(within(drawing, text="字" * 30)))
    lines = sorted({round(spot.y, 1) for spot in sheet.pages[0]})
    assert lines[0] == pytest.approx(TOP + 90 + ASCENT, abs=0.1)


def test_text_flows_beside_a_picture_and_below_it(typeset: Typesetter) -> None:
    drawing = anchored(picture(), 95.3, 60, wrap=SQUARE.format("bothSides"))
    sheet = typeset(file_with(within(drawing, text="字" * 80)))
    rows: dict[float, list[float]] = {}
    for spot in sheet.pages[0]:
        rows.setdefault(round(spot.y, 1), []).append(spot.x)
    lines = [rows[y] for y in sorted(rows)]
    assert [round(min(line) - LEFT, 1) for line in lines] == [95.3, 95.3, 95.3, 0.0, 0.0]
    assert [len(line) for line in lines] == [18, 18, 18, 24, 2]
    assert sum(map(len, lines)) == 80


def test_text_stands_left_of_a_picture_on_the_right(typeset: Typesetter) -> None:
    drawing = anchored(picture(), 95.3, 60, across=align("right"), wrap=SQUARE.format("bothSides"))
    sheet = typeset(file_with(within(drawing, text="字" * 30)))
    first = [spot.x for spot in sheet.pages[0] if spot.y == sheet.pages[0][0].y]
    assert len(first) == 18
    assert min(first) == pytest.approx(LEFT, abs=0.05)


def test_text_keeps_its_distance_and_its_side(typeset: Typesetter) -> None:
    drawing = anchored(
        picture(),
        40,
        60,
        across=offset(100),
        wrap=SQUARE.format("right"),
        more='distR="127000"',
    )
    sheet = typeset(file_with(within(drawing, text="字" * 30)))
    assert sheet.at("字").x == pytest.approx(LEFT + 150, abs=0.05)


def test_text_with_less_than_an_inch_beside_a_picture_stands_below(typeset: Typesetter) -> None:
    drawing = anchored(picture(), 340, 60, wrap=SQUARE.format("bothSides"))
    sheet = typeset(file_with(within(drawing)))
    assert sheet.at("后").y == pytest.approx(TOP + 60 + ASCENT, abs=0.05)


def test_a_paragraph_beside_a_picture_is_full_on_the_next_page(typeset: Typesetter) -> None:
    drawing = anchored(picture(), 95.3, 300, wrap=SQUARE.format("bothSides"))
    body = paragraph("字") * 14 + within(drawing, text="文" * 500)
    sheet = typeset(file_with(body))
    assert min(spot.x for spot in sheet.pages[0] if spot.text == "文") > LEFT + 95
    second = [spot for spot in sheet.pages[1] if spot.y == sheet.pages[1][0].y]
    assert len(second) == 24


def test_a_picture_that_has_no_room_moves_with_its_paragraph(typeset: Typesetter) -> None:
    drawing = anchored(picture(), 95.3, 300, wrap=SQUARE.format("bothSides"))
    sheet = typeset(file_with(paragraph("字") * 20 + within(drawing)))
    assert sheet.at("后", page=1).y == pytest.approx(TOP + ASCENT, abs=0.05)
    assert sheet.at("后", page=1).x == pytest.approx(LEFT + 95.3, abs=0.05)


def test_a_table_stands_below_a_picture(typeset: Typesetter) -> None:
    drawing = anchored(picture(), 40, 80, wrap="<wp:wrapTopAndBottom/>", down=offset(30))
    sheet = typeset(file_with(within(drawing, text="上") + table(row(cell("格"), cell("右")))))
    assert sheet.at("格").y > TOP + 110


def test_text_on_both_sides_of_a_picture_is_refused(typeset: Typesetter) -> None:
    drawing = anchored(picture(), 100, 60, across=align("center"), wrap=SQUARE.format("bothSides"))
    with pytest.raises(UnsupportedFeatureError, match="both sides"):
        typeset(file_with(within(drawing, text="字" * 60)))


def test_a_rectangle_as_outline_is_a_square(typeset: Typesetter) -> None:
    def tight(x: int) -> str:
        points = "".join(
            f'<wp:lineTo x="{across}" y="{down}"/>'
            for across, down in ((0, 21600), (21600, 21600), (x, 0))
        )
        return (
            '<wp:wrapTight wrapText="bothSides"><wp:wrapPolygon><wp:start x="0" y="0"/>'
            f"{points}</wp:wrapPolygon></wp:wrapTight>"
        )

    sheet = typeset(file_with(within(anchored(picture(), 95.3, 60, wrap=tight(21600)))))
    assert sheet.at("后").x == pytest.approx(LEFT + 95.3, abs=0.05)
    with pytest.raises(UnsupportedFeatureError, match="outline of a picture"):
        typeset(file_with(within(anchored(picture(), 95.3, 60, wrap=tight(9000)))))


@pytest.mark.parametrize("text", ["", "眉"])
def test_text_in_a_header_may_not_have_to_flow_around_a_picture(
    typeset: Typesetter, text: str
) -> None:
    drawing = anchored(picture(), 40, 30, wrap=SQUARE.format("bothSides"))
    word = file_with(paragraph("甲"), '<w:headerReference r:id="rIdH"/>' + PAGE)
    word = replace(
        word,
        relations={"rIdH": ("header", "h.xml")},
        parts={
            "word/h.xml": xml("hdr", within(drawing, text=text)),
            "word/_rels/h.xml.rels": relationships({"rIdP": ("image", "media/p.png")}),
            **word.parts,
        },
    )
    if text:
        with pytest.raises(UnsupportedFeatureError, match="outside the body of the text"):
            typeset(word)
    else:
        assert colors(typeset(word), (LEFT + 3, 43))[0] == RED


def test_a_hidden_drawing_is_not_printed(typeset: Typesetter) -> None:
    drawing = anchored(shape(paragraph("密")), 100, 50).replace(
        "<wp:extent", '<wp:docPr id="1" name="x" hidden="1"/><wp:extent', 1
    )
    assert typeset(within(drawing)).made.page_texts == ("后\n",)


def test_a_box_in_a_cell_stands_at_its_paragraph(typeset: Typesetter) -> None:
    box = anchored(shape(paragraph("框")), 60, 40)
    sheet = typeset(table(row(cell("左"), cell(within(box)))))
    assert sheet.at("框").x == pytest.approx(sheet.at("后").x + 7.2, abs=0.05)
    assert sheet.made.page_texts == ("左\n后\n框\n",)


def test_colours_come_from_the_theme(typeset: Typesetter) -> None:
    color = '<a:schemeClr val="accent1"><a:lumMod val="50000"/></a:schemeClr>'
    look = f"<a:solidFill>{color}</a:solidFill>"
    theme = (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:clrScheme>'
        '<a:accent1><a:srgbClr val="FF0000"/></a:accent1></a:clrScheme></a:theme>'
    )
    word = WordFile(
        body=within(anchored(shape(look=look), 100, 50)),
        relations={"rIdTheme": ("theme", "theme.xml")},
        parts={"word/theme.xml": theme.encode()},
    )
    assert colors(typeset(word), (LEFT + 90, TOP + 40))[0] == pytest.approx((128, 0, 0), abs=2)


def test_the_same_picture_is_embedded_as_it_is(typeset: Typesetter) -> None:
    with Image.open(io.BytesIO(four_colors())) as image:
        assert image.size == (20, 20)
    assert colors(typeset(file_with(within(inline(picture(), 40, 40)))), (105, 105)) == [RED]


REFUSED = {
    "a shape of the form ellipse": within(anchored(shape(form="ellipse"), 50, 50)),
    "a shape filled with a gradient": within(anchored(shape(look="<a:gradFill/>"), 50, 50)),
    "an arrow": within(
        anchored(shape(form="line", look='<a:ln><a:tailEnd type="arrow"/></a:ln>'), 50, 50)
    ),
    "a shape with an effect": within(
        anchored(shape(look="<a:effectLst><a:outerShdw/></a:effectLst>"), 50, 50)
    ),
    "columns in a text box": within(
        anchored(shape(paragraph("字"), body='<wps:bodyPr numCol="2"/>'), 50, 50)
    ),
    "a text box inside a text box": within(
        anchored(shape(within(anchored(shape(paragraph("字")), 50, 50))), 90, 90)
    ),
    "text around a drawing outside the body of the text": table(
        row(cell(within(anchored(shape(), 20, 20, wrap="<wp:wrapTopAndBottom/>"))))
    ),
    "WordArt, as watermarks are made of": (
        f'<w:p><w:r><w:pict {NAMES}><v:shape type="#_x0000_t136" style="width:9pt;height:9pt">'
        '<v:textpath string="x"/></v:shape></w:pict></w:r></w:p>'
    ),
    "a picture with an effect": within(
        inline(picture(look="<a:effectLst><a:outerShdw/></a:effectLst>"), 40, 40)
    ),
    "a picture cut to the form ellipse": within(
        inline(picture(look='<a:prstGeom prst="ellipse"/>'), 40, 40)
    ),
    "a picture cropped beyond its edges": within(inline(picture('<a:srcRect l="-5000"/>'), 40, 40)),
}


@pytest.mark.parametrize("feature", REFUSED)
def test_a_drawing_that_cannot_be_drawn_as_it_is_is_refused_by_name(
    typeset: Typesetter, feature: str
) -> None:
    with pytest.raises(UnsupportedFeatureError) as caught:
        typeset(file_with(REFUSED[feature]))
    assert caught.value.params["feature"] == feature
