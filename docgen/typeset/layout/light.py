"""Values that a page needs by the hundred: frozen for the type checker, cheap to make at run time.

``frozen=True`` stores every field by a call of its own, which takes longer than all the rest of
making a value. Not for values that are hashed or compared: two of these are never equal.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

__all__ = ["light"]

_T = TypeVar("_T")


@dataclass_transform(kw_only_default=True, frozen_default=True, eq_default=False)
def light(cls: type[_T]) -> type[_T]:
    """Make a class a slotted dataclass whose fields nobody may set again."""
    return dataclass(slots=True, kw_only=True, eq=False)(cls)
