"""Signing on a screen: bound to one paper, taken once, chosen freely, missing until all signed."""

from __future__ import annotations

import hashlib
import io
import json
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import docx
import pikepdf
import pypdfium2
import pytest
from fastapi.testclient import TestClient
from PIL import Image, ImageChops
from serving import AGENCY
from signable import CASE, PAPER, execution, issue_unsigned, issued, line, post

from docgen.compose.signed_copy import bound_digest
from docgen.registry.values import CaseKey
from docgen.service.access.policy import Duty
from docgen.service.line.pictures import page_picture
from docgen.web.site import Site

Browser = Callable[..., TestClient]


@pytest.fixture(autouse=True)
def _issued(client: TestClient, integrator: dict[str, str]) -> None:
    issue_unsigned(client, integrator)


def file(site: Site, sha256: str) -> bytes:
    with site.registry.reading() as unit:
        row = unit.files.find(AGENCY, sha256)
        assert row is not None
        return b"".join(unit.files.read(row))


def test_a_signature_makes_an_executed_copy_that_names_the_paper_it_is_of(
    site: Site, browser: Browser
) -> None:
    frozen = issued(site)
    clerk = browser(Duty.HANDLER)
    answer = post(clerk, pdf_sha256=frozen.pdf_sha256, choice="commits", remarks="没有意见")
    assert answer.status_code == 200, answer.text
    done = execution(site)
    assert done["choice"] == "commits"
    assert done["signatures"][0] | {"signed_at": ""} == {
        "signer": "party",
        "status": "signed",
        "representative": "r1",
        "signed_at": "",
    }
    assert (done["copy"]["origin"], done["copy"]["bears"]) == ("screen", ["party"])
    copy = file(site, done["copy"]["sha256"])
    assert bound_digest(copy) == frozen.pdf_sha256
    with pikepdf.open(io.BytesIO(copy)) as pdf:
        assert len(pdf.pages) == len(frozen.page_texts) + 1
    assert hashlib.sha256(issued(site).pdf or b"").hexdigest() == frozen.pdf_sha256


def picture(pdf: bytes, page: int) -> Image.Image:
    """A page of a PDF, 100 pixels for each inch."""
    made = page_picture(pdf, page, width=827)
    return Image.open(io.BytesIO(made)).convert("L")


def words(pdf: bytes, page: int) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return document[page - 1].get_textpage().get_text_range().replace("\r\n", "")


def test_on_the_signed_copy_the_signature_stands_at_its_line_and_nothing_else_changed(
    site: Site, browser: Browser
) -> None:
    frozen = issued(site)
    assert frozen.pdf is not None
    post(browser(Duty.HANDLER), pdf_sha256=frozen.pdf_sha256, choice="commits")
    copy = file(site, execution(site)["copy"]["sha256"])
    pages = len(frozen.page_texts)
    for page in range(1, pages):
        assert picture(copy, page) == picture(frozen.pdf, page)
    within = (100, 0, 827, 1169)  # beside the note in the margin
    before, after = (picture(each, pages).crop(within) for each in (frozen.pdf, copy))
    found = ImageChops.difference(after, before).getbbox()
    assert found is not None
    changed = (found[0] + 100, found[1], found[2] + 100, found[3])
    with pypdfium2.PdfDocument(frozen.pdf) as document:
        text = document[pages - 1].get_textpage()
        search = text.search("当事人（签名）时间：")
        place = search.get_next()
        assert place is not None
        boxes = [text.get_charbox(place[0] + each) for each in (6, 9)]
    left, bottom = boxes[0][2] * 100 / 72, boxes[1][1]
    height = (841.9 - bottom) * 100 / 72
    assert left < changed[0] < changed[2] < 827 * 0.92
    assert height - 45 < changed[1] < changed[3] < height + 12
    assert "签发的文书本身没有改动" in words(copy, pages + 1)


