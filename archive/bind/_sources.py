"""Opening the PDFs of a part and making their pages fit to be merged.

A page keeps what draws it and nothing that refers to the document it came from: structure trees,
scripts, form fields and named destinations do not survive a merge. Not for arranging pages.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

from pikepdf import (
    Array,
    Dictionary,
    Name,
    Page,
    PasswordError,
    Pdf,
    PdfError,
    Stream,
    parse_content_stream,
)

from archive.errors import DossierInvalidError
from archive.values import Part

__all__ = ["SourcePart", "open_part"]

_PAGE_KEYS = frozenset(
    {
        *("/Type", "/Parent", "/Rotate", "/UserUnit", "/Resources", "/Contents", "/Group"),
        *("/MediaBox", "/CropBox", "/TrimBox", "/BleedBox", "/ArtBox", "/Annots"),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePart:
    """A part with its open documents. They must stay open until the volume is saved."""

    part: Part
    index: int
    issued: Pdf
    scan: Pdf | None

    @property
    def page_count(self) -> int:
        """Pages that the part takes in the volume."""
        return len((self.scan or self.issued).pages)


def open_part(part: Part, index: int) -> SourcePart:
    """Open and clean the documents of ``part``; refuse what cannot be bound, by name."""
    where = f"part {index + 1} ({part.reference or part.kind})"
    issued = _open(part.pdf, where, foreign=part.kind == "evidence")
    scan = None
    if part.scan is not None:
        scan = _open(part.scan, f"the scan of {where}", foreign=True)
    source = SourcePart(part=part, index=index, issued=issued, scan=scan)
    _check_lengths(source, where)
    return source


def _check_lengths(source: SourcePart, where: str) -> None:
    issued = len(source.issued.pages)
    if source.scan is not None and len(source.scan.pages) < issued:
        raise DossierInvalidError(
            what=f"the scan has {len(source.scan.pages)} pages, the issued paper {issued}",
            where=where,
            next="scan every page of the executed copy and bind again",
        )
    texts = len(source.part.page_texts)
    if texts not in (0, issued):
        raise DossierInvalidError(
            what=f"there are {texts} page texts for {issued} pages",
            where=where,
            next="give one text per page of the part, or none",
        )


def _open(data: bytes, where: str, *, foreign: bool) -> Pdf:
    try:
        pdf = Pdf.open(BytesIO(data), attempt_recovery=False)
        if pdf.is_encrypted:
            raise _encrypted(where)
        _clean(pdf)
        if foreign:
            _balance(pdf)
    except PasswordError as error:
        raise _encrypted(where) from error
    except (PdfError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise _unreadable(where) from error
    if not pdf.pages:
        raise _unreadable(where)
    return pdf


def _encrypted(where: str) -> DossierInvalidError:
    return DossierInvalidError(
        what="the PDF is encrypted", where=where, next="save it without a password and bind again"
    )


def _unreadable(where: str) -> DossierInvalidError:
    return DossierInvalidError(
        what="the PDF is damaged or has no pages",
        where=where,
        next="make the file anew, or convert it with another program, and bind again",
    )


def _clean(pdf: Pdf) -> None:
    if any(_is_drawn(annotation) for page in pdf.pages for annotation in _annotations(page)):
        pdf.generate_appearance_streams()
        pdf.flatten_annotations("print")
    for page in pdf.pages:
        _clean_page(page)
    if Name.StructTreeRoot not in pdf.Root:
        return
    for item in pdf.objects:
        if isinstance(item, Dictionary | Stream):
            _forget_structure(item)


def _balance(pdf: Pdf) -> None:
    """Close the graphics states that a page made elsewhere leaves open, lest stamps move."""
    for page in pdf.pages:
        depth = 0
        for instruction in parse_content_stream(page, "q Q"):
            depth = depth + 1 if str(instruction.operator) == "q" else max(depth - 1, 0)
        if depth:
            page.contents_add(b"\nQ" * depth)


def _clean_page(page: Page) -> None:
    kept = [annotation for annotation in _annotations(page) if _is_web_link(annotation)]
    for key in list(page.obj.keys()):
        if key not in _PAGE_KEYS:
            del page.obj[key]
    if kept:
        page.obj.Annots = Array(kept)
        for annotation in kept:
            _forget_structure(annotation)
    elif "/Annots" in page.obj:
        del page.obj.Annots


def _forget_structure(item: Dictionary | Stream) -> None:
    for key in (Name.StructParents, Name.StructParent):
        if key in item:
            del item[key]


def _annotations(page: Page) -> list[Dictionary]:
    found = page.obj.get(Name.Annots, Array())
    return [item for item in found if isinstance(item, Dictionary)]


def _is_drawn(annotation: Dictionary) -> bool:
    return annotation.get(Name.Subtype) not in (Name.Link, Name.Popup)


def _is_web_link(annotation: Dictionary) -> bool:
    action = annotation.get(Name.A)
    return (
        annotation.get(Name.Subtype) == Name.Link
        and isinstance(action, Dictionary)
        and action.get(Name.S) == Name.URI
    )
