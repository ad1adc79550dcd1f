"""The search index of an archive: a cache over its log, filled by draining, made anew at will.

The log is the queue: whoever holds the index lock drains it, and a search looks through what is
not yet drained by itself, so it is exact at once. What does not agree with its digests is passed
by, with a finding, and made anew by the next drain. Not the truth of anything.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from threading import Lock
from typing import TYPE_CHECKING, Protocol

from archive.durable import make_folders
from archive.errors import IntegrityError, QueryInvalidError, StorageError
from archive.index.document import Document, fields_for, make_document
from archive.index.hits import bare_hit, render_hit
from archive.index.manifest import (
    EMPTY,
    Manifest,
    ManifestBrokenError,
    read_manifest,
    write_manifest,
)
from archive.index.query import parse_query
from archive.index.select import (
    Criteria,
    Section,
    SegmentSection,
    Sort,
    TailSection,
    count,
    order,
)
from archive.index.shelf import Shelf
from archive.log import Entry, holding, try_holding
from archive.values import Hit, SearchPage, VerificationFinding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from archive.log import Log
    from archive.record import EditionRecord
    from archive.values import VolumeKind

__all__ = ["Request", "SearchIndex", "Source"]

_BATCH = 1000
_MOST_HITS = 1000
_LOCK_NAME = "index.lock"


class Source(Protocol):
    """The archive, as far as the index needs it: the log, and records by number."""

    @property
    def log(self) -> Log:
        """The archive's log."""
        ...

    @property
    def notices(self) -> tuple[VerificationFinding, ...]:
        """What is wrong with the log, and what was finished or set aside."""
        ...

    def editions(self, number: str) -> tuple[EditionRecord, ...]:
        """Give the records of a dossier, oldest first."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A search: the query (None lists everything), filters, dates, the page, and who may see what.

    ``filters`` name facets; of the values of one facet any will do. ``date_from`` and ``date_to``
    are inclusive. ``facet_values`` bounds how many values of each facet are counted out.
    """

    query: str | None
    volumes: Sequence[VolumeKind]
    filters: Mapping[str, Sequence[str]]
    date_from: date | None
    date_to: date | None
    offset: int
    limit: int
    sort: Sort
    facet_values: int

    def criteria(self) -> Criteria:
        """Understand the request, or refuse it."""
        if self.offset < 0 or not 0 <= self.limit <= _MOST_HITS:
            raise QueryInvalidError(
                what="a page out of bounds", next=f"ask for at most {_MOST_HITS} hits from 0 on"
            )
        return Criteria(
            terms=() if self.query is None else parse_query(self.query),
            fields=fields_for(self.volumes),
            filters={name: values for name, values in self.filters.items() if values},
            date_from=self.date_from,
            date_to=self.date_to,
        )


