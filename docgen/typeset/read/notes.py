"""Footnotes and endnotes: their parts, what separates them from the text, how they are counted.

Not for which number a note gets: layout counts.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from docgen.typeset.errors import WordFileInvalidError
from docgen.typeset.model import Block, Note, NoteCount, NoteKind, Separator, Separators
from docgen.typeset.read.numerals import format_number
from docgen.typeset.read.package import Package
from docgen.typeset.read.xml import Element, Unsupported, W, child, local, number, val

__all__ = ["NoteReader", "note_count"]

_PARTS = {NoteKind.FOOT: "footnotes", NoteKind.END: "endnotes"}
_ELEMENTS = {NoteKind.FOOT: "footnote", NoteKind.END: "endnote"}
_RESTARTS = frozenset({"continuous", "eachSect", "eachPage"})
_POSITIONS = frozenset({"pageBottom", "beneathText", "sectEnd", "docEnd"})
_RULES = {"separator": False, "continuationSeparator": True}

BlocksReader = Callable[[str, Element], tuple[Block, ...]]
"""Reads the blocks of an element that stands in a part of that name."""


def note_count(element: Element | None, name: str, base: NoteCount) -> NoteCount:
    """How notes are counted by ``w:footnotePr`` or ``w:endnotePr``, on top of ``base``."""
    item = None if element is None else child(element, name)
    for one in item if item is not None else ():
        value, key = val(one), local(one)
        if key == "numFmt":
            format_number(1, value)
            base = replace(base, format=value)
        elif key == "numStart":
            base = replace(base, start=int(number(one)))
        elif key == "numRestart" and value in _RESTARTS:
            base = replace(base, restart=value)
        elif key == "pos":
            if value not in _POSITIONS or (name == "footnotePr" and value.endswith("End")):
                raise Unsupported(f"notes at {value}")
            base = replace(base, position=value)
    return base


@dataclass(slots=True, kw_only=True)
class NoteReader:
    """The notes of one file, read when the text refers to them."""

    package: Package
    found: dict[NoteKind, dict[str, Element]] = field(default_factory=dict)
    depth: int = 0

    def note(self, kind: NoteKind, reference: Element, read_blocks: BlocksReader) -> Note:
        """The note that a reference names; an empty mark where a sign of its own follows."""
        name, elements = self._part(kind)
        element = elements.get(reference.get(W + "id", ""))
        if element is None or name is None:
            raise WordFileInvalidError(
                what="a note that is not there", part=name or self.package.main
            )
        if self.depth:
            raise Unsupported("a note inside a note")
        self.depth += 1
        blocks = read_blocks(name, element)
        self.depth -= 1
        custom = reference.get(W + "customMarkFollows", "0") in {"1", "true", "on"}
        return Note(kind=kind, blocks=blocks, mark="" if custom else None)

    def separators(self, kind: NoteKind, read_blocks: BlocksReader) -> Separators:
        """What stands above the notes of a kind."""
        name, elements = self._part(kind)
        made = {}
        for element in elements.values():
            shape = element.get(W + "type", "normal")
            if shape in _RULES and name is not None:
                ruled = next(element.iter(W + "separator", W + "continuationSeparator"), None)
                wide = None if ruled is None else _RULES[local(ruled)]
                made[shape] = Separator(blocks=read_blocks(name, element), wide=wide)
        return Separators(
            begun=made.get("separator", Separator()),
            continued=made.get("continuationSeparator", Separator()),
        )

    def _part(self, kind: NoteKind) -> tuple[str | None, dict[str, Element]]:
        name = self.package.related(self.package.main, _PARTS[kind])
        if kind not in self.found:
            root = () if name is None else self.package.xml(name).iterchildren(W + _ELEMENTS[kind])
            self.found[kind] = {element.get(W + "id", ""): element for element in root}
        return name, self.found[kind]
