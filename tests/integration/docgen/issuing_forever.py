"""Issues one cheap paper in each of many cases, passing over those it finds issued.

Run as a program by ``test_killed_issuer``: LOCATION WORKER COUNT. Prints a line for each paper.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

from docgen.registry.registry import Registry
from docgen.registry.values import CaseKey, IssueBatch, NumberWanted, PaperDraft

NOW = datetime(2026, 3, 16, 9, 0, tzinfo=UTC)
WANTED = NumberWanted(holder="paper:p1", mark="示交", kind="不罚", year=2026, where="/papers/0")


def _draft(number: str) -> PaperDraft:
    return PaperDraft(
        paper_id="p1",
        type="some-paper",
        title="文书",
        number=number,
        date="2026-03-16",
        inputs="0" * 64,
        pdf=b"%PDF-" + number.encode(),
        docx=b"PK" + number.encode(),
        page_texts=("第一页",),
        versions={"program": "0.1.0"},
    )


def _issue(registry: Registry, key: CaseKey) -> None:
    while not registry.frozen(key).papers:
        planned = registry.plan(key, [WANTED])
        papers = (_draft(planned[0].number),)
        registry.issue(key, IssueBatch(content=b"{}", papers=papers, numbers=planned, now=NOW))


def main(location: str, worker: str, count: int) -> None:
    """Issue ``count`` papers."""
    place = location if "://" in location else Path(location)
    with Registry.open(place) as registry:
        for case in range(count):
            _issue(registry, CaseKey(agency="SLJT", case_id=f"{worker}-{case:04}"))
            sys.stdout.write(f"{case}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
