"""Throughput of two worker processes beside one, and memory over many papers.

Workers are processes, as a batch has them: one Python runs one thread at a time, so that two
threads typeset no faster than one. Not for single pages.
"""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Protocol

from docgen.bench.pages.samples import Samples
from docgen.catalogue import load_catalogue
from docgen.typeset.engine import NativeEngine
from docgen.typeset.fonts import FontSet, load_fonts

__all__ = ["Growth", "Throughput", "memory_growth", "throughput"]

_WARM_UP_PAPERS = 240
_SETTLED = 100
_PAIR = 2
_STATM = Path("/proc/self/statm")
_PAGE_KB = 4
_MB = 1024.0


class _Barrier(Protocol):
    def wait(self) -> int: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Throughput:
    """Papers filled and typeset in a second, by one worker process and by two."""

    one: float
    two: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Growth:
    """Resident memory in MB, after the first hundred papers and at the end."""

    papers: int
    settled: float
    end: float


def memory_growth(
    samples: Samples, fonts: FontSet, *, papers: int, now: datetime, on_paper: Callable[[], None]
) -> Growth | None:
    """Fill and typeset many papers, all different; None where the system does not tell memory."""
    if not _STATM.exists():
        return None
    engine = NativeEngine(fonts)
    settled = 0.0
    for done, sample in enumerate(islice(samples.endless(), papers), start=1):
        engine.typeset(sample.filled(), title=sample.title, created=now)
        if done == _SETTLED:
            settled = _resident_mb()
        on_paper()
    return Growth(papers=papers, settled=settled, end=_resident_mb())


def throughput(
    cases: Sequence[bytes], *, papers: int, now: datetime, settle: Callable[[], None]
) -> Throughput:
    """One worker process and two, each with an engine of its own, warmed up, and so many papers.

    ``settle`` is what a worker of the program does when it has loaded what it works with.
    """
    return Throughput(
        one=_rate(1, cases, papers=papers, now=now, settle=settle),
        two=_rate(_PAIR, cases, papers=papers, now=now, settle=settle),
    )


def _rate(
    count: int, cases: Sequence[bytes], *, papers: int, now: datetime, settle: Callable[[], None]
) -> float:
    spawn = multiprocessing.get_context("spawn")
    with spawn.Manager() as manager, ProcessPoolExecutor(count, mp_context=spawn) as pool:
        barrier = manager.Barrier(count)
        workers = [pool.submit(_work, barrier, cases, papers, now, settle) for _ in range(count)]
        seconds = max(worker.result() for worker in workers)
    return count * papers / seconds


def _work(
    barrier: _Barrier,
    cases: Sequence[bytes],
    papers: int,
    now: datetime,
    settle: Callable[[], None],
) -> float:
    """The seconds that a worker took for its papers, begun when all workers were warm."""
    samples = Samples(load_catalogue(), cases)
    engine = NativeEngine(load_fonts(None, None))
    made = list(islice(samples.endless(), _WARM_UP_PAPERS + papers))
    for sample in made[:_WARM_UP_PAPERS]:
        engine.typeset(sample.filled(), title=sample.title, created=now)
    settle()
    barrier.wait()
    started = time.perf_counter()
    for sample in made[_WARM_UP_PAPERS:]:
        engine.typeset(sample.filled(), title=sample.title, created=now)
    return time.perf_counter() - started


def _resident_mb() -> float:
    return int(_STATM.read_text(encoding="ascii").split()[1]) * _PAGE_KB / _MB
