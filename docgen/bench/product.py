"""The product's side of the benchmark: a trial home that seals a fresh copy of one case per run.

Not for the peer (``docgen.bench.usual``).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from archive.seal import create_trial_authority
from docgen.bench.stages import Stopwatch
from docgen.service.home import create_home
from docgen.service.office import Office
from docgen.service.settings import Settings

__all__ = ["ProductRun", "copies_of", "product_run"]


class ProductRun:
    """A trial home in a temporary folder, with the office kept as a server would keep it."""

    def __init__(self, *, office: Office, watch: Stopwatch, now: datetime) -> None:
        self.office = office
        self._watch = watch
        self._now = now

    def validate(self, raw: bytes, folder: Path) -> float:
        """The milliseconds of checking one case against its schemas and all rules."""
        self._watch.take()
        with self._watch("rest"):
            self.office.validate(raw, folder=folder, now=self._now)
        return sum(self._watch.take().values())

    def seal(self, raw: bytes, folder: Path) -> Mapping[str, float]:
        """Seal one case; the milliseconds of each stage, ``rest`` what belongs to none."""
        self._watch.take()
        with self._watch("rest"):
            self.office.seal(raw, folder=folder, supplement=False, now=self._now)
        return self._watch.take()

    def finish_index(self) -> Mapping[str, float]:
        """Index what still waits; the milliseconds of it."""
        with self._watch("index"):
            self.office.archive.drain_index()
        return self._watch.take()


@contextmanager
def product_run(*, now: datetime, settings: Settings) -> Iterator[ProductRun]:
    """A home that lives as long as the block."""
    with TemporaryDirectory(prefix="docgen-bench-home-") as folder:
        home, _ = create_home(Path(folder) / "home")
        create_trial_authority(home.keys, now=now, body_name="示例市交通运输局")
        watch = Stopwatch()
        office = Office(home=home, settings=settings, stages=watch)
        try:
            yield ProductRun(office=office, watch=watch, now=now)
        finally:
            office.close()


def copies_of(raw: bytes) -> Iterator[bytes]:
    """Copies of a case that differ only in their case id and leave their numbers to the office."""
    case: dict[str, Any] = json.loads(raw)
    papers = [{**paper, "number": None} for paper in case["papers"]]
    count = 0
    while True:
        count += 1
        copy = {**case, "case_id": f"{case['case_id']}-{count}", "number": None, "papers": papers}
        yield json.dumps(copy, ensure_ascii=False).encode()
