"""Scans of papers signed by hand: matched by the code of the print copy, confirmed by a clerk.

A scan counts for nothing until a clerk has seen it beside the issued paper. Not for signatures on
a screen (``signing``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from docgen.case.canonical import thaw
from docgen.case.dates import BEIJING
from docgen.case.rules.reading import signatures
from docgen.compose.print_copy import PageCode
from docgen.compose.scans import ScannedPage, UnreadableScanError, pages_as_pdf, scanned_pages
from docgen.registry.registry import Registry
from docgen.registry.unit import Unit
from docgen.registry.values import CaseKey
from docgen.registry.work.scans import ScanRow
from docgen.service.access.occasion import Occasion
from docgen.service.access.policy import Action
from docgen.service.work.casework import CaseWork, Kept
from docgen.service.work.errors import FileUnknownError
from docgen.service.work.errors_of_signing import (
    ScanDoubtfulError,
    ScanPagesError,
    ScanUnknownError,
    ScanUnreadableError,
)
from docgen.service.work.files import FileWork
from docgen.service.work.signing import IssuedPaper, SigningWork

__all__ = ["Confirmed", "Faults", "ScanWork", "Sent", "TakenIn", "doubts_of"]

_MOST_PAGES = 60
_LISTED = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A file of the agency that is a scan: its name and digest."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmed:
    """What a clerk read on a scan: of which paper it is, the signatures it adds, all it bears.

    ``signatures`` are as the schema of cases has them; ``sure`` are the doubts (``doubts_of``) of
    which the clerk says that it is this paper all the same.
    """

    case_id: str
    paper_id: str
    bears: frozenset[str]
    signatures: tuple[Mapping[str, Any], ...]
    choice: str
    remarks: str
    sure: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenIn:
    """What became of files that were sent: scans that wait, and the names of those not read."""

    rows: tuple[ScanRow, ...]
    unreadable: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Faults:
    """Which pages of its paper a scan lacks, and which it has more than once; from 1."""

    lacking: tuple[int, ...] = ()
    repeated: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self.lacking or self.repeated)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """Pages that belong together, and the paper whose they are or why they are of none."""

    name: str
    pages: tuple[ScannedPage, ...]
    case_id: str | None = None
    paper_id: str | None = None
    problem: str | None = None


class ScanWork:
    """The scans of a registry."""

    def __init__(
        self,
        *,
        registry: Registry,
        cases: CaseWork,
        files: FileWork,
        signing: SigningWork,
        new_id: Callable[[], str],
    ) -> None:
        self._registry = registry
        self._cases = cases
        self._files = files
        self._signing = signing
        self._new_id = new_id

    def take_in(self, sent: Iterable[Sent], occasion: Occasion) -> TakenIn:
        """Read scans and match their pages; what is matched and what is not, both wait.

        A file that is no scan keeps no other from being taken.

        Raises:
            FileUnknownError: a file was not sent before.
            ScanUnreadableError: no file is a scan.
        """
        read: list[tuple[str, ScannedPage]] = []
        refused: list[ScanUnreadableError] = []
        for each in sent:
            try:
                read += [(each.name, page) for page in self._pages(each, occasion)]
            except ScanUnreadableError as error:
                refused.append(error)
        if refused and not read:
            raise refused[0]
        with self._registry.reading() as unit:
            found = list(_sorted(read, occasion.principal.agency, unit))
        rows = tuple(self._row(each, occasion) for each in found)
        with self._registry.writing() as unit:
            for row in rows:
                unit.scans.add(row)
        return TakenIn(rows=rows, unreadable=tuple(str(each.params["file"]) for each in refused))

    def _pages(self, sent: Sent, occasion: Occasion) -> list[ScannedPage]:
        with self._registry.reading() as unit:
            file = unit.files.find(occasion.principal.agency, sent.sha256)
            if file is None:
                raise FileUnknownError(case="—")
            data = b"".join(unit.files.read(file))
        try:
            return list(scanned_pages(data, most=_MOST_PAGES))
        except UnreadableScanError as error:
            raise ScanUnreadableError(file=sent.name, most=_MOST_PAGES) from error

    def _row(self, found: _Found, occasion: Occasion) -> ScanRow:
        stream = self._files.stream(occasion)
        stream.feed(pages_as_pdf(found.pages))
        return ScanRow(
            id=self._new_id(),
            agency=occasion.principal.agency,
            sha256=stream.close().sha256,
            name=found.name,
            pages=len(found.pages),
            case_id=found.case_id,
            paper_id=found.paper_id,
            problem=found.problem,
            sent_at=occasion.at,
            sent_by=occasion.principal.actor,
        )

    def waiting(self, occasion: Occasion) -> tuple[ScanRow, ...]:
        """The scans that wait for a clerk, the longest waiting first."""
        with self._registry.reading() as unit:
            return unit.scans.waiting(occasion.principal.agency, limit=_LISTED)

    def find(self, ident: str, occasion: Occasion) -> tuple[ScanRow, bytes]:
        """A scan that waits, and its pages as PDF.

        Raises:
            ScanUnknownError: the agency has none of this id that waits.
        """
        agency = occasion.principal.agency
        with self._registry.reading() as unit:
            row = unit.scans.find(agency, ident)
            file = unit.files.find(agency, row.sha256) if row else None
            if row is None or file is None:
                raise ScanUnknownError(scan=ident)
            return row, b"".join(unit.files.read(file))

    @staticmethod
    def faults(row: ScanRow, pdf: bytes) -> Faults:
        """What is wrong with the pages of a scan; ``pdf`` has them."""
        if row.problem != "pages":
            return Faults()
        codes = [each.code for each in scanned_pages(pdf, most=_MOST_PAGES) if each.code]
        counts = Counter(each.page for each in codes)
        wanted = range(1, codes[0].pages + 1) if codes else ()
        return Faults(
            lacking=tuple(each for each in wanted if not counts[each]),
            repeated=tuple(page for page, count in sorted(counts.items()) if count > 1),
        )

    def record(self, ident: str, confirmed: Confirmed, occasion: Occasion) -> Kept:
        """Make a scan the executed copy of a paper, with the signatures that a clerk read on it.

        What was matched by hand says so in the case and in the audit trail.

        Raises:
            ScanUnknownError: it was settled meanwhile.
            ScanPagesError: it lacks pages of its paper, or has some twice.
            ScanDoubtfulError: it may be of another paper, and the clerk does not say otherwise.
            CaseInvalidError: what was read contradicts the law or the case.
        """
        row, pdf = self.find(ident, occasion)
        found = self._signing.find(confirmed.case_id, confirmed.paper_id, occasion)
        _refuse_broken(self.faults(row, pdf))
        doubts = doubts_of(row, found)
        if not confirmed.sure.issuperset(doubts):
            raise ScanDoubtfulError(title=found.frozen.title)
        held: dict[str, Any] = thaw(found.paper.execution) if found.paper.execution else {}
        held["signatures"] = [thaw(each) for each in signatures(found.paper)]
        held["signatures"] += [dict(each) for each in confirmed.signatures]
        said = {"choice": confirmed.choice, "remarks": confirmed.remarks}
        held |= {name: value for name, value in said.items() if value}
        held["copy"] = {
            "file": f"scan-{confirmed.paper_id}.pdf",
            "sha256": row.sha256,
            "made_at": row.sent_at.astimezone(BEIJING).isoformat(timespec="seconds"),
            "origin": "scan",
            "bears": sorted(confirmed.bears),
            "matched": "by_hand" if doubts else "code",
        }

        def also(unit: Unit, _kept: Kept) -> None:
            if not unit.scans.end(ident, "recorded", by=occasion.principal.actor, now=occasion.at):
                raise ScanUnknownError(scan=ident)
            if doubts:
                target = f"paper:{confirmed.case_id}/{confirmed.paper_id}"
                detail = {"matched": " ".join(doubts)}
                unit.audit.append([occasion.entry(Action.PAPER_EXECUTE, target, detail=detail)])

        return self._cases.note(
            confirmed.case_id, confirmed.paper_id, "execution", held, occasion,
            expected=found.row.newest.tag, also=also,
        )  # fmt: skip

    def drop(self, ident: str, occasion: Occasion) -> None:
        """Put a scan aside that is of no paper.

        Raises:
            ScanUnknownError: the agency has none of this id that waits.
        """
        self.find(ident, occasion)
        with self._registry.writing() as unit:
            unit.scans.end(ident, "dropped", by=occasion.principal.actor, now=occasion.at)
            unit.audit.append([occasion.entry(Action.PAPER_EXECUTE, f"scan:{ident}")])


def doubts_of(row: ScanRow, found: IssuedPaper) -> tuple[str, ...]:
    """Why a scan may be of another paper, as codes; none where every page bears its code."""
    doubts = [row.problem] if row.problem and row.problem != "pages" else []
    if row.paper_id and (row.case_id, row.paper_id) != (found.row.key.case_id, found.paper.id):
        doubts.append("other-paper")
    if row.pages != len(found.frozen.page_texts):
        doubts.append("count")
    return tuple(doubts)


def _refuse_broken(faults: Faults) -> None:
    if faults:
        raise ScanPagesError(lacking=_told(faults.lacking), repeated=_told(faults.repeated))


def _told(pages: Iterable[int]) -> str:
    return "、".join(map(str, pages)) or "—"


def _sorted(read: Sequence[tuple[str, ScannedPage]], agency: str, unit: Unit) -> Iterator[_Found]:
    """Pages of one paper together, in its order; the others by file and reason."""
    papers: dict[tuple[str, str], list[tuple[str, ScannedPage]]] = {}
    others: dict[tuple[str, str], list[ScannedPage]] = {}
    for name, page in read:
        problem = _problem(page.code, agency, unit)
        if page.code is not None and problem is None:
            papers.setdefault((page.code.case_id, page.code.paper_id), []).append((name, page))
        else:
            others.setdefault((name, problem or ""), []).append(page)
    for (case_id, paper_id), found in papers.items():
        ordered = sorted(found, key=lambda each: each[1].code.page if each[1].code else 0)
        pages = tuple(page for _, page in ordered)
        yield _Found(
            name=ordered[0][0],
            pages=pages,
            case_id=case_id,
            paper_id=paper_id,
            problem=None if _is_whole(pages) else "pages",
        )
    for (name, why), alone in others.items():
        yield _Found(name=name, pages=tuple(alone), problem=why)


def _problem(code: PageCode | None, agency: str, unit: Unit) -> str | None:
    if code is None:
        return "no-code"
    if code.agency != agency:
        return "other-agency"
    frozen = unit.cases.paper(CaseKey(agency=agency, case_id=code.case_id), code.paper_id)
    if frozen is None:
        return "unknown"
    return None if code.is_of(frozen.pdf_sha256) else "other-version"


def _is_whole(pages: Sequence[ScannedPage]) -> bool:
    codes = [each.code for each in pages if each.code is not None]
    return [each.page for each in codes] == list(range(1, codes[0].pages + 1))
