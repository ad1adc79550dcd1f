"""Laying scans and stamps over pages.

The page's own content is fenced in, so that whatever state it leaves behind does not move what is
laid over it. Not for deciding what is stamped.
"""

from __future__ import annotations

from pikepdf import Array, Dictionary, Matrix, Name, Object, Page, Pdf, Stream

from archive.bind._geometry import view_of

__all__ = ["Layers"]


class Layers:
    """Lays forms over the pages of one document. ``fence`` is shared by all of its pages."""

    __slots__ = ("_fence", "_pdf")

    def __init__(self, pdf: Pdf) -> None:
        self._pdf = pdf
        self._fence = pdf.make_indirect(Stream(pdf, b"q\n"))

    def lay_stamp(self, page: Page, stamp: Page) -> None:
        """Lay ``stamp``, a page of the same seen size, over ``page``."""
        form = self._pdf.copy_foreign(stamp.as_form_xobject())
        self._draw(page, Name.DossierStamp, form, view_of(page).to_user)

    def lay_scan(self, page: Page, scan: Page) -> None:
        """Cover ``page`` with ``scan``, as large as fits; the text beneath stays selectable."""
        target, source = view_of(page), view_of(scan)
        form = self._pdf.copy_foreign(scan.as_form_xobject(False))
        form.BBox = Array(source.box)
        scale = min(target.width_pt / source.width_pt, target.height_pt / source.height_pt)
        fit = Matrix(
            scale,
            0,
            0,
            scale,
            (target.width_pt - scale * source.width_pt) / 2,
            (target.height_pt - scale * source.height_pt) / 2,
        )
        left, bottom, right, top = target.box
        white = f"1 g {left:.4f} {bottom:.4f} {right - left:.4f} {top - bottom:.4f} re f\n"
        matrix = source.to_user.inverse() @ fit @ target.to_user
        self._draw(page, Name.DossierScan, form, matrix, before=white.encode())

    def _draw(
        self, page: Page, name: Name, form: Object, matrix: Matrix, *, before: bytes = b""
    ) -> None:
        numbers = " ".join(f"{value:.6f}" for value in matrix.shorthand)
        content = page.obj.get(Name.Contents, Array())
        streams = list(content) if isinstance(content, Array) else [content]
        drawing = b"\nQ\nq\n%s%s cm\n%s Do\nQ\n" % (before, numbers.encode(), str(name).encode())
        tail = self._pdf.make_indirect(Stream(self._pdf, drawing))
        page.obj.Contents = Array([self._fence, *streams, tail])
        _add_resource(page, name, form)


def _add_resource(page: Page, name: Name, form: Object) -> None:
    # Pages of one source share their resources; each gets its own before it is added to.
    resources = _copy(page.obj.get(Name.Resources))
    forms = _copy(resources.get(Name.XObject))
    forms[name] = form
    resources.XObject = forms
    page.obj.Resources = resources


def _copy(value: object) -> Dictionary:
    return Dictionary(dict(value.items())) if isinstance(value, Dictionary) else Dictionary()
