"""Tokens of the agency's identity provider over HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import identity_provider
import pytest
from fastapi.testclient import TestClient
from identity_provider import IdentityProvider
from serving import AGENCY, NOW

from docgen.service.office import Office
from docgen.web.app import create_app
from docgen.web.site import Site


@pytest.fixture
def provider() -> Iterator[IdentityProvider]:
    with identity_provider.serving() as running:
        yield running


@pytest.fixture
def vouched(site: Site, provider: IdentityProvider) -> TestClient:
    """The app of a home whose agency has an identity provider."""
    settings = replace(site.settings, oidc_issuer=provider.issuer)
    office = Office(home=site.home, settings=settings)
    made = Site(office=office, clock=lambda: NOW, new_id=site.new_id)
    return TestClient(create_app(made), raise_server_exceptions=False)


def claims_of(provider: IdentityProvider, **change: Any) -> dict[str, Any]:
    return {
        "iss": provider.issuer,
        "sub": "case-system",
        "aud": "docgen",
        "exp": NOW.timestamp() + 300,
        "agency": AGENCY,
        "duties": ["integrator"],
        **change,
    }


def ask(client: TestClient, token: str) -> Any:
    return client.get("/v1/me", headers={"Authorization": f"Bearer {token}"})


def test_a_token_opens_with_the_duties_that_it_names(
    vouched: TestClient, provider: IdentityProvider
) -> None:
    found = ask(vouched, provider.token(claims_of(provider))).json()
    assert (found["agency"], found["duties"]) == (AGENCY, ["integrator"])


def test_a_token_that_is_over_or_forged_is_refused_without_a_reason(
    vouched: TestClient, provider: IdentityProvider
) -> None:
    good = provider.token(claims_of(provider))
    over = provider.token(claims_of(provider, exp=NOW.timestamp() - 400))
    told = {
        (a.status_code, a.json()["detail"]) for a in (ask(vouched, over), ask(vouched, good[:-4]))
    }
    assert len(told) == 1
    assert {status for status, _ in told} == {401}


def test_while_the_provider_does_not_answer_one_is_told_to_come_again(
    vouched: TestClient, provider: IdentityProvider
) -> None:
    provider.is_down = True
    answer = ask(vouched, provider.token(claims_of(provider)))
    assert (answer.status_code, answer.json()["code"]) == (503, "oidc-unusable")
    assert int(answer.headers["retry-after"]) > 0
