"""An agency's own lists: shown, exported, edited, imported; every fault is told by its cell."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from running import CASES, ROOT, Docgen

LISTS = ("exemptions", "benchmarks", "statutes", "divisions", "workdays", "phrases")
TITLES = {
    "免罚清单": "exemptions",
    "裁量基准": "benchmarks",
    "法规": "statutes",
    "行政区划": "divisions",
    "工作日": "workdays",
    "常用语": "phrases",
}
OWN = {
    "编码": "S-1",
    "名称": "示例省清单",
    "制定机关": "示例省交通运输厅",
    "文号": "示交〔2026〕1号",
    "层级": "省级",
    "优先级": 50,
    "施行日期": "2026年1月1日",
    "序号": 1,
    "事项名称": "试",
    "违反条款": "《示例省条例》第3条之一第二款",
    "处理结果": "从轻",
    "适用条件": "一\n二",
}
Edit = Callable[[openpyxl.Workbook], None]


@pytest.fixture(scope="session")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workbook that export writes of the trial set."""
    folder = tmp_path_factory.mktemp("pattern")
    path = folder / "lists.xlsx"
    Docgen(folder / "no-home").ok("lists", "export", path)
    return path


@pytest.fixture
def edited(pattern: Path, tmp_path: Path) -> Callable[[Edit], Path]:
    """The pattern after an edit."""

    def make(edit: Edit) -> Path:
        book = openpyxl.load_workbook(pattern)
        edit(book)
        path = tmp_path / "edited.xlsx"
        book.save(path)
        return path

    return make


@pytest.fixture
def faults(trial: Docgen, edited: Callable[[Edit], Path]) -> Callable[[Edit], dict[str, str]]:
    """The faults of the edited pattern by cell; nothing may be written."""

    def found(edit: Edit) -> dict[str, str]:
        done = trial.run("lists", "import", edited(edit), "--json")
        assert done.status == 3, done.out
        assert not (trial.home / "schemas" / "lists").exists()
        return {each["pointer"]: each["code"] for each in done.json["findings"]}

    return found


def _column(sheet: Worksheet, heading: str) -> str:
    (found,) = [cell for cell in sheet[1] if cell.value == heading]
    return str(found.column_letter)


def _set(title: str, heading: str, row: int, value: Any) -> Edit:
    def edit(book: openpyxl.Workbook) -> None:
        sheet = book[title]
        sheet[f"{_column(sheet, heading)}{row}"] = value

    return edit


def test_the_lists_are_shown_and_what_of_them_is_in_force_on_a_day(trial: Docgen) -> None:
    rows = trial.ok("lists", "show")["lists"]
    assert [row["list"] for row in rows] == list(LISTS)
    assert not any(row["agency"] for row in rows)
    before = trial.ok("lists", "show", "exemptions", "--on", "2025-06-30")["entries"]
    since = trial.ok("lists", "show", "exemptions", "--on", "2025-07-01")["entries"]
    assert (len(before), len(since)) == (0, 16)
    (law,) = [
        each
        for each in trial.ok("lists", "show", "statutes", "--on", "2021-07-14")["entries"]
        if each["name"] == "中华人民共和国行政处罚法"
    ]
    assert law["valid_to"] == "2021-07-14"


def test_what_is_exported_and_imported_again_changes_nothing(trial: Docgen, pattern: Path) -> None:
    done = trial.ok("lists", "import", pattern)
    assert [each["list"] for each in done["lists"]] == list(LISTS)
    for each in done["lists"]:
        assert not each["written"]
        assert each["added"] == each["changed"] == each["removed"] == []


def test_an_export_replaces_no_file_unless_forced(trial: Docgen, tmp_path: Path) -> None:
    path = tmp_path / "lists.xlsx"
    path.write_bytes(b"mine")
    assert trial.run("lists", "export", path).status == 2
    assert path.read_bytes() == b"mine"
    trial.ok("lists", "export", path, "--force", "--list", "benchmarks")
    assert openpyxl.load_workbook(path).sheetnames == ["裁量基准"]


