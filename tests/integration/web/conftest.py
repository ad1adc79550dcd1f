"""A trial home served in process, a key for each duty, and the cases to send."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from homes import trial_site
from people import PASSWORD, add_user
from serving import CASES, add_key

from docgen.service.access.policy import Duty
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
    with trial_site(tmp_path / "home") as made:
        yield made


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
