"""A newcomer's `make pages`: a home with dossiers, served, and the people it names can come in."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from pathlib import Path

import httpx2
import pytest

ROOT = Path(__file__).parents[2]
_WAIT_S = 60


@pytest.mark.slow
def test_who_runs_make_pages_can_log_in_and_find_a_dossier(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tools.pages", "--folder", str(tmp_path), "--port", "0"]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as running:
        assert running.stdout is not None
        try:
            said = ""
            for line in running.stdout:
                said += line
                if "服务地址" in line:
                    break
            password = re.search(r"口令 (\S+)", said)
            address = re.search(r"服务地址 (\S+)", said)
            assert password is not None, said
            assert address is not None, said
            for login in ("demo", "head"):
                with httpx2.Client(base_url=address[1], timeout=_WAIT_S) as client:
                    fields = {"login": login, "password": password[1]}
                    came = client.post("/login", data=fields)
                    assert (came.status_code, came.headers["location"]) == (303, "/")
                    assert "SLJT-" in client.get("/archive").text
        finally:
            running.send_signal(signal.SIGTERM)
            rest = running.stdout.read()
        assert running.wait(_WAIT_S) == 0
        assert "leaked" not in rest
