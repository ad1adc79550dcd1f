"""A service under load whose processes and database are killed, and what clients saw of it."""

from __future__ import annotations

import json
import os
import random
import signal
import socket
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx2
import postgresql
from processes import Program, until
from running import CASES, Docgen

from docgen.registry.access.values import AgencyRow, KeyRow
from docgen.registry.registry import Registry
from docgen.service.access.policy import Duty
from docgen.service.access.tokens import digest_of, new_key

__all__ = [
    "AGENCY",
    "Client",
    "Receiver",
    "Victim",
    "Work",
    "free_port",
    "key_of_integrator",
    "receiving",
]

AGENCY = "SLJT"
SAMPLE = "winter-risk-notice"


def key_of_integrator(location: Path | str) -> str:
    """The key of a system that may send and seal cases, of an agency that is made with it."""
    now, token = datetime.now(UTC), new_key()
    key = KeyRow(
        id="k1",
        agency=AGENCY,
        name="integrator",
        digest=digest_of(token),
        duties=frozenset({Duty.INTEGRATOR.value}),
        created_at=now,
        created_by="system",
        expires_at=now + timedelta(days=1),
    )
    with Registry.open(location) as registry, registry.writing() as unit:
        unit.agencies.add(AgencyRow(code=AGENCY, name="示例市交通运输局", created_at=now))
        unit.keys.add(key)
    return token


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


@dataclass
class Receiver:
    """A system that is told of events: which message ids came for which event."""

    url: str
    ids: dict[tuple[str, str], set[str]] = field(default_factory=lambda: defaultdict(set))
    came: int = 0

    def take(self, ident: str, body: Mapping[str, Any]) -> None:
        """Note a message by its type and what it is about."""
        data = body["data"]
        subject = data.get("dossier") or f"{data['case_id']}/{data.get('paper', '')}"
        self.ids[body["type"], subject].add(ident)
        self.came += 1

    def of(self, kind: str) -> dict[str, set[str]]:
        """The message ids of a kind of event, by what they are about."""
        return {subject: ids for (each, subject), ids in self.ids.items() if each == kind}


@contextmanager
def receiving() -> Iterator[Receiver]:
    """A receiver, until the end of the block."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["content-length"])
            body = self.rfile.read(length)
            if len(body) < length:
                self.send_error(400, "the sender went away in the middle")
                return
            receiver.take(self.headers["webhook-id"], json.loads(body))
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    receiver = Receiver(f"http://127.0.0.1:{server.server_port}/hook")
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield receiver
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@dataclass
class Work:
    """What was acknowledged: cases, and the jobs that seal them by case."""

    cases: list[str] = field(default_factory=list)
    jobs: dict[str, str] = field(default_factory=dict)
    refusals: int = 0


@dataclass
class Client:
    """A system that sends cases, and sends again what was not acknowledged, under its key."""

    address: str
    token: str
    work: Work
    name: str
    stop: threading.Event

    def run(self) -> None:
        """Send one case after the other until told to stop."""
        count = 0
        with httpx2.Client(base_url=self.address, timeout=10, trust_env=False) as http:
            while not self.stop.is_set():
                count += 1
                ident = f"2026-F{self.name}-{count:04}"
                self._send(http, "/v1/cases", f"{ident}-case", case(ident))
                self.work.cases.append(ident)
                job = self._send(http, f"/v1/cases/{ident}:seal", f"{ident}-seal", {})
                self.work.jobs[ident] = job["id"]
                self.stop.wait(0.3)

    def _send(self, http: httpx2.Client, path: str, key: str, body: Mapping[str, Any]) -> Any:
        headers = {"Authorization": f"Bearer {self.token}", "Idempotency-Key": key}
        while True:
            try:
                answer = http.post(path, json=body, headers=headers)
                if answer.is_success:
                    return answer.json()
                assert answer.status_code >= 500 or answer.status_code in (409, 429), answer.text
            except httpx2.TransportError:
                pass
            self.work.refusals += 1
            time.sleep(0.2)


def case(ident: str) -> dict[str, Any]:
    """A case of that id, without numbers."""
    data: dict[str, Any] = json.loads((CASES / f"{SAMPLE}.case.json").read_text("utf-8"))
    data |= {"case_id": ident, "register_number": None}
    for paper in data["papers"]:
        paper["number"] = None
    return data


@dataclass
class Victim:
    """The service with its database, to be killed in part and set up again."""

    home: Docgen
    port: int
    environ: Mapping[str, str]
    database: postgresql.Server | None
    chance: random.Random
    program: Program | None = None
    killed: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    def start(self) -> None:
        """Start the service and wait until it answers."""
        self.program = Program.started(
            self.home, "serve", "--port", self.port, environ=self.environ
        )
        self.program.address()

    def stop(self) -> int:
        """Stop it in order; its status."""
        assert self.program is not None
        self.program.stop()
        return int(self.program.process.returncode)

    @property
    def kinds(self) -> dict[str, Callable[[], None]]:
        """What can be killed."""
        found = {
            "server": self._kill_server,
            "web": lambda: self._kill_child(0),
            "worker": lambda: self._kill_child(1),
        }
        return found | ({"database": self._kill_database} if self.database else {})

    def kill(self, kind: str) -> None:
        """Kill it as a power cut would, and set up again what does not by itself."""
        self.killed[kind] += 1
        self.kinds[kind]()

    def _kill_server(self) -> None:
        assert self.program is not None
        self.program.process.kill()
        self.program.end()
        self.start()

    def _kill_child(self, place: int) -> None:
        assert self.program is not None
        children = sorted(self.program.children("spawn_main"))
        if len(children) > place:
            os.kill(children[place], signal.SIGKILL)

    def _kill_database(self) -> None:
        assert self.database is not None
        self.database.stop("immediate")
        time.sleep(self.chance.uniform(0.0, 1.0))
        self.database.start()

    def answers(self) -> bool:
        """Whether the service is ready."""
        try:
            url = f"http://127.0.0.1:{self.port}/health/ready"
            return httpx2.get(url, timeout=5, trust_env=False).status_code == 200
        except httpx2.HTTPError:
            return False

    def recover(self) -> None:
        """Wait until the service is ready again."""
        until(self.answers)
