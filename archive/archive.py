"""The archive as its users see it: deposit, find, read and verify dossiers.

A deposit is four steps that can be taken and timed one by one: ``bind_volumes``,
``seal_volumes``, ``store``, ``feed_index``; ``deposit`` takes them all. Reading shows only what
the log holds. Not for cases, law, users or rights: the caller says who may see what.
"""

from __future__ import annotations

from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Self

from archive.bind import BoundVolume, StampFonts, bind_volume
from archive.durable import LOCAL, FileSystem
from archive.errors import (
    ArchiveError,
    ArchiveLockedError,
    DossierConflictError,
    DossierInvalidError,
    DossierNotFoundError,
    EditionMissingError,
    StorageError,
)
from archive.index import Request, SearchIndex
from archive.keeping import Keeper
from archive.record import MASKED_TERMS, combine, edition_files
from archive.snapshot import Snapshot
from archive.values import (
    Deposit,
    Dossier,
    DossierRecord,
    SearchPage,
    VerificationFinding,
    VerificationReport,
)
from archive.verify.stored import open_stored

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date, datetime
    from pathlib import Path

    from archive.index import Sort
    from archive.seal import Sealer
    from archive.values import Producer, VolumeKind

__all__ = ["SEAL_REASON", "Archive"]

SEAL_REASON = "完整性封存"

_WORTH_DRAINING = 32


