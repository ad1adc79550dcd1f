"""Whether the registry is of an earlier time than the archive, as one taken back from a backup.

Not for what the archive has lost (``comparison``), nor for entering it (``Office.rebuild``).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from docgen.service.line.sealed import key_of_record

if TYPE_CHECKING:
    from archive.archive import Archive
    from docgen.registry.registry import Registry

__all__ = ["hold_where_behind", "unknown_dossiers"]

# Between the deposit of an edition and its entry in the registry.
_UNDER_WAY = timedelta(minutes=1)


def unknown_dossiers(archive: Archive, registry: Registry, *, now: datetime) -> Iterator[str]:
    """The numbers of dossiers of which the archive holds editions that the registry does not know.

    An edition of a known dossier that was sealed just now is being entered, and is left out.
    """
    kept, known = archive.kept(), registry.known_editions()
    for number, editions in kept.items():
        if editions <= known.get(number, 0):
            continue
        record = archive.get(number)
        is_under_way = number in known and now - record.sealed_at[-1] < _UNDER_WAY
        if key_of_record(record) is not None and not is_under_way:
            yield number


def hold_where_behind(archive: Archive, registry: Registry, *, now: datetime) -> None:
    """Give no numbers where dossiers stand in the archive whose numbers the registry never gave.

    The other numbers that it gave at that time are not known to it either.
    """
    known = registry.known_editions()
    if any(number not in known for number in unknown_dossiers(archive, registry, now=now)):
        registry.hold_numbers(now)
