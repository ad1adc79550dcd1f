"""Runs both sides of the benchmark in turn and reports medians and their ratio.

The index is fed in batches, so its figure is a mean over all runs, warm-up included.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from docgen.bench.core import one_core
from docgen.bench.product import copies_of, product_run
from docgen.bench.usual import usual_papers, usual_run
from docgen.service.settings import Settings

__all__ = ["STAGES", "Comparison", "compare"]

STAGES = ("load", "judge", "fill", "typeset", "compose", "bind", "seal", "deposit", "index", "rest")
PAPER_STAGES = ("fill", "typeset", "bind", "seal")
INDEX = "index"
WARM_UP_RUNS = 2

Milliseconds = Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Milliseconds by stage, medians but for the index. ``usual`` is None without the peer.

    ``validate`` is checking alone, of one case after the other as a server does: schemas and rules.
    """

    papers: int
    runs: int
    one_core: bool
    validate: float
    product: Milliseconds
    usual: Milliseconds | None
    product_total: float
    usual_total: float | None

    @property
    def ratio(self) -> float | None:
        """How many times faster the whole line is, with all that it does beyond the peer."""
        return None if self.usual_total is None else self.usual_total / self.product_total

    @property
    def papers_ratio(self) -> float | None:
        """How many times faster the same papers are made, bound and sealed."""
        if self.usual_total is None:
            return None
        return self.usual_total / sum(self.product[stage] for stage in PAPER_STAGES)


def compare(
    raw: bytes,
    *,
    folder: Path,
    runs: int,
    now: datetime,
    settings: Settings,
    alone: bool,
    on_run: Callable[[], None],
) -> Comparison:
    """Seal ``runs`` copies of a case, each beside the same papers made the usual way, on one core.

    Args:
        raw: the case; each run gets a copy with a case id of its own.
        folder: where its evidence is.
        runs: counted runs, after a warm-up.
        now: the time that papers and seals carry.
        settings: the settings of the trial home.
        alone: leave the peer out.
        on_run: called after each run, for a progress bar.

    Raises:
        OfficeMissingError: the peer is wanted and LibreOffice is not on this machine.
    """
    ours: list[Milliseconds] = []
    theirs: list[Milliseconds] = []
    copies = copies_of(raw)
    with ExitStack() as stack:
        pinned = stack.enter_context(one_core())
        product = stack.enter_context(product_run(now=now, settings=settings))
        papers = usual_papers(next(copies), product.office.catalogue)
        usual = None if alone else stack.enter_context(usual_run())
        checked = [product.validate(next(copies), folder) for _ in range(WARM_UP_RUNS + runs)]
        for _ in range(WARM_UP_RUNS + runs):
            ours.append(product.seal(next(copies), folder))
            if usual is not None:
                theirs.append(usual.make(papers))
            on_run()
        spent = sum(run.get(INDEX, 0.0) for run in [*ours, product.finish_index()])
    index = {INDEX: spent / len(ours)}
    counted = theirs[WARM_UP_RUNS:]
    return Comparison(
        papers=len(papers),
        runs=runs,
        one_core=pinned,
        validate=statistics.median(checked[WARM_UP_RUNS:]),
        product=_medians(ours[WARM_UP_RUNS:]) | index,
        usual=_medians(counted) if counted else None,
        product_total=_total(ours[WARM_UP_RUNS:]) + index[INDEX],
        usual_total=_total(counted) if counted else None,
    )


def _medians(runs: Sequence[Milliseconds]) -> dict[str, float]:
    named = [stage for stage in STAGES if stage in runs[0]]
    return {stage: statistics.median(run[stage] for run in runs) for stage in named}


def _total(runs: Sequence[Milliseconds]) -> float:
    """The median over whole runs, the index apart."""
    return statistics.median(sum(run.values()) - run.get(INDEX, 0.0) for run in runs)
