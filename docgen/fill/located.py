"""Values of a case that know where they stand: texts, lists and objects with their JSON Pointer.

To a template they are plain values. What is printed of them is marked by it (``_marking``). Not for
numbers, truth values and nothing at all: of these the object that holds them knows the place.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from docgen.case.pointer import pointer

__all__ = [
    "LocatedList",
    "LocatedObject",
    "LocatedText",
    "OpenPlace",
    "located",
    "place_in",
    "place_of",
]


class LocatedText(str):
    """A text with its pointer; its lines stand where it stands."""

    __slots__ = ("pointer",)

    pointer: str

    @classmethod
    def at(cls, where: str, text: str) -> LocatedText:
        """``text``, standing at ``where``."""
        made = cls(text)
        made.pointer = where
        return made

    def splitlines(self, keepends: bool = False) -> list[str]:
        """The lines, each with the pointer of the text."""
        return [LocatedText.at(self.pointer, line) for line in super().splitlines(keepends)]


class OpenPlace(str):
    """A text that is empty because somebody writes there later; ``place["a"]`` is that of a.

    Without a pointer it is marked nowhere.
    """

    __slots__ = ("pointer",)

    pointer: str | None

    @classmethod
    def at(cls, where: str | None) -> OpenPlace:
        """The place that ``where`` names."""
        made = cls()
        made.pointer = where
        return made

    def __getitem__(self, key: Any) -> str:  # noqa: ANN401 - an index, or whose place
        if not isinstance(key, str):
            return super().__getitem__(key)
        return OpenPlace.at(None if self.pointer is None else self.pointer + pointer([key]))


class LocatedList(list[Any]):
    """A list with its pointer."""

    __slots__ = ("pointer",)

    pointer: str


class LocatedObject(dict[str, Any]):
    """An object with its pointer; ``elsewhere`` holds the places of fields made of others."""

    __slots__ = ("elsewhere", "pointer")

    def __init__(
        self,
        fields: Mapping[str, Any],
        *,
        pointer: str,
        elsewhere: Mapping[str, str | None] | None = None,
    ) -> None:
        super().__init__(fields)
        self.pointer = pointer
        self.elsewhere = elsewhere or {}

    def place(self, field: str) -> str | None:
        """Where a field stands, or would stand; None for one that no place of the case holds."""
        if field in self.elsewhere:
            return self.elsewhere[field]
        return self.pointer + pointer([field])


def located(value: Any, where: str) -> Any:  # noqa: ANN401 - a JSON value
    """A JSON value that stands at ``where``, knowing it, with all that is in it."""
    if isinstance(value, str):
        return LocatedText.at(where, value)
    if isinstance(value, Mapping):
        fields = {key: located(inner, f"{where}{pointer([key])}") for key, inner in value.items()}
        return LocatedObject(fields, pointer=where)
    if isinstance(value, list | tuple):
        made = LocatedList(located(inner, f"{where}/{index}") for index, inner in enumerate(value))
        made.pointer = where
        return made
    return value


def place_of(value: object) -> str | None:
    """Where a value stands, if it knows."""
    if isinstance(value, LocatedText | LocatedObject | LocatedList | OpenPlace):
        return value.pointer
    return None


def place_in(holder: Any, key: str | int) -> str | None:  # noqa: ANN401 - whatever a template has
    """Where the field or item ``key`` of a value stands, even if it is empty."""
    if isinstance(holder, LocatedText):
        return holder.pointer
    try:
        found = place_of(holder[key])
    except (LookupError, TypeError):
        found = None
    if found is None and isinstance(holder, LocatedObject) and isinstance(key, str):
        return holder.place(key)
    return found
