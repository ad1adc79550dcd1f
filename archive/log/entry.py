"""One entry of the archive's log: its fields, its canonical line and its place in the chain.

Not for files: reading and appending lines is ``archive.log.chain``'s.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Literal

from archive.canonical import canonical_json, sha256
from archive.errors import IntegrityError

__all__ = ["GENESIS", "Entry", "make_entry", "parse_line"]

GENESIS = "0" * 64

_NEXT = "restore the log from a backup"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A deposit that was committed.

    ``hash`` is the SHA-256 of the canonical entry without it; ``previous`` is the hash of the
    entry before, so no entry can be changed, dropped or moved without breaking the chain.
    """

    seq: int
    time: str
    action: Literal["deposit", "supplement"]
    number: str
    edition: int
    object: str
    version: str
    inventory_sha512: str
    previous: str
    hash: str

    def line(self) -> bytes:
        """Spell the entry as it stands in the log, with its line feed."""
        return canonical_json(asdict(self)) + b"\n"

    @property
    def version_number(self) -> int:
        """The OCFL version as a number."""
        return int(self.version.removeprefix("v"))


def make_entry(
    *,
    after: Entry | None,
    time: str,
    number: str,
    edition: int,
    object_id: str,
    version: int,
    inventory_sha512: str,
) -> Entry:
    """Make the entry that follows ``after``."""
    fields: dict[str, str | int] = {
        "seq": 1 if after is None else after.seq + 1,
        "time": time,
        "action": "deposit" if version == 1 else "supplement",
        "number": number,
        "edition": edition,
        "object": object_id,
        "version": f"v{version}",
        "inventory_sha512": inventory_sha512,
        "previous": GENESIS if after is None else after.hash,
    }
    return Entry(**fields, hash=sha256(canonical_json(fields)))  # type: ignore[arg-type]


def parse_line(line: bytes, *, after: Entry | None, where: str) -> Entry:
    """Read one line (without its line feed) and check that it follows ``after``."""
    try:
        entry = Entry(**json.loads(line))
    except (ValueError, TypeError) as error:
        raise IntegrityError(what="a line that is no log entry", where=where, next=_NEXT) from error
    expected = make_entry(
        after=after,
        time=entry.time,
        number=entry.number,
        edition=entry.edition,
        object_id=entry.object,
        version=_version(entry.version, where),
        inventory_sha512=entry.inventory_sha512,
    )
    if entry != expected or entry.line() != line + b"\n":
        raise IntegrityError(what="an entry that breaks the chain", where=where, next=_NEXT)
    return entry


def _version(text: object, where: str) -> int:
    digits = str(text).removeprefix("v")
    if not (digits.isascii() and digits.isdigit()):
        raise IntegrityError(what="an entry without a version", where=where, next=_NEXT)
    return int(digits)
