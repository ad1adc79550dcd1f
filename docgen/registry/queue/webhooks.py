"""Webhooks in the caller's transaction: who is to be told of what, where. Not for telling."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, insert, select, update

from docgen.registry._service_tables import deliveries, webhooks
from docgen.registry.queue.moments import moment, stamp
from docgen.registry.queue.values import WebhookRow, WebhookState

__all__ = ["Webhooks", "webhook_row"]


class Webhooks:
    """The webhooks of a registry, in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, webhook: WebhookRow) -> None:
        """Note a webhook."""
        row = {
            "id": webhook.id,
            "agency": webhook.agency,
            "url": webhook.url,
            "secret": webhook.secret,
            "types": json.dumps(sorted(webhook.types)),
            "state": webhook.state,
            "created_at": stamp(webhook.created_at),
            "created_by": webhook.created_by,
        }
        self._connection.execute(insert(webhooks).values(row))

    def find(self, agency: str, ident: str) -> WebhookRow | None:
        """A webhook of an agency that was not deleted."""
        query = select(webhooks).where(
            webhooks.c.agency == agency, webhooks.c.id == ident, webhooks.c.state != "deleted"
        )
        row = self._connection.execute(query).mappings().one_or_none()
        return None if row is None else webhook_row(row)

    def of(self, agency: str) -> tuple[WebhookRow, ...]:
        """The webhooks of an agency, the oldest first."""
        query = (
            select(webhooks)
            .where(webhooks.c.agency == agency, webhooks.c.state != "deleted")
            .order_by(webhooks.c.created_at, webhooks.c.id)
        )
        return tuple(webhook_row(row) for row in self._connection.execute(query).mappings())

    def of_all(self) -> tuple[WebhookRow, ...]:
        """The webhooks of every agency, the oldest first."""
        query = (
            select(webhooks)
            .where(webhooks.c.state != "deleted")
            .order_by(webhooks.c.created_at, webhooks.c.id)
        )
        return tuple(webhook_row(row) for row in self._connection.execute(query).mappings())

    def change(
        self, webhook: WebhookRow, *, url: str, types: Collection[str], state: WebhookState
    ) -> None:
        """Give a webhook another address, other types or another state."""
        self._set(webhook.id, url=url, types=json.dumps(sorted(types)), state=state)

    def rotate(self, webhook: WebhookRow, *, secret: str, former_until: datetime) -> None:
        """Give a webhook a new secret; the one before it signs too until ``former_until``."""
        until = stamp(former_until)
        self._set(webhook.id, secret=secret, former_secret=webhook.secret, former_until=until)

    def kept_as(self, prefix: str) -> tuple[tuple[str, str, str | None], ...]:
        """Id, secret and former secret of the webhooks of which one begins so."""
        query = select(webhooks.c.id, webhooks.c.secret, webhooks.c.former_secret).where(
            webhooks.c.secret.startswith(prefix, autoescape=True)
            | webhooks.c.former_secret.startswith(prefix, autoescape=True)
        )
        return tuple((row[0], row[1], row[2]) for row in self._connection.execute(query))

    def keep(self, ident: str, *, secret: str, former: str | None) -> None:
        """Keep the secrets of a webhook in another form."""
        self._set(ident, secret=secret, former_secret=former)

    def end(self, ident: str, state: WebhookState, *, reason: str, now: datetime) -> None:
        """Disable or delete a webhook; what it was still to be told has failed for ``reason``."""
        self._set(ident, state=state)
        open_ones = (deliveries.c.webhook == ident) & (deliveries.c.state == "waiting")
        failed = {"state": "failed", "last_error": reason, "ended_at": stamp(now)}
        self._connection.execute(update(deliveries).where(open_ones).values(failed))

    def _set(self, ident: str, **values: Any) -> None:  # noqa: ANN401 - columns
        self._connection.execute(update(webhooks).where(webhooks.c.id == ident).values(values))


def webhook_row(row: RowMapping) -> WebhookRow:
    """A row of the table as a value."""
    return WebhookRow(
        id=row["id"],
        agency=row["agency"],
        url=row["url"],
        secret=row["secret"],
        types=frozenset(json.loads(row["types"])),
        state=row["state"],
        created_at=datetime.fromisoformat(row["created_at"]),
        created_by=row["created_by"],
        former_secret=row["former_secret"],
        former_until=moment(row["former_until"]),
    )