class SearchIndex:
    """The index in one folder, over one archive."""

    def __init__(self, folder: Path, source: Source) -> None:
        self._folder = folder
        self._source = source
        self._shelf = Shelf(folder)
        self._tail: dict[str, Document] = {}
        self._guard = Lock()

    def close(self) -> None:
        """Let go of open files."""
        self._shelf.close()

    def search(self, request: Request) -> SearchPage:
        """Answer a search exactly, whatever state the index is in."""
        criteria = request.criteria()
        self._source.log.refresh()
        sections, findings = self._sections()
        chosen = [section.select(criteria) for section in sections]
        page = order(
            sections, chosen, sort=request.sort, offset=request.offset, limit=request.limit
        )
        hits = [self._hit(section, row, criteria, request, findings) for section, row in page]
        return SearchPage(
            total=sum(map(len, chosen)),
            hits=tuple(hits),
            facets=count(sections, chosen, most=request.facet_values),
            findings=_distinct(findings),
        )

    def numbers_of_case(self, case_number: str) -> tuple[str, ...]:
        """Find the dossiers that have a case number, newest first."""
        self._source.log.refresh()
        sections, _ = self._sections()
        found = [pair for section in sections for pair in section.numbers_of_case(case_number)]
        return tuple(number for _, number in sorted(found, reverse=True))

    def _hit(
        self,
        section: Section,
        row: int,
        criteria: Criteria,
        request: Request,
        findings: list[VerificationFinding],
    ) -> Hit:
        face = section.face(row)
        try:
            editions = self._source.editions(face.number)
        except (IntegrityError, StorageError) as error:
            findings.append(_unreadable(face.number, error.params.get("where")))
            return bare_hit(face)
        if not editions:
            findings.append(_unreadable(face.number, None))
            return bare_hit(face)
        return render_hit(face, editions, criteria.terms, request.volumes)

    def _sections(self) -> tuple[list[Section], list[VerificationFinding]]:
        """Open what can be trusted of the index; everything else is looked through."""
        findings = list(self._source.notices)
        try:
            manifest = self._trusted()
            opened = [(info, self._shelf.open(info)) for info in manifest.segments]
        except ManifestBrokenError as error:
            where = f"{self._folder.name}/{error}"
            findings.append(VerificationFinding(code="index-broken", where=where))
            manifest, opened = EMPTY, []
        tail = self._tail_documents(manifest, findings)
        replaced = [document.face.number for document in tail]
        sections: list[Section] = [TailSection(tail)]
        for info, segment in opened:
            dead = {int(row) for number in replaced for row in segment.rows_numbered(number)}
            sections.append(SegmentSection(segment, sorted(dead.union(info.superseded))))
        return sections, findings

    def _trusted(self) -> Manifest:
        """Read the manifest and open its segments; a writer may replace both meanwhile."""
        while True:
            manifest = read_manifest(self._folder)
            self._check_lineage(manifest)
            try:
                for info in manifest.segments:
                    self._shelf.open(info)
            except ManifestBrokenError:
                if read_manifest(self._folder) != manifest:
                    continue
                raise
            self._shelf.forget(manifest)
            return manifest

    def _check_lineage(self, manifest: Manifest) -> None:
        """Hold the manifest to the log it claims to have drained."""
        drained = manifest.drained
        if drained and self._source.log.hash_of(drained) != manifest.head:
            raise ManifestBrokenError("manifest.json")

    def _tail_documents(
        self, manifest: Manifest, findings: list[VerificationFinding]
    ) -> list[Document]:
        newest = {entry.number: entry for entry in self._source.log.after(manifest.drained)}
        for number in manifest.unreadable:
            for entry in self._source.log.editions(number)[-1:]:
                newest.setdefault(number, entry)
        documents = []
        for entry in newest.values():
            try:
                documents.append(self._tail_document(entry))
            except (IntegrityError, StorageError) as error:
                findings.append(_unreadable(entry.number, error.params.get("where")))
        with self._guard:
            for number in self._tail.keys() - newest.keys():
                del self._tail[number]
        return documents

    def _tail_document(self, entry: Entry) -> Document:
        with self._guard:
            known = self._tail.get(entry.number)
        if known is None or known.seq != entry.seq:
            known = make_document(self._source.editions(entry.number), seq=entry.seq)
            with self._guard:
                self._tail[entry.number] = known
        return known

    def drain(self, *, at_least: int) -> int:
        """Index what the log has and the index lacks; tell how many entries that were.

        Gives 0 where fewer than ``at_least`` wait, and where another process is at it. A damaged
        log is not drained: its lines will be put back, and the index would not know them.
        """
        make_folders(self._folder)
        self._source.log.refresh()
        if self._source.log.damage:
            return 0
        if at_least > 1 and self._waiting() < at_least:
            return 0
        with try_holding(self._folder / _LOCK_NAME) as held:
            return self._drain() if held else 0

    def waiting(self) -> int:
        """Count the entries that the log has and the index lacks."""
        self._source.log.refresh()
        return self._waiting()

    def _waiting(self) -> int:
        """Count the entries not drained yet, without opening a segment."""
        try:
            manifest = read_manifest(self._folder)
            self._check_lineage(manifest)
        except ManifestBrokenError:
            manifest = EMPTY
        return len(self._source.log.after(manifest.drained))

    def rebuild(self, *, wait_s: float) -> int:
        """Make the index anew from the archive alone; tell how many entries it holds."""
        make_folders(self._folder)
        with holding(self._folder / _LOCK_NAME, since=None, wait_s=wait_s):
            write_manifest(self._folder, EMPTY)
            self._shelf.forget(EMPTY)
            self._shelf.sweep(EMPTY)
            return self._drain()

    def _drain(self) -> int:
        self._source.log.refresh()
        try:
            manifest = self._trusted()
        except ManifestBrokenError:
            manifest = EMPTY
        before = manifest.drained
        for entries in _batches(self._source.log.after(before)):
            manifest = self._take(manifest, entries)
            write_manifest(self._folder, manifest)
        while merged := self._shelf.merge(manifest):
            manifest = merged
            write_manifest(self._folder, manifest)
        self._shelf.forget(manifest)
        self._shelf.sweep(manifest)
        return manifest.drained - before

    def _take(self, manifest: Manifest, entries: Sequence[Entry]) -> Manifest:
        numbers = dict.fromkeys(entry.number for entry in entries)
        documents, unreadable = [], set(manifest.unreadable) - numbers.keys()
        for number in numbers:
            newest = self._source.log.editions(number)[-1]
            try:
                documents.append(make_document(self._source.editions(number), seq=newest.seq))
            except (IntegrityError, StorageError):
                unreadable.add(number)
        again = [entry.number for entry in entries if entry.version_number > 1]
        manifest = self._shelf.supersede(manifest, again) if again else manifest
        new = (self._shelf.write(documents),) if documents else ()
        return replace(
            manifest,
            drained=entries[-1].seq,
            head=entries[-1].hash,
            segments=manifest.segments + new,
            unreadable=tuple(sorted(unreadable)),
        )


def _batches(entries: Sequence[Entry]) -> Iterator[Sequence[Entry]]:
    for start in range(0, len(entries), _BATCH):
        yield entries[start : start + _BATCH]


def _distinct(findings: Sequence[VerificationFinding]) -> tuple[VerificationFinding, ...]:
    distinct: list[VerificationFinding] = []
    for finding in findings:
        if finding not in distinct:
            distinct.append(finding)
    return tuple(distinct)


def _unreadable(number: str, where: object) -> VerificationFinding:
    place = str(where or number)
    return VerificationFinding(code="record-unreadable", where=place, params={"number": number})
