"""Foreign PDF files are drawn by a process apart; one that asks for too much ends that process."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from docgen.compose.errors import EvidencePagesCostlyError
from docgen.compose.foreign_pages import (
    Drawing,
    PagesCostlyError,
    PagesUnreadableError,
    drawn_pages,
)
from docgen.compose.raster import pages_of_pictures


def made_of(draw: Callable[[Pdf], None], pages: int = 1) -> bytes:
    """A PDF of blank pages, the last of which ``draw`` then writes on."""
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        for _ in range(pages):
            pdf.add_blank_page(page_size=(200, 300))
        draw(pdf)
        pdf.save(out)
    return out.getvalue()


def blank(pdf: Pdf) -> None:
    """Nothing."""


def forms_in_forms(pdf: Pdf) -> None:
    """Ten forms in each of ten forms, twenty deep: two kilobytes that draw for ever."""
    form = pdf.make_indirect(_form(pdf, b"0 0 10 10 re f", Dictionary()))
    for _ in range(20):
        inside = Dictionary(XObject=Dictionary(F=form))
        form = pdf.make_indirect(_form(pdf, b"/F Do " * 10, inside))
    pdf.pages[-1].obj.Resources = Dictionary(XObject=Dictionary(F=form))
    pdf.pages[-1].obj.Contents = Stream(pdf, b"/F Do")


def _form(pdf: Pdf, drawing: bytes, resources: Dictionary) -> Stream:
    form = Stream(pdf, drawing)
    form.Type, form.Subtype, form.Resources = Name.XObject, Name.Form, resources
    form.BBox = Array([0, 0, 200, 300])
    return form


def vast(pdf: Pdf) -> None:
    """A page a mile wide, which not every drawing fits on paper."""
    pdf.pages[-1].obj.MediaBox = Array([0, 0, 4_000_000, 4_000_000])


def test_a_page_that_never_ends_is_an_error_that_says_what_to_do() -> None:
    with pytest.raises(EvidencePagesCostlyError, match=r"e1 .*limits\.page_seconds"):
        pages_of_pictures(made_of(forms_in_forms), dpi=72, seconds=1, where="e1")


def test_pages_before_the_costly_one_are_drawn() -> None:
    pages = drawn_pages(made_of(forms_in_forms, 3), Drawing(dpi=72, seconds=1))
    assert [next(pages).picture.size for _ in range(2)] == [(200, 300)] * 2
    with pytest.raises(PagesCostlyError):
        next(pages)


def test_a_page_that_asks_for_all_memory_gets_none() -> None:
    with pytest.raises(PagesCostlyError):
        list(drawn_pages(made_of(vast), Drawing(dpi=72)))
    (page,) = drawn_pages(made_of(vast), Drawing(dpi=72, longest_px=300))
    assert page.picture.size == (300, 300)


def test_the_time_is_that_of_one_page_not_of_the_file() -> None:
    drawing = Drawing(dpi=300, seconds=1, longest_px=4000)
    assert len(list(drawn_pages(made_of(blank, 400), drawing))) == 400


@pytest.mark.parametrize("most", [0, 2])
def test_pages_come_in_order_and_not_more_than_asked(most: int) -> None:
    def draw(pdf: Pdf) -> None:
        pdf.pages[-1].obj.MediaBox = Array([0, 0, 300, 200])

    pages = drawn_pages(made_of(draw, 2), Drawing(dpi=72, in_grey=True), most=most)
    assert [(each.picture.mode, each.picture.size) for each in pages] == [
        ("L", (200, 300)),
        ("L", (300, 200)),
    ]


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", made_of(blank, 3)])
def test_no_pdf_or_one_with_too_many_pages_is_told(data: bytes) -> None:
    with pytest.raises(PagesUnreadableError):
        list(drawn_pages(data, Drawing(dpi=72), most=2))
