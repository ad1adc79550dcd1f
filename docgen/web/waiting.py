"""``Prefer: wait=SECONDS`` (RFC 7240): an answer that may come a little later and tell more.

Not for what is waited for.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from typing import TypeVar

from fastapi import Request
from starlette.concurrency import run_in_threadpool

from docgen.web.callers import site_of

__all__ = ["waited", "wanted_wait_s"]

LONGEST_S = 30
_LOOK_EVERY_S = 0.1
_WAIT = re.compile(r"(?:^|[,;]\s*)wait=([0-9]{1,4})\s*(?:$|[,;])")

Thing = TypeVar("Thing")


def wanted_wait_s(request: Request) -> int:
    """How long the client would wait, 30 s at most; 0 where it does not say."""
    found = _WAIT.search(request.headers.get("prefer", "").lower())
    return min(int(found[1]), LONGEST_S) if found else 0


async def waited(
    request: Request, look: Callable[[], Thing], is_over: Callable[[Thing], bool]
) -> Thing:
    """What is looked at, once it is over or the client would not wait any longer."""
    loop, is_stopping = asyncio.get_running_loop(), site_of(request).is_stopping
    until = loop.time() + wanted_wait_s(request)
    found = await run_in_threadpool(look)
    while not is_over(found) and loop.time() < until and not is_stopping.is_set():
        await asyncio.sleep(_LOOK_EVERY_S)
        found = await run_in_threadpool(look)
    return found
