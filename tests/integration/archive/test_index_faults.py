"""The index is a cache: damaged, missing or foreign, it never makes an answer wrong."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest
from archive_cases import BOTH, NOW, dossier, keep, open_archive, stamp_fonts

from archive.archive import Archive
from archive.errors import StorageError
from archive.seal import Sealer
from archive.values import Dossier

COUNT = 12


def filled(home: Path) -> Archive:
    archive = open_archive(home)
    for at in range(COUNT):
        keep(archive, dossier(f"DA-2026-{at:04d}", [[f"第{at}件的正文，轻微违法"]]))
        if at in {5, COUNT - 1}:
            archive.drain_index()
    return archive


def answers(archive: Archive) -> tuple[int, list[str], int]:
    page = archive.search("轻微违法", volumes=BOTH, limit=100)
    one = archive.search("第7件", volumes=BOTH)
    return page.total, sorted(hit.number for hit in page.hits), one.total


def snapshot(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def index_files(home: Path) -> list[Path]:
    files = (path for path in (home / "index").rglob("*") if path.is_file())
    return sorted(path for path in files if path.name != "index.lock")


def test_an_index_of_an_earlier_format_is_made_anew_without_a_word(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with filled(home) as archive:
        wanted = answers(archive)
    body, _, _ = (home / "index/manifest.json").read_bytes().rpartition(b"\n")
    older = body.replace(b'"format":2', b'"format":1')
    assert older != body
    digest = hashlib.sha256(older).hexdigest().encode()
    (home / "index/manifest.json").write_bytes(older + b"\n" + digest)
    with open_archive(home) as archive:
        assert answers(archive) == wanted
        assert archive.search("轻微违法", volumes=BOTH).findings == ()
        assert archive.drain_index() == COUNT
        assert answers(archive) == wanted


def test_any_damaged_file_of_the_index_is_passed_by_and_made_anew(tmp_path: Path) -> None:
    with filled(tmp_path / "home") as archive:
        wanted = answers(archive)
    assert wanted == (COUNT, [f"DA-2026-{at:04d}" for at in range(COUNT)], 1)
    names = [path.relative_to(tmp_path / "home") for path in index_files(tmp_path / "home")]
    assert len(names) > 5
    for number, name in enumerate(names):
        home = tmp_path / str(number)
        shutil.copytree(tmp_path / "home", home)
        data = (home / name).read_bytes()
        middle = len(data) // 2
        (home / name).write_bytes(data[:middle] + bytes([data[middle] ^ 4]) + data[middle + 1 :])
        with open_archive(home) as archive:
            page = archive.search("轻微违法", volumes=BOTH)
            assert [finding.code for finding in page.findings] == ["index-broken"], name
            assert answers(archive) == wanted
            assert archive.drain_index() == COUNT
            assert archive.search("轻微违法", volumes=BOTH).findings == ()
            assert answers(archive) == wanted


@pytest.mark.parametrize("what", ["segment", "file", "manifest", "everything"])
def test_a_missing_piece_of_the_index_changes_no_answer(tmp_path: Path, what: str) -> None:
    with filled(tmp_path) as archive:
        wanted = answers(archive)
    index = tmp_path / "index"
    segment = next((index / "segments").iterdir())
    if what == "segment":
        shutil.rmtree(segment)
    elif what == "file":
        (segment / "text.bin").unlink()
    elif what == "manifest":
        (index / "manifest.json").unlink()
    else:
        shutil.rmtree(index)
    with open_archive(tmp_path) as archive:
        assert answers(archive) == wanted
        archive.drain_index()
        assert answers(archive) == wanted


def test_the_index_of_another_archive_is_not_believed(tmp_path: Path) -> None:
    with filled(tmp_path / "one"):
        pass
    with open_archive(tmp_path / "two") as archive:
        for at in range(COUNT):
            keep(archive, dossier(f"DB-2026-{at:04d}", [["别的卷宗"]]))
    shutil.copytree(tmp_path / "one/index", tmp_path / "two/index")
    with open_archive(tmp_path / "two") as archive:
        page = archive.search("轻微违法", volumes=BOTH)
        assert page.total == 0
        assert [finding.code for finding in page.findings] == ["index-broken"]
        assert archive.search("别的卷宗", volumes=BOTH).total == COUNT
        archive.drain_index()
        assert archive.search("别的卷宗", volumes=BOTH).findings == ()


def test_rebuild_makes_the_index_anew_and_touches_nothing_else(tmp_path: Path) -> None:
    with filled(tmp_path) as archive:
        wanted = answers(archive)
        kept = [snapshot(tmp_path / "archive"), snapshot(tmp_path / "log")]
        assert archive.rebuild() == COUNT
        assert answers(archive) == wanted
        assert [snapshot(tmp_path / "archive"), snapshot(tmp_path / "log")] == kept
    shutil.rmtree(tmp_path / "index")
    with open_archive(tmp_path) as archive:
        assert archive.rebuild() == COUNT
        assert answers(archive) == wanted


def test_a_dossier_whose_record_is_damaged_is_named_and_hides_no_other(tmp_path: Path) -> None:
    with filled(tmp_path) as archive:
        keep(archive, dossier("DA-2026-0900", [["轻微违法，坏"]]))
        (path,) = [
            path
            for path in (tmp_path / "archive").rglob("dossier.json")
            if "DA-2026-0900" in path.read_text()
        ]
        path.write_bytes(path.read_bytes()[:-1])
        for _ in range(2):
            page = archive.search("轻微违法", volumes=BOTH, limit=100)
            assert page.total == COUNT
            (finding,) = page.findings
            assert finding.code == "record-unreadable"
            assert finding.params == {"number": "DA-2026-0900"}
            assert "dossier.json" in finding.where
            archive.drain_index()


def test_a_hit_whose_record_was_damaged_later_still_shows_its_face(tmp_path: Path) -> None:
    with filled(tmp_path) as archive:
        for path in (tmp_path / "archive").rglob("dossier.json"):
            path.write_bytes(b"{}")
        page = archive.search("第7件", volumes=BOTH)
        assert [hit.number for hit in page.hits] == ["DA-2026-0007"]
        assert page.hits[0].snippet == ""
        assert [finding.code for finding in page.findings] == ["record-unreadable"]


def test_leftovers_of_a_killed_drain_are_swept(tmp_path: Path) -> None:
    with filled(tmp_path) as archive:
        (tmp_path / "index/building/abc").mkdir(parents=True)
        (tmp_path / "index/segments/abc").mkdir()
        (tmp_path / "index/segments/abc/text.bin").write_bytes(b"x")
        keep(archive, dossier("DA-2026-0900"))
        archive.drain_index()
        assert not (tmp_path / "index/building").exists()
        assert not (tmp_path / "index/segments/abc").exists()


def test_an_index_that_cannot_be_written_costs_no_deposit(
    tmp_path: Path, sealer: Sealer, real_dossiers: tuple[Dossier, Dossier]
) -> None:
    (tmp_path / "index").write_text("a file where the folder belongs")
    with open_archive(tmp_path) as archive:
        given = real_dossiers[0]
        done = archive.deposit(given, sealer=sealer, fonts=stamp_fonts(), now=NOW)
        assert done.created
        with pytest.raises(StorageError):
            archive.drain_index()
    (tmp_path / "index").unlink()
    with open_archive(tmp_path) as archive:
        assert archive.search("不予行政处罚", volumes=BOTH).total == 1
        assert archive.drain_index() == 1
        assert archive.search("不予行政处罚", volumes=BOTH).total == 1
