"""The client: tries again what may pass, with the same Idempotency-Key, and types what does not."""

from __future__ import annotations

import json
from collections.abc import Callable

import httpx2
import pytest

from docgen.client import BusyError, Client, InvalidError, UnreachableError
from docgen.client.sending import Sender

Answer = Callable[[httpx2.Request], httpx2.Response]


def sender(*answers: Answer, waits: list[float], seen: list[httpx2.Request]) -> Sender:
    left = list(answers)

    def handler(request: httpx2.Request) -> httpx2.Response:
        seen.append(request)
        return left.pop(0)(request)

    client = httpx2.Client(
        base_url="http://service.example", transport=httpx2.MockTransport(handler)
    )
    return Sender(client, attempts=3, sleep=waits.append)


def busy(request: httpx2.Request) -> httpx2.Response:
    return httpx2.Response(503, headers={"Retry-After": "7"}, json={"code": "busy"})


def good(request: httpx2.Request) -> httpx2.Response:
    return httpx2.Response(200, json={})


def gone(request: httpx2.Request) -> httpx2.Response:
    raise httpx2.ConnectError("no route", request=request)


def test_it_waits_as_long_as_it_is_told_and_sends_the_same_key_again() -> None:
    waits: list[float] = []
    seen: list[httpx2.Request] = []
    sender(busy, good, waits=waits, seen=seen).send("POST", "/v1/cases", content=b"{}")
    assert waits == [7.0]
    keys = {each.headers["idempotency-key"] for each in seen}
    assert len(seen) == 2
    assert len(keys) == 1
    assert [each.content for each in seen] == [b"{}", b"{}"]


def test_without_a_word_it_waits_longer_each_time_and_gives_up_in_the_end() -> None:
    waits: list[float] = []
    with pytest.raises(UnreachableError):
        sender(gone, gone, gone, waits=waits, seen=[]).send("GET", "/v1/cases")
    assert 0.25 <= waits[0] <= 0.5 <= waits[1] <= 1.0


def test_what_stays_busy_is_said_so() -> None:
    with pytest.raises(BusyError) as raised:
        sender(busy, busy, busy, waits=[], seen=[]).send("GET", "/v1/cases")
    assert (raised.value.status, raised.value.code) == (503, "busy")


def test_a_refusal_is_not_tried_again_and_tells_each_pointer() -> None:
    finding = {
        "code": "schema-required",
        "severity": "error",
        "pointer": "/cause",
        "message": "缺少",
        "clause": "",
    }
    problem = {"code": "case-invalid", "detail": "1", "errors": [finding]}

    def refuse(request: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(422, content=json.dumps(problem).encode())

    seen: list[httpx2.Request] = []
    with pytest.raises(InvalidError) as raised:
        sender(refuse, waits=[], seen=seen).send("POST", "/v1/cases", content=b"{}")
    assert len(seen) == 1
    assert [each.pointer for each in raised.value.violations] == ["/cause"]


def test_an_answer_that_is_no_problem_document_is_an_error_too() -> None:
    def proxy(request: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(413, text="<html>too large</html>")

    with pytest.raises(InvalidError) as raised:
        sender(proxy, waits=[], seen=[]).send("POST", "/v1/files", content=b"")
    assert raised.value.status == 413


def test_a_key_read_with_the_end_of_its_line_is_the_key_and_no_other_is_repeated() -> None:
    seen = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        seen.append(request.headers["authorization"])
        return httpx2.Response(200, json={})

    with Client("http://x", "dg_key\n", transport=httpx2.MockTransport(answer)) as client:
        client.me()
    assert seen == ["Bearer dg_key"]
    with pytest.raises(ValueError, match="the key is none") as told:
        Client("http://x", "dg_geheim\nnis")
    assert "dg_geheim" not in str(told.value)