def test_an_import_says_what_was_added_changed_and_removed_and_rules_follow_it(
    trial: Docgen, edited: Callable[[Edit], Path]
) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        sheet = book["免罚清单"]
        letter = _column(sheet, "编码")
        numbers = {sheet[f"{letter}{row}"].value: row for row in range(2, sheet.max_row + 1)}
        sheet[f"{_column(sheet, '失效日期')}{numbers['MF-2025-9']}"] = date(2026, 2, 28)
        row = sheet.max_row + 1
        for heading, value in OWN.items():
            sheet[f"{_column(sheet, heading)}{row}"] = value
        sheet.delete_rows(numbers["MF-2025-1"])

    (case,) = CASES.glob("driver-minor.case.json")
    before = trial.run("validate", case, "--json").json["findings"]
    (done, *_) = trial.ok("lists", "import", edited(edit), "--list", "exemptions")["lists"]

    assert (done["added"], done["changed"], done["removed"]) == (
        ["S-1"],
        ["MF-2025-9"],
        ["MF-2025-1"],
    )
    assert trial.ok("lists", "show")["lists"][0]["agency"]
    kept = json.loads((trial.home / "schemas/lists/exemptions.json").read_bytes())["entries"][-1]
    assert kept["violated"] == [
        {"law": "示例省条例", "article": 3, "article_suffix": 1, "paragraph": 2}
    ]
    assert kept["conditions"] == ["一", "二"]
    assert (kept["valid_from"], kept["valid_to"]) == ("2026-01-01", None)
    after = trial.run("validate", case, "--json").json["findings"]
    assert {each["code"] for each in after} - {each["code"] for each in before} == {
        "R3-list-not-in-force"
    }


def test_a_year_of_workdays_is_added(trial: Docgen, edited: Callable[[Edit], Path]) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        sheet = book["工作日"]
        sheet.append([2027, "国办发明电〔2026〕1号", "放假", "2027/1/1", date(2027, 1, 3)])
        sheet.append([2027, None, "上班", date(2027, 1, 9), None])

    (done,) = trial.ok("lists", "import", edited(edit), "--list", "workdays")["lists"]
    assert done["added"] == ["2027"]
    days = trial.ok("lists", "show", "workdays", "--on", "2027-05-01")["entries"]
    assert [each["name"] for each in days] == [
        "2027-01-01",
        "2027-01-02",
        "2027-01-03",
        "2027-01-09",
    ]


def test_an_imported_list_is_exported_again_as_it_is(
    trial: Docgen, edited: Callable[[Edit], Path], tmp_path: Path
) -> None:
    trial.ok("lists", "import", edited(_set("免罚清单", "优先级", 2, 7)))
    again = tmp_path / "again.xlsx"
    trial.ok("lists", "export", again)
    assert not any(each["written"] for each in trial.ok("lists", "import", again)["lists"])


def test_no_text_of_a_list_becomes_a_formula(trial: Docgen, tmp_path: Path) -> None:
    own = trial.home / "schemas" / "lists" / "exemptions.json"
    own.parent.mkdir()
    document = json.loads((ROOT / "schemas/lists/exemptions.json").read_bytes())
    document["entries"][0]["title"] = '=HYPERLINK("x")'
    own.write_text(json.dumps(document), "utf-8")
    path = tmp_path / "lists.xlsx"
    trial.ok("lists", "export", path, "--list", "exemptions")
    sheet = openpyxl.load_workbook(path)["免罚清单"]
    assert sheet[f"{_column(sheet, '事项名称')}2"].data_type == "s"
    assert not trial.ok("lists", "import", path)["lists"][0]["written"]


@pytest.mark.parametrize(
    ("sheet", "heading", "row", "value", "expected"),
    [
        ("免罚清单", "施行日期", 2, "去年七月", "list-cell-day"),
        ("免罚清单", "施行日期", 2, "2025-02-30", "list-cell-day"),
        ("免罚清单", "施行日期", 2, 20250701, "list-cell-day"),
        ("免罚清单", "施行日期", 2, None, "list-cell-empty"),
        ("免罚清单", "优先级", 2, "高", "list-cell-number"),
        ("免罚清单", "优先级", 2, 2.5, "list-cell-number"),
        ("免罚清单", "优先级", 2, 100, "list-cell-invalid"),
        ("免罚清单", "处理结果", 2, "不罚", "list-cell-choice"),
        ("免罚清单", "违反条款", 2, "公路法第七条", "list-cell-clauses"),
        ("免罚清单", "违反条款", 2, "《公路法》第一十一十条", "list-cell-clauses"),
        ("免罚清单", "事项名称", 2, "=1+1", "list-cell-formula"),
        ("免罚清单", "事项名称", 2, "#REF!", "list-cell-error"),
        ("免罚清单", "事项名称", 2, True, "list-cell-text"),
        ("免罚清单", "事项名称", 2, "长" * 1001, "list-cell-invalid"),
        ("免罚清单", "编码", 3, "MF-2025-1", "list-entry-twice"),
        ("裁量基准", "制定机关", 3, "另一个机关", "list-row-differs"),
        ("裁量基准", "档次", 3, "较轻", "list-entry-twice"),
        ("法规", "各款的项数", 2, "三款", "list-cell-counts"),
        ("行政区划", "代码", 2, "65", "list-cell-invalid"),
        ("工作日", "安排", 2, "休息", "list-cell-choice"),
    ],
)
def test_a_fault_is_told_by_its_cell(
    trial: Docgen,
    tmp_path: Path,
    sheet: str,
    heading: str,
    row: int,
    value: Any,
    expected: str,
) -> None:
    path = tmp_path / "one.xlsx"
    trial.ok("lists", "export", path, "--list", TITLES[sheet])
    book = openpyxl.load_workbook(path)
    place = f"{_column(book[sheet], heading)}{row}"
    book[sheet][place] = value
    book[sheet][place].number_format = "General"
    book.save(path)

    done = trial.run("lists", "import", path, "--json")

    (found,) = done.json["findings"]
    assert (done.status, found["code"]) == (3, expected)
    at = f"{_column(book[sheet], '编码')}{row}" if expected == "list-entry-twice" else place
    assert found["pointer"] == f"{sheet}!{at}"
    assert not (trial.home / "schemas" / "lists").exists()


