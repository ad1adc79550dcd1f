"""The home folder: made once, safe to make again, refused when it is not one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from docgen.service.errors import HomeMissingError, HomeVersionError
from docgen.service.home import create_home, open_home


def test_a_new_home_has_its_rooms_and_can_be_opened(tmp_path: Path) -> None:
    home, created = create_home(tmp_path / "home")
    assert created
    assert open_home(tmp_path / "home") == home
    rooms = (home.archive, home.log, home.index, home.keys, home.fonts, home.templates)
    assert all(room.is_dir() for room in rooms)
    assert home.registry.is_file()
    assert home.keys.stat().st_mode & 0o077 == 0


def test_making_a_home_again_changes_nothing_that_is_there(tmp_path: Path) -> None:
    home, _ = create_home(tmp_path)
    home.settings.write_text("[evidence]\ndpi = 300\n")
    again, created = create_home(tmp_path)
    assert (again, created) == (home, False)
    assert "300" in home.settings.read_text()


def test_a_folder_that_is_no_home_is_refused_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(HomeMissingError, match="docgen init") as caught:
        open_home(tmp_path)
    assert caught.value.exit_status == 6


def test_a_home_whose_making_was_interrupted_is_no_home_yet(tmp_path: Path) -> None:
    home, _ = create_home(tmp_path)
    home.marker.unlink()
    with pytest.raises(HomeMissingError):
        open_home(tmp_path)
    assert create_home(tmp_path)[1]


def test_a_home_of_another_format_is_refused(tmp_path: Path) -> None:
    home, _ = create_home(tmp_path)
    home.marker.write_text(json.dumps({"format": 99}))
    with pytest.raises(HomeVersionError):
        open_home(tmp_path)
