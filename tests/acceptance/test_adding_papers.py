"""``docgen add``: a case grows paper by paper on the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from running import CASES, Docgen

CASE = CASES / "driver-minor.case.json"


@pytest.fixture
def docgen(tmp_path: Path) -> Docgen:
    return Docgen(tmp_path / "nowhere")


@pytest.fixture
def started(tmp_path: Path) -> Path:
    """The sample with its first two papers only."""
    case: dict[str, Any] = json.loads(CASE.read_bytes())
    case["papers"] = case["papers"][:2]
    path = tmp_path / "started.case.json"
    path.write_text(json.dumps(case, ensure_ascii=False), "utf-8")
    return path


def test_the_case_is_printed_with_its_next_paper_and_nothing_is_changed(
    docgen: Docgen, started: Path
) -> None:
    before = started.read_bytes()
    done = docgen.run("add", started, "correction-order", "--date", "2026-03-05")
    case = json.loads(done.out)
    assert (done.status, [paper["id"] for paper in case["papers"]]) == (
        0,
        ["scene", "filing", "correction-order"],
    )
    assert case["papers"][2]["date"] == "2026-03-05"
    assert case["papers"][2]["data"]["facts"] == case["conduct"]["summary"]
    assert started.read_bytes() == before
    assert not docgen.home.exists()


def test_a_written_case_says_what_is_still_open(
    docgen: Docgen, started: Path, tmp_path: Path
) -> None:
    target = tmp_path / "next.case.json"
    done = docgen.run("add", started, "correction-order", "-o", target)
    first, *rest = done.out.splitlines()
    assert first == f"{target}：已起草 correction-order，待填 {len(rest)} 处"
    assert any("/papers/2/data/mode" in line for line in rest)
    again = docgen.ok("add", target, "education-record")
    assert again["paper"] == "education-record"
    refused = docgen.run("add", started, "correction-order", "-o", target, "--json")
    assert (refused.status, refused.json["error"]) == (2, "output-refused")


def test_what_is_no_case_and_what_is_no_instrument_are_refused(
    docgen: Docgen, started: Path, tmp_path: Path
) -> None:
    wrong = tmp_path / "wrong.json"
    wrong.write_text("[]", "utf-8")
    refused = docgen.run("add", wrong, "correction-order", "--json")
    assert (refused.status, refused.json["error"]) == (3, "case-invalid")
    unknown = docgen.run("add", started, "nothing", "--json")
    assert (unknown.status, unknown.json["error"]) == (4, "instrument-unknown")
