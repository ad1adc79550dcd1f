"""The audit trail looked at as a whole: checked, held to the archive, told when it was lost.

With each dossier the archive keeps where the trail stood (its *anchor*: place and digest), so that
a trail cut off at its end, or written anew with a chain that holds, is found out by a record that
lies elsewhere. Not for adding entries.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo
from typing import TYPE_CHECKING, Any

from archive.errors import ArchiveError
from archive.values import VerificationFinding, VerificationReport
from docgen.registry.access.audit import BEGINNING, entry_digest
from docgen.registry.access.values import AuditEntry, AuditRow
from docgen.registry.errors import AuditUnreadableError

if TYPE_CHECKING:
    from archive.archive import Archive
    from docgen.registry.registry import Registry

__all__ = [
    "Anchor",
    "AuditWanted",
    "anchor_data",
    "anchors_in",
    "audit_reports",
    "entries",
    "note_loss",
]

_KEY = "audit"
_SUBJECT = "audit"
_BEGUN_ANEW = "audit.begin-anew"


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """Where the trail stood when a dossier was deposited."""

    number: str
    place: int
    digest: str
    sealed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditWanted:
    """Which entries are asked for: all that agree with what is given; days are whole."""

    agency: str | None = None
    actor: str | None = None
    target: str | None = None
    action: str | None = None
    since: date | None = None
    until: date | None = None

    def includes(self, at: datetime, zone: tzinfo) -> bool:
        """Whether a time is within the days, which are those of a time zone."""
        day = at.astimezone(zone).date()
        is_after = self.since is None or self.since <= day
        return is_after and (self.until is None or day <= self.until)


def entries(
    registry: Registry, wanted: AuditWanted, *, zone: tzinfo, after: int = 0
) -> Iterator[AuditRow]:
    """The entries asked for after a place, in order, a few in memory at a time."""
    with registry.reading() as unit:
        found = unit.audit.every(
            after=after,
            agency=wanted.agency,
            actor=wanted.actor,
            target=wanted.target,
            action=wanted.action,
        )
        yield from (row for row in found if wanted.includes(row.at, zone))


def anchor_data(registry: Registry) -> Mapping[str, Any]:
    """What the archive keeps of the trail beside a dossier; nothing where there is no entry."""
    with registry.reading() as unit:
        place, digest = unit.audit.head()
    return {_KEY: {"place": place, "digest": digest}} if place else {}


def anchors_in(archive: Archive) -> tuple[Anchor, ...]:
    """The anchors that an archive keeps, the earliest place first; what is damaged has none."""
    found = (_anchor(archive, number) for number in archive.numbers())
    return tuple(sorted(filter(None, found), key=lambda anchor: (anchor.place, anchor.number)))


def _anchor(archive: Archive, number: str) -> Anchor | None:
    try:
        record = archive.get(number)
    except ArchiveError:
        return None
    kept = record.producer.get(_KEY)
    if not isinstance(kept, Mapping):
        return None
    return Anchor(
        number=record.number,
        place=kept["place"],
        digest=kept["digest"],
        sealed_at=record.sealed_at[-1],
    )


def audit_reports(
    registry: Registry, anchors: tuple[Anchor, ...]
) -> tuple[VerificationReport, ...]:
    """The report on the trail; none where nothing was ever on record."""
    walk = _Walk(wanted=frozenset(anchor.place for anchor in anchors))
    with registry.reading() as unit:
        walk.follow(unit.audit.every())
    if not walk.place and walk.broken is None and not anchors:
        return ()
    unknown = [anchor for anchor in anchors if not walk.is_known(anchor)]
    findings = walk.findings() or tuple(_beside(unknown, walk))
    notes = tuple(_finding("audit-begun-anew", day=at.date()) for at in walk.begun_anew)
    return (
        VerificationReport(
            subject=_SUBJECT,
            verdict="broken" if findings else "whole",
            findings=findings,
            notes=notes,
        ),
    )


def note_loss(registry: Registry, anchors: tuple[Anchor, ...], now: datetime) -> int:
    """Where the trail ends before an anchor, say in it that what came between is lost.

    The place up to which entries are lost, or 0.
    """
    with registry.writing() as unit:
        place, _ = unit.audit.head()
        last = anchors[-1] if anchors else None
        if last is None or last.place <= place:
            return 0
        detail = {"lost_place": str(last.place), "lost_digest": last.digest}
        entry = AuditEntry(
            at=now,
            actor="system",
            agency="",
            action=_BEGUN_ANEW,
            target=_SUBJECT,
            outcome="done",
            detail=detail,
        )
        unit.audit.append([entry])
        return last.place


@dataclass(slots=True, kw_only=True)
class _Walk:
    """One walk along the trail: where its chain breaks first, and what stands at some places."""

    wanted: frozenset[int]
    place: int = 0
    previous: str = BEGINNING
    broken: int | None = None
    digests: dict[int, str] = field(default_factory=dict)
    begun_anew: list[datetime] = field(default_factory=list)

    def follow(self, rows: Iterator[AuditRow]) -> None:
        """Walk to the end, or to the first entry that does not fit."""
        try:
            for row in rows:
                self._step(row)
                if self.broken is not None:
                    return
        except AuditUnreadableError as error:
            self.broken = error.place

    def _step(self, row: AuditRow) -> None:
        place = self.place + 1
        right = entry_digest(row, place=place, previous=self.previous)
        if (row.place, row.previous, row.digest) != (place, self.previous, right):
            self.broken = place
            return
        self.place, self.previous = place, row.digest
        if place in self.wanted:
            self.digests[place] = row.digest
        if row.action == _BEGUN_ANEW:
            self.begun_anew.append(row.at)

    def findings(self) -> tuple[VerificationFinding, ...]:
        """What is wrong with the chain itself."""
        return () if self.broken is None else (_finding("audit-broken", place=self.broken),)

    def is_known(self, anchor: Anchor) -> bool:
        """Whether the trail has what it had then, or tells itself that it was lost since."""
        stands = self.digests.get(anchor.place) == anchor.digest
        return stands or any(anchor.sealed_at <= at for at in self.begun_anew)


def _beside(anchors: list[Anchor], walk: _Walk) -> Iterator[VerificationFinding]:
    """What the archive knows otherwise of a chain that holds, the earliest of each kind."""
    cut = next((anchor for anchor in anchors if anchor.place > walk.place), None)
    changed = next((anchor for anchor in anchors if anchor.place <= walk.place), None)
    if cut is not None:
        yield _finding("audit-cut", number=cut.number, place=cut.place, last=walk.place)
    if changed is not None:
        yield _finding("audit-rewritten", number=changed.number, place=changed.place)


def _finding(code: str, **params: object) -> VerificationFinding:
    return VerificationFinding(
        code=code, where=_SUBJECT, params={name: str(value) for name, value in params.items()}
    )
