"""What is found and kept, as JSON: one shape for the API and for ``--json``.

Not for the lines that people read on a terminal.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal

from docgen.messages import in_chinese, text_over_http
from docgen.messages import text as text_of
from docgen.values import name_in

if TYPE_CHECKING:
    from archive.values import (
        DossierRecord,
        SearchPage,
        StoredVolume,
        VerificationFinding,
        VerificationReport,
    )
    from docgen.case.deadlines import Deadline
    from docgen.case.evaluation import Evaluation
    from docgen.case.progress import Progress, Reason
    from docgen.registry.queue.values import JobRow
    from docgen.service.reports.evaluating import CaseEvaluation
    from docgen.values import Finding

__all__ = [
    "Language",
    "deadline_data",
    "evaluation_data",
    "finding_data",
    "job_data",
    "notice_data",
    "problem_data",
    "progress_data",
    "reason_text",
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


def reason_text(reason: Reason, language: Language) -> str:
    """Why a paper is needed, in words."""
    why = text_of(f"asked-{reason.code}", language)
    return text_of("asked-presumed", language, why=why) if reason.presumed else why


def progress_data(progress: Progress, language: Language) -> dict[str, Any]:
    """Where a case stands on its route."""
    route = progress.route
    return {
        "route": None if route is None else route.code,
        "title": "" if route is None else route.title[language],
        "steps": [
            {
                "instruments": list(step.instruments),
                "titles": [name_in(each, language) for each in step.titles],
                "papers": [paper.id for paper in step.papers],
                "needed": step.needed,
                "reasons": [
                    {"text": reason_text(each, language), "clause": each.clause}
                    for each in step.reasons
                ],
                "state": step.state,
            }
            for step in progress.steps
        ],
    }


def deadline_data(deadlines: Iterable[Deadline], language: Language) -> list[dict[str, Any]]:
    """The terms of a case."""
    return [
        {
            "code": each.clock.code,
            "title": each.clock.title[language],
            "paper": name_in(each.paper, language) or None,
            "where": each.where,
            "from": each.start.isoformat(),
            "due": each.due.isoformat(),
            "due_at": each.due_at.isoformat() if each.due_at else None,
            "done_on": each.done_on.isoformat() if each.done_on else None,
            "state": each.state,
            "concerns": each.clock.concerns,
            "provisional": each.provisional,
            "clause": each.clock.clause,
            "consequence": each.clock.consequence[language],
        }
        for each in deadlines
    ]


def evaluation_data(found: CaseEvaluation, language: Language) -> dict[str, Any]:
    """The score of a case, and each deduction with its reason and, once sealed, its page."""
    evaluation = found.evaluation
    return {
        "standard": evaluation.standard.title,
        "score": evaluation.score,
        "passed": evaluation.passed,
        "defects": [item.code for item in evaluation.defects],
        "parts": [
            {"code": each.part.code, "points": each.part.points, "score": each.score}
            for each in evaluation.parts
        ],
        "deductions": _deductions(found, evaluation, language),
    }


def _deductions(
    found: CaseEvaluation, evaluation: Evaluation, language: Language
) -> list[dict[str, Any]]:
    rows = []
    for each in evaluation.deductions:
        page = found.page_of(each)
        place = page and {"volume": page.volume, "edition": page.edition, "page": page.page}
        rows.append(
            {
                "item": each.item.code,
                "title": each.item.title[language],
                "zero": each.item.zero,
                "points": each.points,
                "code": each.finding.code,
                "where": each.finding.where,
                "clause": each.finding.clause,
                "reason": text_of(each.finding, language),
                "page": place,
            }
        )
    return rows


def job_data(
    job: JobRow,
    language: Language,
    *,
    files: Iterable[str],
    speak: Callable[..., str] = text_over_http,
) -> dict[str, Any]:
    """A job as it stands; of one that waits to be tried again also why it did not succeed.

    ``speak`` gives the sentence of an error, as ``docgen.messages.page_text`` for a page.
    """
    return {
        "id": job.id,
        "kind": job.kind,
        "target": job.target,
        "state": job.state,
        "done": job.done,
        "total": job.total,
        "attempts": job.attempts,
        "created_at": job.created_at.isoformat(),
        "created_by": job.created_by,
        "started_at": _moment(job.started_at),
        "ended_at": _moment(job.ended_at),
        "deadline": job.deadline.isoformat(),
        "result": job.result,
        "files": [{"name": each, "path": f"/v1/jobs/{job.id}/files/{each}"} for each in files],
        "error": None if job.error is None else problem_data(job.error, language, speak),
    }


def _moment(at: datetime | None) -> str | None:
    return None if at is None else at.isoformat()


def problem_data(
    error: Mapping[str, Any], language: Language, speak: Callable[..., str] = text_over_http
) -> dict[str, Any]:
    """Why a job did not succeed, as it is kept (``docgen.service.jobs.problems``)."""
    params = in_chinese(error["params"]) if language == "zh" else error["params"]
    return {
        "code": error["code"],
        "message": speak(error["code"], language, **params),
        "errors": [
            {**each, "message": each["message"][language]} for each in error.get("findings", ())
        ],
    }
