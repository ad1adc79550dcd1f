"""``docgen first-offence``: what this archive and registry know of a party, and what rules ask."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from running import CASES, Docgen

SAMPLE = "carrier-first-offence"
Changed = Callable[..., Path]


def _earlier(case: dict[str, Any]) -> None:
    """The same carrier, caught some weeks before; sealed without the number of the sample."""
    case["case_id"] = "2026-CN-0007"
    case["number"] = "示交执案〔2026〕7号"
    case["conduct"]["at"] = "2026-04-07T09:00:00+08:00"
    for paper in case["papers"]:
        paper["number"] = None
        if paper.get("execution"):
            paper["execution"]["copy"] = None


def _other_name(case: dict[str, Any]) -> None:
    _earlier(case)
    case["party"]["uscc"] = "91652100MA7EX0021N"


def _on_another_ground(case: dict[str, Any]) -> None:
    case["papers"] = [
        paper for paper in case["papers"] if paper["type"] in ("scene-record", "case-filing-form")
    ]


@pytest.mark.parametrize("end", ["seal", "issue"])
def test_a_sealed_and_an_open_case_of_the_same_party_are_found(
    trial: Docgen, changed: Changed, end: str
) -> None:
    trial.ok(end, changed(SAMPLE, _earlier, "earlier"))
    case = CASES / f"{SAMPLE}.case.json"
    found = trial.ok("first-offence", case, "--by", "o4")
    (line,) = found["paper"]["data"]["earlier"]
    assert line["number"] == "示交执案〔2026〕7号"
    assert line["date"] == "2026-04-07"
    assert line["matched_by"] == "uscc"
    assert line["counted"] is True
    assert found["namesakes"] == []
    assert "示交执案〔2026〕7号" in trial.run("first-offence", case).out


def test_the_record_fits_into_the_case_as_it_is(
    trial: Docgen, changed: Changed, tmp_path: Path
) -> None:
    case = changed(SAMPLE, _on_another_ground)
    data = json.loads(case.read_text("utf-8"))
    data["papers"].append(trial.ok("first-offence", case, "--by", "o4")["paper"])
    case.write_text(json.dumps(data), "utf-8")
    codes = {each["code"] for each in trial.run("validate", case, "--json").json["findings"]}
    assert not {code for code in codes if code.startswith(("schema", "R2"))}


def test_a_record_that_leaves_a_known_case_out_is_an_error_and_is_not_sealed(
    trial: Docgen, changed: Changed
) -> None:
    trial.ok("seal", changed(SAMPLE, _earlier, "earlier"))
    case = CASES / f"{SAMPLE}.case.json"
    answer = trial.run("validate", case, "--json")
    assert answer.status == 3
    codes = {each["code"] for each in answer.json["findings"]}
    assert "R2-earlier-case-unlisted" in codes
    assert trial.run("seal", case).status == 3


def test_a_sealed_case_is_found_though_the_registry_was_lost(
    trial: Docgen, changed: Changed
) -> None:
    trial.ok("seal", changed(SAMPLE, _earlier, "earlier"))
    (trial.home / "registry.sqlite3").unlink()
    trial.ok("rebuild")
    found = trial.ok("first-offence", CASES / f"{SAMPLE}.case.json")["found"]
    assert [each["number"] for each in found] == ["示交执案〔2026〕7号"]


def test_a_damaged_dossier_of_the_party_stops_sealing_and_no_draft(
    trial: Docgen, changed: Changed, tmp_path: Path
) -> None:
    trial.ok("seal", changed(SAMPLE, _earlier, "earlier"))
    for record in (trial.home / "archive").rglob("dossier.json"):
        record.chmod(0o600)
        record.write_bytes(b"{}")
    case = CASES / f"{SAMPLE}.case.json"
    told = trial.ok("validate", case)["findings"]
    codes = [each["code"] for each in told]
    assert [code for code in codes if code.startswith("R2")] == ["R2-earlier-cases-unreadable"]
    trial.ok("render", case, "--instrument", "first-offence-query", "-o", tmp_path / "drafts")
    asked = trial.run("first-offence", case)
    assert "record-unreadable" in asked.err
    assert "查询结果可能不全" in asked.out
    assert trial.run("seal", case).status == 3


def test_what_is_sealed_is_not_judged_by_what_came_to_light_later(
    trial: Docgen, changed: Changed
) -> None:
    case = CASES / f"{SAMPLE}.case.json"
    trial.ok("seal", case)
    trial.ok("seal", changed(SAMPLE, _earlier, "earlier"))
    trial.ok("validate", case)


def test_a_case_is_no_earlier_case_of_itself(trial: Docgen) -> None:
    case = CASES / f"{SAMPLE}.case.json"
    trial.ok("seal", case)
    assert trial.ok("first-offence", case)["found"] == []


def test_a_party_that_only_shares_the_name_is_listed_apart(trial: Docgen, changed: Changed) -> None:
    trial.ok("issue", changed(SAMPLE, _other_name, "namesake"))
    found = trial.ok("first-offence", CASES / f"{SAMPLE}.case.json")
    assert found["paper"]["data"]["earlier"] == []
    assert [each["matched_by"] for each in found["namesakes"]] == ["name"]
    trial.ok("validate", CASES / f"{SAMPLE}.case.json")


def test_the_window_is_that_of_the_setting(trial: Docgen, changed: Changed) -> None:
    case = CASES / f"{SAMPLE}.case.json"
    rule = "rules.first_offence_window"
    record = trial.ok("--set", f"{rule}=list-in-force", "first-offence", case)["paper"]["data"]
    assert record["scope"].startswith("本档案库各机关")
    window = record["window"]
    assert (window["rule"], window["from"]) == ("list-in-force", "2025-07-01")
    bare = changed(SAMPLE, _on_another_ground)
    answer = trial.run("--set", f"{rule}=list-in-force", "first-offence", bare, "--json")
    assert (answer.status, answer.json["error"]) == (3, "window-unknown")
    since = ("--set", f"{rule}=list-in-force", "first-offence", bare, "--since", "2025-07-01")
    assert trial.ok(*since)["paper"]["data"]["window"]["from"] == "2025-07-01"
    told = trial.ok("--set", f"{rule}=twelve-months", "validate", case)["findings"]
    assert [each["code"] for each in told] == ["R2-window-differs"]


def test_what_cannot_be_queried_is_refused_without_repeating_it(
    trial: Docgen, changed: Changed
) -> None:
    case = CASES / f"{SAMPLE}.case.json"
    answer = trial.run("first-offence", case, "--by", "652100199103220030")
    assert answer.status == 4
    assert "652100199103220030" not in answer.out + answer.err
    matter = CASES / "bus-company-interview.case.json"
    asked = trial.run("first-offence", matter, "--json")
    assert (asked.status, asked.json["error"]) == (3, "conduct-missing")


def test_a_number_of_the_party_opens_no_search(trial: Docgen) -> None:
    """What a party is matched by is shown nowhere and is found by no words."""
    number = trial.ok("seal", CASES / f"{SAMPLE}.case.json")["number"]
    shown = trial.run("show", number, "--json").out + trial.run("search", "检测", "--json").out
    assert "_party" not in shown


def test_a_second_case_about_the_same_moment_meets_the_first(tmp_path: Path) -> None:
    docgen = Docgen(tmp_path / "home")
    docgen.ok("init", "--trial")
    first = CASES / "carrier-first-offence.case.json"
    docgen.ok("seal", first)
    data = json.loads(first.read_bytes())
    data["case_id"], data["number"] = "2026-ZZ-0001", None
    for paper in data["papers"]:
        paper["number"] = None
    second = tmp_path / "second.case.json"
    second.write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    found = docgen.run("validate", second, "--json").json
    assert any(each["code"].startswith("R2-") for each in found["findings"])
