"""A trial key for the tests that seal, and an archive of two dossiers sealed for real."""

from __future__ import annotations

from pathlib import Path

import pytest
from archive_cases import NOW, open_archive, real_dossier, stamp_fonts

from archive.seal import Sealer, create_trial_authority, load_sealer, trusted_certificates
from archive.values import Dossier

PAPERS = (
    ("责令改正通知书", ["责令示例货运有限公司于十日内", "改正未按规定维护车辆的行为。"]),
    ("不予行政处罚决定书", ["当事人已按期改正，决定不予行政处罚。"]),
)


@pytest.fixture(scope="session")
def archive_keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("archive-keys")
    create_trial_authority(folder, now=NOW, body_name="示例市交通运输局")
    return folder


@pytest.fixture(scope="session")
def sealer(archive_keys: Path) -> Sealer:
    return load_sealer(archive_keys)


@pytest.fixture(scope="session")
def trust(archive_keys: Path) -> tuple[bytes, ...]:
    return tuple(trusted_certificates(archive_keys))


@pytest.fixture(scope="session")
def real_dossiers() -> tuple[Dossier, Dossier]:
    """One dossier and its supplement."""
    first = real_dossier("DA-2026-0001", PAPERS, specimen="样卷")
    papers = (("回访记录", ["回访：未再发现同类问题。"]),)
    more = {"edition": 2, "supplements": 1, "specimen": "样卷"}
    return first, real_dossier("DA-2026-0001", papers, **more)


@pytest.fixture(scope="session")
def sealed_home(
    tmp_path_factory: pytest.TempPathFactory,
    real_dossiers: tuple[Dossier, Dossier],
    sealer: Sealer,
) -> Path:
    """An archive that holds both editions; tests copy it before they change it."""
    home = tmp_path_factory.mktemp("sealed")
    with open_archive(home) as archive:
        for given in real_dossiers:
            archive.deposit(given, sealer=sealer, fonts=stamp_fonts(), now=NOW)
    return home
