"""The courier: spreads events to the webhooks that asked for them, and brings the messages.

Several couriers may run; a delivery is one's at a time, on a lease. Not for one message
(``sending``).
"""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.exc import SQLAlchemyError

from docgen.errors import DocgenError
from docgen.registry.queue.values import Delivery
from docgen.registry.registry import Registry
from docgen.registry.unit import Unit
from docgen.service.webhooks.sending import Sender, Sent

__all__ = ["Courier"]

_LOG = logging.getLogger("docgen.webhooks")
AT_ONCE = 8
# How long noting an answer may take before another courier brings the message again.
_TO_NOTE = timedelta(seconds=10)
# Gone (RFC 9110): the receiver wants nothing more, so nothing more is sent.
GONE = 410


@dataclass(frozen=True, slots=True, kw_only=True)
class Courier:
    """One courier."""

    registry: Registry
    sender: Sender
    now: Callable[[], datetime]

    def run(self, stop: threading.Event, poll_s: float) -> None:
        """Bring what is due until told to stop."""
        while not stop.is_set():
            try:
                brought = self.step()
            except (DocgenError, SQLAlchemyError) as error:
                _LOG.warning("deliveries cannot be read: %s", type(error).__name__)
                brought = 0
            # Events that come one by one are looked at together, or each would take the write lock.
            if brought < AT_ONCE:
                stop.wait(poll_s)

    def step(self) -> int:
        """Spread what is new and bring what is due; how many messages, ``AT_ONCE`` at most."""
        now = self.now()
        with self.registry.reading() as unit:
            if not unit.deliveries.is_due(now):
                return 0
        lease = timedelta(seconds=self.sender.timeout_s) + _TO_NOTE
        with self.registry.writing() as unit:
            unit.deliveries.spread(now)
            due = unit.deliveries.claim(now=now, lease=lease, most=AT_ONCE)
        if not due:
            return 0
        sent = asyncio.run(self._all(due, now))
        with self.registry.writing() as unit:
            for delivery, answer in zip(due, sent, strict=True):
                self._note(unit, delivery, answer)
        return len(due)

    async def _all(self, due: tuple[Delivery, ...], now: datetime) -> list[Sent]:
        return await asyncio.gather(*(self.sender.send(each, now) for each in due))

    def _note(self, unit: Unit, delivery: Delivery, sent: Sent) -> None:
        now, row = self.now(), delivery.row
        if sent.error is None and sent.status is not None:
            unit.deliveries.delivered(row, status=sent.status, now=now)
            return
        code = sent.error or "status"
        unit.deliveries.missed(row, status=sent.status, error=code, now=now)
        if sent.status == GONE:
            unit.webhooks.end(row.webhook, "disabled", reason="gone", now=now)
        _LOG.info("a webhook was not delivered", extra={"code": code, "status": sent.status})
