"""Fields: which ones pagination fills in, and which keep the result that the file holds.

Not for computing any other field: what Word printed last is what is printed here.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from docgen.typeset.model import FieldKind
from docgen.typeset.read.numerals import format_number
from docgen.typeset.read.xml import Unsupported

__all__ = ["Counted", "FieldState", "counted_field"]

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
_PLAIN_SWITCHES = frozenset({"MERGEFORMAT", "CHARFORMAT"})
_NUMBER_SWITCHES = {
    "Arabic": "decimal",
    "ARABIC": "decimal",
    "arabic": "decimal",
    "ArabicDash": "numberInDash",
    "ARABICDASH": "numberInDash",
    "ROMAN": "upperRoman",
    "Roman": "upperRoman",
    "roman": "lowerRoman",
    "ALPHABETIC": "upperLetter",
    "Alphabetic": "upperLetter",
    "alphabetic": "lowerLetter",
    "CHINESENUM1": "chineseCounting",
    "CHINESENUM2": "chineseLegalSimplified",
    "CHINESENUM3": "chineseCountingThousand",
    "CIRCLENUM": "decimalEnclosedCircle",
    "DBCHAR": "decimalFullWidth",
    "SBCHAR": "decimalHalfWidth",
    "DBNUM1": "ideographDigital",
    "GB1": "decimalEnclosedFullstop",
    "GB2": "decimalEnclosedParen",
    "GB3": "decimalEnclosedCircleChinese",
    "GB4": "ideographEnclosedCircle",
    "ZODIAC1": "ideographTraditional",
    "ZODIAC2": "ideographZodiac",
}
_DECIMAL_PICTURES = frozenset({"0", "#", "#0", "##0", "###0", "#,##0"})
_DEEPEST, _LONGEST = 20, 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A field that pagination fills in; ``number_format`` None follows the section."""

    kind: FieldKind
    number_format: str | None = None


def counted_field(code: str) -> Counted | None:
    """The field that pagination fills in, None for one that keeps its result."""
    words = code.replace('"', " ").split()
    name = words[0].upper() if words else ""
    if name.startswith("="):
        name = "="
    try:
        kind = FieldKind(name)
    except ValueError:
        if name in _KEPT or name in _SILENT:
            return None
        raise Unsupported(f"the field {name or 'without a name'}") from None
    return Counted(kind=kind, number_format=_number_format(name, words[1:]))


def _number_format(name: str, words: list[str]) -> str | None:
    found: str | None = None
    switches = iter(words)
    for switch in switches:
        joined = switch[2:] if switch[:2] in {"\\*", "\\#"} else ""
        value = joined or next(switches, "")
        if switch[:2] == "\\#" and value in _DECIMAL_PICTURES:
            found = "decimal"
        elif switch[:2] == "\\*" and value in _NUMBER_SWITCHES:
            found = _NUMBER_SWITCHES[value]
        elif switch[:2] != "\\*" or value.upper() not in _PLAIN_SWITCHES:
            raise Unsupported(f"the field {name} with the switch {switch} {value}".rstrip())
    if found is not None:
        format_number(1, found)
    return found


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
        if len(self.stack) >= _DEEPEST:
            raise Unsupported(f"fields nested more than {_DEEPEST} deep")
        self.stack.append(_Open())

    def code(self, text: str) -> None:
        """``w:instrText``."""
        if self.stack and not self.stack[-1].in_result:
            top = self.stack[-1]
            if len(top.code) + len(text) > _LONGEST:
                raise Unsupported(f"a field whose code is longer than {_LONGEST} characters")
            top.code += text

    def separate(self) -> Counted | None:
        """``w:fldChar separate``: the field to print here, if pagination fills it in."""
        if not self.stack:
            raise Unsupported("a field that ends before it begins")
        top = self.stack[-1]
        visible = all(item.in_result and not item.counted for item in self.stack[:-1])
        counted = counted_field(top.code) if visible else None
        top.in_result, top.counted = True, counted is not None
        return counted if visible else None

    def end(self) -> Counted | None:
        """``w:fldChar end``: the field to print if the field never had a result."""
        if not self.stack:
            raise Unsupported("a field that ends before it begins")
        top = self.stack[-1]
        counted = None if top.in_result else self.separate()
        self.stack.pop()
        return counted

    def finish(self) -> None:
        """The end of the part: text after a field that never ends would be lost in silence."""
        if self.stack:
            raise Unsupported("a field that never ends")
