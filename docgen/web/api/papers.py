"""``/v1/cases/{id}/instruments``: papers issued, read, and what happened to them afterwards."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query, Request, Response

from docgen.registry.values import FrozenPaper
from docgen.service.access.occasion import Occasion
from docgen.service.access.policy import Action
from docgen.service.also import Also
from docgen.service.line.issuing import Issued
from docgen.service.views import Language
from docgen.service.work.casework import Kept
from docgen.service.work.errors import PaperUnknownError
from docgen.web.api.answers import case_answer, void_answer
from docgen.web.api.models import CaseAnswer, IssueAnswer, VoidAnswer
from docgen.web.api.responses import problems
from docgen.web.bodies import read_json
from docgen.web.callers import allowed, site_of
from docgen.web.conditions import expected_tag, unless_known
from docgen.web.idempotency import Answer, Keep, once, once_done
from docgen.web.request import language_of

__all__ = ["router"]

router = APIRouter(prefix="/v1/cases/{case_id}", tags=["instruments"])

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_TYPES = {"pdf": "application/pdf", "docx": _WORD, "svg": "image/svg+xml"}
_INERT = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
_OBJECT = {
    "requestBody": {
        "required": True,
        "content": {"application/json": {"schema": {"type": "object"}}},
    }
}
_REASON = {
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {
                "schema": {
                    "type": "object",
                    "required": ["reason"],
                    "properties": {"reason": {"type": "string", "minLength": 1}},
                }
            }
        },
    }
}
_WORK = problems(404, 408, 409, 412, 413, 415, 422, 428)


def _issue_answer(kept: Kept, language: Language, issued: Issued) -> Answer:
    base = case_answer(kept, language)
    papers = [_paper(each) for each in issued.papers.values()]
    extra = {"papers": papers, "new": list(issued.new), "waiting": list(issued.waiting)}
    return Answer(headers=base.headers, body={**base.body, **extra})


def _paper(paper: FrozenPaper) -> dict[str, Any]:
    return {
        "id": paper.paper_id,
        "type": paper.type,
        "title": paper.title,
        "number": paper.number,
        "date": paper.date,
        "issued_at": paper.issued_at.isoformat(),
        "pdf_sha256": paper.pdf_sha256,
        "docx_sha256": paper.docx_sha256,
        "substitutions": list(paper.substitutions),
    }


def _issue(request: Request, occasion: Occasion, case_id: str, paper_id: str | None) -> Response:
    """Issuing again what is issued changes nothing, so its answer need not be kept."""

    def effect(_keep: Keep) -> Answer:
        issued, kept = site_of(request).cases.issue(case_id, paper_id, occasion)
        return _issue_answer(kept, language_of(request), issued)

    return once(request, occasion, b"", effect)


@router.post(":issue", response_model=IssueAnswer, responses=_WORK)
def issue_all(
    request: Request,
    case_id: str,
    occasion: Annotated[Occasion, allowed(Action.PAPER_ISSUE)],
) -> Response:
    """Number and freeze every paper that is ready."""
    return _issue(request, occasion, case_id, None)


@router.post("/instruments/{paper_id}:issue", response_model=IssueAnswer, responses=_WORK)
def issue(
    request: Request,
    case_id: str,
    paper_id: str,
    occasion: Annotated[Occasion, allowed(Action.PAPER_ISSUE)],
) -> Response:
    """Number and freeze one paper. Sent again, it gives the same paper."""
    return _issue(request, occasion, case_id, paper_id)


async def _object(request: Request) -> dict[str, Any]:
    return await read_json(request)


def _noted(
    request: Request,
    occasion: Occasion,
    value: dict[str, Any],
    change: Callable[[Also[Kept]], Kept],
    answer: Callable[[Kept, Language], Answer] = case_answer,
) -> Response:
    language = language_of(request)
    return once_done(request, occasion, value, change, lambda kept: answer(kept, language))


def _tag(request: Request, case_id: str, occasion: Occasion) -> str | None:
    """What a note expects to find, where the client says so by If-Match."""
    if "if-match" not in request.headers:
        return None
    return expected_tag(request, site_of(request).cases.find(case_id, occasion).newest.tag)


def _noted_part(
    request: Request,
    occasion: Occasion,
    case_id: str,
    paper_id: str,
    part: Literal["execution", "service"],
    value: dict[str, Any],
) -> Response:
    work, tag = site_of(request).cases, _tag(request, case_id, occasion)
    return _noted(
        request,
        occasion,
        value,
        lambda also: work.note(case_id, paper_id, part, value, occasion, expected=tag, also=also),
    )


@router.post(
    "/instruments/{paper_id}:execute", response_model=CaseAnswer, openapi_extra=_OBJECT,
    responses=_WORK,
)  # fmt: skip
def execute(
    request: Request,
    occasion: Annotated[Occasion, allowed(Action.PAPER_EXECUTE)],
    case_id: str,
    paper_id: str,
    value: Annotated[dict[str, Any], Depends(_object)],
) -> Response:
    """Note who signed an issued paper, what the party chose, and its executed copy."""
    return _noted_part(request, occasion, case_id, paper_id, "execution", value)


@router.post(
    "/instruments/{paper_id}:take-back", response_model=CaseAnswer, openapi_extra=_REASON,
    responses=_WORK,
)  # fmt: skip
def take_back(
    request: Request,
    occasion: Annotated[Occasion, allowed(Action.PAPER_EXECUTE)],
    case_id: str,
    paper_id: str,
    value: Annotated[dict[str, Any], Depends(_object)],
) -> Response:
    """Take back the executed copy of a paper that is the wrong one, while it is not sealed.

    The signatures that the copy bears go with it; its file stays on record. Another copy is noted
    by `:execute`. What was signed on a screen is not taken back: void the paper.
    """
    work, tag = site_of(request).taking_back, _tag(request, case_id, occasion)
    reason = str(value.get("reason") or "")
    return _noted(
        request,
        occasion,
        value,
        lambda also: work.take_back(case_id, paper_id, reason, occasion, expected=tag, also=also),
    )


@router.post(
    "/instruments/{paper_id}:serve", response_model=CaseAnswer, openapi_extra=_OBJECT,
    responses=_WORK,
)  # fmt: skip
def serve(
    request: Request,
    occasion: Annotated[Occasion, allowed(Action.PAPER_SERVE)],
    case_id: str,
    paper_id: str,
    value: Annotated[dict[str, Any], Depends(_object)],
) -> Response:
    """Note how an issued paper was served."""
    return _noted_part(request, occasion, case_id, paper_id, "service", value)


@router.post(
    "/instruments/{paper_id}:void", response_model=VoidAnswer, openapi_extra=_REASON,
    responses=_WORK,
)  # fmt: skip
def void(
    request: Request,
    occasion: Annotated[Occasion, allowed(Action.PAPER_VOID)],
    case_id: str,
    paper_id: str,
    value: Annotated[dict[str, Any], Depends(_object)],
) -> Response:
    """Take an issued paper out of force; its number is never used again.

    The paper stays in the case as a draft, without number, signatures and service; the answer
    bears the version and the tag of the case as it is then. Issued papers that print its number or
    its service are in `to_void`: void them too, in this order, then issue all of them anew.
    """
    work, reason = site_of(request).cases, str(value.get("reason") or "")
    return _noted(
        request,
        occasion,
        value,
        lambda also: work.void(case_id, paper_id, reason, occasion, also=also),
        void_answer,
    )


@router.get(
    "/instruments/{paper_id}.{format_}", response_class=Response,
    responses={
        200: {"content": {each: {"schema": {"type": "string", "format": "binary"}}
                          for each in _TYPES.values()}},
        **problems(404, 422),
    },
)  # fmt: skip
def read(
    request: Request,
    case_id: str,
    paper_id: str,
    format_: Literal["pdf", "docx", "svg"],
    occasion: Annotated[Occasion, allowed(Action.PAPER_READ)],
    page: Annotated[int, Query(ge=1, le=5000, description="of an SVG")] = 1,
) -> Response:
    """An issued paper as it was frozen; one that is not issued as a draft, marked so.

    SVG shows one page as it would be now.
    """
    site = site_of(request)
    row = site.cases.find(case_id, occasion)
    if all(each["id"] != paper_id for each in json.loads(row.content)["papers"]):
        raise PaperUnknownError(paper=paper_id, case=case_id)
    site.note(occasion.entry(Action.PAPER_READ, f"paper:{case_id}/{paper_id}"))
    with site.registry.reading() as unit:
        frozen = unit.cases.paper(row.key, paper_id) if format_ != "svg" else None
    if frozen is not None:
        data = frozen.pdf if format_ == "pdf" else frozen.docx
        digest = frozen.pdf_sha256 if format_ == "pdf" else frozen.docx_sha256
        if data is not None:
            return unless_known(request, digest, lambda: _file(data, format_))
    with site.offices() as office:
        drafts = office.draft(row.content, paper_id, format_=format_, now=occasion.at)
    pages = [each for each in drafts if each.name.endswith(f".{format_}")]
    if len(pages) < page:
        raise PaperUnknownError(paper=paper_id, case=case_id)
    return _file(pages[page - 1].data, format_)


def _file(data: bytes, format_: str) -> Response:
    """The bytes of a paper; an SVG that is opened by itself loads and runs nothing."""
    headers = {"Content-Security-Policy": _INERT} if format_ == "svg" else {}
    return Response(data, media_type=_TYPES[format_], headers=headers)
