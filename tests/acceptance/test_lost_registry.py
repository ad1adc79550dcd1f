"""A registry that is lost: what the archive gives back, and what it cannot."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx2
import pytest
from processes import Program
from running import CASES, Docgen

EVIDENCE = ("--evidence", CASES / "driver-minor.evidence")


def unnumbered(case_id: str) -> Callable[[dict[str, Any]], None]:
    def change(data: dict[str, Any]) -> None:
        data |= {"case_id": case_id, "number": None}
        for paper in data["papers"]:
            paper["number"] = None

    return change


def lose_registry(home: Path) -> None:
    (home / "registry.sqlite3").unlink()


def numbers_of(issued: dict[str, Any]) -> set[str]:
    return {paper["number"] for paper in issued["papers"] if paper["number"]}


@pytest.fixture
def first(changed: Callable[..., Path]) -> Path:
    return changed("driver-minor", unnumbered("2026-CN-9001"), "first")


@pytest.fixture
def second(changed: Callable[..., Path]) -> Path:
    return changed("driver-minor", unnumbered("2026-CN-9002"), "second")


def test_after_a_lost_registry_no_number_of_a_sealed_dossier_is_given_again(
    trial: Docgen, first: Path, second: Path
) -> None:
    used = numbers_of(trial.ok("issue", first, *EVIDENCE))
    sealed = trial.ok("seal", first, *EVIDENCE)
    lose_registry(trial.home)
    done = trial.ok("rebuild")
    assert done["registry_made_anew"] is True
    assert done["numbers"] >= len(used) + 1
    trial.ok("numbers", "continue", "--none")
    other = trial.ok("issue", second, *EVIDENCE)
    assert numbers_of(other).isdisjoint(used)
    assert other["case_number"] == "示交执案〔2026〕2号"
    assert trial.ok("seal", second, *EVIDENCE)["number"] == "SLJT-2026-0002"
    assert sealed["number"] == "SLJT-2026-0001"


def test_after_a_lost_registry_an_unchanged_case_is_known_to_be_sealed(
    trial: Docgen, first: Path
) -> None:
    sealed = trial.ok("seal", first, *EVIDENCE)
    before = trial.ok("issue", first, *EVIDENCE)
    lose_registry(trial.home)
    trial.ok("rebuild")
    again = trial.ok("seal", first, *EVIDENCE)
    assert (again["number"], again["created"]) == (sealed["number"], False)
    after = trial.ok("issue", first, *EVIDENCE)
    assert after["case_number"] == before["case_number"]
    for old, new in zip(before["papers"], after["papers"], strict=True):
        assert (old["file_lost"], new["file_lost"]) == (False, True)
        assert {**new, "file_lost": False} == {**old, "new": False}
    assert trial.ok("search")["total"] == 1


def test_after_a_lost_registry_a_changed_case_is_refused(
    trial: Docgen, changed: Callable[..., Path]
) -> None:
    trial.ok("seal", CASES / "shop-interview.case.json")
    lose_registry(trial.home)
    trial.ok("rebuild")

    def note(data: dict[str, Any]) -> None:
        data["dossier"]["note"] = "另有说明。"

    def rewrite(data: dict[str, Any]) -> None:
        data["cause"] = "维修收费公示事项"

    assert "case-changed" in trial.run("seal", changed("shop-interview", note), "--json").out
    rewritten = trial.run("seal", changed("shop-interview", rewrite))
    assert rewritten.status == 3
    papers = json.loads((CASES / "shop-interview.case.json").read_text("utf-8"))["papers"]
    voided = trial.run(
        "void", CASES / "shop-interview.case.json", papers[0]["id"], "--reason", "x", "--json"
    )
    assert voided.json["error"] == "paper-sealed"


def test_after_a_lost_registry_a_case_can_be_supplemented(trial: Docgen) -> None:
    first = trial.ok("seal", CASES / "driver-follow-up.case.json")
    lose_registry(trial.home)
    trial.ok("rebuild")
    case = CASES / "driver-follow-up.supplement.case.json"
    second = trial.ok("seal", "--supplement", case)
    assert (second["number"], second["edition"]) == (first["number"], 2)
    lose_registry(trial.home)
    trial.ok("rebuild")
    assert trial.ok("seal", "--supplement", case)["created"] is False


def test_numbers_issued_and_voided_before_the_last_sealing_stay_used(
    trial: Docgen, first: Path, second: Path
) -> None:
    open_numbers = numbers_of(trial.ok("issue", first, *EVIDENCE))
    trial.ok("issue", second, *EVIDENCE)
    trial.ok("void", second, "decision", "--reason", "文书更正")
    trial.ok("void", second, "receipt", "--reason", "所列文书已作废")
    trial.ok("void", second, "closing", "--reason", "所列文书已作废")
    sealed_numbers = numbers_of(trial.ok("issue", second, *EVIDENCE))
    trial.ok("seal", second, *EVIDENCE)
    lose_registry(trial.home)
    trial.ok("rebuild")
    assert trial.run("issue", first, *EVIDENCE).status == 6
    trial.ok("numbers", "continue", "--none")
    anew = trial.ok("issue", first, *EVIDENCE)
    assert numbers_of(anew).isdisjoint(open_numbers | sealed_numbers)
    assert "示交不罚〔2026〕4号" in numbers_of(anew)


def test_rebuilding_says_what_it_could_not_restore(trial: Docgen) -> None:
    trial.ok("seal", CASES / "shop-interview.case.json")
    whole = trial.run("--lang", "en", "rebuild")
    assert "cannot be restored" not in whole.out
    lose_registry(trial.home)
    assert "cannot be restored" in trial.run("--lang", "en", "rebuild").out


def test_rebuilding_over_a_standing_registry_changes_nothing_in_it(
    trial: Docgen, first: Path, second: Path
) -> None:
    trial.ok("seal", first, *EVIDENCE)
    trial.ok("issue", second, *EVIDENCE)
    before = trial.ok("issue", first, *EVIDENCE), trial.ok("issue", second, *EVIDENCE)
    for _ in range(2):
        done = trial.ok("rebuild")
        assert (done["numbers"], done["papers"], done["clashes"]) == (0, 0, [])
        assert done["registry_made_anew"] is False
    after = trial.ok("issue", first, *EVIDENCE), trial.ok("issue", second, *EVIDENCE)
    assert after == before


def test_a_registry_from_an_older_backup_catches_up_and_clashes_are_told(
    trial: Docgen, first: Path, second: Path, tmp_path: Path
) -> None:
    shutil.copy(trial.home / "registry.sqlite3", tmp_path / "backup")
    sealed = trial.ok("seal", first, *EVIDENCE)
    for path in trial.home.glob("registry.sqlite3*"):
        path.unlink()
    shutil.copy(tmp_path / "backup", trial.home / "registry.sqlite3")
    trial.ok("issue", second, *EVIDENCE)
    done = trial.ok("rebuild")
    assert {clash["dossier"] for clash in done["clashes"]} == {sealed["number"]}
    assert trial.ok("rebuild")["clashes"] == done["clashes"]
    assert trial.ok("seal", first, *EVIDENCE)["created"] is False


@pytest.fixture
def behind(trial: Docgen, first: Path, tmp_path: Path) -> Docgen:
    """A home whose registry is of a time before its only dossier."""
    shutil.copy(trial.home / "registry.sqlite3", tmp_path / "backup")
    trial.ok("seal", first, *EVIDENCE)
    for path in trial.home.glob("registry.sqlite3*"):
        path.unlink()
    shutil.copy(tmp_path / "backup", trial.home / "registry.sqlite3")
    return trial


def test_a_registry_behind_the_archive_is_told_and_rebuilding_heals_it(
    behind: Docgen, first: Path, second: Path, changed: Callable[..., Path]
) -> None:
    third = changed("driver-minor", unnumbered("2026-CN-9003"), "third")
    told = behind.run("--lang", "en", "doctor")
    assert told.status == 6
    assert "older than the archive" in told.out
    assert "docgen rebuild" in behind.run("seal", second, *EVIDENCE).err
    done = behind.run("--lang", "en", "rebuild")
    assert "docgen numbers continue" in done.out
    assert "older than the archive" not in behind.run("--lang", "en", "doctor").out
    held = behind.run("issue", third, *EVIDENCE, "--json")
    assert held.json["error"] == "numbers-held"
    assert behind.ok("seal", first, *EVIDENCE)["created"] is False
    assert behind.ok("rebuild")["unknown"] == 0
    behind.ok("numbers", "continue", "--none")
    behind.ok("seal", third, *EVIDENCE)
    codes = {
        finding["code"]
        for report in behind.run("verify", "--all", "--json").json["reports"]
        for finding in report["findings"]
    }
    assert "audit-cut" not in codes


def test_the_service_says_at_its_start_that_the_registry_is_behind(behind: Docgen) -> None:
    few = {"DOCGEN_SERVE_WEB": "1", "DOCGEN_JOBS_WORKERS": "0"}
    with Program.running(behind, "serve", "--port", 0, environ=few) as program:
        address = program.address()
        health = httpx2.get(f"{address}/health/ready").json()
        program.stop()
    assert (health["status"], health["checks"]["registry-behind"]) == ("degraded", "failed")
    assert any("docgen rebuild" in line for line in program.said)


def test_a_lost_registry_is_not_made_empty_by_making_the_home_again(trial: Docgen) -> None:
    lose_registry(trial.home)
    refused = trial.run("init")
    assert refused.status == 6
    assert "docgen rebuild" in refused.err
    assert not (trial.home / "registry.sqlite3").exists()
    assert "docgen rebuild" in trial.run("issue", CASES / "shop-interview.case.json").err


def test_the_log_of_a_lost_registry_does_not_reach_the_new_one(trial: Docgen, first: Path) -> None:
    trial.ok("seal", first, *EVIDENCE)
    lose_registry(trial.home)
    (trial.home / "registry.sqlite3-wal").write_bytes(b"7\x7f\x06\x82" + bytes(8000))
    trial.ok("rebuild")
    assert trial.ok("seal", first, *EVIDENCE)["created"] is False
    names = {path.name for path in trial.home.iterdir() if path.name.startswith("registry")}
    assert names <= {"registry.sqlite3", "registry.sqlite3-wal", "registry.sqlite3-shm"}


def test_a_signed_copy_that_comes_after_the_loss_is_refused_with_a_way_out(
    trial: Docgen, changed: Callable[..., Path], tmp_path: Path
) -> None:
    trial.ok("seal", CASES / "driver-minor.case.json")
    lose_registry(trial.home)
    trial.ok("rebuild")
    folder = tmp_path / "more"
    shutil.copytree(CASES / "driver-minor.evidence", folder)
    scan = next(folder.glob("*.jpg"))

    def copied(data: dict[str, Any]) -> None:
        item = next(each for each in data["evidence"] if each.get("file") == scan.name)
        paper = next(each for each in data["papers"] if not each["execution"].get("copy"))
        paper["execution"]["copy"] = {
            "file": scan.name,
            "sha256": item["sha256"],
            "made_at": "2026-03-18T18:00:00+08:00",
            "origin": "scan",
            "bears": ["party"],
        }

    case = changed("driver-minor", copied)
    refused = trial.run("seal", "--supplement", case, "--evidence", folder, "--json")
    assert (refused.status, refused.json["error"]) == (6, "paper-file-lost")


@pytest.mark.slow
def test_a_service_on_a_registry_behind_the_archive_gives_no_numbers(
    behind: Docgen, changed: Callable[..., Path]
) -> None:
    environ = {"DOCGEN_SERVE_WEB": "1", "DOCGEN_JOBS_WORKERS": "0"}
    with Program.running(behind, "serve", "--port", 0, environ=environ) as program:
        program.address()
        third = changed("driver-minor", unnumbered("2026-CN-9003"), "third")
        held = behind.run("issue", third, *EVIDENCE, "--json")
        assert held.json["error"] == "numbers-held"
        program.stop()
