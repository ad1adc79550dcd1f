"""Each row of a list is a case of its own party: nothing of the model's party goes over."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from docgen.case import Case, load_case
from docgen.catalogue import Catalogue
from docgen.messages import text
from docgen.service.batch.checking import (
    CheckedList,
    CheckedRow,
    Plan,
    check,
    read_checked,
    written,
)
from docgen.service.batch.columns import EXAMPLES, PartyKind, example_list
from docgen.service.batch.recipients import (
    Recipient,
    columns_of,
    fields_of,
    guesses,
    lacking,
    recipients,
    rows_out,
    titles_of,
)
from docgen.service.batch.rows import MadeCase, read_rows
from docgen.service.errors import BatchInputError, BatchRowError
from docgen.service.lists.workbook import read_workbook

CASES = Path(__file__).parents[4] / "cases"
NAME = "名单.xlsx"
HEADS = ("单位名称", "统一社会信用代码", "法定代表人", "地址", "联系电话")
FIRST = ("示例甲运输有限公司", "91652100MAEX08018N", "样例甲", "示例市示例区1号", 19900000001)
SECOND = ("示例乙运输有限公司", "91652100MAEX08026H", "样例乙", "示例市示例区2号", "0900-7650802")


@pytest.fixture
def raw() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((CASES / "winter-risk-notice.case.json").read_bytes())
    return loaded


def sheet(*rows: tuple[object, ...]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def model(catalogue: Catalogue, raw: Mapping[str, Any]) -> Case:
    case = load_case(json.dumps(raw).encode(), catalogue=catalogue).case
    assert case is not None
    return case


def made(catalogue: Catalogue, raw: Mapping[str, Any], data: bytes) -> list[Recipient]:
    base = model(catalogue, raw)
    fields = fields_of(catalogue, base)
    mapping = guesses(columns_of(data, NAME), fields)
    return recipients(
        data, mapping, base, catalogue=catalogue, prefix="R", name=NAME, fields=fields
    )


def test_every_fact_of_the_party_comes_from_its_row(
    catalogue: Catalogue, raw: dict[str, Any]
) -> None:
    first, second = made(catalogue, raw, sheet(HEADS, FIRST, SECOND))
    assert first.made.case["party"] == {
        "kind": "organisation",
        "name": "示例甲运输有限公司",
        "uscc": "91652100MAEX08018N",
        "legal_representative": {"name": "样例甲"},
        "address": "示例市示例区1号",
        "telephone": "19900000001",
    }
    assert first.made.case["dossier"]["title"] == "示例甲运输有限公司雨雪天气道路货物运输风险提示"
    assert (first.made.number, second.made.number, second.name) == (2, 3, "示例乙运输有限公司")
    whole = json.dumps([first.made.case, second.made.case], ensure_ascii=False)
    assert not [each for each in ("示例北山", "MAEX004248", "石守坡", "雷雪原") if each in whole]


def test_an_empty_cell_and_a_missing_column_leave_the_field_empty_which_is_found(
    catalogue: Catalogue, raw: dict[str, Any]
) -> None:
    del raw["dossier"]["title"]
    nameless = ("", *FIRST[1:])
    (row,) = made(catalogue, raw | {"dossier": raw["dossier"] | {"title": "风险提示"}},
                  sheet(HEADS[:4], nameless[:4]))  # fmt: skip
    assert row.made.case["party"].keys() == {"kind", "uscc", "legal_representative", "address"}
    found = load_case(json.dumps(row.made.case).encode(), catalogue=catalogue).findings
    assert {each.where for each in found} >= {"/party/name", "/party/telephone"}


def test_a_row_that_does_not_give_what_the_models_texts_tell_is_refused(
    catalogue: Catalogue, raw: dict[str, Any]
) -> None:
    raw["papers"][1]["data"]["course"] = "电话（0900-7650042）通知了企业。"
    (row,) = made(catalogue, raw, sheet(HEADS[:4], FIRST[:4]))
    assert [(each.code, each.where) for each in row.made.faults] == [
        ("row-fact-missing", "/party/telephone")
    ]
    assert "样本的文字（办结登记表 · 办理经过）" in text(row.made.faults[0], "zh")


def judged(catalogue: Catalogue, rows: list[Recipient]) -> CheckedList:
    plan = Plan(base="b", file="f", name=NAME, mapping={"0": "/party/name"})

    def found_in(case: bytes) -> Any:
        return load_case(case, catalogue=catalogue).findings

    return check(plan, rows, found_in, lambda cases: [None] * len(cases))


def errors_of(row: CheckedRow) -> list[tuple[str, str]]:
    assert row.error is not None
    return [(each["code"], each["pointer"]) for each in row.error["findings"]]


def test_everything_that_is_wrong_with_a_row_is_told_at_once_and_each_cause_once(
    catalogue: Catalogue, raw: dict[str, Any]
) -> None:
    """Neither a lacking fact nor an error cell hides a wrong code, nor is an empty field told too;
    a name that is too long is not told again of the texts that name it."""
    raw["papers"][1]["data"]["course"] = "电话（0900-7650042）通知了示例北山矿业运输有限公司。"
    wrong_code = "91652100MAEX08018X"
    data = sheet(
        HEADS[:4],
        ("#N/A", wrong_code, "样例甲", "示例市示例区1号"),
        ("示例" * 120, wrong_code, "样例甲", "=A1"),
    )
    first, second = judged(catalogue, made(catalogue, raw, data)).rows
    no_telephone = ("schema-required", "/party/telephone")
    code = ("schema-format-cn-uscc", "/party/uscc")
    assert errors_of(first) == [("row-cell-error", "/party/name"), no_telephone, code]
    assert errors_of(second) == [
        ("row-cell-formula", "/party/address"),
        no_telephone,
        ("schema-too-long", "/party/name"),
        code,
    ]


def test_a_cause_of_every_row_is_known_as_one_and_what_no_column_gives_is_told_with_its_place(
    catalogue: Catalogue, raw: dict[str, Any]
) -> None:
    raw["vehicle"] = {"plate": "新Z12345", "plate_colour": "yellow", "kind": "重型货车"}
    raw["papers"][1]["data"]["course"] = "车辆新Z12345的驾驶员已经签收。"
    base = model(catalogue, raw)
    fields = fields_of(catalogue, base)
    columns = columns_of(sheet(HEADS, FIRST), NAME)
    chosen = guesses(columns, fields)
    found = lacking(base, fields, list(chosen.values()))
    assert found.pointers == ("/vehicle/plate", "/vehicle/plate_colour", "/vehicle/kind")
    assert [(each.text, each.places) for each in found.told] == [
        ("新Z12345", ("/papers/1/data/course",))
    ]
    rows = judged(catalogue, made(catalogue, raw, sheet(HEADS, FIRST, ("", *SECOND[1:]))))
    (common,) = rows.wrong_in_all
    assert "样本的文字（办结登记表 · 办理经过）写有样本当事人的车牌号" in common
    assert "新Z12345" not in common
    raw["papers"][1]["data"]["course"] = "已经签收。"
    assert lacking(model(catalogue, raw), fields, list(chosen.values())).pointers == ()


def test_cells_are_tidied_and_what_was_changed_is_told(
    catalogue: Catalogue, raw: dict[str, Any]
) -> None:
    raw["vehicle"] = {"plate": "新Z12345", "plate_colour": "yellow", "kind": "重型货车"}
    heads = (*HEADS, "车牌号", "车牌颜色", "车型")
    row = (
        *(" 示例甲\n运输有限公司\u3000", "９１６５２１００ｍａｅｘ０８０１８ｎ", "样例甲"),
        *("示例市\r\n示例区１号", "０９００－７６５０８０１", "新z·１２３４６", "黄", "  "),
    )
    (found,) = made(catalogue, raw, sheet(heads, row))
    assert found.made.case["party"] == {
        "kind": "organisation",
        "name": "示例甲运输有限公司",
        "uscc": "91652100MAEX08018N",
        "legal_representative": {"name": "样例甲"},
        "address": "示例市示例区1号",
        "telephone": "0900-7650801",
    }
    assert found.made.case["vehicle"] == {"plate": "新Z12346", "plate_colour": "yellow"}
    assert [(each.pointer, each.after) for each in found.made.changes] == [
        ("/party/name", "示例甲运输有限公司"),
        ("/party/uscc", "91652100MAEX08018N"),
        ("/party/address", "示例市示例区1号"),
        ("/party/telephone", "0900-7650801"),
        ("/vehicle/plate", "新Z12346"),
        ("/vehicle/plate_colour", "黄色"),
    ]


@pytest.mark.parametrize(
    "above",
    [
        (("承运人名单",),),
        (("承运人名单",), (None, None), ("填报单位：示例处", None, None, "2026年11月")),
    ],
)
def test_titles_above_the_names_of_columns_are_passed_over_and_rows_keep_their_numbers(
    catalogue: Catalogue, raw: dict[str, Any], above: tuple[tuple[str | None, ...], ...]
) -> None:
    data = sheet(*above, HEADS, FIRST, (None, *SECOND[1:]))
    titles = titles_of(data, NAME)
    assert titles is not None
    assert (titles.rows, titles.texts[0]) == (len(above), "承运人名单")
    assert [each.head for each in columns_of(data, NAME)] == list(HEADS)
    first, second = made(catalogue, raw, data)
    assert (first.name, first.made.number) == (FIRST[0], len(above) + 2)
    out = rows_out(data, NAME, {second.made.number: "没有名称"}, title="名单", why="原因")
    (table,) = read_workbook(out, NAME)
    rows = [[cell.value for cell in row.values()] for row in table.rows.values()]
    assert rows == [[*HEADS, "原因"], [*SECOND[1:], "没有名称"]]


def test_a_list_without_a_title_begins_in_its_first_row() -> None:
    for heads in (HEADS, ("单位名称",), ("栏一", "栏二")):
        data = sheet(heads, FIRST, SECOND)
        assert titles_of(data, NAME) is None
        assert columns_of(data, NAME)[0].head == heads[0]


def test_columns_are_known_by_what_people_call_them_and_no_field_is_taken_twice(
    catalogue: Catalogue, raw: dict[str, Any]
) -> None:
    heads = ("公司名称", "信用代码", "法定代表人", "职务", "经营地址", "手机", "联系人", "住所")
    columns = columns_of(sheet(heads, ("x",) * len(heads)), NAME)
    found = guesses(columns, fields_of(catalogue, model(catalogue, raw)))
    assert found == {
        0: "/party/name",
        1: "/party/uscc",
        2: "/party/legal_representative/name",
        3: "/party/legal_representative/post",
        5: "/party/telephone",
        6: "/party/contact",
        7: "/party/address",
    }


@pytest.mark.parametrize("kind", list(EXAMPLES))
def test_the_example_list_is_understood_as_it_is(
    catalogue: Catalogue, raw: dict[str, Any], kind: PartyKind
) -> None:
    raw["party"] = {
        "organisation": raw["party"],
        "individual_business": {
            "kind": "individual_business", "name": "示例店", "uscc": "92652100MAEX08018K",
            "operator": {
                "name": "样例丁", "id_type": "passport", "id_number": "A1234567",
                "sex": "male", "birth_date": "1990-01-01",
            },
            "address": "示例市1号", "telephone": "0900-7650001",
        },
        "person": {
            "kind": "person", "name": "样例丁", "sex": "male", "birth_date": "1990-01-01",
            "id_type": "passport", "id_number": "A1234567", "address": "示例市1号",
            "telephone": None,
        },
    }[kind]  # fmt: skip
    raw["dossier"]["title"] = "风险提示"
    data = example_list(kind, title="名单", other="说明", names=("列名", "也认得"))
    rows = made(catalogue, raw, data)
    assert len(rows) == len(EXAMPLES[kind][1])
    for row in rows:
        found = load_case(json.dumps(row.made.case).encode(), catalogue=catalogue).findings
        assert found == ()


def test_what_is_no_list_is_refused_by_the_users_own_name_of_it() -> None:
    for data in (b"none", sheet(), sheet(HEADS)):
        with pytest.raises(BatchInputError, match=r"^名单\.xlsx: "):
            columns_of(data, NAME)


def test_a_party_that_stands_there_again_is_told_and_remarks_are_kept_once(
    catalogue: Catalogue, raw: dict[str, Any]
) -> None:
    rows = made(catalogue, raw, sheet(HEADS, FIRST, SECOND, FIRST, ("", *FIRST[1:])))
    found = judged(catalogue, rows)
    assert [(each.number, each.is_good, each.repeats) for each in found.rows] == [
        (2, True, None),
        (3, True, None),
        (4, True, 2),
        (5, False, None),
    ]
    assert read_checked(written(found)) == found
    with pytest.raises(BatchInputError, match="no list that was checked"):
        read_checked(b'{"rows": []}')


def test_rows_that_cannot_be_issued_come_out_as_they_came_with_the_reason_and_no_formula() -> None:
    data = sheet((*HEADS, "原因"), FIRST, (*SECOND, "旧的原因"), ("=1+1", None, None, None, 3.5))
    made = rows_out(data, NAME, {3: "代码不对", 4: "=HYPERLINK(1)"}, title="名单", why="原因")
    (table,) = read_workbook(made, NAME)
    rows = [[cell.value for cell in row.values()] for row in table.rows.values()]
    assert rows[0] == [*HEADS, "原因"]
    assert rows[1] == [*SECOND, "代码不对"]
    assert rows[2] == ["=1+1", 3.5, "=HYPERLINK(1)"]
    assert {cell.kind for row in table.rows.values() for cell in row.values()} <= {"s", "n"}


@pytest.mark.parametrize(
    "name",
    [
        *('=CONCATENATE("示例","9号")', "'=A1", "＝Ａ１", "== 示例 ==", " =B2", "=1+1"),
        *("#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"),
        *("#GETTING_DATA", "＃ＲＥＦ！", "#ｎ／ａ", "########", "Err:502"),
    ],
)
def test_what_a_spreadsheet_left_in_place_of_a_name_is_refused_as_a_text_too(
    catalogue: Catalogue, raw: dict[str, Any], name: str
) -> None:
    data = sheet(HEADS, (name, *FIRST[1:]))
    for _ in range(2):
        (row,) = made(catalogue, raw, data)
        assert {each.where: each.params["cell"] for each in row.made.faults} == {
            "/party/name": "A2"
        }
        data = rows_out(data, NAME, {2: "公式"}, title="名单", why="原因")


@pytest.mark.parametrize("value", [True, 3.5])
def test_cells_that_are_no_text_come_out_as_they_came(value: object) -> None:
    out = rows_out(sheet(HEADS, (value,)), NAME, {2: "不对"}, title="名单", why="原因")
    shown = openpyxl.load_workbook(io.BytesIO(out)).worksheets[0]["A2"].value
    assert (type(shown), shown) == (type(value), value)


def test_only_a_narrative_may_be_drawn_with_equals_signs() -> None:
    book = openpyxl.Workbook()
    for column, head in enumerate(("case_id", "cause", "party.name"), 1):
        book.worksheets[0].cell(1, column, head)
    for row, texts in enumerate((("A", "== 提示 ==", "甲"), ("B", "=A1", "甲"),
                                 ("C", "#N/A", "甲"), ("D", "提示", "==甲")), 2):  # fmt: skip
        for column, told in enumerate(texts, 1):
            cell = book.worksheets[0].cell(row, column, told)
            cell.data_type = "s"
    out = io.BytesIO()
    book.save(out)
    good, *bad = [made for _, made in read_rows(out.getvalue(), {}, name=NAME)]
    assert isinstance(good, MadeCase)
    assert good.case == {"case_id": "A", "cause": "== 提示 ==", "party": {"name": "甲"}}
    assert [each.findings[0].code for each in bad if isinstance(each, BatchRowError)] == [
        "row-cell-formula-text",
        "row-cell-error",
        "row-cell-formula-text",
    ]


def referred(value: object) -> set[str]:
    """Every text of a paper's data."""
    if isinstance(value, Mapping):
        return set().union(*map(referred, value.values()))
    if isinstance(value, list):
        return set().union(*map(referred, value))
    return {value} if isinstance(value, str) else set()


