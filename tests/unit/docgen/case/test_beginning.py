"""The next paper of a case, begun: nothing typed twice, nobody's will filled in, never a crash."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from docgen.case.beginning import begin_paper
from docgen.case.load import load_case
from docgen.catalogue import Catalogue, UnknownInstrumentError, load_catalogue
from docgen.catalogue.statutes import plain_text

CASES = Path(__file__).parents[3] / "cases"
SAMPLES = sorted(path.name for path in CASES.glob("*.case.json"))
PAPERS = [each.code for each in load_catalogue().instruments if each.tier != "dossier"]
EMPTY: tuple[object, ...] = (None, "", [])
ON = date(2026, 9, 29)


def _read(name: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((CASES / name).read_bytes())
    return read


def _steps(name: str) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """The case before each of its papers, and that paper."""
    case = _read(name)
    for place, paper in enumerate(case["papers"]):
        yield {**case, "papers": case["papers"][:place]}, paper


def _begin(case: Any, code: str, catalogue: Catalogue, on: date = ON) -> dict[str, Any]:
    return begin_paper(case, code, on=on, catalogue=catalogue)


def _data(name: str, upto: str, code: str, catalogue: Catalogue) -> dict[str, Any]:
    """What a paper begins with after the paper ``upto`` of a sample."""
    case = _read(name)
    ids = [paper["id"] for paper in case["papers"]]
    case["papers"] = case["papers"][: ids.index(upto) + 1]
    begun: dict[str, Any] = _begin(case, code, catalogue)["data"]
    return begun


@pytest.mark.parametrize("name", SAMPLES)
def test_each_paper_of_a_sample_begins_from_those_before_it(
    name: str, catalogue: Catalogue
) -> None:
    for before, paper in _steps(name):
        begun = _begin(before, paper["type"], catalogue, date.fromisoformat(paper["date"]))
        assert (begun["type"], begun["date"]) == (paper["type"], paper["date"])
        assert set(begun["data"]) >= set(catalogue.schemas.document(paper["type"])["required"])
        whole = {**before, "papers": [*before["papers"], begun]}
        found = load_case(json.dumps(whole).encode(), catalogue=catalogue).findings
        new = f"/papers/{len(before['papers'])}/data/"
        assert [each.where for each in found if not each.where.startswith(new)] == []


@pytest.mark.parametrize("name", SAMPLES)
def test_what_is_found_wrong_in_a_paper_just_begun_is_only_what_is_empty(
    name: str, catalogue: Catalogue
) -> None:
    for before, paper in _steps(name):
        begun = _begin(before, paper["type"], catalogue)
        whole = {**before, "papers": [*before["papers"], begun]}
        for finding in load_case(json.dumps(whole).encode(), catalogue=catalogue).findings:
            value: Any = whole
            for step in finding.where.split("/")[1:]:
                value = value[int(step)] if isinstance(value, list) else value.get(step)
            assert value in EMPTY, finding.where


@pytest.mark.parametrize("name", SAMPLES)
def test_nobodys_will_signature_or_service_is_filled_in(name: str, catalogue: Catalogue) -> None:
    for before, paper in _steps(name):
        begun = _begin(before, paper["type"], catalogue)
        assert (begun["number"], begun["execution"], begun["service"]) == (None, None, None)
        assert [value for value in _values(begun["data"]) if isinstance(value, bool)] == []
        approvals = begun["data"].get("approvals")
        assert approvals in (None, [])


def _values(value: Any) -> Iterator[Any]:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    yield value
    for each in inner:
        yield from _values(each)


def test_officers_and_recorder_go_on_and_references_lead_to_the_right_papers(
    catalogue: Catalogue,
) -> None:
    carried = same = 0
    for name in SAMPLES:
        for before, paper in _steps(name):
            facts = catalogue.instrument(paper["type"]).facts
            begun = _begin(before, paper["type"], catalogue)["data"]
            if before["papers"] and facts.get("officers") == "/data/officers":
                carried += 1
                same += begun["officers"] == paper["data"]["officers"]
            for key in ("notice", "decision", "register", "recheck", "filing", "education"):
                if paper["data"].get(key) in {each["id"] for each in before["papers"]}:
                    assert begun[key] == paper["data"][key], (name, paper["id"], key)
    assert same / carried > 0.9


@pytest.mark.parametrize("code", PAPERS)
def test_any_paper_begins_in_any_case_however_little_of_it_there_is(
    code: str, catalogue: Catalogue
) -> None:
    odd: list[Any] = [
        {},
        {"papers": None, "staff": "nobody", "evidence": [1.5, None]},
        {"papers": [{"type": code}, {"type": code, "data": {}}, {"type": []}, 7]},
        {"papers": [{"id": code[:32], "type": code, "data": {"officers": {"o1": 1}}}]},
        _read("charter-hearing.case.json"),
    ]
    for case in odd:
        kept = copy.deepcopy(case)
        assert _begin(case, code, catalogue)["type"] == code
        assert case == kept


def test_the_notice_of_a_violation_becomes_the_decision(catalogue: Catalogue) -> None:
    data = _data("charter-hearing.case.json", "legal", "penalty-decision", catalogue)
    assert data["notice"] == "notice"
    assert data["fine"] == {"amount": "40000.00", "capital": "人民币肆万元整"}
    assert [each["paper"] for each in data["records"]] == ["scene", "inquiry", "recheck", "hearing"]
    assert data["hearing"] == {
        "requested": None,
        "waived_on": None,
        "held_on": "2026-09-22",
        "result": None,
    }
    assert (data["reasons"], data["payment"]) == ("", None)


def test_a_recheck_lists_each_requirement_to_be_looked_at(catalogue: Catalogue) -> None:
    data = _data("carrier-first-offence.case.json", "commitment", "recheck-record", catalogue)
    order = next(
        p for p in _read("carrier-first-offence.case.json")["papers"] if p["id"] == "order"
    )
    assert [each["requirement"] for each in data["checks"]] == order["data"]["requirements"]
    assert {each["found"] for each in data["checks"]} == {""}
    assert {each["result"] for each in data["checks"]} == {None}


def test_a_receipt_lists_what_has_none_yet(catalogue: Catalogue) -> None:
    data = _data("charter-hearing.case.json", "hearing-notice", "service-receipt", catalogue)
    assert (data["papers"], data["copies"]) == (["hearing-notice"], 1)


def test_the_hearing_follows_its_notice_and_the_handlers_do_not_lead_it(
    catalogue: Catalogue,
) -> None:
    notice = _data("charter-hearing.case.json", "receipt-notice", "hearing-notice", catalogue)
    assert not {notice["chair"], notice["recorder"]} & {"o3", "o4"}
    record = _data("charter-hearing.case.json", "letter", "hearing-record", catalogue)
    assert (record["chair"], record["hearers"], record["recorder"]) == ("l1", ["l2"], "l3")
    assert record["officers"] == ["o3", "o4"]
    assert record["agents"] == [{"representative": "r2", "sex": "female", "age": 42}]


def test_a_list_that_was_not_applied_is_not_carried(catalogue: Catalogue) -> None:
    data = _data("driver-follow-up.case.json", "education", "commitment-letter", catalogue)
    assert data["list"] is None


def test_articles_are_quoted_with_their_words_where_these_are_known(catalogue: Catalogue) -> None:
    case = _read("wide-load-on-the-spot.case.json")
    cited = {"law": "公路安全保护条例", "article": 33, "paragraph": 1}
    case["conduct"]["violated"] = [cited]
    (article,) = _begin(case, "case-filing-form", catalogue)["data"]["basis"]
    statutes = catalogue.lists.statutes
    known = statutes.by_name["公路安全保护条例"].latest.known.get((33, 0))
    expected = known.texts[0] if known and known.texts else None
    assert (plain_text(article["text"]) if "text" in article else None) == expected


def test_a_sheet_of_the_dossier_is_no_paper_of_a_case(catalogue: Catalogue) -> None:
    for code in ("dossier-cover", "nothing"):
        with pytest.raises(UnknownInstrumentError):
            _begin({}, code, catalogue)


def test_a_second_paper_of_an_instrument_gets_an_id_of_its_own(catalogue: Catalogue) -> None:
    case: dict[str, Any] = {"papers": []}
    for expected in ("media-note", "media-note-2", "media-note-3"):
        paper = _begin(case, "media-note", catalogue)
        assert paper["id"] == expected
        case["papers"].append(paper)


@pytest.mark.parametrize("code", ["scene-record", "inquiry-record"])
def test_a_record_for_a_unit_asks_who_was_there_and_one_for_a_person_does_not(
    code: str, catalogue: Catalogue
) -> None:
    key = {"scene-record": "present", "inquiry-record": "inquired"}[code]

    def person(kind: str) -> Any:
        return _begin({"party": {"kind": kind}}, code, catalogue)["data"][key]["person"]

    assert person("organisation")["name"] == ""
    assert person("person") is None
