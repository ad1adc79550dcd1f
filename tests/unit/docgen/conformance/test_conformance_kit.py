"""The conformance kit: what it sends is bad where it says, and no deviation passes unseen."""

from __future__ import annotations

import json
from pathlib import Path

import httpx2
import pytest
from click.testing import CliRunner

from docgen.case import load_case
from docgen.catalogue import load_catalogue
from docgen.cli import main
from docgen.conformance.mutations import spoiled
from docgen.conformance.running import run_checks
from docgen.conformance.running import test_case as case_to_send

CASE = case_to_send(agency="SLJT", case_id="CONFORMANCE-1")


def test_what_is_spoiled_is_refused_at_the_pointer_that_is_named() -> None:
    catalogue = load_catalogue()
    assert load_case(json.dumps(CASE).encode(), catalogue=catalogue).case is not None
    for pointer, bad in spoiled(CASE, seed=7, rounds=20):
        found = load_case(json.dumps(bad).encode(), catalogue=catalogue)
        assert pointer in {each.where for each in found.findings}


def test_the_same_seed_spoils_the_same() -> None:
    first, second = (list(spoiled(CASE, seed=3, rounds=5)) for _ in range(2))
    assert first == second != list(spoiled(CASE, seed=4, rounds=5))


@pytest.mark.parametrize(
    "answer",
    [
        httpx2.Response(200, json={}),
        httpx2.Response(500, text="<html>"),
        httpx2.Response(201, json=[]),
    ],
    ids=["everything is well", "no JSON", "another shape"],
)
def test_a_server_that_does_otherwise_is_told_so_in_every_check(answer: httpx2.Response) -> None:
    transport = httpx2.MockTransport(lambda request: answer)
    with httpx2.Client(base_url="http://service.example", transport=transport) as http:
        checked = list(run_checks(http, dict(CASE), seed=1, wait_s=5))
    assert [each.name for each in checked if each.holds] == []


def test_a_home_whose_papers_are_meant_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        asked.append(f"{request.method} {request.url.path}")
        return httpx2.Response(200, json={"agency": "SLJT", "home": "agency"})

    real = httpx2.Client
    monkeypatch.setattr(
        httpx2,
        "Client",
        lambda **given: real(**given, transport=httpx2.MockTransport(answer)),
    )
    key = tmp_path / "key.txt"
    key.write_text("dg_x")
    words = ["--lang", "en", "conformance", "http://service.example", "--key-file", str(key)]
    done = CliRunner().invoke(main, words)
    assert done.exit_code == 2
    assert "--yes" in done.stderr
    assert asked == ["GET /v1/me"]
    empty = tmp_path / "empty.txt"
    empty.write_text("")
    assert CliRunner().invoke(main, [*words[:-1], str(empty)]).exit_code == 2
