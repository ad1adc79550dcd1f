"""Texts written ``中文|English``, as the help of commands and options is. Not for messages."""

from __future__ import annotations

from docgen.cli.shell import Language

__all__ = ["localised"]

_SEPARATOR = "|"


def localised(text: str | None, language: Language) -> str:
    """One side of ``中文|English``."""
    zh, _, en = (text or "").partition(_SEPARATOR)
    return (en or zh).strip() if language == "en" else zh.strip()
