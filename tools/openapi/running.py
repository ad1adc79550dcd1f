"""Runs the examples of the description in their order and tells the answers as they are shown.

Ids that the service gives, digests and times differ from run to run or from one font to the next;
they are shown as fixed values. Not for judging the answers.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from httpx2 import Response

from docgen.web.openapi.examples import EXAMPLES, Example
from tools.openapi.world import World

__all__ = ["Ran", "run_examples"]

_DIGEST = re.compile(r'"[0-9a-f]{64}"')
_COUNTED = re.compile(r'"(bytes|place)": ?[0-9]+')
_SHOWN_DIGEST = '"' + "0" * 64 + '"'
_SECRET = re.compile(r'"whsec_[A-Za-z0-9+/=]+"')
_SHOWN_SIGNER = '"whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oDc0NoMUEAJUU="'
_MOST_SHOWN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """An example and its answer; ``shown`` is its JSON as the description has it."""

    example: Example
    response: Response
    shown: Any


def run_examples(world: World, document: Mapping[str, Any]) -> Iterator[Ran]:
    """Every example, asked of the app of ``world``."""
    places = {
        operation["operationId"]: (method, path)
        for path, operations in document["paths"].items()
        for method, operation in operations.items()
    }
    real: dict[str, str] = {}
    for example in EXAMPLES:
        method, path = places[example.operation]
        url = path.format(**{name: real.get(one, one) for name, one in example.path.items()})
        response = world.client.request(
            method,
            url,
            params=dict(example.query),
            content=_content(example),
            headers=_headers(example, world),
        )
        _learn(example, response, real)
        yield Ran(example=example, response=response, shown=_shown(response, real))


def _headers(example: Example, world: World) -> dict[str, str]:
    kind = {"Content-Type": example.media} if example.body is not None else {}
    return {**kind, **example.headers, **(world.other if example.by_other else {})}


def _content(example: Example) -> bytes | None:
    if example.body is None:
        return None
    text = example.body if isinstance(example.body, str) else json.dumps(example.body)
    return text.encode()


def _learn(example: Example, response: Response, real: dict[str, str]) -> None:
    """Note the ids that the service gave for those that readers see."""
    for pointer, shown in example.gives.items() if response.is_success else ():
        value = response.json()
        for part in pointer.strip("/").split("/"):
            value = value[int(part)] if isinstance(value, list) else value[part]
        real[shown] = value


def _shown(response: Response, real: Mapping[str, str]) -> Any:
    if response.headers.get("content-type") != "application/json":
        return None
    text = _COUNTED.sub(r'"\1": 0', _DIGEST.sub(_SHOWN_DIGEST, response.text))
    text = _SECRET.sub(_SHOWN_SIGNER, text)
    for shown, given in real.items():
        text = text.replace(f'"{given}"', f'"{shown}"')
    return _shortened(json.loads(text))


def _shortened(value: Any) -> Any:
    """The same with a few entries of each list, which show its shape as well as all do."""
    if isinstance(value, list):
        return [_shortened(each) for each in value[:_MOST_SHOWN]]
    if isinstance(value, dict):
        return {name: _shortened(each) for name, each in value.items()}
    return value
