"""Evaluating a file: a case as it stands, or a dossier as it was sealed, with the pages.

What a sealed dossier is evaluated by is read back from its volumes, not from the registry. Not for
the scoring itself (``docgen.case.evaluation``).
"""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pikepdf

from archive.values import VolumeKind
from docgen.case import Case
from docgen.case.evaluation import Deduction, Evaluation

if TYPE_CHECKING:
    from archive.archive import Archive
    from archive.values import DossierRecord, StoredVolume

__all__ = ["CaseEvaluation", "PageOf", "case_as_sealed", "pages_of", "report_data"]

_CASE = "case.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageOf:
    """Where a paper begins in a sealed volume: pages of the file, counted from 1."""

    volume: VolumeKind
    edition: int
    page: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseEvaluation:
    """A scored case; ``pages`` says by paper id where it stands, where it is sealed."""

    case: Case
    evaluation: Evaluation
    pages: Mapping[str, PageOf]

    def page_of(self, deduction: Deduction) -> PageOf | None:
        """The page on which the paper of a deduction begins."""
        root, _, rest = deduction.finding.where.lstrip("/").partition("/")
        index = rest.partition("/")[0]
        if root != "papers" or not index.isdecimal():
            return None
        return self.pages.get(self.case.papers[int(index)].id)


def case_as_sealed(archive: Archive, record: DossierRecord) -> bytes:
    """The JSON of a case put together from all volumes of its dossier.

    Later editions win; papers and evidence are those of every volume.
    """
    whole: dict[str, Any] = {}
    papers: dict[str, Any] = {}
    evidence: dict[str, Any] = {}
    for data in (_embedded(archive, record, volume) for volume in record.volumes):
        informant = data.get("informant") or whole.get("informant")
        whole = {**data, "informant": informant}
        papers |= {paper["id"]: paper for paper in data["papers"]}
        evidence |= {item["id"]: item for item in data["evidence"]}
    whole |= {"papers": list(papers.values()), "evidence": list(evidence.values())}
    return json.dumps(whole, ensure_ascii=False).encode("utf-8")


def pages_of(archive: Archive, record: DossierRecord, case: Case) -> Mapping[str, PageOf]:
    """Where each paper of a case begins, by its title among the bookmarks of its volume."""
    found: dict[str, PageOf] = {}
    titles = {paper.id: paper.type.title for paper in case.papers}
    for volume in record.volumes:
        marks = list(volume.outline)
        for paper in _embedded(archive, record, volume)["papers"]:
            title = titles.get(paper["id"])
            mark = next((each for each in marks if each[0] == title), None)
            if mark is not None:
                marks.remove(mark)
                found[paper["id"]] = PageOf(
                    volume=volume.kind, edition=volume.edition, page=mark[1]
                )
    return found


def _embedded(archive: Archive, record: DossierRecord, volume: StoredVolume) -> dict[str, Any]:
    pdf = archive.fetch(record.number, volume.kind, volume.edition)
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        data: dict[str, Any] = json.loads(opened.attachments[_CASE].get_file().read_bytes())
    return data


def report_data(found: CaseEvaluation, texts: Mapping[int, str], *, on: str) -> Mapping[str, Any]:
    """The data of the printed report; ``texts`` are the sentences of the findings by place."""
    evaluation = found.evaluation
    rows = [
        {
            "item": each.item.title["zh"],
            "reason": texts[place],
            "clause": each.finding.clause or None,
            "page": _page_text(found.page_of(each)),
            "points": None if each.item.zero else each.points,
        }
        for place, each in enumerate(evaluation.deductions)
    ]
    return {
        "case_number": found.case.number,
        "standard": evaluation.standard.title,
        "on": on,
        "score": evaluation.score,
        "passed": evaluation.passed,
        "defects": [item.title["zh"] for item in evaluation.defects],
        "parts": [
            {"title": each.part.title["zh"], "points": each.part.points, "score": each.score}
            for each in evaluation.parts
        ],
        "rows": rows,
    }


def _page_text(page: PageOf | None) -> str | None:
    if page is None:
        return None
    volume = {"main": "正卷", "internal": "副卷"}[page.volume]
    return f"{volume}第{page.page}页" if page.edition == 1 else f"补充{volume}第{page.page}页"
