"""x."""

from __future__ import annotations

from collections.abc import Mapping


def in_chinese(params: Mapping[str, object]) -> Mapping[str, object]:
    """X."""
    return params
