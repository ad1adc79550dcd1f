"""``/health``: whether this process lives, and whether it can do its work."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request, Response

from docgen.web.callers import site_of
from docgen.web.readiness import checks_of

__all__ = ["router"]

router = APIRouter(prefix="/health", tags=["health"])


@router.get("/live")
def live() -> dict[str, str]:
    """This process answers."""
    return {"status": "live"}


@router.get("/ready", responses={503: {"description": "something it needs does not answer"}})
def ready(request: Request, response: Response) -> dict[str, Any]:
    """Everything that work needs is there, and the process is not about to stop."""
    checks = checks_of(site_of(request))
    is_ready = all(checks.values())
    if not is_ready:
        response.status_code = 503
    told = {name: "ok" if holds else "failed" for name, holds in checks.items()}
    return {"status": "ready" if is_ready else "not-ready", "checks": told}
