"""Answers that several routes give. Not for reading requests."""

from __future__ import annotations

from dataclasses import replace
from http import HTTPStatus

from docgen.service.views import Language, finding_data
from docgen.service.work.casework import Kept
from docgen.web.idempotency import Answer
from docgen.web.request import tag_of_language

__all__ = ["case_answer", "void_answer"]


def case_answer(kept: Kept, language: Language, *, status: int = 200) -> Answer:
    """A case as it is kept now."""
    etag, place = f'"{kept.version.tag}"', f"/v1/cases/{kept.case_id}"
    return Answer(
        status=status,
        headers={
            "ETag": etag,
            "Location" if status == HTTPStatus.CREATED else "Content-Location": place,
            "Content-Language": tag_of_language(language),
        },
        body={
            "case_id": kept.case_id,
            "number": kept.number,
            "version": kept.version.version,
            "etag": etag,
            "saved_at": kept.version.saved_at.isoformat(),
            "findings": finding_data(kept.findings, language),
        },
    )


def void_answer(kept: Kept, language: Language) -> Answer:
    """A case of which a paper was voided, and what has to be voided with it."""
    answer = case_answer(kept, language)
    more = [
        {"id": each.id, "title": each.type.title, "number": each.number} for each in kept.to_void
    ]
    return replace(answer, body={**answer.body, "to_void": more})
