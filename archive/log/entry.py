"""One entry of the archive's log: its fields, its canonical line and its place in the chain.

Not for files: reading and appending lines is ``archive.log.chain``'s.
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from typing import Literal

from archive.canonical import canonical_json, sha256
from archive.errors import IntegrityError

__all__ = ["GENESIS", "Entry", "follows", "make_entry", "parse_line", "read_entry"]

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


def read_entry(line: bytes) -> Entry | None:
    """Read one line (without its line feed); None unless it is an entry that its own hash holds."""
    try:
        entry = Entry(**json.loads(line))
        body = {name: value for name, value in asdict(entry).items() if name != "hash"}
        whole = sha256(canonical_json(body)) == entry.hash and entry.line() == line + b"\n"
    except (ValueError, TypeError, RecursionError):
        return None
    return entry if whole and _is_well_formed(entry) else None


def _is_well_formed(entry: Entry) -> bool:
    texts = (entry.time, entry.number, entry.object, entry.inventory_sha512, entry.previous)
    typed = all(isinstance(text, str) for text in texts)
    counted = type(entry.seq) is int and type(entry.edition) is int
    if not (typed and counted and isinstance(entry.version, str)):
        return False
    named = re.fullmatch(r"v[1-9][0-9]{0,8}", entry.version, re.ASCII)
    action = "deposit" if entry.version == "v1" else "supplement"
    return bool(named) and entry.action == action


def follows(entry: Entry, before: Entry | None) -> bool:
    """Tell whether an entry is the next in the chain."""
    if before is None:
        return (entry.seq, entry.previous) == (1, GENESIS)
    return (entry.seq, entry.previous) == (before.seq + 1, before.hash)


def parse_line(line: bytes, *, after: Entry | None, where: str) -> Entry:
    """Read one line (without its line feed) and check that it follows ``after``."""
    entry = read_entry(line)
    if entry is None:
        raise IntegrityError(what="a line that is no log entry", where=where, next=_NEXT)
    if not follows(entry, after):
        raise IntegrityError(what="an entry that breaks the chain", where=where, next=_NEXT)
    return entry
