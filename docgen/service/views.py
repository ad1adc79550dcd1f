"""What is found and kept, as JSON: one shape for the API and for ``--json``.

Not for the lines that people read on a terminal.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Literal

from docgen.messages import text as text_of

if TYPE_CHECKING:
    from archive.values import (
        DossierRecord,
        SearchPage,
        StoredVolume,
        VerificationFinding,
        VerificationReport,
    )
    from docgen.values import Finding

__all__ = [
    "Language",
    "finding_data",
    "notice_data",
    "record_data",
    "report_data",
    "search_data",
    "volume_data",
]

Language = Literal["zh", "en"]


def finding_data(findings: Iterable[Finding], language: Language) -> list[dict[str, Any]]:
    """The findings as JSON objects."""
    return [
        {
            "code": finding.code,
            "severity": finding.severity.value,
            "pointer": finding.where,
            "message": text_of(finding, language),
            "clause": finding.clause,
        }
        for finding in findings
    ]


def notice_data(
    findings: Iterable[VerificationFinding], language: Language
) -> list[dict[str, Any]]:
    """What the archive found, as JSON objects."""
    return [
        {
            "code": finding.code,
            "where": finding.where,
            "params": dict(finding.params),
            "message": text_of(finding.code, language, **finding.params),
        }
        for finding in findings
    ]


def volume_data(volume: StoredVolume) -> dict[str, Any]:
    """A sealed volume."""
    return {
        "kind": volume.kind,
        "edition": volume.edition,
        "path": volume.path,
        "sha256": volume.sha256,
        "pages": volume.pages,
        "bytes": volume.bytes,
        "outline": [{"title": title, "page": page} for title, page in volume.outline],
    }


def record_data(record: DossierRecord) -> dict[str, Any]:
    """Everything the archive tells of a dossier."""
    return {
        "number": record.number,
        "case_number": record.case_number,
        "title": record.title,
        "agency": record.agency,
        "classification": record.classification,
        "retention": record.retention,
        "editions": record.editions,
        "sealed_at": [moment.isoformat() for moment in record.sealed_at],
        "content_digests": list(record.content_digests),
        "specimen": record.specimen,
        "facets": {name: list(values) for name, values in record.facets.items()},
        "metadata": dict(record.metadata),
        "volumes": [volume_data(volume) for volume in record.volumes],
    }


def search_data(page: SearchPage, language: Language) -> dict[str, Any]:
    """A page of hits."""
    return {
        "total": page.total,
        "hits": [
            {
                "number": hit.number,
                "case_number": hit.case_number,
                "title": hit.title,
                "edition": hit.edition,
                "snippet": hit.snippet,
                "pages": [
                    {"volume": volume, "first": first, "last": last}
                    for volume, first, last in hit.pages
                ],
                "facets": {name: list(values) for name, values in hit.facets.items()},
            }
            for hit in page.hits
        ],
        "facets": {name: dict(counts) for name, counts in page.facets.items()},
        "findings": notice_data(page.findings, language),
    }


def report_data(report: VerificationReport, language: Language) -> dict[str, Any]:
    """The answer of a verification."""
    return {
        "subject": report.subject,
        "verdict": report.verdict,
        "alone": report.alone or report.verdict,
        "signer": report.signer,
        "sealed_at": report.sealed_at.isoformat() if report.sealed_at else None,
        "pages": report.pages,
        "findings": notice_data(report.findings, language),
        "notes": notice_data(report.notes, language),
    }
