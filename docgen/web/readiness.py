"""Whether this process can do its work now: each thing it needs, asked one by one.

What is wrong beside the work at hand is told too, and keeps nobody out.

Not for whether it lives, nor for figures.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import timedelta

from sqlalchemy.exc import SQLAlchemyError

from archive.errors import ArchiveError
from docgen.errors import DocgenError
from docgen.service.reports.behind import unknown_dossiers
from docgen.service.webhooks.vault import unreadable
from docgen.web.site import Site

__all__ = ["checks_of", "keeps_out"]

_MIB = 1024 * 1024


def checks_of(site: Site) -> Mapping[str, bool]:
    """What the service needs, by name, and whether it is there."""
    return {name: _holds(check, site) for name, check in _CHECKS.items()}


def keeps_out(checks: Mapping[str, bool]) -> bool:
    """Whether something fails without which no work can be done."""
    return not all(holds for name, holds in checks.items() if name not in _BESIDE)


def _holds(check: Callable[[Site], bool], site: Site) -> bool:
    try:
        return check(site)
    except (DocgenError, ArchiveError, SQLAlchemyError, OSError):
        return False


def _goes_on(site: Site) -> bool:
    return not site.is_stopping.is_set()


def _registry(site: Site) -> bool:
    with site.registry.writing() as unit:
        unit.audit.head()
    return True


def _archive(site: Site) -> bool:
    with site.offices() as office:
        office.archive.numbers()
    return True


def _disk(site: Site) -> bool:
    return shutil.disk_usage(site.home.root).free >= site.settings.health_disk_mib * _MIB


def _workers(site: Site) -> bool:
    """Somebody works: no due job waits for long while none is worked on, or while nobody lives."""
    now, settings = site.clock(), site.settings
    silence = timedelta(seconds=settings.health_worker_silence_s)
    with site.registry.reading() as unit:
        state, seen = unit.leases.state(now), unit.workers.last_seen()
    if state.running or state.oldest_due is None:
        return True
    is_alive = bool(seen) and now - seen[0] <= silence
    longest = timedelta(seconds=settings.health_queue_wait_s) if is_alive else silence
    return now - state.oldest_due <= longest


def _secrets(site: Site) -> bool:
    """Webhooks can be signed."""
    return not unreadable(site.registry, site.vault)


def _registry_behind(site: Site) -> bool:
    """Every dossier of the archive is known to the registry, as far as it can be read."""
    with site.offices() as office, suppress(ArchiveError):
        unknown = unknown_dossiers(office.archive, office.registry, now=site.clock())
        return next(unknown, None) is None
    return True


_CHECKS: Mapping[str, Callable[[Site], bool]] = {
    "going-on": _goes_on,
    "registry": _registry,
    "archive": _archive,
    "disk": _disk,
    "workers": _workers,
    "webhook-secrets": _secrets,
    "registry-behind": _registry_behind,
}
_BESIDE = frozenset({"webhook-secrets", "registry-behind"})
