"""The audit trail of a home: written out, checked, and held to what the archive keeps."""

from __future__ import annotations

import json
import re
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from running import CASES, ROOT, Docgen

from docgen.registry.registry import Registry
from docgen.service.access.marks import mark_trail, marks_in

CASE = CASES / "shop-interview.case.json"


@pytest.fixture
def audited(trial: Docgen) -> Docgen:
    """A home with some entries and a dossier that was sealed after them."""
    trial.ok("agency", "add", "SLJT", "示例市交通运输局")
    made = trial.ok("key", "add", "案件系统", "--duty", "integrator")
    trial.ok("key", "revoke", made["key"]["id"])
    trial.ok("seal", CASE)
    return trial


def change(home: Path, statement: str) -> None:
    with sqlite3.connect(home / "registry.sqlite3") as raw:
        raw.execute(statement)
    raw.close()


def report_on_audit(docgen: Docgen, status: int) -> dict[str, list[dict[str, str]]]:
    done = docgen.run("verify", "--all", "--json")
    assert done.status == status, done.err
    (found,) = (each for each in done.json["reports"] if each["subject"] == "audit")
    report: dict[str, list[dict[str, str]]] = found
    return report


def test_the_trail_is_written_out_as_the_document_says_and_checks_without_the_program(
    audited: Docgen, tmp_path: Path
) -> None:
    answer = audited.ok("audit", "export", "-o", tmp_path / "audit.jsonl")
    lines = (tmp_path / "audit.jsonl").read_text("utf-8").splitlines()
    actions = [json.loads(line)["action"] for line in lines]
    issued = len(json.loads(CASE.read_text("utf-8"))["papers"])
    people = ["agency.manage", "key.manage", "key.manage"]
    assert actions == [*people, *(["paper.issue"] * issued), "case.seal"]
    assert answer["entries"] == len(lines)
    document = (ROOT / "docs" / "audit.md").read_text("utf-8")
    (snippet,) = re.findall(r"```python\n(.*?)```", document, re.DOTALL)
    checked = subprocess.run([sys.executable, "-c", snippet], cwd=tmp_path, check=False)
    assert checked.returncode == 0
    (tmp_path / "audit.jsonl").write_text("\n".join([lines[0], lines[2]]) + "\n", "utf-8")
    checked = subprocess.run(
        [sys.executable, "-c", snippet], cwd=tmp_path, check=False, capture_output=True
    )
    assert checked.returncode == 1


def test_an_export_is_picked_by_target_and_replaces_nothing(
    audited: Docgen, tmp_path: Path
) -> None:
    out = tmp_path / "part.jsonl"
    assert audited.ok("audit", "export", "-o", out, "--target", "agency:SLJT")["entries"] == 1
    assert audited.run("audit", "export", "-o", out).status == 2
    nothing = audited.ok("audit", "export", "-o", out, "--to", "2000-01-01", "--force")
    assert (nothing["entries"], out.stat().st_size) == (0, 0)
    assert audited.run("audit", "export", "-o", out, "--from", "someday").status == 2


def test_a_changed_entry_is_found_with_its_place(audited: Docgen) -> None:
    assert report_on_audit(audited, 0)["findings"] == []
    change(audited.home, "UPDATE audit SET outcome = 'refused' WHERE place = 2")
    (finding,) = report_on_audit(audited, 5)["findings"]
    assert finding["code"] == "audit-broken"
    assert "2" in finding["message"]


def test_entries_cut_off_the_end_are_found_by_the_dossier_sealed_after_them(
    audited: Docgen,
) -> None:
    change(audited.home, "DELETE FROM audit WHERE place >= 3")
    (finding,) = report_on_audit(audited, 5)["findings"]
    assert finding["code"] == "audit-cut"


def test_a_registry_made_anew_says_that_its_trail_was_lost(audited: Docgen) -> None:
    for path in audited.home.glob("registry.sqlite3*"):
        path.unlink()
    known = 3 + len(json.loads(CASE.read_text("utf-8"))["papers"])
    assert audited.ok("rebuild")["audit_lost"] == known
    report = report_on_audit(audited, 0)
    assert [note["code"] for note in report["notes"]] == ["audit-begun-anew"]
    change(audited.home, "DELETE FROM audit")
    assert [each["code"] for each in report_on_audit(audited, 5)["findings"]] == ["audit-cut"]


def marked(docgen: Docgen) -> bool:
    """Mark where the trail stands, as workers do each hour."""
    registry = Registry.open(docgen.home / "registry.sqlite3")
    try:
        return mark_trail(
            registry, docgen.home / "audit-marks.jsonl", datetime.now(UTC).replace(microsecond=0)
        )
    finally:
        registry.close()


def test_a_cut_between_dossiers_is_found_by_the_hourly_marks(audited: Docgen) -> None:
    audited.ok("key", "add", "档案系统", "--duty", "archivist")
    assert marked(audited)
    assert not marked(audited)
    assert report_on_audit(audited, 0)["findings"] == []
    change(audited.home, "DELETE FROM audit WHERE place = (SELECT max(place) FROM audit)")
    (finding,) = report_on_audit(audited, 5)["findings"]
    assert finding["code"] == "audit-cut"
    assert "audit-marks.jsonl" in finding["message"]
    audited.ok("rebuild", "--forget-lost")
    report = report_on_audit(audited, 0)
    assert [each["code"] for each in report["notes"]] == ["audit-begun-anew"]


def test_a_mark_that_was_torn_while_it_was_written_hides_no_other(audited: Docgen) -> None:
    assert marked(audited)
    path = audited.home / "audit-marks.jsonl"
    whole = path.read_bytes()
    path.write_bytes(whole + b"[]\n" + whole[:20])
    audited.ok("key", "add", "档案系统", "--duty", "archivist")
    assert marked(audited)
    place = json.loads(whole)["place"]
    assert [each.place for each in marks_in(path)] == [place, place + 1]
    assert report_on_audit(audited, 0)["findings"] == []
