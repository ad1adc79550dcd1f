"""How what the archive tells is printed. Not for asking the archive."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from docgen.cli.findings import notice_lines
from docgen.cli.shell import Language

if TYPE_CHECKING:
    from archive.values import (
        DossierRecord,
        SearchPage,
        VerificationReport,
    )

__all__ = [
    "record_lines",
    "report_lines",
    "search_lines",
]

KINDS: Mapping[str, Mapping[Language, str]] = {
    "main": {"zh": "正卷", "en": "main"},
    "internal": {"zh": "副卷", "en": "internal"},
}
VERDICTS: Mapping[str, Mapping[Language, str]] = {
    "whole": {"zh": "完整，未改动", "en": "whole"},
    "signer-unknown": {"zh": "未改动，但封存者不在信任之列", "en": "whole, signer unknown"},
    "broken": {"zh": "已损坏或者被改动", "en": "broken"},
}
DAMAGED_AROUND: Mapping[str, Mapping[Language, str]] = {
    "whole": {
        "zh": "本卷完整，未改动；但档案库的日志或者声明已损坏",
        "en": "this dossier is whole; the archive's log or declarations are damaged",
    },
    "signer-unknown": {
        "zh": "本卷未改动，封存者不在信任之列；档案库的日志或者声明已损坏",
        "en": "this dossier is whole, signer unknown; "
        "the archive's log or declarations are damaged",
    },
}
FACE: tuple[tuple[str, str, str], ...] = (
    ("title", "题名", "title"),
    ("case_number", "案号", "case number"),
    ("agency", "机关", "agency"),
    ("retention", "保管期限", "retention"),
)


RETENTIONS: Mapping[str, Mapping[Language, str]] = {
    "Y": {"zh": "永久", "en": "permanent"},
    "D30": {"zh": "定期30年", "en": "30 years"},
    "D10": {"zh": "定期10年", "en": "10 years"},
}


def record_lines(record: DossierRecord, language: Language) -> list[str]:
    """The face of a dossier and the contents of its volumes."""
    lines = [record.number]
    for attribute, zh, en in FACE:
        value = getattr(record, attribute)
        if attribute == "retention" and value in RETENTIONS:
            value = RETENTIONS[value][language]
        lines.append(f"  {zh if language == 'zh' else en}  {value}")
    for volume in record.volumes:
        when = record.sealed_at[volume.edition - 1].isoformat()
        kind = KINDS[volume.kind][language]
        edition = f"第{volume.edition}版" if language == "zh" else f"edition {volume.edition}"
        pages = f"{volume.pages}页" if language == "zh" else f"{volume.pages} pages"
        lines.append(f"  {kind}  {edition}  {pages}  {when}")
        lines += [f"    {page:>4}  {title}" for title, page in volume.outline]
    return lines


def search_lines(page: SearchPage, language: Language) -> list[str]:
    """Two lines per hit, then the total."""
    lines: list[str] = []
    for hit in page.hits:
        places = ", ".join(
            f"{KINDS[volume][language]} {first}" + (f"-{last}" if last != first else "")
            for volume, first, last in hit.pages
        )
        lines.append(f"{hit.number}  {hit.title}  {places}".rstrip())
        if hit.snippet:
            lines.append(f"    {' '.join(hit.snippet.split())}")
    total = f"共 {page.total} 卷" if language == "zh" else f"{page.total} dossier(s)"
    return [*lines, total]


def _verdict(report: VerificationReport) -> Mapping[Language, str]:
    """The verdict; of a dossier that is itself sound, that the fault is not in it."""
    alone = report.alone or "broken"
    if report.verdict == "broken" and alone in DAMAGED_AROUND:
        return DAMAGED_AROUND[alone]
    return VERDICTS[report.verdict]


def report_lines(report: VerificationReport, language: Language) -> list[str]:
    """The verdict in one line, then what is wrong."""
    face = [report.subject, _verdict(report)[language]]
    if report.signer:
        face.append(report.signer)
    if report.sealed_at:
        face.append(report.sealed_at.isoformat())
    return [
        "  ".join(face),
        *(f"    {line}" for line in notice_lines((*report.findings, *report.notes), language)),
    ]
