from __future__ import annotations

import copy
import json
import random
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from docgen.case import Limits, load_case
from docgen.case._validate import schema_findings
from docgen.catalogue import Catalogue, load_catalogue
from docgen.messages import text
from docgen.messages.schema import SCHEMA
from docgen.values import Finding, Severity

SCHEMAS = Path(__file__).parents[4] / "schemas"
Raw = dict[str, Any]
Load = Callable[[Any], tuple[Finding, ...]]


@pytest.fixture
def load(catalogue: Catalogue) -> Load:
    """The findings on a case given as a value or as bytes."""

    def run(case: Any) -> tuple[Finding, ...]:
        raw = case if isinstance(case, bytes) else json.dumps(case).encode()
        return load_case(raw, catalogue=catalogue).findings

    return run


def paper(raw: Raw, kind: str) -> Raw:
    found: Raw = next(each for each in raw["papers"] if each["type"] == kind)
    return found


def test_a_good_case_has_no_finding(load: Load, raw_case: Raw) -> None:
    assert load(raw_case) == ()


def test_a_byte_order_mark_is_skipped_with_a_warning(catalogue: Catalogue, raw_case: Raw) -> None:
    result = load_case(b"\xef\xbb\xbf" + json.dumps(raw_case).encode(), catalogue=catalogue)
    assert result.case is not None
    assert [each.severity for each in result.findings] == [Severity.WARNING]


UNREADABLE: dict[str, tuple[bytes, str, str]] = {
    "json-encoding": (b'{\n"a": "\xff"}', "2", "7"),
    "json-too-deep": (b"[" * 10_000, "1", "65"),
    "json-duplicate-key": (b'{"a": 1,\n "b": {"x": 1, "x": 2}}', "2", "16"),
    "json-number": (b'{"a": NaN}', "1", "7"),
    "json-surrogate": (b'{"a":\n"\\ud800"}', "2", "1"),
    "json-truncated": (b'{"a": {"b": 1}', "1", "15"),
    "json-syntax": (b'{"a" 1}', "1", "6"),
}


@pytest.mark.parametrize("code", UNREADABLE)
def test_an_unreadable_file_is_told_by_line_and_column(code: str, load: Load) -> None:
    raw, line, column = UNREADABLE[code]
    (finding,) = load(raw)
    assert (finding.code, finding.params["line"], finding.params["column"]) == (code, line, column)


@pytest.mark.parametrize(
    "raw",
    [b'{"a": Infinity}', b'{"a": -Infinity}', b'{"a": 1e999}', b'{"a": ' + b"9" * 5000 + b"}"],
)
def test_numbers_no_case_can_hold_are_refused(raw: bytes, load: Load) -> None:
    assert [each.code for each in load(raw)] == ["json-number"]


@pytest.mark.parametrize("raw", [b"", b"   ", b'{"a": "', b'{"a": "b\\', b"["])
def test_a_file_that_breaks_off_is_called_cut_short(raw: bytes, load: Load) -> None:
    assert [each.code for each in load(raw)] == ["json-truncated"]


@pytest.mark.parametrize("raw", [b"3", b'"text"', b"[]", b"null", b"true"])
def test_a_file_that_holds_no_object_is_no_case(raw: bytes, load: Load) -> None:
    assert [each.code for each in load(raw)] == ["json-not-object"]


def test_fifty_megabytes_are_refused_at_once(load: Load) -> None:
    raw = b" " * (50 * 1024 * 1024)
    started = time.perf_counter()
    (finding,) = load(raw)
    assert finding.code == "json-too-large"
    assert time.perf_counter() - started < 1


@pytest.mark.parametrize(
    "raw",
    [
        b'["' + b'\\"' * 1_000_000,
        b'{"a":' * 60 + b'"' + b"\\\\" * 1_000_000,
        b'[NaN,"' + b'\\"' * 1_000_000,
        b"[" + b"{}," * 500_000,
    ],
)
def test_hostile_bytes_cost_no_more_than_their_length(raw: bytes, load: Load) -> None:
    started = time.perf_counter()
    assert load(raw)
    assert time.perf_counter() - started < 20


FLOODS: dict[str, tuple[bytes, bytes, bytes]] = {
    "json-number": (b"[", b"NaN,\n", b"0]"),
    "json-duplicate-key": (b'{"a":1,\n', b'"a":1,\n', b'"b":1}'),
    "json-surrogate": (b"[", b'"\\ud800",\n', b"0]"),
}


