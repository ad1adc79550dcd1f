"""The strict reading of the archive's log: every byte, every link.

Written apart from the log's own reader, so that an error in one does not hide in the other.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from archive.values import VerificationFinding

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["LoggedVersion", "check_log"]

_KEYS = {
    "seq": int,
    "time": str,
    "action": str,
    "number": str,
    "edition": int,
    "object": str,
    "version": str,
    "inventory_sha512": str,
    "previous": str,
    "hash": str,
}
_START = "0" * 64
_SHA512 = re.compile(r"[0-9a-f]{128}")


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedVersion:
    """What the log says of one edition."""

    number: str
    edition: int
    version: int
    inventory_sha512: str


def check_log(
    path: Path, *, shown: str
) -> tuple[tuple[LoggedVersion, ...], list[VerificationFinding]]:
    """Read the whole log; give what it lists, as far as it can be read, and what is wrong."""
    try:
        data = path.read_bytes()
    except OSError:
        return (), [VerificationFinding(code="log-missing", where=shown)]
    *lines, rest = data.split(b"\n")
    findings = []
    if path.is_symlink():
        findings.append(VerificationFinding(code="link-in-archive", where=shown))
    versions: list[LoggedVersion] = []
    seen: Counter[str] = Counter()
    previous = _START
    for index, line in enumerate(lines, start=1):
        where = f"{shown} line {index}"
        value = _parsed(line)
        if value is None:
            findings.append(VerificationFinding(code="log-line-malformed", where=where))
            continue
        if not _follows(value, index, previous, seen):
            findings.append(VerificationFinding(code="log-chain-broken", where=where))
        previous = value["hash"]
        seen[value["number"]] += 1
        versions.append(_version(value))
    if rest:
        findings.append(VerificationFinding(code="log-unfinished", where=shown))
    return tuple(versions), findings


def _parsed(line: bytes) -> dict[str, Any] | None:
    """Read a line that has exactly the fields of an entry, in canonical spelling."""
    try:
        value = json.loads(line)
        if not isinstance(value, dict) or value.keys() != _KEYS.keys():
            return None
        typed = all(type(value[name]) is kind for name, kind in _KEYS.items())
        well = typed and _spelled(value) == line and _is_time(value["time"])
    except ValueError:
        return None
    good = well and re.fullmatch(r"v[1-9][0-9]*", value["version"], re.ASCII)
    return value if good and _SHA512.fullmatch(value["inventory_sha512"]) else None


def _spelled(value: dict[str, Any]) -> bytes:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode("utf-8")


def _is_time(text: str) -> bool:
    return datetime.fromisoformat(text).tzinfo is not None


def _follows(value: dict[str, Any], index: int, previous: str, earlier: Counter[str]) -> bool:
    """Tell whether an entry is the next in the chain and the next of its dossier."""
    body = {name: value[name] for name in value if name != "hash"}
    before = earlier[value["number"]]
    wanted = {
        "seq": index,
        "previous": previous,
        "hash": hashlib.sha256(_spelled(body)).hexdigest(),
        "object": f"urn:dossier:{value['number']}",
        "version": f"v{before + 1}",
        "edition": before + 1,
        "action": "supplement" if before else "deposit",
    }
    return all(value[name] == each for name, each in wanted.items())


def _version(value: dict[str, Any]) -> LoggedVersion:
    return LoggedVersion(
        number=value["number"],
        edition=value["edition"],
        version=int(value["version"][1:]),
        inventory_sha512=value["inventory_sha512"],
    )
