"""The routers of the HTTP interface, in the order of its description."""

from __future__ import annotations

from collections.abc import Sequence

from fastapi import APIRouter

from docgen.web.api import (
    cases,
    catalogue,
    dossiers,
    files,
    health,
    metrics,
    papers,
    reviews,
    standing,
    statistics,
)

__all__ = ["API"]

API: Sequence[APIRouter] = (
    cases.router,
    standing.router,
    papers.router,
    files.router,
    reviews.router,
    dossiers.router,
    statistics.router,
    catalogue.router,
    health.router,
    metrics.router,
)
