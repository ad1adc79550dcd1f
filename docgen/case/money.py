"""Money as it is written on papers: figures, and capitals of the renminbi.

Amounts are ``Decimal`` with two places. Not for arithmetic of fines: that is a rule's matter.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

__all__ = ["amount_of", "capital", "says_amount"]

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("仟", "佰", "拾", "")
_GROUPS = ("亿", "万", "")


def amount_of(money: Mapping[str, Any]) -> Decimal:
    """The amount of a ``money`` object in yuan."""
    return Decimal(money["amount"])


def capital(amount: Decimal) -> str:
    """The amount in capitals: 人民币壹仟肆佰零玖元伍角.

    Zeros that the rules of writing leave optional are left out; 整 stands after 元 only.
    """
    fen = int(amount * 100)
    if amount < 0 or fen != amount * 100 or fen >= 10**14:
        raise ValueError("an amount in capitals is positive, in whole fen, below 一万亿元")
    yuan, cents = divmod(fen, 100)
    jiao, cent = divmod(cents, 10)
    whole = f"{_whole(yuan)}元" if yuan or not cents else ""
    if not cents:
        return f"人民币{whole}整"
    gap = "零" if whole and not jiao else ""
    tail = (f"{_DIGITS[jiao]}角" if jiao else "") + (f"{_DIGITS[cent]}分" if cent else "")
    return f"人民币{whole}{gap}{tail}"


def says_amount(text: str, amount: Decimal) -> bool:
    """Whether capitals mean this amount, whatever optional 零, 整 or 正 they hold."""
    return _bare(text) == _bare(capital(amount))


def _bare(text: str) -> str:
    bare = text.strip().removeprefix("人民币")
    return bare.translate(dict.fromkeys(map(ord, "零整正 ："))) or "零"


def _whole(yuan: int) -> str:
    if not yuan:
        return "零"
    written = ""
    for group, unit in zip(_fours(yuan), _GROUPS, strict=True):
        if not group:
            continue
        gap = written and (group < 1000 or written.endswith("零"))  # noqa: PLR2004 - no 仟
        written += ("零" if gap else "") + _four(group) + unit
    return written


def _fours(yuan: int) -> tuple[int, int, int]:
    return yuan // 10**8, yuan // 10**4 % 10**4, yuan % 10**4


def _four(group: int) -> str:
    written, gap = "", False
    for figure, place in zip(f"{group:04d}", _PLACES, strict=True):
        if figure == "0":
            gap = bool(written)
            continue
        written += ("零" if gap else "") + _DIGITS[int(figure)] + place
        gap = False
    return written
