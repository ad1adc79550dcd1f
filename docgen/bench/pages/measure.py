"""The measurements of pages: ours, and LibreOffice's on the same Word files in the same run.

One core for both sides, which take turns by blocks of papers: each then works with warm caches, as
in use, and neither with what the other left there. Not for workers and memory (``load``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from docgen.bench.core import one_core
from docgen.bench.office import WarmOffice, convert_cold, warm_office
from docgen.bench.pages.samples import Samples
from docgen.bench.pages.timing import Lap, Timing, timed, timing
from docgen.typeset.engine import NativeEngine
from docgen.typeset.fonts import FontSet

__all__ = ["MEASURES", "Measured", "PageReport", "measure_pages", "steps"]

MEASURES = ("fill", "typeset", "preview", "table", "record")
WARM_UP_PAPERS = 240
TABLE_ROWS = 300
RECORD_LINES = 920
MOST_PREVIEWED = 5
_LONG_SHARE = 10
_COLD_RUNS = 3
_BLOCK = 10
_EDIT = 5000


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One thing measured; ``warm`` and ``cold`` are LibreOffice on the same Word files."""

    ours: Timing
    warm: Timing | None = None
    cold: Timing | None = None
    pages: int = 1

    def ratio(self, peer: Timing | None) -> float | None:
        """How many times faster we are, by the medians."""
        return None if peer is None else peer.median / self.ours.median


@dataclass(frozen=True, slots=True, kw_only=True)
class PageReport:
    """All of it, by name."""

    measured: Mapping[str, Measured]
    one_core: bool


def steps(runs: int) -> int:
    """How often ``on_step`` is called."""
    return 2 * runs + 2 * max(runs // _LONG_SHARE, 1)


def measure_pages(
    samples: Samples,
    fonts: FontSet,
    *,
    runs: int,
    now: datetime,
    alone: bool,
    on_step: Callable[[], None],
) -> PageReport:
    """Measure, with LibreOffice unless ``alone``.

    Raises:
        OfficeMissingError: LibreOffice is wanted and not on this machine.
    """
    with ExitStack() as stack:
        pinned = stack.enter_context(one_core())
        peer = None if alone else stack.enter_context(_peer())
        bench = _Bench(samples=samples, engine=NativeEngine(fonts), peer=peer, now=now)
        bench.warm_up()
        fill, typeset = bench.one_page(runs, on_step)
        few = max(runs // _LONG_SHARE, 1)
        measured = {
            "fill": fill,
            "typeset": typeset,
            "preview": bench.previews(runs, on_step),
            "table": bench.long(
                lambda number: samples.long_table(TABLE_ROWS, number), few, on_step
            ),
            "record": bench.long(
                lambda number: samples.long_record(RECORD_LINES, number), few, on_step
            ),
        }
    return PageReport(measured=measured, one_core=pinned)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Peer:
    """LibreOffice, warm and cold, on files of one folder."""

    office: WarmOffice
    folder: Path
    warm: list[Lap] = field(default_factory=list)
    cold: list[Lap] = field(default_factory=list)

    def convert(self, papers: Sequence[bytes]) -> None:
        """The same files, each once in the warm office, then the first few in a cold one."""
        source = self.folder / "paper.docx"
        for docx in papers:
            source.write_bytes(docx)
            with timed(self.warm):
                self.office.convert(source, source.with_suffix(".pdf"))
        for docx in papers[: max(_COLD_RUNS - len(self.cold), 0)]:
            source.write_bytes(docx)
            with timed(self.cold):
                convert_cold(source, self.folder)

    def take(self) -> tuple[Timing, Timing]:
        """The times since the last call."""
        taken = timing(self.warm), timing(self.cold)
        self.warm.clear()
        self.cold.clear()
        return taken


@contextmanager
def _peer() -> Iterator[_Peer]:
    with TemporaryDirectory(prefix="docgen-bench-pages-") as folder, warm_office() as office:
        yield _Peer(office=office, folder=Path(folder))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bench:
    samples: Samples
    engine: NativeEngine
    peer: _Peer | None
    now: datetime

    def warm_up(self) -> None:
        """As a process is that has been at work for a while."""
        for sample in islice(self.samples.endless(), WARM_UP_PAPERS):
            self.engine.typeset(sample.filled(), title=sample.title, created=self.now)
            self.engine.preview(sample.marked())

    def one_page(self, runs: int, on_step: Callable[[], None]) -> tuple[Measured, Measured]:
        """Filling and typesetting papers of one page, each of them new."""
        fill: list[Lap] = []
        typeset: list[Lap] = []
        made_now: list[bytes] = []
        for sample in self.samples.endless(start=WARM_UP_PAPERS):
            filling: list[Lap] = []
            setting: list[Lap] = []
            with timed(filling):
                docx = sample.filled()
            with timed(setting):
                made = self.engine.typeset(docx, title=sample.title, created=self.now)
            if made.pages > 1:
                continue
            fill += filling
            typeset += setting
            made_now.append(docx)
            on_step()
            if len(made_now) == _BLOCK or len(typeset) == runs:
                self._convert(made_now)
                made_now.clear()
            if len(typeset) == runs:
                break
        return Measured(ours=timing(fill)), self._beside(typeset, 1)

    def previews(self, runs: int, on_step: Callable[[], None]) -> Measured:
        """A preview after one changed field: filled, laid out, changed pages drawn."""
        times: list[Lap] = []
        number = _EDIT
        while len(times) < runs:
            number += 1
            for before, after in self.samples.edits(number):
                shown = self.engine.preview(before.marked())
                if len(shown.pages) > MOST_PREVIEWED or len(times) == runs:
                    continue
                known = {page.digest for page in shown.pages}
                with timed(times):
                    self.engine.preview(after.marked(), known=known)
                on_step()
        return Measured(ours=timing(times))

    def long(
        self, make: Callable[[int], bytes], runs: int, on_step: Callable[[], None]
    ) -> Measured:
        """A long document, other words each time."""
        times: list[Lap] = []
        pages = 0
        for number in range(runs):
            docx = make(number)
            with timed(times):
                pages = self.engine.typeset(docx, title="", created=self.now).pages
            self._convert([docx])
            on_step()
        return self._beside(times, pages)

    def _convert(self, papers: Sequence[bytes]) -> None:
        if self.peer is not None:
            self.peer.convert(papers)

    def _beside(self, times: list[Lap], pages: int) -> Measured:
        warm, cold = (None, None) if self.peer is None else self.peer.take()
        return Measured(ours=timing(times), warm=warm, cold=cold, pages=pages)
