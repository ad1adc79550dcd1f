"""The pages of the archive: found, looked at, verified, taken out, and who has read what."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from urllib.parse import unquote

import pytest
from fastapi.testclient import TestClient
from PIL import Image
from serving import CASES, NOW

from docgen.service.access.policy import Duty
from docgen.web.site import Site

SEALED = "shop-interview"
Browser = Callable[..., TestClient]


@pytest.fixture
def number(site: Site) -> str:
    """A sealed dossier."""
    raw = (CASES / f"{SEALED}.case.json").read_bytes()
    with site.offices() as office:
        done = office.seal(raw, folder=CASES / f"{SEALED}.evidence", supplement=False, now=NOW)
    return done.record.number


def token(client: TestClient) -> str:
    found = re.search(r'name="csrf" content="([^"]+)"', client.get("/archive").text)
    assert found is not None
    return found[1]


def test_a_dossier_is_found_with_its_words_marked_and_its_pages_shown(
    browser: Browser, number: str
) -> None:
    archivist = browser(Duty.ARCHIVIST)
    page = archivist.get("/archive", params={"q": "维修"})
    assert "<mark>维修</mark>" in page.text
    assert f"/archive/{number}/main/" in page.text
    assert "没有符合条件的案卷" in archivist.get("/archive", params={"q": "无此字句"}).text
    year = archivist.get("/archive", params={"year": "1999"})
    assert 'aria-current="true"' in year.text


def test_a_page_is_shown_with_what_was_searched_for_tinted(browser: Browser, number: str) -> None:
    archivist = browser(Duty.ARCHIVIST)
    path = re.search(rf"/archive/{number}/main/(\d+)\?mark", archivist.get("/archive?q=维修").text)
    assert path is not None
    plain = archivist.get(f"/archive/{number}/main/{path[1]}.png", params={"width": 300})
    tinted = archivist.get(
        f"/archive/{number}/main/{path[1]}.png", params={"width": 300, "mark": "维修"}
    )
    first, second = (Image.open(io.BytesIO(each.content)) for each in (plain, tinted))
    assert first.size == second.size
    assert first.convert("RGB").tobytes() != second.convert("RGB").tobytes()
    leaf = archivist.get(f"/archive/{number}/main/{path[1]}")
    assert f"第 {path[1]} 页" in leaf.text
    assert archivist.get(f"/archive/{number}/main/999.png").status_code == 404


def test_a_dossier_is_verified_in_plain_words(browser: Browser, number: str) -> None:
    archivist = browser(Duty.ARCHIVIST)
    assert "本案卷完整、未改动" not in archivist.get(f"/archive/{number}").text
    page = archivist.get(f"/archive/{number}?verify=true").text
    assert "本案卷完整、未改动" in page
    assert "样卷封存（试用） 完整性封存" in page
    archivist.cookies.set("docgen_language", "en")
    page = archivist.get(f"/archive/{number}?verify=true").text
    assert "Trial Seal" in page
    assert "样卷封存（试用）" not in page


def test_a_volume_is_taken_out_for_a_purpose_that_is_put_on_record(
    browser: Browser, number: str
) -> None:
    archivist = browser(Duty.ARCHIVIST)
    fields = {"csrf": token(archivist), "purpose": "lawsuit"}
    path = f"/archive/{number}/main/download"
    assert archivist.post(path, data={"csrf": fields["csrf"]}).status_code == 400
    assert archivist.post(path, data={**fields, "csrf": "other"}).status_code == 403
    taken = archivist.post(path, data=fields)
    assert taken.content.startswith(b"%PDF-")
    assert unquote(taken.headers["content-disposition"]).endswith(f"{number}-正卷-1.pdf")
    page = archivist.get(f"/archive/{number}").text
    assert "<h2>利用登记</h2>" in page
    assert "行政诉讼" in page


def test_the_internal_volume_and_its_readers_are_for_those_entitled(
    browser: Browser, number: str
) -> None:
    handler = browser(Duty.HANDLER)
    assert "<h2>利用登记</h2>" not in handler.get(f"/archive/{number}").text
    assert handler.get(f"/archive/{number}/internal/1").status_code == 403
    assert handler.get(f"/archive/{number}/internal/1.png").status_code == 403


def test_another_agencys_dossier_is_not_there(browser: Browser, number: str) -> None:
    other = browser(Duty.ARCHIVIST, agency="QTJT")
    assert other.get(f"/archive/{number}").status_code == 404
    assert other.get(f"/archive/{number}/main/1.png").status_code == 404
    assert "没有符合条件的案卷" in other.get("/archive").text


def test_the_chosen_dossiers_make_a_list_for_the_reading_room(
    browser: Browser, number: str
) -> None:
    archivist = browser(Duty.ARCHIVIST)
    page = archivist.get("/archive-list", params={"number": [number, number]}).text
    assert page.count(f">{number}</td>") == 1
    assert "还没有选案卷" in archivist.get("/archive-list").text
