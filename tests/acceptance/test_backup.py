"""A backup made by one command becomes a home again by another, whole or not at all."""

from __future__ import annotations

import json
import tarfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from running import CASES, Docgen

from docgen.registry._engine import Database
from docgen.registry.errors import RegistryFullError
from docgen.registry.registry import Registry
from docgen.service.access.marks import mark_trail

SEALED, OPEN = "taxi-stand-education", "winter-risk-notice"


@pytest.fixture
def worked(trial: Docgen) -> Docgen:
    """A trial home with one sealed case and one that is issued."""
    trial.ok("seal", CASES / f"{SEALED}.case.json")
    trial.ok("issue", CASES / f"{OPEN}.case.json")
    return trial


def hits(home: Docgen) -> list[str]:
    return [each["number"] for each in home.ok("search", "说服教育")["hits"]]


@pytest.mark.parametrize("name", ["backup", "backup.tar"])
def test_a_backup_becomes_a_home_that_holds_the_same(
    worked: Docgen, tmp_path: Path, name: str
) -> None:
    made = worked.ok("backup", "-o", tmp_path / name, "--with-keys")
    assert (made["dossiers"], made["damaged"]) == (1, [])
    new = Docgen(tmp_path / "new")
    done = worked.ok("restore", tmp_path / name, "--home", new.home)
    assert (done["dossiers"], done["broken"], done["has_keys"]) == (1, [], True)
    verdicts = new.ok("verify", "--all")["reports"]
    assert {each["verdict"] for each in verdicts} == {"whole"}
    assert hits(new) == hits(worked)
    registers = [
        each.ok("registers", "export", "-o", tmp_path / f"{each.home.name}.xlsx")
        for each in (worked, new)
    ]
    assert registers[0]["registers"] == registers[1]["registers"]
    again = new.ok("issue", CASES / f"{OPEN}.case.json")
    assert not any(each["new"] for each in again["papers"])
    new.ok("numbers", "continue", "--none")
    assert new.ok("seal", CASES / f"{OPEN}.case.json")["created"] is True
    assert (new.home / "keys").stat().st_mode & 0o077 == 0


def test_a_restored_home_gives_no_number_that_was_given_after_the_backup(
    worked: Docgen, changed: Callable[..., Path], tmp_path: Path
) -> None:
    def unnumbered(data: dict[str, Any]) -> None:
        data["register_number"] = None
        for paper in data["papers"]:
            paper["number"] = None

    case = changed("shop-interview", unnumbered)
    worked.ok("backup", "-o", tmp_path / "backup", "--with-keys")
    after = worked.ok("issue", case)
    lost = {after["case_number"], *filter(None, (each["number"] for each in after["papers"]))}
    new = Docgen(tmp_path / "new")
    done = worked.run("restore", tmp_path / "backup", "--home", new.home)
    assert "docgen numbers continue" in done.out
    held = new.run("issue", case, "--json")
    assert (held.status, held.json["error"]) == (6, "numbers-held")
    assert new.run("numbers", "continue").status == 2
    assert new.run("numbers", "continue", "别的字样").status == 3
    new.ok("numbers", "continue", *sorted(lost))
    assert new.ok("numbers", "list")["held_since"] is None
    again = new.ok("issue", case)
    given = {again["case_number"], *filter(None, (each["number"] for each in again["papers"]))}
    assert len(given) == len(lost)
    assert given.isdisjoint(lost)


def test_without_keys_the_seals_are_still_verified_and_sealing_asks_for_a_key(
    worked: Docgen, tmp_path: Path
) -> None:
    worked.ok("backup", "-o", tmp_path / "b")
    stored = [path.name for path in (tmp_path / "b").rglob("*.pem")]
    assert stored == ["certificates.pem"]
    assert b"PRIVATE" not in (tmp_path / "b" / "certificates.pem").read_bytes()
    new = Docgen(tmp_path / "new")
    done = worked.run("restore", tmp_path / "b", "--home", new.home)
    assert done.status == 0
    assert "docgen keys import" in done.out
    assert new.run("verify", "--all").status == 0
    assert new.run("seal", CASES / f"{OPEN}.case.json").status == 6
    new.ok("backup", "-o", tmp_path / "again")
    kept = [(tmp_path / each / "certificates.pem").read_bytes() for each in ("b", "again")]
    assert kept[0] == kept[1]


