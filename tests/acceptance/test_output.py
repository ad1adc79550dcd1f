"""Results: written whole where the user says, and never over what is not theirs to replace."""

from __future__ import annotations

import json
import os
import resource
import shutil
import stat
import subprocess
from pathlib import Path

import pytest
from running import CASES, ROOT, Docgen

CASE = CASES / "shop-interview.case.json"
TEMPLATE = ROOT / "templates" / "scene-record.docx"


def refused(home: Docgen, *words: object) -> str:
    done = home.run(*words, "--json")
    assert done.status == 2, done.out + done.err
    assert done.json["error"] == "output-refused"
    return done.err


@pytest.fixture
def word_file(tmp_path: Path) -> Path:
    return Path(shutil.copy(TEMPLATE, tmp_path / "in.docx"))


def test_a_file_that_stands_there_is_kept_unless_forced(trial: Docgen, word_file: Path) -> None:
    kept = word_file.with_name("kept.pdf")
    kept.write_text("precious")
    number = trial.ok("seal", CASE)["number"]
    for words in (("typeset", word_file), ("fetch", number)):
        assert "--force" in refused(trial, *words, "-o", kept)
        assert kept.read_text("latin-1") == "precious"
        trial.ok(*words, "-o", kept, "--force")
        assert kept.read_bytes().startswith(b"%PDF-")
        kept.write_text("precious")


@pytest.mark.parametrize("force", [(), ("--force",)], ids=["plain", "forced"])
def test_the_input_is_never_replaced_under_any_name(
    trial: Docgen, word_file: Path, force: tuple[str, ...]
) -> None:
    before = word_file.read_bytes()
    other_name = word_file.with_name("other.pdf")
    other_name.hardlink_to(word_file)
    for target in (word_file, other_name, word_file.parent / "." / word_file.name):
        assert "就是输入" in refused(trial, "typeset", word_file, "-o", target, *force)
    assert word_file.read_bytes() == before


@pytest.mark.parametrize("force", [(), ("--force",)], ids=["plain", "forced"])
def test_links_pipes_and_devices_are_never_replaced(
    trial: Docgen, word_file: Path, force: tuple[str, ...]
) -> None:
    folder = word_file.parent
    (folder / "elsewhere.pdf").write_text("precious")
    (folder / "link.pdf").symlink_to(folder / "elsewhere.pdf")
    (folder / "dangling.pdf").symlink_to(folder / "nowhere.pdf")
    os.mkfifo(folder / "pipe.pdf")
    for name in ("link.pdf", "dangling.pdf", "pipe.pdf", "/dev/null"):
        refused(trial, "typeset", word_file, "-o", folder / name, *force)
    assert (folder / "elsewhere.pdf").read_text() == "precious"
    assert (folder / "dangling.pdf").is_symlink()
    assert not (folder / "nowhere.pdf").exists()
    assert stat.S_ISFIFO((folder / "pipe.pdf").stat().st_mode)
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


def test_what_the_home_keeps_is_never_replaced(trial: Docgen, word_file: Path) -> None:
    for name in ("registry.sqlite3", "settings.toml", "home.json", "archive/new.pdf"):
        target = trial.home / name
        before = target.read_bytes() if target.exists() else None
        refused(trial, "typeset", word_file, "-o", target, "--force")
        assert (target.read_bytes() if target.exists() else None) == before


def test_drafts_of_an_earlier_run_are_replaced_and_other_files_are_not(
    trial: Docgen, tmp_path: Path
) -> None:
    words = ("render", CASE, "-o", tmp_path / "drafts", "--format", "docx")
    first, *_ = trial.ok(*words)["files"]
    assert trial.ok(*words)["files"]
    whole = Path(first).read_bytes()
    Path(first).write_bytes(b"edited by hand")
    assert Path(first).name in refused(trial, *words)
    assert Path(first).read_bytes() == b"edited by hand"
    trial.ok(*words, "--force")
    assert Path(first).read_bytes() == whole


def test_drafts_never_go_through_a_link_or_over_the_case(trial: Docgen, tmp_path: Path) -> None:
    words = ("render", CASE, "-o", tmp_path / "drafts", "--format", "docx")
    first = Path(trial.ok(*words)["files"][0])
    first.unlink()
    (tmp_path / "precious").write_text("precious")
    first.symlink_to(tmp_path / "precious")
    refused(trial, *words, "--force")
    assert (tmp_path / "precious").read_text() == "precious"
    first.unlink()
    case = Path(shutil.copy(CASE, first))
    refused(trial, "render", case, *words[2:], "--force")
    assert case.read_bytes() == CASE.read_bytes()


def test_a_batch_keeps_its_input_and_reports_it_did_not_write(
    trial: Docgen, tmp_path: Path
) -> None:
    cases = tmp_path / "cases"
    cases.mkdir()
    shutil.copy(CASE, cases)
    shutil.copytree(CASES / "shop-interview.evidence", cases / "shop-interview.evidence")
    refused(trial, "batch", cases, "-o", cases, "--force")
    out = tmp_path / "out"
    out.mkdir()
    (out / "report.csv").write_text("of another year")
    refused(trial, "batch", cases, "-o", out)
    assert trial.ok("search")["total"] == 0, "refused before anything was sealed"
    assert (out / "report.csv").read_text() == "of another year"
    trial.ok("batch", cases, "-o", out, "--force", "--copies")
    trial.ok("batch", cases, "-o", out, "--copies")


def _bounded() -> None:
    """No file may grow above 1 MB: what writing to a full disk is like."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))


def test_where_the_disk_takes_no_more_nothing_is_left(trial: Docgen, tmp_path: Path) -> None:
    number = trial.ok("seal", CASES / "bus-company-interview.case.json")["number"]
    out = tmp_path / "out"
    words = trial.words("fetch", number, "-o", out / "volume.pdf", "--json")
    done = subprocess.run(words, capture_output=True, text=True, check=False, preexec_fn=_bounded)
    assert done.returncode == 6, done.stderr
    assert json.loads(done.stdout)["error"] == "output-unwritable"
    assert list(out.iterdir()) == []


def test_a_name_as_long_as_a_file_system_allows_can_be_written(
    trial: Docgen, word_file: Path
) -> None:
    target = word_file.with_name("案" * 83 + ".pdf")
    trial.ok("typeset", word_file, "-o", target)
    assert target.is_file()
