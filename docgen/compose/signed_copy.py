"""The executed copy of a paper signed on a screen: its pages, signed, then a sheet of evidence.

The copy names inside the digest of the issued PDF whose pages it bears, so that it can be told from
a copy of any other paper. Not for who may sign, nor for the issued PDF, which stays as it is.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import asdict, dataclass

import pikepdf

from docgen.compose.overlays import Setter
from docgen.compose.stamping import Stamp, stamp_pages
from docgen.compose.tagging import add_tagged_pages

__all__ = ["SIGNING_AREA", "DrawnLine", "Sheet", "bound_digest", "signed_copy"]

SIGNING_AREA = (1000, 400)
"""The area in which a signature is drawn; its points are counted from the upper left corner."""

_KEY = "/DocgenIssuedPdf"
_SOURCE = """
#let sheet = json(bytes(sys.inputs.data))
#set page(paper: "a4", margin: (x: 26mm, top: 30mm, bottom: 26mm))
#set text(font: json(bytes(sys.inputs.families)), fallback: false, size: 11pt)
#set text(lang: "zh", region: "cn")
#set document(title: "电子签名页")
#set par(leading: 0.8em)
#let unit = 0.17pt
#let line-of(points) = place(top + left, curve(
  stroke: (paint: black, thickness: 1.5pt, cap: "round", join: "round"),
  curve.move((points.at(0).at(0) * unit, points.at(0).at(1) * unit)),
  ..points.map(each => curve.line((each.at(0) * unit, each.at(1) * unit)))))
#show heading: set text(size: 18pt, weight: "regular", tracking: 0.2em)
#align(center, heading(outlined: false)[电子签名页])
#v(8mm)
#grid(columns: (auto, 1fr), row-gutter: 1em, column-gutter: 1.2em,
  text(fill: luma(35%))[文书], sheet.title,
  text(fill: luma(35%))[文号], sheet.number,
  text(fill: luma(35%))[案号], sheet.case_number,
  text(fill: luma(35%))[文书摘要], text(size: 9pt, sheet.digest.clusters().chunks(8)
    .map(each => each.join()).join(" ")))
#v(6mm)
#par(text(size: 10pt, fill: luma(35%), sheet.told))
#v(4mm)
#for each in sheet.lines {
  block(width: 100%, breakable: false, stroke: (top: 0.6pt + luma(60%)), inset: (y: 4mm),
    grid(columns: (1fr, 1000 * unit), column-gutter: 6mm, align: (left + top, left + top),
      [
        #text(weight: "bold", each.label)#if each.name != "" [：#each.name]
        #v(1mm)
        #set text(size: 10pt)
        时间：#each.time
        #if each.choice != "" [\\ 选择：#each.choice]
        #if each.remarks != "" [\\ 意见：#each.remarks]
        \\ #text(size: 8.5pt, fill: luma(35%))[设备 #each.device #h(0.6em) 签名摘要 #each.digest]
      ],
      box(width: 1000 * unit, height: 400 * unit, stroke: 0.5pt + luma(75%),
        for points in each.strokes { line-of(points) })))
}
""".encode()


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnLine:
    """One signature as the sheet shows it; texts are ready to print, empty where there is none.

    ``strokes`` are lists of points within ``SIGNING_AREA``.
    """

    label: str
    name: str
    time: str
    choice: str
    remarks: str
    device: str
    digest: str
    strokes: Sequence[Sequence[tuple[int, int]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What the sheet says of the paper; ``digest`` is the hex SHA-256 of its issued PDF.

    ``told`` says what the pages before it are.
    """

    title: str
    number: str
    case_number: str
    digest: str
    told: str
    lines: Sequence[DrawnLine]


def signed_copy(pdf: bytes, sheet: Sheet, stamps: Sequence[Stamp], *, setter: Setter) -> bytes:
    """The pages of an issued paper, stamped, with the sheet of its signatures after them."""
    page = setter.pages(_SOURCE, asdict(sheet), tagged=True)
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as made, pikepdf.open(io.BytesIO(page)) as added:
        stamp_pages(made, stamps, setter=setter)
        add_tagged_pages(made, added)
        made.docinfo[_KEY] = sheet.digest
        made.save(out, deterministic_id=True)
    return out.getvalue()


def bound_digest(copy: bytes) -> str | None:
    """The digest of the issued PDF to which a copy is bound; None for a copy that names none."""
    if not copy.startswith(b"%PDF-"):
        return None
    try:
        with pikepdf.open(io.BytesIO(copy)) as pdf:
            found = pdf.docinfo.get(_KEY)
    except (pikepdf.PdfError, ValueError, TypeError):
        return None
    return None if found is None else str(found)
