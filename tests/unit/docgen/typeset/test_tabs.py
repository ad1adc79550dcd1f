"""Tabs: every kind of stop, leaders, stops beyond the indent, tabs aligned to the margins."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
import pytest
from wordfile import Sheet, WordFile

from docgen.typeset.errors import UnsupportedFeatureError

Typesetter = Callable[[str | WordFile], Sheet]
LEFT, RIGHT, WIDTH = 100.0, 495.3, 395.3


def stop(kind: str, position: int, leader: str = "none") -> str:
    return f'<w:tab w:val="{kind}" w:pos="{position}" w:leader="{leader}"/>'


def line(*texts: str, stops: str = "", more: str = "", run: str = "") -> str:
    """A paragraph with a tab before each text but the first."""
    content = "<w:tab/>".join(f'<w:t xml:space="preserve">{text}</w:t>' for text in texts)
    return (
        f"<w:p><w:pPr><w:tabs>{stops}</w:tabs>{more}</w:pPr>"
        f"<w:r><w:rPr>{run}</w:rPr>{content}</w:r></w:p>"
    )


@pytest.mark.parametrize(
    ("kind", "share"),
    [("left", 0.0), ("start", 0.0), ("num", 0.0), ("center", 0.5), ("right", 1.0)],
)
def test_text_stands_right_of_its_stop_across_it_or_left_of_it(
    typeset: Typesetter, kind: str, share: float
) -> None:
    sheet = typeset(line("甲", "乙丙", stops=stop(kind, 4000)))
    assert sheet.at("乙").x == pytest.approx(LEFT + 200.0 - 32.0 * share, abs=0.05)


@pytest.mark.parametrize(
    ("text", "before"), [("12.50", "12"), ("1234", "1234"), ("1,234元", "1,234"), ("无", "无")]
)
def test_a_decimal_stop_aligns_the_point_or_the_end_of_the_number(
    typeset: Typesetter, text: str, before: str
) -> None:
    plain = typeset(line(f"{before}界")).at("界").x - LEFT
    plain -= 4.0 if before != "无" else 0.0
    sheet = typeset(line("甲", text, stops=stop("decimal", 4000)))
    assert sheet.at(text).x == pytest.approx(LEFT + 200.0 - plain, abs=0.05)


def test_a_cleared_stop_is_passed_and_default_stops_follow_the_last_custom_one(
    typeset: Typesetter,
) -> None:
    sheet = typeset(
        line("甲", "乙", "丙", stops=stop("clear", 1000) + stop("left", 2000) + stop("bar", 500))
    )
    assert sheet.at("乙").x == pytest.approx(LEFT + 100.0, abs=0.05)
    assert sheet.at("丙").x == pytest.approx(LEFT + 144.0, abs=0.05)


def test_the_file_says_how_far_default_stops_stand_apart(typeset: Typesetter) -> None:
    word = WordFile(body=line("甲", "乙"), settings='<w:defaultTabStop w:val="420"/>')
    assert typeset(word).at("乙").x == pytest.approx(LEFT + 21.0, abs=0.05)


def test_a_bar_is_an_upright_line_through_every_line_of_its_paragraph(typeset: Typesetter) -> None:
    sheet = typeset(line("字" * 50, stops=stop("bar", 4000)))
    upright = [rule for rule in sheet.rules[0] if rule[2] - rule[0] < 0.1]
    assert len(upright) == 3
    assert all(rule[0] == pytest.approx(LEFT + 200.0, abs=0.1) for rule in upright)
    assert upright[0][3] == pytest.approx(upright[1][1], abs=0.1)


@pytest.mark.parametrize(("leader", "sign"), [("dot", "."), ("hyphen", "-"), ("middleDot", "·")])
def test_a_leader_of_signs_fills_the_tab(typeset: Typesetter, leader: str, sign: str) -> None:
    sheet = typeset(line("甲", "乙", stops=stop("right", 6000, leader)))
    signs = [spot for spot in sheet.pages[0] if spot.text == sign]
    assert len(signs) > 10
    assert sheet.at("甲").x < signs[0].x < signs[-1].x < sheet.at("乙").x


@pytest.mark.parametrize(("leader", "width"), [("underscore", 0.8), ("heavy", 1.6)])
def test_a_leader_of_a_line_is_drawn_thin_or_heavy(
    typeset: Typesetter, leader: str, width: float
) -> None:
    sheet = typeset(line("甲", "乙", stops=stop("left", 6000, leader)))
    ((x1, _, x2, _),) = sheet.rules[0]
    assert (x1, x2) == pytest.approx((LEFT + 16.0, LEFT + 300.0), abs=0.1)
    assert f"{width} w" in _content(sheet)


def test_a_stop_beyond_the_right_indent_is_reached_up_to_the_margin(typeset: Typesetter) -> None:
    indent = '<w:ind w:right="2000"/>'
    sheet = typeset(line("目录", "12", stops=stop("right", 7906), more=indent))
    assert sheet.at("2").x + 8.9 == pytest.approx(RIGHT, abs=0.2)
    assert len(sheet.lines()) == 1


def test_a_default_tab_that_does_not_fit_begins_the_next_line(typeset: Typesetter) -> None:
    sheet = typeset(line("字" * 24, "后"))
    assert sheet.lines() == ["字" * 24, "后"]
    assert sheet.at("后").x == pytest.approx(LEFT + 36.0, abs=0.05)


@pytest.mark.parametrize(
    ("alignment", "relative", "x"),
    [
        ("center", "margin", LEFT + WIDTH / 2 - 8.0),
        ("right", "margin", RIGHT - 16.0),
        ("center", "indent", LEFT + (WIDTH - 100.0) / 2 - 8.0),
        ("right", "indent", RIGHT - 116.0),
    ],
)
def test_a_tab_may_align_to_the_margins_or_the_indents(
    typeset: Typesetter, alignment: str, relative: str, x: float
) -> None:
    tab = f'<w:ptab w:alignment="{alignment}" w:relativeTo="{relative}" w:leader="none"/>'
    text = f"<w:r><w:t>甲</w:t>{tab}<w:t>乙</w:t></w:r>"
    body = f'<w:p><w:pPr><w:ind w:right="2000"/></w:pPr>{text}</w:p>'
    assert typeset(body).at("乙").x == pytest.approx(x, abs=0.05)


def test_a_hanging_indent_is_a_stop(typeset: Typesetter) -> None:
    sheet = typeset(line("甲", "乙", more='<w:ind w:left="1000" w:hanging="1000"/>'))
    assert sheet.at("乙").x == pytest.approx(LEFT + 50.0, abs=0.05)


def test_a_centred_line_with_a_tab_is_centred_as_a_whole(typeset: Typesetter) -> None:
    sheet = typeset(line("甲", "乙", more='<w:jc w:val="center"/>'))
    middle = (sheet.at("甲").x + sheet.at("乙").x + 16.0) / 2
    assert middle == pytest.approx(LEFT + WIDTH / 2, abs=0.05)


def test_a_kind_of_stop_that_does_not_exist_is_refused(typeset: Typesetter) -> None:
    with pytest.raises(UnsupportedFeatureError, match="the tab stop sideways"):
        typeset(line("甲", stops=stop("sideways", 100)))


def _content(sheet: Sheet) -> str:
    with pikepdf.open(io.BytesIO(sheet.made.pdf)) as pdf:
        return pdf.pages[0].Contents.read_bytes().decode("ascii")