def test_every_fault_of_every_sheet_is_told_at_once(
    faults: Callable[[Edit], dict[str, str]],
) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        _set("免罚清单", "优先级", 2, "高")(book)
        _set("免罚清单", "处理结果", 4, "不罚")(book)
        _set("工作日", "安排", 2, "休息")(book)

    assert sorted(faults(edit).values()) == [
        "list-cell-choice",
        "list-cell-choice",
        "list-cell-number",
    ]


def _rename(book: openpyxl.Workbook) -> None:
    book["免罚清单"].title = "免罚请单"


def _no_heading(book: openpyxl.Workbook) -> None:
    book["免罚清单"]["B1"] = "清单名"


def _same_heading(book: openpyxl.Workbook) -> None:
    book["免罚清单"]["P1"] = "编码"


def _beside(book: openpyxl.Workbook) -> None:
    book["免罚清单"]["Z5"] = "备注"


def _merge(book: openpyxl.Workbook) -> None:
    book["免罚清单"].merge_cells("H2:H4")


def _emptied(book: openpyxl.Workbook) -> None:
    book["裁量基准"].delete_rows(2, 100)


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (_rename, {"免罚请单": "list-sheet-unknown"}),
        (
            _no_heading,
            {"免罚清单!B1": "list-heading-unknown", "免罚清单!1": "list-heading-missing"},
        ),
        (_same_heading, {"免罚清单!P1": "list-heading-twice"}),
        (_beside, {"免罚清单!Z5": "list-cell-outside"}),
        (_merge, {"免罚清单!H2:H4": "list-cell-merged"}),
        (_emptied, {"裁量基准": "list-sheet-empty"}),
    ],
)
def test_a_sheet_that_is_not_as_it_should_be_is_refused(
    faults: Callable[[Edit], dict[str, str]], edit: Edit, expected: dict[str, str]
) -> None:
    assert faults(edit) == expected


def _filtered(book: openpyxl.Workbook) -> None:
    book["免罚清单"].row_dimensions[3].hidden = True


def _span_worked(book: openpyxl.Workbook) -> None:
    book["工作日"].append(
        [
            2026,
            book["工作日"].cell(book["工作日"].max_row, 2).value,
            "上班",
            "2026-12-26",
            "2026-12-27",
        ]
    )


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (_filtered, {"免罚清单!3": "list-row-hidden"}),
        (
            _set("免罚清单", "违反条款", 2, "《中华人民共和国道路运输条例》第四百条"),
            {"免罚清单!K2": "list-clause-unknown"},
        ),
        (
            _set("免罚清单", "处罚条款", 2, "《中华人民共和国道路运输条例》第六十八条第九款"),
            {"免罚清单!L2": "list-clause-unknown"},
        ),
        (_span_worked, {"工作日!C84": "list-cell-invalid"}),
    ],
)
def test_what_nobody_sees_or_no_law_has_is_told_by_its_cell(
    faults: Callable[[Edit], dict[str, str]], edit: Edit, expected: dict[str, str]
) -> None:
    assert faults(edit) == expected


def test_a_sheet_that_is_asked_for_must_be_there(trial: Docgen, tmp_path: Path) -> None:
    path = tmp_path / "one.xlsx"
    trial.ok("lists", "export", path, "--list", "workdays")
    done = trial.run("lists", "import", path, "--list", "statutes", "--json")
    assert done.status == 3
    assert [each["code"] for each in done.json["findings"]] == ["list-sheet-missing"]


def test_entries_that_contradict_each_other_are_refused_in_both_languages(
    trial: Docgen, edited: Callable[[Edit], Path]
) -> None:
    path = edited(_set("免罚清单", "序号", 3, 1))
    done = trial.run("lists", "import", path)
    assert done.status == 3
    assert "同一清单中序号重复" in done.err
    assert "number twice" in trial.run("--lang", "en", "lists", "import", path).err
    assert not (trial.home / "schemas" / "lists").exists()


