"""The parts of a volume between its sheets: papers with their executed copies, then evidence.

Not for their order (``order``) nor for the sheets (``sheets``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from archive.values import Part, VolumeKind
from docgen.case.dates import cn_date, cn_datetime
from docgen.compose._word import paragraph, table, word_file
from docgen.compose.errors import CopyTooShortError
from docgen.compose.evidence_list import evidence_list
from docgen.compose.face import author_of
from docgen.compose.photo import photo_page
from docgen.compose.raster import pages_of_pictures
from docgen.compose.values import Composition, FrozenBytes, Typesetter

__all__ = ["BodyPart", "evidence_parts", "informant_part", "paper_part"]


@dataclass(frozen=True, slots=True)
class BodyPart:
    """A numbered part and how many pages it takes."""

    part: Part
    pages: int


def paper_part(frozen: FrozenBytes, request: Composition) -> BodyPart:
    """An issued paper; where it was executed, the pages of the copy over it."""
    paper, issued = frozen.paper, len(frozen.page_texts)
    scan, pages = _scan(frozen, request)
    if scan is not None and pages < issued:
        raise CopyTooShortError(
            title=paper.type.title,
            where=f"{paper.pointer}/execution/copy",
            found=pages,
            pages=issued,
        )
    part = Part(
        title=paper.type.title,
        pdf=frozen.pdf,
        kind="paper",
        numbered=True,
        document_number=paper.number or "",
        responsible=_responsible(request, author_of(request.case, paper)),
        date=paper.date,
        reference=f"paper:{paper.id}",
        page_texts=frozen.page_texts,
        scan=scan,
    )
    return BodyPart(part, max(issued, pages))


def _scan(frozen: FrozenBytes, request: Composition) -> tuple[bytes | None, int]:
    copy = frozen.paper.executed_copy
    if not copy:
        return None, 0
    where = f"{frozen.paper.pointer}/execution/copy"
    return _drawn(request.files[copy["file"]], request, where=where)


def _drawn(data: bytes, request: Composition, *, where: str) -> tuple[bytes, int]:
    return pages_of_pictures(data, dpi=request.dpi, seconds=request.page_seconds, where=where)


def evidence_parts(
    request: Composition, kind: VolumeKind, typeset: Typesetter
) -> Iterator[BodyPart]:
    """The list of a volume's evidence, then each piece that has pages."""
    items = [
        item
        for item in request.case.data["evidence"]
        if item["id"] in request.evidence and item["volume"] == kind
    ]
    if not items:
        return
    yield _list_part(request, items, typeset)
    for item in items:
        if item.get("file"):
            yield _piece(request, item, typeset)


def _list_part(
    request: Composition, items: Sequence[Mapping[str, Any]], typeset: Typesetter
) -> BodyPart:
    case = request.case
    label = "登记号" if case.data.get("register_number") else "案号"
    file = evidence_list(
        items,
        case_number=f"{label}：{case.number or ''}",
        names=lambda ids: "、".join(case.staff(ident)["name"] for ident in ids),
        time=printed_time,
    )
    pages = typeset(file)
    made_on = request.filed_on
    return _own_pages(
        request, "证据目录", pages.pdf, pages.page_texts, reference="evidence", date=made_on
    )


def _piece(request: Composition, item: Mapping[str, Any], typeset: Typesetter) -> BodyPart:
    data, reference = request.files[item["file"]], f"evidence:{item['id']}"
    date = str(item.get("obtained_at") or "")[:10]
    if item["kind"] != "photo" or data.startswith(b"%PDF-"):
        pdf, count = _drawn(data, request, where=reference)
        part = _evidence(
            request,
            item["title"],
            pdf,
            (),
            reference=reference,
            date=date,
            author=item.get("author"),
        )
        return BodyPart(part, count)
    names = "、".join(request.case.staff(ident)["name"] for ident in item["obtained_by"])
    pages = typeset(photo_page(item, data, time=printed_time(item["obtained_at"]), by=names))
    return _own_pages(
        request,
        item["title"],
        pages.pdf,
        pages.page_texts,
        reference=reference,
        date=date,
        author=item.get("author"),
    )


def informant_part(request: Composition, typeset: Typesetter) -> BodyPart:
    """The informant's material, for the internal volume alone (domain 10.7)."""
    informant = request.case.data["informant"]
    reply = informant.get("reply") or {}
    rows = (
        ("姓　　名", informant.get("name") or "匿名"),
        ("联系电话", informant.get("telephone") or "/"),
        ("举报时间", printed_time(informant.get("received_at") or "")),
        ("举报内容", informant.get("content") or "/"),
        ("答复时间", printed_time(reply.get("on") or "")),
        ("答复方式", reply.get("method") or "/"),
        ("答复内容", reply.get("content") or "/"),
    )
    cells = [
        (paragraph(label, face="黑体", align="center"), paragraph(text)) for label, text in rows
    ]
    title = "投诉举报人材料"
    heading = paragraph(title, face="方正小标宋简体", size_pt=18, align="center")
    pages = typeset(word_file([heading, paragraph("", size_pt=6), table((32.0, 123.0), cells)]))
    return _own_pages(request, title, pages.pdf, pages.page_texts, reference="informant")


def _own_pages(
    request: Composition,
    title: str,
    pdf: bytes,
    texts: tuple[str, ...],
    *,
    reference: str,
    date: str = "",
    author: str | None = None,
) -> BodyPart:
    part = _evidence(request, title, pdf, texts, reference=reference, date=date, author=author)
    return BodyPart(part, len(texts))


def _responsible(request: Composition, author: str | None) -> str:
    """责任者 of a document, as the agency files it."""
    authority = str(request.case.data["authority"]["body"]["name"])
    return author or authority if request.responsible == "author" else authority


def _evidence(
    request: Composition,
    title: str,
    pdf: bytes,
    texts: tuple[str, ...],
    *,
    reference: str,
    date: str,
    author: str | None = None,
) -> Part:
    """A part of evidence; what nobody is named for was made by the agency."""
    return Part(
        title=title,
        pdf=pdf,
        kind="evidence",
        numbered=True,
        responsible=_responsible(request, author),
        date=date,
        reference=reference,
        page_texts=texts,
    )


def printed_time(text: str) -> str:
    """A time, or the day alone where no time is given, as papers print it; ``/`` for nothing."""
    if not text:
        return "/"
    return cn_datetime(text) if "T" in text else cn_date(text)
