"""The overview, the registers and the deadlines: figures that lead to cases, of one agency."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import Any

import icalendar
import openpyxl
import pytest
from fastapi.testclient import TestClient
from people import PASSWORD, add_user
from serving import CASES

from docgen.service.access.policy import Duty
from docgen.web.site import Site

TAKEN = ("taxi-stand-education", "carrier-first-offence")


@pytest.fixture
def head(site: Site, client: TestClient, integrator: dict[str, str]) -> TestClient:
    """The browser of the head of a unit, after two cases came in and were issued."""
    for name in TAKEN:
        raw = (CASES / f"{name}.case.json").read_bytes()
        sent = client.post(
            "/v1/cases", content=raw, headers={**integrator, "Content-Type": "application/json"}
        )
        assert sent.status_code == 201, sent.text
    add_user(site, "head", Duty.UNIT_HEAD)
    client.post("/login", data={"login": "head", "password": PASSWORD})
    return client


def test_every_figure_of_the_overview_leads_to_its_cases(head: TestClient) -> None:
    page = head.get("/overview").text
    paths = re.findall(r'href="(/overview/cases\?[^"]+)"', page)
    assert len(paths) > 5
    for path in paths:
        behind = head.get(path.replace("&amp;", "&"))
        assert behind.status_code == 200
        assert re.search(r"共 [0-2] 件", behind.text)
    assert "这段时间没有案件" in head.get("/overview?from=2999-01").text
    book = openpyxl.load_workbook(io.BytesIO(head.get("/v1/statistics.xlsx").content))
    assert [cell.value for cell in book["人员工作量"][1]][-1] == "文书份数"


def test_deadlines_stand_in_a_list_and_in_a_calendar(head: TestClient) -> None:
    page = head.get("/deadlines").text
    assert "逾期" in page
    assert 'class="calendar"' in page
    assert "2026 年 12 月" in head.get("/deadlines?month=2026-12").text
    assert page.index("逾期") < page.index('class="calendar"')
    assert head.get("/deadlines?month=soon").status_code == 400
    for edge in ("1900-01", "2199-12"):
        assert head.get(f"/deadlines?month={edge}").status_code == 200
    for beyond in ("0000-05", "0001-01", "9999-12"):
        assert head.get(f"/deadlines?month={beyond}").status_code == 400


def test_the_calendar_names_the_party_and_where_nobody_is_suspected_no_limitation_runs(
    head: TestClient,
    integrator: dict[str, str],
    sample: Callable[[str], dict[str, Any]],
) -> None:
    acted = sample("carrier-first-offence")["conduct"]
    notice = sample("winter-risk-notice") | {"conduct": acted}
    headers = {**integrator, "Cookie": ""}
    sent = head.post("/v1/cases", json=notice, headers=headers)
    assert sent.status_code == 201, sent.text
    rows = head.get("/deadlines").text.split('class="calendar"')[0]
    own = [row for row in rows.split("<tr") if notice["party"]["name"] in row]
    assert own
    assert not any("追究时效" in row for row in own)
    (month, *_) = re.findall(r"<td>([0-9]{4}-[0-9]{2})-[0-9]{2} ", rows)
    calendar = head.get(f"/deadlines?month={month}").text.split('class="calendar"')[1]
    assert re.search(r'class="badge [^>]*>[^<]* · [^<]+<', calendar)


def test_the_deadlines_are_taken_into_a_calendar_without_the_party(head: TestClient) -> None:
    page = head.get("/deadlines").text
    answer = head.get("/deadlines.ics")
    assert answer.headers["content-type"].startswith("text/calendar")
    entries = icalendar.Calendar.from_ical(answer.text).walk("VEVENT")
    listed = page.split('class="calendar"')[0]
    assert len(entries) == len(re.findall('href="/cases/2026', listed))
    assert len({str(each["uid"]) for each in entries}) == len(entries)
    assert "示例顺达物流" not in answer.text
    for case_id in {str(each["summary"]).split()[-1] for each in entries}:
        assert case_id in page


def test_a_register_is_shown_filtered_and_taken_out(head: TestClient) -> None:
    page = head.get("/registers").text
    codes = re.findall(r'<option value="([^"]+)"', page)
    assert len(codes) > 3
    for code in codes:
        assert head.get(f"/registers?register={code}").status_code == 200
    assert "没有记录" in head.get(f"/registers?register={codes[0]}&q=无此字句").text
    assert head.get(f"/registers.xlsx?register={codes[0]}").content.startswith(b"PK")
    assert head.get("/registers?register=none").status_code == 404


def test_in_english_a_register_says_in_english_what_codes_are_called(head: TestClient) -> None:
    head.cookies.set("docgen_language", "en")
    page = head.get("/registers?register=cases").text
    assert "<h2>Cases</h2>" in page
    assert ">commitment and no penalty<" in re.sub(r"</?span[^>]*>", "", page)
    assert ">30 years<" in page
    assert "轻微违法告知承诺" not in page
    assert "定期" not in page
    book = head.get("/registers.xlsx?register=cases").content
    (sheet,) = openpyxl.load_workbook(io.BytesIO(book)).worksheets
    cells = {cell for row in sheet.iter_rows(min_row=2, values_only=True) for cell in row}
    assert "commitment and no penalty" in cells
    head.cookies.delete("docgen_language")


def test_a_register_is_taken_out_as_it_is_filtered(head: TestClient) -> None:
    def rows(**given: str) -> list[tuple[object, ...]]:
        answer = head.get("/registers.xlsx", params={"register": "cases", **given})
        (sheet,) = openpyxl.load_workbook(io.BytesIO(answer.content)).worksheets
        return list(sheet.iter_rows(min_row=2, values_only=True))

    whole = rows()
    assert len(whole) == len(TAKEN)
    text = str(whole[0][1])
    assert rows(q=text) == whole[:1]
    assert rows(**{"from": "2000-01-01", "to": "2999-01-01"}) == whole
    assert rows(**{"from": "2999-01-01"}) == []
    assert len(rows(**{"to": "", "from": ""})) == len(whole)
    page = head.get("/registers", params={"register": "cases", "q": text}).text
    assert "共 1 行 · 全部 2 行" in page
    assert "没有符合条件的" in head.get("/registers?register=cases&from=2999-01-01").text
    assert "请对调" in head.get("/registers?register=cases&from=2026-02-01&to=2026-01-01").text
    assert head.get("/registers?from=someday").status_code == 400


def test_the_rows_of_a_register_lead_to_their_cases(head: TestClient) -> None:
    page = head.get("/registers?register=cases").text
    paths = re.findall(r'<a href="(/cases/[^"]+)"', page.split("<tbody")[1])
    assert len(paths) == len(TAKEN)
    assert all(head.get(path).status_code == 200 for path in paths)


def test_an_open_case_is_neither_closed_nor_filed_and_what_is_written_in_it_is_no_paper_yet(
    head: TestClient, sample: Callable[[str], dict[str, Any]]
) -> None:
    page = head.get("/registers?register=cases").text
    for name in TAKEN:
        dossier = sample(name)["dossier"]
        assert dossier["closed_on"] not in page
        assert dossier["filed_on"] not in page
    for code in ("no-penalty", "service", "seals"):
        assert "没有记录" in head.get(f"/registers?register={code}").text


def test_another_agency_sees_nothing_of_it(
    site: Site, head: TestClient, browser: Callable[..., TestClient]
) -> None:
    other = browser(Duty.UNIT_HEAD, agency="QTJT")
    assert "这段时间没有案件" in other.get("/overview").text
    assert "没有未了的期限" in other.get("/deadlines").text
    assert "没有记录" in other.get("/registers").text
