"""Being told to stop: as from the keyboard, so that what was begun is put away.

By default a signal ends Python at once, and programs it started, temporary files and locks stay
behind. Not for what is put away: each room sees to its own.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

__all__ = ["orderly_stop"]

_SIGNALS = (signal.SIGTERM, signal.SIGHUP)


@contextmanager
def orderly_stop() -> Iterator[None]:
    """While it lasts, the signals that stop a program interrupt it as Ctrl-C does, once."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.getsignal(number) for number in _SIGNALS}
    for number, handler in before.items():
        if handler is signal.SIG_DFL:
            signal.signal(number, _interrupt)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _interrupt(_number: int, _frame: FrameType | None) -> NoReturn:
    for number in (*_SIGNALS, signal.SIGINT):
        signal.signal(number, signal.SIG_IGN)
    raise KeyboardInterrupt
