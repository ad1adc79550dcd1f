"""Files that a draft names, as small pictures and as they are. Not for taking them in."""

from __future__ import annotations

import io
import json
from typing import Annotated

from fastapi import Query, Request, Response
from PIL import Image, ImageOps

from docgen.service.access.policy import Action
from docgen.service.line.pictures import page_picture
from docgen.service.work.errors import FileUnknownError
from docgen.web.callers import site_of
from docgen.web.pages.frame import data_router
from docgen.web.pages.visits import Visit, visiting

__all__ = ["router"]

router = data_router()

_PDF = b"%PDF-"
_FOR_A_DAY = {"Cache-Control": "private, max-age=86400", "X-Content-Type-Options": "nosniff"}


@router.get("/drafts/{draft_id}/files/{sha256}.png", response_class=Response)
def picture(
    request: Request,
    draft_id: str,
    sha256: str,
    visit: Annotated[Visit, visiting(Action.FILE_READ, counted=False)],
    width: Annotated[int, Query(ge=64, le=1600)] = 320,
) -> Response:
    """A photo, or the first page of a document, at most ``width`` pixels wide."""
    data = _named(request, draft_id, sha256, visit)
    made = page_picture(data, 1, width=width) if data.startswith(_PDF) else _smaller(data, width)
    return Response(made, media_type="image/png", headers=_FOR_A_DAY)


def _named(request: Request, draft_id: str, sha256: str, visit: Visit) -> bytes:
    """The bytes of a file that the draft names.

    Raises:
        FileUnknownError: it names none such, or it was not sent.
    """
    site, occasion = site_of(request), visit.occasion
    draft = site.drafts.find(draft_id, occasion)
    named = f'"{sha256}"' in json.dumps(draft.case.get("evidence", []))
    with site.registry.reading() as unit:
        file = unit.files.find(occasion.principal.agency, sha256) if named else None
        if file is None:
            raise FileUnknownError(case=draft_id)
        data = b"".join(unit.files.read(file))
    site.note(occasion.entry(Action.FILE_READ, f"file:{draft_id}/{sha256}"))
    return data


def _smaller(data: bytes, width: int) -> bytes:
    try:
        with Image.open(io.BytesIO(data)) as opened:
            shown = ImageOps.exif_transpose(opened).convert("RGB")
            shown.thumbnail((width, width * 2))
    except (OSError, ValueError, Image.DecompressionBombError) as error:
        raise FileUnknownError(case="") from error
    out = io.BytesIO()
    shown.save(out, "PNG")
    return out.getvalue()