class Archive:
    """One archive: an OCFL storage root, its log and its index.

    Any number of processes may read and search; one at a time writes. Use it in a ``with``
    statement or ``close`` it, to let go of the index's files.
    """

    def __init__(self, keeper: Keeper, index: SearchIndex, *, root: Path, log_dir: Path) -> None:
        self._keeper = keeper
        self._index = index
        self._root = root
        self._log_dir = log_dir
        self._lock_wait_s = keeper.lock_wait_s

    @classmethod
    def open(
        cls,
        root: Path,
        log_dir: Path,
        index_dir: Path,
        *,
        files: FileSystem = LOCAL,
        lock_wait_s: float = 10.0,
    ) -> Archive:
        """Open the archive in these folders, making what is missing.

        What a writer that died left behind is finished or set aside first. ``root`` and
        ``log_dir`` must be on one file system. ``lock_wait_s`` bounds the wait for another
        writer. Raises ``StorageError`` where a folder cannot be used.
        """
        keeper = Keeper(root, log_dir, files=files, lock_wait_s=lock_wait_s)
        keeper.prepare()
        index = SearchIndex(index_dir, keeper)
        return cls(keeper, index, root=root, log_dir=log_dir)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of open files; the archive can still be used and opens them again."""
        self._index.close()

    def deposit(
        self,
        dossier: Dossier,
        *,
        sealer: Sealer,
        fonts: StampFonts,
        now: datetime,
        reason: str = SEAL_REASON,
    ) -> Deposit:
        """Bind, seal and keep a dossier, or give the one that has this content already.

        It is found at once; the index takes it in with others, when enough of them wait.
        Raises ``DossierConflictError`` where the number is taken by other content and the dossier
        is no supplement.
        """
        known = self.existing(dossier)
        if known is not None:
            return Deposit(record=known, created=False)
        bound = self.bind_volumes(dossier, fonts=fonts)
        sealed = self.seal_volumes(bound, sealer=sealer, now=now, reason=reason)
        deposit = self.store(dossier, bound, sealed, now=now)
        self.feed_index()
        return deposit

    def existing(self, dossier: Dossier) -> DossierRecord | None:
        """Give the record of a dossier that was deposited with this very content.

        Raises where it could not be deposited: the number is taken by other content, the dossier
        it supplements is not there, or its edition is not the next.
        """
        self._keeper.log.refresh()
        editions = self._keeper.editions(dossier.number)
        if any(edition.content_digest == dossier.content_digest for edition in editions):
            return combine(editions)
        self._keeper.require_whole()
        if dossier.supplements is None:
            if editions:
                raise DossierConflictError(number=dossier.number)
        elif not editions:
            raise DossierNotFoundError(number=dossier.number)
        follows = dossier.supplements is None or 0 < dossier.supplements <= len(editions)
        if dossier.edition != len(editions) + 1 or not follows:
            raise DossierInvalidError(
                what=f"edition {dossier.edition} where {len(editions) + 1} comes next",
                where=f"dossier {dossier.number}",
                next="number the editions one by one",
            )
        return None

    def bind_volumes(self, dossier: Dossier, *, fonts: StampFonts) -> tuple[BoundVolume, ...]:
        """Bind each volume; what the record marks as masked stays out of the PDF's metadata."""
        shown = {name: text for name, text in dossier.metadata.items() if name != MASKED_TERMS}
        public = replace(dossier, metadata=shown)
        return tuple(bind_volume(volume, dossier=public, fonts=fonts) for volume in public.volumes)

    def seal_volumes(
        self,
        bound: Sequence[BoundVolume],
        *,
        sealer: Sealer,
        now: datetime,
        reason: str = SEAL_REASON,
    ) -> tuple[bytes, ...]:
        """Seal each bound volume."""
        return tuple(sealer.seal(volume.pdf, now=now, reason=reason) for volume in bound)

    def store(
        self,
        dossier: Dossier,
        bound: Sequence[BoundVolume],
        sealed: Sequence[bytes],
        *,
        now: datetime,
        producer: Producer | None = None,
    ) -> Deposit:
        """Keep the sealed volumes and their record; afterwards they are there for good.

        ``producer`` is called when nobody else writes and the edition is sure to be kept: what it
        gives is kept in the record for the producer alone, and what it raises stops the deposit.
        """
        sealed_at = now.replace(microsecond=0)
        with self._keeper.writing(since=now):
            known = self.existing(dossier)
            if known is not None:
                return Deposit(record=known, created=False)
            own = producer() if producer else {}
            files = edition_files(dossier, bound, sealed, sealed_at=sealed_at, producer=own)
            self._keeper.put(
                dossier.number, dossier.edition, files, agency=dossier.agency, now=sealed_at
            )
        return Deposit(record=combine(self._keeper.editions(dossier.number)), created=True)

    @contextmanager
    def undisturbed(self) -> Iterator[None]:
        """Keep deposits away, to do what must not happen in the middle of one."""
        with self._keeper.undisturbed():
            yield

    def feed_index(self) -> int:
        """Drain the index when enough waits; what a deposit calls last, and what cannot fail it.

        The dossier is kept and found without the index; an index that cannot be written shows in
        the next ``drain_index``.
        """
        with suppress(StorageError):
            return self.drain_index(at_least=_WORTH_DRAINING)
        return 0

    def drain_index(self, *, at_least: int = 1) -> int:
        """Index what is logged and not indexed yet; tell how many entries that were.

        Gives 0 at once where fewer than ``at_least`` wait or another process is at it: a search
        looks through what is not indexed by itself, so nothing depends on this but speed.
        """
        return self._index.drain(at_least=at_least)

    def snapshot(self) -> Snapshot:
        """Give what the archive holds now, to be copied while others go on."""
        return Snapshot(self._keeper)

    def index_lag(self) -> int:
        """How many entries of the log are not indexed yet; searches find them all the same."""
        return self._index.waiting()

    @property
    def notices(self) -> tuple[VerificationFinding, ...]:
        """What is wrong with the log, and what was finished or set aside since opening.

        None of it makes an answer wrong; whoever runs the archive must be told of it.
        """
        return self._keeper.notices

    def require_writable(self) -> None:
        """Raise ``IntegrityError`` where the log is damaged, gone or empty beside dossiers."""
        self._keeper.require_whole()
        self._keeper.refuse_emptied_log()

    def get(self, number: str) -> DossierRecord:
        """Tell of a dossier by its number, or by its case number (the newest that has it)."""
        self._keeper.log.refresh()
        editions = self._keeper.editions(number)
        if not editions:
            editions = self._keeper.editions(self._number_of_case(number))
        return combine(editions)

    def _number_of_case(self, case_number: str) -> str:
        numbers = self._index.numbers_of_case(case_number) if case_number else ()
        if not numbers:
            raise self._keeper.absent(case_number)
        return numbers[0]

    def numbers(self) -> tuple[str, ...]:
        """Give the numbers of all dossiers, in the order of their deposit."""
        self._keeper.log.refresh()
        return self._keeper.log.numbers()

    def kept(self) -> Mapping[str, int]:
        """Give the number of editions of each dossier of which the log has whole entries."""
        log = self._keeper.log
        log.refresh()
        return {number: len(log.editions(number)) for number in log.numbers()}

    def fetch(self, number: str, volume: VolumeKind, edition: int | None = None) -> bytes:
        """Give the sealed PDF of a volume, of the newest edition that has it or of the given one.

        Raises ``IntegrityError`` rather than give bytes that were not deposited.
        """
        record = self.get(number)
        wanted = [
            stored
            for stored in record.volumes
            if stored.kind == volume and edition in {None, stored.edition}
        ]
        if not wanted:
            raise _not_in(record, volume, edition)
        entry = self._keeper.entries(record.number)[wanted[-1].edition - 1]
        return self._keeper.read(entry, wanted[-1].path)

    def search(
        self,
        query: str | None,
        *,
        volumes: Sequence[VolumeKind],
        filters: Mapping[str, Sequence[str]] | None = None,
        date_from: date | None = None,
        date_to: date | None = None,
        offset: int = 0,
        limit: int = 20,
        sort: Sort = "newest",
        facet_values: int = 100,
    ) -> SearchPage:
        """Find the dossiers that hold every term of ``query`` (see ``archive.index.query``).

        Only text of the given ``volumes`` and the dossiers' faces are searched. ``filters`` name
        facets, of whose values any will do; dates are inclusive and compare the ``date`` facet;
        no query lists everything. Totals and facet counts are exact; snippets are masked.
        """
        request = Request(
            query=query,
            volumes=volumes,
            filters=filters or {},
            date_from=date_from,
            date_to=date_to,
            offset=offset,
            limit=limit,
            sort=sort,
            facet_values=facet_values,
        )
        return self._index.search(request)

    def verify(self, number: str, *, trust: Sequence[bytes]) -> VerificationReport:
        """Verify a dossier: sealed volumes, stored bytes, OCFL object, record and the whole log.

        ``number`` may be a case number as long as the archive can still be read.
        """
        stored = open_stored(self._root, self._log_dir)
        if not stored.knows(number):
            try:
                number = self._number_of_case(number)
            except ArchiveError:
                if not stored.findings:
                    raise
        return stored.verify(number, trust=trust)

    def verify_all(self, *, trust: Sequence[bytes]) -> tuple[VerificationReport, ...]:
        """Verify every dossier; the first report is on the log, the root and strays."""
        stored = open_stored(self._root, self._log_dir)
        dossiers = [stored.verify_dossier(number, trust=trust) for number in stored.versions]
        return (self._verify_frame(), *dossiers)

    def _verify_frame(self) -> VerificationReport:
        """Look for strays; what a deposit under way has just put there is none."""
        report = open_stored(self._root, self._log_dir).verify_frame()
        if not report.findings:
            return report
        with suppress(StorageError, ArchiveLockedError), self._keeper.undisturbed():
            report = open_stored(self._root, self._log_dir).verify_frame()
        return report

    def rebuild(self) -> int:
        """Make the index anew from the archive alone; tell how many log entries it holds."""
        self._keeper.require_whole()
        return self._index.rebuild(wait_s=self._lock_wait_s)


def _not_in(record: DossierRecord, volume: VolumeKind, edition: int | None) -> EditionMissingError:
    options = [f"--edition {each.edition} --volume {each.kind}" for each in record.volumes]
    wanted = f"--volume {volume}" if edition is None else f"--edition {edition} --volume {volume}"
    return EditionMissingError(number=record.number, wanted=wanted, known=", ".join(options))
