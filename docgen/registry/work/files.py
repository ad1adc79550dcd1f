"""Files of an agency by their digest, and files on their way in, in the caller's transaction.

A file is kept in chunks, so that neither writing nor reading holds it whole. An upload becomes a
file when all of it is here and its digest is right. Not for what a file shows.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, delete, exists, insert, select, update

from docgen.registry._service_tables import case_files, chunks, files, uploads
from docgen.registry._signature_tables import scans
from docgen.registry.errors import UploadOffsetError
from docgen.registry.work.values import FileRow, UploadRow
from docgen.values import FileKind

__all__ = ["Files"]


class Files:
    """The files of a registry, in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def find(self, agency: str, sha256: str) -> FileRow | None:
        """A file of an agency by its digest."""
        query = select(files).where(files.c.agency == agency, files.c.sha256 == sha256)
        row = self._connection.execute(query).mappings().one_or_none()
        if row is None:
            return None
        return FileRow(
            ref=row["id"],
            sha256=row["sha256"],
            size=row["size"],
            kind=FileKind(row["kind"]) if row["kind"] else None,
            added_at=datetime.fromisoformat(row["added_at"]),
        )

    def missing(self, agency: str, wanted: Collection[str]) -> frozenset[str]:
        """Which of these digests the agency has no file of."""
        query = select(files.c.sha256).where(
            files.c.agency == agency, files.c.sha256.in_(sorted(wanted))
        )
        return frozenset(wanted) - frozenset(self._connection.execute(query).scalars())

    def kinds(self, agency: str, wanted: Collection[str]) -> Mapping[str, FileKind]:
        """What the files of these digests are as evidence, of those that were looked at."""
        query = select(files.c.sha256, files.c.kind).where(
            files.c.agency == agency, files.c.sha256.in_(sorted(wanted)), files.c.kind != ""
        )
        return {row.sha256: FileKind(row.kind) for row in self._connection.execute(query)}

    def read(self, file: FileRow) -> Iterator[bytes]:
        """The bytes of a file, chunk by chunk."""
        upload = select(uploads.c.id).where(uploads.c.file_ref == file.ref).scalar_subquery()
        return self._chunks(chunks.c.upload == upload)

    def read_upload(self, upload: UploadRow) -> Iterator[bytes]:
        """The bytes of an upload so far, chunk by chunk."""
        return self._chunks(chunks.c.upload == upload.id)

    def _chunks(self, condition: ColumnElement[bool]) -> Iterator[bytes]:
        places = select(chunks.c.upload, chunks.c.place).where(condition)
        for upload, place in self._connection.execute(places.order_by(chunks.c.place)).all():
            one = select(chunks.c.data).where(chunks.c.upload == upload, chunks.c.place == place)
            yield bytes(self._connection.execute(one).scalar_one())

    def open_upload(self, upload: UploadRow, now: datetime) -> None:
        """Begin an upload."""
        row = {
            "id": upload.id,
            "agency": upload.agency,
            "size": upload.size,
            "sha256": upload.sha256,
            "received": 0,
            "chunks": 0,
            "file_ref": None,
            "opened_at": now.isoformat(),
            "opened_by": upload.opened_by,
            "expires_at": upload.expires_at.isoformat(),
        }
        self._connection.execute(insert(uploads).values(row))

    def upload(self, agency: str, ident: str) -> UploadRow | None:
        """An upload of an agency."""
        query = select(uploads).where(uploads.c.agency == agency, uploads.c.id == ident)
        row = self._connection.execute(query).mappings().one_or_none()
        if row is None:
            return None
        return UploadRow(
            id=row["id"],
            agency=row["agency"],
            size=row["size"],
            sha256=row["sha256"],
            received=row["received"],
            chunks=row["chunks"],
            opened_by=row["opened_by"],
            expires_at=datetime.fromisoformat(row["expires_at"]),
            file_ref=row["file_ref"],
        )

    def append(self, agency: str, ident: str, *, offset: int, data: bytes) -> int:
        """Add bytes at ``offset``, which must be where the upload stands; how many are here now.

        Raises:
            UploadOffsetError: the upload stands elsewhere, is too long, complete or gone.
        """
        upload = self.upload(agency, ident)
        fits = upload is not None and offset == upload.received and upload.file_ref is None
        if upload is None or not fits or offset + len(data) > upload.size:
            raise UploadOffsetError(received=upload.received if upload else 0)
        row = {"upload": ident, "place": upload.chunks, "data": data}
        self._connection.execute(insert(chunks).values(row))
        received = offset + len(data)
        moved = update(uploads).where(uploads.c.id == ident)
        self._connection.execute(moved.values(received=received, chunks=upload.chunks + 1))
        return received

    def seal_upload(self, ident: str, *, size: int, sha256: str) -> None:
        """Note what an upload turned out to be, now that all of it is here."""
        whole = update(uploads).where(uploads.c.id == ident)
        self._connection.execute(whole.values(size=size, sha256=sha256))

    def complete(self, upload: UploadRow, *, kind: FileKind, by: str, now: datetime) -> FileRow:
        """Make a whole upload, whose digest was checked, a file; one that is here stays."""
        known = self.find(upload.agency, upload.sha256)
        if known is not None:
            self.drop_upload(upload.id)
            looked = update(files).where(files.c.id == known.ref).values(kind=kind.value)
            self._connection.execute(looked)
            return replace(known, kind=kind)
        row = {
            "agency": upload.agency,
            "sha256": upload.sha256,
            "size": upload.size,
            "added_at": now.isoformat(),
            "added_by": by,
            "kind": kind.value,
        }
        key = self._connection.execute(insert(files).values(row)).inserted_primary_key
        assert key is not None
        owned = update(uploads).where(uploads.c.id == upload.id)
        self._connection.execute(owned.values(file_ref=int(key[0])))
        return FileRow(
            ref=int(key[0]), sha256=upload.sha256, size=upload.size, kind=kind, added_at=now
        )

    def drop_upload(self, ident: str) -> None:
        """Forget an upload with what came of it."""
        self._connection.execute(delete(chunks).where(chunks.c.upload == ident))
        self._connection.execute(delete(uploads).where(uploads.c.id == ident))

    def sweep(self, *, now: datetime, unused_since: datetime) -> int:
        """Forget uploads that expired, and files that no case names since then; how many.

        Scans that wait for a clerk stay.
        """
        stale = select(uploads.c.id).where(
            uploads.c.file_ref.is_(None), uploads.c.expires_at < now.isoformat()
        )
        named = exists().where(case_files.c.sha256 == files.c.sha256).correlate(files)
        waits = (
            exists()
            .where(
                scans.c.agency == files.c.agency,
                scans.c.sha256 == files.c.sha256,
                scans.c.state == "waiting",
            )
            .correlate(files)
        )
        unused = (
            select(uploads.c.id)
            .join(files, files.c.id == uploads.c.file_ref)
            .where(~named, ~waits, files.c.added_at < unused_since.isoformat())
        )
        idents = [
            *self._connection.execute(stale).scalars(),
            *self._connection.execute(unused).scalars(),
        ]
        for ident in idents:
            self._forget(ident)
        return len(idents)

    def _forget(self, ident: str) -> None:
        of = select(uploads.c.file_ref).where(uploads.c.id == ident)
        ref = self._connection.execute(of).scalar_one()
        self.drop_upload(ident)
        if ref is not None:
            self._connection.execute(delete(files).where(files.c.id == ref))
