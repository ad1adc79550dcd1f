"""The versions of a template: who published which one when, each as the Word file it was.

Not for publishing one (``forms``).
"""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated

from fastapi import Path, Request, Response
from starlette.exceptions import HTTPException

from docgen.service.access.policy import Action
from docgen.service.versions import kept_version, kept_versions
from docgen.web.callers import site_of
from docgen.web.downloads import named_file
from docgen.web.pages.frame import page_router
from docgen.web.pages.people import names_of
from docgen.web.pages.times import read_time
from docgen.web.pages.visits import Visit, visiting
from docgen.web.site import Site

__all__ = ["WORD", "Version", "router", "versions_of"]

router = page_router()

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A version that was published: its digest, when and by whom, and whether its file is kept."""

    digest: str
    at: str
    by: str
    kept: bool


def versions_of(site: Site, visit: Visit, code: str) -> list[Version]:
    """The versions of a template that people of the agency published, the newest first."""
    kept, names = kept_versions(site.home, code), names_of(site, visit)
    with site.registry.reading() as unit:
        rows = unit.audit.rows(
            agency=visit.occasion.principal.agency, target=f"template:{code}", limit=10_000
        )
    found = [row for row in reversed(rows) if row.outcome == "done" and "sha256" in row.detail]
    return [
        Version(
            digest=str(row.detail["sha256"]),
            at=read_time(row.at),
            by=names.get(row.actor, row.actor),
            kept=row.detail["sha256"] in kept,
        )
        for row in found
    ]


@router.get("/admin/templates/{code}/versions/{digest}.docx")
def version_file(
    request: Request,
    code: str,
    digest: Annotated[str, Path(pattern="^[0-9a-f]{64}$")],
    visit: Annotated[Visit, visiting(Action.TEMPLATE_MANAGE)],
) -> Response:
    """The Word file of a version."""
    site = site_of(request)
    with site.offices() as office:
        title = office.catalogue.instrument(code).title
        data = kept_version(office.home, code, digest)
    if data is None:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    version = digest[:12]
    params = {"title": title, "code": code, "version": version}
    named = named_file("template-version", ".docx", visit.language, **params)
    return Response(data, media_type=WORD, headers=dict(named))