def test_a_backup_readable_by_its_owner_only_replaces_nothing(
    worked: Docgen, tmp_path: Path
) -> None:
    worked.ok("backup", "-o", tmp_path / "b")
    files = [path for path in (tmp_path / "b").rglob("*") if path.is_file()]
    modes = {path.stat().st_mode & 0o077 for path in [tmp_path / "b", *files]}
    assert modes == {0}
    assert worked.run("backup", "-o", tmp_path / "b").status == 2
    inside = worked.run("backup", "-o", worked.home / "archive" / "b")
    assert inside.status == 2
    refused = worked.run("restore", tmp_path / "b", "--home", worked.home)
    assert (refused.status, "home-exists" in refused.err or "新的位置" in refused.err) == (2, True)
    within = worked.run("restore", tmp_path / "b", "--home", worked.home / "inner")
    assert (within.status, (worked.home / "inner").exists()) == (2, False)
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def change(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(bytes(data))


@pytest.mark.parametrize("spoil", [cut, change, Path.unlink])
@pytest.mark.parametrize("file", ["home/registry.sqlite3", "home/log/archive.jsonl", "a volume"])
def test_a_backup_that_was_damaged_makes_no_home(
    worked: Docgen, tmp_path: Path, spoil: Callable[[Path], None], file: str
) -> None:
    worked.ok("backup", "-o", tmp_path / "b")
    volumes = sorted((tmp_path / "b" / "home" / "archive").rglob("*.pdf"))
    spoil(volumes[0] if file == "a volume" else tmp_path / "b" / file)
    done = worked.run("restore", tmp_path / "b", "--home", tmp_path / "new", "--json")
    assert (done.status, done.json["error"]) == (5, "backup-damaged")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["b", "home"]


def test_a_file_that_the_backup_does_not_list_is_refused(worked: Docgen, tmp_path: Path) -> None:
    worked.ok("backup", "-o", tmp_path / "b")
    (tmp_path / "b" / "home" / "schemas" / "x.json").parent.mkdir(exist_ok=True)
    (tmp_path / "b" / "home" / "schemas" / "x.json").write_text("{}")
    assert worked.run("restore", tmp_path / "b", "--home", tmp_path / "new").status == 5


def test_what_is_no_finished_backup_is_refused(worked: Docgen, tmp_path: Path) -> None:
    worked.ok("backup", "-o", tmp_path / "b.tar")
    (tmp_path / "cut.tar").write_bytes((tmp_path / "b.tar").read_bytes()[:5000])
    (tmp_path / "folder").mkdir()
    (tmp_path / "other.tar").write_bytes(b"no archive")
    for name in ("cut.tar", "folder", "other.tar"):
        done = worked.run("restore", tmp_path / name, "--home", tmp_path / "new", "--json")
        assert (name, done.status, done.json["error"]) == (name, 3, "backup-unknown")
    assert not (tmp_path / "new").exists()


def test_a_manifest_that_was_changed_is_refused(worked: Docgen, tmp_path: Path) -> None:
    worked.ok("backup", "-o", tmp_path / "b")
    path = tmp_path / "b" / "manifest.jsonl"
    lines = path.read_text("utf-8").splitlines()
    head = json.loads(lines[0]) | {"dossiers": 7}
    path.write_text("\n".join([json.dumps(head), *lines[1:]]) + "\n", "utf-8")
    done = worked.run("restore", tmp_path / "b", "--home", tmp_path / "new", "--json")
    assert (done.status, done.json["error"]) == (3, "backup-unknown")


def test_a_tar_that_leads_outside_is_refused(worked: Docgen, tmp_path: Path) -> None:
    worked.ok("backup", "-o", tmp_path / "b.tar")
    with tarfile.open(tmp_path / "b.tar", "a") as tar:
        tar.add(CASES / f"{OPEN}.case.json", "home/../../escaped.json")
    done = worked.run("restore", tmp_path / "b.tar", "--home", tmp_path / "new")
    assert done.status == 5
    assert not (tmp_path.parent / "escaped.json").exists()


def test_a_dossier_that_was_damaged_before_is_backed_up_and_named(
    worked: Docgen, tmp_path: Path
) -> None:
    number = worked.ok("seal", CASES / f"{SEALED}.case.json")["number"]
    volume = next((worked.home / "archive").rglob("*.pdf"))
    change(volume)
    done = worked.run("backup", "-o", tmp_path / "b", "--json")
    assert (done.status, done.json["damaged"]) == (5, [number])
    restored = worked.run("restore", tmp_path / "b", "--home", tmp_path / "new", "--json")
    assert (restored.status, restored.json["broken"]) == (5, [number])
    assert Docgen(tmp_path / "new").ok("show", number)["number"] == number


def test_settings_and_own_files_come_back_and_the_registry_is_in_the_new_home(
    worked: Docgen, tmp_path: Path
) -> None:
    settings = worked.home / "settings.toml"
    text = settings.read_text("utf-8").replace("#dpi = 200", "dpi = 250")
    settings.write_text(text, "utf-8")
    (worked.home / "fonts" / "own").mkdir()
    (worked.home / "fonts" / "own" / "note.txt").write_text("a font")
    worked.ok("backup", "-o", tmp_path / "b")
    new = Docgen(tmp_path / "new")
    worked.ok("restore", tmp_path / "b", "--home", new.home)
    values = {each["key"]: each["value"] for each in new.ok("settings")["settings"]}
    assert (values["evidence.dpi"], values["registry.url"]) == (250, "file")
    assert (new.home / "fonts" / "own" / "note.txt").read_text() == "a font"


def test_a_damaged_key_is_named_and_stops_nothing_but_sealing(worked: Docgen) -> None:
    current = (worked.home / "keys" / "current").read_text("ascii").strip()
    path = worked.home / "keys" / f"{current}.pem"
    lines = path.read_text("ascii").splitlines()
    path.write_text("\n".join([lines[0], "AAAA", *lines[2:]]) + "\n", "ascii")
    assert worked.run("verify", "--all").status == 0
    assert worked.run("validate", CASES / f"{OPEN}.case.json").status in {0, 1}
    assert worked.run("seal", CASES / f"{OPEN}.case.json").status == 6
    told = worked.run("doctor")
    assert told.status == 6
    assert "Traceback" not in told.err


def _full(*_: object, **__: object) -> None:
    raise OSError(28, "No space left on device")


def _full_registry(database: Database, _path: Path) -> None:
    raise RegistryFullError(where=database.where)


@pytest.mark.parametrize(
    ("place", "fault"),
    [("docgen.registry._copying._copy", _full_registry), ("tarfile.TarFile.addfile", _full)],
)
def test_a_backup_names_the_disk_that_is_full(
    worked: Docgen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str, fault: object
) -> None:
    monkeypatch.setattr(place, fault)
    target = tmp_path / "other" / "b.tar"
    target.parent.mkdir()
    done = worked.run("backup", "-o", target, "--json")
    assert (done.status, done.json["error"]) == (6, "backup-disk-full")
    assert str(target) in done.err
    assert str(worked.home) not in done.err
    assert list(target.parent.iterdir()) == []


def test_restoring_to_a_full_disk_names_it_and_leaves_nothing(
    worked: Docgen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    worked.ok("backup", "-o", tmp_path / "b.tar")
    monkeypatch.setattr("docgen.service.backup.restoring._write", _full)
    target = tmp_path / "other" / "new"
    done = worked.run("restore", tmp_path / "b.tar", "--home", target, "--json")
    assert (done.status, done.json["error"]) == (6, "backup-disk-full")
    assert str(target) in done.err
    assert list(target.parent.iterdir()) == []


def test_a_backup_carries_the_marks_of_the_audit_trail(worked: Docgen, tmp_path: Path) -> None:
    with Registry.open(worked.home / "registry.sqlite3") as registry:
        assert mark_trail(registry, worked.home / "audit-marks.jsonl", datetime.now(UTC))
    worked.ok("backup", "-o", tmp_path / "b.tar")
    worked.ok("restore", tmp_path / "b.tar", "--home", tmp_path / "new")
    marks = (tmp_path / each / "audit-marks.jsonl" for each in (worked.home.name, "new"))
    assert len({path.read_bytes() for path in marks}) == 1
    assert Docgen(tmp_path / "new").run("verify", "--all").status == 0
