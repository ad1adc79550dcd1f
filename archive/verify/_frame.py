"""Where the seal stands in the bytes of a file, and what of the file it covers.

Reads the raw bytes only: the byte range, the container, the time. The profile writes the byte
range directly after the container, in the last object that is added. Not for CMS.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from archive.values import VerificationFinding

__all__ = ["WHOLE_FILE", "Frame", "find_frame"]

WHOLE_FILE = "the file"
"""Where a finding about a PDF is that is not in one place of it."""


_RANGE = re.compile(rb"/ByteRange\s*\[\s*(\d{1,12}) (\d{1,12}) (\d{1,12}) (\d{1,12})\s*\]")
_CONTAINER = re.compile(rb"<(?:[0-9A-F]{2})+>")
_TIME = re.compile(rb"/M \(((?:[^\\()]|\\[0-7]{3}|\\.)*)\)", re.DOTALL)
_OCTAL = re.compile(rb"\\([0-7]{3})")
_DATE = re.compile(r"D:(\d{14})(?:Z|([+-])(\d\d)'(\d\d)'?)")
_DICTIONARY_LIMIT = 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A seal as found: its range, its CMS, the digest of what it covers, its time if readable."""

    byte_range: tuple[int, int, int, int]
    cms: bytes
    digest: bytes
    sealed_at: datetime | None


def find_frame(data: bytes) -> tuple[Frame | None, list[VerificationFinding]]:
    """Find the seal of ``data``; without one, the findings say why."""
    matches = list(_RANGE.finditer(data))
    if not matches:
        return None, [VerificationFinding(code="signature-missing", where=WHOLE_FILE)]
    framed = [match for match in matches if _gap_is_before(data, match)]
    if not framed:
        where = f"byte {matches[-1].start()}"
        return None, [VerificationFinding(code="byte-range-incomplete", where=where)]
    return _read_frame(data, framed[-1])


def _numbers(match: re.Match[bytes]) -> tuple[int, int, int, int]:
    first, first_length, second, second_length = (int(number) for number in match.groups())
    return first, first_length, second, second_length


def _gap_is_before(data: bytes, match: re.Match[bytes]) -> bool:
    first, gap_start, gap_end, _ = _numbers(match)
    return (
        first == 0
        and gap_start < gap_end
        and data[gap_end : match.start()] == b"\n"
        and data[:gap_start].endswith(b"/Contents ")
    )


def _read_frame(
    data: bytes, match: re.Match[bytes]
) -> tuple[Frame | None, list[VerificationFinding]]:
    byte_range = _numbers(match)
    _, gap_start, gap_end, tail = byte_range
    findings = _uncovered(len(data), gap_end + tail)
    container = data[gap_start:gap_end]
    if not _CONTAINER.fullmatch(container):
        where = f"bytes {gap_start} to {gap_end}"
        findings.append(VerificationFinding(code="container-malformed", where=where))
        return None, findings
    digest = hashlib.sha256(memoryview(data)[:gap_start])
    digest.update(memoryview(data)[gap_end : gap_end + tail])
    sealed_at = _time(data[match.end() : match.end() + _DICTIONARY_LIMIT])
    if sealed_at is None:
        findings.append(VerificationFinding(code="signing-time-missing", where="the signature"))
    cms = bytes.fromhex(container[1:-1].decode("ascii"))
    frame = Frame(byte_range=byte_range, cms=cms, digest=digest.digest(), sealed_at=sealed_at)
    return frame, findings


def _uncovered(size: int, end: int) -> list[VerificationFinding]:
    if end == size:
        return []
    where = f"byte {min(size, end)}"
    if end > size:
        return [VerificationFinding(code="byte-range-incomplete", where=where)]
    count = {"count": str(size - end)}
    return [VerificationFinding(code="trailing-bytes", where=where, params=count)]


def _time(dictionary: bytes) -> datetime | None:
    found = _TIME.search(dictionary.partition(b"endobj")[0])
    if not found:
        return None
    raw = _OCTAL.sub(lambda octal: bytes((int(octal[1], 8) & 0xFF,)), found[1])
    date = _DATE.fullmatch(raw.decode("latin-1"))
    if not date:
        return None
    sign = -1 if date[2] == "-" else 1
    offset = timedelta(hours=int(date[3] or 0), minutes=int(date[4] or 0)) * sign
    try:
        return datetime.strptime(date[1], "%Y%m%d%H%M%S").replace(tzinfo=timezone(offset))
    except ValueError:
        return None
