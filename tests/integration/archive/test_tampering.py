"""Whatever is changed in what an archive keeps, verification is broken and names the file."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from hashlib import sha256, sha512
from pathlib import Path
from typing import Any

import pytest
from archive_cases import NOW, open_archive

from archive.errors import DossierNotFoundError, IntegrityError
from archive.seal import create_trial_authority, trusted_certificates
from archive.values import Dossier, VerificationReport
from archive.verify import STORED_CODES
from archive.verify.stored import open_stored

NUMBER = "DA-2026-0001"


@pytest.fixture
def home(sealed_home: Path, tmp_path: Path) -> Path:
    shutil.copytree(sealed_home, tmp_path / "home", dirs_exist_ok=True)
    return tmp_path / "home"


def verify(home: Path, trust: tuple[bytes, ...]) -> VerificationReport:
    return open_stored(home / "archive", home / "log").verify(NUMBER, trust=trust)


def object_folder(home: Path) -> Path:
    (declaration,) = (home / "archive").glob("*/*/*/*/0=ocfl_object_1.1")
    return declaration.parent


def test_an_untouched_dossier_is_whole_and_says_who_sealed_it(
    home: Path, trust: tuple[bytes, ...], real_dossiers: tuple[Dossier, Dossier]
) -> None:
    with open_archive(home) as archive:
        report = archive.verify(NUMBER, trust=trust)
        assert (report.verdict, report.findings, report.exit_status) == ("whole", (), 0)
        assert report.subject == NUMBER
        assert report.sealed_at == NOW
        assert "样卷封存" in report.signer
        assert report.pages == sum(volume.pages for volume in archive.get(NUMBER).volumes)
        assert archive.verify(real_dossiers[0].case_number, trust=trust).verdict == "whole"
        assert [each.verdict for each in archive.verify_all(trust=trust)] == ["whole", "whole"]


def test_a_seal_of_someone_not_trusted_is_its_own_answer(home: Path, tmp_path: Path) -> None:
    create_trial_authority(tmp_path / "other", now=NOW, body_name="别处")
    others = tuple(trusted_certificates(tmp_path / "other"))
    report = verify(home, others)
    assert (report.verdict, report.exit_status) == ("signer-unknown", 7)


def test_a_dossier_that_is_not_there_is_not_found(home: Path, trust: tuple[bytes, ...]) -> None:
    with open_archive(home) as archive, pytest.raises(DossierNotFoundError):
        archive.verify("DA-2026-9999", trust=trust)


def kept_files(home: Path) -> list[Path]:
    files = [path for path in object_folder(home).rglob("*") if path.is_file()]
    return sorted([*files, home / "log" / "archive.jsonl"])


@pytest.mark.slow
def test_every_97th_byte_of_object_and_log_flipped_is_found_and_named(
    home: Path, trust: tuple[bytes, ...]
) -> None:
    for path in kept_files(home):
        data = path.read_bytes()
        places = {*range(0, len(data), 97), len(data) - 1}
        for at in sorted(places):
            path.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
            report = verify(home, trust)
            assert report.exit_status == 5, (path.name, at)
            shown = path.relative_to(home).as_posix()
            assert any(each.where.startswith(shown) for each in report.findings), (shown, at)
        path.write_bytes(data)
    assert verify(home, trust).verdict == "whole"


@pytest.mark.slow
def test_bytes_changed_dropped_and_cut_off_of_the_log_and_of_the_small_files_are_found(
    home: Path, trust: tuple[bytes, ...]
) -> None:
    small = [home / "log" / "archive.jsonl", *object_folder(home).glob("0=*")]
    small += object_folder(home).rglob("inventory.json.sha512")
    for path in small:
        data = path.read_bytes()
        for at in range(0, len(data), 7):
            for changed in (
                data[:at] + bytes([data[at] ^ 32]) + data[at + 1 :],
                data[:at] + data[at + 1 :],
                data[:at],
            ):
                path.write_bytes(changed)
                assert verify(home, trust).exit_status == 5, (path.name, at)
        path.write_bytes(data)


def test_a_changed_volume_is_told_by_the_file_to_be_put_back(
    home: Path, trust: tuple[bytes, ...]
) -> None:
    path = object_folder(home) / "v1/content/edition-1/main.pdf"
    data = path.read_bytes()
    path.write_bytes(data[:5000] + bytes([data[5000] ^ 1]) + data[5001:])
    found = verify(home, trust).findings
    assert {home / each.where.partition(":")[0] for each in found} == {path}
    assert "file-changed" in {each.code for each in found}


def remove_pdf(home: Path) -> None:
    (object_folder(home) / "v1/content/edition-1/main.pdf").unlink()


def add_file(home: Path) -> None:
    (object_folder(home) / "v1/content/edition-1/extra.txt").write_text("x")


def add_folder(home: Path) -> None:
    (object_folder(home) / "v3").mkdir()


def link_file(home: Path) -> None:
    path = object_folder(home) / "v1/content/edition-1/main.pdf"
    path.rename(home / "elsewhere.pdf")
    path.symlink_to(home / "elsewhere.pdf")


def link_object(home: Path) -> None:
    path = object_folder(home)
    path.rename(home / "elsewhere")
    path.symlink_to(home / "elsewhere")


def append_bytes(home: Path) -> None:
    with (object_folder(home) / "v2/content/edition-2/main.pdf").open("ab") as stream:
        stream.write(b"\n")


def swap_volumes(home: Path) -> None:
    folder = object_folder(home) / "v1/content/edition-1"
    (folder / "main.pdf").rename(folder / "swap")
    (folder / "internal.pdf").rename(folder / "main.pdf")
    (folder / "swap").rename(folder / "internal.pdf")


def old_head(home: Path) -> None:
    folder = object_folder(home)
    for name in ("inventory.json", "inventory.json.sha512"):
        shutil.copy(folder / "v1" / name, folder / name)


def drop_log_line(home: Path) -> None:
    log = home / "log/archive.jsonl"
    log.write_bytes(log.read_bytes().split(b"\n", 1)[1])


def forget_log(home: Path) -> None:
    (home / "log/archive.jsonl").unlink()


def change_layout(home: Path) -> None:
    (home / "archive/ocfl_layout.json").write_text("{}")


def spell_inventory_otherwise(home: Path) -> None:
    """Same meaning, other spelling, all digests made anew, the log's too."""
    folder = object_folder(home)
    path = folder / "v2/inventory.json"
    data = json.dumps(json.loads(path.read_bytes()), indent=1).encode()
    digest = sha512(data).hexdigest()
    for each in (folder / "v2", folder):
        (each / "inventory.json").write_bytes(data)
        (each / "inventory.json.sha512").write_text(f"{digest} inventory.json\n")
    log = home / "log/archive.jsonl"
    first, second = log.read_bytes().splitlines()
    entry = json.loads(second)
    entry["inventory_sha512"] = digest
    del entry["hash"]
    entry["hash"] = sha256(_spelled(entry)).hexdigest()
    log.write_bytes(first + b"\n" + _spelled(entry) + b"\n")


