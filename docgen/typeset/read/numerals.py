"""Numbers as Word writes them: the number formats of 17.18.59, as far as forms use them.

Not for amounts of money in capitals, which are data of the case.
"""

from __future__ import annotations

from collections.abc import Callable

from docgen.typeset.read.xml import Unsupported

__all__ = ["format_number"]

_DIGITS = "〇一二三四五六七八九"
_COUNTING = "零一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
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


def format_number(value: int, kind: str) -> str:
    """``value`` in the number format ``kind``; an unknown format is unsupported."""
    writer = _WRITERS.get(kind)
    if writer is None:
        raise Unsupported(f"the number format {kind}")
    return writer(max(value, 0))


def _chinese(value: int, digits: str, units: tuple[str, str, str]) -> str:
    if value >= _MYRIAD:
        return _by_digit(value)
    text, pending = "", False
    for unit, name in ((1000, units[2]), (100, units[1]), (10, units[0]), (1, "")):
        digit = value // unit % 10
        if digit:
            text += (digits[0] if pending and text else "") + digits[digit] + name
            pending = False
        else:
            pending = True
    return text or digits[0]


def _counting(value: int) -> str:
    text = _chinese(value, _COUNTING, ("十", "百", "千"))
    return text[1:] if _TEN <= value < _TWENTY else text


def _legal(value: int) -> str:
    return _chinese(value, _LEGAL, ("拾", "佰", "仟"))


def _by_digit(value: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(value))


def _letter(value: int) -> str:
    if value < 1:
        return ""
    times, index = divmod(value - 1, _LETTERS)
    return chr(ord("A") + index) * (times + 1)


def _roman(value: int) -> str:
    text = ""
    for unit, sign in _ROMAN:
        times, value = divmod(value, unit)
        text += sign * times
    return text


def _circle(value: int) -> str:
    if value < 1:
        return str(value)
    return chr(0x2460 + value - 1) if value <= _TWENTY else str(value)


def _cycle(signs: str) -> Callable[[int], str]:
    def write(value: int) -> str:
        return signs[(value - 1) % len(signs)] if value else ""

    return write


def _full_width(value: int) -> str:
    return "".join(chr(ord(digit) + 0xFEE0) for digit in str(value))


_WRITERS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": lambda value: f"{value:02d}",
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalEnclosedCircle": _circle,
    "decimalEnclosedCircleChinese": _circle,
    "numberInDash": lambda value: f"- {value} -",
    "chineseCounting": _counting,
    "chineseCountingThousand": _counting,
    "japaneseCounting": _counting,
    "taiwaneseCountingThousand": _counting,
    "ideographDigital": _by_digit,
    "japaneseDigitalTenThousand": _by_digit,
    "chineseLegalSimplified": _legal,
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "upperLetter": _letter,
    "lowerLetter": lambda value: _letter(value).lower(),
    "upperRoman": _roman,
    "lowerRoman": lambda value: _roman(value).lower(),
    "none": lambda _value: "",
}
