"""The one function that turns an error into ``application/problem+json`` (RFC 9457).

Findings of a case become ``errors`` with a JSON Pointer each. Who reads pages is shown one instead;
how that looks is not for here (``docgen.web.pages.frame``).
"""

from __future__ import annotations

import errno
import json
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect

from archive.errors import ArchiveError
from docgen.errors import DocgenError, ExitStatus
from docgen.messages import in_chinese, page_text, text_over_http
from docgen.messages import text as text_of
from docgen.service.views import finding_data
from docgen.values import Finding
from docgen.web.errors import RequestError, code_of_fault
from docgen.web.methods import methods_of
from docgen.web.request import is_of_page, language_of, prefers_page, tag_of_language, trace_of

__all__ = ["MEDIA_TYPE", "Wrong", "install", "problem_of", "status_of", "wrong_in"]

MEDIA_TYPE = "application/problem+json"
_LOG = logging.getLogger("docgen.web")
_BY_EXIT_STATUS: Mapping[ExitStatus, int] = {
    ExitStatus.DEFECT: 500,
    ExitStatus.USAGE: 400,
    ExitStatus.INVALID: 422,
    ExitStatus.NOT_FOUND: 404,
    ExitStatus.BROKEN: 500,
    ExitStatus.MISSING: 503,
    ExitStatus.SIGNER_UNKNOWN: 422,
}
_BY_CODE: Mapping[str, int] = {
    "access-braked": 429,
    "access-denied": 401,
    "agency-foreign": 403,
    "api-key-over": 409,
    "api-key-replaced": 409,
    "case-changed": 409,
    "case-exists": 409,
    "case-moved": 412,
    "case-number-changed": 409,
    "case-overtaken": 409,
    "disk-full": 507,
    "draft-moved": 409,
    "draft-too-large": 413,
    "file-too-large": 413,
    "font-needed": 409,
    "font-there": 409,
    "log-in-refused": 401,
    "login-taken": 409,
    "number-taken": 409,
    "numbers-held": 409,
    "numbers-moved": 503,
    "own-account": 409,
    "last-administrator": 409,
    "paper-changed": 409,
    "paper-outdated": 409,
    "password-to-choose": 403,
    "paper-sealed": 409,
    "number-awaited": 409,
    "paper-voided": 409,
    "paper-voided-meanwhile": 409,
    "paper-waiting": 409,
    "registry-busy": 503,
    "review-by-handler": 403,
    "review-ended": 409,
    "review-missing": 409,
    "review-open": 409,
    "copy-recorded": 409,
    "copy-scanned": 409,
    "copy-sealed": 409,
    "scan-doubtful": 409,
    "service-awaited": 409,
    "shared-by-agencies": 403,
    "signature-foreign": 409,
    "signature-drawn": 409,
    "signature-given": 409,
    "signature-reused": 409,
    "sign-in-broken": 401,
    "sign-in-disabled": 403,
    "sign-in-refused": 401,
    "sign-in-unknown": 403,
    "supplement-conflict": 409,
    "supplement-empty": 409,
    "supplement-too-early": 409,
    "upload-incomplete": 409,
    "upload-offset": 409,
    "webhook-disabled": 409,
}
_CHALLENGE = 'Bearer realm="docgen"'
_RETRY_LATER_S = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrong:
    """What is wrong, however it is shown: status, stable code with its params, and findings."""

    status: int
    code: str
    params: Mapping[str, object] = field(default_factory=dict)
    findings: Sequence[Finding] = ()
    headers: Mapping[str, str] = field(default_factory=dict)


def problem_of(request: Request, error: Exception) -> Response:
    """An error as a problem, or as a page to who reads pages.

    A defect is logged with its traceback and shows nothing of itself.
    """
    return _shown(request, wrong_in(request, error))


def wrong_in(request: Request, error: Exception) -> Wrong:
    """What an error means to who sent the request."""
    if isinstance(error, DocgenError | ArchiveError):
        return _known(error)
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        return Wrong(status=507, code="disk-full", params={"where": "/"})
    _LOG.error("defect", exc_info=error, extra={"trace": trace_of(request)})
    return Wrong(status=500, code="defect", params={"kind": type(error).__name__})


