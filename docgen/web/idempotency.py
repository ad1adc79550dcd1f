"""Requests that carry an Idempotency-Key: sent twice, they act once and get the same answer.

The answer is kept in the transaction of what the request did, so that neither is there without the
other. Of an answer that shows a secret, only what was made is kept: it is not given twice.
Not for requests that fail: they changed nothing and may be sent again.
"""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar

from fastapi import Request, Response

from docgen.registry.queue.values import KeptAnswer
from docgen.registry.unit import Unit
from docgen.service.access.occasion import Occasion
from docgen.service.also import Also
from docgen.web.callers import site_of
from docgen.web.errors import (
    IdempotencyConflictError,
    IdempotencyInFlightError,
    IdempotencyKeyError,
    SecretShownError,
)

__all__ = ["Answer", "Keep", "once", "once_done"]

T = TypeVar("T")

_LONGEST = 128
_FLYING: set[tuple[str, str]] = set()
_FLYING_LOCK = threading.Lock()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A JSON answer that can be kept; ``secret_of`` says whose secret it shows, where it does."""

    body: Mapping[str, Any]
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    secret_of: str = ""

    def kept(self, fingerprint: str) -> KeptAnswer:
        """As it is kept: without a secret, so that who reads the registry finds none."""
        if self.secret_of:
            return KeptAnswer(
                fingerprint=fingerprint,
                status=SecretShownError.http_status,
                body=self.secret_of.encode("utf-8"),
            )
        return KeptAnswer(
            fingerprint=fingerprint, status=self.status, headers=self.headers, body=self.text()
        )

    def text(self) -> bytes:
        """The body as it is sent."""
        return json.dumps(self.body, ensure_ascii=False).encode("utf-8")

    def response(self) -> Response:
        """As it is sent; what shows a secret is kept by nobody on the way."""
        private = {"Cache-Control": "no-store"} if self.secret_of else {}
        return _response(self.text(), self.status, {**self.headers, **private})


Keep = Callable[[Unit, Answer], None]


class _AnsweredMeanwhileError(Exception):
    """Another process answered the same key first; what this one was about to do is undone."""


def once(
    request: Request, occasion: Occasion, sent: bytes, effect: Callable[[Keep], Answer]
) -> Response:
    """The answer of ``effect``, which runs once for a key; ``sent`` is what the client asked for.

    ``effect`` gets a function that keeps the answer in its transaction.

    Raises:
        IdempotencyKeyError: the key cannot be used.
        IdempotencyConflictError: the key stands for another request.
        IdempotencyInFlightError: its first request is still being answered.
        SecretShownError: it was answered with a secret.
    """
    key = request.headers.get("idempotency-key")
    if key is None:
        return effect(lambda _unit, _answer: None).response()
    if not 1 <= len(key) <= _LONGEST or not key.isascii() or not key.isprintable():
        raise IdempotencyKeyError
    asked = f"{request.method} {request.url.path}\n".encode() + sent
    fingerprint = hashlib.sha256(asked).hexdigest()
    actor = occasion.principal.actor
    with _alone(actor, key):
        known = _earlier(request, actor, key, fingerprint)
        if known is not None:
            return known

        def keep(unit: Unit, answer: Answer) -> None:
            if unit.answers.find(actor, key) is not None:
                raise _AnsweredMeanwhileError
            unit.answers.keep(actor, key, answer.kept(fingerprint), occasion.at)

        try:
            return effect(keep).response()
        except _AnsweredMeanwhileError as error:
            known = _earlier(request, actor, key, fingerprint)
            if known is None:
                raise IdempotencyInFlightError(headers={"Retry-After": "1"}) from error
            return known


def once_done(
    request: Request,
    occasion: Occasion,
    sent: object,
    work: Callable[[Also[T]], T],
    answer: Callable[[T], Answer],
) -> Response:
    """``once`` for work that writes the answer beside what it does; ``sent`` is a JSON value."""

    def effect(keep: Keep) -> Answer:
        return answer(work(lambda unit, done: keep(unit, answer(done))))

    return once(request, occasion, json.dumps(sent, sort_keys=True).encode(), effect)


@contextmanager
def _alone(actor: str, key: str) -> Iterator[None]:
    with _FLYING_LOCK:
        if (actor, key) in _FLYING:
            raise IdempotencyInFlightError(headers={"Retry-After": "1"})
        _FLYING.add((actor, key))
    try:
        yield
    finally:
        with _FLYING_LOCK:
            _FLYING.discard((actor, key))


def _earlier(request: Request, actor: str, key: str, fingerprint: str) -> Response | None:
    with site_of(request).registry.reading() as unit:
        known = unit.answers.find(actor, key)
    if known is None:
        return None
    if known.fingerprint != fingerprint:
        raise IdempotencyConflictError
    if known.status == SecretShownError.http_status:
        raise SecretShownError(made=known.body.decode("utf-8"))
    response = _response(known.body, known.status, known.headers)
    response.headers["Idempotent-Replayed"] = "true"
    return response


def _response(body: bytes, status: int, headers: Mapping[str, str]) -> Response:
    return Response(body, status_code=status, headers=dict(headers), media_type="application/json")
