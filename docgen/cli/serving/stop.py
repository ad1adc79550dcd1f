"""Being told to stop, in the supervisor and in its processes, without a word lost.

A signal only writes a byte into a pipe: what it means is done outside the handler, where locks are
safe. Not for what stopping means.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import parent_process
from multiprocessing.connection import wait
from types import FrameType

__all__ = ["Stop", "detach", "stopping", "when_told_or_alone"]

_SIGNALS = (signal.SIGTERM, signal.SIGINT)


class Stop:
    """Whether to stop; ``reader`` becomes readable then."""

    def __init__(self) -> None:
        self.reader, self._writer = os.pipe()
        self._is_set = False
        os.set_blocking(self._writer, False)

    def is_set(self) -> bool:
        """Whether to stop."""
        return self._is_set

    def set(self) -> None:
        """Stop. May be called from the handler of a signal."""
        self._is_set = True
        os.write(self._writer, b"x")

    def close(self) -> None:
        """Give back the pipe."""
        os.close(self.reader)
        os.close(self._writer)


@contextmanager
def stopping() -> Iterator[Stop]:
    """While it lasts, the signals that stop a program set what it gives."""
    stop = Stop()

    def on_signal(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    before = {number: signal.signal(number, on_signal) for number in _SIGNALS}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        stop.close()


def detach() -> None:
    """Leave the terminal's group: its Ctrl-C is for the supervisor, which tells its processes."""
    os.setpgid(0, 0)


def when_told_or_alone(stop: Stop | None, act: Callable[[], None]) -> None:
    """Call ``act`` from a thread once ``stop`` is set or the supervisor is gone."""
    parent = parent_process()
    assert parent is not None, "only for a process of a supervisor"
    waited = [parent.sentinel, *([stop.reader] if stop is not None else [])]

    def watch() -> None:
        wait(waited)
        act()

    threading.Thread(target=watch, name="docgen-watch", daemon=True).start()
