"""Reasons that are asked for and kept. Not for what they are reasons of."""

from __future__ import annotations

__all__ = ["stated"]


def stated(reason: str) -> str:
    """A reason in one line; empty where it says nothing that can be read."""
    line = " ".join(reason.split())
    return line if line.isprintable() and any(each.isalnum() for each in line) else ""
