"""Document numbers: the agency's pattern, and the one spelling by which numbers are compared.

Counting is the registry's; this module only writes and reads the text of a number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from string import Formatter

from docgen.registry.errors import NumberPatternError

__all__ = ["DEFAULT_PATTERN", "NumberPattern", "dossier_number", "normal_number", "parse_dossier"]

# GB/T 9704: the year in hexagonal brackets, the serial without leading zeros and without 第.
DEFAULT_PATTERN = "{mark}{kind}〔{year}〕{seq}号"

_BRACKETS = str.maketrans("[]()（）【】［］", "〔〕〔〕〔〕〔〕〔〕")
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
    """The spelling by which two numbers are the same: brackets as 〔〕, no white space."""
    return "".join(text.split()).translate(_BRACKETS)


def dossier_number(code: str, year: int, seq: int) -> str:
    """The number of a dossier, as in SLJT-2026-0007."""
    return f"{code}-{year}-{seq:04}"


def parse_dossier(number: str) -> tuple[str, int, int] | None:
    """Agency code, year and serial of a dossier number, or None when it is not one."""
    found = _DOSSIER.fullmatch(number)
    return (found["code"], int(found["year"]), int(found["seq"])) if found else None
