"""A registry with an agency, users and a key, and the doors before it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from newcomers import NOW, PASSWORD

from docgen.registry.access.values import AgencyRow, KeyRow, UserRow
from docgen.registry.registry import Registry
from docgen.service.access.doors import Doors
from docgen.service.access.passwords import Passwords
from docgen.service.access.tokens import digest_of, new_key
from docgen.service.settings import Settings
from tools.openapi.world import cheap_passwords


@pytest.fixture(scope="session")
def cheap_settings() -> Settings:
    """Passwords cost next to nothing, less than anybody can set."""
    return cheap_passwords(Settings())


@pytest.fixture(scope="session")
def kept_password(cheap_settings: Settings) -> str:
    return Passwords(cheap_settings).hashed(PASSWORD)


@pytest.fixture
def registry(registry_location: Path | str, kept_password: str) -> Iterator[Registry]:
    Registry.create(registry_location)
    with Registry.open(registry_location) as opened:
        with opened.writing() as unit:
            for code in ("SLJT", "BHJT"):
                unit.agencies.add(AgencyRow(code=code, name="示例机关", created_at=NOW))
            for ident, login in (("u1", "clerk"), ("u2", "head")):
                unit.users.add(
                    UserRow(
                        id=ident,
                        agency="SLJT",
                        login=login,
                        name="测试人员",
                        duties=frozenset({"handler"}),
                        created_at=NOW,
                        password=kept_password,
                        password_set_at=NOW,
                    )
                )
        yield opened


@pytest.fixture
def doors(registry: Registry, cheap_settings: Settings) -> Doors:
    return Doors(registry, cheap_settings)


@pytest.fixture
def key(registry: Registry) -> str:
    """A key of the agency, good for thirty days."""
    token = new_key()
    row = KeyRow(
        id="k1",
        agency="SLJT",
        name="案件系统",
        digest=digest_of(token),
        duties=frozenset({"integrator"}),
        created_at=NOW,
        created_by="user:u1",
        expires_at=NOW + timedelta(days=30),
    )
    with registry.writing() as unit:
        unit.keys.add(row)
    return token