@pytest.mark.parametrize("code", FLOODS)
def test_a_flood_of_one_fault_is_told_in_part_and_counted(code: str, load: Load) -> None:
    head, again, tail = FLOODS[code]
    findings = load(head + again * 100_000 + tail)
    *told, last = findings
    assert {each.code for each in told} == {code}
    assert len(told) == 500
    first_line = 2 if code == "json-duplicate-key" else 1
    assert [int(each.params["line"]) for each in told] == list(range(first_line, first_line + 500))
    assert {each.params["column"] for each in told[1:]} == {"1"}
    assert (last.code, last.params) == ("json-more", {"shown": "500", "more": "99500"})
    assert "99500" in text(last)


def test_more_lists_and_objects_than_any_case_needs_are_refused_unjudged(load: Load) -> None:
    (finding,) = load(b'{"papers":[\n' + b"{}," * 60_000 + b"{}]}")
    assert (finding.code, finding.params["line"]) == ("json-too-many", "2")


def test_no_more_unknown_fields_are_looked_at_than_are_told(
    catalogue: Catalogue, raw_case: Raw
) -> None:
    raw_case["party"] |= {f"field{n}": 1 for n in range(1000)}
    assert len(list(schema_findings(catalogue, "case", raw_case, most=10))) == 10


def test_limits_are_the_callers(catalogue: Catalogue, raw_case: Raw) -> None:
    raw = json.dumps(raw_case).encode()
    for limits, code in (
        (Limits(max_bytes=100), "json-too-large"),
        (Limits(max_depth=3), "json-too-deep"),
        (Limits(max_containers=9), "json-too-many"),
    ):
        (finding,) = load_case(raw, catalogue=catalogue, limits=limits).findings
        assert finding.code == code


def _set(path: str, value: object) -> Callable[[Raw], None]:
    def change(raw: Raw) -> None:
        *steps, last = path.split("/")
        holder: Any = raw
        for step in steps:
            holder = holder[int(step) if step.isdigit() else step]
        holder[int(last) if last.isdigit() else last] = value

    return change


def _drop(path: str) -> Callable[[Raw], None]:
    def change(raw: Raw) -> None:
        *steps, last = path.split("/")
        holder: Any = raw
        for step in steps:
            holder = holder[int(step) if step.isdigit() else step]
        del holder[last]

    return change


def _repeat_id(raw: Raw) -> None:
    raw["staff"].append(raw["staff"][0])


def _long_articles(raw: Raw) -> None:
    raw["conduct"]["violated"] *= 60


def _driver(raw: Raw) -> None:
    raw["party"] = {
        "kind": "person",
        "name": "陈䶮",
        "sex": "male",
        "birth_date": "1988-07-14",
        "id_type": "resident_identity_card",
        "id_number": "652100198807140019",
        "address": "示例市示例区团结路88号",
        "telephone": None,
    }


WRONG: dict[str, tuple[Callable[[Raw], None], str, str]] = {
    "schema-required": (_drop("cause"), "/cause", "缺少必填项“案由”"),
    "schema-unknown-field": (_set("weather", "晴"), "/weather", "没有“weather”这个字段"),
    "schema-unknown-field-like": (_set("party/adress", "x"), "/party/adress", "是否应为“address”"),
    "schema-unknown-field-unnamed": (_set("party/陈某某", "x"), "/party", "“当事人”中第"),
    "schema-type": (_set("vehicle", 3), "/vehicle", "“车辆”应当是一组字段或者空"),
    "schema-null": (_set("route", None), "/route", "“办理方式”不能为空"),
    "schema-enum": (_set("filing", "later"), "/filing", "on_the_spot 当场办理"),
    "schema-pattern": (_set("cause", "一\n二"), "/cause", "不含换行"),
    "schema-format-date": (
        _set("dossier/closed_on", "2026-02-30"),
        "/dossier/closed_on",
        "结案日期",
    ),
    "schema-format-date-time": (
        _set("conduct/at", "2026-02-30T10:00:00+08:00"),
        "/conduct/at",
        "“行为 › 时间”",
    ),
    "schema-format-cn-uscc": (
        _set("authority/body/uscc", "91350100M000100Y4Z"),
        "/authority/body/uscc",
        "统一社会信用代码",
    ),
    "schema-format-cn-resident-id": (_driver, "/party/id_number", "“当事人 › 证件号码”"),
    "schema-format-cn-plate": (_set("vehicle/plate", "新O12345"), "/vehicle/plate", "车牌号"),
    "schema-format-cn-case-number": (_set("number", "2026-17"), "/number", "六角括号"),
    "schema-too-long": (_set("cause", "长" * 201), "/cause", "最多200个字"),
    "schema-too-few": (_set("staff", []), "/staff", "至少要有1项"),
    "schema-too-many": (_long_articles, "/conduct/violated", "最多50项"),
    "schema-too-small": (
        _set("conduct/violated/0/article", 0),
        "/conduct/violated/0/article",
        "不能小于1",
    ),
    "schema-too-large": (
        _set("conduct/violated/0/article", 10000),
        "/conduct/violated/0/article",
        "不能大于9999",
    ),
    "schema-not-unique": (
        _set("evidence/0/obtained_by", ["o3", "o3"]),
        "/evidence/0/obtained_by",
        "有重复的项",
    ),
    "schema-instrument-unknown": (_set("papers/0/type", "zzz"), "/papers/0/type", "closing-report"),
    "schema-instrument-unknown-like": (
        _set("papers/0/type", "scene-recrd"),
        "/papers/0/type",
        "是否应为“scene-record”",
    ),
    "schema-id-duplicate": (_repeat_id, "/staff/{last}/id", "应当不同"),
    "schema-reference-unknown": (
        _set("evidence/0/obtained_by/0", "nobody"),
        "/evidence/0/obtained_by/0",
        "人员编号",
    ),
}


