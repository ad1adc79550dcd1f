"""Fixtures for the tests of the archive: one bound volume, one trial key, one sealed volume."""

from __future__ import annotations

from pathlib import Path

import pytest
from sample_volume import NOW, bound, usual_volume

from archive.bind import BoundVolume
from archive.seal import Sealer, create_trial_authority, load_sealer, trusted_certificates


@pytest.fixture(scope="session")
def bound_volume() -> BoundVolume:
    return bound(usual_volume(), specimen="样卷")


@pytest.fixture(scope="session")
def trial_keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("keys")
    create_trial_authority(folder, now=NOW, body_name="示例市交通运输局")
    return folder


@pytest.fixture(scope="session")
def sealer(trial_keys: Path) -> Sealer:
    return load_sealer(trial_keys)


@pytest.fixture(scope="session")
def trust(trial_keys: Path) -> tuple[bytes, ...]:
    return trusted_certificates(trial_keys)


@pytest.fixture(scope="session")
def sealed(bound_volume: BoundVolume, sealer: Sealer) -> bytes:
    return sealer.seal(bound_volume.pdf, now=NOW, reason="完整性封存", location="示例市")
