"""Rooms: how much is free around a marked place, so that what is drawn there covers no text."""

from __future__ import annotations

import pytest
from wordfile import WordFile, cell, paragraph, row, table

from docgen.marks import MarkedWord, marked
from docgen.typeset.engine import NativeEngine
from docgen.typeset.layout.rooms import Room

SIZE = 16.0
LEFT = 100.0


def rooms(engine: NativeEngine, body: str) -> dict[str, Room]:
    """The rooms of the first page, by pointer."""
    found = engine.rooms(MarkedWord(data=WordFile(body=body).bytes()))[0]
    return {each.pointer: each for each in found}


def test_on_a_printed_blank_there_is_room_above_it_up_to_the_line_before(
    engine: NativeEngine,
) -> None:
    body = paragraph("上面一行字") + paragraph("签名" + marked("＿＿＿＿", "/a") + "后")
    room = rooms(engine, body)["/a"]
    preview = engine.preview(MarkedWord(data=WordFile(body=body).bytes()))
    (blank,) = preview.pages[0].boxes
    assert room.gap == pytest.approx(4 * SIZE)
    assert LEFT + 2 * SIZE < room.x < LEFT + 2 * SIZE + 2
    assert room.x + room.width < LEFT + 6 * SIZE
    assert room.y + room.height == pytest.approx(room.baseline + 0.2 * SIZE - 1.2, abs=0.2)
    assert room.y < blank.y + 5
    assert room.size == SIZE


def test_an_empty_cell_is_all_room_between_its_rules(engine: NativeEngine) -> None:
    tall = '<w:trHeight w:val="600" w:hRule="exact"/>'
    cells = (cell("名称"), cell(paragraph(marked("", "/a"))))
    room = rooms(engine, table(row(*cells, properties=tall)))["/a"]
    assert room.enclosed
    assert room.gap == 0
    assert room.width <= 100.0
    assert 24.0 < room.height < 30.0


def test_an_empty_place_ends_at_the_words_beside_it(engine: NativeEngine) -> None:
    room = rooms(engine, paragraph("甲" + marked("", "/a") + "乙"))["/a"]
    assert room.width < 2
    assert not room.enclosed


def test_no_room_is_larger_than_a_hand_writes(engine: NativeEngine) -> None:
    body = "".join(paragraph("") for _ in range(6)) + paragraph(marked("", "/a"))
    room = rooms(engine, body)["/a"]
    assert room.height <= 40.0
    assert room.width <= 120.0
