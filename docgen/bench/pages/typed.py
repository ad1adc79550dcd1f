"""How long clerks wait for the page they change: ten who type at once, answered over HTTP.

Not for what a browser adds (``window``).
"""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from docgen.bench.pages.desks import Desk, Text
from docgen.bench.pages.timing import Spread, spread

__all__ = ["Typed", "together"]

_BRINGING_ALL = 2
_THINK_S = 0.15


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """From a key to the changed page of a paper of so many pages, by ``clerks`` at once."""

    times: Spread
    pages: int
    clerks: int


def together(desks: Sequence[Desk], text: Text, *, keys: int) -> Typed:
    """Everybody types so many keys, each when the page was answered and a moment has passed.

    Keys before them, whose answers bring whole papers, do not count.
    """
    begin = threading.Barrier(len(desks))
    with ThreadPoolExecutor(len(desks)) as clerks:
        working = [clerks.submit(_type, each, text, keys, begin) for each in desks]
        done = [each.result() for each in working]
    return Typed(
        times=spread(each for times, _ in done for each in times),
        pages=max(pages for _, pages in done),
        clerks=len(desks),
    )


def _type(desk: Desk, text: Text, keys: int, begin: threading.Barrier) -> tuple[list[float], int]:
    """The milliseconds of each key, and how many pages the paper has at the end."""
    times: list[float] = []
    known: list[str] = []
    typed = desk.login
    begin.wait()
    for key in range(_BRINGING_ALL + keys):
        typed += str(key)
        body = {"case": text.followed_by(typed), "place": text.place, "known": known}
        started = time.perf_counter()
        answer = desk.session.post("/preview", json=body).raise_for_status().json()
        if key >= _BRINGING_ALL:
            times.append((time.perf_counter() - started) * 1000.0)
        known = [each["digest"] for each in answer["pages"]]
        time.sleep(_THINK_S)
    return times, len(known)
