"""Examples of every operation: what is asked, in an order in which each works, and the answers.

The requests stand here; their answers are recorded by ``make openapi`` in ``answers.json``. Ids
that the service gives are written as readers see them; who runs the examples puts in real ones.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from docgen.catalogue.files import shipped_folder

__all__ = ["EXAMPLES", "Example", "example_case", "read_answers", "with_examples"]

_JSON = "application/json"
_BYTES = "application/octet-stream"
_ANSWERS = Path(__file__).with_name("answers.json")
CASE = "2026-TS-0017"
PAPER = "notice"
DOSSIER = "SLJT-2026-0001"
WITH_FILE = "2026-DC-0061"
FILE_SHA256 = "2c99ca91cdbf7780df12e50a5916cce882e9b843bd17703bb32afd43be4d71d3"
UPLOAD = "5f3c1d0a9b7e4c2d8e6f0a1b2c3d4e5f"
REVIEW = "9a8b7c6d5e4f40312233445566778899"
SECOND_REVIEW = "1c2d3e4f5a6b4c7d8e9f0a1b2c3d4e5f"
THIRD_REVIEW = "77665544332211009988aabbccddeeff"
REMARK = "0f1e2d3c4b5a46978877665544332211"
EXPORT = "3d2c1b0a99887766554433221100ffee"
SEALING = "4e3d2c1b0a99887766554433221100ff"
WEBHOOK = "5a4b3c2d1e0f99887766554433221100"
NEW_WEBHOOK = "6b5a4b3c2d1e0f998877665544332211"
EVENT = "7c6b5a4b3c2d1e0f9988776655443322"
DELIVERY = "msg_f15de04b52bf5a53147f5925d68ebefe"
USER = "u_9f86d081884c7d65"
KEY = "k_2c26b46b68ffc68f"
NEXT_KEY = "k_fcde2b2edba56bf4"
_LOGIN = "sljt-0042"
_PASSWORD = "一句只用于示例的口令，够长"  # noqa: S105 - of an example
_TOKENS = ("dg_AAAA...", "dg_BBBB...", "cccc...")
_TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
_CONTENT = "示例证据\n"
_COPY = {
    "file": "notice-signed.pdf",
    "sha256": FILE_SHA256,
    "made_at": "2026-10-13T11:00:00+08:00",
    "origin": "external_seal",
    "bears": ["body_seal"],
}
_SHA256 = "1d418e62936be52ea11acefae0885d1eae2b739e2cccb7d2b8a7ff9f6a01295d"


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One request and the status of its answer.

    ``body`` is JSON or, for bytes, a text. ``by_other``: by another than who sent the case.
    ``gives``: what stands for an id of the answer in later examples, by JSON Pointer.
    """

    operation: str
    status: int = 200
    path: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    media: str = _JSON
    body: Any = None
    title: str = ""
    by_other: bool = False
    gives: Mapping[str, str] = field(default_factory=dict)


@cache
def _sample(name: str) -> str:
    return (shipped_folder() / "tests" / "cases" / f"{name}.case.json").read_text("utf-8")


def example_case(name: str = "winter-risk-notice") -> dict[str, Any]:
    """A believable case of 示例市, as a fresh object."""
    found: dict[str, Any] = json.loads(_sample(name))
    return found


def _of_case(operation: str, **more: Any) -> Example:  # noqa: ANN401 - the fields of an example
    return Example(operation=operation, path={"case_id": CASE}, **more)


def _of_paper(action: str, body: object = None) -> Example:
    return Example(
        operation=f"instruments_{action.replace('-', '_')}",
        path={"case_id": CASE, "paper_id": PAPER},
        body=body,
    )


def _paper(part: str) -> dict[str, Any]:
    found = next(each for each in example_case()["papers"] if each["id"] == PAPER)
    return dict(found[part])


def _review(operation: str, review: str = REVIEW, **more: Any) -> Example:  # noqa: ANN401 - the fields of an example
    path = {"review_id": review, **more.pop("path", {})}
    return Example(operation=operation, path=path, by_other=True, **more)


def _ask(review: str) -> Example:
    return _of_case(
        "reviews_ask",
        status=201,
        body={"stage": "issue"},
        title="Before it is issued",
        gives={"/id": review},
    )


def _webhook(operation: str, **more: Any) -> Example:  # noqa: ANN401 - the fields of an example
    path = {"webhook_id": WEBHOOK, **more.pop("path", {})}
    return Example(operation=operation, path=path, **more)


def _of_upload(operation: str, **more: Any) -> Example:  # noqa: ANN401 - the fields of an example
    return Example(operation=operation, path={"upload_id": UPLOAD}, **more)


