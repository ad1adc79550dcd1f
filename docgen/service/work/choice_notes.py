"""Notes beside the boxes of a paper that was signed on a screen: what the party chose, and where.

The boxes are printed empty and stay so; beside them, in the margin, the signed copy says what was
chosen and that it stands on the sheet of signatures. Not for the sheet itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pypdfium2

from docgen.compose.stamping import Stamp
from docgen.messages import text
from docgen.service.work.placing import Drawn, Places, Spot
from docgen.typeset.libreoffice import PDFIUM_LOCK

__all__ = ["choice_notes"]

_BOX = "☐"
_SIZE, _LEADING, _EDGE = 7.0, 9.0, 8.0
_NARROWEST = 42.0
_APART = 90.0
"""How far from each other, in points, the boxes of one choice stand at most."""


def choice_notes(pdf: bytes, places: Places, drawn: Sequence[Drawn]) -> tuple[Stamp, ...]:
    """The notes on what was chosen by those who signed; ``pdf`` is the issued paper.

    None where nothing was chosen, the signer has no place on the pages, or no box stands above it.
    """
    chosen = [each for each in drawn if each.choice]
    if not chosen:
        return ()
    last = chosen[-1]
    spots = places.spots(last.signer, last.who)
    if not spots:
        return ()
    page = max(each.page for each in spots)
    line = min((each for each in spots if each.page == page), key=lambda each: each.y)
    words = list(dict.fromkeys(each.choice for each in chosen))
    with PDFIUM_LOCK:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return tuple(_noted(document, line, words))
        finally:
            document.close()


def _noted(document: pypdfium2.PdfDocument, line: Spot, words: Sequence[str]) -> Iterator[Stamp]:
    """The note as stamps line by line, on the page of the signature or on the one before."""
    for page in range(line.page, max(line.page - 2, -1), -1):
        boxes, margin = _boxes(document[page])
        above = [each for each in boxes if page < line.page or each < line.y]
        if above and margin - 2 * _EDGE >= _NARROWEST:
            yield from _note(page, _top_of_the_last(above), margin - 2 * _EDGE, words)
            return


def _boxes(page: pypdfium2.PdfPage) -> tuple[list[float], float]:
    """How far from the top the empty boxes of a page stand, and how wide its left margin is."""
    height, told = page.get_height(), page.get_textpage()
    boxes, margin = [], page.get_width()
    for place in range(told.count_chars()):
        character = told.get_text_range(place, 1)
        if not character.strip():
            continue
        left, _, _, top = told.get_charbox(place)
        margin = min(margin, left)
        if character == _BOX:
            boxes.append(height - top)
    return sorted(boxes), margin


def _top_of_the_last(boxes: Sequence[float]) -> float:
    """Where the last group of boxes begins."""
    top = boxes[-1]
    for each in reversed(boxes):
        if top - each > _APART:
            break
        top = each
    return top


def _note(page: int, top: float, width: float, words: Sequence[str]) -> Iterator[Stamp]:
    parts = text("signed-copy-chosen", choice="、".join(words)).split("\n")
    told, most = "".join(parts), int(width / _SIZE)
    lines = [part[at : at + most] for part in parts for at in range(0, len(part), most)]
    for at, each in enumerate(lines):
        yield Stamp(
            page=page,
            x=_EDGE,
            y=top + at * _LEADING,
            width=width,
            height=_LEADING,
            told=told if at == 0 else each,
            text=each,
            size=_SIZE,
        )
