"""Pages become a PDF/A file: fonts, pictures, content streams and metadata, put together.

The same pages, title, time and language give the same bytes. Not for SVG (``svg``).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from docgen.typeset._face import Face
from docgen.typeset.layout.pages import Laid
from docgen.typeset.layout.structure import Element
from docgen.typeset.layout.values import Page
from docgen.typeset.write.content import Pictures, page_content
from docgen.typeset.write.flavour import Flavour
from docgen.typeset.write.fonts import DocumentFont, fonts_of
from docgen.typeset.write.images import write_picture
from docgen.typeset.write.metadata import write_information, write_metadata, write_output_intent
from docgen.typeset.write.objects import PdfObjects, array, number, reference, text_string
from docgen.typeset.write.program import Programs
from docgen.typeset.write.tags import write_structure

__all__ = ["PdfWriter"]


class PdfWriter:
    """Writes PDF files with the font programs of one engine. One thread."""

    def __init__(self, programs: Programs) -> None:
        self._programs = programs

    def write(
        self, laid: Laid, *, title: str, language: str, created: datetime, flavour: Flavour
    ) -> bytes:
        """The file of all pages in the flavour asked for.

        A tagged file with a title, whose pictures are all described, is PDF/UA-1 too.
        """
        objects, pictures = PdfObjects(), Pictures()
        root, tree, resources = (objects.reserve() for _ in range(3))
        fonts = fonts_of(laid.pages, self._programs)
        kids, marks = [], []
        for index, page in enumerate(laid.pages):
            found: list[Element] | None = [] if flavour.tagged else None
            content = objects.stream("", page_content(page, fonts, pictures, marks=found))
            extra = f" /StructParents {index} /Tabs /S" if found is not None else ""
            kids.append(objects.add(_page(page, tree, resources, content, extra)))
            marks.append(found or [])
        objects.put(resources, _resources(objects, fonts, pictures))
        pages = array(reference(kid) for kid in kids)
        objects.put(tree, f"<</Type /Pages /Count {len(kids)} /Kids {pages}>>")
        tags = ""
        if flavour.tagged:
            structure = write_structure(objects, laid.root, kids, marks)
            tags = f" /MarkInfo <</Marked true>> /StructTreeRoot {reference(structure)}"
        metadata = write_metadata(
            objects,
            title=title,
            language=language,
            created=created,
            flavour=flavour,
            accessible=flavour.tagged and bool(title.strip()) and _described(laid.root),
        )
        objects.put(
            root,
            f"<</Type /Catalog /Pages {reference(tree)} /Metadata {reference(metadata)} "
            f"/OutputIntents [{reference(write_output_intent(objects))}] "
            f"/Lang {text_string(language)} /ViewerPreferences <</DisplayDocTitle true>>{tags}>>",
        )
        return objects.file(
            root=root, info=write_information(objects, title=title, created=created)
        )


def _page(page: Page, tree: int, resources: int, content: int, extra: str) -> str:
    return (
        f"<</Type /Page /Parent {reference(tree)} "
        f"/MediaBox [0 0 {number(page.width)} {number(page.height)}] "
        f"/Resources {reference(resources)} /Contents {reference(content)}{extra}>>"
    )


def _resources(objects: PdfObjects, fonts: Mapping[Face, DocumentFont], pictures: Pictures) -> str:
    named = [entry for font in fonts.values() for entry in font.write(objects).items()]
    drawn = [
        (name, write_picture(objects, picture.data)) for name, picture in pictures.named.values()
    ]
    return f"<<{_names('Font', named)}{_names('XObject', drawn)}>>"


def _described(root: Element) -> bool:
    """Whether every figure says what it shows."""
    below = [root]
    while below:
        element = below.pop()
        if element.kind == "Figure" and not element.description.strip():
            return False
        below += element.kids
    return True


def _names(kind: str, entries: list[tuple[str, int]]) -> str:
    if not entries:
        return ""
    return f"/{kind} <<{' '.join(f'/{name} {reference(position)}' for name, position in entries)}>>"
