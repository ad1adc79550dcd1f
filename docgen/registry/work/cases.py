"""Cases and their versions inside the caller's transaction.

A version is never changed; saving the same text again adds none. Not for what the text means.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    RowMapping,
    Select,
    bindparam,
    func,
    insert,
    or_,
    select,
)

from docgen.registry._papers import (
    case_ref,
    ensure_case,
    ensure_revision,
    insert_revision,
    issued_ids,
    issued_paper,
    open_case,
)
from docgen.registry._parties import add_parties, issued_to, write_parties
from docgen.registry._service_tables import case_files, case_versions
from docgen.registry._tables import cases, dossiers, editions, papers, revisions
from docgen.registry.errors import CaseExistsError, CaseMovedError
from docgen.registry.values import CaseKey, FrozenPaper, IssuedTo
from docgen.registry.work.values import CaseRow, CaseVersion

__all__ = ["Cases", "newest_digest", "note_version"]


class Cases:
    """The cases of a registry, in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def find(self, key: CaseKey) -> CaseRow | None:
        """A case with its newest text."""
        names = {"agency": key.agency, "ident": key.case_id}
        row = self._connection.execute(_ONE, names).mappings().one_or_none()
        return None if row is None else _case(row)

    def save(
        self,
        key: CaseKey,
        content: bytes,
        *,
        files: Collection[str],
        parties: Collection[str],
        by: str,
        now: datetime,
        expected: str | None,
    ) -> CaseVersion:
        """Keep a text of a case, with the digests of its files and of its party.

        ``expected`` is the tag of the text it replaces, or None for a case that is new.

        Raises:
            CaseExistsError: the case is there, and was to be new.
            CaseMovedError: somebody changed it meanwhile, or it is not there.
        """
        ref = open_case(self._connection, key, now) if expected is None else None
        if ref is not None:
            revision = insert_revision(self._connection, ref, content, now)
            add_parties(self._connection, ref, parties)
            self._link(ref, files)
            digest = hashlib.sha256(content).hexdigest()
            first = CaseVersion(version=1, digest=digest, saved_at=now, saved_by=by)
            return _insert_version(self._connection, ref, revision, first)
        self._refuse_moved(key, expected)
        ref = ensure_case(self._connection, key, now)
        revision = ensure_revision(self._connection, ref, content, now)
        write_parties(self._connection, ref, parties)
        self._link(ref, files)
        return note_version(self._connection, ref, revision, by=by, now=now)

    def _refuse_moved(self, key: CaseKey, expected: str | None) -> None:
        known = self.find(key)
        if expected is None and known is not None:
            raise CaseExistsError(case=key.case_id)
        if expected is not None and (known is None or known.newest.tag != expected):
            raise CaseMovedError(case=key.case_id)

    def _link(self, ref: int, files: Collection[str]) -> None:
        if not files:
            return
        known = select(case_files.c.sha256).where(case_files.c.case_ref == ref)
        new = sorted(set(files) - set(self._connection.execute(known).scalars()))
        if new:
            rows = [{"case_ref": ref, "sha256": digest} for digest in new]
            self._connection.execute(insert(case_files), rows)

    def names_file(self, key: CaseKey, sha256: str) -> bool:
        """Whether any version of the case names a file of this digest."""
        ref = case_ref(self._connection, key)
        query = select(case_files.c.sha256).where(
            case_files.c.case_ref == ref, case_files.c.sha256 == sha256
        )
        return self._connection.execute(query).first() is not None

    def unsealed(self, agency: str) -> dict[str, str]:
        """The cases of an agency that have no sealed dossier: digest of the text by case id."""
        query = _with_newest().where(
            cases.c.agency == agency, func.coalesce(_edition_count(), 0) == 0
        )
        found = query.with_only_columns(cases.c.case_id, revisions.c.digest)
        return {row.case_id: row.digest for row in self._connection.execute(found)}

    def issued(self, key: CaseKey) -> frozenset[str]:
        """The ids of the papers in force."""
        ref = case_ref(self._connection, key)
        return frozenset() if ref is None else frozenset(issued_ids(self._connection, ref))

    def paper(self, key: CaseKey, paper_id: str) -> FrozenPaper | None:
        """A paper in force, with its bytes."""
        ref = case_ref(self._connection, key)
        return None if ref is None else issued_paper(self._connection, ref, paper_id)

    def issued_from(self, key: CaseKey, paper_id: str) -> bytes | None:
        """The text of the case with which a paper in force was issued."""
        query = (
            select(revisions.c.content)
            .join(papers, papers.c.revision_ref == revisions.c.id)
            .where(
                papers.c.case_ref == case_ref(self._connection, key),
                papers.c.paper_id == paper_id,
                papers.c.state == "issued",
            )
        )
        return self._connection.execute(query).scalar_one_or_none()

    def versions(self, key: CaseKey) -> tuple[CaseVersion, ...]:
        """Every version of a case, the first one first."""
        query = (
            select(case_versions, revisions.c.digest)
            .join(revisions, revisions.c.id == case_versions.c.revision_ref)
            .where(case_versions.c.case_ref == case_ref(self._connection, key))
            .order_by(case_versions.c.version)
        )
        return tuple(_version(row) for row in self._connection.execute(query).mappings())

    def content(self, key: CaseKey, version: int) -> bytes | None:
        """The text of one version."""
        query = (
            select(revisions.c.content)
            .join(case_versions, case_versions.c.revision_ref == revisions.c.id)
            .where(
                case_versions.c.case_ref == case_ref(self._connection, key),
                case_versions.c.version == version,
            )
        )
        return self._connection.execute(query).scalar_one_or_none()

    def issued_to(self, agency: str, digests: Collection[str]) -> tuple[IssuedTo, ...]:
        """The papers in force of cases whose party has one of the digests, first issued first."""
        return tuple(issued_to(self._connection, agency, digests))

    def agencies(self) -> tuple[str, ...]:
        """The codes of the agencies that have cases."""
        query = select(cases.c.agency).distinct().order_by(cases.c.agency)
        return tuple(self._connection.execute(query).scalars())

    def page(
        self,
        agency: str,
        *,
        before: int | None,
        limit: int,
        sealed: bool | None = None,
        saved_by: str | None = None,
        holding: Collection[str] = (),
    ) -> tuple[CaseRow, ...]:
        """The cases of an agency, newest first, those older than the place ``before``.

        ``sealed`` keeps those with or without a sealed dossier, ``saved_by`` those of which an
        actor saved a version, ``holding`` those whose newest text has any of these words.
        """
        query = _with_newest().where(cases.c.agency == agency)
        if before is not None:
            query = query.where(cases.c.id < before)
        if sealed is not None:
            is_sealed = func.coalesce(_edition_count(), 0) > 0
            query = query.where(is_sealed if sealed else ~is_sealed)
        if saved_by is not None:
            theirs = select(case_versions.c.case_ref).where(case_versions.c.saved_by == saved_by)
            query = query.where(cases.c.id.in_(theirs))
        if holding:
            query = query.where(or_(*map(self._holds, holding)))
        rows = self._connection.execute(query.order_by(cases.c.id.desc()).limit(limit)).mappings()
        return tuple(_case(row) for row in rows)

    def _holds(self, words: str) -> ColumnElement[bool]:
        """Whether the bytes of the newest text have the words as JSON writes them."""
        written = json.dumps(words, ensure_ascii=False)[1:-1].encode("utf-8")
        if self._connection.dialect.name == "postgresql":
            return revisions.c.content.op("LIKE")(_pattern(written))
        return func.instr(revisions.c.content, written) > 0


