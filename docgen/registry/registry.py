"""The registry's face: everything the service asks of it, one short transaction each.

Many processes may hold one open. Not for rendering: papers come in as bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Self, TypeAlias, TypeVar

from sqlalchemy import Connection

from docgen.case.traces import Traces, marks_of
from docgen.registry import (
    _accounts,
    _copying,
    _dossiers,
    _holds,
    _numbers,
    _owner,
    _papers,
    _parties,
    _traces,
)
from docgen.registry._engine import Database, open_database
from docgen.registry._migrate import migrate
from docgen.registry._together import Together
from docgen.registry.errors import (
    PaperNotIssuedError,
    PaperSealedError,
    PaperVoidedError,
    RegistryForeignError,
    RegistryUnusableError,
)
from docgen.registry.numbers import NumberPattern
from docgen.registry.unit import Unit
from docgen.registry.values import (
    CaseAccount,
    CaseKey,
    DossierRow,
    EditionRow,
    FrozenCase,
    IssueBatch,
    NumberRow,
    NumberWanted,
    OpenCase,
    Others,
    PlannedNumber,
    Restored,
    Series,
    Standing,
)
from docgen.registry.work.cases import newest_digest, note_version

__all__ = ["Registry", "missing_registry"]

_AT_ONCE = 200

Changed = TypeVar("Changed")
Given: TypeAlias = Callable[[FrozenCase], Iterable[str]]


def missing_registry(path: Path) -> RegistryUnusableError:
    """The error of a home whose registry is gone: it must not be made empty in silence."""
    advice = "restore its backup; without one, `docgen rebuild` restores what the archive holds"
    return RegistryUnusableError(where=path, what="it does not exist", next=advice)


class Registry:
    """Open cases, frozen papers, numbers and the catalogue of dossiers.

    ``pattern`` is how the next numbers are written; it may be replaced at any time.
    """

    def __init__(self, database: Database, pattern: NumberPattern) -> None:
        self._database = database
        self.pattern = pattern
        self._together = Together(database)

    @classmethod
    def create(cls, location: Path | str) -> None:
        """Make the registry in a file or a PostgreSQL database, or bring an older one to date."""
        database = open_database(location, busy_timeout_s=30)
        try:
            migrate(database)
        finally:
            database.close()

    @classmethod
    def open(
        cls,
        location: Path | str,
        *,
        pattern: NumberPattern | None = None,
        busy_timeout_s: float = 30,
    ) -> Self:
        """Open an existing registry, migrated to this program's schema.

        ``location`` is a file, or the URL of a PostgreSQL database.

        Raises:
            RegistryUnusableError: the file is not there, or the server does not answer.
            RegistryUrlError: the URL is none of a PostgreSQL database.
        """
        if isinstance(location, Path) and not location.is_file():
            raise missing_registry(location)
        database = open_database(location, busy_timeout_s=busy_timeout_s)
        migrate(database)
        return cls(database, pattern or NumberPattern())

    def claim(self, home: str) -> None:
        """Belong to the home of this id from now on.

        Raises:
            RegistryForeignError: it belongs to another.
        """
        with self._database.glancing() as connection:
            known = _owner.owner(connection)
        if known is None:
            with self._database.writing() as connection:
                known = _owner.owner(connection)
                if known is None:
                    _owner.take(connection, home)
        if known not in (None, home):
            raise RegistryForeignError(where=self._database.where)

    def copy_to_file(self, path: Path) -> None:
        """Write the registry of this moment as an SQLite file, while others go on writing."""
        _copying.copy_to_file(self._database, path)

    @classmethod
    def restore(cls, location: Path | str, copy: Path, *, made_at: datetime) -> None:
        """Put a copy into a registry that holds nothing, for a home of its own.

        Nobody is logged in afterwards, and no number is given: who knows which were after
        ``made_at`` says so first (``go_on``).

        Raises:
            RegistryNotEmptyError: the registry holds something.
        """
        cls.create(location)
        database = open_database(location, busy_timeout_s=30)
        try:
            if location != copy:
                cls.create(copy)
                _copying.fill_from_file(database, copy)
            _copying.end_sessions(database)
            with database.writing() as connection:
                _owner.release(connection)
                _holds.hold(connection, made_at)
        finally:
            database.close()

    @property
    def is_postgresql(self) -> bool:
        """Whether many machines may share it."""
        return self._database.is_postgresql

    @contextmanager
    def reading(self) -> Iterator[Unit]:
        """A unit that sees one state and writes nothing."""
        with self._database.reading() as connection:
            yield Unit(connection)

    @contextmanager
    def glancing(self) -> Iterator[Unit]:
        """A unit to ask one thing of, which is quicker than a transaction."""
        with self._database.glancing() as connection:
            yield Unit(connection)

    @contextmanager
    def writing(self) -> Iterator[Unit]:
        """A unit whose writes are committed together when it ends; keep it short."""
        with self._database.writing() as connection:
            yield Unit(connection)

    def together(self, change: Callable[[Unit], Changed]) -> Changed:
        """Do a change in one transaction with those of other threads, each for itself.

        It is durable when this returns; what ``change`` raises undoes it alone. ``change`` may be
        called twice, and asks nothing of the registry but through its unit.
        """
        return self._together.run(lambda connection: change(Unit(connection)))

    def close(self) -> None:
        """Give back every connection."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def frozen(self, key: CaseKey) -> FrozenCase:
        """What is issued of a case."""
        with self._database.reading() as connection:
            return _frozen(connection, _papers.case_ref(connection, key))

    def standing(self, key: CaseKey, traces: Traces, *, given: Given) -> Standing:
        """What judging a case needs to know of it and of others, as of one moment.

        ``given`` tells which numbers are still to be taken, once it is known what is issued.
        """
        with self._database.glancing() as connection:
            if _papers.case_ref(connection, key) is None:
                # It has nothing that might change meanwhile, and a transaction takes longer.
                return _standing(connection, key, None, traces, given)
        with self._database.reading() as connection:
            ref = _papers.case_ref(connection, key)
            return _standing(connection, key, ref, traces, given)

    def plan(
        self,
        key: CaseKey,
        wanted: Sequence[NumberWanted],
        *,
        pattern: NumberPattern | None = None,
    ) -> tuple[PlannedNumber, ...]:
        """The numbers that an issue would take now, or by another ``pattern``. Nothing is taken.

        Raises:
            NumberTakenError: a given number belongs to another holder.
            CaseNumberChangedError: the case is registered under another number.
        """
        with self._database.reading() as connection:
            ref = _papers.case_ref(connection, key)
            written = pattern or self.pattern
            return _numbers.plan_numbers(connection, key.agency, ref, wanted, written)

    def issue(
        self, key: CaseKey, batch: IssueBatch, *, also: Callable[[Unit], None] | None = None
    ) -> bool:
        """Freeze papers and take their numbers, in one transaction with what ``also`` writes.

        Returns False, and changes nothing, when the planned numbers are no longer the next ones
        or one of the papers was issued, or the case changed meanwhile: look again, render again,
        try again.
        """
        wanted = [plan.wanted for plan in batch.numbers]
        with self._database.writing() as connection:
            ref = _papers.case_ref(connection, key)
            now = _numbers.plan_numbers(connection, key.agency, ref, wanted, self.pattern)
            issued = _papers.issued_ids(connection, ref) if ref is not None else set()
            if now != batch.numbers or issued & {draft.paper_id for draft in batch.papers}:
                return False
            if batch.expected not in (None, newest_digest(connection, ref)):
                return False
            ref = _papers.ensure_case(connection, key, batch.now)
            revision = _papers.ensure_revision(connection, ref, batch.content, batch.now)
            note_version(connection, ref, revision, by=batch.by, now=batch.now)
            _parties.write_parties(connection, ref, batch.parties)
            _traces.write_traces(connection, ref, batch.traces)
            _numbers.take(connection, key.agency, ref, batch.numbers, batch.now)
            for draft in batch.papers:
                _papers.insert_paper(connection, ref, revision, draft, batch.now)
            if also is not None:
                also(Unit(connection))
        return True

    def void(
        self,
        key: CaseKey,
        paper_id: str,
        *,
        reason: str,
        now: datetime,
        also: Callable[[Unit], None] | None = None,
    ) -> None:
        """Take an issued paper out of force, in one transaction with what ``also`` writes.

        Its number is kept on record and never reused.

        Raises:
            PaperSealedError: the paper stands in a sealed dossier.
            PaperVoidedError: it is voided already.
            PaperNotIssuedError: it was never issued.
        """
        with self._database.writing() as connection:
            ref = _papers.case_ref(connection, key)
            if ref is None:
                raise PaperNotIssuedError(paper=paper_id, case=key.case_id)
            dossier = _dossiers.dossier_of_case(connection, ref)
            if dossier is not None and f"paper:{paper_id}" in dossier.parts:
                raise PaperSealedError(paper=paper_id, number=dossier.number)
            if not _papers.void_paper(connection, ref, paper_id, reason, now):
                day = _papers.voided_on(connection, ref, paper_id)
                if day is None:
                    raise PaperNotIssuedError(paper=paper_id, case=key.case_id)
                raise PaperVoidedError(paper=paper_id, case=key.case_id, day=day)
            _numbers.void_held(connection, ref, f"paper:{paper_id}")
            if also is not None:
                also(Unit(connection))

    def voided(self, key: CaseKey) -> frozenset[str]:
        """The ids of papers of a case that were voided, those issued anew among them."""
        with self._database.reading() as connection:
            ref = _papers.case_ref(connection, key)
            return frozenset() if ref is None else _papers.voided_ids(connection, ref)

    def sealed_parts(self, key: CaseKey) -> frozenset[str]:
        """What of a case is sealed already, such as ``paper:order``."""
        with self._database.reading() as connection:
            ref = _papers.case_ref(connection, key)
            dossier = None if ref is None else _dossiers.dossier_of_case(connection, ref)
        return frozenset() if dossier is None else dossier.parts

    def account(self, key: CaseKey, *, since: int) -> CaseAccount:
        """What must be kept with the sealed case, so that a lost registry can be restored."""
        with self._database.reading() as connection:
            ref = _papers.case_ref(connection, key)
            if ref is None:
                return CaseAccount()
            return _accounts.account_of(connection, key.agency, ref, since)

    def dossier(self, key: CaseKey) -> DossierRow | None:
        """The dossier of a case as the catalogue knows it."""
        with self._database.reading() as connection:
            ref = _papers.case_ref(connection, key)
            return None if ref is None else _dossiers.dossier_of_case(connection, ref)

    def numbers(self) -> tuple[tuple[CaseKey, NumberRow], ...]:
        """Every number ever taken, voided ones too, in the order of their series."""
        with self._database.reading() as connection:
            return _numbers.taken_numbers(connection)

    def series(self) -> tuple[Series, ...]:
        """How far every series of numbers has come, dossiers included."""
        with self._database.reading() as connection:
            return _numbers.counters_of(connection)

    def hold_numbers(self, since: datetime) -> None:
        """Give no numbers until ``go_on``: those given after ``since`` are not known here."""
        with self._database.writing() as connection:
            _holds.hold(connection, since)

    def numbers_held_since(self) -> datetime | None:
        """The time after which numbers are not known here; None where they are given."""
        with self._database.reading() as connection:
            return _holds.held_since(connection)

    def go_on(self, after: Iterable[Series], *, also: Callable[[Unit], None]) -> None:
        """Give numbers again, each series after what it had come to; none goes back."""
        with self._database.writing() as connection:
            for each in after:
                _numbers.raise_counter(connection, each.agency, each.kind, each.year, each.last)
            _holds.lift(connection)
            also(Unit(connection))

    def sealed(self) -> Mapping[str, int]:
        """How many sealed editions the catalogue lists, by dossier number."""
        with self._database.reading() as connection:
            return _dossiers.sealed_editions(connection)

    def known_editions(self) -> Mapping[str, int]:
        """How many editions of each dossier number are sealed, 0 where it is only reserved."""
        with self._database.reading() as connection:
            return _dossiers.editions_of_numbers(connection)

    def open_cases(self, parties: Collection[str] | None = None) -> tuple[OpenCase, ...]:
        """The cases not sealed yet: all, or those whose party has a digest, or none on record."""
        with self._database.reading() as connection:
            return _parties.open_cases(connection, parties)

    def reserve_dossier(self, key: CaseKey, *, year: int, now: datetime) -> str:
        """The dossier number of a case, allocated on the first call."""
        with self._database.writing() as connection:
            ref = _papers.ensure_case(connection, key, now)
            return _dossiers.reserve(connection, ref, key.agency, year, now)

    def record_edition(self, number: str, row: EditionRow) -> None:
        """Enter a sealed edition into the catalogue."""
        with self._database.writing() as connection:
            _dossiers.write_edition(connection, number, row)

    def rebuild_catalogue(self, rows: Iterable[DossierRow], *, now: datetime) -> Restored:
        """Enter what the archive holds: dossiers, numbers and sealed papers.

        Counters never go back, and open cases stay as they are. Safe to repeat and to interrupt.
        Numbers are held where a dossier was not known here at all (``hold_numbers``).
        """
        total, held = Restored(), set[str]()
        for batch in _batches(rows):
            with self._database.writing() as connection:
                for row in batch:
                    total = total.plus(_accounts.restore_dossier(connection, row, now))
                    held.add(row.number)
        with self._database.writing() as connection:
            _dossiers.forget_others(connection, held)
        return total


def _standing(
    connection: Connection, key: CaseKey, ref: int | None, traces: Traces, given: Given
) -> Standing:
    frozen = _frozen(connection, ref)
    return Standing(
        frozen=frozen,
        taken=_numbers.taken_of(connection, key.agency, ref, given(frozen)),
        dossier=None if ref is None else _dossiers.dossier_of_case(connection, ref),
        others=_others(connection, ref, traces),
    )


def _frozen(connection: Connection, ref: int | None) -> FrozenCase:
    if ref is None:
        return FrozenCase()
    return FrozenCase(
        number=_numbers.recorded_case_number(connection, ref),
        papers=_papers.issued_papers(connection, ref),
    )


def _others(connection: Connection, ref: int | None, traces: Traces) -> Others:
    marks = frozenset(mark for text in traces.reasons for mark in marks_of(text))
    return Others(
        elsewhere=tuple(_traces.others_elsewhere(connection, ref, traces.presences)),
        reasons=tuple(_traces.others_reasons(connection, ref, marks)),
    )


def _batches(rows: Iterable[DossierRow]) -> Iterator[list[DossierRow]]:
    """A few at a time, so that no transaction is long."""
    left = iter(rows)
    while batch := list(islice(left, _AT_ONCE)):
        yield batch
