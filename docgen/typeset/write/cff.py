"""Font programs of CID-keyed CFF outlines, put together glyph by glyph.

HarfBuzz gives charstrings without hints and subroutines, each of which is good in any program. They
are read here from a subset, kept by the caller, and written into others: a tenth of the time that
cutting a program out of the whole face takes, and smaller. By Adobe's Technical Note 5176. Not for
TrueType, nor for CFF whose glyphs have names.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby, pairwise

__all__ = ["Frame", "Outline", "read_cff", "write_cff"]

_Font = tuple[bytes, bytes]
Outline = tuple[bytes, _Font]
"""The charstring of a glyph, and the font of its face that it is drawn by: what its font DICT says
of its scale, and its Private DICT, which says how to read its width."""

_CHARSET, _CHARSTRINGS, _PRIVATE = 15, 17, 18
_MATRIX, _ROS, _FD_ARRAY, _FD_SELECT = 0x0C07, 0x0C1E, 0x0C24, 0x0C25
_PLACES = frozenset({_CHARSET, _CHARSTRINGS, _FD_ARRAY, _FD_SELECT})
_ESCAPE, _LAST_OPERATOR = 12, 21
_SHORT, _LONG, _REAL = 28, 29, 30
_ONE_BYTE, _TWO_BYTES, _NEGATIVE = 32, 247, 251
_END_OF_REAL = 0xF
_HEADER = b"\x01\x00\x04\x04"
_NO_SUBROUTINES = b"\x00\x00"
_RANGES, _ARRAY = 3, 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What all programs of a face share: the name INDEX, the top DICT but for places, strings."""

    name: bytes
    top: bytes
    strings: bytes


def read_cff(data: bytes) -> tuple[Frame, list[Outline]] | None:
    """The frame and the glyphs of a subset; None where its glyphs have names."""
    _, name_end = _index(data, data[2])
    (top,), top_end = _index(data, name_end)
    _, strings_end = _index(data, top_end)
    entries = dict(_entries(top))
    if _ROS not in entries:
        return None
    places = {key: _integers(entries.pop(key))[-1] for key in _PLACES}
    fonts = [_font(data, font) for font in _index(data, places[_FD_ARRAY])[0]]
    charstrings, _ = _index(data, places[_CHARSTRINGS])
    chosen = _selected(data, places[_FD_SELECT], len(charstrings))
    frame = Frame(
        name=data[data[2] : name_end],
        top=b"".join(operands + _operator(key) for key, operands in entries.items()),
        strings=data[top_end:strings_end],
    )
    return frame, [(each, fonts[at]) for each, at in zip(charstrings, chosen, strict=True)]


def write_cff(frame: Frame, outlines: Sequence[Outline]) -> bytes:
    """The program of these glyphs, the first of them the one for what is missing."""
    fonts = sorted({font for _, font in outlines})
    numbers = {font: number for number, font in enumerate(fonts)}
    count = len(outlines)
    parts = [
        _NO_SUBROUTINES,
        struct.pack(">BHH", 2, 1, count - 2) if count > 1 else b"\x00",
        _written_selection([numbers[font] for _, font in outlines]),
        _written_index([charstring for charstring, _ in outlines]),
        _written_fonts(fonts, 0),
    ]
    length_of_top = len(_written_index([_top(frame, (0, 0, 0, 0))]))
    begin = len(_HEADER) + len(frame.name) + length_of_top + len(frame.strings)
    _, *places, end = accumulate(map(len, parts), initial=begin)
    parts[-1] = _written_fonts(fonts, end)
    top = _written_index([_top(frame, places)])
    return b"".join(
        [_HEADER, frame.name, top, frame.strings, *parts, *(private for _, private in fonts)]
    )


def _top(frame: Frame, places: Iterable[int]) -> bytes:
    """The top DICT with the places of charset, selection, charstrings and fonts."""
    keys = (_CHARSET, _FD_SELECT, _CHARSTRINGS, _FD_ARRAY)
    return frame.top + b"".join(
        _integer(at) + _operator(key) for key, at in zip(keys, places, strict=True)
    )


