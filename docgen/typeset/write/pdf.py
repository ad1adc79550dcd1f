"""Pages become a PDF/A file: fonts, pictures, content streams and metadata, put together.

The same pages, title, time and language give the same bytes. Not for SVG (``svg``).
"""

from __future__ import annotations

from datetime import datetime

from docgen.typeset.layout.values import Page
from docgen.typeset.write.content import Pictures, page_content
from docgen.typeset.write.fonts import fonts_of
from docgen.typeset.write.images import write_picture
from docgen.typeset.write.metadata import write_information, write_metadata, write_output_intent
from docgen.typeset.write.objects import PdfObjects, array, number, reference, text_string
from docgen.typeset.write.program import Programs

__all__ = ["PdfWriter"]


class PdfWriter:
    """Writes PDF files with the font programs of one engine. One thread."""

    def __init__(self, programs: Programs) -> None:
        self._programs = programs

    def write(self, pages: list[Page], *, title: str, language: str, created: datetime) -> bytes:
        """The file of all pages, PDF/A-2b."""
        objects, pictures = PdfObjects(), Pictures()
        root, tree, resources = objects.reserve(), objects.reserve(), objects.reserve()
        fonts = fonts_of(pages, self._programs)
        kids = []
        for page in pages:
            content = objects.stream("", page_content(page, fonts, pictures))
            kids.append(
                objects.add(
                    f"<</Type /Page /Parent {reference(tree)} "
                    f"/MediaBox [0 0 {number(page.width)} {number(page.height)}] "
                    f"/Resources {reference(resources)} /Contents {reference(content)}>>"
                )
            )
        named = [entry for font in fonts.values() for entry in font.write(objects).items()]
        drawn = [
            (name, write_picture(objects, picture.data))
            for name, picture in pictures.named.values()
        ]
        objects.put(resources, f"<<{_names('Font', named)}{_names('XObject', drawn)}>>")
        objects.put(
            tree, f"<</Type /Pages /Count {len(kids)} /Kids {array(map(reference, kids))}>>"
        )
        metadata = write_metadata(
            objects, title=title, language=language, created=created, part=2, conformance="B"
        )
        objects.put(
            root,
            f"<</Type /Catalog /Pages {reference(tree)} /Metadata {reference(metadata)} "
            f"/OutputIntents [{reference(write_output_intent(objects))}] "
            f"/Lang {text_string(language)} /ViewerPreferences <</DisplayDocTitle true>>>>",
        )
        return objects.file(
            root=root, info=write_information(objects, title=title, created=created)
        )


def _names(kind: str, entries: list[tuple[str, int]]) -> str:
    if not entries:
        return ""
    return f"/{kind} <<{' '.join(f'/{name} {reference(position)}' for name, position in entries)}>>"
