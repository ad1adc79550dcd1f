"""Fields: which ones pagination fills in, and which keep the result that the file holds.

Not for computing any other field: what Word printed last is what is printed here.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from docgen.typeset.model import FieldKind
from docgen.typeset.read.xml import Unsupported

__all__ = ["FieldState", "field_kind"]

_KEPT = frozenset(
    [
        "HYPERLINK",
        "REF",
        "PAGEREF",
        "NOTEREF",
        "TOC",
        "DATE",
        "TIME",
        "CREATEDATE",
        "SAVEDATE",
        "PRINTDATE",
        "FILENAME",
        "AUTHOR",
        "TITLE",
        "SUBJECT",
        "KEYWORDS",
        "COMMENTS",
        "DOCPROPERTY",
        "DOCVARIABLE",
        "MERGEFIELD",
        "SEQ",
        "STYLEREF",
        "QUOTE",
        "IF",
        "FORMTEXT",
        "FORMDROPDOWN",
        "=",
        "ASK",
        "FILLIN",
        "SET",
        "USERNAME",
        "LASTSAVEDBY",
        "NUMWORDS",
        "NUMCHARS",
    ]
)
_SILENT = frozenset(["XE", "TC", "TA", "RD", "SET", "ASK", "BOOKMARK", "PRIVATE"])
_PLAIN_SWITCHES = frozenset({"\\*", "MERGEFORMAT", "ARABIC", "\\#", "0"})


def field_kind(code: str) -> FieldKind | None:
    """The kind of a field that pagination fills in, None for one that keeps its result."""
    words = code.upper().split()
    name = words[0] if words else ""
    if name.startswith("="):
        name = "="
    try:
        kind = FieldKind(name)
    except ValueError:
        if name in _KEPT or name in _SILENT:
            return None
        raise Unsupported(f"the field {name or 'without a name'}") from None
    if not _PLAIN_SWITCHES.issuperset(words[1:]):
        raise Unsupported(f"the field {name} with a number format of its own")
    return kind


@dataclass(slots=True, kw_only=True)
class _Open:
    code: str = ""
    in_result: bool = False
    counted: bool = False


@dataclass(slots=True, kw_only=True)
class FieldState:
    """The complex fields that are open where reading stands; they may span paragraphs."""

    stack: list[_Open] = field(default_factory=list)

    def shows(self) -> bool:
        """Whether text that stands here is printed."""
        return all(item.in_result and not item.counted for item in self.stack)

    def begin(self) -> None:
        """``w:fldChar begin``."""
        self.stack.append(_Open())

    def code(self, text: str) -> None:
        """``w:instrText``."""
        if self.stack and not self.stack[-1].in_result:
            self.stack[-1].code += text

    def separate(self) -> FieldKind | None:
        """``w:fldChar separate``: the kind to print here, if pagination fills it in."""
        if not self.stack:
            raise Unsupported("a field that ends before it begins")
        top = self.stack[-1]
        visible = all(item.in_result and not item.counted for item in self.stack[:-1])
        kind = field_kind(top.code) if visible else None
        top.in_result, top.counted = True, kind is not None
        return kind if visible else None

    def end(self) -> FieldKind | None:
        """``w:fldChar end``: the kind to print if the field never had a result."""
        if not self.stack:
            raise Unsupported("a field that ends before it begins")
        top = self.stack[-1]
        kind = None if top.in_result else self.separate()
        self.stack.pop()
        return kind
