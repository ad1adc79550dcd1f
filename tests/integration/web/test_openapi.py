"""The description of the HTTP interface is what is committed, is complete, and its examples run."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from docgen.catalogue.bundle import references
from docgen.web.openapi.examples import EXAMPLES
from tools.openapi.making import COMMITTED, document_text
from tools.openapi.running import Ran, run_examples
from tools.openapi.world import open_world

URI = "urn:openapi"


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], list[Ran]]:
    """The description of a running app, and every example with its answer."""
    with open_world(tmp_path_factory.mktemp("world")) as world:
        document = world.client.get("/v1/openapi.json").json()
        return document, list(run_examples(world, document))


@pytest.fixture(scope="module")
def document(told: tuple[dict[str, Any], list[Ran]]) -> dict[str, Any]:
    return told[0]


def operations(document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for path in document["paths"].values():
        yield from path.values()


def validator(document: dict[str, Any], schema: dict[str, Any]) -> Draft202012Validator:
    resource = Resource.from_contents(document, default_specification=DRAFT202012)
    registry: Registry[Any] = Registry().with_resource(URI, resource)
    text = json.dumps(schema).replace('"#/', f'"{URI}#/')
    return Draft202012Validator(json.loads(text), registry=registry)


def test_the_committed_description_is_that_of_the_app(document: dict[str, Any]) -> None:
    committed = COMMITTED.read_text("utf-8")
    assert committed == document_text(document), "run `make openapi` and commit what it writes"


def test_every_reference_leads_somewhere(document: dict[str, Any]) -> None:
    for node in references(document):
        found: Any = document
        for part in node["$ref"].removeprefix("#/").split("/"):
            found = found[part]


def test_every_schema_is_one(document: dict[str, Any]) -> None:
    for schema in document["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)


def test_every_operation_says_what_it_does_and_answers(document: dict[str, Any]) -> None:
    for operation in operations(document):
        name = operation["operationId"]
        assert len(operation["summary"]) > 3, name
        assert len(operation["description"]) >= len(operation["summary"]), name
        inline = [each for each in operation["parameters"] if "$ref" not in each]
        assert [each["name"] for each in inline if not each.get("description")] == [], name
        assert all(answer["description"] for answer in operation["responses"].values()), name


def test_every_tag_is_described(document: dict[str, Any]) -> None:
    used = {tag for operation in operations(document) for tag in operation["tags"]}
    assert used <= {each["name"] for each in document["tags"]}


def test_operations_have_names_of_their_own_and_links_lead_to_them(
    document: dict[str, Any],
) -> None:
    names = [operation["operationId"] for operation in operations(document)]
    assert len(names) == len(set(names))
    for operation in operations(document):
        for answer in operation["responses"].values():
            assert set(answer.get("links", ())) <= set(names)


def test_every_operation_has_an_example(document: dict[str, Any]) -> None:
    names = {operation["operationId"] for operation in operations(document)}
    assert {each.operation for each in EXAMPLES} == names


def test_every_example_gets_the_answer_that_is_documented(
    told: tuple[dict[str, Any], list[Ran]],
) -> None:
    document, rans = told
    by_name = {each["operationId"]: each for each in operations(document)}
    seen: set[str] = set()
    for ran in rans:
        name, response = ran.example.operation, ran.response
        assert response.status_code == ran.example.status, f"{name}: {response.text}"
        answer = by_name[name]["responses"][str(ran.example.status)]
        if not response.content:
            continue
        kind = response.headers["content-type"].partition(";")[0]
        content = answer["content"][kind]
        if ran.shown is not None:
            validator(document, content["schema"]).validate(response.json())
            if name not in seen:
                assert content["examples"]["good"]["value"] == ran.shown, name
        seen.add(name)


def test_documented_headers_are_sent(told: tuple[dict[str, Any], list[Ran]]) -> None:
    document, rans = told
    by_name = {each["operationId"]: each for each in operations(document)}
    for ran in rans:
        answer = by_name[ran.example.operation]["responses"][str(ran.example.status)]
        for header in set(answer["headers"]) - {"Idempotent-Replayed"}:
            assert header in ran.response.headers, f"{ran.example.operation}: {header}"


def test_the_case_of_the_description_takes_the_sample_cases(document: dict[str, Any]) -> None:
    check = validator(document, {"$ref": "#/components/schemas/Case"})
    folder = Path(__file__).parents[2] / "cases"
    for path in sorted(folder.glob("*.case.json")):
        check.validate(json.loads(path.read_text("utf-8")))
    with pytest.raises(jsonschema.ValidationError):
        check.validate({"case_id": "2026-X-1"})