def _pattern(words: bytes) -> bytes:
    escaped = words.replace(b"\\", b"\\\\").replace(b"%", b"\\%").replace(b"_", b"\\_")
    return b"%" + escaped + b"%"


def newest_digest(connection: Connection, ref: int | None) -> str:
    """The digest of the newest text of a case; "" where there is none."""
    last = connection.execute(_LAST, {"ref": ref}).mappings().one_or_none()
    return "" if last is None else str(last["digest"])


def note_version(
    connection: Connection, ref: int, revision: int, *, by: str, now: datetime
) -> CaseVersion:
    """Make a text the newest of its case, where it is not already."""
    last = connection.execute(_LAST, {"ref": ref}).mappings().one_or_none()
    if last is not None and last["revision_ref"] == revision:
        return _version(last)
    version = CaseVersion(
        version=1 if last is None else int(last["version"]) + 1,
        digest=connection.execute(_DIGEST, {"revision": revision}).scalar_one(),
        saved_at=now,
        saved_by=by,
    )
    return _insert_version(connection, ref, revision, version)


def _insert_version(
    connection: Connection, ref: int, revision: int, version: CaseVersion
) -> CaseVersion:
    row = {
        "case_ref": ref,
        "version": version.version,
        "revision_ref": revision,
        "saved_at": version.saved_at.isoformat(),
        "saved_by": version.saved_by,
    }
    connection.execute(_VERSION, row)
    return version


def _edition_count() -> ColumnElement[int]:
    return (
        select(func.count())
        .select_from(editions)
        .where(editions.c.dossier == dossiers.c.number)
        .correlate(dossiers)
        .scalar_subquery()
    )


def _with_newest() -> Select[Any]:
    newest = (
        select(func.max(case_versions.c.version))
        .where(case_versions.c.case_ref == cases.c.id)
        .correlate(cases)
        .scalar_subquery()
    )
    here = (case_versions.c.case_ref == cases.c.id) & (case_versions.c.version == newest)
    return (
        select(
            cases.c.id.label("place"),
            cases.c.agency,
            cases.c.case_id,
            cases.c.opened_at,
            case_versions.c.version,
            case_versions.c.saved_at,
            case_versions.c.saved_by,
            revisions.c.digest,
            revisions.c.content,
            dossiers.c.number.label("dossier"),
            _edition_count().label("editions"),
        )
        .join(case_versions, here)
        .join(revisions, revisions.c.id == case_versions.c.revision_ref)
        .outerjoin(dossiers, dossiers.c.case_ref == cases.c.id)
    )


# Made once: what every request asks for costs more to put together than to run.
_ONE = _with_newest().where(
    cases.c.agency == bindparam("agency"), cases.c.case_id == bindparam("ident")
)
_LAST = (
    select(case_versions, revisions.c.digest)
    .join(revisions, revisions.c.id == case_versions.c.revision_ref)
    .where(case_versions.c.case_ref == bindparam("ref"))
    .order_by(case_versions.c.version.desc())
    .limit(1)
)
_VERSION = insert(case_versions)
_DIGEST = select(revisions.c.digest).where(revisions.c.id == bindparam("revision"))


def _case(row: RowMapping) -> CaseRow:
    return CaseRow(
        key=CaseKey(agency=row["agency"], case_id=row["case_id"]),
        place=row["place"],
        opened_at=datetime.fromisoformat(row["opened_at"]),
        newest=_version(row),
        content=bytes(row["content"]),
        dossier=row["dossier"],
        editions=row["editions"],
    )


def _version(row: RowMapping) -> CaseVersion:
    return CaseVersion(
        version=row["version"],
        digest=row["digest"],
        saved_at=datetime.fromisoformat(row["saved_at"]),
        saved_by=row["saved_by"],
    )
