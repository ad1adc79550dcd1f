"""What is wrong with the log is told, hides no sound dossier, and never costs a kept one."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from archive_cases import BOTH, NOW, dossier, keep, open_archive, supplement_of
from recording_files import UnsyncedFiles

from archive.archive import Archive
from archive.errors import DossierNotFoundError, IntegrityError
from archive.values import Dossier
from archive.verify.stored import open_stored

COUNT = 5
LAST = f"DA-2026-000{COUNT - 1}"


def number(at: int) -> str:
    return f"DA-2026-000{at}"


def given(at: int) -> Dossier:
    return dossier(number(at), [[f"第{at}件的正文，轻微违法"]])


@pytest.fixture
def home(tmp_path: Path) -> Path:
    with open_archive(tmp_path / "home", files=UnsyncedFiles()) as archive:
        for at in range(COUNT):
            keep(archive, given(at))
            if at == 2:
                archive.drain_index()
    return tmp_path / "home"


def log_of(home: Path) -> Path:
    return home / "log" / "archive.jsonl"


def kept_bytes(home: Path) -> dict[str, bytes]:
    files = (path for path in (home / "archive").rglob("*") if path.is_file())
    return {str(path.relative_to(home)): path.read_bytes() for path in files}


def flip(home: Path, line: int, column: int) -> None:
    lines = log_of(home).read_bytes().splitlines(keepends=True)
    old = lines[line - 1]
    at = column % len(old)
    lines[line - 1] = old[:at] + bytes([old[at] ^ 1]) + old[at + 1 :]
    log_of(home).write_bytes(b"".join(lines))


def codes(archive: Archive) -> list[str]:
    return [notice.code for notice in archive.notices]


def test_a_last_entry_that_lost_only_its_line_end_is_finished_and_its_dossier_stays(
    home: Path,
) -> None:
    before, whole = kept_bytes(home), log_of(home).read_bytes()
    log_of(home).write_bytes(whole[:-1])
    with open_archive(home) as archive:
        assert codes(archive) == ["line-finished"]
        assert archive.notices[0].where == f"log/archive.jsonl line {COUNT}"
        assert archive.get(LAST).number == LAST
        assert not keep(archive, given(COUNT - 1)).created
    assert log_of(home).read_bytes() == whole
    assert kept_bytes(home) == before
    with open_archive(home) as archive:
        assert archive.notices == ()


@pytest.mark.parametrize("torn", [b"{", b'{"action":"dep', b"\0" * 300])
def test_a_torn_line_is_set_aside_by_name_and_said(home: Path, torn: bytes) -> None:
    whole = log_of(home).read_bytes()
    for again in ("line-6", "line-6-2"):
        log_of(home).write_bytes(whole + torn)
        with open_archive(home) as archive:
            (notice,) = archive.notices
            assert (notice.code, notice.params["place"]) == (
                "line-set-aside",
                f"log/set-aside/{again}",
            )
            frame = archive.verify_all(trust=())[0]
            assert f"log/set-aside/{again}" in {note.where for note in frame.notes}
            assert frame.findings == ()
        assert (home / "log/set-aside" / again).read_bytes() == torn
        assert log_of(home).read_bytes() == whole


def test_a_standing_object_whose_entry_is_gone_is_kept_by_name_and_said(home: Path) -> None:
    lines = log_of(home).read_bytes().splitlines(keepends=True)
    log_of(home).write_bytes(b"".join(lines[:-1]))
    (old,) = [
        data
        for path, data in kept_bytes(home).items()
        if f"{LAST}/v1/content" in path and path.endswith("main.pdf")
    ]
    with open_archive(home) as archive:
        assert keep(archive, given(COUNT - 1)).created
        (notice,) = archive.notices
        assert (notice.code, notice.params["number"]) == ("object-set-aside", LAST)
        place = home / notice.params["place"]
    assert (place / "v1/content/edition-1/main.pdf").read_bytes() == old


@pytest.mark.parametrize("column", [0, 30, 90, 200, 400, -1])
@pytest.mark.parametrize("line", [1, 3, COUNT])
def test_a_flipped_byte_in_the_log_hides_no_dossier_whose_entries_are_whole(
    home: Path, line: int, column: int
) -> None:
    flip(home, line, column)
    damaged, kept = log_of(home).read_bytes(), kept_bytes(home)
    lost = {line - 1, line} if column == -1 else {line - 1}
    with open_archive(home) as archive:
        assert codes(archive)[0] in {"log-line-malformed", "log-unfinished", "line-set-aside"}
        page = archive.search("轻微违法", volumes=BOTH)
        assert page.findings[0].where == f"log/archive.jsonl line {line}"
        for at in set(range(COUNT)) - lost:
            assert archive.get(number(at)).editions == 1
            assert archive.fetch(number(at), "main").startswith(b"%PDF")
            assert number(at) in {hit.number for hit in page.hits}
    if column == -1 and line == COUNT:
        return
    with open_archive(home) as archive:
        with pytest.raises(IntegrityError, match="does not vouch"):
            archive.get(number(line - 1))
        with pytest.raises(IntegrityError, match=f"line {line}"):
            keep(archive, given(7))
        with pytest.raises(IntegrityError):
            archive.rebuild()
        assert archive.drain_index() == 0
    assert (log_of(home).read_bytes(), kept_bytes(home)) == (damaged, kept)


def test_an_older_edition_is_not_given_as_the_newest_where_the_newest_entry_is_damaged(
    home: Path,
) -> None:
    with open_archive(home) as archive:
        keep(archive, supplement_of(given(1), [["回访"]]))
        keep(archive, given(8))
    flip(home, COUNT + 1, 50)
    with open_archive(home) as archive:
        for refused in (archive.get, lambda each: archive.fetch(each, "main")):
            with pytest.raises(IntegrityError, match="does not vouch"):
                refused(number(1))
        assert archive.get(number(8)).number == number(8)
    flip(home, COUNT + 1, 50)
    flip(home, 2, 50)
    with open_archive(home) as archive, pytest.raises(IntegrityError, match="does not vouch"):
        archive.get(number(1))


def test_entries_on_both_sides_of_a_broken_link_vouch_for_nothing(home: Path) -> None:
    lines = log_of(home).read_bytes().splitlines(keepends=True)
    log_of(home).write_bytes(b"".join([*lines[:2], *lines[3:]]))
    with open_archive(home) as archive:
        assert codes(archive) == ["log-chain-broken"]
        for at in (1, 3):
            with pytest.raises(IntegrityError):
                archive.get(number(at))
        for at in (0, 4):
            assert archive.get(number(at)).number == number(at)
        report = archive.verify(number(3), trust=())
        assert "entry-unvouched" in {finding.code for finding in report.findings}
        assert report.alone == "broken"


def test_a_whole_dossier_in_a_damaged_log_is_called_whole_with_the_line_and_status_five(
    sealed_home: Path, tmp_path: Path, trust: tuple[bytes, ...]
) -> None:
    home = tmp_path / "home"
    shutil.copytree(sealed_home, home)
    with open_archive(home) as archive:
        keep(archive, given(7))
    flip(home, 3, 100)
    with open_archive(home) as archive:
        report = archive.verify("DA-2026-0001", trust=trust)
        assert (report.verdict, report.alone, report.exit_status) == ("broken", "whole", 5)
        assert [(each.code, each.where) for each in report.findings] == [
            ("log-line-malformed", "log/archive.jsonl line 3")
        ]
        (unlogged,) = archive.verify(number(7), trust=trust).findings[1:]
        assert unlogged.code == "object-unlogged"


def test_a_log_that_is_gone_is_not_made_anew_beside_standing_dossiers(home: Path) -> None:
    log_of(home).rename(home / "elsewhere.jsonl")
    for _ in range(2):
        with open_archive(home) as archive:
            assert codes(archive) == ["log-missing"]
            with pytest.raises(IntegrityError):
                archive.get(LAST)
            with pytest.raises(IntegrityError, match="no log"):
                keep(archive, given(7))
            assert archive.search(None, volumes=BOTH).findings[0].code == "log-missing"
    assert not log_of(home).exists()
    (home / "elsewhere.jsonl").rename(log_of(home))
    with open_archive(home) as archive:
        assert archive.notices == ()
        assert archive.get(LAST).number == LAST


def test_a_store_that_is_gone_is_not_made_anew_beside_a_log_with_entries(home: Path) -> None:
    (home / "archive").rename(home / "elsewhere")
    with open_archive(home) as archive:
        with pytest.raises(IntegrityError, match="missing file"):
            archive.fetch(LAST, "main")
        with pytest.raises(IntegrityError, match="storage root"):
            keep(archive, given(7))
    assert not (home / "archive").exists()
    (home / "elsewhere").rename(home / "archive")
    with open_archive(home) as archive:
        assert keep(archive, given(7), NOW).created


def test_a_sound_log_says_of_what_is_not_there_that_it_is_not_there(home: Path) -> None:
    with open_archive(home) as archive, pytest.raises(DossierNotFoundError):
        archive.get(number(9))


def test_the_strict_reading_names_the_same_lines_as_the_archives_own(home: Path) -> None:
    flip(home, 2, 200)
    flip(home, 4, -1)
    with open_archive(home) as archive:
        own = [each for each in archive.notices if each.code.startswith("log-")]
    assert tuple(own) == open_stored(home / "archive", home / "log").findings
