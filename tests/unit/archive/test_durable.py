"""Durable writes: the old file or the new, never a mix, and errors that say what to do."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from archive.durable import (
    LOCAL,
    LocalFiles,
    append_line,
    install_folder,
    make_folders,
    remove_tree,
    write_file,
    write_files,
    write_new_file,
)
from archive.errors import StorageError


class Refusing(LocalFiles):
    """Local files of which one operation fails."""

    def __init__(self, operation: str, error: int) -> None:
        self._operation = operation
        self._error = error

    def _refuse(self, operation: str) -> None:
        if operation == self._operation:
            raise OSError(self._error, os.strerror(self._error))

    def sync(self, path: Path) -> None:
        self._refuse("sync")
        super().sync(path)

    def rename(self, source: Path, target: Path) -> None:
        self._refuse("rename")
        super().rename(source, target)

    def append(self, path: Path, data: bytes) -> None:
        if self._operation == "append":
            super().append(path, data[:2])
        self._refuse("append")


def test_a_file_is_replaced_whole_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "文件.json"
    write_file(path, b"old")
    write_file(path, b"new")
    assert path.read_bytes() == b"new"
    assert [each.name for each in tmp_path.iterdir()] == ["文件.json"]


def test_a_new_file_is_written_only_where_nothing_stands(tmp_path: Path) -> None:
    path = tmp_path / "x"
    assert write_new_file(path, b"first")
    assert not write_new_file(path, b"second")
    assert path.read_bytes() == b"first"


@pytest.mark.parametrize("operation", ["sync", "rename"])
@pytest.mark.parametrize(
    ("error", "told"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EDQUOT, "the disk is full"),
        (errno.EACCES, "permission is missing"),
        (errno.EROFS, "permission is missing"),
        (errno.EIO, "reading or writing failed"),
    ],
)
def test_a_refused_write_leaves_the_old_file_and_says_what_to_do(
    tmp_path: Path, operation: str, error: int, told: str
) -> None:
    path = tmp_path / "x"
    write_file(path, b"old")
    with pytest.raises(StorageError, match=rf"{told}.* at .*x; ") as refused:
        write_file(path, b"new", files=Refusing(operation, error))
    assert refused.value.exit_status == 6
    assert path.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["x"]


class FullAfter(LocalFiles):
    """Local files on a disk that takes some files and of the next one only a half."""

    def __init__(self, taken: int) -> None:
        self._taken = taken

    def create(self, path: Path, data: bytes) -> None:
        self._taken -= 1
        super().create(path, data if self._taken >= 0 else data[: len(data) // 2])
        if self._taken < 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_where_one_of_several_files_does_not_fit_none_is_written(tmp_path: Path) -> None:
    contents = {tmp_path / name: name.encode() for name in ("one", "two", "three")}
    write_file(tmp_path / "one", b"old")
    with pytest.raises(StorageError, match="full"):
        write_files(contents, files=FullAfter(2))
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == {"one": b"old"}
    write_files(contents)
    assert {each: each.read_bytes() for each in tmp_path.iterdir()} == contents


def test_a_line_that_could_not_be_appended_whole_is_cut_off_again(tmp_path: Path) -> None:
    path = tmp_path / "log"
    write_file(path, b"one\n")
    with pytest.raises(StorageError):
        append_line(path, b"two\n", files=Refusing("append", errno.ENOSPC))
    assert path.read_bytes() == b"one\n"
    append_line(path, b"two\n")
    assert path.read_bytes() == b"one\ntwo\n"


def test_a_folder_is_never_installed_over_another(tmp_path: Path) -> None:
    for name in ("a", "b"):
        make_folders(tmp_path / name)
        write_file(tmp_path / name / "file", name.encode())
    with pytest.raises(StorageError):
        install_folder(tmp_path / "a", tmp_path / "b")
    assert (tmp_path / "b/file").read_bytes() == b"b"
    install_folder(tmp_path / "a", tmp_path / "deep/er/c")
    assert (tmp_path / "deep/er/c/file").read_bytes() == b"a"


def test_links_are_neither_read_nor_written_nor_followed_when_removing(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept/file").write_bytes(b"x")
    (tmp_path / "gone").mkdir()
    (tmp_path / "gone/link").symlink_to(tmp_path / "kept")
    (tmp_path / "link").symlink_to(tmp_path / "kept/file")
    with pytest.raises(OSError, match="symbolic"):
        LOCAL.read(tmp_path / "link")
    with pytest.raises(OSError, match="symbolic"):
        LOCAL.append(tmp_path / "link", b"y")
    assert LOCAL.kind(tmp_path / "link") == "link"
    remove_tree(tmp_path / "gone")
    assert not (tmp_path / "gone").exists()
    assert (tmp_path / "kept/file").read_bytes() == b"x"