def _known(error: DocgenError | ArchiveError) -> Wrong:
    status = status_of(error)
    headers = dict(getattr(error, "headers", {}))
    if status == HTTPStatus.UNAUTHORIZED:
        headers.setdefault("WWW-Authenticate", _CHALLENGE)
    if status in (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE):
        wait = getattr(error, "retry_after", _RETRY_LATER_S)
        headers.setdefault("Retry-After", str(wait))
    params = error.params
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        params = {name: _without_folder(value) for name, value in params.items()}
    return Wrong(
        status=status,
        code=error.code,
        params=params,
        findings=getattr(error, "findings", ()),
        headers=headers,
    )


def _without_folder(value: object) -> object:
    """What an error of the service tells, but for where on this machine a file lies."""
    return Path(str(value)).name if str(value).startswith("/") else value


def status_of(error: DocgenError | ArchiveError) -> int:
    """The HTTP status of an error."""
    if isinstance(error, RequestError):
        return error.http_status
    return _BY_CODE.get(error.code, _BY_EXIT_STATUS[ExitStatus(error.exit_status)])


def _shown(
    request: Request, wrong: Wrong, errors: Sequence[Mapping[str, Any]] | None = None
) -> Response:
    """A page where one is read, else ``application/problem+json``."""
    request.app.state.site.metrics.failure(wrong.code)
    if prefers_page(request):
        page: Response = request.app.state.error_page(request, wrong)
        return page
    language = language_of(request)
    given = in_chinese(wrong.params) if language == "zh" else wrong.params
    message = (page_text if is_of_page(request) else text_over_http)(wrong.code, language, **given)
    body = {
        "type": f"urn:docgen:problem:{wrong.code}",
        "title": HTTPStatus(wrong.status).phrase,
        "status": wrong.status,
        "detail": message,
        "instance": f"urn:docgen:trace:{trace_of(request)}",
        "code": wrong.code,
        "errors": finding_data(wrong.findings, language) if errors is None else list(errors),
    }
    spoken = {"Content-Language": tag_of_language(language), "Vary": "Accept, Accept-Language"}
    return Response(
        json.dumps(body, ensure_ascii=False).encode("utf-8"),
        status_code=wrong.status,
        media_type=MEDIA_TYPE,
        headers={**spoken, **wrong.headers},
    )


def install(app: FastAPI, error_page: Callable[[Request, Wrong], Response]) -> None:
    """Let every error of the app become a problem, or what ``error_page`` makes of it."""
    app.state.error_page = error_page

    @app.exception_handler(HTTPException)
    async def of_http(request: Request, error: HTTPException) -> Response:
        headers: Mapping[str, str] = error.headers or {}
        status = error.status_code
        if status == HTTPStatus.METHOD_NOT_ALLOWED:
            methods = methods_of(request)
            headers = {"Allow": methods}
            if not methods:
                status, headers = HTTPStatus.NOT_FOUND, {}
            elif request.method == "OPTIONS":
                return Response(status_code=HTTPStatus.NO_CONTENT, headers=headers)
        code = _HTTP_CODES.get(status, "request-invalid")
        wrong = Wrong(status=status, code=code, headers=headers)
        return await run_in_threadpool(_shown, request, wrong)

    @app.exception_handler(RequestValidationError)
    async def of_parameters(request: Request, error: RequestValidationError) -> Response:
        language = language_of(request)
        errors = [
            {
                "code": code,
                "severity": "error",
                "pointer": "/" + "/".join(str(part) for part in each["loc"]),
                "message": text_of(code, language),
                "clause": "",
            }
            for each in error.errors()
            for code in [code_of_fault(each["type"])]
        ]
        wrong = Wrong(status=400, code="request-invalid")
        return await run_in_threadpool(_shown, request, wrong, errors)

    @app.exception_handler(ClientDisconnect)
    async def of_nobody(_request: Request, _error: ClientDisconnect) -> Response:
        return Response(status_code=HTTPStatus.BAD_REQUEST)

    for kind in (DocgenError, ArchiveError, Exception):
        app.add_exception_handler(kind, _handler)


async def _handler(request: Request, error: Exception) -> Response:
    return await run_in_threadpool(problem_of, request, error)


_HTTP_CODES: Mapping[int, str] = {404: "path-unknown", 405: "method-not-allowed"}
