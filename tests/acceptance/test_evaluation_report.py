"""``docgen evaluate``: a case and a sealed dossier scored, with pages and a report to file."""

from __future__ import annotations

import json
from pathlib import Path

import pypdfium2
import pytest
from running import CASES, Docgen

CASE = CASES / "driver-minor.case.json"


@pytest.fixture
def trial(tmp_path: Path) -> Docgen:
    docgen = Docgen(tmp_path / "home")
    docgen.ok("init", "--trial")
    return docgen


ON_TRIAL = "R34-executed-copies-missing-on-trial"


def _served_late(folder: Path) -> Path:
    data = json.loads(CASE.read_bytes())
    decision = next(each for each in data["papers"] if each["type"] == "no-penalty-decision")
    decision["service"]["served_at"] = "2026-04-20T10:00:00+08:00"
    late = folder / "late.case.json"
    late.write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    return late


def test_a_sample_loses_no_point_but_that_of_copies_which_a_trial_does_without(
    trial: Docgen,
) -> None:
    found = trial.ok("evaluate", CASE)
    assert (found["score"], found["passed"]) == (99, True)
    assert [each["code"] for each in found["deductions"]] == [ON_TRIAL]


def test_a_case_file_that_is_not_there_is_called_a_file(trial: Docgen) -> None:
    done = trial.run("evaluate", "missing.case.json")
    assert done.status == 4
    assert "没有这个文件" in done.err


def test_each_deduction_says_what_where_and_why(trial: Docgen, tmp_path: Path) -> None:
    found = trial.ok("evaluate", _served_late(tmp_path))
    late = next(each for each in found["deductions"] if each["code"] == "R8-service-late")
    assert (late["item"], late["points"], late["page"]) == ("terms", 5, None)
    assert "七个工作日" in late["reason"]
    assert late["clause"]


def test_a_sealed_dossier_is_scored_by_what_it_holds_with_its_pages(
    trial: Docgen, tmp_path: Path
) -> None:
    number = trial.ok("seal", CASE)["number"]
    assert trial.ok("evaluate", number)["score"] == 99
    found = trial.ok("evaluate", _served_late(tmp_path))
    late = next(each for each in found["deductions"] if each["code"] == "R8-service-late")
    outline = next(each for each in trial.ok("show", number)["volumes"] if each["kind"] == "main")
    page = next(each["page"] for each in outline["outline"] if "决定书" in each["title"])
    assert late["page"] == {"volume": "main", "edition": 1, "page": page}


def test_the_report_tells_score_and_deductions(trial: Docgen, tmp_path: Path) -> None:
    report = tmp_path / "report.pdf"
    found = trial.ok("evaluate", _served_late(tmp_path), "-o", report)
    document = pypdfium2.PdfDocument(report.read_bytes())
    text = document[0].get_textpage().get_text_range()
    document.close()
    for said in ("案卷评查报告", f"{found['score']}分", "合格", "超过法定期限"):
        assert said in text.replace(" ", "")


def test_the_place_of_the_report_is_printed(trial: Docgen, tmp_path: Path) -> None:
    report = tmp_path / "report.pdf"
    done = trial.run("evaluate", CASE, "-o", report)
    assert done.out.splitlines()[-1] == str(report)


def test_a_dossier_that_is_not_there_is_said(trial: Docgen) -> None:
    assert trial.run("evaluate", "SLJT-2026-0099", "--json").status == 4
