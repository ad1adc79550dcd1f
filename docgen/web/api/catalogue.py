"""``/v1/instrument-types`` and ``/v1/schemas``: what papers there are, and what a case holds."""

from __future__ import annotations

import hashlib
import json
from typing import Annotated, Any

from fastapi import APIRouter, Request, Response

from docgen.service.access.occasion import Occasion
from docgen.service.access.policy import Action
from docgen.web.api.models import InstrumentTypes
from docgen.web.api.responses import problems
from docgen.web.callers import allowed, site_of
from docgen.web.conditions import unless_known

__all__ = ["router"]

router = APIRouter(prefix="/v1", tags=["catalogue"])

_SCHEMA: dict[int | str, dict[str, Any]] = {
    200: {"content": {"application/schema+json": {"schema": {"type": "object"}}}}
}


@router.get("/instrument-types", response_model=InstrumentTypes, responses=problems())
def types(
    request: Request, occasion: Annotated[Occasion, allowed(Action.CATALOGUE_READ)]
) -> dict[str, Any]:
    """Every kind of paper, ministerial and reference forms and the agency's own."""
    del occasion
    with site_of(request).offices() as office:
        found = office.catalogue.instruments
    return {
        "types": [
            {
                "code": each.code,
                "title": each.title,
                "tier": each.tier,
                "family": each.family,
                "role": each.role.value,
                "volume": each.volume,
                "receipt": each.receipt,
                "schema_path": f"/v1/schemas/{each.code}",
            }
            for each in found
        ]
    }


@router.get("/schemas/{name}", response_class=Response, responses={**_SCHEMA, **problems(404)})
def schema(
    request: Request,
    name: str,
    occasion: Annotated[Occasion, allowed(Action.CATALOGUE_READ)],
) -> Response:
    """A JSON Schema 2020-12: ``case``, ``common``, or that of an instrument by its code.

    It stands alone: the common definitions that it uses come along under ``$defs``.
    """
    del occasion
    with site_of(request).offices() as office:
        document = office.catalogue.standalone_schema(name)
    text = json.dumps(document, ensure_ascii=False, indent=1).encode()
    return unless_known(
        request,
        hashlib.sha256(text).hexdigest(),
        lambda: Response(text, media_type="application/schema+json"),
    )
