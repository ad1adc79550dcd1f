"""Citations of law, and numbers in Chinese characters, as papers write them.

Not for whether a clause exists or was in force: that is a rule's matter.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

__all__ = ["cite", "cite_all", "cn_number"]

_DIGITS = "零一二三四五六七八九"
_PLACES = ("千", "百", "十", "")
_LARGEST = 9999


def cite(citation: Mapping[str, Any]) -> str:
    """《中华人民共和国行政处罚法》第五十七条第一款第二项."""
    return f"《{_name(citation)}》{_clause(citation)}"


def cite_all(citations: Sequence[Mapping[str, Any]]) -> str:
    """Several citations; clauses of one law in a row share its name."""
    laws = groupby(citations, key=_name)
    return "、".join(f"《{law}》{'、'.join(map(_clause, clauses))}" for law, clauses in laws)


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