def test_beside_the_boxes_the_signed_copy_says_what_was_chosen_and_the_issued_paper_does_not(
    site: Site, browser: Browser
) -> None:
    frozen = issued(site)
    assert frozen.pdf is not None
    post(browser(Duty.HANDLER), pdf_sha256=frozen.pdf_sha256, choice="declines")
    copy, last = file(site, execution(site)["copy"]["sha256"]), len(frozen.page_texts)
    with pypdfium2.PdfDocument(copy) as document:
        text = document[last - 1].get_textpage()
        note, box = (text.search(each).get_next() for each in ("屏幕选择：", "☐我单位自愿承诺"))
        assert note is not None
        assert box is not None
        beside, top = text.get_charbox(note[0]), text.get_charbox(box[0])
    assert abs(beside[3] - top[3]) < 9
    assert beside[2] < top[0]
    assert "屏幕选择：不签署承诺见电子签名页" in words(copy, last).replace(" ", "")
    assert "屏幕选择" not in words(frozen.pdf, last)


def test_who_chooses_nothing_leaves_no_note(site: Site, browser: Browser) -> None:
    frozen = issued(site, "education")
    post(browser(Duty.HANDLER), "education", pdf_sha256=frozen.pdf_sha256)
    copy = file(site, execution(site, "education")["copy"]["sha256"])
    pages = range(1, len(frozen.page_texts) + 1)
    assert not any("屏幕选择" in words(copy, each) for each in pages)


def change_the_template(site: Site) -> None:
    with site.offices() as office:
        document = docx.Document(str(office.catalogue.template_path("commitment-letter")))
        document.paragraphs[0].insert_paragraph_before("另加一行")
        changed = office.home.root / "templates/commitment-letter.docx"
        changed.parent.mkdir(exist_ok=True)
        document.save(str(changed))
        office.forget("catalogue", "printer")


def test_places_once_found_hold_whatever_becomes_of_the_template(
    site: Site, browser: Browser
) -> None:
    clerk, path = browser(Duty.HANDLER), f"/cases/{CASE}/papers/{PAPER}/sign"
    assert "签在文书上的样子" in clerk.get(path).text
    change_the_template(site)
    assert "签在文书上的样子" in clerk.get(path).text


def test_where_the_template_changed_since_the_sheet_alone_bears_the_signature(
    site: Site, browser: Browser
) -> None:
    frozen = issued(site)
    assert frozen.pdf is not None
    change_the_template(site)
    clerk = browser(Duty.HANDLER)
    shown = clerk.get(f"/cases/{CASE}/papers/{PAPER}/sign").text
    assert "签名只印在文书后面的签名页上" in shown
    answer = post(clerk, pdf_sha256=frozen.pdf_sha256, choice="commits")
    assert answer.status_code == 200, answer.text
    copy = file(site, execution(site)["copy"]["sha256"])
    pages = len(frozen.page_texts)
    for page in range(1, pages + 1):
        assert picture(copy, page) == picture(frozen.pdf, page)
    assert "签名处的位置无法核实" in words(copy, pages + 1)


@pytest.mark.needs("verapdf")
def test_a_signed_copy_is_as_accessible_as_the_issued_paper(
    site: Site,
    browser: Browser,
    tmp_path: Path,
    verapdf: Callable[[Path, str], list[str]],
) -> None:
    clerk, digest = browser(Duty.HANDLER), issued(site).pdf_sha256
    post(clerk, pdf_sha256=digest, choice="commits")
    post(clerk, pdf_sha256=digest, signer="officers", who="o3", strokes=line(30))
    copy = tmp_path / "signed.pdf"
    copy.write_bytes(file(site, execution(site)["copy"]["sha256"]))
    assert verapdf(copy, "2a") == []
    assert verapdf(copy, "ua1") == []
    told = figures(copy)
    assert any(each.startswith("当事人签名：林安") for each in told)
    assert any(each.startswith("执法人员签名：") for each in told)


