"""``docgen registers``: what was sealed and issued stands in the right register, as plain text."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from running import CASES, Docgen

Sheets = dict[str, list[tuple[Any, ...]]]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Docgen:
    """A home with a sealed commitment case, a sealed interview and an issued, unsealed case."""
    docgen = Docgen(tmp_path_factory.mktemp("registers") / "home")
    docgen.ok("init", "--trial")
    for name in ("driver-minor", "shop-interview"):
        docgen.ok("seal", CASES / f"{name}.case.json")
    docgen.ok("issue", CASES / "driver-admonition.case.json")
    return docgen


def _sheets(docgen: Docgen, folder: Path, *arguments: str) -> Sheets:
    out = folder / "registers.xlsx"
    docgen.ok("registers", "export", "-o", out, "--force", *arguments)
    book = openpyxl.load_workbook(out)
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}


def test_every_register_of_the_list_has_its_sheet(kept: Docgen, tmp_path: Path) -> None:
    listed = kept.ok("registers", "list")["registers"]
    sheets = _sheets(kept, tmp_path)
    assert list(sheets) == [each["title"] for each in listed]
    for each in listed:
        assert list(sheets[each["title"]][0]) == each["columns"]


def test_sealed_and_open_cases_stand_in_their_registers(kept: Docgen, tmp_path: Path) -> None:
    sheets = _sheets(kept, tmp_path)
    parties = {row[1] for row in sheets["案件（事项）台账"][1:]}
    assert parties == {"陈䶮", "示例区红柳汽车修理部", "白杨树"}
    assert [row[1] for row in sheets["轻微免罚台账"][1:]] == ["陈䶮"]
    assert [row[1] for row in sheets["约谈台账"][1:]] == ["示例区红柳汽车修理部"]
    promise = sheets["承诺履行台账"][1]
    assert promise[5] == "承诺"


def test_codes_are_words_and_staff_are_names(kept: Docgen, tmp_path: Path) -> None:
    served = _sheets(kept, tmp_path)["送达台账"][1:]
    assert {row[6] for row in served} == {"直接送达"}
    assert any("韩维修、沈如实" in row[9] for row in served)


def test_times_and_terms_of_keeping_are_written_as_people_read_them(
    kept: Docgen, tmp_path: Path
) -> None:
    sheets = _sheets(kept, tmp_path)
    cases = {row[1]: row for row in sheets["案件（事项）台账"][1:]}
    minor = json.loads((CASES / "driver-minor.case.json").read_bytes())
    received = minor["source"]["received_at"]
    assert cases["陈䶮"][3] == f"{received[:10]} {received[11:16]}"
    assert cases["陈䶮"][8] == "定期30年"
    (row,) = sheets["轻微免罚台账"][1:]
    assert len(row[6]) == len("2026-03-05")
    texts = [text for rows in sheets.values() for row in rows[1:] for text in row if text]
    assert [text for text in texts if "+08:00" in text or text in {"D30", "D10", "Y"}] == []


def test_a_visit_is_registered_with_those_who_went(tmp_path: Path) -> None:
    docgen = Docgen(tmp_path / "home")
    docgen.ok("init", "--trial")
    for name in ("cold-chain-visit", "freight-follow-up"):
        docgen.ok("issue", CASES / f"{name}.case.json")
    title, *rows = _sheets(docgen, tmp_path)["走访回访台账"]
    went = {row[title.index("文书")]: row[title.index("走访（回访）人")] for row in rows}
    assert set(went) == {"行政走访记录", "行政回访记录表"}
    assert all("、" in names for names in went.values()), went


def test_numbers_tell_which_are_void(kept: Docgen, tmp_path: Path) -> None:
    case = CASES / "driver-admonition.case.json"
    paper = next(p for p in json.loads(case.read_bytes())["papers"] if p["id"] == "letter")
    home = Docgen(tmp_path / "home")
    home.ok("init", "--trial")
    home.ok("issue", case)
    home.ok("void", case, "letter", "--reason", "当事人姓名写错")
    rows = _sheets(home, tmp_path)["文书编号台账"][1:]
    states = {row[0]: row[4] for row in rows}
    assert states[paper["number"]] == "作废"


def test_one_register_can_be_asked_for(kept: Docgen, tmp_path: Path) -> None:
    assert list(_sheets(kept, tmp_path, "--register", "interviews")) == ["约谈台账"]


def test_an_unknown_register_is_said_by_name(kept: Docgen, tmp_path: Path) -> None:
    out = tmp_path / "x.xlsx"
    done = kept.run("registers", "export", "-o", out, "--register", "nowhere", "--json")
    assert (done.status, done.json["error"]) == (4, "register-unknown")
    assert not out.exists()


def test_no_cell_is_a_formula(kept: Docgen, tmp_path: Path) -> None:
    data = json.loads((CASES / "driver-admonition.case.json").read_bytes())
    data["cause"], data["case_id"] = "=HYPERLINK(1)", "2026-QJ-0999"
    data["number"], data["register_number"] = None, None
    for paper in data["papers"]:
        paper["number"] = None
    case = tmp_path / "formula.case.json"
    case.write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    evidence = CASES / "driver-admonition.evidence"
    home = Docgen(tmp_path / "home")
    home.ok("init", "--trial")
    home.ok("issue", case, "--evidence", evidence)
    out = tmp_path / "registers.xlsx"
    home.ok("registers", "export", "-o", out)
    sheet = openpyxl.load_workbook(out)["案件（事项）台账"]
    cell = sheet.cell(row=2, column=3)
    assert (cell.value, cell.data_type) == ("=HYPERLINK(1)", "s")


def test_a_paper_without_a_seal_and_one_still_written_stand_in_no_register_of_papers(
    tmp_path: Path,
) -> None:
    """An open case whose order is noted as sealed and whose decision is not."""
    home = Docgen(tmp_path / "home")
    home.ok("init", "--trial")
    home.ok("issue", CASES / "driver-admonition.case.json")
    data = json.loads((CASES / "driver-admonition.case.json").read_bytes())
    letter = next(each for each in data["papers"] if each["id"] == "letter")
    title, *rows = _sheets(home, tmp_path)["用印台账"]
    assert [row[title.index("文号")] for row in rows] == [letter["number"]]

    data["case_id"] = "2026-QJ-0998"
    data["number"] = data["register_number"] = None
    for paper in data["papers"]:
        paper["number"] = paper["execution"] = None
    case = tmp_path / "unsealed.case.json"
    case.write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    home.ok("issue", case, "--evidence", CASES / "driver-admonition.evidence")
    assert len(_sheets(home, tmp_path)["用印台账"]) == 1 + len(rows)
