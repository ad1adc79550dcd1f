"""The one function that turns an error into ``application/problem+json`` (RFC 9457).

Findings of a case become ``errors`` with a JSON Pointer each. Not for pages.
"""

from __future__ import annotations

import errno
import json
import logging
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from pathlib import Path
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect

from archive.errors import ArchiveError
from docgen.errors import DocgenError, ExitStatus
from docgen.messages import in_chinese, page_text
from docgen.messages import text as text_of
from docgen.service.views import Language, finding_data
from docgen.web.errors import RequestError, code_of_fault
from docgen.web.methods import methods_of
from docgen.web.request import is_of_page, language_of, tag_of_language, trace_of

__all__ = ["MEDIA_TYPE", "install", "problem", "problem_of", "status_of"]

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
    "case-changed": 409,
    "case-exists": 409,
    "case-moved": 412,
    "case-number-changed": 409,
    "disk-full": 507,
    "draft-moved": 409,
    "draft-too-large": 413,
    "file-too-large": 413,
    "log-in-refused": 401,
    "login-taken": 409,
    "number-taken": 409,
    "numbers-moved": 503,
    "own-account": 409,
    "paper-changed": 409,
    "paper-sealed": 409,
    "paper-voided": 409,
    "paper-voided-meanwhile": 409,
    "paper-waiting": 409,
    "registry-busy": 503,
    "review-by-handler": 403,
    "review-ended": 409,
    "review-missing": 409,
    "review-open": 409,
    "copy-scanned": 409,
    "signature-foreign": 409,
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


def problem(
    request: Request,
    *,
    status: int,
    code: str,
    message: str,
    errors: Sequence[Mapping[str, Any]] = (),
    headers: Mapping[str, str] | None = None,
) -> Response:
    """A problem: its status and stable code, a sentence, and what is wrong at which pointer."""
    request.app.state.site.metrics.failure(code)
    language = tag_of_language(language_of(request))
    body = {
        "type": f"urn:docgen:problem:{code}",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": message,
        "instance": f"urn:docgen:trace:{trace_of(request)}",
        "code": code,
        "errors": list(errors),
    }
    return Response(
        json.dumps(body, ensure_ascii=False).encode("utf-8"),
        status_code=status,
        media_type=MEDIA_TYPE,
        headers={"Content-Language": language, "Vary": "Accept-Language", **(headers or {})},
    )


def problem_of(request: Request, error: Exception) -> Response:
    """An error as a problem. A defect is logged with its traceback and shows nothing of itself."""
    language = language_of(request)
    if isinstance(error, DocgenError | ArchiveError):
        return _known(request, error, language)
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        return _said(request, 507, "disk-full", {"where": "/"}, language)
    _LOG.error("defect", exc_info=error, extra={"trace": trace_of(request)})
    return _said(request, 500, "defect", {"kind": type(error).__name__}, language)


def _known(request: Request, error: DocgenError | ArchiveError, language: Language) -> Response:
    status = status_of(error)
    headers = dict(getattr(error, "headers", {}))
    if status == HTTPStatus.UNAUTHORIZED:
        headers.setdefault("WWW-Authenticate", _CHALLENGE)
    if status in (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE):
        wait = getattr(error, "retry_after", _RETRY_LATER_S)
        headers.setdefault("Retry-After", str(wait))
    findings = finding_data(getattr(error, "findings", ()), language)
    params = error.params
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        params = {name: _without_folder(value) for name, value in params.items()}
    return _said(request, status, error.code, params, language, findings, headers)


def _without_folder(value: object) -> object:
    """What an error of the service tells, but for where on this machine a file lies."""
    return Path(str(value)).name if str(value).startswith("/") else value


def status_of(error: DocgenError | ArchiveError) -> int:
    """The HTTP status of an error."""
    if isinstance(error, RequestError):
        return error.http_status
    return _BY_CODE.get(error.code, _BY_EXIT_STATUS[ExitStatus(error.exit_status)])


def _said(
    request: Request,
    status: int,
    code: str,
    params: Mapping[str, object],
    language: Language,
    errors: Sequence[Mapping[str, Any]] = (),
    headers: Mapping[str, str] | None = None,
) -> Response:
    given = in_chinese(params) if language == "zh" else params
    message = (page_text if is_of_page(request) else text_of)(code, language, **given)
    return problem(
        request, status=status, code=code, message=message, errors=errors, headers=headers
    )


def install(app: FastAPI) -> None:
    """Let every error of the app become a problem."""

    @app.exception_handler(HTTPException)
    async def of_http(request: Request, error: HTTPException) -> Response:
        headers = error.headers
        status = error.status_code
        if status == HTTPStatus.METHOD_NOT_ALLOWED:
            methods = methods_of(request)
            headers = {"Allow": methods}
            if not methods:
                status, headers = HTTPStatus.NOT_FOUND, None
            elif request.method == "OPTIONS":
                return Response(status_code=HTTPStatus.NO_CONTENT, headers=headers)
        code = _HTTP_CODES.get(status, "request-invalid")
        return _said(request, status, code, {}, language_of(request), headers=headers)

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
        return _said(request, 400, "request-invalid", {}, language, errors)

    @app.exception_handler(ClientDisconnect)
    async def of_nobody(_request: Request, _error: ClientDisconnect) -> Response:
        return Response(status_code=HTTPStatus.BAD_REQUEST)

    for kind in (DocgenError, ArchiveError, Exception):
        app.add_exception_handler(kind, _handler)


async def _handler(request: Request, error: Exception) -> Response:
    return problem_of(request, error)


_HTTP_CODES: Mapping[int, str] = {404: "path-unknown", 405: "method-not-allowed"}
