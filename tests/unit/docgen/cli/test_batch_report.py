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