def test_evidence_of_the_model_goes_over_only_where_it_is_kept(catalogue: Catalogue) -> None:
    raw = json.loads((CASES / "shop-interview.case.json").read_bytes())
    known = [each["id"] for each in raw["evidence"]]
    base = model(catalogue, raw)
    facts = ("name", "uscc", "operator/name", "operator/id_number", "address", "telephone")
    mapping = {place: f"/party/{fact}" for place, fact in enumerate(facts)}
    row = ("示例店", FIRST[1], "样例甲", "652100199103220031", "示例市示例区1号", "0900-7650801")
    data = sheet(facts, row)
    fields = fields_of(catalogue, base)
    for kept in ((), known[:1]):
        (made,) = recipients(
            data,
            mapping,
            base,
            catalogue=catalogue,
            prefix="R",
            name=NAME,
            fields=fields,
            evidence=kept,
        )
        assert [each["id"] for each in made.made.case["evidence"]] == list(kept)
        texts = set().union(*(referred(paper["data"]) for paper in made.made.case["papers"]))
        assert texts.isdisjoint(set(known) - set(kept))
        found = load_case(json.dumps(made.made.case).encode(), catalogue=catalogue).findings
        assert not [each for each in found if "reference" in each.code]


def test_rows_that_say_who_the_party_is_take_nothing_of_the_base_on_the_command_line_either(
    raw: dict[str, Any],
) -> None:
    data = sheet(("case_id", "party.name", "party.telephone"), ("A", "示例甲", None))
    ((_, found),) = read_rows(data, raw, name="a.xlsx")
    assert isinstance(found, MadeCase)
    assert found.case["party"] == {"kind": "organisation", "name": "示例甲"}
    same = sheet(("case_id", "party.telephone", "papers.0.data.risks.2"), ("A", None, None))
    ((_, found),) = read_rows(same, raw, name="a.xlsx")
    assert isinstance(found, MadeCase)
    case = found.case
    assert (case["party"]["name"], case["party"]["telephone"]) == (raw["party"]["name"], None)
    assert case["papers"][0]["data"]["risks"] == raw["papers"][0]["data"]["risks"][:2]