def _line() -> str:
    return json.dumps({**example_case(), "case_id": "2026-TS-0018"}, ensure_ascii=False) + "\n"


def _changed() -> dict[str, Any]:
    return {**example_case(), "cause": "道路货物运输冬季安全风险提示（更正事由）"}


def _of_user(operation: str, **more: Any) -> Example:  # noqa: ANN401 - the fields of an example
    return Example(operation=f"users_{operation}", path={"user_id": USER}, **more)


_OF_ACCESS = (
    Example(operation="sessions_me"),
    Example(
        operation="users_add",
        status=201,
        body={
            "login": _LOGIN,
            "name": "承办人甲（样例）",
            "duties": ["handler"],
            "password": _PASSWORD,
        },
        title="A handler",
        gives={"/id": USER},
    ),
    Example(operation="users_list_users", headers={"traceparent": _TRACE}),
    _of_user("read"),
    _of_user("set_duties", body={"duties": ["handler", "archivist"]}, title="Two duties"),
    Example(
        operation="sessions_log_in",
        status=201,
        body={"login": _LOGIN, "password": _PASSWORD},
        title="By login and password",
        gives={"/csrf": _TOKENS[2]},
    ),
    Example(operation="sessions_log_out"),
    Example(
        operation="sessions_change_password",
        status=404,
        body={"password": _PASSWORD, "new": "另一句只用于示例的口令"},
        title="Refused here: a key has no password",
    ),
    _of_user("set_password", body={"password": "管理员另给的一句口令，够长"}, title="Forgotten"),
    _of_user("disable"),
    _of_user("enable"),
    Example(
        operation="keys_add",
        status=201,
        body={"name": "案件系统", "duties": ["integrator"], "days": 90},
        title="For 90 days",
        gives={"/key/id": KEY, "/token": _TOKENS[0]},
    ),
    Example(operation="keys_list_keys"),
    Example(
        operation="keys_rotate",
        status=201,
        path={"key_id": KEY},
        body={"days": 90},
        title="For 90 days",
        gives={"/key/id": NEXT_KEY, "/token": _TOKENS[1]},
    ),
    Example(operation="keys_revoke", path={"key_id": KEY}),
    Example(operation="audit_read", query={"target": "users", "limit": "5"}),
)

