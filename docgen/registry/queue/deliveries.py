"""Deliveries in the caller's transaction: each event once for each webhook that asked for it.

The id of a delivery follows from both, so that it never changes and no event is spread twice; it
is the id of the message that the receiver sees. Not for sending.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import (
    ColumnElement,
    Connection,
    RowMapping,
    Select,
    and_,
    delete,
    exists,
    insert,
    or_,
    select,
    update,
)

from docgen.registry._service_tables import deliveries, events, webhooks
from docgen.registry.queue.events import event_of
from docgen.registry.queue.moments import moment, stamp
from docgen.registry.queue.values import Delivery, DeliveryRow, DeliveryState, Event, WebhookRow
from docgen.registry.queue.webhooks import webhook_row

__all__ = ["RESTS", "Deliveries"]

# How long a delivery rests after each attempt that failed; the ninth is the last, a day later.
RESTS: tuple[timedelta, ...] = tuple(
    timedelta(seconds=each) for each in (5, 60, 300, 1800, 7200, 18_000, 28_800, 32_400)
)
_AT_ONCE = 200


class Deliveries:
    """The deliveries of a registry, in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def is_due(self, now: datetime) -> bool:
        """Whether there is an event to spread or a delivery to make; reads only."""
        new = select(events.c.id).where(events.c.spread == 0).limit(1)
        if self._connection.execute(new).first() is not None:
            return True
        query = select(deliveries.c.id).where(_is_due(now)).limit(1)
        return self._connection.execute(query).first() is not None

    def spread(self, now: datetime) -> int:
        """Turn new events into deliveries to the active webhooks that asked for their type."""
        query = select(events).where(events.c.spread == 0).order_by(events.c.happened_at)
        new = [event_of(row) for row in self._connection.execute(query.limit(_AT_ONCE)).mappings()]
        listeners = self._listeners()
        rows = [
            _new_row(event, webhook, now)
            for event in new
            for webhook in listeners[event.agency]
            if event.type in webhook.types
        ]
        if rows:
            self._connection.execute(insert(deliveries), rows)
        done = update(events).where(events.c.id.in_([event.id for event in new]))
        self._connection.execute(done.values(spread=1))
        return len(rows)

    def _listeners(self) -> dict[str, list[WebhookRow]]:
        found: dict[str, list[WebhookRow]] = defaultdict(list)
        query = select(webhooks).where(webhooks.c.state == "active")
        for row in self._connection.execute(query).mappings():
            found[row["agency"]].append(webhook_row(row))
        return found

    def claim(self, *, now: datetime, lease: timedelta, most: int) -> tuple[Delivery, ...]:
        """Take deliveries that are due, until ``now + lease``; each counts as an attempt."""
        due = select(deliveries.c.id).where(_is_due(now)).order_by(deliveries.c.next_at)
        idents = list(self._connection.execute(due.limit(most)).scalars())
        if not idents:
            return ()
        taken = {"attempts": deliveries.c.attempts + 1, "leased_until": stamp(now + lease)}
        these = deliveries.c.id.in_(idents)
        self._connection.execute(update(deliveries).where(these).values(taken))
        rows = self._connection.execute(_rows().where(these)).mappings()
        waiting = [_delivery(row) for row in rows]
        known = self._webhooks(waiting)
        told = self._events(waiting)
        return tuple(
            Delivery(row=row, event=told[row.event], webhook=known[row.webhook]) for row in waiting
        )

    def _webhooks(self, rows: Iterable[DeliveryRow]) -> dict[str, WebhookRow]:
        query = select(webhooks).where(webhooks.c.id.in_({each.webhook for each in rows}))
        return {row["id"]: webhook_row(row) for row in self._connection.execute(query).mappings()}

    def _events(self, rows: Iterable[DeliveryRow]) -> dict[str, Event]:
        query = select(events).where(events.c.id.in_({each.event for each in rows}))
        return {row["id"]: event_of(row) for row in self._connection.execute(query).mappings()}

    def delivered(self, row: DeliveryRow, *, status: int, now: datetime) -> bool:
        """The receiver took the message; False where the delivery is no longer this attempt's."""
        return self._end(row, "delivered", now, last_status=status, last_error=None)

    def missed(
        self, row: DeliveryRow, *, status: int | None, error: str, now: datetime
    ) -> DeliveryState | None:
        """An attempt failed: the delivery rests, or has failed after the last one."""
        told = {"last_status": status, "last_error": error}
        if row.attempts > len(RESTS):
            return "failed" if self._end(row, "failed", now, **told) else None
        again = {"next_at": stamp(now + RESTS[row.attempts - 1]), "leased_until": None, **told}
        done = update(deliveries).where(_held(row)).values(again)
        return "waiting" if self._connection.execute(done).rowcount else None

    def replay(self, agency: str, ident: str, now: datetime) -> DeliveryRow | None:
        """Deliver once more, under the same id; None where the agency has no such delivery."""
        known = self.find(agency, ident)
        if known is None or known.state == "waiting":
            return known
        afresh = {"state": "waiting", "attempts": 0, "next_at": stamp(now), "ended_at": None}
        free = {"leased_until": None}
        done = update(deliveries).where(deliveries.c.id == ident).values(afresh | free)
        self._connection.execute(done)
        return self.find(agency, ident)

    def forget(self, before: datetime) -> int:
        """Forget deliveries that ended before a time, and older events that nobody is told of.

        An event that is told only once stays, or it would be told again. How many deliveries.
        """
        ended = (deliveries.c.state != "waiting") & (deliveries.c.ended_at < stamp(before))
        count = self._connection.execute(delete(deliveries).where(ended)).rowcount
        told = exists().where(deliveries.c.event == events.c.id).correlate(events)
        old = (events.c.spread == 1) & (events.c.happened_at < stamp(before))
        idle = delete(events).where(old, events.c.once.is_(None), ~told)
        self._connection.execute(idle)
        return count

    def find(self, agency: str, ident: str) -> DeliveryRow | None:
        """A delivery of an agency."""
        query = _rows().where(events.c.agency == agency, deliveries.c.id == ident)
        row = self._connection.execute(query).mappings().one_or_none()
        return None if row is None else _delivery(row)

    def page(
        self,
        agency: str,
        webhook: str,
        *,
        limit: int,
        before: tuple[datetime, str] | None = None,
        state: DeliveryState | None = None,
    ) -> tuple[DeliveryRow, ...]:
        """Deliveries to a webhook, by their event the newest first, those older than ``before``."""
        query = _rows().where(events.c.agency == agency, deliveries.c.webhook == webhook)
        if state is not None:
            query = query.where(deliveries.c.state == state)
        if before is not None:
            at, ident = stamp(before[0]), before[1]
            same = and_(events.c.happened_at == at, deliveries.c.id < ident)
            query = query.where(or_(events.c.happened_at < at, same))
        ordered = query.order_by(events.c.happened_at.desc(), deliveries.c.id.desc()).limit(limit)
        return tuple(_delivery(row) for row in self._connection.execute(ordered).mappings())

    def _end(
        self, row: DeliveryRow, state: DeliveryState, now: datetime, **told: int | str | None
    ) -> bool:
        ended = {"state": state, "ended_at": stamp(now), "leased_until": None, **told}
        done = update(deliveries).where(_held(row)).values(ended)
        return self._connection.execute(done).rowcount == 1


