"""The inside of a paragraph: runs, breaks, fields, symbols, pictures, as inline items.

Elements that print and are not known are refused; those that do not print are listed. Not for
paragraph properties.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from docgen.marks import MARK, POINTER
from docgen.typeset.model import (
    Break,
    BreakKind,
    Field,
    FieldKind,
    Inline,
    Mark,
    Note,
    NoteKind,
    NoteMark,
    Ruby,
    RunFormat,
    Tab,
    Text,
)
from docgen.typeset.read.drawings import Drawings
from docgen.typeset.read.fields import Counted, FieldState, counted_field
from docgen.typeset.read.held import HeldText, Place
from docgen.typeset.read.known import INLINES_PASSED, INLINES_REFUSED
from docgen.typeset.read.paragraph_properties import LEADERS
from docgen.typeset.read.symbols import symbol
from docgen.typeset.read.vml import read_pict
from docgen.typeset.read.xml import MC, Element, Unsupported, W, child, local, number, val

__all__ = ["NO_BREAK_HYPHEN", "SOFT_HYPHEN", "InlineReader"]

NO_BREAK_HYPHEN = "\u2011"
SOFT_HYPHEN = "\u00ad"
_CONTAINERS = frozenset({"hyperlink", "smartTag", "customXml", "sdtContent", "sdt"})
_HEX = 16
_DIRECTIONS = {"dir": ("\u202a", "\u202b"), "bdo": ("\u202d", "\u202e")}
_POP = "\u202c"


@dataclass(slots=True, kw_only=True)
class InlineReader:
    """Reads the runs of one paragraph.

    ``formats`` gives the resolved format of a ``w:r``, ``marked`` says whether marks may stand in
    it.
    """

    drawings: Drawings
    fields: FieldState
    formats: Callable[[Element], RunFormat]
    note: Callable[[NoteKind, Element], Note]
    marked: bool
    items: list[Inline] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    _open: tuple[str, Place] | None = None

    def read(self, element: Element) -> None:
        """Read the children of a paragraph or of a container inside one."""
        for item in _alternatives(element):
            name = local(item)
            if name == "r":
                self._run(item)
            elif name == "fldSimple":
                self._simple_field(item)
            elif name in _DIRECTIONS:
                self._directed(item, name)
            elif name in _CONTAINERS:
                self.read(item)
            elif name not in INLINES_PASSED:
                raise Unsupported(INLINES_REFUSED.get(name, f"the element {name}"))

    def _directed(self, item: Element, name: str) -> None:
        """Text in a direction of its own: the marks of UAX #9 stand around it."""
        run = next(item.iter(W + "r"), None)
        if run is None:
            return
        opening = _DIRECTIONS[name][val(item, "ltr") == "rtl"]
        fmt = self.formats(run)
        self.items.append(Text(text=opening, format=fmt))
        self.read(item)
        self.items.append(Text(text=_POP, format=fmt))

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
        held = HeldText(format=fmt)
        for item in _alternatives(run):
            name = local(item)
            if name == "fldChar":
                self._release(held)
                self._field_mark(item, fmt)
            elif name == "instrText":
                self.fields.code(item.text or "")
            elif name in INLINES_PASSED:
                continue
            elif self.fields.shows() and not fmt.hidden:
                if name in _TEXTS:
                    held.text += _TEXTS[name](item)
                elif item.tag == MARK and self.marked:
                    held.mark(item.get(POINTER))
                else:
                    self._release(held)
                    self._content(item, name, fmt)
        self._release(held)

    def _release(self, held: HeldText) -> None:
        """Texts that follow each other in a run are one, whatever marks stand between them."""
        for pointer, place in held.release(self.items):
            if pointer is not None:
                self._open = pointer, place
            elif self._open is not None:
                begun, begin = self._open
                self.marks.append(Mark(pointer=begun, begin=begin, end=place))
                self._open = None

    def _field_mark(self, item: Element, fmt: RunFormat) -> None:
        kind = item.get(W + "fldCharType")
        if kind == "begin":
            self.fields.begin()
        elif kind == "separate":
            self._add_field(self.fields.separate(), fmt)
        elif kind == "end":
            self._add_field(self.fields.end(), fmt)

    def _content(self, item: Element, name: str, fmt: RunFormat) -> None:
        if name == "tab":
            self.items.append(Tab(format=fmt))
        elif name in {"br", "cr"}:
            self._break(item, fmt)
        elif name == "pgNum":
            self._add_field(Counted(kind=FieldKind.PAGE), fmt)
        else:
            made = self._object(item, name, fmt)
            self.items.extend([] if made is None else [made])

    def _object(self, item: Element, name: str, fmt: RunFormat) -> Inline | None:
        if name == "drawing":
            return self.drawings.read(item, fmt)
        if name == "pict":
            return read_pict(item, self.drawings, fmt)
        if name in _NOTES:
            return NoteMark(note=self.note(_NOTES[name], item), format=fmt)
        if name in {"footnoteRef", "endnoteRef"}:
            return NoteMark(note=None, format=fmt)
        if name == "ruby":
            return self._ruby(item, fmt)
        if name == "ptab":
            return _margin_tab(item, fmt)
        if name == "object" and any(local(part) == "control" for part in item.iter()):
            name = "control"
        raise Unsupported(INLINES_REFUSED.get(name, f"the element {name}"))

    def _break(self, item: Element, fmt: RunFormat) -> None:
        kind = item.get(W + "type", "textWrapping")
        self.items.append(Break(kind=_BREAKS.get(kind, BreakKind.LINE), format=fmt))

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
        """One of the two texts of a guide; what is marked in it is the whole guide."""
        inner = replace(self, items=[], marks=[])
        if element is not None:
            inner.read(element)
        here = len(self.items)
        self.marks.extend(replace(each, begin=(here, 0), end=(here, 1)) for each in inner.marks)
        texts = tuple(item for item in inner.items if isinstance(item, Text))
        if len(texts) != len(inner.items):
            raise Unsupported("a pronunciation guide with more than text")
        return texts


# Namespaces behind which a drawing may stand: some of those are refused, none is passed over.
_KNOWN = frozenset(
    ["wps", "wpg", "wpc", "wpi", "wp14", "w14", "w15", "w16se", "a14", "am3d", "aink", "c14"]
    + [f"cx{number}" for number in ("", *range(1, 9))]
)
_BREAKS = {"page": BreakKind.PAGE, "column": BreakKind.COLUMN}
_NOTES = {"footnoteReference": NoteKind.FOOT, "endnoteReference": NoteKind.END}


def _alternatives(element: Element) -> Iterator[Element]:
    """The children of a run; of alternative contents the first that all is known of."""
    for item in element:
        if item.tag != MC + "AlternateContent":
            yield item
            continue
        for choice in item:
            requires = choice.get("Requires", "").split()
            if choice.tag != MC + "Choice" or _KNOWN.issuperset(requires):
                yield from choice
                break


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
    except (ValueError, OverflowError):
        raise Unsupported("a symbol without a code") from None


def _text(item: Element) -> str:
    """The text of ``w:t`` as it is printed."""
    text: str = item.text or ""
    if item.get("{http://www.w3.org/XML/1998/namespace}space") != "preserve":
        text = text.strip(" \t\r\n")
    return text.replace("\r", "").replace("\n", " ")


_TEXTS: Mapping[str, Callable[[Element], str]] = {
    "t": _text,
    "sym": _symbol,
    "noBreakHyphen": lambda _: NO_BREAK_HYPHEN,
    "softHyphen": lambda _: SOFT_HYPHEN,
}
