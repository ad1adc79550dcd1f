"""The pages of a batch: a spreadsheet's columns become fields, each row a paper of its own."""

from __future__ import annotations

import hashlib
import html
import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import httpx2 as httpx
import openpyxl
import pikepdf
import pytest
from fastapi.testclient import TestClient
from jobs_done import work
from serving import CASES

from docgen.service.access.policy import Duty
from docgen.service.lists.workbook import read_workbook
from docgen.web.pages.case import signing
from docgen.web.site import Site

Browser = Callable[..., TestClient]
CASE = "winter-risk-notice"
NAME = "承运人名单.xlsx"
HEADS = ("企业名称", "统一社会信用代码", "法定代表人", "地址", "联系电话", "备注")
FIRST = (
    *("示例甲运输有限公司", "91652100MAEX08018N", "样例甲", "示例市示例区1号"),
    *("0900-7650801", "一"),
)
SECOND = (
    *("示例乙运输有限公司", "91652100MAEX08026H", "样例乙", "示例市示例区2号"),
    *("0900-7650802", None),
)
NAMELESS = (None, *SECOND[1:])


def sheet(*rows: tuple[object, ...]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" (?:value|content)="([^"]*)"', page)
    assert found is not None, page
    return html.unescape(found[1])


def cells(data: bytes, title: str | None = None) -> list[list[object]]:
    (table,) = read_workbook(data, "a.xlsx", only=title)
    return [[cell.value for cell in row.values()] for row in table.rows.values()]


@dataclass(frozen=True, kw_only=True)
class Clerk:
    """A clerk at the pages of a batch."""

    page: TestClient
    base: str

    @property
    def csrf(self) -> str:
        return hidden(self.page.get("/batch").text, "csrf")

    def send(self, data: bytes, name: str = NAME, **more: str) -> httpx.Response:
        form = {"csrf": self.csrf, "base": self.base, **more}
        files = {"file": (name, data)} if data else None
        return self.page.post("/batch", data=form, files=files)

    def checked(self, data: bytes) -> httpx.Response:
        """The third step, with the columns as they were guessed."""
        columns = self.send(data)
        pairs = re.findall(
            r'name="(column-\d+)">(?:(?!</select>).)*?<option value="([^"]*)" selected',
            columns.text,
        )
        return self.page.post(
            columns.url.path, data={"csrf": hidden(columns.text, "csrf"), **dict(pairs)}
        )


@pytest.fixture
def clerk(browser: Browser, client: TestClient, integrator: dict[str, str]) -> Clerk:
    raw = (CASES / f"{CASE}.case.json").read_bytes()
    headers = {**integrator, "Content-Type": "application/json"}
    sent = client.post("/v1/cases", content=raw, headers=headers)
    return Clerk(page=browser(Duty.HANDLER), base=sent.json()["case_id"])


def test_a_model_is_chosen_by_number_and_party_and_found_by_either(clerk: Clerk) -> None:
    offered = "示交提登〔2026〕17号 · 示例北山矿业运输有限公司 · 雨雪天气道路货物运输风险提示"
    assert f">{offered}</option>" in clerk.page.get("/batch").text
    assert offered in clerk.page.get("/batch?q=北山矿业").text
    none = clerk.page.get("/batch?q=无此企业").text
    assert offered not in none
    assert "没有找到案件" in none


def test_columns_are_guessed_and_what_no_column_gives_is_told_before(clerk: Clerk) -> None:
    step = clerk.send(sheet(HEADS[:3], FIRST[:3]))
    assert step.history[0].status_code == 303
    for pointer in ("/party/name", "/party/uscc", "/party/legal_representative/name"):
        assert re.search(rf'<option value="{pointer}" selected>', step.text)
    assert "当事人 · 住所、当事人 · 联系电话" in step.text
    assert NAME in step.text


def test_evidence_of_the_model_is_offered_and_not_ticked(
    clerk: Clerk,
    client: TestClient,
    integrator: dict[str, str],
    sample: Callable[[str], dict[str, Any]],
) -> None:
    case = sample("shop-interview")
    sent = client.post("/v1/cases", json=case, headers=integrator)
    step = clerk.send(sheet(HEADS, FIRST), base=sent.json()["case_id"])
    offered = r'<input type="checkbox" name="evidence" value="([^"]+)"([^>]*)>'
    assert re.findall(offered, step.text) == [(each["id"], "") for each in case["evidence"]]
    form = {"csrf": hidden(step.text, "csrf"), "evidence": case["evidence"][0]["id"]}
    again = clerk.page.get(clerk.page.post(step.url.path, data=form).url.path)
    back = re.search(r"/batch/plans/[0-9a-f]{64}", again.text)
    assert back is not None
    ticked = re.findall(offered, clerk.page.get(back[0]).text)
    assert [checked.strip() for _, checked in ticked][:2] == ["checked", ""]


def test_wrong_rows_come_first_repeated_ones_are_told_and_common_remarks_stand_once(
    clerk: Clerk,
) -> None:
    found = clerk.checked(sheet(HEADS, FIRST, SECOND, NAMELESS, FIRST))
    page = found.text
    assert "共 4 行，2 行可以制发" in page
    assert page.index("第 4 行") < page.index("与第 2 行重复") < page.index("第 2 行</td>")
    assert "示例北山" not in page
    assert page.count("证据中没有当事人的身份证明") <= 1
    assert "data:image/svg+xml" in page
    only = clerk.page.get(f"{found.url.path}?show=bad").text
    assert "第 4 行" in only
    assert "示例甲运输有限公司" not in only
    assert clerk.page.get(found.url.path).text == page
    back = re.search(r'href="(/batch/plans/[0-9a-f]+)"', page)
    assert back is not None
    assert '<option value="/party/uscc" selected>' in clerk.page.get(back[1]).text


def test_wrong_rows_are_taken_out_corrected_and_come_in_again(clerk: Clerk) -> None:
    found = clerk.checked(sheet(HEADS, FIRST, NAMELESS, ("=1+1", *SECOND[1:])))
    out = clerk.page.get(f"{found.url.path}/refused.xlsx").content
    heads, nameless, formula = cells(out)
    assert heads == [*HEADS, "没有制发的原因"]
    assert nameless[:-1] == list(SECOND[1:5])
    assert "名称" in str(nameless[-1])
    assert str(formula[-1]).startswith("单元格 A4（当事人 · 名称）的公式没有计算结果")
    assert "/tmp" not in found.text + str(formula)
    book = openpyxl.load_workbook(io.BytesIO(out))
    book.worksheets[0]["A2"] = "示例乙运输有限公司"
    book.worksheets[0].delete_rows(3)
    again = io.BytesIO()
    book.save(again)
    assert "共 1 行，1 行可以制发" in clerk.checked(again.getvalue()).text


def test_a_row_that_is_refused_comes_back_refused_when_it_is_sent_unchanged(clerk: Clerk) -> None:
    names = ('=CONCATENATE("示例","9号")', "#REF!", "＃ＲＥＦ！")
    found = clerk.checked(sheet(HEADS, FIRST, *((name, *SECOND[1:]) for name in names)))
    assert "共 4 行，1 行可以制发" in found.text
    again = clerk.checked(clerk.page.get(f"{found.url.path}/refused.xlsx").content)
    assert "共 3 行，0 行可以制发" in again.text


def test_what_is_no_spreadsheet_is_told_beside_its_field_and_what_was_chosen_stays(
    clerk: Clerk,
) -> None:
    answer = clerk.send(b"none", name="C:\\下载\\名单.docx")
    assert answer.status_code == 422
    assert "名单.docx：不是电子表格；" in answer.text
    assert "下载" not in answer.text.split("名单.docx")[0].rsplit('role="alert"', 1)[1]
    assert f'<option value="{clerk.base}" selected>' in answer.text


def test_a_step_back_keeps_the_spreadsheet(clerk: Clerk) -> None:
    step = clerk.send(sheet(HEADS, FIRST))
    plan = step.url.path.rsplit("/", 1)[1]
    first = clerk.page.get(f"/batch?plan={plan}").text
    assert f"已选择“{NAME}”" in first
    assert f'<option value="{clerk.base}" selected>' in first
    assert "示例甲运输有限公司" in clerk.send(b"", plan=plan).text
    twice = {"csrf": clerk.csrf, "column-0": "/party/name", "column-1": "/party/name"}
    answer = clerk.page.post(step.url.path, data=twice)
    assert answer.status_code == 422
    assert "两列都填入“当事人 · 名称”" in answer.text


def test_a_batch_is_asked_about_issued_and_told_by_row_name_and_number(
    clerk: Clerk, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = clerk.checked(sheet(HEADS, FIRST, NAMELESS, SECOND, FIRST)).url.path
    asked = clerk.page.get(f"{found}/confirm").text
    assert "制发 2 件？" in asked
    assert "第 5 行 示例甲运输有限公司，与第 2 行相同" in asked
    assert "风险提示函" in asked
    begun = clerk.page.post(found, data={"csrf": clerk.csrf}, follow_redirects=False)
    assert begun.status_code == 303, begun.text
    here = begun.headers["location"]
    assert "等待" in clerk.page.get(here).text
    work(site)
    page = clerk.page.get(here).text
    assert "已制发 2 件，2 件没有制发" in page
    assert "案件有" not in page
    made = clerk.page.get(f"{here}/report.xlsx").content
    told = cells(made, "逐行结果")
    assert cells(made, "汇总")[1:] == [["合计", 4], ["已制发", 2], ["没有制发", 2]]
    assert str(told[1][-1]).endswith(".pdf")
    assert told[0][:4] == ["行", "当事人", "结果", "文书和文号"]
    assert [row[0] for row in told[1:]] == [2, 3, 4, 5]
    assert told[1][1:4] == ["示例甲运输有限公司", "已制发", told[1][3]]
    assert "风险提示函 示交提〔2026〕" in str(told[1][3])
    assert "与第 2 行是同一当事人" in str(told[4])
    clerk.page.cookies.set("docgen_language", "en")
    assert cells(clerk.page.get(f"{here}/report.xlsx").content, "Report")[0][:2] == [
        "Row",
        "Party",
    ]
    assert len(cells(clerk.page.get(f"{here}/refused.xlsx").content)) == 2
    report: Any = clerk.page.get(f"/v1{here.replace('batch', 'jobs')}/files/report.json").json()
    assert [row["ok"] for row in report["rows"]] == [True, False, True, False]
    with pikepdf.open(io.BytesIO(clerk.page.get(f"{here}/papers.pdf").content)) as papers:
        assert len(papers.pages) >= 2
    missing = clerk.page.get("/signatures").text
    assert missing.count("<thead>") == 1
    with pikepdf.open(io.BytesIO(clerk.page.get("/signatures/print.pdf").content)) as papers:
        assert len(papers.pages) >= 2
    assert here in clerk.page.get("/batch").text
    waiting = re.search("Print all ([0-9]+) to sign", missing)
    assert waiting is not None
    clerk.page.cookies.set("docgen_language", "zh")
    monkeypatch.setattr(signing, "_SHOWN", 1)
    assert 'href="/signatures/print"' in clerk.page.get("/signatures").text
    in_parts = clerk.page.get("/signatures/print").text
    assert f"共 {waiting[1]} 份，分 2 批打印" in in_parts
    for part in re.findall(r'href="(/signatures/print\.pdf[^"]*)"', in_parts):
        assert clerk.page.get(html.unescape(part)).content.startswith(b"%PDF-")


def test_jobs_name_the_spreadsheet_its_model_and_their_files(
    clerk: Clerk, site: Site, browser: Browser
) -> None:
    found = clerk.checked(sheet(HEADS, FIRST)).url.path
    clerk.page.post(found, data={"csrf": clerk.csrf})
    work(site)
    jobs = browser(Duty.ADMINISTRATOR).get("/admin").text
    assert f"<td>{NAME}，样本 " in jobs
    assert ">结果（JSON，供系统使用）</a>" in jobs
    assert ">report.json<" not in jobs


def issued(clerk: Clerk, site: Site, found: str, **form: str) -> str:
    """The page of a batch that was run."""
    begun = clerk.page.post(found, data={"csrf": clerk.csrf, **form}, follow_redirects=False)
    assert begun.status_code == 303, begun.text
    work(site)
    return clerk.page.get(begun.headers["location"]).text


def test_who_has_the_paper_already_is_told_its_number_and_day_and_left_out_unless_ticked(
    clerk: Clerk, site: Site
) -> None:
    first = clerk.checked(sheet(HEADS, FIRST, SECOND)).url.path
    found = re.search(r"示交提〔2026〕\d+号", issued(clerk, site, first))
    assert found is not None
    number = found[0]
    other = (*FIRST[:3], "示例市示例区9号", *FIRST[4:])
    page = clerk.checked(sheet(HEADS, other))
    assert "共 1 行，0 行可以制发" in page.text
    told = rf"该当事人已有以同一样本制发的风险提示函 {number}（2026-\d\d-\d\d）；默认不再制发"
    assert re.search(told, page.text)
    asked = clerk.page.get(f"{page.url.path}/confirm").text
    assert "制发 0 件？" in asked
    assert f"第 2 行 {FIRST[0]}，已有风险提示函 {number}" in asked
    left = issued(clerk, site, page.url.path)
    assert "已制发 0 件，1 件没有制发" in left
    assert f"该当事人已有以同一样本制发的风险提示函 {number}" in left
    assert "已制发 1 件，0 件没有制发" in issued(clerk, site, page.url.path, repeated="yes")


def test_a_sheet_that_is_sent_again_unchanged_says_what_was_issued_before(
    clerk: Clerk, site: Site
) -> None:
    rows = sheet(HEADS, FIRST, SECOND)
    issued(clerk, site, clerk.checked(rows).url.path)
    again = clerk.checked(rows)
    assert "共 2 行，0 行可以制发" in again.text
    assert "2 行已有此文书" in again.text
    assert again.text.count("这一行此前已经制发风险提示函 示交提〔2026〕") == 2
    assert f"{again.url.path}/confirm" not in again.text
    asked = clerk.page.get(f"{again.url.path}/confirm").text
    assert "另有 2 行此前已经制发" in asked
    assert "确认制发" not in asked
    assert "已制发 0 件，2 件没有制发" in issued(clerk, site, again.url.path, repeated="yes")


def test_two_lists_that_were_checked_before_either_was_issued_give_a_party_one_paper(
    clerk: Clerk, site: Site
) -> None:
    other = (*FIRST[:3], "示例市示例区9号", *FIRST[4:])
    lists = [clerk.checked(sheet(HEADS, row)).url.path for row in (FIRST, other)]
    assert "已制发 1 件，0 件没有制发" in issued(clerk, site, lists[0])
    assert "已制发 0 件，1 件没有制发" in issued(clerk, site, lists[1])


def test_a_title_is_passed_over_and_what_was_changed_in_cells_is_told(clerk: Clerk) -> None:
    row = ("示例甲\n运输有限公司", FIRST[1].lower(), *FIRST[2:])
    step = clerk.send(sheet(("2026年承运人名单",), HEADS, row))
    assert "表格前 1 行是标题（2026年承运人名单），已略过；列名取自第 2 行" in step.text
    done = clerk.checked(sheet(("2026年承运人名单",), HEADS, row)).text
    assert "共 1 行，1 行可以制发" in done
    assert "第 3 行</td>" in done
    assert "当事人 · 名称：“示例甲↵运输有限公司”已改写为“示例甲运输有限公司”" in done
    assert f"“{FIRST[1].lower()}”已改写为“{FIRST[1]}”" in done


def test_what_the_models_texts_tell_is_asked_for_before_and_told_once(
    clerk: Clerk, client: TestClient, integrator: dict[str, str],
    sample: Callable[[str], dict[str, Any]],
) -> None:  # fmt: skip
    case = sample(CASE) | {"case_id": "2026-OTHER", "register_number": None}
    case["vehicle"] = {"plate": "新Z12345", "plate_colour": "yellow", "kind": "重型货车"}
    case["papers"][1]["data"]["course"] = "车辆新Z12345的驾驶员已经签收。"
    for paper in case["papers"]:
        paper["number"] = None
    sent = client.post("/v1/cases", json=case, headers=integrator)
    other = Clerk(page=clerk.page, base=sent.json()["case_id"])
    step = other.send(sheet(HEADS, FIRST)).text
    assert "车辆 · 车牌号、车辆 · 车牌颜色、车辆 · 车型" in step
    assert "车辆 · 车牌号：样本的文字（办结登记表 · 办理经过）写有样本自己的“新Z12345”" in step
    wrong = ("#N/A", SECOND[1].lower()[:-1], *SECOND[2:])
    page = other.checked(sheet(HEADS, FIRST, wrong)).text
    assert "每一行都有的错误" in page
    assert page.count("这一行没有填车牌号") == 1
    assert "单元格 A3（当事人 · 名称）显示错误值" in page
    assert "统一社会信用代码" in page.partition("显示错误值")[2]


def test_an_example_is_there_for_every_kind_of_party(clerk: Clerk) -> None:
    for kind in ("organisation", "individual_business", "person"):
        made = clerk.page.get(f"/batch/example.xlsx?kind={kind}")
        assert openpyxl.load_workbook(io.BytesIO(made.content)).worksheets[0].max_row > 2
    made = clerk.page.get("/batch/example.xlsx")
    assert "共 3 行，3 行可以制发" in clerk.checked(made.content).text


def test_a_file_that_is_no_checked_list_begins_nothing(clerk: Clerk, site: Site) -> None:
    plan = clerk.send(sheet(HEADS, FIRST)).url.path.replace("plans", "lists")
    for answer in (clerk.page.get(plan), clerk.page.post(plan, data={"csrf": clerk.csrf})):
        assert answer.status_code == 422
        assert "请重新选择表格" in answer.text
    with site.registry.reading() as unit:
        assert unit.jobs.page("SLJT", limit=1, before=None, state=None, kind="batch") == ()


def test_a_large_spreadsheet_is_taken_of_who_is_logged_in_and_of_nobody_else(
    clerk: Clerk, client: TestClient
) -> None:
    rows = ((hashlib.sha256(str(n).encode()).hexdigest(),) for n in range(9000))
    data = sheet(("企业名称",), *rows)
    assert len(data) > 256 * 1024
    known = dict(client.cookies)
    client.cookies.clear()
    files = {"file": ("r.xlsx", data)}
    door = client.post("/batch", data={"base": clerk.base}, files=files, follow_redirects=False)
    client.cookies.update(known)
    assert (door.status_code, door.headers["location"]) == (303, "/login")
    step = clerk.send(data)
    assert step.status_code == 200, step.text
    assert "企业名称" in step.text
    form = {"csrf": clerk.csrf, "column-0": "/party/name"}
    answer = clerk.page.post(step.url.path, data=form)
    assert answer.status_code == 422
    assert "超过 5000 行" in answer.text