@pytest.mark.parametrize("code", WRONG)
def test_a_wrong_case_is_told_by_code_pointer_and_a_chinese_sentence(
    code: str, load: Load, raw_case: Raw
) -> None:
    change, where, sentence = WRONG[code]
    change(raw_case)
    (finding,) = load(raw_case)
    assert (finding.code, finding.where) == (
        code,
        where.format(last=len(raw_case["staff"]) - 1),
    )
    assert sentence in text(finding)
    assert text(finding, "en")


ELSEWHERE = {
    "json-bom",
    "json-too-large",
    "json-too-many",
    "json-more",
    "json-not-object",
    "schema-more",
}
OF_AN_AGENCY = {"schema-too-short": "短", "schema-format-cn-mobile": "12900000017"}


@pytest.mark.parametrize("code", OF_AN_AGENCY)
def test_an_agencys_own_fields_are_judged_alike(code: str, tmp_path: Path, raw_case: Raw) -> None:
    schema = json.loads((SCHEMAS / "closing-report.schema.json").read_text("utf-8"))
    schema["properties"]["nickname"] = {"title": "简称", "type": "string", "minLength": 2}
    schema["properties"]["mobile"] = {
        "$ref": "common.schema.json#/$defs/mobile",
        "title": "手机",
    }
    (tmp_path / "schemas").mkdir()
    (tmp_path / "schemas/city-closing.schema.json").write_text(json.dumps(schema), "utf-8")
    closing = paper(raw_case, "closing-report")
    closing["type"] = "city-closing"
    closing["data"] |= {"nickname": "够长", "mobile": "19900000017"}
    agency = load_catalogue(agency=tmp_path)
    assert load_case(json.dumps(raw_case).encode(), catalogue=agency).findings == ()
    closing["data"]["nickname" if "short" in code else "mobile"] = OF_AN_AGENCY[code]
    (finding,) = load_case(json.dumps(raw_case).encode(), catalogue=agency).findings
    assert finding.code == code
    assert text(finding)


def test_every_finding_of_loading_has_an_example_here() -> None:
    loading = {code for code in SCHEMA if not code.startswith("schema-file-")}
    assert loading == {*WRONG, *UNREADABLE, *ELSEWHERE, *OF_AN_AGENCY}


@pytest.mark.parametrize(
    "key",
    [
        "陈某某",
        "652100198807140018",
        "id652100198807140018",
        "party 19900000017",
        "x" * 42,
        "",
        "-",
    ],
)
@pytest.mark.parametrize("place", ["", "party", "papers/0/data"])
def test_a_key_that_may_be_personal_is_told_by_its_position_alone(
    load: Load, raw_case: Raw, place: str, key: str
) -> None:
    _set("/".join(filter(None, (place, "KEY"))), "x")(raw_case)
    raw = json.dumps(raw_case, ensure_ascii=False).replace('"KEY"', json.dumps(key))
    (finding,) = load(raw.encode())
    assert finding.code == "schema-unknown-field-unnamed"
    assert finding.where == (f"/{place}" if place else "")
    holder = raw_case
    for step in place.split("/") if place else ():
        holder = holder[int(step)] if isinstance(holder, list) else holder[step]
    assert finding.params["position"] == str(len(holder))
    for language in ("zh", "en"):
        assert not key or key not in text(finding, language)


def test_the_sheets_of_a_dossier_are_no_papers_of_a_case(load: Load, raw_case: Raw) -> None:
    raw_case["papers"][0]["type"] = "dossier-cover"
    (finding,) = load(raw_case)
    assert finding.code.startswith("schema-instrument-unknown")
    assert "dossier-" not in finding.params["known"]


def test_all_violations_are_told_at_once(load: Load, raw_case: Raw) -> None:
    raw_case["vehicle"]["plate"] = "x"
    del raw_case["party"]["name"]
    paper(raw_case, "closing-report")["data"]["outcome"] = 7
    paper(raw_case, "service-receipt")["data"]["extra"] = 1
    found = {(each.code, each.where.rpartition("/")[2]) for each in load(raw_case)}
    assert found == {
        ("schema-format-cn-plate", "plate"),
        ("schema-required", "name"),
        ("schema-type", "outcome"),
        ("schema-unknown-field", "extra"),
    }


