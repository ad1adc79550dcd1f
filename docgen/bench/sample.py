"""The case the benchmark seals when none is given."""

from __future__ import annotations

from pathlib import Path

__all__ = ["builtin_case"]


def builtin_case() -> Path:
    """A commitment case of eight papers without evidence files, shipped with the program."""
    return Path(__file__).with_name("eight-papers.case.json")
