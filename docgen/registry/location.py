"""Where a registry is: a file, or a PostgreSQL database by its URL. Nothing is connected here."""

from __future__ import annotations

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from docgen.registry.errors import RegistryUrlError

__all__ = ["postgresql_url"]

_DRIVER = "postgresql+psycopg"


def postgresql_url(text: str) -> URL:
    """The URL of a PostgreSQL registry: ``postgresql://USER:PASSWORD@HOST:PORT/DATABASE``.

    Raises:
        RegistryUrlError: it is not one.
    """
    try:
        url = make_url(text)
    except (ArgumentError, ValueError) as error:
        raise RegistryUrlError from error
    if url.drivername not in ("postgresql", _DRIVER) or not url.database:
        raise RegistryUrlError
    return url.set(drivername=_DRIVER)
