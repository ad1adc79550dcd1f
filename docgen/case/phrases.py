"""The agency's phrases for a field of a paper, with what the case knows filled in.

What it does not know stays in 〔〕 for the clerk; a paper that keeps such a blank is found by a
rule. Not for the phrases themselves (``docgen.catalogue.phrases``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from docgen.case.dates import cn_datetime
from docgen.case.pointer import resolve
from docgen.catalogue import Catalogue
from docgen.catalogue.making import field_titles
from docgen.catalogue.phrases import BLANK

__all__ = ["Suggestion", "filled_in", "phrases_for"]

# The blanks that shared facts of the case fill, by their names in the list.
_KNOWN: Mapping[str, str] = {
    "当事人": "/party/name",
    "地点": "/conduct/place",
    "行为": "/conduct/act",
    "基本情况": "/conduct/summary",
    "车牌号": "/vehicle/plate",
    "车型": "/vehicle/kind",
    "联系人": "/authority/unit/contact",
    "联系电话": "/authority/unit/telephone",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A phrase ready to be put into a field; ``blanks`` are the names of what is still open."""

    code: str
    title: str
    text: str
    blanks: tuple[str, ...]


def phrases_for(
    case: Mapping[str, Any], code: str, field: str, *, catalogue: Catalogue
) -> tuple[Suggestion, ...]:
    """The phrases for a field of a paper, in the order of the list.

    Args:
        case: the case as its JSON, complete or not.
        code: the instrument of the paper.
        field: the path of the field in the paper's data, as ``checks/found``; items of lists add
            nothing to it.
        catalogue: the instruments and the list of phrases.

    Raises:
        UnknownInstrumentError: there is no such instrument.
    """
    instrument = catalogue.instrument(code)
    title = field_titles(catalogue.schemas, instrument.code).get(field)
    return tuple(
        _suggestion(case, each.code, each.title, each.text)
        for each in catalogue.lists.phrases.entries
        if title in each.fields and (not each.instruments or code in each.instruments)
    )


def filled_in(case: Mapping[str, Any], text: str) -> str:
    """``text`` with those of its blanks filled that the case knows, complete or not."""

    def filled(found: re.Match[str]) -> str:
        return _fact(case, found[1]) or found[0]

    return BLANK.sub(filled, text)


def _suggestion(case: Mapping[str, Any], code: str, title: str, text: str) -> Suggestion:
    words = filled_in(case, text)
    return Suggestion(code=code, title=title, text=words, blanks=tuple(BLANK.findall(words)))


def _fact(case: Mapping[str, Any], name: str) -> str:
    """What the case knows of a blank; empty where it knows nothing."""
    value = resolve(case, "/conduct/at" if name == "时间" else _KNOWN.get(name, "/-"))
    if not isinstance(value, str):
        return ""
    return _moment(value) if name == "时间" else value


def _moment(value: str) -> str:
    try:
        return cn_datetime(value)
    except ValueError:
        return ""
