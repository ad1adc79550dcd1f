"""``docgen serve`` as a program: says where it serves, outlives its processes, stops in order."""

from __future__ import annotations

import os
import signal
import socket
import threading
import time
from pathlib import Path

import httpx2
import pytest
from faulty import key_of_integrator
from processes import Program, until
from running import Docgen

FEW = {"DOCGEN_SERVE_WEB": "1", "DOCGEN_JOBS_WORKERS": "1"}


def answers(address: str) -> bool:
    try:
        return httpx2.get(f"{address}/health/ready", timeout=10).status_code == 200
    except httpx2.HTTPError:
        return False


def gone(pids: list[int]) -> bool:
    return not any(Path(f"/proc/{pid}").exists() for pid in pids)


@pytest.mark.slow
def test_the_service_answers_goes_on_when_its_processes_die_and_stops_when_told(
    trial: Docgen,
) -> None:
    with Program.running(trial, "serve", "--port", 0, "--json", environ=FEW) as program:
        address = program.address()
        assert answers(address)
        for pid in program.children("spawn_main"):
            os.kill(pid, signal.SIGKILL)
        until(lambda: answers(address))
        processes = program.children()
        printed = program.stop()
    assert program.process.returncode == 0
    assert f'"address": "{address}"' in printed
    until(lambda: gone(processes))
    assert not any("Traceback" in line for line in program.said)


@pytest.mark.slow
def test_a_stop_finishes_the_requests_that_are_being_answered(trial: Docgen) -> None:
    location = trial.home / "registry.sqlite3"
    headers = {"Authorization": f"Bearer {key_of_integrator(location)}"}
    environ = {**FEW, "DOCGEN_JOBS_WORKERS": "0"}
    with Program.running(trial, "serve", "--port", 0, environ=environ) as program:
        address = program.address()
        asked = httpx2.post(f"{address}/v1/exports", json={}, headers=headers, timeout=30)
        waiting: list[httpx2.Response] = []

        def wait() -> None:
            url, patient = f"{address}{asked.headers['location']}", {**headers, "Prefer": "wait=30"}
            waiting.append(httpx2.get(url, headers=patient, timeout=60))

        request = threading.Thread(target=wait)
        request.start()
        time.sleep(1)
        program.stop()
        request.join()
    assert (program.process.returncode, waiting[0].status_code) == (0, 200)
    assert waiting[0].json()["state"] == "waiting"
    with pytest.raises(httpx2.TransportError):
        httpx2.get(f"{address}/health/live")


@pytest.mark.slow
def test_an_address_that_another_program_has_is_said_and_one_of_a_killed_service_is_taken_again(
    trial: Docgen,
) -> None:
    with Program.running(trial, "serve", "--port", 0, environ=FEW) as program:
        port = program.address().rpartition(":")[2]
        program.process.kill()
        with Program.running(trial, "serve", "--port", port, environ=FEW) as again:
            assert answers(again.address())
            again.stop()
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = trial.apart("serve", "--port", port, "--json")
    assert (done.status, "address-unusable" in done.out) == (6, True)


def test_a_service_without_a_home_is_refused(tmp_path: Path) -> None:
    done = Docgen(tmp_path / "nowhere").run("serve", "--json")
    assert (done.status, done.json["error"]) == (6, "home-missing")
