"""A trial home served in process, a key for each duty, and the cases to send."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from people import PASSWORD, add_user
from serving import AGENCY, CASES, NOW, OTHER, add_key

from archive.seal import create_trial_authority
from docgen.registry.access.values import AgencyRow
from docgen.service.access.policy import Duty
from docgen.service.home import create_home
from docgen.service.office import Office
from docgen.service.settings import read_settings
from docgen.web.app import create_app
from docgen.web.site import Site


@pytest.fixture(scope="session")
def sample() -> Callable[[str], dict[str, Any]]:
    """A sample case by its name, as a fresh object."""

    def load(name: str) -> dict[str, Any]:
        found: dict[str, Any] = json.loads((CASES / f"{name}.case.json").read_text("utf-8"))
        return found

    return load


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    """A trial home, served."""
    home, _ = create_home(tmp_path / "home")
    create_trial_authority(home.keys, now=NOW - timedelta(days=1), body_name="示例市交通运输局")
    settings = read_settings(file=None, environ={}, flags={}).settings
    count = itertools.count(1)
    made = Site(
        office=Office(home=home, settings=settings),
        clock=lambda: NOW,
        new_id=lambda: f"id{next(count):06}",
    )
    with made.registry.writing() as unit:
        for code in (AGENCY, OTHER):
            unit.agencies.add(AgencyRow(code=code, name="示例机关", created_at=NOW))
    yield made
    made.close()


@pytest.fixture
def client(site: Site) -> Iterator[TestClient]:
    """The app, asked by nobody yet."""
    with TestClient(create_app(site), raise_server_exceptions=False) as made:
        yield made


@pytest.fixture
def integrator(site: Site) -> dict[str, str]:
    """The headers of a system that sends cases."""
    return {"Authorization": f"Bearer {add_key(site.registry, Duty.INTEGRATOR)}"}


@pytest.fixture
def browser(site: Site, client: TestClient) -> Callable[..., TestClient]:
    """Logs somebody with some duties in."""

    def enter(*duties: Duty, agency: str = "SLJT") -> TestClient:
        login = "-".join(duties) + agency.lower()
        add_user(site, login, *duties, agency=agency)
        client.cookies.clear()
        client.post("/login", data={"login": login, "password": PASSWORD})
        return client

    return enter
