"""The filters of templates: the whole allow-list. Each takes an empty value for an empty text.

Not for deciding anything: a filter only writes a value as papers write it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from jinja2 import filters

from docgen.case.canonical import Json
from docgen.case.citation import cite, cite_all, cn_number
from docgen.case.dates import cn_date, cn_datetime, cn_time, digits8, parse_date
from docgen.case.money import amount_of, capital

__all__ = ["FILTERS"]

_LONGEST_BAR = 100
_SEXES = {"male": "男", "female": "女"}


def _or_empty(write: Callable[[Any], str]) -> Callable[[Json], str]:
    """The same filter, which leaves None empty; anything undefined stays an error."""

    def written(value: Json) -> str:
        return "" if value is None else write(value)

    return written


def _rmb(value: Mapping[str, Any] | str) -> str:
    """人民币贰佰元整, of a ``money`` object or of a decimal string."""
    return capital(Decimal(value) if isinstance(value, str) else amount_of(value))


def _tick(condition: Json) -> str:
    """☑ or ☐. Never for what a party chooses."""
    return "☑" if condition else "☐"


def _slash(value: Json) -> Json:
    """The value, or a slash: an inapplicable box is struck through, never left blank."""
    return "/" if value in (None, "", ()) or value == [] else value


def _dot_join(values: Sequence[str]) -> str:
    """甲、乙、丙."""
    return "、".join(values)


def _ordinal(number: int) -> str:
    """第一."""
    return f"第{cn_number(number)}"


def _bar(length: int) -> str:
    """No-break spaces, which a run with a shade shows as a bar; at most a hundred."""
    return "\u00a0" * min(max(length, 0), _LONGEST_BAR)


def _age(born: str | None, on: str) -> int | str:
    """Full years on a day."""
    if born is None:
        return ""
    birth, day = parse_date(born), parse_date(on)
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def _lines(text: str) -> list[str]:
    """The lines of a narrative, each to become a paragraph."""
    return text.splitlines()


FILTERS: Mapping[str, Callable[..., Any]] = MappingProxyType(
    {
        "age": _age,
        "bar": _or_empty(_bar),
        "cite": _or_empty(cite),
        "cites": _or_empty(cite_all),
        "cn_date": _or_empty(cn_date),
        "cn_datetime": _or_empty(cn_datetime),
        "cn_number": _or_empty(cn_number),
        "cn_time": _or_empty(cn_time),
        "digits8": _or_empty(digits8),
        "dot_join": _or_empty(_dot_join),
        "first": filters.FILTERS["first"],
        "last": filters.FILTERS["last"],
        "length": filters.FILTERS["length"],
        "lines": lambda text: [] if text is None else _lines(text),
        "ordinal": _or_empty(_ordinal),
        "rmb": _or_empty(_rmb),
        "sex": _or_empty(lambda value: _SEXES[value]),
        "slash": _slash,
        "tick": _tick,
    }
)
