"""What travels inside a volume beside its pages: the case data, Word files, originals, provenance.

Each volume embeds only what it shows. Not for embedding, which is binding's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import PurePath
from typing import Any

from archive.canonical import sha256
from archive.values import Attachment, VolumeKind
from docgen.case.canonical import canonical_json
from docgen.compose.masking import volume_data
from docgen.compose.values import Composition, FrozenBytes

__all__ = ["volume_attachments"]

_MEDIA_TYPES: Mapping[str, str] = {
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".pdf": "application/pdf",
}
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def volume_attachments(
    request: Composition,
    kind: VolumeKind,
    papers: Sequence[FrozenBytes],
    evidence: Sequence[Mapping[str, Any]],
) -> tuple[Attachment, ...]:
    """The attachments of a volume: data, provenance, Word files, originals, executed copies."""
    shown = volume_data(
        request.case,
        kind,
        papers={each.paper.id for each in papers},
        evidence={item["id"] for item in evidence},
    )
    data = canonical_json(shown)
    provenance = canonical_json(_provenance(request, kind, papers, evidence, sha256(data)))
    origin = "形成过程：编号、时间、版本和摘要"
    return (
        _json("case.json", data, "案件数据", request.created),
        _json("provenance.json", provenance, origin, request.created),
        *(_word(each) for each in papers),
        *_originals(request, papers, evidence),
    )


def _json(name: str, data: bytes, description: str, modified: datetime) -> Attachment:
    return Attachment(
        name=name,
        media_type="application/json",
        data=data,
        relationship="Data",
        description=description,
        modified=modified,
    )


def _word(frozen: FrozenBytes) -> Attachment:
    return Attachment(
        name=f"paper-{frozen.paper.id}.docx",
        media_type=_WORD,
        data=frozen.docx,
        relationship="Source",
        description=f"{frozen.paper.type.title}（Word 文件）",
        modified=_day(frozen.paper.date),
    )


def _originals(
    request: Composition, papers: Sequence[FrozenBytes], evidence: Sequence[Mapping[str, Any]]
) -> Iterator[Attachment]:
    for item in evidence:
        if item.get("file"):
            moment = datetime.fromisoformat(item["obtained_at"])
            yield _original(request, f"evidence-{item['id']}", item["file"], item["title"], moment)
    for frozen in papers:
        copy = frozen.paper.executed_copy
        if copy:
            title = f"{frozen.paper.type.title}（签名盖章后的副本）"
            moment = datetime.fromisoformat(copy["made_at"])
            yield _original(request, f"copy-{frozen.paper.id}", copy["file"], title, moment)


def _original(
    request: Composition, stem: str, file: str, title: str, modified: datetime
) -> Attachment:
    suffix = PurePath(file).suffix.lower()
    return Attachment(
        name=f"{stem}{suffix}",
        media_type=_MEDIA_TYPES[suffix],
        data=request.files[file],
        relationship="Supplement",
        description=f"{title}（原件 {file}）",
        modified=modified,
    )


def _provenance(
    request: Composition,
    kind: VolumeKind,
    papers: Sequence[FrozenBytes],
    evidence: Sequence[Mapping[str, Any]],
    case_sha256: str,
) -> Mapping[str, Any]:
    """Every input on which the bytes of this volume depend."""
    return {
        "format": "docgen/provenance/1",
        "dossier": request.number,
        "edition": request.edition,
        "volume": kind,
        "case_number": request.case.number,
        "created": request.created.isoformat(),
        "programs": dict(request.programs),
        "settings": {
            "order": request.order,
            "corner": request.corner,
            "dpi": request.dpi,
            "specimen": request.specimen,
        },
        "case_sha256": case_sha256,
        "papers": [_paper_origin(each) for each in papers],
        "evidence": [
            {"id": item["id"], "sha256": item.get("sha256"), "reference": item.get("reference")}
            for item in evidence
        ],
    }


def _paper_origin(frozen: FrozenBytes) -> Mapping[str, Any]:
    copy = frozen.paper.executed_copy
    return {
        "id": frozen.paper.id,
        "type": frozen.paper.type.code,
        "number": frozen.paper.number,
        "date": frozen.paper.date,
        "pdf_sha256": sha256(frozen.pdf),
        "docx_sha256": sha256(frozen.docx),
        "copy_sha256": copy["sha256"] if copy else None,
        "versions": dict(frozen.versions),
    }


def _day(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}T00:00:00+08:00")