def figures(path: Path) -> list[str]:
    """What a screen reader is told of the figures of a file."""
    with pikepdf.open(path) as pdf:
        kids = pdf.Root.StructTreeRoot.K.K
        return [str(each.Alt) for each in kids if pikepdf.Name.Figure == each.S]


def test_what_was_drawn_is_kept_with_paper_device_and_time(site: Site, browser: Browser) -> None:
    frozen = issued(site)
    post(browser(Duty.HANDLER), pdf_sha256=frozen.pdf_sha256, choice="commits")
    with site.registry.reading() as unit:
        key = CaseKey(agency=AGENCY, case_id=CASE)
        (row,) = unit.signatures.of_paper(key, PAPER, frozen.pdf_sha256)
    record = json.loads(row.record)
    assert record["pdf_sha256"] == frozen.pdf_sha256
    assert record["device"] == "testclient"
    assert len(record["session"]) == 64
    assert record["signed_at"] == "2026-11-20T17:00:00+08:00"
    assert record["strokes"][0][1] == [108, 222, 16]
    assert hashlib.sha256(row.record.encode()).hexdigest() == row.record_sha256


def test_a_signature_for_one_paper_is_refused_on_another(site: Site, browser: Browser) -> None:
    clerk = browser(Duty.HANDLER)
    answer = post(clerk, "education", pdf_sha256=issued(site).pdf_sha256)
    assert (answer.status_code, answer.json()["code"]) == (409, "signature-foreign")
    assert execution(site, "education") == {}


@pytest.mark.parametrize("later", [0, 977])
def test_strokes_that_were_taken_before_are_refused_on_every_paper(
    site: Site, browser: Browser, later: int
) -> None:
    clerk = browser(Duty.HANDLER)
    post(clerk, pdf_sha256=issued(site).pdf_sha256, choice="commits")
    again = [[(x, y, moment + later) for x, y, moment in each] for each in line()]
    other = issued(site, "education").pdf_sha256
    answer = post(clerk, "education", pdf_sha256=other, strokes=again)
    assert (answer.status_code, answer.json()["code"]) == (409, "signature-reused")


def test_who_has_signed_cannot_sign_again(site: Site, browser: Browser) -> None:
    clerk, digest = browser(Duty.HANDLER), issued(site).pdf_sha256
    post(clerk, pdf_sha256=digest, choice="commits")
    answer = post(clerk, pdf_sha256=digest, choice="declines", strokes=line(30))
    assert answer.json()["code"] == "signature-given"
    assert execution(site)["choice"] == "commits"


def test_a_voided_paper_cannot_be_signed(site: Site, browser: Browser) -> None:
    digest = issued(site).pdf_sha256
    with site.offices() as office, site.registry.reading() as unit:
        row = unit.cases.find(CaseKey(agency=AGENCY, case_id=CASE))
        assert row is not None
        office.void(row.content, PAPER, reason="数字写错", now=site.clock())
    clerk = browser(Duty.HANDLER)
    answer = post(clerk, pdf_sha256=digest, choice="commits")
    assert (answer.status_code, answer.json()["code"]) == (409, "paper-waiting")
    assert clerk.get(f"/cases/{CASE}/papers/{PAPER}/sign").status_code == 409


def test_two_who_sign_at_once_are_both_on_the_copy(site: Site, browser: Browser) -> None:
    digest = issued(site).pdf_sha256
    clerk = browser(Duty.HANDLER)
    post(clerk, pdf_sha256=digest, choice="commits")

    def sign(who: str, shift: int) -> None:
        answer = post(clerk, pdf_sha256=digest, signer="officers", who=who, strokes=line(shift))
        assert answer.status_code == 200, answer.text

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(sign, ("o3", "o4"), (40, 80)))
    done = execution(site)
    assert {tuple(each.get("by", ())) for each in done["signatures"]} == {(), ("o3",), ("o4",)}
    assert done["copy"]["bears"] == ["officers", "party"]
    with site.registry.reading() as unit:
        key = CaseKey(agency=AGENCY, case_id=CASE)
        assert len(unit.signatures.of_paper(key, PAPER, digest)) == 3


