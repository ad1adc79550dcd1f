"""``/health``: whether this process lives, and whether it can do its work."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request, Response

from docgen.web.callers import site_of
from docgen.web.readiness import checks_of, keeps_out

__all__ = ["router"]

router = APIRouter(prefix="/health", tags=["health"])


@router.get("/live")
def live() -> dict[str, str]:
    """This process answers."""
    return {"status": "live"}


@router.get("/ready", responses={503: {"description": "something it needs does not answer"}})
def ready(request: Request, response: Response) -> dict[str, Any]:
    """Everything that work needs is there, and the process is not about to stop.

    `degraded` means ready, with something failed that keeps nobody from working.
    """
    checks = checks_of(site_of(request))
    told = {name: "ok" if holds else "failed" for name, holds in checks.items()}
    if keeps_out(checks):
        response.status_code = 503
        return {"status": "not-ready", "checks": told}
    return {"status": "ready" if all(checks.values()) else "degraded", "checks": told}
