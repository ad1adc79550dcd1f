"""Answers kept by Idempotency-Key, in the caller's transaction.

A request that is repeated gets the answer of the first; it is written together with what the
request did. Not for deciding what a repeated request gets.
"""

from __future__ import annotations

import json
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, insert, select

from docgen.registry._service_tables import answers
from docgen.registry.queue.values import KeptAnswer

__all__ = ["Answers"]

_ONE = select(answers).where(
    answers.c.actor == bindparam("who"), answers.c.key == bindparam("given")
)


class Answers:
    """The kept answers of a registry, in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def find(self, actor: str, key: str) -> KeptAnswer | None:
        """The answer that an actor's key stands for."""
        names = {"who": actor, "given": key}
        row = self._connection.execute(_ONE, names).mappings().one_or_none()
        if row is None:
            return None
        return KeptAnswer(
            fingerprint=row["fingerprint"],
            status=row["status"],
            headers=json.loads(row["headers"]),
            body=bytes(row["body"]),
        )

    def keep(self, actor: str, key: str, answer: KeptAnswer, now: datetime) -> None:
        """Keep an answer under a key that has none."""
        row = {
            "actor": actor,
            "key": key,
            "fingerprint": answer.fingerprint,
            "status": answer.status,
            "headers": json.dumps(dict(answer.headers)),
            "body": answer.body,
            "kept_at": now.isoformat(),
        }
        self._connection.execute(insert(answers), row)

    def sweep(self, before: datetime) -> int:
        """Forget the answers kept before a time; how many."""
        old = delete(answers).where(answers.c.kept_at < before.isoformat())
        return self._connection.execute(old).rowcount
