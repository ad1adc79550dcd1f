"""The kinds of PDF/A that can be asked for. Not for what each demands: that is the writer's."""

from __future__ import annotations

from enum import Enum

__all__ = ["Flavour"]


class Flavour(Enum):
    """A part of ISO 19005 and a level of it: b looks the same for ever, a is tagged as well."""

    A2A = "2a"
    A2B = "2b"
    A3A = "3a"
    A3B = "3b"

    @property
    def part(self) -> int:
        """The part of ISO 19005."""
        return int(self.value[0])

    @property
    def tagged(self) -> bool:
        """Whether the file says what its contents are."""
        return self.value[1] == "a"
