"""Scans that come back: matched by the code in the foot, however they lie, confirmed by a clerk."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Sequence
from typing import Any

import pypdfium2
import pytest
import zxingcpp
from fastapi.testclient import TestClient
from PIL import Image
from serving import AGENCY, OTHER
from signable import CASE, PAPER, execution, issue_unsigned, issued

from docgen.compose.print_copy import Original, print_copy, read_code
from docgen.compose.scans import scanned_pages
from docgen.service.access.policy import Duty
from docgen.web.site import Site

Browser = Callable[..., TestClient]


@pytest.fixture(autouse=True)
def _issued(client: TestClient, integrator: dict[str, str]) -> None:
    issue_unsigned(client, integrator)


def pictures(pdf: bytes) -> list[Image.Image]:
    document = pypdfium2.PdfDocument(pdf)
    return [page.render(scale=200 / 72).to_pil().convert("L") for page in document]


def packed(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def token(clerk: TestClient) -> dict[str, str]:
    found = re.search(r'name="csrf" content="([^"]+)"', clerk.get("/scans").text)
    assert found is not None
    return {"X-CSRF-Token": found[1]}


def send(clerk: TestClient, files: Sequence[bytes]) -> Any:
    headers, kept = token(clerk), []
    for place, each in enumerate(files, 1):
        answer = clerk.post("/scans/files", content=each, headers=headers)
        kept.append({"name": f"scan {place}.png", "sha256": answer.json()["sha256"]})
    return clerk.post("/scans", json={"files": kept}, headers=headers)


def printed(clerk: TestClient, paper: str = PAPER) -> bytes:
    answer = clerk.get(f"/cases/{CASE}/papers/{paper}/print.pdf")
    assert answer.status_code == 200
    return answer.content


def foreign(site: Site, **said: str) -> bytes:
    frozen = issued(site, "scene")
    known = {"agency": AGENCY, "case_id": CASE, "paper_id": "scene", "digest": frozen.pdf_sha256}
    original = Original(pdf=frozen.pdf or b"", named="《现场笔录》", **{**known, **said})
    return print_copy(original, setter=site.setter)


def the_scan(clerk: TestClient) -> str:
    found = re.search(r'href="(/scans/[^"]+)"', clerk.get("/scans").text)
    assert found is not None
    return found[1]


CONFIRMED = {
    "paper": f"{CASE}/{PAPER}",
    "bears": ["party", "officers"],
    "status-party": "signed",
    "who-party": "r1",
    "at-party": "2026-11-20T16:58",
    "status-officers": "signed",
    "who-officers": ["o3", "o4"],
    "at-officers": "2026-11-20T16:59",
    "choice": "commits",
}


def test_a_printed_signed_and_scanned_paper_becomes_its_executed_copy(
    site: Site, browser: Browser
) -> None:
    clerk = browser(Duty.HANDLER)
    first, second = pictures(printed(clerk))
    answer = send(clerk, [packed(second.rotate(180)), packed(first)])
    assert answer.json() == {"matched": 1, "scans": 1}
    path = the_scan(clerk)
    page = clerk.get(path).text
    assert f"/cases/{CASE}/papers/{PAPER}/pages/2.png" in page
    assert f"{path}/2.png" in page
    assert "checked" not in page
    assert clerk.get(f"{path}/2.png").headers["content-type"] == "image/png"
    clerk.post(path, data=CONFIRMED, headers=token(clerk))
    done = execution(site)
    assert (done["copy"]["origin"], done["copy"]["bears"]) == ("scan", ["officers", "party"])
    assert done["copy"]["matched"] == "code"
    assert done["choice"] == "commits"
    assert done["signatures"][1]["by"] == ["o3", "o4"]
    with site.registry.reading() as unit:
        file = unit.files.find(AGENCY, done["copy"]["sha256"])
        assert file is not None
        kept = b"".join(unit.files.read(file))
    assert [each.code and each.code.page for each in scanned_pages(kept, most=9)] == [1, 2]
    assert clerk.get(path).status_code == 404


def test_a_clerk_is_told_what_contradicts_the_case(site: Site, browser: Browser) -> None:
    clerk = browser(Duty.HANDLER)
    send(clerk, [printed(clerk)])
    early = {**CONFIRMED, "at-party": "2025-01-02T08:00"}
    answer = clerk.post(the_scan(clerk), data=early, headers=token(clerk))
    assert "早于" in answer.text or "不在授权期限" in answer.text
    assert execution(site) == {}


def test_a_confirmation_that_says_nothing_is_not_taken(site: Site, browser: Browser) -> None:
    clerk = browser(Duty.HANDLER)
    send(clerk, [printed(clerk)])
    path = the_scan(clerk)
    nothing = {"paper": CONFIRMED["paper"], "at-party": "2026-11-20T16:58"}
    answer = clerk.post(path, data=nothing, headers=token(clerk))
    assert "还没有填写" in answer.text
    assert 'value="2026-11-20T16:58"' in answer.text
    assert execution(site) == {}
    assert path in clerk.get("/scans").text


def test_what_is_signed_on_a_scan_is_asked_once_and_told_when_it_is_kept(
    site: Site, browser: Browser
) -> None:
    clerk = browser(Duty.HANDLER)
    send(clerk, [printed(clerk)])
    path = the_scan(clerk)
    assert 'name="bears"' not in clerk.get(path).text
    without = {name: value for name, value in CONFIRMED.items() if name != "bears"}
    assert "已记录为文书的签署件" in clerk.post(path, data=without, headers=token(clerk)).text
    assert execution(site)["copy"]["bears"] == ["officers", "party"]


@pytest.mark.parametrize(
    ("paper", "digest", "agency", "why"),
    [
        ("nothing", "", AGENCY, "没有这份文书"),
        ("scene", "ab" * 32, AGENCY, "不是现在制发的这一份"),
        ("scene", "", OTHER, "是其他机关的文书"),
    ],
)
def test_a_code_that_does_not_count_is_listed_with_its_reason(
    site: Site, browser: Browser, paper: str, digest: str, agency: str, why: str
) -> None:
    clerk = browser(Duty.HANDLER)
    given = {"paper_id": paper, "agency": agency, **({"digest": digest} if digest else {})}
    assert send(clerk, [foreign(site, **given)]).json() == {"matched": 0, "scans": 1}
    assert why in clerk.get("/scans").text


def by_hand(clerk: TestClient, site: Site) -> str:
    """A scan without a code of one page of a paper that has two."""
    send(clerk, [packed(pictures(issued(site).pdf or b"")[0])])
    return the_scan(clerk)


def test_a_scan_without_code_is_assigned_by_hand_and_says_so(site: Site, browser: Browser) -> None:
    clerk = browser(Duty.HANDLER)
    path = by_hand(clerk, site)
    assert "没有读到页脚的码" in clerk.get(path).text
    assert f'value="{CASE}/{PAPER}"' in clerk.get(path).text
    asked = clerk.get(path, params={"paper": f"{CASE}/{PAPER}"}).text
    assert 'name="sure" value="no-code" required>' in asked
    assert "扫描件有 1 页，制发的文书有 2 页" in asked
    assert "checked" not in asked
    sure = {**CONFIRMED, "sure": ["no-code", "count"]}
    clerk.post(path, data=sure, headers=token(clerk))
    assert execution(site)["copy"]["matched"] == "by_hand"
    with site.registry.reading() as unit:
        (entry,) = unit.audit.rows(target=f"paper:{CASE}/{PAPER}", action="paper.execute")
    assert entry.detail == {"matched": "no-code count"}
    trail = browser(Duty.ADMINISTRATOR).get("/admin/audit").text
    assert "扫描件由经办人指认：没有读到页脚的码、页数与文书不同" in trail


@pytest.mark.parametrize("sure", [[], ["no-code"], ["count"]])
def test_a_scan_of_which_nothing_proves_what_it_is_counts_only_with_every_reason_confirmed(
    site: Site, browser: Browser, sure: list[str]
) -> None:
    clerk = browser(Duty.HANDLER)
    path = by_hand(clerk, site)
    answer = clerk.post(path, data={**CONFIRMED, "sure": sure}, headers=token(clerk))
    assert "不能确定扫描件就是《轻微违法行为告知承诺书》" in answer.text
    assert execution(site) == {}


def test_a_matched_scan_is_not_given_to_another_paper_unasked(site: Site, browser: Browser) -> None:
    clerk = browser(Duty.HANDLER)
    send(clerk, [foreign(site)])
    answer = clerk.post(the_scan(clerk), data=CONFIRMED, headers=token(clerk))
    assert "扫描件的码是另一份文书的" in answer.text
    assert execution(site) == {}


@pytest.mark.parametrize(
    ("pages", "told"),
    [
        ([0], "缺的页：2；重复的页：—"),
        ([0, 0, 1], "缺的页：—；重复的页：1"),
        ([1, 1], "缺的页：1；重复的页：2"),
    ],
)
def test_a_scan_that_lacks_a_page_or_repeats_one_is_never_recorded(
    site: Site, browser: Browser, pages: list[int], told: str
) -> None:
    clerk = browser(Duty.HANDLER)
    sheets = pictures(printed(clerk))
    send(clerk, [packed(sheets[each]) for each in pages])
    assert "缺页或者有重复的页" in clerk.get("/scans").text
    path = the_scan(clerk)
    shown = clerk.get(path).text
    assert told in shown
    assert "确认并记录" not in shown
    sure = {**CONFIRMED, "sure": ["count"]}
    assert told in clerk.post(path, data=sure, headers=token(clerk)).text
    assert execution(site) == {}


def test_a_file_that_is_no_scan_keeps_no_other_from_being_taken(browser: Browser) -> None:
    clerk = browser(Duty.HANDLER)
    answer = send(clerk, [b"%PDF-1.7 nothing", printed(clerk)]).json()
    assert (answer["matched"], answer["scans"]) == (1, 1)
    assert "scan 1.png" in answer["unreadable"]
    assert the_scan(clerk)


def test_another_agency_sees_no_scan(browser: Browser) -> None:
    clerk = browser(Duty.HANDLER)
    send(clerk, [printed(clerk)])
    path = the_scan(clerk)
    stranger = browser(Duty.HANDLER, agency=OTHER)
    assert stranger.get(path).status_code == 404
    assert stranger.get(f"{path}/1.png").status_code == 404
    assert path not in stranger.get("/scans").text


def test_what_is_no_scan_is_refused(browser: Browser) -> None:
    answer = send(browser(Duty.HANDLER), [b"%PDF-1.7 nothing"])
    assert (answer.status_code, answer.json()["code"]) == (422, "scan-unreadable")


def test_a_scan_that_is_of_no_paper_is_put_aside(site: Site, browser: Browser) -> None:
    clerk = browser(Duty.HANDLER)
    send(clerk, [foreign(site, agency=OTHER)])
    path = the_scan(clerk)
    clerk.post(path, data={"drop": "1"}, headers=token(clerk))
    assert "没有待确认的扫描件" in clerk.get("/scans").text


def test_the_foot_of_a_print_copy_says_in_words_which_page_of_which_paper_it_is(
    site: Site, browser: Browser
) -> None:
    pages = pypdfium2.PdfDocument(printed(browser(Duty.HANDLER)))
    text = re.sub(r"\s", "", pages[1].get_textpage().get_text_range())
    assert f"《轻微违法行为告知承诺书》{issued(site).number}第2页，共2页" in text
    assert issued(site).pdf_sha256[:16] not in text
    assert CASE not in text


def test_printing_leaves_the_issued_paper_as_it_is(site: Site, browser: Browser) -> None:
    before = issued(site).pdf
    clerk = browser(Duty.HANDLER)
    assert issued(site).pdf == before
    assert printed(clerk) != before


@pytest.mark.parametrize(
    "lay",
    [
        lambda page: page.rotate(90, expand=True),
        lambda page: page.rotate(180),
        lambda page: page.rotate(270, expand=True),
        lambda page: page.rotate(2, fillcolor=255),
        lambda page: page.rotate(178, fillcolor=255),
        lambda page: page.point(lambda value: int(value * 0.3) + 12),
        lambda page: page.resize((page.width * 3 // 5, page.height * 3 // 5)),
    ],
    ids=["90", "180", "270", "skewed", "skewed and turned", "dark", "small"],
)
def test_a_scan_is_read_and_set_upright_however_it_lies(
    site: Site, lay: Callable[[Image.Image], Image.Image]
) -> None:
    page = pictures(foreign(site))[0]
    (read,) = scanned_pages(packed(lay(page)), most=1)
    assert read.code is not None
    assert read.code.is_of(issued(site, "scene").pdf_sha256)
    (found,) = zxingcpp.read_barcodes(read.picture)
    assert abs(found.orientation) < 10
    assert found.position.top_left.y > read.picture.height * 0.8


def test_only_our_own_codes_are_read() -> None:
    for text in (
        "https://example.cn/",
        "DOCGEN1|A|B|c|0|1|1",
        "DOCGEN1|A|B|c|" + "0" * 16 + "|x|1",
    ):
        assert read_code(text) is None
