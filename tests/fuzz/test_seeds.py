"""Every input that once crashed the reader or the layout, replayed."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.typeset.engine import NativeEngine
from docgen.typeset.fonts import load_fonts
from tools.fuzz.target import PARTS, attempt

SEEDS = sorted(path for path in Path(__file__).with_name("seeds").iterdir())


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> NativeEngine:
    return NativeEngine(load_fonts(None, tmp_path_factory.mktemp("fonts")))


@pytest.mark.parametrize("seed", SEEDS, ids=[path.name for path in SEEDS])
def test_a_seed_is_typeset_or_refused(seed: Path, engine: NativeEngine) -> None:
    # Anything but an error of ours fails the test by itself.
    attempt(engine, seed.read_bytes())


@pytest.mark.parametrize("part", PARTS)
def test_the_file_that_seeds_stand_in_is_sound(part: str, engine: NativeEngine) -> None:
    assert attempt(engine, f"{part}\n{PARTS[part]}".encode()) == ""
