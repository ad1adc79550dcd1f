"""Schemathesis asks every operation what its description allows and what it does not.

The schema of a case is left open here, since no generated case passes the rules; where one answer
leads to another, cases are good ones. What is wrong in a case is the matter of other tests.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test
from schemathesis.config import SchemathesisConfig as Config
from starlette.types import ASGIApp, Receive, Scope, Send

from docgen.web.openapi.examples import example_case
from tools.openapi.making import COMMITTED
from tools.openapi.world import TOKEN, World, open_world


class Later:
    """The app of the test that runs; it is not there yet when tests are collected."""

    app: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self.app(scope, receive, send)


def described(case: dict[str, Any]) -> dict[str, Any]:
    """The description, with this schema of a case and without what a generator cannot know."""
    document: dict[str, Any] = json.loads(COMMITTED.read_text("utf-8"))
    schemas = document["components"]["schemas"]
    schemas["Case"] = case
    # The fields of instruments belong to the schema of a case, which is given in its place.
    document["components"]["schemas"] = {
        name: schema for name, schema in schemas.items() if name == "Case" or name[:4] != "Case"
    } | {name: schemas[name] for name in ("CaseAnswer", "CaseList", "CaseSummary")}
    # Any text may be checked, and any line sent, whatever the description proposes.
    check = document["paths"]["/v1/cases:check"]["post"]["requestBody"]["content"]
    check["application/json"]["schema"] = {}
    lines = document["paths"]["/v1/cases:import"]["post"]["requestBody"]["content"]
    lines["application/x-ndjson"]["schema"] = {}
    # Of two parts named ``case`` the last one counts; this generator sends them at random.
    del document["paths"]["/v1/cases"]["post"]["requestBody"]["content"]["multipart/form-data"]
    for path in document["paths"].values():
        for operation in path.values():
            operation["parameters"] = [
                each
                for each in operation["parameters"]
                if each.get("name", each.get("$ref")) not in UNKNOWABLE
            ]
    return document


# A wish to wait is granted, and here nobody works on jobs.
UNKNOWABLE = ("#/components/parameters/Prefer",)
LATER = Later()
LARGEST = 2**53
LISTS = [
    operation["operationId"]
    for path in json.loads(COMMITTED.read_text("utf-8"))["paths"].values()
    for operation in path.values()
    if any(each.get("name") == "cursor" for each in operation["parameters"])
]
# What the rules of law ask of a case, whether it is the version that If-Match names, how large a
# file may be and who may log in stand in no schema.
GOOD = ["2xx", "304", "401", "404", "405", "409", "412", "413", "422", "428", "429"]
CONFIG = {
    "checks": {"positive_data_acceptance": {"expected-statuses": GOOD}},
    # A cursor is what an answer gave, which its schema cannot say: another one is refused.
    "operations": [
        {
            "include-operation-id": LISTS,
            "checks": {"positive_data_acceptance": {"expected-statuses": [*GOOD, "400"]}},
        }
    ],
    "generation": {"deterministic": True},
}


class Key:
    """The key of the world that is there."""

    def get(self, case: schemathesis.Case, context: schemathesis.AuthContext) -> str:
        return f"Bearer {TOKEN}"

    def set(self, case: schemathesis.Case, data: str, context: schemathesis.AuthContext) -> None:
        case.headers["Authorization"] = data


def asked(case: dict[str, Any]) -> schemathesis.BaseSchema:
    """The description as Schemathesis takes it, asked of the app of the test that runs."""
    made = schemathesis.openapi.from_dict(described(case), config=Config.from_dict(CONFIG))
    made.app = LATER
    made.config.update(base_url="http://testserver")
    made.auth()(Key)
    return made


@schemathesis.serializer("application/x-ndjson")
def lines(context: schemathesis.SerializationContext, value: Any) -> bytes:
    """Lines as they are; what is no text as one line of JSON."""
    return value.encode() if isinstance(value, str) else json.dumps(value).encode()


@schemathesis.hook
def filter_body(context: schemathesis.HookContext, body: Any) -> bool:
    """Leave out numbers that readers of JSON differ on: they are refused before any schema.

    No schema can say so of what it leaves open (RFC 7493, section 2.2).
    """
    if isinstance(body, dict | list):
        values = body.values() if isinstance(body, dict) else body
        return all(filter_body(context, each) for each in values)
    return not isinstance(body, int | float) or abs(body) <= LARGEST


schema = asked({"type": "object"})
BOUNDED = settings(
    max_examples=10,
    stateful_step_count=6,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with open_world(tmp_path_factory.mktemp("world")) as opened:
        LATER.app = opened.client.app
        yield opened


@schema.parametrize()
@BOUNDED
def test_every_answer_is_documented(case: schemathesis.Case, world: World) -> None:
    case.call_and_validate()


@pytest.mark.slow
def test_what_answers_lead_to_is_answered_as_documented(tmp_path: Path) -> None:
    machine = asked({"enum": [example_case()]}).as_state_machine()
    count = itertools.count()

    class OfOneWorld(machine):  # type: ignore[misc, valid-type]
        """Each run begins with a world of its own, so that the same steps find the same."""

        def setup(self) -> None:
            self.open = ExitStack()
            world = self.open.enter_context(open_world(tmp_path / str(next(count))))
            LATER.app = world.client.app
            super().setup()

        def teardown(self) -> None:
            super().teardown()
            self.open.close()

    run_state_machine_as_test(OfOneWorld, settings=settings(BOUNDED, max_examples=5))
