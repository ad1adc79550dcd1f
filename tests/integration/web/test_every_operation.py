"""Schemathesis asks every operation what its description allows and what it does not.

The schema of a case is left open here, since no generated case passes the rules: what is wrong in a
case is the matter of other tests.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test
from schemathesis.config import SchemathesisConfig as Config
from starlette.types import ASGIApp, Receive, Scope, Send

from tools.openapi.making import COMMITTED
from tools.openapi.world import TOKEN, World, open_world


class Later:
    """The app of the test that runs; it is not there yet when tests are collected."""

    app: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self.app(scope, receive, send)


def described() -> dict[str, Any]:
    """The description, with cases that may hold anything."""
    document: dict[str, Any] = json.loads(COMMITTED.read_text("utf-8"))
    schemas = document["components"]["schemas"]
    schemas["Case"] = {"type": "object"}
    check = document["paths"]["/v1/cases:check"]["post"]["requestBody"]["content"]
    check["application/json"]["schema"] = {}
    lines = document["paths"]["/v1/cases:import"]["post"]["requestBody"]["content"]
    lines["application/x-ndjson"]["schema"] = {}
    # Of two parts named ``case`` the last one counts; this generator sends them at random.
    del document["paths"]["/v1/cases"]["post"]["requestBody"]["content"]["multipart/form-data"]
    document["components"]["schemas"] = {
        name: schema for name, schema in schemas.items() if name == "Case" or name[:4] != "Case"
    } | {name: schemas[name] for name in ("CaseAnswer", "CaseList", "CaseSummary")}
    for path in document["paths"].values():
        for operation in path.values():
            for parameter in operation["parameters"]:
                if parameter.get("name") == "cursor":
                    parameter["schema"] = {"enum": ["cDE"]}
    return document


LATER = Later()
# What the rules of law ask of a case, whether it is the version that If-Match names, how large
# a file may be stands in no schema: 422, 412 and 413 are good answers to what the schema allows.
GOOD = ["2xx", "304", "404", "405", "409", "412", "413", "422", "428", "429"]
schema = schemathesis.openapi.from_dict(
    described(),
    config=Config.from_dict({"checks": {"positive_data_acceptance": {"expected-statuses": GOOD}}}),
)
schema.app = LATER
schema.config.update(base_url="http://testserver")


@schema.auth()
class Key:
    """The key of the world that is there."""

    def get(self, case: schemathesis.Case, context: schemathesis.AuthContext) -> str:
        return f"Bearer {TOKEN}"

    def set(self, case: schemathesis.Case, data: str, context: schemathesis.AuthContext) -> None:
        case.headers["Authorization"] = data


@schemathesis.serializer("application/x-ndjson")
def lines(context: schemathesis.SerializationContext, value: Any) -> bytes:
    """Lines as they are; what is no text as one line of JSON."""
    return value.encode() if isinstance(value, str) else json.dumps(value).encode()


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with open_world(tmp_path_factory.mktemp("world")) as opened:
        LATER.app = opened.client.app
        yield opened


BOUNDED = settings(
    max_examples=10,
    stateful_step_count=8,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@schema.parametrize()
@BOUNDED
def test_every_answer_is_documented(case: schemathesis.Case, world: World) -> None:
    case.call_and_validate()


def test_what_answers_lead_to_answers_as_documented(world: World) -> None:
    run_state_machine_as_test(schema.as_state_machine(), settings=BOUNDED)
