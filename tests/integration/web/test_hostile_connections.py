"""A real server on loopback, and clients that mean harm: slow, endless, smuggling, oversized."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest
from serving import add_key

from docgen.service.access.policy import Duty
from docgen.service.office import Office
from docgen.web.server import Server
from docgen.web.sharing import shares
from docgen.web.site import Site

PATIENCE_S = 1


class Wire:
    """A server, and bytes to and from it."""

    def __init__(self, port: int, key: str) -> None:
        self.port = port
        self.key = key

    def open(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), timeout=20)

    def head(self, start: str, *lines: str) -> bytes:
        own = (start, "Host: x", f"Authorization: Bearer {self.key}", *lines, "", "")
        return "\r\n".join(own).encode("latin-1")

    def send(self, data: bytes) -> bytes:
        """The first bytes of the answer to some bytes; empty where the server hangs up."""
        with self.open() as line:
            line.sendall(data)
            return told(line)

    def status(self, data: bytes) -> int:
        return int(self.send(data).split(b" ")[1])


def told(line: socket.socket) -> bytes:
    try:
        return line.recv(65_536)
    except ConnectionResetError:
        return b""


@pytest.fixture
def wire(site: Site) -> Iterator[Wire]:
    settings = replace(site.settings, serve_body_timeout_s=PATIENCE_S)
    office = Office(home=site.home, settings=settings)
    served = Site(office=office, clock=site.clock, new_id=site.new_id)
    listening = socket.create_server(("127.0.0.1", 0))
    ready = threading.Event()
    server = Server(served, share=shares(1)[0], on_ready=ready.set)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    assert ready.wait(60)
    yield Wire(listening.getsockname()[1], add_key(site.registry, Duty.INTEGRATOR))
    server.end()
    thread.join(60)
    listening.close()


def alive(wire: Wire) -> bool:
    return wire.status(b"GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n") == 200


def test_headers_that_never_end_are_hung_up_on(wire: Wire) -> None:
    with wire.open() as slow, wire.open() as silent:
        slow.sendall(b"GET /v1/cases HTTP/1.1\r\nHost: x\r\nX-A: ")
        begun = time.monotonic()
        while time.monotonic() - begun < 15:
            try:
                slow.sendall(b"a")
            except OSError:
                break
            time.sleep(0.2)
        assert time.monotonic() - begun < 15
        assert told(silent) == b""
    assert alive(wire)


def test_a_second_request_on_a_connection_must_end_too(wire: Wire) -> None:
    with wire.open() as line:
        line.sendall(b"GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n")
        answer = b""
        while not answer.endswith(b'{"status":"live"}'):
            answer += told(line)
        line.sendall(b"GET /health/live HTTP/1.1\r\nHost")
        assert told(line) == b""


def test_a_client_that_stays_is_asked_to_come_anew_after_many_requests(wire: Wire) -> None:
    request = wire.head("GET /health/live HTTP/1.1")
    with wire.open() as line:
        answers = []
        while len(answers) < 1000 and (not answers or b"connection: close" not in answers[-1]):
            line.sendall(request)
            answer = b""
            while not answer.endswith(b'{"status":"live"}') and (more := told(line)):
                answer += more
            answers.append(answer)
        assert told(line) == b""
    assert 50 < len(answers) < 1000
    assert all(answer.startswith(b"HTTP/1.1 200") for answer in answers)
    assert alive(wire)


def test_a_body_that_stops_or_drips_is_answered_408(wire: Wire) -> None:
    head = wire.head(
        "POST /v1/cases:check HTTP/1.1",
        "Content-Type: application/json",
        "Transfer-Encoding: chunked",
    )
    assert b" 408 " in wire.send(head + b"1\r\n{\r\n")
    with wire.open() as line:
        line.sendall(head)
        line.settimeout(0.1)
        answer = b""
        for _ in range(150):
            line.sendall(b"1\r\n \r\n")
            try:
                answer = line.recv(65_536)
                break
            except TimeoutError:
                continue
    assert b" 408 " in answer
    assert alive(wire)


def test_a_form_that_drips_is_answered_408(wire: Wire) -> None:
    head = wire.head(
        "POST /v1/cases HTTP/1.1",
        "Content-Type: multipart/form-data; boundary=b",
        "Content-Length: 500",
    )
    assert b" 408 " in wire.send(head + b"--b\r\n")


def test_a_form_of_unknown_length_is_told_to_say_it(wire: Wire) -> None:
    head = wire.head(
        "POST /v1/cases HTTP/1.1",
        "Content-Type: multipart/form-data; boundary=b",
        "Transfer-Encoding: chunked",
    )
    assert wire.status(head) == 411


@pytest.mark.parametrize(
    "lines",
    [
        ("Content-Length: 5", "Transfer-Encoding: chunked"),
        ("Content-Length: 5", "Content-Length: 6"),
        ("Content-Length: 5, 6",),
        ("Content-Length: +5",),
        ("Content-Length: 0x5",),
        ("Transfer-Encoding: xchunked",),
        ("Transfer-Encoding: chunked, identity",),
        ("Transfer-Encoding : chunked",),
        ("X-A: 1\r\n folded", "Transfer-Encoding:\x0bchunked"),
    ],
)
def test_two_meanings_of_one_length_are_no_way_to_a_second_request(
    wire: Wire, lines: tuple[str, ...]
) -> None:
    head = wire.head("POST /v1/cases:check HTTP/1.1", "Content-Type: application/json", *lines)
    hidden = b"0\r\n\r\nGET /health/live HTTP/1.1\r\nHost: x\r\n\r\n"
    with wire.open() as line:
        line.sendall(head + hidden)
        answer = b""
        while piece := told(line):
            answer += piece
    assert b'"live"' not in answer
    assert b" 500 " not in answer
    assert alive(wire)


def test_oversized_headers_and_paths_are_refused(wire: Wire) -> None:
    long = "a" * 200_000
    assert wire.send(wire.head("GET /v1/cases HTTP/1.1", f"X-A: {long}"))[9:12] in (b"400", b"431")
    assert wire.send(wire.head(f"GET /v1/cases/{long} HTTP/1.1"))[9:12] in (b"400", b"414")
    assert wire.status(wire.head(f"GET /v1/cases/{'A' * 5000} HTTP/1.1")) == 404
    assert alive(wire)


@pytest.mark.parametrize(
    "path",
    ["%2e%2e%2f%2e%2e%2fetc%2fpasswd", "a%2Fversions", "%00", "%ff%fe", "%ed%a0%80", "a%0d%0aX: b"],
)
def test_what_is_percent_encoded_is_still_one_name_that_nobody_has(wire: Wire, path: str) -> None:
    answer = wire.send(wire.head(f"GET /v1/cases/{path.replace(' ', '%20')} HTTP/1.1"))
    assert answer[9:12] in (b"400", b"404")
    assert b"\r\nX: b" not in answer


def test_a_packed_body_is_not_unpacked(wire: Wire) -> None:
    bomb = gzip.compress(b"[" * 50_000_000)
    head = wire.head(
        "POST /v1/cases:check HTTP/1.1",
        "Content-Type: application/json",
        "Content-Encoding: gzip",
        f"Content-Length: {len(bomb)}",
    )
    assert wire.status(head + bomb) == 415


@pytest.mark.parametrize("charset", ["gbk", "utf-16", "utf-7", "nonsense"])
def test_another_charset_is_refused_and_breaks_nothing(wire: Wire, charset: str) -> None:
    body = '{"cause": "案由"}'.encode("utf-16" if charset == "utf-16" else "gbk")
    head = wire.head(
        "POST /v1/cases HTTP/1.1",
        f"Content-Type: application/json; charset={charset}",
        f"Content-Length: {len(body)}",
    )
    assert wire.status(head + body) == 422


def test_a_client_that_hangs_up_is_no_defect(
    site: Site, wire: Wire, caplog: pytest.LogCaptureFixture
) -> None:
    head = wire.head(
        "POST /v1/cases HTTP/1.1", "Content-Type: application/json", "Content-Length: 1000"
    )
    with wire.open() as line:
        line.sendall(head + b"{")
        time.sleep(0.3)
    assert alive(wire)
    assert not [each for each in caplog.records if each.levelname == "ERROR"]
