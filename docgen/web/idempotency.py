"""Requests that carry an Idempotency-Key: sent twice, they act once and get the same answer.

The answer is kept in the transaction of what the request did, so that neither is there without the
other. Not for requests that fail: they changed nothing and may be sent again.
"""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from fastapi import Request, Response

from docgen.registry.queue.values import KeptAnswer
from docgen.registry.unit import Unit
from docgen.service.access.occasion import Occasion
from docgen.web.callers import site_of
from docgen.web.errors import (
    IdempotencyConflictError,
    IdempotencyInFlightError,
    IdempotencyKeyError,
)

__all__ = ["Answer", "Keep", "once"]

_LONGEST = 128
_FLYING: set[tuple[str, str]] = set()
_FLYING_LOCK = threading.Lock()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A JSON answer that can be kept."""

    body: Mapping[str, Any]
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)

    def kept(self, fingerprint: str) -> KeptAnswer:
        """As it is kept."""
        body = json.dumps(self.body, ensure_ascii=False).encode("utf-8")
        return KeptAnswer(
            fingerprint=fingerprint, status=self.status, headers=self.headers, body=body
        )


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
    """
    key = request.headers.get("idempotency-key")
    if key is None:
        return _response(effect(lambda _unit, _answer: None).kept(""))
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
            return _response(effect(keep).kept(fingerprint))
        except _AnsweredMeanwhileError as error:
            known = _earlier(request, actor, key, fingerprint)
            if known is None:
                raise IdempotencyInFlightError(headers={"Retry-After": "1"}) from error
            return known


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
    response = _response(known)
    response.headers["Idempotent-Replayed"] = "true"
    return response


def _response(answer: KeptAnswer) -> Response:
    return Response(
        answer.body,
        status_code=answer.status,
        headers=dict(answer.headers),
        media_type="application/json",
    )
