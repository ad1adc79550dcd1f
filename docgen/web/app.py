"""The app of one serving process, made from its site. Not for listening: that is the server's."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version
from typing import Any

from fastapi import FastAPI

from docgen.web import problems
from docgen.web.api.routers import API
from docgen.web.framing import Unambiguous
from docgen.web.limits import Crowd
from docgen.web.methods import Bodiless
from docgen.web.openapi.document import described, operation_id
from docgen.web.pages.frame import error_page
from docgen.web.pages.routers import PAGES
from docgen.web.site import Site
from docgen.web.trace import Traced
from docgen.web.watched import Watched

__all__ = ["create_app"]

_DESCRIPTION = (
    "Cases in, sealed and searchable dossiers out. Send `Authorization: Bearer KEY`. Errors are "
    "application/problem+json (RFC 9457) with a JSON Pointer for each finding."
)


def create_app(site: Site) -> FastAPI:
    """The app that serves a site; it closes the site when it ends."""

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        yield
        site.close()

    app = FastAPI(
        title="docgen",
        version=version("docgen"),
        description=_DESCRIPTION,
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        openapi_url="/v1/openapi.json",
        redirect_slashes=False,
        generate_unique_id_function=operation_id,
    )
    app.state.site = site
    problems.install(app, error_page)
    app.add_middleware(Crowd, most=site.settings.serve_requests_at_once)
    app.add_middleware(Bodiless)
    app.add_middleware(Unambiguous)
    app.add_middleware(Traced, is_mock=site.is_mock)
    app.add_middleware(Watched, metrics=site.metrics)
    for router in (*API, *PAGES):
        app.include_router(router)
    app.openapi = lambda: _described(app, site)  # type: ignore[method-assign]
    return app


def _described(app: FastAPI, site: Site) -> dict[str, Any]:
    """The OpenAPI 3.1 of the app, made once."""
    if app.openapi_schema is None:
        with site.offices() as office:
            app.openapi_schema = described(app, office.catalogue)
    return app.openapi_schema
