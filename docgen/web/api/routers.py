"""The routers of the HTTP interface, in the order of its description."""

from __future__ import annotations

from collections.abc import Sequence

from fastapi import APIRouter

from docgen.web.api import (
    audit,
    cases,
    catalogue,
    dossiers,
    files,
    health,
    jobs,
    keys,
    metrics,
    papers,
    reviews,
    sessions,
    standing,
    statistics,
    users,
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
    sessions.router,
    users.router,
    keys.router,
    audit.router,
    health.router,
    metrics.router,
)
