"""One table of texts per language for findings, errors and labels; looked up by code.

A room adds its texts in a module of its own here: ``NAME.py`` holds one mapping ``NAME``,
``code -> {"zh": ..., "en": ...}`` with ``str.format`` fields. Not for the sentences printed on
papers: those stand in the templates.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache

from docgen.errors import DocgenError
from docgen.messages._citations import citation_in
from docgen.messages._error_phrases import in_chinese
from docgen.messages._phrases import chinese
from docgen.values import Finding, name_in

__all__ = ["citation_in", "codes", "in_chinese", "page_text", "text", "text_over_http"]

# Fields that hold a phrase rather than a name or a number.
_PHRASED = frozenset({"feature", "what", "place", "next"})


def text(subject: Finding | DocgenError | str, lang: str = "zh", **params: object) -> str:
    """The sentence for a finding, an error, or a code with its ``params``.

    An error without a text in ``lang`` speaks its own English; a code without any text, or a
    field without a value, is a ``KeyError``: both are defects of ours.
    """
    if isinstance(subject, str):
        return _texts()[subject][lang].format(**_spoken(params, lang))
    if isinstance(subject, DocgenError) and lang not in _texts().get(subject.code, {}):
        return str(subject)
    return _texts()[subject.code][lang].format(**_spoken({**subject.params, **params}, lang))


def page_text(code: str, lang: str, **params: object) -> str:
    """The sentence of an error for people at pages: their own where there is one.

    A limit ``most`` in bytes is also told as a ``size``, an ``action`` in words.
    """
    own, action = f"page-error-{code}", f"action-{params.get('action')}"
    if str(params.get("most", "")).isdecimal():
        params["size"] = _size(int(str(params["most"])))
    if action in _texts():
        params["action"] = _texts()[action][lang]
    return text(own if own in _texts() else code, lang, **params)


def text_over_http(code: str, lang: str, **params: object) -> str:
    """The sentence of an error for who uses the HTTP interface: its own where there is one."""
    own = f"http-error-{code}"
    return text(own if own in _texts() else code, lang, **params)


def _size(size: int) -> str:
    return f"{size >> 20} MB" if size >= 1 << 20 else f"{max(1, size >> 10)} KB"


def _spoken(params: Mapping[str, object], lang: str) -> Mapping[str, object]:
    if lang != "zh":
        return {name: _named(value, lang) for name, value in params.items()}
    return {**params, **{name: chinese(str(params[name])) for name in _PHRASED & params.keys()}}


def codes() -> frozenset[str]:
    """Every code that has a text."""
    return frozenset(_texts())


def _named(value: object, lang: str) -> object:
    return name_in(value, lang) if isinstance(value, str) else value


@cache
def _texts() -> Mapping[str, Mapping[str, str]]:
    tables: dict[str, Mapping[str, str]] = {}
    for module in pkgutil.iter_modules(__path__):
        if module.name.startswith("_"):
            continue
        table = importlib.import_module(f"{__name__}.{module.name}")
        tables |= getattr(table, module.name.upper())
    return tables