def test_contradictions_are_told_by_their_cells_together_with_every_other_fault(
    faults: Callable[[Edit], dict[str, str]],
) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        _set("裁量基准", "最高罚款（元）", 3, 1)(book)
        _set("裁量基准", "优先级", 2, "高")(book)
        _set("免罚清单", "序号", 3, 1)(book)
        _set("免罚清单", "失效日期", 4, "2001-01-01")(book)
        _set("免罚清单", "违反条款", 6, "《中华人民共和国道路运输条例》第四百条")(book)
        _set("行政区划", "停用年份", 2, 1900)(book)
        _set("行政区划", "启用年份", 2, 1980)(book)

    found = faults(edit)
    assert {cell: code for cell, code in found.items() if "!" in cell} == found
    assert sorted(found.values()) == [
        "list-cell-number",
        "list-clause-unknown",
        "list-number-twice",
        "list-row-order",
        "list-row-order",
        "list-row-order",
    ]


def test_what_a_list_says_against_itself_as_a_whole_is_told_of_its_sheet(
    faults: Callable[[Edit], dict[str, str]],
) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        sheet = book["工作日"]
        worked = next(row for row in sheet.iter_rows(min_row=2) if row[2].value == "上班")
        sheet.append([cell.value for cell in worked])
        sheet.cell(sheet.max_row, 3, "放假")

    assert faults(edit) == {"工作日": "list-sheet-contradicts"}


def test_a_workbook_with_macros_is_refused(trial: Docgen, pattern: Path, tmp_path: Path) -> None:
    path = tmp_path / "macros.xlsm"
    path.write_bytes(pattern.read_bytes())
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"macro")
    done = trial.run("lists", "import", path, "--json")
    assert (done.status, done.json["error"]) == (3, "list-file-invalid")
    assert "宏" in done.json["message"]


def _no_zip(path: Path, _pattern: Path) -> None:
    path.write_bytes(b"PK\x03\x04 no spreadsheet")


def _empty(path: Path, _pattern: Path) -> None:
    path.write_bytes(b"")


def _bomb(path: Path, pattern: Path) -> None:
    path.write_bytes(pattern.read_bytes())
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/image1.png", bytes(33 * 1024 * 1024))


def _laughs(path: Path, pattern: Path) -> None:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    head = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">{entities}]>'
    _replaced(path, pattern, "xl/workbook.xml", (head + "<x>&l11;</x>").encode())


def _cut(path: Path, pattern: Path) -> None:
    data = pattern.read_bytes()
    path.write_bytes(data[: len(data) // 2])


def _no_sheet_part(path: Path, pattern: Path) -> None:
    _replaced(path, pattern, "xl/worksheets/sheet1.xml", b"<worksheet")


def _replaced(path: Path, pattern: Path, name: str, data: bytes) -> None:
    with zipfile.ZipFile(pattern) as source, zipfile.ZipFile(path, "w") as target:
        for each in source.infolist():
            target.writestr(each, data if each.filename == name else source.read(each))


@pytest.mark.parametrize("spoil", [_no_zip, _empty, _bomb, _laughs, _cut, _no_sheet_part])
def test_what_is_no_sound_workbook_is_refused(
    trial: Docgen, pattern: Path, tmp_path: Path, spoil: Callable[[Path, Path], None]
) -> None:
    path = tmp_path / "spoilt.xlsx"
    spoil(path, pattern)
    done = trial.run("lists", "import", path, "--json")
    assert (done.status, done.json["error"]) == (3, "list-file-invalid")
    assert not (trial.home / "schemas" / "lists").exists()


def test_a_sheet_of_too_many_rows_is_refused(trial: Docgen, edited: Callable[[Edit], Path]) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        book["工作日"]["A1048576"] = 2027

    done = trial.run("lists", "import", edited(edit), "--list", "workdays", "--json")
    assert [each["code"] for each in done.json["findings"]] == ["list-sheet-long"]


def test_a_file_that_is_not_there_and_a_home_that_is_not_made_are_said(
    trial: Docgen, pattern: Path, tmp_path: Path
) -> None:
    assert trial.run("lists", "import", tmp_path / "none.xlsx").status == 4
    assert Docgen(tmp_path / "nowhere").run("lists", "import", pattern).status == 6


def test_the_shipped_lists_are_as_an_import_would_write_them(
    trial: Docgen, edited: Callable[[Edit], Path]
) -> None:
    trial.ok("lists", "import", edited(_set("免罚清单", "优先级", 2, 7)))
    written = json.loads((trial.home / "schemas/lists/exemptions.json").read_bytes())
    shipped = json.loads((ROOT / "schemas/lists/exemptions.json").read_bytes())
    shipped["entries"][0]["precedence"] = 7
    assert written == shipped
