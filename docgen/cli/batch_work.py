"""Sealing the cases of a batch in worker processes, each with an office of its own.

A case that fails is reported and the others go on. Not for reading the input.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from docgen.cli.batch_input import BatchItem
from docgen.cli.collecting import keep_what_is_loaded
from docgen.cli.failure import problem_of
from docgen.cli.shell import Language

__all__ = ["seal_all"]

# A worker starts afresh after this many cases, so that no leak of a library can grow.
CASES_PER_WORKER = 500

_office: Any = None
_language: Language = "zh"
_now: datetime


def seal_all(
    items: Sequence[BatchItem],
    *,
    home: Path,
    flags: Mapping[str, str],
    language: Language,
    workers: int,
    now: datetime,
) -> Iterator[tuple[int, dict[str, Any]]]:
    """Place and report of each case, as they are done."""
    opening = (home, dict(flags), language, now)
    for place, item in enumerate(items):
        if item.problem is not None:
            yield place, _failed(item, item.problem, language)
    work = [(place, item) for place, item in enumerate(items) if item.problem is None]
    if workers == 1 or len(work) <= 1:
        _open(*opening)
        yield from map(_seal, work)
        return
    context = multiprocessing.get_context("spawn")
    count = min(workers, len(work))
    with context.Pool(count, _open, opening, maxtasksperchild=CASES_PER_WORKER) as pool:
        yield from pool.imap_unordered(_seal, work)


def _open(home: Path, flags: Mapping[str, str], language: Language, now: datetime) -> None:
    global _office, _language, _now  # noqa: PLW0603 - what a worker process keeps between cases
    from docgen.cli.shell import Shell

    _office = Shell.start(home=home, flags=flags).office()
    _language, _now = language, now
    keep_what_is_loaded()


def _seal(work: tuple[int, BatchItem]) -> tuple[int, dict[str, Any]]:
    from docgen.cli.commands.seal import seal_data

    place, item = work
    try:
        result = _office.seal(item.raw, folder=item.folder, supplement=False, now=_now)
    except Exception as error:  # noqa: BLE001 - one case must not stop the others
        return place, _failed(item, error, _language)
    told = {"case": item.name, "ok": True, **seal_data(result, _language)}
    return place, told | ({"changed": list(item.changed)} if item.changed else {})


def _failed(item: BatchItem, error: Exception, language: Language) -> dict[str, Any]:
    return {"case": item.name, "ok": False, **problem_of(error, language)}