def _written_fonts(fonts: Sequence[_Font], at: int) -> bytes:
    """The font DICTs; their Private DICTs stand one after the other from ``at`` on."""
    places = accumulate((len(private) for _, private in fonts), initial=at)
    return _written_index(
        [
            scale + _integer(len(private)) + _integer(place) + _operator(_PRIVATE)
            for (scale, private), place in zip(fonts, places, strict=False)
        ]
    )


def _written_selection(fonts: Sequence[int]) -> bytes:
    ranges, at = [], 0
    for font, run in groupby(fonts):
        ranges.append(struct.pack(">HB", at, font))
        at += sum(1 for _ in run)
    return struct.pack(">BH", _RANGES, len(ranges)) + b"".join(ranges) + struct.pack(">H", at)


def _written_index(items: Sequence[bytes]) -> bytes:
    offsets = list(accumulate(map(len, items), initial=1))
    size = (offsets[-1].bit_length() + 7) // 8
    places = b"".join([offset.to_bytes(size, "big") for offset in offsets])
    return b"".join([struct.pack(">HB", len(items), size), places, *items])


def _integer(value: int) -> bytes:
    """An operand of always the same length, so that places do not move each other."""
    return struct.pack(">Bi", _LONG, value)


def _operator(key: int) -> bytes:
    return bytes([key]) if key <= _LAST_OPERATOR else key.to_bytes(2, "big")


def _index(data: bytes, at: int) -> tuple[list[bytes], int]:
    """The items of an INDEX, and where it ends."""
    (count,) = struct.unpack_from(">H", data, at)
    if not count:
        return [], at + 2
    size, first = data[at + 2], at + 3
    base = first + (count + 1) * size - 1
    places = [
        base + int.from_bytes(data[first + each * size : first + (each + 1) * size], "big")
        for each in range(count + 1)
    ]
    items = [data[begin:end] for begin, end in pairwise(places)]
    return items, places[-1]


def _entries(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The operators of a DICT, each with its operands as they are written."""
    begin = at = 0
    while at < len(data):
        if data[at] > _LAST_OPERATOR:
            at = _past_operand(data, at)
            continue
        length = 2 if data[at] == _ESCAPE else 1
        yield int.from_bytes(data[at : at + length], "big"), data[begin:at]
        begin = at = at + length


def _past_operand(data: bytes, at: int) -> int:
    first = data[at]
    if first == _REAL:
        at += 1
        while _END_OF_REAL not in {data[at] >> 4, data[at] & _END_OF_REAL}:
            at += 1
        return at + 1
    if first in {_SHORT, _LONG}:
        return at + (3 if first == _SHORT else 5)
    return at + (1 if first < _TWO_BYTES else 2)


def _integers(operands: bytes) -> list[int]:
    """Operands that are whole numbers, as all places and sizes are."""
    found, at = [], 0
    while at < len(operands):
        first, end = operands[at], _past_operand(operands, at)
        if first in {_SHORT, _LONG}:
            found.append(int.from_bytes(operands[at + 1 : end], "big", signed=True))
        elif _ONE_BYTE <= first < _TWO_BYTES:
            found.append(first - 139)
        else:
            high, low = first - _TWO_BYTES, operands[at + 1] + 108
            below = first >= _NEGATIVE
            found.append((_NEGATIVE - first) * 256 - low if below else high * 256 + low)
        at = end
    return found


def _font(data: bytes, font: bytes) -> _Font:
    entries = dict(_entries(font))
    size, at = _integers(entries[_PRIVATE])
    scale = entries[_MATRIX] + _operator(_MATRIX) if _MATRIX in entries else b""
    return scale, data[at : at + size]


def _selected(data: bytes, at: int, count: int) -> Sequence[int]:
    """For each glyph the number of its font DICT."""
    if data[at] == _ARRAY:
        return data[at + 1 : at + 1 + count]
    (ranges,) = struct.unpack_from(">H", data, at + 1)
    chosen: list[int] = []
    for each in range(ranges):
        begin, font, end = struct.unpack_from(">HBH", data, at + 3 + each * 3)
        chosen += [font] * (end - begin)
    return chosen
