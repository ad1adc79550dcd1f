"""The whole description: what FastAPI reads off the routes, and what it cannot know.

Each operation gets a summary and a description from its docstring, its headers, what its problems
mean, and examples. Not for serving it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from fastapi.routing import APIRoute

from docgen.catalogue import Catalogue
from docgen.web.openapi.cases import case_components
from docgen.web.openapi.examples import with_examples
from docgen.web.openapi.headers import (
    ANSWER_HEADERS,
    REQUEST_HEADERS,
    answer_headers,
    request_headers,
)
from docgen.web.openapi.links import links_of
from docgen.web.openapi.texts import PARAMETERS, PROBLEMS, TAGS

__all__ = ["described", "operation_id"]

_PROBLEM = "application/problem+json"
_JSON = "application/json"
_OF_FASTAPI = ("HTTPValidationError", "ValidationError")
_ID = "^[^/:]+$"
_LONGEST_ID = 200
_UNPROTECTED = frozenset({"health_live", "health_ready", "sessions_log_in"})


def operation_id(route: APIRoute) -> str:
    """The stable name of an operation: its kind of thing and what is done, ``cases_create``."""
    return f"{route.tags[0]}_{route.name}" if route.tags else route.name


def described(app: FastAPI, catalogue: Catalogue) -> dict[str, Any]:
    """The OpenAPI 3.1 of an app; the case is described by the catalogue's schema."""
    document = get_openapi(
        title=app.title,
        version=app.version,
        description=app.description,
        routes=app.routes,
        tags=[{"name": name, "description": text} for name, text in TAGS.items()],
        servers=[{"url": "/"}],
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
    )
    components = document["components"]
    schemas = components["schemas"]
    for name in _OF_FASTAPI:
        schemas.pop(name, None)
    schemas |= case_components(catalogue.standalone_schema("case"))
    components["schemas"] = dict(sorted(schemas.items()))
    components["parameters"] = dict(REQUEST_HEADERS)
    components["headers"] = dict(ANSWER_HEADERS)
    components["securitySchemes"] = {
        "key": {
            "type": "http",
            "scheme": "bearer",
            "description": "A key of the agency (`docgen key add`), or a token of its identity "
            "provider.",
        }
    }
    document["security"] = [{"key": []}]
    for operation in _operations(document):
        _complete(operation)
    return document


def _operations(document: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for path in document["paths"].values():
        yield from path.values()


def _complete(operation: dict[str, Any]) -> None:
    name = operation["operationId"]
    operation["summary"], operation["description"] = _told(operation.get("description", ""))
    if name in _UNPROTECTED:
        operation["security"] = []
    for parameter in operation.get("parameters", ()):
        if parameter["name"] in PARAMETERS:
            parameter.setdefault("description", PARAMETERS[parameter["name"]])
        if parameter["in"] == "path":
            _complete_id(parameter["schema"])
            operation["responses"]["405"] = _problem()
    operation["parameters"] = [*operation.get("parameters", ()), *request_headers(name)]
    _without_validation_error(operation)
    for status, answer in operation["responses"].items():
        _complete_answer(name, status, answer)
    with_examples(operation)


def _problem() -> dict[str, Any]:
    return {"content": {_PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}}}


def _complete_id(schema: dict[str, Any]) -> None:
    if schema.get("type") == "string" and "enum" not in schema:
        schema |= {"pattern": _ID, "maxLength": _LONGEST_ID}


def _told(docstring: str) -> tuple[str, str]:
    """A summary of one sentence, and the whole text in lines that flow."""
    text = "\n\n".join(" ".join(each.split()) for each in docstring.split("\n\n"))
    first = text.partition("\n\n")[0].partition(". ")[0].rstrip(".")
    return first, text


def _complete_answer(name: str, status: str, answer: dict[str, Any]) -> None:
    content = answer.get("content", {})
    if _PROBLEM in content:
        content[_PROBLEM] = content.pop(_JSON, content[_PROBLEM])
        answer["description"] = PROBLEMS[status]
    answer["headers"] = {**answer_headers(name, status), **answer.get("headers", {})}
    found = links_of(name) if status.startswith("2") else {}
    if found:
        answer["links"] = found


def _without_validation_error(operation: dict[str, Any]) -> None:
    """What FastAPI says of parameters it refuses: here they are a problem with status 400."""
    told = operation["responses"].get("422", {}).get("content", {}).get(_JSON, {})
    if told.get("schema", {}).get("$ref", "").endswith(_OF_FASTAPI[0]):
        del operation["responses"]["422"]