def test_a_party_that_signs_a_commitment_must_choose(site: Site, browser: Browser) -> None:
    clerk, digest = browser(Duty.HANDLER), issued(site).pdf_sha256
    for choice in ("", "consents"):
        answer = post(clerk, pdf_sha256=digest, choice=choice)
        assert (answer.status_code, answer.json()["code"]) == (422, "signature-choice")


def test_no_will_is_chosen_beforehand(browser: Browser) -> None:
    page = browser(Duty.HANDLER).get(f"/cases/{CASE}/papers/{PAPER}/sign").text
    radios = re.findall(r'<input type="radio"[^>]*>', page)
    assert len([each for each in radios if 'name="choice"' in each]) == 3
    assert not [each for each in radios if "checked" in each]


def test_a_refusal_needs_its_reason_and_a_witness(site: Site, browser: Browser) -> None:
    clerk, digest = browser(Duty.HANDLER), issued(site).pdf_sha256
    refusal = {"pdf_sha256": digest, "status": "refused", "reason": "不认可时间", "strokes": []}
    assert post(clerk, **refusal).json()["code"] == "signer-unknown"
    answer = post(clerk, **refusal, witness="吴见证")
    assert answer.status_code == 200, answer.text
    (entry,) = execution(site)["signatures"]
    assert (entry["status"], entry["witness"]) == ("refused", "吴见证")
    assert "choice" not in execution(site)
    assert "copy" not in execution(site)


def test_nobody_signs_a_record_in_which_somebody_else_is_named(
    site: Site, browser: Browser
) -> None:
    clerk, digest = browser(Duty.HANDLER), issued(site, "scene").pdf_sha256
    page = clerk.get(f"/cases/{CASE}/papers/scene/sign").text
    party = page[page.index('data-place="party"') : page.index('data-place="officers"')]
    who = party[: party.index("</select>")]
    assert re.findall(r'<option value="([^"]*)">([^<]*)', who) == [("r1", "林安")]
    answer = post(clerk, "scene", pdf_sha256=digest, who="沈顺达")
    assert (answer.status_code, answer.json()["code"]) == (422, "signer-unknown")
    assert execution(site, "scene") == {}


def test_officers_cannot_refuse_and_a_seal_is_never_drawn(site: Site, browser: Browser) -> None:
    clerk = browser(Duty.HANDLER)
    digest, order = issued(site).pdf_sha256, issued(site, "order").pdf_sha256
    answer = post(clerk, pdf_sha256=digest, signer="officers", who="o3", status="refused",
                  reason="不愿意", witness="吴见证")  # fmt: skip
    assert answer.json()["code"] == "signer-unknown"
    answer = post(clerk, "order", pdf_sha256=order, signer="body_seal", who="示例市交通运输局")
    assert answer.json()["code"] == "signer-unknown"


@pytest.mark.parametrize(
    "strokes", [[], [[]], [[[5, 5, 1]] * 40], [[[i * 90, 5, i] for i in range(40)]]]
)
def test_what_is_no_signature_is_refused(site: Site, browser: Browser, strokes: Any) -> None:
    digest = issued(site).pdf_sha256
    answer = post(browser(Duty.HANDLER), pdf_sha256=digest, choice="commits", strokes=strokes)
    assert answer.json()["code"] == "signature-empty"


def test_what_is_missing_is_listed_until_it_is_signed(site: Site, browser: Browser) -> None:
    clerk, digest = browser(Duty.HANDLER), issued(site).pdf_sha256
    path = f"/cases/{CASE}/papers/{PAPER}/sign"
    assert path in clerk.get("/signatures").text
    post(clerk, pdf_sha256=digest, choice="commits")
    for shift, who in enumerate(("o3", "o4"), 1):
        post(clerk, pdf_sha256=digest, signer="officers", who=who, strokes=line(shift))
    assert path not in clerk.get("/signatures").text
    assert "都签了" in clerk.get(path).text


