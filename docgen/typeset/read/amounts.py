"""How much a file may hold to be typeset: more than any paper, less than an attack.

Counted before anything is read, so that a hostile file costs no more than its parsing; what is read
twice, such as a note with two references, counts twice. Not for bytes and tags (``docgen.word``).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import cast

from lxml import etree

from docgen.typeset.read.xml import Element, Unsupported, W

__all__ = ["Amounts"]

_NAMESPACES = {"w": W[1:-1]}
_Count = Callable[[Element], float]


def _counter(path: str) -> _Count:
    return cast("_Count", etree.XPath(path, namespaces=_NAMESPACES))


_MOST: tuple[tuple[int, str, _Count], ...] = (
    (100_000, "paragraphs", _counter("count(.//w:p)")),
    (200_000, "pieces of text", _counter("count(.//w:r/*)")),
    (2_000, "drawings", _counter("count(.//w:drawing)")),
    (3_000_000, "characters", _counter("string-length(.)")),
)


@dataclass(slots=True, kw_only=True)
class Amounts:
    """What has been read of one file."""

    read: dict[str, float] = field(default_factory=dict)

    def add(self, element: Element) -> None:
        """Count an element; refuse it where the file has more than a paper can have."""
        for most, what, count in _MOST:
            self.read[what] = self.read.get(what, 0.0) + count(element)
            if self.read[what] > most:
                raise Unsupported(f"a document of more than {most} {what}")
