"""The same case, numbers and versions give the same bytes, wherever and whenever they are made."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from running import CASES

SAMPLES = ("shop-interview", "repair-shop-refuses")

# Issues and composes in a process of its own, binds without a seal, and prints every digest.
SCRIPT = """
import hashlib, json, sys
from datetime import datetime
from pathlib import Path
from archive.seal import create_trial_authority
from docgen.service.home import create_home
from docgen.service.office import Office
from docgen.service.settings import Settings

case, root, now = Path(sys.argv[1]), Path(sys.argv[2]), datetime.fromisoformat(sys.argv[3])
home, _ = create_home(root)
create_trial_authority(home.keys, now=now, body_name="示例市交通运输局")
office = Office(home=home, settings=Settings())
folder = case.with_name(case.name.replace(".case.json", ".evidence"))
dossier = office.compose(case.read_bytes(), folder=folder, now=now)
bound = office.bind(dossier)
def digest(data):
    return hashlib.sha256(data).hexdigest()
print(json.dumps({
    "number": dossier.number,
    "content": dossier.content_digest,
    "volumes": [digest(volume.pdf) for volume in bound],
    "parts": [[digest(part.pdf) for part in volume.parts] for volume in dossier.volumes],
    "attached": [[digest(item.data) for item in volume.attachments] for volume in dossier.volumes],
}))
office.close()
"""


def made(sample: str, home: Path, now: str, environ: Mapping[str, str], folder: Path) -> Any:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(CASES / f"{sample}.case.json"), str(home), now],
        env={"PATH": "/usr/bin:/bin", **environ},
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("sample", SAMPLES)
def test_bytes_do_not_depend_on_process_folder_locale_zone_or_clock(
    sample: str, tmp_path: Path
) -> None:
    other = tmp_path / "另一个 文件夹"
    other.mkdir()
    here = made(
        sample, tmp_path / "a", "2027-01-05T09:00:00+08:00", {"LC_ALL": "C.UTF-8"}, tmp_path
    )
    elsewhere = {
        "LC_ALL": "tr_TR.UTF-8",
        "LANG": "de_DE.UTF-8",
        "TZ": "America/St_Johns",
        "PYTHONHASHSEED": "7",
        "PYTHONUTF8": "1",
    }
    there = made(sample, other / "b", "2031-12-31T23:59:59-05:00", elsewhere, other)
    assert here == there
