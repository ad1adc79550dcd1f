"""Signing on a screen with an agency's own template that marks no line, or only some of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import docx
import pypdfium2
import pytest
from fastapi.testclient import TestClient
from serving import AGENCY
from signable import CASE, PAPER, execution, issue_unsigned, issued

from docgen.service.access.policy import Duty
from docgen.web.site import Site

Browser = Callable[..., TestClient]
WAVE = [[[100 + 10 * step, 200 + 90 * (step % 2), 16 * step] for step in range(60)]]
MARK = re.compile(r"\{\{ paper\.sign\.(\w+)[^}]*\}\}")


def without_marks(site: Site, signers: set[str]) -> None:
    """Let the agency have a letter of commitment of its own, which does not mark these signers."""
    with site.offices() as office:
        document = docx.Document(str(office.catalogue.template_path("commitment-letter")))
        for text in document.element.body.iter("{*}t"):
            found = MARK.search(text.text or "")
            if found is not None and found[1] in signers:
                text.text = ""
        own = office.home.root / "templates/commitment-letter.docx"
        own.parent.mkdir(exist_ok=True)
        document.save(str(own))
        office.forget("catalogue", "printer")


def signed(site: Site, browser: Browser) -> tuple[str, str]:
    """The page before the party signs, and what the sheet says afterwards."""
    clerk, frozen = browser(Duty.HANDLER), issued(site)
    page = clerk.get(f"/cases/{CASE}/papers/{PAPER}/sign").text
    token = re.search(r'name="csrf" content="([^"]+)"', page)
    assert token is not None
    body: dict[str, Any] = {
        "signer": "party",
        "who": "r1",
        "status": "signed",
        "choice": "commits",
        "strokes": WAVE,
        "pdf_sha256": frozen.pdf_sha256,
    }
    path = f"/cases/{CASE}/papers/{PAPER}/signatures"
    answer = clerk.post(path, json=body, headers={"X-CSRF-Token": token[1]})
    assert answer.status_code == 200, answer.text
    with site.registry.reading() as unit:
        row = unit.files.find(AGENCY, execution(site)["copy"]["sha256"])
        assert row is not None
        copy = b"".join(unit.files.read(row))
    with pypdfium2.PdfDocument(copy) as document:
        sheet = document[len(frozen.page_texts)].get_textpage().get_text_range()
    return page, sheet.replace("\r\n", "")


@pytest.mark.parametrize(
    ("unmarked", "notes", "told"),
    [
        ({"party", "officers"}, 2, "文书没有标出签名处"),
        ({"party"}, 1, "文书没有标出签名处"),
        ({"officers"}, 1, "签发的文书本身没有改动"),
    ],
)
def test_who_has_no_line_signs_on_the_sheet_and_page_and_sheet_say_so(
    site: Site,
    browser: Browser,
    client: TestClient,
    integrator: dict[str, str],
    unmarked: set[str],
    notes: int,
    told: str,
) -> None:
    without_marks(site, unmarked)
    issue_unsigned(client, integrator)
    page, sheet = signed(site, browser)
    assert page.count("这份文书没有标出这里的签名处") == notes
    assert ("data-preview" in page) == (len(unmarked) < 2)
    assert told in sheet
