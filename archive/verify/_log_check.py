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
from archive.verify._tree import read_regular

if TYPE_CHECKING:
    from collections.abc import Iterator
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
    """What the log says of one edition, in which line, and whether the lines beside it agree."""

    number: str
    edition: int
    version: int
    inventory_sha512: str
    where: str
    vouched: bool


def check_log(
    path: Path, *, shown: str
) -> tuple[tuple[LoggedVersion, ...], list[VerificationFinding]]:
    """Read the whole log; give what its whole lines list, and what is wrong."""
    try:
        data = read_regular(path)
    except FileNotFoundError:
        return (), [VerificationFinding(code="log-missing", where=shown)]
    except OSError:
        return (), [VerificationFinding(code="log-unreadable", where=shown)]
    *lines, rest = data.split(b"\n")
    check = _LogCheck(shown)
    if path.is_symlink():
        check.find("link-in-archive", shown)
    for line in lines:
        check.take(_parsed(line))
    if rest:
        check.find("log-unfinished", shown)
    return tuple(check.versions()), check.findings


class _LogCheck:
    """One walk through the lines of a log."""

    def __init__(self, shown: str) -> None:
        self._shown = shown
        self._lines: list[dict[str, Any] | None] = []
        self._last: dict[str, Any] | None = None
        self._is_holed = False
        self._seen: Counter[str] = Counter()
        self._doubtful: set[int] = set()
        self.findings: list[VerificationFinding] = []

    def find(self, code: str, where: str) -> None:
        """Note what is wrong."""
        self.findings.append(VerificationFinding(code=code, where=where))

    def take(self, value: dict[str, Any] | None) -> None:
        """Hold a line to those before it; None is a line that is no entry."""
        place = len(self._lines)
        if value is None:
            self.find("log-line-malformed", self._where(place))
        elif not self._follows(value):
            self.find("log-chain-broken", self._where(place))
            self._doubtful |= {place - 1, place}
        self._lines.append(value)
        self._is_holed = self._is_holed or value is None
        if value is not None:
            self._last = value
            self._seen[value["number"]] += 1

    def _where(self, place: int) -> str:
        return f"{self._shown} line {place + 1}"

    def _follows(self, value: dict[str, Any]) -> bool:
        """Tell whether an entry is the next in the chain and, where all were read, of its dossier.

        After a line that is no entry, the link to it cannot be checked, only that one is due.
        """
        last = self._last
        seq, previous = (last["seq"], last["hash"]) if last else (0, _START)
        if (value["seq"], value["previous"]) != (seq + 1, previous):
            after_damage = bool(self._lines) and self._lines[-1] is None
            return after_damage and value["seq"] > seq + 1
        is_next = value["version"] == f"v{self._seen[value['number']] + 1}"
        return is_next or self._is_holed

    def versions(self) -> Iterator[LoggedVersion]:
        """Give what the whole lines say."""
        for place, value in enumerate(self._lines):
            if value is not None:
                yield LoggedVersion(
                    number=value["number"],
                    edition=value["edition"],
                    version=int(value["version"][1:]),
                    inventory_sha512=value["inventory_sha512"],
                    where=self._where(place),
                    vouched=place not in self._doubtful,
                )


def _parsed(line: bytes) -> dict[str, Any] | None:
    """Read a line that has exactly the fields of an entry, in canonical spelling."""
    try:
        value = json.loads(line)
        if not isinstance(value, dict) or value.keys() != _KEYS.keys():
            return None
        typed = all(type(value[name]) is kind for name, kind in _KEYS.items())
        well = typed and _spelled(value) == line and _is_time(value["time"])
    except (ValueError, RecursionError):
        return None
    return value if well and all(_rules(value)) else None


def _rules(value: dict[str, Any]) -> Iterator[bool]:
    """Check what an entry says by itself: its own hash, and fields that follow from each other."""
    body = {name: value[name] for name in value if name != "hash"}
    yield value["hash"] == hashlib.sha256(_spelled(body)).hexdigest()
    yield value["version"] == f"v{value['edition']}"
    yield value["edition"] > 0
    yield value["object"] == f"urn:dossier:{value['number']}"
    yield value["action"] == ("deposit" if value["edition"] == 1 else "supplement")
    yield _SHA512.fullmatch(value["inventory_sha512"]) is not None


def _spelled(value: dict[str, Any]) -> bytes:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode("utf-8")


def _is_time(text: str) -> bool:
    return datetime.fromisoformat(text).tzinfo is not None
