"""A trial home served in process or to a browser, a key for each duty, and the cases to send."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from browser import Opener, Served, chromium, served, windows
from clerk import Clerk
from fastapi.testclient import TestClient
from furnished import EVERYBODY, Furnished, furnish
from homes import trial_site
from people import PASSWORD, add_user
from playwright.sync_api import Browser, Page
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


@pytest.fixture(scope="module")
def chrome() -> Iterator[Browser]:
    """Chromium, for all tests of a file."""
    with chromium() as opened:
        yield opened


@pytest.fixture
def at(site: Site) -> Iterator[Served]:
    """The site of a test, served on loopback."""
    with served(site) as found:
        yield found


@pytest.fixture
def opener(chrome: Browser, at: Served) -> Iterator[Opener]:
    """Opens windows of people who know nothing of each other."""
    with windows(chrome, at) as made:
        yield made


@pytest.fixture(scope="module")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Furnished]:
    """A served home with something on every page, for all tests of a file."""
    with trial_site(tmp_path_factory.mktemp("furnished") / "home") as made:
        paths = furnish(made)
        with served(made) as found:
            yield Furnished(at=found, paths=paths)


@pytest.fixture
def as_everybody(chrome: Browser, furnished: Furnished) -> Iterator[Callable[[], Page]]:
    """Opens windows of somebody who may open every page of the furnished home."""
    with windows(chrome, furnished.at) as made:

        def enter() -> Page:
            page = made().page
            Clerk(page, furnished.at.url).log_in(EVERYBODY, PASSWORD)
            return page

        yield enter
