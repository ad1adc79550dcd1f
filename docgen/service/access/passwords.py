"""Passwords: which may be chosen, and how they are kept and checked (NIST SP 800-63B, Argon2id).

Length counts and no rules of composition do; what everybody tries first is refused. Not for who a
password belongs to.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from threading import BoundedSemaphore
from typing import TYPE_CHECKING

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from docgen.service.access._common_passwords import COMMON
from docgen.service.access.errors import BrakedError, PasswordUnfitError

if TYPE_CHECKING:
    from docgen.service.settings import Settings

__all__ = ["Passwords"]

_LONGEST = 256
_SHORT_PIECE = 4
_MORE_THAN_LOGIN = 6
_PATIENCE_S = 10
_NOBODYS = "of nobody, so that an unknown login takes as long as a known one"


class Passwords:
    """Chooses, keeps and checks passwords by the settings. For many threads at once."""

    def __init__(self, settings: Settings) -> None:
        self._shortest = settings.access_password_length
        self._hasher = PasswordHasher(
            time_cost=settings.access_password_passes,
            memory_cost=settings.access_password_memory_kib,
            parallelism=settings.access_password_lanes,
        )
        self._room = BoundedSemaphore(settings.access_password_checks)
        self._nobodys = self._hasher.hash(_NOBODYS)

    def refuse_unfit(self, password: str, *, login: str) -> None:
        """Raise PasswordUnfitError for a password that may not be chosen."""
        chosen = _normal(password)
        if not self._shortest <= len(chosen) <= _LONGEST:
            raise PasswordUnfitError(what=f"it must have {self._shortest} to {_LONGEST} characters")
        folded = chosen.casefold()
        if folded in COMMON or _is_run(folded) or _is_repeated(folded):
            raise PasswordUnfitError(what="it is among the first that anybody tries")
        if login in folded and len(folded) < len(login) + _MORE_THAN_LOGIN:
            raise PasswordUnfitError(what="it is hardly more than the login")

    def refuse_same(self, password: str, new: str) -> None:
        """Raise PasswordUnfitError for a new password that is the one before."""
        if _normal(password) == _normal(new):
            raise PasswordUnfitError(what="it is the one that you have now")

    def hashed(self, password: str) -> str:
        """The encoded hash under which a password is kept."""
        with self._one_at_a_time():
            return self._hasher.hash(_kept(password))

    def is_right(self, password: str, kept: str | None) -> bool:
        """Whether it is the password kept; where none is, the same work ends in False."""
        against = self._nobodys if kept is None or len(password) > _LONGEST else kept
        with self._one_at_a_time():
            try:
                self._hasher.verify(against, _kept(password[:_LONGEST]))
            except (VerificationError, InvalidHashError):
                return False
        return against is not self._nobodys

    def is_outdated(self, kept: str) -> bool:
        """Whether a hash was made with other parameters than those in force."""
        return self._hasher.check_needs_rehash(kept)

    @contextmanager
    def _one_at_a_time(self) -> Iterator[None]:
        """A check takes much memory, so few run together, and who must wait too long is told."""
        if not self._room.acquire(timeout=_PATIENCE_S):
            raise BrakedError(retry_after=_PATIENCE_S)
        try:
            yield
        finally:
            self._room.release()


def _normal(password: str) -> str:
    return unicodedata.normalize("NFKC", password)


def _kept(password: str) -> bytes:
    """What is hashed; half a character, which JSON can hold, is one too."""
    return _normal(password).encode("utf-8", "surrogatepass")


def _is_run(text: str) -> bool:
    """Whether each character follows the one before, as in abcdefgh or 98765432."""
    steps = {ord(after) - ord(before) for before, after in pairwise(text)}
    return steps <= {1, -9} or steps <= {-1, 9}


def _is_repeated(text: str) -> bool:
    """Whether it is a short piece over and over, as in abcabcabcabc."""
    return any(
        text == (text[:size] * len(text))[: len(text)] for size in range(1, _SHORT_PIECE + 1)
    )
