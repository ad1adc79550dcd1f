"""Numbers as Word writes them: the number formats of 17.18.59 that stand in Chinese papers.

A format of another language is refused, as is a number without a sign in it. Not for amounts of
money in capitals, which are data of the case.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from docgen.typeset.read.xml import Unsupported

__all__ = ["custom_format", "format_number"]

_DIGITS = "〇一二三四五六七八九"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)
_LETTERS = 26
_TEN, _TWENTY, _HUNDRED, _MYRIAD = 10, 20, 100, 10_000
_LARGEST_ROMAN = 32_767
_LARGEST_LETTER = 780
_PADDED = "padded:"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Counting:
    """How a language counts: its digits, its units, and whether zeros and ones are spoken."""

    digits: str
    units: str
    myriads: str
    zero: bool = True
    one: bool = True


_CHINESE = _Counting(digits="零一二三四五六七八九", units="十百千", myriads="万亿")
_TRADITIONAL = _Counting(digits="零一二三四五六七八九", units="十百千", myriads="萬億")
_LEGAL = _Counting(digits="零壹贰叁肆伍陆柒捌玖", units="拾佰仟", myriads="万亿")
_LEGAL_TRADITIONAL = _Counting(digits="零壹貳參肆伍陸柒捌玖", units="拾佰仟", myriads="萬億")
_JAPANESE = _Counting(
    digits="〇一二三四五六七八九", units="十百千", myriads="万億", zero=False, one=False
)
_JAPANESE_LEGAL = _Counting(
    digits="零壱弐参四伍六七八九", units="拾百阡", myriads="萬億", zero=False
)


def format_number(value: int, kind: str) -> str:
    """``value`` in the number format ``kind``; an unknown format is unsupported."""
    if kind.startswith(_PADDED):
        return str(max(value, 0)).zfill(int(kind.removeprefix(_PADDED)))
    writer = _WRITERS.get(kind)
    if writer is None:
        raise Unsupported(f"the number format {kind}")
    return writer(max(value, 0))


def custom_format(example: str) -> str:
    """The kind behind the example of a format of one's own, such as ``001, 002, 003, ...``."""
    first = example.partition(",")[0].strip()
    if not first.isdecimal() or not first.isascii() or int(first) != 1:
        raise Unsupported("a number format of one's own")
    return f"{_PADDED}{len(first)}"


def _count(value: int, counting: _Counting) -> str:
    """In groups of four digits, each with its own unit."""
    groups: list[int] = []
    while value:
        value, group = divmod(value, _MYRIAD)
        groups.append(group)
    text, pending = "", False
    for index in range(len(groups) - 1, -1, -1):
        group = groups[index]
        if not group:
            pending = True
            continue
        if counting.zero and text and (pending or group < _MYRIAD // _TEN):
            text += counting.digits[0]
        text += _group(group, counting) + (counting.myriads[index - 1] if index else "")
        pending = False
    return text or counting.digits[0]


def _group(value: int, counting: _Counting) -> str:
    text, pending = "", False
    for power in (3, 2, 1, 0):
        digit = value // _TEN**power % _TEN
        if not digit:
            pending = True
            continue
        if counting.zero and pending and text:
            text += counting.digits[0]
        if digit > 1 or not power or counting.one:
            text += counting.digits[digit]
        text += counting.units[power - 1] if power else ""
        pending = False
    return text


def _with(counting: _Counting, *, bare_ten: bool = False) -> Callable[[int], str]:
    def write(value: int) -> str:
        if counting is _JAPANESE and not value:
            return counting.digits[0]
        text = _count(value, counting)
        return text[1:] if bare_ten and _TEN <= value < _TWENTY else text

    return write


def _tens(digits: str) -> Callable[[int], str]:
    """With a word for ten below a hundred, digit by digit from there on."""

    def write(value: int) -> str:
        if not _TEN <= value < _HUNDRED:
            return _digit_by_digit(digits)(value)
        ten, one = divmod(value, _TEN)
        return (digits[ten] if ten > 1 else "") + "十" + (digits[one] if one else "")

    return write


def _digit_by_digit(digits: str) -> Callable[[int], str]:
    def write(value: int) -> str:
        return "".join(digits[int(digit)] for digit in str(value))

    return write


def _letter(value: int) -> str:
    if not 1 <= value <= _LARGEST_LETTER:
        return _beyond(value)
    times, index = divmod(value - 1, _LETTERS)
    return chr(ord("A") + index) * (times + 1)


def _roman(value: int) -> str:
    if not 1 <= value <= _LARGEST_ROMAN:
        return _beyond(value)
    text = ""
    for unit, sign in _ROMAN:
        times, value = divmod(value, unit)
        text += sign * times
    return text


def _beyond(value: int) -> str:
    if value:
        raise Unsupported(f"the number {value} in letters")
    return ""


def _signs(first: str, count: int) -> Callable[[int], str]:
    """Signs of their own for 1 to ``count``; above it digits, as 17.18.59 says."""

    def write(value: int) -> str:
        return chr(ord(first) + value - 1) if 1 <= value <= count else str(value)

    return write


def _cycle(signs: str) -> Callable[[int], str]:
    def write(value: int) -> str:
        return signs[(value - 1) % len(signs)] if value else ""

    return write


def _sixty(value: int) -> str:
    return _cycle(_STEMS)(value) + _cycle(_BRANCHES)(value)


_WRITERS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": lambda value: f"{value:02d}",
    "decimalFullWidth": _digit_by_digit("０１２３４５６７８９"),
    "decimalFullWidth2": _digit_by_digit("０１２３４５６７８９"),
    "decimalEnclosedCircle": _signs("①", 20),
    "decimalEnclosedCircleChinese": _signs("①", 20),
    "decimalEnclosedFullstop": _signs("⒈", 20),
    "decimalEnclosedParen": _signs("⑴", 20),
    "ideographEnclosedCircle": _signs("㊀", 10),
    "numberInDash": lambda value: f"- {value} -",
    "hex": lambda value: f"{value:X}",
    "chineseCounting": _tens(_DIGITS),
    "chineseCountingThousand": _with(_CHINESE, bare_ten=True),
    "chineseLegalSimplified": _with(_LEGAL),
    "japaneseCounting": _with(_JAPANESE),
    "japaneseLegal": _with(_JAPANESE_LEGAL),
    "japaneseDigitalTenThousand": _digit_by_digit(_DIGITS),
    "taiwaneseCounting": _tens("○一二三四五六七八九"),
    "taiwaneseCountingThousand": _with(_TRADITIONAL, bare_ten=True),
    "taiwaneseDigital": _digit_by_digit("○一二三四五六七八九"),
    "ideographDigital": _digit_by_digit(_DIGITS),
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "ideographZodiacTraditional": _sixty,
    "ideographLegalTraditional": _with(_LEGAL_TRADITIONAL),
    "upperLetter": _letter,
    "lowerLetter": lambda value: _letter(value).lower(),
    "upperRoman": _roman,
    "lowerRoman": lambda value: _roman(value).lower(),
    "none": lambda _value: "",
}
