"""Keeps a measurement, and every program it starts, on one processor core.

Only where the system lets a process choose (Linux); elsewhere both sides run as they please.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["one_core"]


@contextmanager
def one_core() -> Iterator[bool]:
    """Stay on one core while the block runs; tells whether that could be done."""
    if not hasattr(os, "sched_setaffinity"):
        yield False
        return
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {max(before)})
    try:
        yield True
    finally:
        os.sched_setaffinity(0, before)