def _is_due(now: datetime) -> ColumnElement[bool]:
    at = stamp(now)
    free = or_(deliveries.c.leased_until.is_(None), deliveries.c.leased_until <= at)
    return and_(deliveries.c.state == "waiting", deliveries.c.next_at <= at, free)


def _held(row: DeliveryRow) -> ColumnElement[bool]:
    """Whether the delivery still is this attempt's."""
    return and_(
        deliveries.c.id == row.id,
        deliveries.c.state == "waiting",
        deliveries.c.attempts == row.attempts,
    )


def _new_row(event: Event, webhook: WebhookRow, now: datetime) -> dict[str, str | int]:
    digest = hashlib.sha256(f"{event.id}\n{webhook.id}".encode()).hexdigest()
    return {
        "id": f"msg_{digest[:32]}",
        "event": event.id,
        "webhook": webhook.id,
        "state": "waiting",
        "attempts": 0,
        "next_at": stamp(now),
    }


def _rows() -> Select[tuple[object, ...]]:
    return select(deliveries, events.c.type, events.c.happened_at).join(
        events, events.c.id == deliveries.c.event
    )


def _delivery(row: RowMapping) -> DeliveryRow:
    return DeliveryRow(
        id=row["id"],
        event=row["event"],
        webhook=row["webhook"],
        type=row["type"],
        happened_at=datetime.fromisoformat(row["happened_at"]),
        state=row["state"],
        attempts=row["attempts"],
        next_at=datetime.fromisoformat(row["next_at"]),
        last_status=row["last_status"],
        last_error=row["last_error"],
        ended_at=moment(row["ended_at"]),
    )
