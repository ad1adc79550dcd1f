"""Cursors of paged answers: opaque to clients, and nothing but a place in a list."""

from __future__ import annotations

import base64
import binascii

from docgen.web.errors import CursorInvalidError

__all__ = ["place_of", "written"]

_MARK = "p"
_MOST_DIGITS = 15


def written(place: int) -> str:
    """The cursor of a place."""
    return base64.urlsafe_b64encode(f"{_MARK}{place}".encode()).decode().rstrip("=")


def place_of(cursor: str | None) -> int | None:
    """The place of a cursor; None where none was given.

    Raises:
        CursorInvalidError: it is none that an answer gave.
    """
    if cursor is None:
        return None
    try:
        text = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode("ascii")
    except (binascii.Error, ValueError) as error:
        raise CursorInvalidError from error
    digits = text.removeprefix(_MARK)
    if text == digits or not digits.isdecimal() or len(digits) > _MOST_DIGITS:
        raise CursorInvalidError
    return int(digits)
