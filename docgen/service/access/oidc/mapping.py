"""What the settings say of an identity provider: its address, and what its claims mean here.

Not for asking it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

__all__ = ["OFF", "SAME", "is_issuer", "is_origin", "is_safe_url", "read_map", "translated"]

OFF = "off"
SAME = "same"
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


def is_safe_url(text: object) -> bool:
    """Whether a URL is of HTTPS, or of this machine itself, and holds no password."""
    if not isinstance(text, str) or not text.isascii() or not text.isprintable() or " " in text:
        return False
    try:
        parts = urlsplit(text)
        host, has_password = parts.hostname, parts.username is not None
    except ValueError:
        return False
    is_near = parts.scheme == "http" and host in _LOOPBACK
    return bool(host) and not has_password and (parts.scheme == "https" or is_near)


def is_issuer(text: str) -> bool:
    """Whether a text can name an issuer: a safe URL without query and fragment, or ``off``."""
    return text == OFF or (is_safe_url(text) and not {"?", "#"} & set(text))


def is_origin(text: str) -> bool:
    """Whether a text can be our own address in people's browsers: scheme and host, or ``off``."""
    return text == OFF or (is_safe_url(text) and urlsplit(text)[2:] == ("", "", ""))


def read_map(text: str, *, known: Iterable[str] | None = None) -> Mapping[str, str] | None:
    """``CLAIM=OURS, CLAIM=OURS`` as a mapping, ``same`` as an empty one; None where it is neither.

    Where ``known`` is given, every value must be among them.
    """
    if text == SAME:
        return {}
    pairs = [tuple(each.strip() for each in piece.split("=", 1)) for piece in text.split(",")]
    if any(len(pair) != 2 or not all(pair) for pair in pairs):  # noqa: PLR2004 - a pair has two
        return None
    found = {pair[0]: pair[1] for pair in pairs}
    allowed = found.values() if known is None else known
    return found if set(found.values()) <= set(allowed) else None


def translated(values: Iterable[str], text: str) -> tuple[str, ...]:
    """Values of a claim as they are meant here; what the map does not name means nothing."""
    known = read_map(text) or {}
    return tuple(values) if text == SAME else tuple(known[v] for v in values if v in known)
