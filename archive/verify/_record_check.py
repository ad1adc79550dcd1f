"""The check that a dossier's record tells the truth about the PDFs kept beside it.

Written apart from the record's writer. Not for the bytes of files; the object check sees to them.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from archive.values import VerificationFinding, VerificationReport
from archive.verify._frame import WHOLE_FILE
from archive.verify._object_check import StoredFile
from archive.verify._sealed_pdf import verify_pdf

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = ["check_edition"]

_KEYS = {
    "format",
    "number",
    "case_number",
    "edition",
    "supplements",
    "title",
    "agency",
    "classification",
    "retention",
    "facets",
    "metadata",
    "content_digest",
    "created",
    "sealed_at",
    "specimen",
    "volumes",
    "producer",
}


def check_edition(
    number: str,
    edition: int,
    content: Mapping[str, StoredFile],
    *,
    trust: Sequence[bytes],
    shown: str,
) -> tuple[list[VerificationReport], list[VerificationFinding]]:
    """Verify the sealed volumes of an edition and hold its record to them.

    What the record says of a file that is not what it was any more is not told again.
    """
    folder = f"edition-{edition}/"
    reports = {
        path: _located(verify_pdf(file.data, trust=trust), f"{shown}/{file.path}")
        for path, file in sorted(content.items())
        if path.startswith(folder) and path.endswith(".pdf")
    }
    path = f"{folder}dossier.json"
    kept = content.get(path, StoredFile(b"", path, is_changed=False))
    where = f"{shown}/{kept.path}"
    try:
        record = _parsed(kept.data)
        fields = list(_disagreements(record, number, edition, content, reports))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return list(reports.values()), [VerificationFinding(code="record-malformed", where=where)]
    wrong = [
        VerificationFinding(code="record-disagrees", where=where, params={"field": field})
        for field in fields
    ]
    return list(reports.values()), wrong


def _located(report: VerificationReport, where: str) -> VerificationReport:
    """Say of each finding which file it is in."""
    findings = tuple(
        VerificationFinding(
            code=each.code,
            where=f"{where}: {each.where}" if each.where not in ("", WHOLE_FILE) else where,
            params=each.params,
        )
        for each in report.findings
    )
    return VerificationReport(
        subject=where,
        verdict=report.verdict,
        findings=findings,
        signer=report.signer,
        sealed_at=report.sealed_at,
        pages=report.pages,
    )


def _parsed(data: bytes) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(data)
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    if value.keys() != _KEYS or text.encode() != data:
        raise ValueError("not the canonical form of a record")
    return value


def _disagreements(
    record: Mapping[str, Any],
    number: str,
    edition: int,
    content: Mapping[str, StoredFile],
    reports: Mapping[str, VerificationReport],
) -> Iterator[str]:
    if record["number"] != number:
        yield "number"
    if record["edition"] != edition:
        yield "edition"
    supplemented = record["supplements"]
    if supplemented not in (range(1, edition) if edition > 1 else (None,)):
        yield "supplements"
    named = {volume.get("path"): volume for volume in record["volumes"]}
    if named.keys() != reports.keys():
        yield "volumes"
    for path in sorted(named.keys() & reports.keys()):
        if not content[path].is_changed:
            yield from _volume_disagreements(named[path], content[path].data, reports[path])


def _volume_disagreements(
    volume: Mapping[str, Any], data: bytes, report: VerificationReport
) -> Iterator[str]:
    if volume.get("sha256") != hashlib.sha256(data).hexdigest():
        yield "sha256"
    if volume.get("bytes") != len(data):
        yield "bytes"
    if volume.get("pages") != report.pages:
        yield "pages"
    parts = volume.get("parts")
    texts = [text for part in parts for text in part["texts"]] if isinstance(parts, list) else []
    if len(texts) != report.pages:
        yield "texts"