EXAMPLES: tuple[Example, ...] = (
    Example(operation="health_live"),
    Example(operation="health_ready"),
    Example(operation="catalogue_types"),
    Example(operation="catalogue_schema", path={"name": "case"}),
    Example(operation="cases_check", body=example_case(), title="A case without errors"),
    Example(
        operation="cases_create",
        status=201,
        headers={"Idempotency-Key": "7d6f3c52-5f0e-4e0e-9c0f-2f1f8a3f1f6e"},
        body=example_case(),
        title="A risk notice that is on its way",
    ),
    Example(
        operation="cases_import_lines",
        media="application/x-ndjson",
        body=_line(),
        title="One case per line",
    ),
    Example(operation="cases_list_cases", query={"limit": "2"}),
    _of_case("cases_read"),
    _of_case("cases_replace", headers={"If-Match": "*"}, body=_changed(), title="Another cause"),
    _of_case(
        "cases_patch",
        headers={"If-Match": "*"},
        media="application/merge-patch+json",
        body={"cause": example_case()["cause"]},
        title="The cause it had before",
    ),
    _of_case("cases_versions"),
    _of_case("standing_findings"),
    _of_case("standing_route"),
    _of_case("standing_deadlines"),
    _of_case("standing_calendar"),
    _of_case("standing_evaluation"),
    _of_case("standing_evaluation_report"),
    _ask(REVIEW),
    _of_case("reviews_of_case"),
    Example(operation="reviews_queue", query={"limit": "2"}),
    _review("reviews_read"),
    _review(
        "reviews_remark",
        status=201,
        body={"pointer": "/cause", "text": "事由请写明道路路段。"},
        gives={"/remarks/0/id": REMARK},
    ),
    _review("reviews_settle", path={"remark_id": REMARK}),
    _review("reviews_give_back", body={"note": "请补正事由"}),
    _ask(SECOND_REVIEW),
    _review("reviews_withdraw", SECOND_REVIEW),
    _ask(THIRD_REVIEW),
    _review("reviews_approve", THIRD_REVIEW, body={"note": "同意"}),
    _of_paper("issue"),
    _of_case("instruments_issue_all"),
    Example(
        operation="instruments_read",
        path={"case_id": CASE, "paper_id": PAPER, "format_": "pdf"},
    ),
    _of_paper("execute", _paper("execution") | {"copy": _COPY}),
    _of_paper("take-back", {"reason": "是另一份文书的扫描件"}),
    _of_paper("serve", _paper("service")),
    _of_paper("void", {"reason": "送达地址有误，重新制作"}),
    Example(operation="files_add", status=201, media=_BYTES, body=_CONTENT),
    Example(
        operation="files_open_upload",
        status=201,
        body={"size": len(_CONTENT.encode()), "sha256": _SHA256},
        title="A file of 13 bytes",
        gives={"/id": UPLOAD},
    ),
    _of_upload("files_where_upload"),
    _of_upload(
        "files_continue_upload", headers={"Upload-Offset": "0"}, media=_BYTES, body=_CONTENT
    ),
    _of_upload("files_complete_upload", status=201),
    Example(operation="files_read", path={"case_id": WITH_FILE, "sha256": FILE_SHA256}),
    _of_case(
        "jobs_seal",
        status=202,
        body={"supplement": False},
        title="A first sealing",
        gives={"/id": SEALING},
    ),
    Example(
        operation="jobs_batch",
        status=202,
        body={"file": FILE_SHA256, "format": "ndjson", "seal": False},
        title="Issue every row",
    ),
    Example(
        operation="jobs_export",
        status=202,
        body={"registers": ["cases"]},
        title="One register",
    ),
    Example(operation="jobs_list_jobs", query={"limit": "1", "state": "done"}),
    Example(operation="jobs_read", path={"job_id": EXPORT}),
    Example(operation="jobs_file", path={"job_id": EXPORT, "name": "registers.xlsx"}),
    Example(operation="jobs_cancel", path={"job_id": SEALING}),
    Example(
        operation="webhooks_create",
        status=201,
        body={"url": "https://example.com/docgen", "types": ["dossier.sealed"]},
        title="Tell of sealed dossiers",
        gives={"/id": NEW_WEBHOOK},
    ),
    Example(operation="webhooks_list_webhooks"),
    _webhook("webhooks_read"),
    _webhook("webhooks_change", body={"types": ["case.accepted", "dossier.sealed"]}),
    _webhook("webhooks_rotate"),
    _webhook("webhooks_deliveries"),
    _webhook("webhooks_replay", status=202, path={"delivery_id": DELIVERY}),
    Example(operation="webhooks_delete", status=204, path={"webhook_id": NEW_WEBHOOK}),
    Example(operation="dossiers_search", query={"q": "说服教育", "limit": "5"}),
    Example(operation="dossiers_show", path={"number": DOSSIER}),
    Example(operation="dossiers_fetch", path={"number": DOSSIER, "volume": "main"}),
    Example(operation="dossiers_picture", path={"number": DOSSIER, "volume": "main", "page": "1"}),
    Example(operation="dossiers_verify", path={"number": DOSSIER}),
    Example(operation="dossiers_evaluation", path={"number": DOSSIER}),
    Example(operation="dossiers_evaluation_report", path={"number": DOSSIER}),
    Example(operation="statistics_read", query={"from": "2026-01", "to": "2026-12"}),
    Example(operation="statistics_workbook"),
    Example(operation="statistics_report", query={"from": "2026-01", "to": "2026-12"}),
    Example(operation="statistics_behind", query={"route": "risk"}),
    *_OF_ACCESS,
)
"""Every operation, each after what it needs; the first of several is the documented one."""


@cache
def read_answers() -> Mapping[str, Any]:
    """The recorded answers by operation."""
    found: dict[str, Any] = json.loads(_ANSWERS.read_text("utf-8")) if _ANSWERS.is_file() else {}
    return found


def with_examples(operation: dict[str, Any]) -> None:
    """Put the examples of an operation where OpenAPI has them."""
    name = operation["operationId"]
    for example in [each for each in EXAMPLES if each.operation == name][:1]:
        for parameter in operation.get("parameters", ()):
            given = {**example.query, **example.path, **example.headers}
            if parameter.get("name") in given:
                parameter["example"] = _typed(given[parameter["name"]], parameter)
        if example.body is not None:
            content = operation["requestBody"]["content"][example.media]
            content["examples"] = {"good": _named(example.title, example.body)}
        answer = read_answers().get(name)
        content = operation["responses"][str(example.status)].get("content", {}).get(_JSON)
        if answer is not None and content is not None:
            content["examples"] = {"good": _named("", answer)}


def _named(title: str, value: object) -> dict[str, Any]:
    return {"summary": title, "value": value} if title else {"value": value}


def _typed(value: str, parameter: Mapping[str, Any]) -> object:
    kind = parameter.get("schema", {}).get("type")
    return int(value) if kind == "integer" else value
