"""Print copies: an issued paper with a code in the foot by which its scan is matched.

The issued PDF stays as it is; the code stands outside the type area, on every page. Not for
matching: that asks the registry.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass

import numpy as np
import pikepdf
import zxingcpp

from docgen.compose.overlays import Setter
from docgen.messages import text

__all__ = ["Original", "PageCode", "print_copies", "print_copy", "read_code"]

_DIGITS = 16
_MARK = "DOCGEN1"
_CODE = re.compile(
    r"DOCGEN1\|([^|]{1,60})\|([^|]{1,120})\|([a-z][a-z0-9_-]{0,31})\|([0-9a-f]{16})\|(\d{1,4})\|(\d{1,4})"
)
_SOURCE = b"""
#set text(font: json(bytes(sys.inputs.families)), fallback: false, size: 6.5pt, fill: luma(25%))
#set page(margin: 0pt, fill: none)
#for page_ in json(bytes(sys.inputs.data)) {
  page(width: page_.width * 1pt, height: page_.height * 1pt, {
    let side = 15mm / page_.rows.len()
    place(bottom + left, dx: 7mm, dy: -6mm, box(fill: white, inset: 4 * side, {
      box(width: 15mm, height: 15mm, for (y, row) in page_.rows.enumerate() {
        for (start, length) in row {
          place(top + left, dx: start * side, dy: y * side,
            rect(width: length * side, height: side, fill: black))
        }
      })
    }))
    // One line, below the foot of the forms.
    place(bottom + left, dx: 26mm, dy: -6.5mm,
      [#text(size: 7.5pt, page_.caption)#h(1.5em)#text(fill: luma(45%), page_.about)])
  })
}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageCode:
    """What the code of one page says; ``digest`` is the beginning of that of the issued PDF."""

    agency: str
    case_id: str
    paper_id: str
    digest: str
    page: int
    pages: int

    @property
    def text(self) -> str:
        """The code as it is written."""
        parts = (self.agency, self.case_id, self.paper_id, self.digest, self.page, self.pages)
        return "|".join((_MARK, *map(str, parts)))

    def is_of(self, pdf_sha256: str) -> bool:
        """Whether it is a page of the issued PDF of this digest."""
        return pdf_sha256[:_DIGITS] == self.digest


def read_code(written: str) -> PageCode | None:
    """The code that is ``written``; None where it is none of ours."""
    found = _CODE.fullmatch(written)
    if found is None:
        return None
    agency, case_id, paper_id, digest, page, pages = found.groups()
    return PageCode(
        agency=agency,
        case_id=case_id,
        paper_id=paper_id,
        digest=digest,
        page=int(page),
        pages=int(pages),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """An issued PDF, its hex SHA-256, and whose it is; ``named`` is what people call it."""

    pdf: bytes
    digest: str
    agency: str
    case_id: str
    paper_id: str
    named: str


def print_copy(original: Original, *, setter: Setter) -> bytes:
    """The pages of an issued PDF, each with its code."""
    with pikepdf.open(io.BytesIO(original.pdf)) as made:
        return _coded(made, list(_feet(made, original)), setter)


def print_copies(originals: Iterable[Original], *, setter: Setter) -> bytes:
    """The pages of many issued PDFs one after the other, each with its code; at least one."""
    feet: list[dict[str, object]] = []
    with ExitStack() as opened:
        book = opened.enter_context(pikepdf.new())
        for original in originals:
            # The bytes of copied pages are read when the book is saved.
            made = opened.enter_context(pikepdf.open(io.BytesIO(original.pdf)))
            feet += _feet(made, original)
            book.pages.extend(made.pages)
        return _coded(book, feet, setter)


def _feet(made: pikepdf.Pdf, original: Original) -> Iterator[dict[str, object]]:
    for place, page in enumerate(made.pages, 1):
        code = PageCode(
            agency=original.agency,
            case_id=original.case_id,
            paper_id=original.paper_id,
            digest=original.digest[:_DIGITS],
            page=place,
            pages=len(made.pages),
        )
        yield _foot(page, code, original.named)


def _coded(made: pikepdf.Pdf, feet: list[dict[str, object]], setter: Setter) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(setter.pages(_SOURCE, feet))) as codes:
        for page, foot in zip(made.pages, codes.pages, strict=True):
            page.add_overlay(foot, None)
        made.save(out, deterministic_id=True)
    return out.getvalue()


def _foot(page: pikepdf.Page, code: PageCode, named: str) -> dict[str, object]:
    left, bottom, right, top = (float(each) for each in page.mediabox)
    return {
        "width": right - left,
        "height": top - bottom,
        "rows": _rows(code.text),
        "caption": text("print-copy-page", named=named, page=code.page, pages=code.pages),
        "about": text("print-copy-code"),
    }


def _rows(written: str) -> list[list[tuple[int, int]]]:
    """The dark runs of each row of the code: where they begin, and how long they are."""
    code = zxingcpp.create_barcode(written, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    picture = np.asarray(code.to_image(scale=1, add_quiet_zones=False))
    rows = []
    for line in picture.tolist():
        runs: list[tuple[int, int]] = []
        for x, light in enumerate(line):
            if light:
                continue
            if runs and sum(runs[-1]) == x:
                runs[-1] = (runs[-1][0], runs[-1][1] + 1)
            else:
                runs.append((x, 1))
        rows.append(runs)
    return rows
