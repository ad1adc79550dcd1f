"""Binding one volume, step by step: open, plan and check, merge, stamp, describe, save.

The sources stay open until the file is saved, because merging only refers to them.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from pikepdf import ObjectStreamMode, Pdf, PdfError

from archive.bind._attachments import attach
from archive.bind._catalogue import write_catalogue
from archive.bind._geometry import view_of
from archive.bind._metadata import describe
from archive.bind._overlay import Layers
from archive.bind._plan import check_contents, plan_pages, plan_parts
from archive.bind._sources import SourcePart, open_part
from archive.bind._stamps import Stamp, StampFonts, compile_stamps
from archive.bind.values import BoundPage, BoundVolume
from archive.errors import DossierInvalidError
from archive.values import Dossier, Volume

__all__ = ["bind_volume"]


def bind_volume(volume: Volume, *, dossier: Dossier, fonts: StampFonts) -> BoundVolume:
    """Bind the parts of ``volume`` into one PDF/A-3b.

    The parts must be PDF/A-2b. The bytes depend on the arguments and on the versions of the
    libraries only. Raises ``DossierInvalidError`` for a part that cannot be bound and for a
    contents sheet that prints other page numbers than the volume has.
    """
    if not volume.parts:
        raise DossierInvalidError(
            what="there are no parts", where=f"the {volume.kind} volume", next="add a paper"
        )
    sources = [open_part(part, index) for index, part in enumerate(volume.parts)]
    planned = plan_parts(volume.parts, [source.page_count for source in sources])
    check_contents(planned, volume.contents_pages)
    pages = plan_pages(planned)
    with Pdf.new() as pdf:
        layers = Layers(pdf)
        for source in sources:
            _merge(pdf, source, layers)
        stamps = _stamp(pdf, pages, layers, dossier, fonts)
        write_catalogue(pdf, planned, stamps)
        describe(pdf, dossier, volume)
        attach(pdf, volume.attachments)
        data = _save(pdf)
    outline = tuple((item.part.title, item.first_page + 1) for item in planned)
    return BoundVolume(pdf=data, pages=len(pages), outline=outline, page_texts=pages)


def _merge(pdf: Pdf, source: SourcePart, layers: Layers) -> None:
    first = len(pdf.pages)
    try:
        pdf.pages.extend(source.issued.pages)
        if source.scan is None:
            return
        issued = len(source.issued.pages)
        for offset, scan in enumerate(source.scan.pages):
            if offset < issued:
                layers.lay_scan(pdf.pages[first + offset], scan)
            else:
                pdf.pages.append(scan)
    except PdfError as error:
        raise DossierInvalidError(
            what="the PDF cannot be merged",
            where=f"part {source.index + 1} ({source.part.reference or source.part.kind})",
            next="make the file anew and bind again",
        ) from error


def _stamp(
    pdf: Pdf, pages: Sequence[BoundPage], layers: Layers, dossier: Dossier, fonts: StampFonts
) -> Pdf:
    views = [view_of(page) for page in pdf.pages]
    stamps = [
        Stamp.for_page(
            (view.width_pt, view.height_pt),
            number=page.number,
            specimen=dossier.specimen,
            corner=dossier.corner,
        )
        for view, page in zip(views, pages, strict=True)
    ]
    compiled = compile_stamps(stamps, fonts)
    for page, stamp, drawing in zip(pdf.pages, stamps, compiled.pages, strict=True):
        if stamp.number is not None or stamp.specimen is not None:
            layers.lay_stamp(page, drawing)
    return compiled


def _save(pdf: Pdf) -> bytes:
    output = BytesIO()
    pdf.save(
        output,
        force_version="1.7",
        fix_metadata_version=False,
        object_stream_mode=ObjectStreamMode.generate,
        deterministic_id=True,
    )
    return output.getvalue()
