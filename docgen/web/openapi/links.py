"""Links from an answer to what can be asked next (OpenAPI Link Objects)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

__all__ = ["links_of"]

_CASE = {"case_id": "$response.body#/case_id"}
_SAME_CASE = {"case_id": "$request.path.case_id"}
_UPLOAD = {"upload_id": "$response.body#/id"}
_REVIEW = {"review_id": "$response.body#/id"}
_JOB = {"job_id": "$response.body#/id"}
_WEBHOOK = {"webhook_id": "$response.body#/id"}
_PAPER = {**_SAME_CASE, "paper_id": "$response.body#/new/0"}
_LINKS: Mapping[str, Mapping[str, Mapping[str, str]]] = {
    "cases_create": {
        "cases_read": _CASE,
        "cases_replace": _CASE | {"If-Match": "$response.body#/etag"},
        "cases_versions": _CASE,
        "standing_findings": _CASE,
        "standing_route": _CASE,
        "standing_deadlines": _CASE,
        "standing_evaluation": _CASE,
        "instruments_issue_all": _CASE,
        "reviews_ask": _CASE,
        "jobs_seal": _CASE,
    },
    "jobs_seal": {"jobs_read": _JOB, "jobs_cancel": _JOB},
    "jobs_batch": {"jobs_read": _JOB, "jobs_cancel": _JOB},
    "jobs_export": {"jobs_read": _JOB, "jobs_cancel": _JOB},
    "webhooks_create": {
        "webhooks_read": _WEBHOOK,
        "webhooks_rotate": _WEBHOOK,
        "webhooks_deliveries": _WEBHOOK,
        "webhooks_delete": _WEBHOOK,
    },
    "cases_read": {"cases_versions": _SAME_CASE},
    "instruments_issue_all": {"instruments_read": {**_PAPER, "format_": "pdf"}},
    "reviews_ask": {"reviews_read": _REVIEW, "reviews_approve": _REVIEW},
    "files_open_upload": {
        "files_where_upload": _UPLOAD,
        "files_complete_upload": _UPLOAD,
    },
}


def links_of(operation: str) -> dict[str, Any]:
    """The links of an operation's good answer, by the operation they lead to."""
    return {
        target: {"operationId": target, "parameters": dict(parameters)}
        for target, parameters in _LINKS.get(operation, {}).items()
    }
