"""Depositing, supplementing, getting and fetching dossiers; what the store looks like after."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import ocfl
import pikepdf
import pytest
from archive_cases import (
    BOTH,
    NOW,
    cheap_volumes,
    dossier,
    keep,
    open_archive,
    real_dossier,
    stamp_fonts,
    supplement_of,
)

from archive.errors import (
    DossierConflictError,
    DossierInvalidError,
    DossierNotFoundError,
    StorageError,
)
from archive.seal import Sealer
from archive.values import Dossier
from archive.verify import verify_pdf


def validated(root: Path) -> str:
    """All that ocfl-py says of a storage root, errors and warnings, and of each object."""
    logging.disable(logging.CRITICAL)
    try:
        store = ocfl.StorageRoot(root=str(root))
        whole = store.validate(log_warnings=True, log_errors=True)
        _, _, messages = store.validate_hierarchy(log_warnings=True)
    finally:
        logging.disable(logging.NOTSET)
    assert whole
    return "\n".join(message for _, message in messages)


def test_the_store_of_deposits_and_supplements_is_valid_ocfl_without_a_warning(
    sealed_home: Path,
) -> None:
    assert validated(sealed_home / "archive") == ""


def test_a_real_deposit_can_be_fetched_searched_and_verified(
    sealed_home: Path, trust: tuple[bytes, ...], real_dossiers: tuple[Dossier, Dossier]
) -> None:
    with open_archive(sealed_home) as archive:
        record = archive.get("DA-2026-0001")
        assert record.editions == 2
        assert record.content_digests == tuple(each.content_digest for each in real_dossiers)
        assert [(each.kind, each.edition) for each in record.volumes] == [
            ("main", 1),
            ("internal", 1),
            ("main", 2),
            ("internal", 2),
        ]
        first = archive.fetch(record.number, "main", 1)
        assert verify_pdf(first, trust=trust).verdict == "whole"
        with pikepdf.open(BytesIO(first)) as pdf:
            assert len(pdf.pages) == record.volumes[0].pages
        (hit,) = archive.search("十日内改正未按规定", volumes=BOTH).hits
        assert (hit.edition, hit.pages) == (1, (("main", 1, 2),))
        (hit,) = archive.search("未再发现", volumes=("main",)).hits
        assert (hit.edition, hit.pages) == (2, (("main", 1, 1),))


def test_the_same_content_again_gives_the_dossier_that_exists(
    sealed_home: Path, sealer: Sealer, real_dossiers: tuple[Dossier, Dossier]
) -> None:
    log = (sealed_home / "log/archive.jsonl").read_bytes()
    with open_archive(sealed_home) as archive:
        for given in real_dossiers:
            later = NOW + timedelta(days=3)
            again = archive.deposit(given, sealer=sealer, fonts=stamp_fonts(), now=later)
            assert not again.created
            assert again.record == archive.get(given.number)
    assert (sealed_home / "log/archive.jsonl").read_bytes() == log


def test_other_content_under_the_same_number_is_refused(tmp_path: Path) -> None:
    with open_archive(tmp_path) as archive:
        keep(archive, dossier("DA-2026-0001"))
        with pytest.raises(DossierConflictError, match="DA-2026-0001"):
            keep(archive, dossier("DA-2026-0001", [["改过的正文"]]))
        assert archive.get("DA-2026-0001").editions == 1


def test_a_supplement_leaves_every_earlier_byte_as_it_is(tmp_path: Path) -> None:
    first = dossier("DA-2026-0001")
    with open_archive(tmp_path) as archive:
        keep(archive, first)
        (folder,) = (tmp_path / "archive").glob("*/*/*/*/v1")
        before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        old = archive.fetch(first.number, "main")
        deposit = keep(archive, supplement_of(first, [["回访"]]), NOW + timedelta(days=30))
        assert deposit.created
        assert deposit.record.sealed_at == (NOW, NOW + timedelta(days=30))
        assert archive.fetch(first.number, "main", 1) == old
        assert archive.fetch(first.number, "main") != old
        assert {path: path.read_bytes() for path in before} == before
    assert validated(tmp_path / "archive") == ""


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"edition": 3}, DossierInvalidError),
        ({"supplements": 2}, DossierInvalidError),
        ({"number": "DA-2026-0404"}, DossierNotFoundError),
    ],
)
def test_a_supplement_to_what_is_not_there_is_refused(
    tmp_path: Path, change: dict[str, object], error: type[Exception]
) -> None:
    first = dossier("DA-2026-0001")
    with open_archive(tmp_path) as archive:
        keep(archive, first)
        given = replace(supplement_of(first, [["回访"]]), **change)  # type: ignore[arg-type]
        with pytest.raises(error):
            keep(archive, given)


@pytest.mark.parametrize("number", ["", "../x", "a/b", "DA 1", "-x", "é", "x" * 65, "A\u200b"])
def test_a_number_that_cannot_be_a_name_everywhere_is_refused(tmp_path: Path, number: str) -> None:
    number = "e\u0301" if number == "é" else number
    with open_archive(tmp_path) as archive:
        with pytest.raises(DossierInvalidError):
            keep(archive, dossier(number))
        assert archive.numbers() == ()
    assert validated(tmp_path / "archive") == ""


def test_numbers_in_chinese_letters_make_a_valid_store(tmp_path: Path) -> None:
    with open_archive(tmp_path) as archive:
        for number in ("示档-2026-0001", "档" * 60):
            keep(archive, dossier(number))
            assert archive.get(number).number == number
        assert archive.verify_all(trust=())[0].findings == ()
    assert validated(tmp_path / "archive") == ""


def test_two_volumes_of_one_kind_are_refused(tmp_path: Path) -> None:
    given = dossier("DA-2026-0001")
    twice = replace(given, volumes=given.volumes * 2)
    with open_archive(tmp_path) as archive, pytest.raises(DossierInvalidError):
        keep(archive, twice)


def test_masked_terms_are_kept_in_the_record_and_stand_nowhere_else(
    tmp_path: Path, sealer: Sealer
) -> None:
    given = real_dossier(
        "DA-2026-0001",
        [("决定书", ["正文"])],
        metadata={"masked_terms": "城南路八号", "outcome": "不予处罚"},
    )
    with open_archive(tmp_path) as archive:
        deposit = archive.deposit(given, sealer=sealer, fonts=stamp_fonts(), now=NOW)
        assert deposit.record.metadata == {"outcome": "不予处罚"}
        data = archive.fetch(given.number, "main")
    with pikepdf.open(BytesIO(data)) as pdf:
        assert "城南路" not in bytes(pdf.Root.Metadata.read_bytes()).decode()
    holding = [
        path.name
        for path in tmp_path.rglob("*")
        if path.is_file() and "城南路八号".encode() in path.read_bytes()
    ]
    assert holding == ["dossier.json"]


def test_fetching_what_is_not_there_is_not_found(tmp_path: Path) -> None:
    with open_archive(tmp_path) as archive:
        keep(archive, dossier("DA-2026-0001"))
        for number, volume, edition in (
            ("DA-2026-0002", "main", None),
            ("DA-2026-0001", "internal", None),
            ("DA-2026-0001", "main", 2),
        ):
            with pytest.raises(DossierNotFoundError):
                archive.fetch(number, volume, edition)  # type: ignore[arg-type]


def test_a_link_in_place_of_an_object_is_refused(tmp_path: Path) -> None:
    with open_archive(tmp_path) as archive:
        keep(archive, dossier("DA-2026-0001"))
        (folder,) = (tmp_path / "archive").glob("*/*/*/*")
        folder.rename(tmp_path / "elsewhere")
        folder.symlink_to(tmp_path / "elsewhere")
        with pytest.raises(StorageError, match="symbolic link"):
            archive.fetch("DA-2026-0001", "main")


def test_what_stands_unlogged_in_a_dossiers_place_is_set_aside_by_name(tmp_path: Path) -> None:
    given = dossier("DA-2026-0001")
    with open_archive(tmp_path) as archive:
        keep(archive, given)
    (tmp_path / "log/archive.jsonl").write_bytes(b"")
    with open_archive(tmp_path) as archive:
        assert archive.numbers() == ()
        assert archive.verify(given.number, trust=()).findings[0].code == "object-unlogged"
        assert keep(archive, given).created
        assert archive.get(given.number).editions == 1
    assert [path.name for path in (tmp_path / "log/set-aside").iterdir()] == ["DA-2026-0001-v1"]
    assert validated(tmp_path / "archive") == ""


def test_the_steps_of_a_deposit_can_be_taken_one_by_one(
    tmp_path: Path, sealer: Sealer, trust: tuple[bytes, ...]
) -> None:
    given = real_dossier("DA-2026-0001", [("决定书", ["正文"])])
    with open_archive(tmp_path) as archive:
        assert archive.existing(given) is None
        bound = archive.bind_volumes(given, fonts=stamp_fonts())
        sealed = archive.seal_volumes(bound, sealer=sealer, now=NOW)
        assert archive.store(given, bound, sealed, now=NOW).created
        assert archive.drain_index() == 1
        assert archive.drain_index() == 0
        assert archive.verify(given.number, trust=trust).verdict == "whole"


def test_text_that_is_not_unicode_is_refused_and_nothing_is_kept(tmp_path: Path) -> None:
    given = dossier("DA-2026-0001", [["坏\ud800字"]])
    bound, sealed = cheap_volumes(given)
    with open_archive(tmp_path) as archive:
        with pytest.raises(DossierInvalidError):
            archive.store(given, bound, sealed, now=NOW)
        assert archive.numbers() == ()
