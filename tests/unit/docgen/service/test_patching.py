"""JSON Patch as RFC 6902 has it, all or nothing, and no way to make much of little."""

from __future__ import annotations

from typing import Any

import pytest

from docgen.service.work.errors import PatchError
from docgen.service.work.patching import merged, patched

P1, P2 = {"id": "p1"}, {"id": "p2"}
CASE = {"cause": "a", "papers": [P1, P2], "a/b": 1, "m~n": 2}


@pytest.mark.parametrize(
    ("operation", "at", "value"),
    [
        ({"op": "add", "path": "/papers/1", "value": 7}, "papers", [P1, 7, P2]),
        ({"op": "add", "path": "/papers/-", "value": 7}, "papers", [P1, P2, 7]),
        ({"op": "remove", "path": "/papers/0"}, "papers", [P2]),
        ({"op": "replace", "path": "/papers/0/id", "value": "x"}, "papers", [{"id": "x"}, P2]),
        ({"op": "move", "from": "/papers/0", "path": "/papers/1"}, "papers", [P2, P1]),
        ({"op": "copy", "from": "/papers/0/id", "path": "/cause"}, "cause", "p1"),
        ({"op": "replace", "path": "/a~1b", "value": 3}, "a/b", 3),
        ({"op": "replace", "path": "/m~0n", "value": 3}, "m~n", 3),
        ({"op": "test", "path": "/papers/1", "value": {"id": "p2"}}, "cause", "a"),
    ],
)  # fmt: skip
def test_each_operation_does_what_the_rfc_says(
    operation: dict[str, Any], at: str, value: object
) -> None:
    before = merged(CASE, {})
    assert patched(CASE, [operation])[at] == value
    assert before == CASE


@pytest.mark.parametrize(
    "operation",
    [
        {"op": "add", "path": "/papers/3", "value": 1},
        {"op": "add", "path": "/papers/01", "value": 1},
        {"op": "add", "path": "/papers/-1", "value": 1},
        {"op": "add", "path": "/no/where", "value": 1},
        {"op": "add", "path": "", "value": {}},
        {"op": "add", "path": "/cause"},
        {"op": "remove", "path": "/papers/-"},
        {"op": "remove", "path": "/nothing"},
        {"op": "replace", "path": "/nothing", "value": 1},
        {"op": "move", "from": "/papers", "path": "/papers/0"},
        {"op": "test", "path": "/a~1b", "value": True},
        {"op": "explode", "path": "/cause"},
        {"path": "/cause"},
        {"op": "remove", "path": 7},
        "remove",
    ],
)
def test_what_cannot_be_done_is_said_by_its_place(operation: object) -> None:
    good = {"op": "replace", "path": "/cause", "value": "b"}
    with pytest.raises(PatchError) as raised:
        patched(CASE, [good, operation])
    assert raised.value.params["where"] == "/1"
    assert CASE["cause"] == "a"


def test_copies_of_copies_come_to_an_end() -> None:
    doubling = [{"op": "copy", "from": "/papers", "path": "/papers/-"}] * 60
    with pytest.raises(PatchError):
        patched(CASE, doubling)