def test_a_violation_inside_a_paper_names_the_paper(load: Load, raw_case: Raw) -> None:
    del paper(raw_case, "closing-report")["data"]["outcome"]
    (finding,) = load(raw_case)
    assert finding.where.startswith("/papers/")
    assert text(finding) == "缺少必填项“结案报告 › 处理结果”。"


def test_no_value_of_the_case_enters_a_finding(load: Load, raw_case: Raw) -> None:
    secret = "陈某某19900000017"

    def spoil(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: spoil(inner) if key != "kind" else inner for key, inner in value.items()}
        if isinstance(value, list):
            return [spoil(inner) for inner in value]
        return secret + "\n"

    findings = load({key: spoil(value) for key, value in raw_case.items()})
    assert len(findings) > 50
    for finding in findings:
        assert secret not in text(finding) + text(finding, "en") + finding.where


def test_a_flood_of_violations_is_cut_off_and_says_so(load: Load, raw_case: Raw) -> None:
    raw_case["evidence"] = [{} for _ in range(400)]
    findings = load(raw_case)
    assert len(findings) == 501
    assert findings[-1].code == "schema-more"


@pytest.mark.parametrize("dot", "•∙・･．‧⋅")
def test_every_kind_of_interpunct_in_a_name_becomes_one(
    dot: str, catalogue: Catalogue, raw_case: Raw
) -> None:
    raw_case["staff"][0]["name"] = f"阿不都{dot}示例"
    case = load_case(json.dumps(raw_case).encode(), catalogue=catalogue).case
    assert case is not None
    assert case.data["staff"][0]["name"] == "阿不都·示例"


def test_brackets_of_numbers_become_hexagonal_and_others_stay(
    catalogue: Catalogue, raw_case: Raw
) -> None:
    raw_case["number"] = "示（交）执案[2026]21号"
    case = load_case(json.dumps(raw_case).encode(), catalogue=catalogue).case
    assert case is not None
    assert case.number == "示（交）执案〔2026〕21号"


def test_line_ends_of_any_system_become_one(catalogue: Catalogue, raw_case: Raw) -> None:
    raw_case["conduct"]["summary"] = "一\r\n二\r三\n四"
    case = load_case(json.dumps(raw_case).encode(), catalogue=catalogue).case
    assert case is not None
    assert case.data["conduct"]["summary"] == "一\n二\n三\n四"


def test_hostile_text_is_kept_as_text(catalogue: Catalogue, raw_case: Raw) -> None:
    hostile = "{{7*7}} {_{ \t </w:t> ]]> <!-- & 😀"
    raw_case["conduct"]["summary"] = hostile
    case = load_case(json.dumps(raw_case).encode(), catalogue=catalogue).case
    assert case is not None
    assert case.data["conduct"]["summary"] == hostile


@pytest.mark.parametrize("control", ["\x00", "\x08", "\x0b", "\x1f", "\x7f"])
def test_control_characters_are_refused(control: str, load: Load, raw_case: Raw) -> None:
    raw_case["conduct"]["summary"] = f"甲{control}乙"
    assert [each.where for each in load(raw_case)] == ["/conduct/summary"]


def test_whole_numbers_may_be_written_with_a_point(catalogue: Catalogue, raw_case: Raw) -> None:
    raw_case["conduct"]["violated"][0]["article"] = 30.0
    case = load_case(json.dumps(raw_case).encode(), catalogue=catalogue).case
    assert case is not None
    assert isinstance(case.data["conduct"]["violated"][0]["article"], int)


def _places(value: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    children = value.items() if isinstance(value, dict) else ()
    children = enumerate(value) if isinstance(value, list) else children
    return [path, *(place for key, child in children for place in _places(child, (*path, key)))]


@pytest.mark.parametrize("value", [None, True, 5, "x", [], {}, [{}], {"a": [1]}], ids=repr)
def test_a_value_of_any_type_at_any_place_is_judged_never_a_defect(
    value: object, catalogue: Catalogue, raw_case: Raw
) -> None:
    places = _places(raw_case)[1:]
    papers = [place for place in places if place[0] == "papers" and len(place) == 3]
    for place in {*papers, *random.Random(7).sample(places, 60)}:
        changed = copy.deepcopy(raw_case)
        holder: Any = changed
        for step in place[:-1]:
            holder = holder[step]
        holder[place[-1]] = value
        result = load_case(json.dumps(changed).encode(), catalogue=catalogue)
        assert result.case is not None or result.findings, place
