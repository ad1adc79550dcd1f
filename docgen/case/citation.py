"""Citations of law, and numbers in Chinese characters, as papers write them.

Not for whether a clause exists or was in force: that is a rule's matter.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

__all__ = ["cite", "cite_all", "cn_number", "read_citation"]

_DIGITS = "零一二三四五六七八九"
_PLACES = ("千", "百", "十", "")
_LARGEST = 9999
_NUMBER = "(?:[0-9]{1,4}|[零一二三四五六七八九十百千]{1,9})"
_CITATION = re.compile(
    f"《(?P<law>[^《》]+)》第(?P<article>{_NUMBER})条(?:之(?P<article_suffix>{_NUMBER}))?"
    f"(?:第(?P<paragraph>{_NUMBER})款)?(?:第(?P<item>{_NUMBER})项)?"
)


def cite(citation: Mapping[str, Any]) -> str:
    """《中华人民共和国行政处罚法》第五十七条第一款第二项."""
    return f"《{_name(citation)}》{_clause(citation)}"


def cite_all(citations: Sequence[Mapping[str, Any]]) -> str:
    """Several citations; clauses of one law in a row share its name."""
    laws = groupby(citations, key=_name)
    return "、".join(f"《{law}》{'、'.join(map(_clause, clauses))}" for law, clauses in laws)


def read_citation(text: str) -> dict[str, Any] | None:
    """The citation that a text is, as ``cite`` writes it or with figures; None if it is none."""
    found = _CITATION.fullmatch("".join(text.split()))
    if found is None:
        return None
    numbers = {key: _value(part) for key, part in found.groupdict().items() if key != "law"}
    if any(number is not None and not 0 < number <= _LARGEST for number in numbers.values()):
        return None
    given = {key: number for key, number in numbers.items() if number is not None}
    return {"law": found["law"], **given}


def _value(written: str | None) -> int | None:
    """The number that figures or characters write; 0 where they write none."""
    if written is None:
        return None
    if written.isascii():
        return int(written)
    total, digit = 0, None
    for character in written:
        if character in _DIGITS:
            digit = _DIGITS.index(character)
        else:
            total += (1 if digit is None else digit) * 10 ** (3 - _PLACES.index(character))
            digit = None
    total += digit or 0
    is_plain = total <= _LARGEST and cn_number(total) in (written, written.removeprefix("一"))
    return total if is_plain else 0


def cn_number(number: int) -> str:
    """17 as 十七, 105 as 一百零五."""
    if not 0 <= number <= _LARGEST:
        raise ValueError("numbers in characters reach from 0 to 9999")
    written, gap = "", False
    for figure, place in zip(f"{number:04d}", _PLACES, strict=True):
        if figure == "0":
            gap = bool(written)
            continue
        written += ("零" if gap else "") + _DIGITS[int(figure)] + place
        gap = False
    return written.removeprefix("一") if written.startswith("一十") else written or "零"


def _name(citation: Mapping[str, Any]) -> str:
    return str(citation["law"]).strip("《》")


def _clause(citation: Mapping[str, Any]) -> str:
    suffix, paragraph = citation.get("article_suffix"), citation.get("paragraph")
    item = citation.get("item")
    parts = (
        f"第{cn_number(citation['article'])}条",
        f"之{cn_number(suffix)}" if suffix else "",
        f"第{cn_number(paragraph)}款" if paragraph else "",
        f"第{cn_number(item)}项" if item else "",
    )
    return "".join(parts)
