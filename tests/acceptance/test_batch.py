"""Many cases at once: from a folder, from lines, from a spreadsheet."""

from __future__ import annotations

import csv
import json
import os
import shutil
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from running import CASES, Docgen

from docgen.messages import text
from docgen.service.batch.rows import read_rows
from docgen.service.errors import BatchInputError, BatchRowError

SAMPLE = "shop-interview"


def sample() -> dict[str, Any]:
    data: dict[str, Any] = json.loads((CASES / f"{SAMPLE}.case.json").read_text("utf-8"))
    return data


def put_evidence(folder: Path, *idents: str) -> None:
    for ident in idents:
        shutil.copytree(CASES / f"{SAMPLE}.evidence", folder / ident)


def variant(ident: str, number: str, **changes: Any) -> dict[str, Any]:
    data = {**sample(), "case_id": ident, "register_number": number, **changes}
    for paper in data["papers"]:
        paper["number"] = None
    return data


def test_a_folder_of_cases_is_sealed_and_what_failed_is_told(trial: Docgen, tmp_path: Path) -> None:
    folder = tmp_path / "cases"
    folder.mkdir()
    shutil.copy(CASES / f"{SAMPLE}.case.json", folder)
    shutil.copytree(CASES / f"{SAMPLE}.evidence", folder / f"{SAMPLE}.evidence")
    (folder / "broken.case.json").write_text('{"schema":')
    done = trial.run("batch", folder, "-o", tmp_path / "out", "--copies", "--json")
    assert done.status == 3
    report = json.loads((tmp_path / "out" / "report.json").read_text("utf-8"))
    assert done.json == report
    assert (report["total"], report["sealed"]) == (2, 1)
    failed, sealed = report["cases"]
    assert (failed["case"], failed["error"]) == ("broken.case.json", "case-invalid")
    assert failed["findings"][0]["code"] == "json-truncated"
    assert (tmp_path / "out" / f"{sealed['number']}.pdf").read_bytes().startswith(b"%PDF-")
    with (tmp_path / "out" / "report.csv").open(encoding="utf-8-sig", newline="") as stream:
        assert [row["ok"] for row in csv.DictReader(stream)] == ["False", "True"]
    figures, cases = openpyxl.load_workbook(tmp_path / "out" / "report.xlsx").worksheets
    assert [row[1] for row in figures.values][1:] == [2, 1, 1]
    heads, (source, result, *_, why), (_, other, dossier, *_) = cases.values
    assert heads[0] == "来源"
    assert (source, result, other, dossier) == (
        "broken.case.json",
        "失败",
        "已封存",
        sealed["number"],
    )
    assert failed["message"] in why
    assert (cases.page_setup.orientation, cases.print_title_rows) == ("landscape", "$1:$1")


def test_lines_of_json_are_sealed_side_by_side_with_numbers_of_their_own(
    trial: Docgen, tmp_path: Path
) -> None:
    idents = [f"2026-B-{n:04}" for n in range(4)]
    lines = [
        json.dumps(variant(ident, f"示交约登〔2026〕{90 + n}号"), ensure_ascii=False)
        for n, ident in enumerate(idents)
    ]
    (tmp_path / "cases.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    put_evidence(tmp_path / "cases.evidence", *idents)
    answer = trial.ok("batch", tmp_path / "cases.jsonl", "-o", tmp_path / "out")
    numbers = sorted(row["number"] for row in answer["cases"])
    assert numbers == [f"SLJT-2026-{n:04}" for n in range(1, 5)]
    assert trial.run("verify", "--all").status == 0


def test_rows_of_a_spreadsheet_complete_a_base_case(trial: Docgen, tmp_path: Path) -> None:
    base = tmp_path / "base.json"
    base.write_text(json.dumps(variant("X", "示交约登〔2026〕1号"), ensure_ascii=False), "utf-8")
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["/case_id", "register_number", "/cause", "party.telephone"])
    sheet.append(["2026-X-0001", "示交约登〔2026〕71号", " 维修收费公示", "１９９０００００７１ "])
    sheet.append(["2026-X-0002", "示交约登〔2026〕72号", "维修收费公示", 19900000072])
    book.save(tmp_path / "cases.xlsx")
    put_evidence(tmp_path / "cases.evidence", "2026-X-0001", "2026-X-0002")
    answer = trial.ok(
        "batch", tmp_path / "cases.xlsx", "--base", base, "-o", tmp_path / "out",
        "--evidence", tmp_path / "cases.evidence",
    )  # fmt: skip
    assert [row.get("changed") for row in answer["cases"]] == [
        ["/cause", "/party/telephone"],
        None,
    ]
    assert [row["case_number"] for row in answer["cases"]] == [
        "示交约登〔2026〕71号",
        "示交约登〔2026〕72号",
    ]


