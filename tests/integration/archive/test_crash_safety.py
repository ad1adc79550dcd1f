"""Whatever moment a deposit is cut off at, the archive holds the whole dossier or nothing."""

from __future__ import annotations

import errno
import itertools
import logging
from contextlib import suppress
from pathlib import Path

import ocfl
import pytest
from archive_cases import dossier, keep, open_archive, supplement_of
from recording_files import Disk, FailingFiles, RecordingFiles, Step, UnsyncedFiles

from archive.archive import Archive
from archive.errors import DossierNotFoundError, StorageError

FIRST = dossier("DA-2026-0001", [["第一页正文", "第二页正文"]], [["内部意见"]])
SECOND = supplement_of(FIRST, [["回访记录"]])


def editions_of(archive: Archive) -> int:
    try:
        return archive.get(FIRST.number).editions
    except DossierNotFoundError:
        return 0


def is_valid_ocfl(root: Path) -> bool:
    logging.disable(logging.CRITICAL)
    try:
        return bool(ocfl.StorageRoot(root=str(root)).validate(log_warnings=True))
    finally:
        logging.disable(logging.NOTSET)


def check_whole(home: Path, at_least: int) -> None:
    """Open what a crash left; every logged edition must be whole, and work must go on."""
    with open_archive(home, files=UnsyncedFiles()) as archive:
        kept = editions_of(archive)
        assert at_least <= kept <= 2
        for edition in range(1, kept + 1):
            assert b" sealed" in archive.fetch(FIRST.number, "main", edition)
        frame = archive.verify_all(trust=())[0]
        assert frame.findings == ()
        assert not any((home / "log" / "staging").iterdir())
        keep(archive, FIRST)
        keep(archive, SECOND)
        assert editions_of(archive) == 2
    assert is_valid_ocfl(home / "archive")


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Step], list[int]]:
    home = tmp_path_factory.mktemp("recorded")
    files = RecordingFiles(home)
    acknowledged = []
    with open_archive(home, files=files) as archive:
        for each in (FIRST, SECOND):
            keep(archive, each)
            acknowledged.append(len(files.steps))
    return files.steps, acknowledged


def _at_least(taken: int, acknowledged: list[int]) -> int:
    return sum(1 for end in acknowledged if taken >= end)


@pytest.mark.parametrize("names_lost", [False, True], ids=["names-kept", "names-lost"])
@pytest.mark.parametrize("bytes_lost", [False, True], ids=["bytes-kept", "bytes-lost"])
def test_every_prefix_of_a_deposit_recovers_to_the_whole_dossier_or_nothing(
    tmp_path: Path,
    recorded: tuple[list[Step], list[int]],
    names_lost: bool,
    bytes_lost: bool,
) -> None:
    steps, acknowledged = recorded
    disk = Disk()
    for taken in range(len(steps) + 1):
        home = tmp_path / str(taken)
        disk.show(home, names_lost=names_lost, bytes_lost=bytes_lost)
        check_whole(home, _at_least(taken, acknowledged))
        if taken < len(steps):
            disk.do(steps[taken])


def test_a_write_cut_in_the_middle_recovers_to_the_whole_dossier_or_nothing(
    tmp_path: Path, recorded: tuple[list[Step], list[int]]
) -> None:
    steps, acknowledged = recorded
    for taken, (name, paths, data) in enumerate(steps):
        if name not in {"create", "append"}:
            continue
        disk = Disk()
        for step in steps[:taken]:
            disk.do(step)
        disk.do((name, paths, data[: len(data) // 2]))
        home = tmp_path / str(taken)
        disk.show(home, names_lost=False, bytes_lost=False)
        check_whole(home, _at_least(taken, acknowledged))


@pytest.mark.parametrize(
    ("error", "lasting"),
    [(errno.ENOSPC, True), (errno.ENOSPC, False), (errno.EACCES, True), (errno.EIO, False)],
    ids=["full", "full-once", "forbidden", "faulty-once"],
)
def test_a_disk_that_refuses_gives_a_clear_error_and_leaves_nothing_half_written(
    tmp_path: Path, error: int, lasting: bool
) -> None:
    for after in itertools.count(1):
        home = tmp_path / str(after)
        with open_archive(home, files=UnsyncedFiles()) as archive:
            keep(archive, FIRST)
        files = FailingFiles(after, error, lasting=lasting)
        with suppress(StorageError), open_archive(home, files=files) as archive:
            keep(archive, SECOND)
        if not files.failed:
            break
        check_whole(home, 1)


def test_a_full_disk_is_called_a_full_disk(tmp_path: Path) -> None:
    with open_archive(tmp_path) as archive:
        keep(archive, FIRST)
    files = FailingFiles(1, errno.ENOSPC, lasting=True)
    with (
        open_archive(tmp_path, files=files) as archive,
        pytest.raises(StorageError, match="the disk is full"),
    ):
        keep(archive, SECOND)
