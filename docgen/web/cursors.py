"""Cursors of paged answers: opaque to clients, and nothing but a place in a list."""

from __future__ import annotations

import base64
import binascii
from datetime import datetime

from docgen.web.errors import CursorInvalidError

__all__ = ["moment_of", "place_of", "written", "written_moment"]

_MARK = "p"
_MOMENT = "m"
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
    text = _read(cursor)
    digits = text.removeprefix(_MARK)
    if text == digits or not digits.isdecimal() or len(digits) > _MOST_DIGITS:
        raise CursorInvalidError
    return int(digits)


def written_moment(at: datetime, ident: str) -> str:
    """The cursor of a place in a list that is ordered by time and id."""
    text = f"{_MOMENT}{at.isoformat()} {ident}"
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def moment_of(cursor: str | None) -> tuple[datetime, str] | None:
    """The time and the id of a cursor; None where none was given.

    Raises:
        CursorInvalidError: it is none that an answer gave.
    """
    if cursor is None:
        return None
    text = _read(cursor)
    moment, _, ident = text.removeprefix(_MOMENT).partition(" ")
    if not text.startswith(_MOMENT) or not ident:
        raise CursorInvalidError
    try:
        at = datetime.fromisoformat(moment)
    except ValueError as error:
        raise CursorInvalidError from error
    if at.tzinfo is None:
        raise CursorInvalidError
    return at, ident


def _read(cursor: str) -> str:
    try:
        return base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode("ascii")
    except (binascii.Error, ValueError) as error:
        raise CursorInvalidError from error
