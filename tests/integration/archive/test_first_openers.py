"""Many processes may open an archive that is not there yet: none takes away another's work."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from archive.archive import Archive

OPENERS = 6
PROGRAM = """
import sys, time
from pathlib import Path
from archive.archive import Archive
home = Path(sys.argv[1])
while time.time() < float(sys.argv[2]):
    pass
Archive.open(home / "archive", home / "log", home / "index").close()
"""


@pytest.mark.parametrize("attempt", range(3))
def test_processes_that_open_a_new_archive_at_once_all_succeed(
    tmp_path: Path, attempt: int
) -> None:
    start = str(time.time() + 1.5)
    openers = [
        subprocess.Popen(
            [sys.executable, "-c", PROGRAM, str(tmp_path), start], stderr=subprocess.PIPE
        )
        for _ in range(OPENERS)
    ]
    for opener in openers:
        _, errors = opener.communicate(timeout=60)
        assert opener.returncode == 0, errors.decode()
    with Archive.open(tmp_path / "archive", tmp_path / "log", tmp_path / "index") as archive:
        assert archive.numbers() == ()
