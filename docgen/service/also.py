"""What is written in the transaction of a piece of work beside it, such as the answer to be kept.

Not for the work itself.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from docgen.registry.unit import Unit

__all__ = ["Also", "nothing"]

T = TypeVar("T")

Also = Callable[[Unit, T], None]
"""Gets the transaction and what was done in it."""


def nothing(_unit: Unit, _done: object) -> None:
    """Nothing is written beside the work."""
