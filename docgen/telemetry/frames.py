"""Where a defect happened, told without its text: an exception's message may tell of people."""

from __future__ import annotations

import traceback

__all__ = ["frames_of"]

_MOST_CAUSES = 8


def frames_of(error: BaseException) -> list[str]:
    """The exception and its causes, innermost first: each its kind, then ``file:line function``."""
    told: list[str] = []
    seen: BaseException | None = error
    for _ in range(_MOST_CAUSES):
        if seen is None:
            break
        frames = traceback.extract_tb(seen.__traceback__)
        places = [f"{each.filename}:{each.lineno} {each.name}" for each in frames]
        told = [type(seen).__qualname__, *places, *told]
        seen = seen.__cause__ or (None if seen.__suppress_context__ else seen.__context__)
    return told
