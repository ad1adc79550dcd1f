"""New secrets for the webhooks whose own were lost with their key. Not for changing one at will."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from docgen.registry.queue.values import WebhookRow
from docgen.registry.registry import Registry
from docgen.service.access.accounts import of_agency
from docgen.service.access.occasion import Occasion
from docgen.service.access.policy import Action
from docgen.service.webhooks.vault import (
    SecretVault,
    key_stands,
    make_key,
    set_key_aside,
    unreadable,
)
from docgen.webhook_signature import secret_text

__all__ = ["renewed"]


def renewed(
    registry: Registry, path: Path, occasion: Occasion, *, new_key: Callable[[], bytes]
) -> tuple[WebhookRow, ...]:
    """Give each webhook whose secret does not open a new one, told here only.

    Secrets that open stay, and so does a key; one that is missing or none is made anew.
    """
    vault = SecretVault(path)
    lost = unreadable(registry, vault)
    if not key_stands(path):
        set_key_aside(path)
        make_key(path)
    given = tuple(
        replace(each, secret=secret_text(new_key()), former_secret=None, former_until=None)
        for each in lost
    )
    with registry.writing() as unit:
        for each in given:
            unit.webhooks.keep(each.id, secret=vault.protect(each.secret, each.id), former=None)
            entry = occasion.entry(
                Action.WEBHOOK_MANAGE, f"webhook:{each.id}", detail={"what": "renew"}
            )
            unit.audit.append([of_agency(entry, each.agency)])
    return given
