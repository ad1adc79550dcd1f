"""The cases the benchmarks use when none is given, shipped with the program."""

from __future__ import annotations

from pathlib import Path

__all__ = ["builtin_case", "builtin_interview"]


def builtin_case() -> Path:
    """A commitment case of eight papers without evidence files."""
    return Path(__file__).with_name("eight-papers.case.json")


def builtin_interview() -> Path:
    """An interview case of three papers."""
    return Path(__file__).with_name("interview.case.json")
