"""The archive's log: a chain that shows what was changed, dropped, moved or left unfinished."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from archive.errors import ArchiveLockedError, IntegrityError
from archive.log import GENESIS, Entry, Log, holding, make_entry, try_holding


def entry(after: Entry | None, number: str = "DA-1", version: int = 1) -> Entry:
    return make_entry(
        after=after,
        time="2026-03-05T09:30:00+08:00",
        number=number,
        edition=version,
        object_id=f"urn:dossier:{number}",
        version=version,
        inventory_sha512="0" * 128,
    )


@pytest.fixture
def log(tmp_path: Path) -> Log:
    made = Log(tmp_path)
    made.prepare(tmp_path)
    made.append(entry(None))
    made.append(entry(made.last, "DA-2"))
    made.append(entry(made.last, "DA-1", 2))
    return made


def test_entries_are_chained_canonical_lines(log: Log) -> None:
    lines = log.path.read_bytes().splitlines()
    values = [json.loads(line) for line in lines]
    assert [each["seq"] for each in values] == [1, 2, 3]
    assert [each["action"] for each in values] == ["deposit", "deposit", "supplement"]
    previous = [GENESIS, values[0]["hash"], values[1]["hash"]]
    assert [each["previous"] for each in values] == previous
    for line, value in zip(lines, values, strict=True):
        spelled = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        assert spelled.encode() == line


def test_a_reader_sees_what_is_appended_later(log: Log, tmp_path: Path) -> None:
    reader = Log(tmp_path)
    reader.refresh()
    assert reader.numbers() == ("DA-1", "DA-2")
    assert [each.version for each in reader.editions("DA-1")] == ["v1", "v2"]
    log.append(entry(log.last, "DA-3"))
    reader.refresh()
    assert reader.numbers() == ("DA-1", "DA-2", "DA-3")
    assert [each.seq for each in reader.after(2)] == [3, 4]


def test_a_whole_entry_without_its_line_end_is_not_there_until_it_is_finished(
    log: Log, tmp_path: Path
) -> None:
    whole = log.path.read_bytes() + entry(log.last, "DA-3").line()
    log.path.write_bytes(whole[:-1])
    reader = Log(tmp_path)
    reader.refresh()
    assert reader.numbers() == ("DA-1", "DA-2")
    assert reader.is_torn()
    assert reader.finish_tail()
    assert not reader.is_torn()
    assert reader.numbers() == ("DA-1", "DA-2", "DA-3")
    assert log.path.read_bytes() == whole


@pytest.mark.parametrize("cut", [1, 40, -2])
def test_a_torn_line_is_not_finished_but_cut_off_once_it_is_kept_elsewhere(
    log: Log, tmp_path: Path, cut: int
) -> None:
    whole, torn = log.path.read_bytes(), entry(log.last, "DA-3").line()[:cut]
    log.path.write_bytes(whole + torn)
    reader = Log(tmp_path)
    reader.refresh()
    assert not reader.finish_tail()
    assert reader.tail() == torn
    reader.cut_tail()
    assert not reader.is_torn()
    assert log.path.read_bytes() == whole


def _swapped(lines: list[bytes]) -> list[bytes]:
    return [lines[0], lines[2], lines[1]]


def _dropped(lines: list[bytes]) -> list[bytes]:
    return lines[1:]


def _changed(lines: list[bytes]) -> list[bytes]:
    return [lines[0].replace(b"DA-1", b"DA-9"), *lines[1:]]


def _respelled(lines: list[bytes]) -> list[bytes]:
    return [lines[0].replace(b'":', b'": '), *lines[1:]]


def _foreign(lines: list[bytes]) -> list[bytes]:
    return [*lines, b'{"seq":4}']


@pytest.mark.parametrize("change", [_swapped, _dropped, _changed, _respelled, _foreign])
def test_a_changed_log_names_the_line_vouches_for_no_changed_entry_and_takes_no_more(
    log: Log, tmp_path: Path, change: Callable[[list[bytes]], list[bytes]]
) -> None:
    lines = log.path.read_bytes().splitlines()
    changed = change(lines)
    log.path.write_bytes(b"".join(line + b"\n" for line in changed))
    reader = Log(tmp_path)
    reader.refresh()
    first = next(at for at, line in enumerate(changed, 1) if lines[at - 1 : at] != [line])
    assert reader.damage[0].where == f"{tmp_path.name}/archive.jsonl line {first}"
    kept = [each.line()[:-1] for each in reader.entries if reader.vouches(each)]
    assert set(kept) <= set(lines)
    for refused in (reader.require_whole, lambda: reader.append(entry(log.last, "DA-3"))):
        with pytest.raises(IntegrityError, match=r"archive\.jsonl line"):
            refused()
    assert log.path.read_bytes() == b"".join(line + b"\n" for line in changed)


def test_a_log_that_became_shorter_is_noticed(log: Log) -> None:
    log.path.write_bytes(b"")
    with pytest.raises(IntegrityError, match="shorter"):
        log.refresh()


def test_only_one_may_hold_a_lock_and_it_is_free_again_after(tmp_path: Path) -> None:
    path = tmp_path / "writer.lock"
    with try_holding(path) as first, try_holding(path) as second:
        assert (first, second) == (True, False)
    with holding(path, since=None, wait_s=0):
        assert json.loads(path.read_bytes())["pid"]
        with (
            pytest.raises(ArchiveLockedError, match="process"),
            holding(path, since=None, wait_s=0.1),
        ):
            pass
    assert path.read_bytes() == b""
