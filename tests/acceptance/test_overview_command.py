"""``docgen overview``: figures, the report and the workbook say the same of the same cases."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import openpyxl
import pypdfium2
import pytest
from running import CASES, Docgen


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Docgen:
    """A home with a sealed interview."""
    docgen = Docgen(tmp_path_factory.mktemp("overview") / "home")
    docgen.ok("init", "--trial")
    docgen.ok("seal", CASES / "shop-interview.case.json")
    return docgen


def _said(path: Path) -> str:
    pages = pypdfium2.PdfDocument(path.read_bytes())
    return "".join("".join(each.get_textpage().get_text_range() for each in pages).split())


def test_the_suffix_decides_between_report_and_workbook(kept: Docgen, tmp_path: Path) -> None:
    told = kept.ok("overview")
    assert (told["cases"], told["closed"], told["by_route"]) == (1, 1, {"interview": 1})
    report, book = tmp_path / "r.pdf", tmp_path / "r.xlsx"
    assert kept.ok("overview", "-o", report)["file"] == str(report)
    kept.ok("overview", "-o", book)
    assert "行政执法情况统计报告" in _said(report)
    assert "示例市交通运输局" in _said(report)
    assert "人员工作量" in openpyxl.load_workbook(book).sheetnames


def test_months_bound_what_is_counted(kept: Docgen) -> None:
    assert kept.ok("overview", "--from", "2026-01", "--to", "2026-12")["cases"] == 1
    assert kept.ok("overview", "--from", "2999-01")["cases"] == 0


def test_an_agencys_own_template_is_set(kept: Docgen, tmp_path: Path) -> None:
    own = kept.home / "templates" / "overview-report.docx"
    own.write_bytes(_renamed((CASES.parents[1] / "templates" / own.name).read_bytes()))
    report = tmp_path / "own.pdf"
    kept.ok("overview", "-o", report)
    own.unlink()
    assert "季度会议材料" in _said(report)


def _renamed(word: bytes) -> bytes:

    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, data.replace("一、总体情况".encode(), "一、季度会议材料".encode()))
    return made.getvalue()
