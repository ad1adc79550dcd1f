"""The table that a batch leaves: it is opened in spreadsheet programs, by people who trust it."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import openpyxl
import pytest

from docgen.cli.commands.batch import report_table, report_workbook
from docgen.cli.shell import Shell


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "＝", " =", "\t=", "\r="])
def test_no_cell_of_the_report_is_a_formula(sign: str) -> None:
    text = f"{sign}HYPERLINK(1)"
    table = report_table([{"case": text, "ok": True, "title": text}])
    (row,) = csv.DictReader(io.StringIO(table.decode("utf-8-sig"), newline=""))
    assert row["case"] == row["title"] == f"'{text}"
    assert row["ok"] == "True"


def test_a_case_that_failed_has_its_reasons_in_the_table_each_on_a_line() -> None:
    found = [
        {"pointer": "/party/name", "message": "“姓名”没有填写。", "code": "schema-required"},
        {"pointer": "/papers/0", "message": "《送达回证》的日期不对。", "code": "R9-out-of-order"},
    ]
    failed = {"case": "a", "ok": False, "message": "案件有 2 项错误", "findings": found}
    sealed = {"case": "b", "ok": True, "findings": found}
    table = report_table([failed, sealed]).decode("utf-8-sig")
    first, second = csv.DictReader(io.StringIO(table, newline=""))
    assert first["reasons"].splitlines() == [
        "/party/name “姓名”没有填写。 [schema-required]",
        "/papers/0 《送达回证》的日期不对。 [R9-out-of-order]",
    ]
    assert second["reasons"] == ""


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\tcaf\udce9", "a\x01b"])
def test_no_cell_of_the_workbook_is_a_formula_whatever_a_case_is_called(
    tmp_path: Path, text: str
) -> None:
    shell = Shell.start(home=tmp_path, flags={"output.language": "en"})
    row = {"case": text, "ok": False, "message": text, "findings": []}
    book = openpyxl.load_workbook(io.BytesIO(report_workbook([row], shell)))
    heads, told = book["cases"].iter_rows()
    assert [cell.value for cell in heads][:2] == ["source", "result"]
    assert {cell.data_type for cell in told if cell.value is not None} == {"s"}
