"""Which problems a route can answer with, for its OpenAPI. Not for making them."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from docgen.web.api.models import Problem

__all__ = ["problems"]

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