def test_a_column_that_leads_nowhere_and_an_unknown_file_are_refused(
    trial: Docgen, tmp_path: Path
) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["case_id", "case_id.more"])
    sheet.append(["a", "b"])
    book.save(tmp_path / "cases.xlsx")
    (tmp_path / "cases.csv").write_text("a,b\n")
    for name in ("cases.xlsx", "cases.csv"):
        assert trial.run("batch", tmp_path / name, "-o", tmp_path / "out").status == 3


def test_a_case_sealed_before_is_given_back_not_sealed_again(trial: Docgen, tmp_path: Path) -> None:
    folder = tmp_path / "cases"
    folder.mkdir()
    shutil.copy(CASES / f"{SAMPLE}.case.json", folder)
    shutil.copytree(CASES / f"{SAMPLE}.evidence", folder / f"{SAMPLE}.evidence")
    first = trial.ok("batch", folder, "-o", tmp_path / "out")["cases"][0]
    again = trial.ok("batch", folder, "-o", tmp_path / "out")["cases"][0]
    assert (first["created"], again["created"]) == (True, False)
    assert first["number"] == again["number"]


def test_what_holds_no_case_and_what_cannot_be_read_is_refused_by_name(
    trial: Docgen, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    os.mkfifo(tmp_path / "empty" / "pipe.case.json")
    (tmp_path / "empty" / "folder.case.json").mkdir()
    (tmp_path / "empty.jsonl").write_text("\n\n")
    (tmp_path / "noise.xlsx").write_bytes(b"no spreadsheet")
    openpyxl.Workbook().save(tmp_path / "bare.xlsx")
    for name in ("empty", "empty.jsonl", "noise.xlsx", "bare.xlsx"):
        done = trial.run("batch", tmp_path / name, "-o", tmp_path / "out", "--json")
        assert done.status == 3, name
        assert name in done.err


@pytest.mark.parametrize("base", ["[1]", '{"a":', "[" * 100_000], ids=["list", "cut", "deep"])
def test_a_base_that_is_no_case_is_refused_by_name(
    trial: Docgen, tmp_path: Path, base: str
) -> None:
    (tmp_path / "base.json").write_text(base)
    openpyxl.Workbook().save(tmp_path / "rows.xlsx")
    done = trial.run(
        "batch", tmp_path / "rows.xlsx", "-o", tmp_path, "--base", tmp_path / "base.json"
    )
    assert done.status == 3
    assert "base.json" in done.err


def _book(path: Path, *rows: list[Any]) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


def _with_part(path: Path, name: str, change: Callable[[bytes], bytes]) -> Path:
    """The spreadsheet after a change of one of its parts."""
    with zipfile.ZipFile(path) as archive:
        parts = {each: archive.read(each) for each in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for each, data in parts.items():
            archive.writestr(each, change(data) if each == name else data)
    return path


SHEET = "xl/worksheets/sheet1.xml"


def _rows(path: Path) -> list[dict[str, Any] | str]:
    """The cases that the rows make, and in place of one what is wrong with the row."""
    return [
        text(made.findings[0], "en") if isinstance(made, BatchRowError) else made.case
        for _, made in read_rows(path.read_bytes(), {}, name=path.name)
    ]


def test_days_times_and_moments_of_cells_become_text_to_the_second(tmp_path: Path) -> None:
    heads = ["day", "at", "clock", "lasting", "flag", "count"]
    row = [
        date(2026, 3, 5),
        datetime(2026, 3, 5, 10, 29, 59, 999_600),  # noqa: DTZ001 - a cell knows no time zone
        time(10, 30),
        timedelta(hours=26, minutes=5),
        True,
        3.0,
    ]
    assert _rows(_book(tmp_path / "a.xlsx", heads, row)) == [
        {
            "day": "2026-03-05",
            "at": "2026-03-05T10:30:00+08:00",
            "clock": "10:30:00",
            "lasting": "26:05:00",
            "flag": True,
            "count": 3,
        }
    ]


def test_a_cell_that_does_not_show_what_was_meant_stops_its_row_and_no_other(
    tmp_path: Path,
) -> None:
    path = _book(
        tmp_path / "a.xlsx",
        ["a", "b"],
        ["=1+1", 1],
        ["#REF!", 1],
        [652100198807140019, 1],
        ["x", 1],
    )
    never, error, inexact, good = _rows(path)
    assert "A2 (a) was never computed" in str(never)
    assert "A3 (a) shows an error" in str(error)
    assert "A4 (a) has more than 15 digits" in str(inexact)
    assert good == {"a": "x", "b": 1}


def test_a_computed_formula_is_its_result_and_an_empty_result_is_an_empty_cell(
    tmp_path: Path,
) -> None:
    path = _book(tmp_path / "a.xlsx", ["a", "b"], ["=1+1", 1], ["=IF(1,)", 2])
    _with_part(
        path,
        SHEET,
        lambda xml: xml.replace(b"<f>1+1</f><v></v>", b"<f>1+1</f><v>2</v>").replace(
            b'<c r="A3">', b'<c r="A3" t="str">'
        ),
    )
    assert _rows(path) == [{"a": 2, "b": 1}, {"b": 2}]


def test_rows_beyond_what_a_sheet_says_of_itself_are_read(tmp_path: Path) -> None:
    path = _book(tmp_path / "a.xlsx", ["a"], ["x"], ["y"])
    _with_part(path, SHEET, lambda xml: xml.replace(b'ref="A1:A3"', b'ref="A1"'))
    assert _rows(path) == [{"a": "x"}, {"a": "y"}]


@pytest.mark.parametrize(
    "change",
    [
        lambda xml: xml[: len(xml) // 2],
        lambda xml: xml.replace(b'r="A2"', b'r="\xc3\xa9"'),
        lambda xml: xml.replace(b'<row r="2"', b'<row r="two"'),
        lambda _: b"",
    ],
    ids=["cut", "no column", "no row", "empty"],
)
def test_a_damaged_sheet_is_refused_by_name(
    trial: Docgen, tmp_path: Path, change: Callable[[bytes], bytes]
) -> None:
    _with_part(_book(tmp_path / "a.xlsx", ["a"], ["x"]), SHEET, change)
    done = trial.run("batch", tmp_path / "a.xlsx", "-o", tmp_path / "out", "--json")
    assert done.status == 3
    assert done.json["error"] == "batch-input-invalid"
    assert "a.xlsx" in done.err


def test_two_columns_of_one_place_are_refused(tmp_path: Path) -> None:
    path = _book(tmp_path / "a.xlsx", ["party.name", "/party/name"], ["x", "y"])
    with pytest.raises(BatchInputError, match=r"party\.name stands there twice"):
        _rows(path)


def test_one_unreadable_file_is_told_and_the_others_are_sealed(
    trial: Docgen, tmp_path: Path
) -> None:
    folder = tmp_path / "cases"
    folder.mkdir()
    (folder / "a-gone.case.json").symlink_to(tmp_path / "nowhere")
    (folder / "._shop-interview.case.json").write_bytes(b"\0\5\x16\7")
    shutil.copy(CASES / f"{SAMPLE}.case.json", folder / "SHOP.CASE.JSON")
    shutil.copytree(CASES / f"{SAMPLE}.evidence", folder / "SHOP.CASE.JSON.evidence")
    done = trial.run("batch", folder, "-o", tmp_path / "out", "--json")
    assert done.status == 3, done.err
    gone, sealed = sorted(done.json["cases"], key=lambda row: row["ok"])
    assert (gone["case"], gone["error"]) == ("a-gone.case.json", "case-file-unreadable")
    assert sealed["ok"], sealed
