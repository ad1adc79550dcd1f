"""Webhooks on somebody's behalf: made, changed, given a new secret, looked at, replayed.

Not for sending (``courier``).
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from docgen.registry.access.values import AuditEntry
from docgen.registry.queue.values import DeliveryRow, DeliveryState, WebhookRow, WebhookState
from docgen.registry.registry import Registry
from docgen.service.access.occasion import Occasion
from docgen.service.access.policy import Action
from docgen.service.also import Also, nothing
from docgen.service.webhooks.addresses import Network, target_of
from docgen.service.webhooks.errors import (
    DeliveryUnknownError,
    WebhookDisabledError,
    WebhookTypeError,
    WebhookUnknownError,
)
from docgen.service.webhooks.vault import SecretVault
from docgen.webhook_signature import secret_text

__all__ = ["EVENT_TYPES", "WebhookWork"]

EVENT_TYPES = (
    "case.accepted",
    "deadline.near",
    "deadline.passed",
    "dossier.sealed",
    "paper.issued",
    "paper.voided",
    "verification.failed",
)
# Both secrets sign for as long as a message is tried, so that a receiver can change over.
_FORMER_SIGNS = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhookWork:
    """The webhooks of a registry.

    ``new_key`` gives 32 random bytes, ``listed`` are the inner networks that may be reached,
    ``vault`` protects the secrets that are kept.
    """

    registry: Registry
    listed: tuple[Network, ...]
    vault: SecretVault
    new_id: Callable[[], str]
    new_key: Callable[[], bytes] = field(repr=False)

    def create(
        self,
        url: str,
        types: Collection[str],
        occasion: Occasion,
        *,
        also: Also[WebhookRow] = nothing,
    ) -> WebhookRow:
        """Tell an address of events from now on. The secret is in the answer, and never again.

        Raises:
            WebhookUrlError: nothing can be sent there.
            WebhookTypeError: there is no such event.
        """
        webhook = WebhookRow(
            id=self.new_id(),
            agency=occasion.principal.agency,
            url=self._url(url),
            secret=secret_text(self.new_key()),
            types=_types(types),
            state="active",
            created_at=occasion.at,
            created_by=occasion.principal.actor,
        )
        with self.registry.writing() as unit:
            unit.webhooks.add(
                replace(webhook, secret=self.vault.protect(webhook.secret, webhook.id))
            )
            unit.audit.append([_entry(occasion, webhook.id, "create")])
            also(unit, webhook)
        return webhook

    def list(self, occasion: Occasion) -> tuple[WebhookRow, ...]:
        """The webhooks of the agency."""
        with self.registry.reading() as unit:
            return unit.webhooks.of(occasion.principal.agency)

    def find(self, ident: str, occasion: Occasion) -> WebhookRow:
        """A webhook of the agency.

        Raises:
            WebhookUnknownError: there is none of this id.
        """
        with self.registry.reading() as unit:
            found = unit.webhooks.find(occasion.principal.agency, ident)
        if found is None:
            raise WebhookUnknownError(webhook=ident)
        return found

    def change(
        self,
        ident: str,
        occasion: Occasion,
        *,
        url: str | None = None,
        types: Collection[str] | None = None,
        state: WebhookState | None = None,
    ) -> WebhookRow:
        """Change the address, the events or the state; what is None stays."""
        known = self.find(ident, occasion)
        changed = replace(
            known,
            url=known.url if url is None else self._url(url),
            types=known.types if types is None else _types(types),
            state=state or known.state,
        )
        with self.registry.writing() as unit:
            unit.webhooks.change(known, url=changed.url, types=changed.types, state=changed.state)
            if changed.state == "disabled":
                unit.webhooks.end(ident, "disabled", reason="webhook-disabled", now=occasion.at)
            unit.audit.append([_entry(occasion, ident, "change")])
        return changed

    def rotate(
        self, ident: str, occasion: Occasion, *, also: Also[WebhookRow] = nothing
    ) -> WebhookRow:
        """Give a new secret, told here only; the one before signs beside it for a day."""
        known = self.find(ident, occasion)
        secret, until = secret_text(self.new_key()), occasion.at + _FORMER_SIGNS
        with self.registry.writing() as unit:
            kept = self.vault.protect(secret, ident)
            unit.webhooks.rotate(known, secret=kept, former_until=until)
            unit.audit.append([_entry(occasion, ident, "rotate")])
            made = replace(known, secret=secret, former_secret=known.secret, former_until=until)
            also(unit, made)
        return made

    def delete(self, ident: str, occasion: Occasion) -> None:
        """Tell it nothing any more."""
        self.find(ident, occasion)
        with self.registry.writing() as unit:
            unit.webhooks.end(ident, "deleted", reason="webhook-deleted", now=occasion.at)
            unit.audit.append([_entry(occasion, ident, "delete")])

    def deliveries(
        self,
        ident: str,
        occasion: Occasion,
        *,
        limit: int,
        before: tuple[datetime, str] | None = None,
        state: DeliveryState | None = None,
    ) -> tuple[DeliveryRow, ...]:
        """What it was told and is still to be told, the newest first."""
        self.find(ident, occasion)
        agency = occasion.principal.agency
        with self.registry.reading() as unit:
            return unit.deliveries.page(agency, ident, limit=limit, before=before, state=state)

    def replay(self, ident: str, delivery: str, occasion: Occasion) -> DeliveryRow:
        """Deliver once more, under the same id.

        Raises:
            WebhookDisabledError: it is told nothing now.
            DeliveryUnknownError: it was never to be told that.
        """
        if self.find(ident, occasion).state != "active":
            raise WebhookDisabledError(webhook=ident)
        agency = occasion.principal.agency
        with self.registry.writing() as unit:
            known = unit.deliveries.find(agency, delivery)
            if known is None or known.webhook != ident:
                raise DeliveryUnknownError(delivery=delivery)
            again = unit.deliveries.replay(agency, delivery, occasion.at)
            unit.audit.append([_entry(occasion, ident, "replay", delivery)])
        assert again is not None
        return again

    def _url(self, url: str) -> str:
        target_of(url, self.listed)
        return url


def _types(types: Collection[str]) -> frozenset[str]:
    stray = next((each for each in types if each not in EVENT_TYPES), None)
    if stray is not None or not types:
        raise WebhookTypeError(type=stray or "-", known=", ".join(EVENT_TYPES))
    return frozenset(types)


def _entry(occasion: Occasion, ident: str, what: str, delivery: str = "") -> AuditEntry:
    detail = {"what": what, **({"delivery": delivery} if delivery else {})}
    return occasion.entry(Action.WEBHOOK_MANAGE, f"webhook:{ident}", detail=detail)
