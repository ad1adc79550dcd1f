"""Document numbers: the agency's pattern, and the one spelling by which numbers are compared.

Counting is the registry's; this module only writes and reads the text of a number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from string import Formatter

from docgen.registry.errors import NumberPatternError

__all__ = [
    "DEFAULT_PATTERN",
    "DOSSIERS",
    "NumberPattern",
    "dossier_number",
    "normal_number",
    "parse_dossier",
    "spellings",
]

# GB/T 9704: the year in hexagonal brackets, the serial without leading zeros and without 第.
DEFAULT_PATTERN = "{mark}{kind}〔{year}〕{seq}号"

# The kind under which the serials of dossiers are counted.
DOSSIERS = "dossier"

_BRACKETS = str.maketrans("[]()（）【】［］", "〔〕〔〕〔〕〔〕〔〕")
_ZEROS = re.compile(r"(?<=〕)0+(?=[0-9])")
_SERIAL = re.compile(r"(?<=〕)[0-9]+")
_WIDEST = 8
_FIELDS = frozenset({"mark", "kind", "year", "seq"})
_PAD = re.compile(r"0[1-8]")
_DOSSIER = re.compile(r"(?P<code>[A-Za-z0-9-]+)-(?P<year>[0-9]{4})-(?P<seq>[0-9]{4,})")


@dataclass(frozen=True, slots=True)
class NumberPattern:
    """How an agency writes its numbers; fields mark, kind, year and seq (``{seq:04}`` pads)."""

    text: str = DEFAULT_PATTERN

    def __post_init__(self) -> None:
        fault = _fault(self.text)
        if fault:
            raise NumberPatternError(pattern=self.text, what=fault, where="numbers.pattern")

    def write(self, *, mark: str, kind: str, year: int, seq: int) -> str:
        """The number with serial ``seq``."""
        return self.text.format(mark=mark, kind=kind, year=year, seq=seq)

    def read(self, number: str, *, mark: str, kind: str) -> tuple[int, int] | None:
        """Year and serial of a number of this kind, None where it is none; any mark where ""."""
        fields = {
            "mark": re.escape(mark) or ".+",
            "kind": re.escape(kind),
            "year": "([0-9]{4})",
            "seq": "0*([1-9][0-9]*)",
        }
        pieces = Formatter().parse(self.text)
        text = "".join(
            re.escape(normal_number(literal)) + (fields[name] if name else "")
            for literal, name, _, _ in pieces
        )
        found = re.fullmatch(text, normal_number(number))
        return (int(found[1]), int(found[2])) if found else None


def _fault(text: str) -> str | None:
    try:
        parsed = [(name, spec) for _, name, spec, _ in Formatter().parse(text) if name is not None]
    except ValueError:
        return "its braces do not match"
    names = [name for name, _ in parsed]
    if set(names) - _FIELDS:
        return "it may only use {mark}, {kind}, {year} and {seq}"
    if names.count("year") != 1 or names.count("seq") != 1 or "kind" not in names:
        return "it must hold {kind}, and {year} and {seq} once each"
    if any(spec and not (name == "seq" and _PAD.fullmatch(spec)) for name, spec in parsed):
        return "only {seq} may be padded, as in {seq:04}"
    return None


def normal_number(text: str) -> str:
    """The spelling by which two numbers are the same: brackets as 〔〕, no space, no padding."""
    return _ZEROS.sub("", "".join(text.split()).translate(_BRACKETS))


def spellings(normal: str) -> tuple[str, ...]:
    """A number with its serial padded to every width: registries hold them as they were written."""
    serial = _SERIAL.search(normal)
    if serial is None:
        return (normal,)
    before, after = normal[: serial.start()], normal[serial.end() :]
    widths = range(len(serial[0]), max(len(serial[0]), _WIDEST) + 1)
    return tuple(f"{before}{serial[0].zfill(width)}{after}" for width in widths)


def dossier_number(code: str, year: int, seq: int) -> str:
    """The number of a dossier, as in SLJT-2026-0007."""
    return f"{code}-{year}-{seq:04}"


def parse_dossier(number: str) -> tuple[str, int, int] | None:
    """Agency code, year and serial of a dossier number, or None when it is not one."""
    found = _DOSSIER.fullmatch(number)
    return (found["code"], int(found["year"]), int(found["seq"])) if found else None
