"""The table that a batch leaves: it is opened in spreadsheet programs, by people who trust it."""

from __future__ import annotations

import csv
import io

import pytest

from docgen.cli.commands.batch import report_table


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
