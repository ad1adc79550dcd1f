"""A PostgreSQL server that ended connections, as a restart does, is asked anew."""

from __future__ import annotations

import psycopg
import pytest
from postgresql import Server

from docgen.registry import _engine
from docgen.registry.errors import RegistryUnusableError
from docgen.registry.registry import Registry

pytestmark = pytest.mark.needs("postgresql")

END_OTHERS = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
    "WHERE datname = current_database() AND pid <> pg_backend_pid()"
)


def end_connections(url: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(END_OTHERS)


def test_a_connection_that_rested_long_is_tested_before_it_is_used(
    postgresql_server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = postgresql_server.database()
    Registry.create(url)
    monkeypatch.setattr(_engine, "_UNTESTED_S", -1.0)
    with Registry.open(url) as registry:
        end_connections(url)
        assert registry.numbers() == ()


def test_one_that_was_just_used_says_so_once_and_the_next_request_is_answered(
    postgresql_server: Server,
) -> None:
    url = postgresql_server.database()
    Registry.create(url)
    with Registry.open(url) as registry:
        end_connections(url)
        with pytest.raises(RegistryUnusableError):
            registry.numbers()
        assert registry.numbers() == ()
