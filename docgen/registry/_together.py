"""Changes of many threads in one transaction: who comes while one is written goes with the next.

A change is there, durably, when ``run`` returns. A commit waits for the disk, which takes as long
for one change as for twenty. Not for changes that must see their own commit before they end.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from threading import Lock
from typing import Any, Generic, TypeVar

from sqlalchemy import Connection

from docgen.registry._engine import Database

__all__ = ["Together"]

_MOST_AT_ONCE = 50

Result = TypeVar("Result")


class _Change(Generic[Result]):
    """A change that waits, and what became of it."""

    __slots__ = ("error", "is_settled", "result", "work")

    def __init__(self, work: Callable[[Connection], Result]) -> None:
        self.work = work
        self.result: Result | None = None
        self.error: BaseException | None = None
        self.is_settled = False


class Together:
    """Writes the changes of the threads of one process. For many threads at once."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._queue: deque[_Change[Any]] = deque()
        self._writing = Lock()

    def run(self, work: Callable[[Connection], Result]) -> Result:
        """Do a change; what it raises undoes it alone.

        ``work`` may be called twice, the second time after all that the first did was undone.
        """
        mine = _Change(work)
        self._queue.append(mine)
        with self._writing:
            while not mine.is_settled:
                self._write([self._queue.popleft() for _ in range(self._many())])
        if mine.error is not None:
            raise mine.error
        return mine.result  # type: ignore[return-value]

    def _many(self) -> int:
        return min(len(self._queue), _MOST_AT_ONCE)

    def _write(self, changes: list[_Change[Any]]) -> None:
        """Write changes in one transaction; one by one where one of them cannot be done.

        Setting each apart by a savepoint would cost every change two questions more.
        """
        is_at_work = False
        try:
            with self._database.writing() as connection:
                is_at_work = True
                for change in changes:
                    change.result = change.work(connection)
                is_at_work = False
        except BaseException as error:  # noqa: BLE001 - it is raised again where it belongs
            if len(changes) > 1 and is_at_work:
                for change in changes:
                    self._write([change])
            else:
                _fail(changes, error)
        else:
            _settle(changes)


def _fail(changes: list[_Change[Any]], error: BaseException) -> None:
    for change in changes:
        change.error = error
    _settle(changes)


def _settle(changes: list[_Change[Any]]) -> None:
    for change in changes:
        change.is_settled = True