def test_who_signed_stands_on_the_page_with_place_time_and_device(
    site: Site, browser: Browser
) -> None:
    clerk, digest = browser(Duty.HANDLER), issued(site).pdf_sha256
    clerk.headers["User-Agent"] = "Mozilla/5.0 (Linux; Android 15; Tablet) Chrome/150"
    assert "要由2人签名，每人各签一次；已签0人" in sign_page(clerk)
    post(clerk, pdf_sha256=digest, choice="commits")
    post(clerk, pdf_sha256=digest, signer="officers", who="o3", strokes=line(30))
    page = sign_page(clerk)
    party, officer = re.findall(r"<li>.*?</li>", page[page.index("sign-given") :])[:2]
    for word in ("已签名", "林安", "当事人", "2026-11-20 17:00", "安卓设备"):
        assert word in party
    assert "冯守规" in officer
    assert "执法人员" in officer
    assert "要由2人签名，每人各签一次；已签1人" in page
    marks = re.findall(r"（设备 ([0-9a-f]{8})）", page)
    assert len(marks) == 2
    copy = file(site, execution(site)["copy"]["sha256"])
    assert f"设备{marks[0]}" in words(copy, len(issued(site).page_texts) + 1).replace(" ", "")


def sign_page(clerk: TestClient, paper: str = PAPER) -> str:
    return clerk.get(f"/cases/{CASE}/papers/{paper}/sign").text


def test_a_refusal_stands_on_the_page_with_the_name(site: Site, browser: Browser) -> None:
    clerk = browser(Duty.HANDLER)
    post(clerk, pdf_sha256=issued(site).pdf_sha256, status="refused", reason="不认可时间",
         witness="吴见证", strokes=[])  # fmt: skip
    page = sign_page(clerk)
    (entry,) = re.findall(r"<li>.*?</li>", page[page.index("sign-given") :])[:1]
    assert "拒绝签名" in entry
    assert "林安" in entry


def test_after_the_last_signature_the_page_leads_on(site: Site, browser: Browser) -> None:
    clerk, digest = browser(Duty.HANDLER), issued(site).pdf_sha256
    post(clerk, pdf_sha256=digest, choice="commits")
    assert f'href="/cases/{CASE}/papers/{PAPER}/signed.pdf"' not in sign_page(clerk)
    for shift, who in enumerate(("o3", "o4"), 1):
        post(clerk, pdf_sha256=digest, signer="officers", who=who, strokes=line(shift))
    page = sign_page(clerk)
    assert f'href="/cases/{CASE}"' in page
    assert f'href="/cases/{CASE}/papers/scene/sign">下一份要签的：现场笔录' in page
    copy = clerk.get(f"/cases/{CASE}/papers/{PAPER}/signed.pdf")
    assert copy.headers["Content-Type"] == "application/pdf"
    assert hashlib.sha256(copy.content).hexdigest() == execution(site)["copy"]["sha256"]


def test_a_paper_that_nobody_signed_has_no_signed_copy(browser: Browser) -> None:
    answer = browser(Duty.HANDLER).get(f"/cases/{CASE}/papers/{PAPER}/signed.pdf")
    assert (answer.status_code, answer.json()["code"]) == (404, "file-unknown")


def test_a_copy_signed_for_another_paper_stops_the_seal(
    site: Site, browser: Browser, client: TestClient, integrator: dict[str, str]
) -> None:
    post(browser(Duty.HANDLER), pdf_sha256=issued(site).pdf_sha256, choice="commits")
    copy = execution(site)["copy"]
    signatures = execution(site)["signatures"]
    client.cookies.clear()
    answer = client.post(
        f"/v1/cases/{CASE}/instruments/education:execute",
        json={"signatures": signatures, "copy": copy},
        headers=integrator,
    )
    assert (answer.status_code, answer.json()["code"]) == (422, "copy-foreign")
    assert execution(site, "education") == {}
