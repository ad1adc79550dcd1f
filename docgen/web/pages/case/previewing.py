"""Pages of a draft as it is typed, by an engine of their own: no other work makes a clerk wait.

Not for issued papers: those are frozen.
"""

from __future__ import annotations

import threading
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from docgen.case.blanks import sketch
from docgen.catalogue import Catalogue
from docgen.service.line.printing import Printer
from docgen.service.line.stages import unmeasured
from docgen.typeset.fonts import FontSet
from docgen.typeset.layout.values import ValueBox
from docgen.typeset.preview import Preview

__all__ = ["Previewer", "preview_data"]


class Previewer:
    """Draws drafts, one at a time, for any number of threads."""

    def __init__(self, *, catalogue: Catalogue, fonts: FontSet) -> None:
        self._catalogue = catalogue
        self._printer = Printer(catalogue=catalogue, fonts=fonts, stages=unmeasured)
        self._lock = threading.Lock()

    def preview(
        self,
        case: Mapping[str, Any],
        place: int,
        *,
        known: Collection[str],
        on: date,
        issued: Collection[str] = (),
    ) -> Preview | None:
        """The pages of the paper that stands at ``place``; None where it is of no instrument.

        Papers whose ids are ``issued`` are not marked as drafts.

        Raises:
            TemplateValueError: the template cannot show it even so.
        """
        shown = sketch(case, self._catalogue, on=on)
        if not 0 <= place < len(shown.papers) or not shown.papers[place].type.code:
            return None
        paper = shown.papers[place]
        with self._lock:
            return self._printer.preview_paper(
                shown, paper, draft=paper.id not in issued, known=known, sketched=True
            )


def preview_data(preview: Preview) -> dict[str, Any]:
    """The pages as JSON: size, digest, picture, and boxes as pointer, x, y, width, height."""
    return {
        "pages": [
            {
                "width": round(page.width, 2),
                "height": round(page.height, 2),
                "digest": page.digest,
                "svg": page.svg,
                "boxes": [
                    [
                        box.pointer,
                        *(round(each, 1) for each in (box.x, box.y, box.width, box.height)),
                    ]
                    for box in page.boxes
                ],
            }
            for page in preview.pages
        ]
    }


def _box(box: ValueBox) -> list[str | float]:
    return [box.pointer, *(round(each, 1) for each in (box.x, box.y, box.width, box.height))]
