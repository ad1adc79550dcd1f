"""How seldom a process looks for reference cycles. For shells: libraries leave the collector alone.

Typesetting leaves no cycles behind, so that the collector only costs time: a look at all that was
ever loaded stops a paper for as long as ten others take.
"""

from __future__ import annotations

import gc

__all__ = ["collect_seldom", "keep_what_is_loaded"]

_COLLECT_AFTER = (50_000, 20, 20)


def collect_seldom() -> None:
    """Look for cycles after many more new objects than Python would by itself."""
    gc.set_threshold(*_COLLECT_AFTER)


def keep_what_is_loaded() -> None:
    """Collect seldom, and never look again at what the process has loaded to work with."""
    collect_seldom()
    gc.collect()
    gc.freeze()
