"""Brakes: after some failures each further one doubles the wait, and the registry remembers.

An attempt counts as a failure before it is judged, so that many at the same time do not slip
through together; a success takes it back. Not for telling what was tried.
"""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address
from typing import TYPE_CHECKING

from archive.canonical import sha256
from docgen.registry.access.values import BrakeRow
from docgen.service.access.errors import BrakedError

if TYPE_CHECKING:
    from docgen.registry.unit import Unit
    from docgen.service.settings import Settings

__all__ = ["Braking", "address_subject", "login_subject"]

_FORGOTTEN_AFTER = timedelta(days=1)
_LONGEST_DOUBLING = 20


def login_subject(login: str) -> str:
    """Whom a login stands for; kept as a digest, for a password may have been typed there."""
    return f"login:{sha256(login.encode('utf-8', 'surrogatepass'))[:32]}"


def address_subject(purpose: str, address: str) -> str:
    """Whom an address stands for; one network of IPv6 counts as one."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return f"{purpose}:{sha256(address.encode('utf-8', 'surrogatepass'))[:32]}"
    if isinstance(parsed, IPv6Address):
        mapped = parsed.ipv4_mapped
        return f"{purpose}:{mapped or IPv6Address(int(parsed) >> 64 << 64)}"
    return f"{purpose}:{parsed}"


class Braking:
    """How long who failed must wait, by the settings."""

    def __init__(self, settings: Settings) -> None:
        self._longest = settings.access_longest_wait_s

    def refuse_braked(self, unit: Unit, subject: str, now: datetime) -> None:
        """Raise BrakedError while somebody must wait."""
        found = unit.brakes.find(subject)
        if found is not None and found.until is not None and found.until > now:
            left = math.ceil((found.until - now).total_seconds())
            raise BrakedError(retry_after=left)

    def count(
        self,
        unit: Unit,
        subject: str,
        now: datetime,
        *,
        free: int,
        forgives_every: timedelta | None = None,
    ) -> None:
        """Note an attempt as failed; beyond the ``free`` ones it makes the next one wait.

        One failure is forgiven each time ``forgives_every`` has passed.
        """
        unit.brakes.sweep(now - _FORGOTTEN_AFTER)
        found = unit.brakes.find(subject)
        before = 0 if found is None else found.failures
        if found is not None and forgives_every is not None:
            before = max(0, before - (now - found.last_at) // forgives_every)
        failures = before + 1
        until = None
        if failures >= free:
            wait = min(self._longest, 2 ** min(failures - free, _LONGEST_DOUBLING))
            until = now + timedelta(seconds=wait)
        unit.brakes.put(BrakeRow(subject=subject, failures=failures, last_at=now, until=until))

    def take_back(self, unit: Unit, subject: str) -> None:
        """Forget one attempt, which succeeded."""
        found = unit.brakes.find(subject)
        if found is None:
            return
        if found.failures <= 1:
            unit.brakes.release(subject)
        else:
            unit.brakes.put(replace(found, failures=found.failures - 1, until=None))
