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
    jobs,
    metrics,
    papers,
    reviews,
    standing,
    statistics,
    webhooks,
)

__all__ = ["API"]

API: Sequence[APIRouter] = (
    cases.router,
    standing.router,
    papers.router,
    files.router,
    reviews.router,
    jobs.router,
    dossiers.router,
    statistics.router,
    webhooks.router,
    catalogue.router,
    health.router,
    metrics.router,
)
