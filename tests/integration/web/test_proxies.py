"""Behind a reverse proxy: whose word on the client's address is believed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from fastapi.testclient import TestClient
from serving import NOW

from docgen.service.office import Office
from docgen.service.settings import read_settings
from docgen.web.server import Server
from docgen.web.sharing import shares
from docgen.web.site import Site

CLIENT = "203.0.113.9"


@pytest.mark.parametrize(
    ("proxies", "peer", "noted"),
    [
        ("none", "127.0.0.1", "127.0.0.1"),
        ("127.0.0.1", "127.0.0.1", CLIENT),
        ("10.1.0.0/16, 127.0.0.1", "10.1.2.3", CLIENT),
        ("10.1.0.0/16", "10.2.0.1", "10.2.0.1"),
    ],
)
def test_only_listed_proxies_say_where_a_request_came_from(
    site: Site, proxies: str, peer: str, noted: str
) -> None:
    settings = read_settings(file=None, environ={}, flags={"serve.proxies": proxies}).settings
    behind = Site(
        office=Office(home=site.home, settings=settings),
        clock=lambda: NOW + timedelta(minutes=1),
        new_id=site.new_id,
    )
    server = Server(behind, share=shares(1)[0], on_ready=lambda: None)
    server.config.load()
    with TestClient(server.config.loaded_app, client=(peer, 5000)) as client:
        headers = {"Authorization": "Bearer dg_wrong", "X-Forwarded-For": CLIENT}
        assert client.get("/v1/cases", headers=headers).status_code == 401
    with site.registry.reading() as unit:
        assert unit.audit.rows()[-1].address == noted
