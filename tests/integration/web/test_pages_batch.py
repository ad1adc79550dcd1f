"""The pages of a batch: a spreadsheet's columns become fields, each row a paper of its own."""

from __future__ import annotations

import hashlib
import html
import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import openpyxl
from fastapi.testclient import TestClient
from serving import CASES

from docgen.service.access.policy import Duty
from docgen.web.site import Site

Browser = Callable[..., TestClient]
CASE = "winter-risk-notice"


def sheet(*rows: tuple[object, ...]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found is not None, page
    return html.unescape(found[1])


def test_a_spreadsheet_becomes_a_batch_by_mapping_its_columns(
    browser: Browser, site: Site, integrator: dict[str, str], client: TestClient, tmp_path: Path
) -> None:
    raw = (CASES / f"{CASE}.case.json").read_bytes()
    sent = client.post(
        "/v1/cases", content=raw, headers={**integrator, "Content-Type": "application/json"}
    )
    base = sent.json()["case_id"]
    uscc = json.loads(raw)["party"]["uscc"]
    clerk = browser(Duty.HANDLER)
    csrf = hidden(clerk.get("/batch").text, "csrf")
    data = sheet(
        ("企业名称", "统一社会信用代码", "备注"),
        ("示例甲运输有限公司", uscc, "一"),
        ("示例乙运输有限公司", uscc, None),
        ("", "错误的代码", "三"),
    )
    page = clerk.post(
        "/batch", data={"csrf": csrf, "base": base}, files={"file": ("r.xlsx", data)}
    ).text
    assert "示例甲运输有限公司" in page
    fields = {name: hidden(page, name) for name in ("csrf", "base", "file", "prefix")} | {
        "column-0": "/party/name",
        "column-1": "/party/uscc",
        "column-2": "",
    }
    assert re.search(r'<option value="/party/uscc" selected>', page)
    checked = clerk.post("/batch/preview", data=fields).text
    assert "共 3 行，2 行可以制发" in checked
    assert "data:image/svg+xml" in checked
    begun = clerk.post(
        "/batch/run", data={"csrf": csrf, "file": hidden(checked, "file")}, follow_redirects=False
    )
    assert begun.status_code == 303, begun.text
    assert "等待" in clerk.get(begun.headers["location"]).text


def test_what_is_no_spreadsheet_is_refused_in_words(
    browser: Browser, client: TestClient, integrator: dict[str, str]
) -> None:
    raw = (CASES / f"{CASE}.case.json").read_bytes()
    sent = client.post(
        "/v1/cases", content=raw, headers={**integrator, "Content-Type": "application/json"}
    )
    clerk = browser(Duty.HANDLER)
    csrf = hidden(clerk.get("/batch").text, "csrf")
    answer = clerk.post(
        "/batch",
        data={"csrf": csrf, "base": sent.json()["case_id"]},
        files={"file": ("r.xlsx", b"none")},
    )
    assert answer.status_code == 422
    assert "这一步没有完成" in answer.text


def test_a_large_spreadsheet_is_taken_of_who_is_logged_in_and_of_nobody_else(
    browser: Browser, client: TestClient, integrator: dict[str, str]
) -> None:
    raw = (CASES / f"{CASE}.case.json").read_bytes()
    sent = client.post(
        "/v1/cases", content=raw, headers={**integrator, "Content-Type": "application/json"}
    )
    rows = ((hashlib.sha256(str(n).encode()).hexdigest(),) for n in range(9000))
    base, data = sent.json()["case_id"], sheet(("企业名称",), *rows)
    assert len(data) > 256 * 1024
    files = {"file": ("r.xlsx", data)}
    door = client.post("/batch", data={"base": base}, files=files, follow_redirects=False)
    assert (door.status_code, door.headers["location"]) == (303, "/login")
    clerk = browser(Duty.HANDLER)
    csrf = hidden(clerk.get("/batch").text, "csrf")
    answer = clerk.post("/batch", data={"csrf": csrf, "base": base}, files=files)
    assert answer.status_code == 200, answer.text
    assert "企业名称" in answer.text
