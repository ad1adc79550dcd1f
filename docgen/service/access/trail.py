"""Entries of the audit trail from many requests, committed together.

A read is answered when its entry is durable; a commit of its own for each read would make reads as
dear as writes, so whoever comes while a commit is under way goes with the next one. Not for what
changes something: its entry stands in the transaction of the change.
"""

from __future__ import annotations

from collections import deque
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docgen.registry.access.values import AuditEntry
    from docgen.registry.registry import Registry

__all__ = ["Trail"]

_MOST_AT_ONCE = 500


class _Waiting:
    """An entry, and what became of it."""

    __slots__ = ("entry", "error", "is_settled")

    def __init__(self, entry: AuditEntry) -> None:
        self.entry = entry
        self.error: BaseException | None = None
        self.is_settled = False


class Trail:
    """The audit trail as readers write to it. For many threads at once."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._queue: deque[_Waiting] = deque()
        self._writing = Lock()

    def record(self, entry: AuditEntry) -> None:
        """Add an entry; it is durable when this returns, and where it fails it raises."""
        mine = _Waiting(entry)
        self._queue.append(mine)
        with self._writing:
            while not mine.is_settled:
                self._commit()
        if mine.error is not None:
            raise mine.error

    def _commit(self) -> None:
        """Write the entries that have come by now, in the order in which they came."""
        batch = [self._queue.popleft() for _ in range(min(len(self._queue), _MOST_AT_ONCE))]
        try:
            with self._registry.writing() as unit:
                unit.audit.append(each.entry for each in batch)
        except BaseException as error:
            for each in batch:
                each.error = error
            raise
        finally:
            for each in batch:
                each.is_settled = True
