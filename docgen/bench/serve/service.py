"""A service of its own for a measurement: a trial home, a key, and ``docgen serve`` beside us.

Not for the load.
"""

from __future__ import annotations

import os
import re
import secrets
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import httpx2

from archive.seal import create_trial_authority
from docgen.registry.access.values import AgencyRow, KeyRow
from docgen.registry.registry import Registry
from docgen.service.access.policy import Duty
from docgen.service.access.tokens import digest_of, new_key
from docgen.service.home import REGISTRY_IN_FILE, create_home

__all__ = ["Service", "free_port", "peer_running", "service_running"]

_STARTS_S = 60.0
_ANSWERED = re.compile(r'\ndocgen_process_requests{pid="([0-9]+)",process="web"} (\S+)')
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """A running service."""

    port: int
    pid: int
    key: str
    agency: str
    registry: Registry

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def headers(self) -> tuple[tuple[str, str], ...]:
        """What every request carries."""
        return (("Authorization", f"Bearer {self.key}"),)

    def cpu_s(self) -> float:
        """The processor time that all processes of the service have taken."""
        return _cpu_s(self.pid)

    def answered(self) -> dict[int, int]:
        """How many requests each web process has answered so far, by its id."""
        told = httpx2.get(f"{self.url}/metrics", timeout=_STARTS_S, trust_env=False)
        found = _ANSWERED.findall(told.raise_for_status().text)
        return {int(pid): int(float(count)) for pid, count in found}


def _cpu_s(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    below = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()
    return (int(fields[11]) + int(fields[12])) / _TICKS + sum(_cpu_s(int(each)) for each in below)


@contextmanager
def service_running(
    folder: Path, *, agency: str, registry_url: str, web: int, workers: int, now: datetime
) -> Iterator[Service]:
    """``docgen serve`` on a new trial home in ``folder``, until the end of the block."""
    home, _ = create_home(folder / "home", registry_url=registry_url)
    create_trial_authority(home.keys, now=now - timedelta(days=1), body_name="示例市交通运输局")
    words = ["--home", str(home.root), "--lang", "en", "--set", "log.level=error"]
    words += ["--set", "serve.rate_per_minute=1000000"]
    if registry_url != REGISTRY_IN_FILE:
        words += ["--set", f"registry.url={registry_url}"]
    words += ["serve", "--port", "0", "--web", str(web), "--workers", str(workers)]
    with Registry.open(home.registry_at(registry_url)) as registry:
        key = _key(registry, agency, now)
        with _running([sys.executable, "-m", "docgen", *words]) as process:
            port = _announced(process)
            yield Service(port=port, pid=process.pid, key=key, agency=agency, registry=registry)


def _key(registry: Registry, agency: str, now: datetime) -> str:
    token = new_key()
    row = KeyRow(
        id=f"bench-{secrets.token_hex(4)}",
        agency=agency,
        name="bench",
        digest=digest_of(token),
        duties=frozenset({Duty.INTEGRATOR.value, Duty.HANDLER.value}),
        created_at=now,
        created_by="system",
        expires_at=now + timedelta(days=1),
    )
    with registry.writing() as unit:
        if unit.agencies.find(agency) is None:
            unit.agencies.add(AgencyRow(code=agency, name="示例机关", created_at=now))
        unit.keys.add(row)
    return token


@contextmanager
def _running(words: list[str]) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    try:
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait()
        if process.stderr is not None:
            process.stderr.close()


def _announced(process: subprocess.Popen[str]) -> int:
    """The port that the service says it listens on; what it says later is read and dropped."""
    assert process.stderr is not None
    for line in process.stderr:
        found = re.search(r"http://127\.0\.0\.1:([0-9]+)", line)
        if found is not None:
            threading.Thread(target=process.stderr.read, daemon=True).start()
            return int(found[1])
        sys.stderr.write(line)
    raise ChildProcessError


@contextmanager
def peer_running(folder: Path, *, processes: int) -> Iterator[int]:
    """The peer with as many processes, until the end of the block; its port."""
    port = free_port()
    module = "docgen.bench.serve.peer"
    with _running([sys.executable, "-m", module, str(port), str(processes), str(folder)]):
        until = time.monotonic() + _STARTS_S
        while time.monotonic() < until:
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError:
                time.sleep(0.1)
        yield port


def free_port() -> int:
    """A port that is free now."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port: int = listening.getsockname()[1]
        return port
