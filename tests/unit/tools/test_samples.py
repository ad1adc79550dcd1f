"""The makers of sample evidence: the same on every run, and nothing like an official seal."""

from __future__ import annotations

from pathlib import Path

import pypdfium2 as pdfium
import pytest

from docgen.case import load_case
from docgen.catalogue import load_catalogue
from docgen.fill import context_for, fill, load_template
from docgen.typeset.engine import NativeEngine
from docgen.typeset.fonts import load_fonts
from tools.samples import commitment_documents, commitment_photographs
from tools.samples.commitments import CASES, FOLDER
from tools.samples.printed import printed
from tools.samples.scan import Mark, scanned

TEMPLATES = Path(__file__).parents[3] / "templates"
WHEN = "2026-03-05T10:24:00+08:00"


def test_a_photograph_is_drawn_alike_every_time() -> None:
    first = commitment_photographs.truck_tailgate(WHEN, "示例市")
    assert first == commitment_photographs.truck_tailgate(WHEN, "示例市")
    assert first != commitment_photographs.truck_tailgate(WHEN, "别处")


def test_a_document_is_printed_alike_every_time() -> None:
    assert commitment_documents.driver_query(WHEN) == commitment_documents.driver_query(WHEN)


def test_a_scan_is_made_alike_every_time_and_keeps_its_pages() -> None:
    page = printed("甲书", WHEN, paragraphs=["当事人签名：＿＿＿＿＿＿", "（印章）"])
    marks = (
        Mark(kind="name", anchor="当事人签名：", words="陈䶮"),
        Mark(kind="specimen", anchor="（印章）", words="样章"),
    )
    first = scanned(page, marks, WHEN)
    assert first == scanned(page, marks, WHEN)
    assert first != scanned(page, (), WHEN)
    assert len(pdfium.PdfDocument(first)) == 1


def test_a_mark_without_its_place_is_an_error() -> None:
    page = printed("甲书", WHEN, paragraphs=["没有签名处"])
    with pytest.raises(LookupError):
        scanned(page, (Mark(kind="name", anchor="执法人员签名", words="甲"),), WHEN)


@pytest.mark.parametrize("name", CASES)
def test_a_signed_copy_has_the_pages_of_the_paper_it_executes(name: str) -> None:
    catalogue = load_catalogue()
    case = load_case((FOLDER / f"{name}.case.json").read_bytes(), catalogue=catalogue).case
    assert case is not None
    engine = NativeEngine(load_fonts(None, None))
    for paper in case.papers:
        signed = (paper.execution or {}).get("copy")
        if signed is None:
            continue
        template = load_template(TEMPLATES / f"{paper.type.code}.docx")
        filled = fill(template, context_for(case, paper, catalogue=catalogue, draft=False))
        scan = pdfium.PdfDocument(FOLDER / f"{name}.evidence" / signed["file"])
        assert len(scan) == len(engine.png(filled, 10)), paper.id
