"""Taking in files over the network: in one stream or in pieces, each checked by its digest.

What arrived is durable before it is acknowledged; what is not whole or not what was promised never
becomes a file. Of what kind it is, is noted as it comes. Not for what it shows.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from datetime import timedelta

from docgen.registry.registry import Registry
from docgen.registry.values import CaseKey
from docgen.registry.work.values import FileRow, UploadRow
from docgen.service.access.occasion import Occasion
from docgen.service.access.policy import Action
from docgen.service.also import Also, nothing
from docgen.service.line.file_kinds import EvidenceLimits, kind_of
from docgen.service.work.errors import (
    FileDigestError,
    FileTooLargeError,
    FileUnknownError,
    UploadIncompleteError,
    UploadUnknownError,
)

__all__ = ["CHUNK_BYTES", "FileWork", "Stream"]

CHUNK_BYTES = 1024 * 1024
_UPLOAD_LASTS = timedelta(days=1)


class Stream:
    """A file that comes in one stream; feed it, then close it."""

    def __init__(self, work: FileWork, upload: UploadRow, occasion: Occasion) -> None:
        self._work = work
        self._upload = upload
        self._occasion = occasion
        self._digest = hashlib.sha256()
        self._held = bytearray()
        self._received = 0

    def feed(self, data: bytes) -> None:
        """Take in some bytes.

        Raises:
            FileTooLargeError: there are more than the limit allows.
        """
        self._digest.update(data)
        self._held += data
        if self._received + len(self._held) > self._upload.size:
            raise FileTooLargeError(most=self._upload.size)
        while len(self._held) >= CHUNK_BYTES:
            self._write(bytes(self._held[:CHUNK_BYTES]))
            del self._held[:CHUNK_BYTES]

    def _write(self, data: bytes) -> None:
        self._received = self._work.append(
            self._upload.id, offset=self._received, data=data, occasion=self._occasion
        )

    def close(self) -> FileRow:
        """Make what came a file."""
        if self._held:
            self._write(bytes(self._held))
        found = self._digest.hexdigest()
        return self._work.finish(self._upload.id, self._received, found, self._occasion)

    def drop(self) -> None:
        """Forget what came."""
        self._work.drop(self._upload.id)


class FileWork:
    """The files of a registry, within ``limits``."""

    def __init__(
        self, *, registry: Registry, new_id: Callable[[], str], limits: EvidenceLimits
    ) -> None:
        self._registry = registry
        self._new_id = new_id
        self._limits = limits
        self._most_bytes = limits.file_bytes

    def stream(self, occasion: Occasion) -> Stream:
        """Begin a file of unknown size that comes in one stream."""
        return Stream(self, self.open(self._most_bytes, "", occasion), occasion)

    def open(
        self, size: int, sha256: str, occasion: Occasion, *, also: Also[UploadRow] = nothing
    ) -> UploadRow:
        """Begin an upload of ``size`` bytes with a promised digest.

        Raises:
            FileTooLargeError: it is larger than the limit.
        """
        if size > self._most_bytes:
            raise FileTooLargeError(most=self._most_bytes)
        upload = UploadRow(
            id=self._new_id(),
            agency=occasion.principal.agency,
            size=size,
            sha256=sha256,
            received=0,
            chunks=0,
            opened_by=occasion.principal.actor,
            expires_at=occasion.at + _UPLOAD_LASTS,
            file_ref=None,
        )
        with self._registry.writing() as unit:
            unit.files.open_upload(upload, occasion.at)
            also(unit, upload)
        return upload

    def upload(self, ident: str, occasion: Occasion) -> UploadRow:
        """How far an upload is.

        Raises:
            UploadUnknownError: the agency has none of this id, or it ended.
        """
        with self._registry.reading() as unit:
            found = unit.files.upload(occasion.principal.agency, ident)
        if found is None or found.file_ref is not None or found.expires_at <= occasion.at:
            raise UploadUnknownError(upload=ident)
        return found

    def append(self, ident: str, *, offset: int, data: bytes, occasion: Occasion) -> int:
        """Continue an upload; how many bytes are here now.

        Raises:
            UploadOffsetError: it does not stand at ``offset``, or that is too much.
        """
        agency = occasion.principal.agency
        with self._registry.writing() as unit:
            return unit.files.append(agency, ident, offset=offset, data=data)

    def complete(self, ident: str, occasion: Occasion, *, also: Also[FileRow] = nothing) -> FileRow:
        """Make a whole upload a file.

        Raises:
            UploadIncompleteError: some of it is not here yet.
            FileDigestError: it is not what was promised; begin again.
        """
        upload = self.upload(ident, occasion)
        if upload.received != upload.size:
            raise UploadIncompleteError(received=upload.received, size=upload.size)
        digest = hashlib.sha256()
        with self._registry.reading() as unit:
            for chunk in unit.files.read_upload(upload):
                digest.update(chunk)
        if digest.hexdigest() != upload.sha256:
            self.drop(ident)
            raise FileDigestError(found=digest.hexdigest())
        return self.finish(ident, upload.size, upload.sha256, occasion, also=also)

    def finish(
        self,
        ident: str,
        size: int,
        sha256: str,
        occasion: Occasion,
        *,
        also: Also[FileRow] = nothing,
    ) -> FileRow:
        """Make an upload, whose bytes are all here and have this digest, a file."""
        agency, by = occasion.principal.agency, occasion.principal.actor
        with self._registry.reading() as unit:
            upload = unit.files.upload(agency, ident)
            assert upload is not None
            data = b"".join(unit.files.read_upload(upload))
        kind = kind_of(data, self._limits)
        with self._registry.writing() as unit:
            unit.files.seal_upload(ident, size=size, sha256=sha256)
            upload = unit.files.upload(agency, ident)
            assert upload is not None
            file = unit.files.complete(upload, kind=kind, by=by, now=occasion.at)
            unit.audit.append([occasion.entry(Action.FILE_ADD, f"file:{sha256}")])
            also(unit, file)
        return file

    def drop(self, ident: str) -> None:
        """Forget an upload."""
        with self._registry.writing() as unit:
            unit.files.drop_upload(ident)

    def read(
        self, case_id: str, sha256: str, occasion: Occasion
    ) -> tuple[FileRow, Iterator[bytes]]:
        """A file that the case names, and its bytes chunk by chunk.

        Raises:
            FileUnknownError: the case names no such file, or it was not sent.
        """
        agency = occasion.principal.agency
        key = CaseKey(agency=agency, case_id=case_id)
        with self._registry.reading() as unit:
            named = unit.cases.names_file(key, sha256)
            file = unit.files.find(agency, sha256) if named else None
        if file is None:
            raise FileUnknownError(case=case_id)
        return file, self._chunks(file)

    def _chunks(self, file: FileRow) -> Iterator[bytes]:
        with self._registry.reading() as unit:
            yield from unit.files.read(file)
