"""The inside of a paragraph: runs, breaks, fields, symbols, pictures, as inline items.

Elements that print and are not known are refused; those that do not print are listed. Not for
paragraph properties.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from docgen.typeset.model import (
    Break,
    BreakKind,
    Field,
    FieldKind,
    Inline,
    Note,
    NoteKind,
    NoteMark,
    Ruby,
    RunFormat,
    Tab,
    Text,
    TwoLines,
)
from docgen.typeset.read.fields import Counted, FieldState, counted_field
from docgen.typeset.read.package import Package
from docgen.typeset.read.paragraph_properties import LEADERS
from docgen.typeset.read.pictures import read_drawing
from docgen.typeset.read.symbols import in_symbol_fonts, symbol, symbols
from docgen.typeset.read.xml import MC, Element, Unsupported, W, child, local, number, val

__all__ = ["NO_BREAK_HYPHEN", "SOFT_HYPHEN", "InlineReader"]

NO_BREAK_HYPHEN = "\u2011"
SOFT_HYPHEN = "\u00ad"
_SMALL_CAPS = 0.8
_HARMLESS = frozenset(
    [
        "rPr",
        "pPr",
        "proofErr",
        "bookmarkStart",
        "bookmarkEnd",
        "permStart",
        "permEnd",
        "commentRangeStart",
        "commentRangeEnd",
        "commentReference",
        "annotationRef",
        "lastRenderedPageBreak",
        "separator",
        "continuationSeparator",
        "moveFromRangeStart",
        "moveFromRangeEnd",
        "moveToRangeStart",
        "moveToRangeEnd",
        "customXmlInsRangeStart",
        "customXmlInsRangeEnd",
        "customXmlDelRangeStart",
        "customXmlDelRangeEnd",
        "smartTagPr",
        "customXmlPr",
        "sdtPr",
        "sdtEndPr",
    ]
)
_CONTAINERS = frozenset({"hyperlink", "smartTag", "customXml", "sdtContent", "sdt", "dir", "bdo"})
_REFUSED = {
    "ins": "a tracked change",
    "del": "a tracked change",
    "moveFrom": "a tracked change",
    "moveTo": "a tracked change",
    "delText": "a tracked change",
    "object": "an embedded object",
    "pict": "a VML drawing",
    "oMath": "an equation",
    "oMathPara": "an equation",
    "control": "an ActiveX control",
    "subDoc": "a subdocument",
    "contentPart": "an ink drawing",
}
_HEX = 16


@dataclass(slots=True, kw_only=True)
class InlineReader:
    """Reads the runs of one paragraph; ``formats`` gives the resolved format of a ``w:r``."""

    package: Package
    part: str
    fields: FieldState
    formats: Callable[[Element], RunFormat]
    note: Callable[[NoteKind, Element], Note]
    items: list[Inline] = field(default_factory=list)

    def read(self, element: Element) -> None:
        """Read the children of a paragraph or of a container inside one."""
        for item in element:
            name = local(item)
            if name == "r":
                self._run(item)
            elif name == "fldSimple":
                self._simple_field(item)
            elif name in _CONTAINERS:
                self.read(item)
            elif name not in _HARMLESS:
                raise Unsupported(_REFUSED.get(name, f"the element {name}"))

    def _simple_field(self, item: Element) -> None:
        counted = counted_field(item.get(W + "instr", ""))
        if counted is None:
            self.read(item)
            return
        run = child(item, "r")
        self._add_field(counted, self.formats(item if run is None else run))

    def _add_field(self, counted: Counted | None, fmt: RunFormat) -> None:
        if counted is not None and not fmt.hidden:
            shape = counted.number_format
            self.items.append(Field(kind=counted.kind, format=fmt, number_format=shape))

    def _run(self, run: Element) -> None:
        fmt = self.formats(run)
        for item in _alternatives(run):
            name = local(item)
            if name == "fldChar":
                self._field_mark(item, fmt)
            elif name == "instrText":
                self.fields.code(item.text or "")
            elif name in _HARMLESS:
                continue
            elif self.fields.shows() and not fmt.hidden:
                self._content(item, name, fmt)

    def _field_mark(self, item: Element, fmt: RunFormat) -> None:
        kind = item.get(W + "fldCharType")
        if kind == "begin":
            self.fields.begin()
        elif kind == "separate":
            self._add_field(self.fields.separate(), fmt)
        elif kind == "end":
            self._add_field(self.fields.end(), fmt)

    def _content(self, item: Element, name: str, fmt: RunFormat) -> None:
        if name == "t":
            self._text(item, fmt)
        elif name in _CHARACTERS:
            self._add_text(_CHARACTERS[name], fmt)
        elif name == "tab":
            self.items.append(Tab(format=fmt))
        elif name in {"br", "cr"}:
            self._break(item, fmt)
        elif name == "sym":
            self._add_text(_symbol(item), fmt)
        elif name == "pgNum":
            self._add_field(Counted(kind=FieldKind.PAGE), fmt)
        else:
            self.items.append(self._object(item, name, fmt))

    def _object(self, item: Element, name: str, fmt: RunFormat) -> Inline:
        if name == "drawing":
            return read_drawing(item, self.package, self.part, fmt)
        if name in _NOTES:
            return NoteMark(note=self.note(_NOTES[name], item), format=fmt)
        if name in {"footnoteRef", "endnoteRef"}:
            return NoteMark(note=None, format=fmt)
        if name == "ruby":
            return self._ruby(item, fmt)
        if name == "ptab":
            return _margin_tab(item, fmt)
        raise Unsupported(_REFUSED.get(name, f"the element {name}"))

    def _break(self, item: Element, fmt: RunFormat) -> None:
        kind = item.get(W + "type", "textWrapping")
        self.items.append(Break(kind=_BREAKS.get(kind, BreakKind.LINE), format=fmt))

    def _text(self, item: Element, fmt: RunFormat) -> None:
        text = item.text or ""
        if item.get("{http://www.w3.org/XML/1998/namespace}space") != "preserve":
            text = text.strip(" \t\r\n")
        parts = text.replace("\r", "").replace("\n", " ").split("\t")
        for index, part in enumerate(parts):
            if index:
                self.items.append(Tab(format=fmt))
            self._add_text(part, fmt)

    def _add_text(self, text: str, fmt: RunFormat) -> None:
        if not text:
            return
        if in_symbol_fonts(fmt.fonts):
            text = symbols(fmt.fonts, text)
        if fmt.caps:
            text = _capitals(text)
        if fmt.combine is not None:
            self._combine(Text(text=text, format=fmt), *fmt.combine)
        elif fmt.small_caps:
            self.items.extend(_small_caps(text, fmt))
        else:
            self.items.append(Text(text=text, format=fmt))

    def _combine(self, text: Text, ident: str, brackets: str) -> None:
        """Runs of one number stand together in two lines."""
        last = self.items[-1] if self.items else None
        if isinstance(last, TwoLines) and last.format.combine == (ident, brackets):
            self.items[-1] = replace(last, texts=(*last.texts, text))
        else:
            self.items.append(TwoLines(texts=(text,), brackets=brackets, format=text.format))

    def _ruby(self, item: Element, fmt: RunFormat) -> Ruby:
        properties = child(item, "rubyPr")
        if properties is None:
            raise Unsupported("a pronunciation guide without its measures")
        alignment, height = child(properties, "rubyAlign"), child(properties, "hpsRaise")
        base = self._texts(child(item, "rubyBase"))
        return Ruby(
            base=base,
            guide=self._texts(child(item, "rt")),
            alignment="center" if alignment is None else val(alignment, "center"),
            raise_pt=0.0 if height is None else number(height) / 2.0,
            format=base[0].format if base else fmt,
        )

    def _texts(self, element: Element | None) -> tuple[Text, ...]:
        inner = replace(self, items=[])
        if element is not None:
            inner.read(element)
        texts = tuple(item for item in inner.items if isinstance(item, Text))
        if len(texts) != len(inner.items):
            raise Unsupported("a pronunciation guide with more than text")
        return texts


_BREAKS = {"page": BreakKind.PAGE, "column": BreakKind.COLUMN}
_NOTES = {"footnoteReference": NoteKind.FOOT, "endnoteReference": NoteKind.END}
_CHARACTERS = {"noBreakHyphen": NO_BREAK_HYPHEN, "softHyphen": SOFT_HYPHEN}


def _alternatives(run: Element) -> Iterator[Element]:
    """The children of a run; of alternative contents the first choice that is a picture."""
    for item in run:
        if item.tag != MC + "AlternateContent":
            yield item
            continue
        choice = item.find(MC + "Choice")
        if choice is None:
            raise Unsupported("alternative content without a choice")
        yield from choice


def _margin_tab(item: Element, fmt: RunFormat) -> Tab:
    alignment = item.get(W + "alignment", "left")
    if alignment not in {"left", "center", "right"}:
        raise Unsupported(f"a tab aligned as {alignment}")
    return Tab(
        format=fmt,
        alignment=alignment,
        indented=item.get(W + "relativeTo", "margin") == "indent",
        leader=LEADERS.get(item.get(W + "leader", "none")),
    )


def _symbol(item: Element) -> str:
    code = item.get(W + "char", "")
    try:
        return symbol(item.get(W + "font", ""), int(code, _HEX))
    except ValueError:
        raise Unsupported("a symbol without a code") from None


def _capitals(text: str) -> str:
    """Capitals one for one, as Word makes them: a letter without a single capital stays."""
    return "".join(
        upper if len(upper := character.upper()) == 1 else character for character in text
    )


def _small_caps(text: str, fmt: RunFormat) -> Iterator[Text]:
    small = replace(fmt, size_pt=fmt.size_pt * _SMALL_CAPS)
    start = 0
    for index in range(1, len(text) + 1):
        if index == len(text) or text[index].islower() != text[start].islower():
            piece = text[start:index]
            lower = piece[0].islower()
            yield Text(text=_capitals(piece), format=small if lower else fmt)
            start = index
