"""Where Chinese addresses of houses and flats stand in normal text.

An address ends in a number of a house, building, room or village group, behind a road, a village
or an estate. A place without such a number (a stretch of road, a crossing, a kilometre) is none:
it tells where something happened, not where a person lives. Not for other kinds of numbers.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["address_spans"]

_NUMBER = (
    r"(?:[0-9]{1,5}[a-z]?(?:[-之][0-9]{1,5})?|[〇零一二三四五六七八九十百]{1,6}|[a-z](?=[栋幢座]))"
)
# 公路, 道路, 线路, 铁路 and 3路 are no names of streets; 公里 is a measure.
_BEARER = (
    r"(?:(?<![0-9公道线铁网])路|街|巷|弄|胡同|大道|(?<!公)里|[村庄屯寨镇乡苑园湾坊]|小区|社区"
    r"|公寓|大厦|大院|家属院)(?:[东南西北中上下前后]段)?"
)
_HOUSE = r"(?:号(?:楼|院|附)?(?![线令文])|[弄栋幢座组队社层楼室户房]|单元)"
_BUILDING = r"(?:号楼|[栋幢座])"
_ROOM = r"(?:[室户号房]|单元)"
_CORE = re.compile(
    rf"(?:{_BEARER}|{_NUMBER}{_BUILDING}(?={_NUMBER}{_ROOM}))"
    rf"(?:{_NUMBER}{_HOUSE})+(?:[0-9]{{3,4}}(?![0-9年月日元米]))?"
)
_BEFORE = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff·]{0,30}\Z")
_CUE = re.compile(
    r"住所地|户籍地|居住地|地址|住址|住所|户籍|[住址在于至到从往由向为是经沿自和与及的送寄]"
)
_DIVISION = re.compile(r"[省市区县旗州镇乡]|街道")
_LONGEST_NAME = 6
_SHORTEST_NAME = 2


def address_spans(normal: str) -> Iterator[tuple[int, int]]:
    """Give the spans of ``normal`` that hold an address, with the places it lies in."""
    for match in _CORE.finditer(normal):
        yield _start(normal, match.start()), match.end()


def _start(normal: str, core: int) -> int:
    """Where the address begins: after the last word that leads to it.

    A word that would leave less than a name (和 in 和平路) belongs to the name.
    """
    shortest = 0 if normal[core].isdigit() else _SHORTEST_NAME
    before = _BEFORE.search(normal, max(0, core - 30), core)
    first = before.start() if before else core
    for cue in _CUE.finditer(normal, first, core):
        if cue.end() <= core - shortest:
            first = cue.end()
    if not _DIVISION.search(normal, first, core):
        first = max(first, core - _LONGEST_NAME)
    return first
