"""``/health``: whether this process lives, and whether it can do its work."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request, Response

from docgen.errors import DocgenError
from docgen.web.callers import site_of

__all__ = ["router"]

router = APIRouter(prefix="/health", tags=["health"])


@router.get("/live")
def live() -> dict[str, str]:
    """This process answers."""
    return {"status": "live"}


@router.get("/ready", responses={503: {"description": "something it needs does not answer"}})
def ready(request: Request, response: Response) -> dict[str, Any]:
    """The registry can be written and the archive is there."""
    checks: dict[str, str] = {}
    site = site_of(request)
    for name, probe in (("registry", site.probe_registry), ("archive", site.probe_archive)):
        try:
            probe()
            checks[name] = "ok"
        except (DocgenError, OSError):
            checks[name] = "failed"
            response.status_code = 503
    status = "not-ready" if "failed" in checks.values() else "ready"
    return {"status": status, "checks": checks}
