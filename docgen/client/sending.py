"""Sends a request until it is answered: again after a failure that may pass, as the service says.

A request that changes something carries an Idempotency-Key, the same at every attempt, so that it
acts once. Not for what is asked.
"""

from __future__ import annotations

import json
import math
import random
import time
import uuid
from collections.abc import Callable, Mapping
from typing import Any

import httpx2

from docgen.client.errors import UnreachableError, problem_of

__all__ = ["Sender"]

_PASSING = frozenset({408, 425, 429, 502, 503, 504})
_IN_FLIGHT = "idempotency-in-flight"
_FIRST_WAIT_S = 0.5
_LONGEST_WAIT_S = 60.0


class Sender:
    """Sends requests with a key; tries ``attempts`` times."""

    def __init__(
        self,
        client: httpx2.Client,
        *,
        attempts: int,
        sleep: Callable[[float], None] = time.sleep,
        new_key: Callable[[], str] = lambda: str(uuid.uuid4()),
    ) -> None:
        self._client = client
        self._attempts = attempts
        self._sleep = sleep
        self._new_key = new_key

    def send(
        self,
        method: str,
        path: str,
        *,
        headers: Mapping[str, str] | None = None,
        content: bytes | None = None,
        params: Mapping[str, str | int | bool] | None = None,
    ) -> httpx2.Response:
        """The good answer of a request, also 304.

        Raises:
            ProblemError: the answer is a problem that does not pass.
            UnreachableError: no answer came.
        """
        sent = dict(headers or {})
        if method not in ("GET", "HEAD"):
            sent.setdefault("Idempotency-Key", self._new_key())
        for attempt in range(1, self._attempts + 1):
            last = attempt == self._attempts
            try:
                response = self._client.request(
                    method, path, headers=sent, content=content, params=params
                )
            except httpx2.TransportError as error:
                if last:
                    raise UnreachableError(f"{method} {path}: {error}") from error
                self._sleep(_wait(attempt, None))
                continue
            if response.is_success or response.status_code == httpx2.codes.NOT_MODIFIED:
                return response
            body = _problem(response)
            if last or not _passes(response, body):
                raise problem_of(response.status_code, body)
            self._sleep(_wait(attempt, response.headers.get("retry-after")))
        raise UnreachableError(f"{method} {path}: no attempt was made")


def _passes(response: httpx2.Response, body: Mapping[str, Any]) -> bool:
    return response.status_code in _PASSING or body.get("code") == _IN_FLIGHT


def _problem(response: httpx2.Response) -> Mapping[str, Any]:
    try:
        found = json.loads(response.content)
    except ValueError:
        found = None
    return found if isinstance(found, dict) else {"detail": response.reason_phrase}


def _wait(attempt: int, told: str | None) -> float:
    """Seconds: as the service says, else twice as long each time, with some chance in it."""
    if told is not None and told.isascii() and told.isdecimal():
        return min(float(told), _LONGEST_WAIT_S)
    most = min(math.ldexp(_FIRST_WAIT_S, attempt - 1), _LONGEST_WAIT_S)
    return most * random.uniform(0.5, 1.0)  # noqa: S311 - spreads clients, keeps no secret