def _spelled(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def replace_record(home: Path, data: bytes) -> None:
    """Give the second edition another record, and make inventory and log agree with it."""
    folder = object_folder(home)
    path = folder / "v2/content/edition-2/dossier.json"
    old, new = sha512(path.read_bytes()).hexdigest(), sha512(data).hexdigest()
    path.write_bytes(data)
    inventory = _spelled(json.loads((folder / "inventory.json").read_text().replace(old, new)))
    digest = sha512(inventory).hexdigest()
    for each in (folder / "v2", folder):
        (each / "inventory.json").write_bytes(inventory)
        (each / "inventory.json.sha512").write_text(f"{digest} inventory.json\n")
    log = home / "log/archive.jsonl"
    first, second = log.read_bytes().splitlines()
    entry = json.loads(second) | {"inventory_sha512": digest}
    del entry["hash"]
    entry["hash"] = sha256(_spelled(entry)).hexdigest()
    log.write_bytes(first + b"\n" + _spelled(entry) + b"\n")


def record_of(home: Path) -> dict[str, Any]:
    path = object_folder(home) / "v2/content/edition-2/dossier.json"
    value: dict[str, Any] = json.loads(path.read_bytes())
    return value


def spell_record_otherwise(home: Path) -> None:
    replace_record(home, json.dumps(record_of(home), indent=1).encode())


def lie_about_pages(home: Path) -> None:
    value = record_of(home)
    value["volumes"][0]["pages"] = 7
    replace_record(home, _spelled(value))


def change_sidecar(home: Path) -> None:
    (object_folder(home) / "v1/inventory.json.sha512").write_text("0 inventory.json\n")


def cut_line_end(home: Path) -> None:
    log = home / "log/archive.jsonl"
    log.write_bytes(log.read_bytes()[:-1])


def garble_line(home: Path) -> None:
    log = home / "log/archive.jsonl"
    log.write_bytes(log.read_bytes().replace(b'"action"', b'"Action"', 1))


def folder_for_log(home: Path) -> None:
    forget_log(home)
    (home / "log/archive.jsonl").mkdir()


def folder_for_declaration(home: Path) -> None:
    (home / "archive/ocfl_layout.json").unlink()
    (home / "archive/ocfl_layout.json").mkdir()


def empty_log(home: Path) -> None:
    (home / "log/archive.jsonl").write_bytes(b"")


CHANGES: tuple[tuple[Callable[[Path], None], str], ...] = (
    (spell_record_otherwise, "record-malformed"),
    (lie_about_pages, "record-disagrees"),
    (change_sidecar, "sidecar-changed"),
    (cut_line_end, "log-unfinished"),
    (garble_line, "log-line-malformed"),
    (folder_for_log, "log-unreadable"),
    (folder_for_declaration, "file-unreadable"),
    (empty_log, "object-unlogged"),
    (drop_log_line, "entry-unvouched"),
    (remove_pdf, "file-missing"),
    (add_file, "file-unexpected"),
    (add_folder, "folder-unexpected"),
    (link_file, "link-in-archive"),
    (link_object, "link-in-archive"),
    (append_bytes, "file-changed"),
    (swap_volumes, "file-changed"),
    (old_head, "inventory-changed"),
    (drop_log_line, "log-chain-broken"),
    (forget_log, "log-missing"),
    (change_layout, "declaration-changed"),
    (spell_inventory_otherwise, "inventory-malformed"),
)


@pytest.mark.parametrize(("change", "code"), CHANGES)
def test_each_kind_of_change_has_its_finding(
    home: Path, trust: tuple[bytes, ...], change: Callable[[Path], None], code: str
) -> None:
    change(home)
    report = verify(home, trust)
    assert report.exit_status == 5
    assert code in {finding.code for finding in report.findings}


def test_every_finding_of_a_stored_archive_has_a_change_that_raises_it() -> None:
    assert {code for _, code in CHANGES} == set(STORED_CODES)


def test_a_record_that_lies_about_its_pdf_is_found(home: Path, trust: tuple[bytes, ...]) -> None:
    """Even where inventory and log were made to agree with it."""
    lie_about_pages(home)
    report = verify(home, trust)
    (finding,) = report.findings
    assert (finding.code, finding.params) == ("record-disagrees", {"field": "pages"})


def test_a_stray_that_nobody_logged_is_found_by_the_frame(
    home: Path, trust: tuple[bytes, ...]
) -> None:
    stray = home / "archive/aaa/bbb/ccc/urn%3adossier%3aX"
    shutil.copytree(object_folder(home), stray)
    (home / "log/notes.txt").write_text("x")
    with open_archive(home) as archive:
        frame, dossier_report = archive.verify_all(trust=trust)
    assert dossier_report.verdict == "whole"
    places = {finding.where for finding in frame.findings}
    assert "log/notes.txt" in places
    assert any(place.startswith("archive/aaa") for place in places)


def test_changed_bytes_are_never_handed_out(home: Path) -> None:
    append_bytes(home)
    with open_archive(home) as archive:
        with pytest.raises(IntegrityError, match=r"v2/content/edition-2/main\.pdf"):
            archive.fetch(NUMBER, "main")
        assert archive.fetch(NUMBER, "main", 1).startswith(b"%PDF")
