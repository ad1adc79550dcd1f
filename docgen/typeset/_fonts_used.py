"""Which fonts a finished PDF shows, beside those its Word file asks for.

For an engine that chooses by itself. Not for choosing fonts (``fonts``).
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

import pikepdf

from docgen.typeset.fonts import FontSubstitution

__all__ = ["substitutions"]

_ASKED = re.compile(rb"<w:rFonts\b[^>]*>|<a:(?:latin|ea|cs)\b[^>]*>")
_NAME = re.compile(rb'(?:w:(?:ascii|hAnsi|eastAsia|cs)|typeface)="([^"]+)"')
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_TRUE_TYPE = re.compile(r"(ps)?mt$")
_MOST_PART_BYTES = 64 * 1024 * 1024


def substitutions(docx: bytes, pdf: bytes) -> tuple[FontSubstitution, ...]:
    """Every font of the PDF that the Word file does not name, with the names it may stand for."""
    asked = {_plain(name): name for name in _asked(docx)}
    used = {_plain(name): name for name in _used(pdf)}
    unanswered = [name for plain, name in sorted(asked.items()) if plain not in used]
    requested = "、".join(unanswered or sorted(asked.values())) or "—"
    return tuple(
        FontSubstitution(requested=requested, used=name)
        for plain, name in sorted(used.items())
        if plain not in asked
    )


def _asked(docx: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        for part in package.infolist():
            is_text = part.filename.startswith("word/") and part.filename.endswith(".xml")
            if is_text and part.file_size <= _MOST_PART_BYTES:
                for tag in _ASKED.finditer(package.read(part)):
                    yield from (name.decode("utf-8", "replace") for name in _NAME.findall(tag[0]))


def _used(pdf: bytes) -> Iterator[str]:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for thing in document.objects:
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/FontDescriptor":
                yield _SUBSET.sub("", str(thing.FontName).removeprefix("/"))


def _plain(name: str) -> str:
    """A name as PDF spells it: without the spaces of its family and without its style."""
    family = re.split("[-,]", name.strip().casefold().replace(" ", ""))[0]
    return _TRUE_TYPE.sub("", family)
