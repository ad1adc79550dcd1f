"""What a route can answer with, for its OpenAPI: problems, a PDF. Not for making problems."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi import Response

from docgen.web.api.models import Problem

__all__ = ["PDF_ANSWER", "pdf_answer", "problems"]

PDF_ANSWER: dict[int | str, dict[str, Any]] = {
    200: {"content": {"application/pdf": {"schema": {"type": "string", "format": "binary"}}}}
}

# What any route can answer with: a wrong request, no credentials, no duty, limits, a defect.
_ALWAYS = (400, 401, 403, 429, 500, 503)


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The ``responses`` of a route: these statuses beside those that any route can answer with."""
    return {
        status: {
            "model": Problem,
            "description": HTTPStatus(status).phrase,
            "content": {"application/problem+json": {}},
        }
        for status in sorted({*_ALWAYS, *statuses})
    }


def pdf_answer(pdf: bytes, named: Mapping[str, str]) -> Response:
    """A PDF to be kept under the name that its headers give it."""
    return Response(pdf, media_type="application/pdf", headers=dict(named))
