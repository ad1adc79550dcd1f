"""The structure tree of a tagged PDF: what the marked contents are, in reading order.

Elements without content are left out, but the cells of tables, which keep a table regular. Not for
marking the contents themselves (``content``).
"""

from __future__ import annotations

from collections.abc import Sequence

from docgen.typeset.layout.structure import Element
from docgen.typeset.write.objects import PdfObjects, number, reference, text_string

__all__ = ["write_structure"]

_GRID = frozenset({"TR", "TH", "TD"})
_TOLD = frozenset({"TH", "TD", "Figure"})
_Content = dict[Element, list[tuple[int, int]]]


def write_structure(
    objects: PdfObjects, root: Element, pages: Sequence[int], marks: Sequence[Sequence[Element]]
) -> int:
    """Write the tree; its root object.

    Args:
        objects: the file.
        root: the element of the document.
        pages: the page objects.
        marks: for each page the element of each marked content, by number.
    """
    content: _Content = {}
    for page, found in zip(pages, marks, strict=True):
        for mark, element in enumerate(found):
            content.setdefault(element, []).append((page, mark))
    tree = objects.reserve()
    places: dict[Element, int] = {}
    top = _write(objects, root, tree, content, places) or _empty(objects, tree)
    parents = " ".join(
        f"{index} [{' '.join(reference(places[element]) for element in found)}]"
        for index, found in enumerate(marks)
    )
    objects.put(
        tree,
        f"<</Type /StructTreeRoot /K {reference(top)} "
        f"/ParentTree {reference(objects.add(f'<</Nums [{parents}]>>'))}>>",
    )
    return tree


def _write(
    objects: PdfObjects,
    element: Element,
    parent: int,
    content: _Content,
    places: dict[Element, int],
) -> int | None:
    """Write an element with all below it; its object, None where there is nothing to say."""
    place, kind = objects.reserve(), element.kind
    below, page = [], ""
    own = content.get(element)
    if own is not None:
        first = own[0][0]
        page = f" /Pg {first} 0 R"
        below = [str(mark) if at == first else _elsewhere(mark, at) for at, mark in own]
    for kid in element.kids:
        written = _write(objects, kid, place, content, places)
        if written is not None:
            below.append(f"{written} 0 R")
    if not below and kind not in _GRID:
        objects.put(place, "null")
        return None
    places[element] = place
    told = _attributes(element) if kind in _TOLD else ""
    objects.put(place, f"<</S /{kind} /P {parent} 0 R{page} /K [{' '.join(below)}]{told}>>")
    return place


def _elsewhere(mark: int, page: int) -> str:
    """A content on another page than the first of its element."""
    return f"<</Type /MCR /Pg {reference(page)} /MCID {mark}>>"


def _attributes(element: Element) -> str:
    """What assistive technology asks of cells and figures (14.8.5.7 and 14.9.3)."""
    if element.kind == "Figure":
        return f" /Alt {text_string(element.description)}"
    spans = [
        f"/{name} {number(count)}"
        for name, count in (("ColSpan", element.columns), ("RowSpan", element.rows))
        if count != 1
    ]
    scope = ["/Scope /Column"] if element.kind == "TH" else []
    told = " ".join([*scope, *spans])
    return f" /A <</O /Table {told}>>" if told else ""


def _empty(objects: PdfObjects, tree: int) -> int:
    return objects.add(f"<</S /Document /P {reference(tree)} /K []>>")
