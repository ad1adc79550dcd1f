"""People and systems of an identity provider: what opens, and every forgery that does not."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from identity_provider import IdentityProvider, new_ec_key, new_rsa_key, published, serving
from newcomers import ADDRESS, NOW

from docgen.registry.registry import Registry
from docgen.service.access.doors import Doors
from docgen.service.access.errors import AccessDeniedError, ProviderError, SignInBrokenError
from docgen.service.access.oidc.mapping import is_issuer, is_origin, read_map, translated
from docgen.service.access.oidc.sign_in import Return
from docgen.service.access.policy import Duty, Principal
from docgen.service.settings import Settings

REDIRECT = "https://docgen.example/sign-in"
Claims = dict[str, Any]


@pytest.fixture
def provider() -> Iterator[IdentityProvider]:
    with serving() as running:
        yield running


@pytest.fixture
def settings(cheap_settings: Settings, provider: IdentityProvider) -> Settings:
    return replace(cheap_settings, oidc_issuer=provider.issuer)


@pytest.fixture
def doors(registry: Registry, settings: Settings) -> Doors:
    return Doors(registry, settings)


@pytest.fixture
def claims(provider: IdentityProvider) -> Claims:
    return {
        "iss": provider.issuer,
        "sub": "case-system",
        "aud": "docgen",
        "iat": NOW.timestamp(),
        "exp": NOW.timestamp() + 300,
        "agency": "SLJT",
        "duties": "integrator",
        "name": "案件系统",
    }


def come(doors: Doors, token: str, later: timedelta = timedelta()) -> Principal:
    return doors.by_bearer(token, address=ADDRESS, now=NOW + later)


def test_a_token_opens_for_the_agency_and_duties_that_it_names(
    doors: Doors, provider: IdentityProvider, claims: Claims, registry: Registry
) -> None:
    found = come(doors, provider.token(claims))
    assert (found.agency, found.duties) == ("SLJT", {Duty.INTEGRATOR})
    assert come(doors, provider.token(claims)) == found
    with registry.reading() as unit:
        user = unit.users.by_subject(f"{provider.issuer} case-system")
    assert user is not None
    assert (found.actor, user.name, user.password) == (f"user:{user.id}", "案件系统", None)


def test_who_changes_at_the_provider_changes_here(
    doors: Doors, provider: IdentityProvider, claims: Claims
) -> None:
    first = come(doors, provider.token(claims))
    second = come(doors, provider.token({**claims, "agency": "BHJT", "duties": ["archivist"]}))
    assert second.actor == first.actor
    assert (second.agency, second.duties) == ("BHJT", {Duty.ARCHIVIST})


def test_who_is_disabled_here_stays_outside(
    doors: Doors, provider: IdentityProvider, claims: Claims, registry: Registry
) -> None:
    found = come(doors, provider.token(claims))
    with registry.writing() as unit:
        unit.users.set_active(found.actor.removeprefix("user:"), active=False)
    with pytest.raises(AccessDeniedError):
        come(doors, provider.token(claims))


@pytest.mark.parametrize(
    "change",
    [
        {"iss": "https://other.example"},
        {"iss": None},
        {"aud": "other"},
        {"aud": ["other", "another"]},
        {"aud": None},
        {"exp": NOW.timestamp() - 61},
        {"exp": None},
        {"exp": "tomorrow"},
        {"exp": True},
        {"exp": float("inf")},
        {"nbf": NOW.timestamp() + 61},
        {"iat": NOW.timestamp() + 61},
        {"sub": None},
        {"sub": ""},
        {"sub": "x" * 256},
        {"sub": "line\nbreak"},
        {"agency": None},
        {"agency": "NONE-SUCH"},
        {"agency": ["SLJT", "BHJT"]},
        {"agency": "SLJT BHJT"},
        {"duties": None},
        {"duties": "emperor"},
        {"duties": {"administrator": True}},
        {"nonce": "of an ID token"},
    ],
    ids=lambda change: json.dumps(change)[:50],
)
def test_a_token_that_is_not_for_us_or_not_valid_now_opens_nothing(
    doors: Doors, provider: IdentityProvider, claims: Claims, change: Claims, registry: Registry
) -> None:
    changed = {name: value for name, value in {**claims, **change}.items() if value is not None}
    key = provider.keys["k1"]
    token = jwt.encode(changed, key, algorithm="ES256", headers={"kid": "k1"})  # type: ignore[arg-type]
    with pytest.raises(AccessDeniedError) as caught:
        come(doors, token)
    assert caught.value.code == "access-denied"
    with registry.reading() as unit:
        assert unit.users.by_subject(f"{provider.issuer} case-system") is None
        assert [row.outcome for row in unit.audit.rows()] == ["refused"]


@pytest.mark.parametrize("seconds", [-59, 59])
def test_clocks_may_differ_by_the_leeway(
    doors: Doors, provider: IdentityProvider, claims: Claims, seconds: int
) -> None:
    moved = {**claims, "iat": NOW.timestamp() + seconds, "nbf": NOW.timestamp() + seconds}
    assert come(doors, provider.token({**moved, "exp": NOW.timestamp() + min(seconds, 0) + 1}))


def _encoded(part: object) -> bytes:
    return base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=")


def _unsigned(provider: IdentityProvider, claims: Claims) -> str:
    header = {"alg": "none", "typ": "JWT", "kid": "k1"}
    return (_encoded(header) + b"." + _encoded(claims) + b".").decode()


def _signed_with_the_public_key(provider: IdentityProvider, claims: Claims) -> str:
    key = provider.keys["rsa"].public_key()
    public = key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    signed = _encoded({"alg": "HS256", "kid": "rsa"}) + b"." + _encoded(claims)
    digest = hmac.new(public, signed, hashlib.sha256).digest()
    return (signed + b"." + base64.urlsafe_b64encode(digest).rstrip(b"=")).decode()


def _of_another_key(provider: IdentityProvider, claims: Claims) -> str:
    return jwt.encode(claims, new_ec_key(), algorithm="ES256", headers={"kid": "k1"})


def _with_a_key_of_its_own(provider: IdentityProvider, claims: Claims) -> str:
    key = new_ec_key()
    header = {"kid": "mine", "jwk": published("mine", key), "jku": "http://127.0.0.1:9/keys"}
    return jwt.encode(claims, key, algorithm="ES256", headers=header)


def _of_another_kind(provider: IdentityProvider, claims: Claims) -> str:
    return jwt.encode(claims, new_ec_key(), algorithm="ES256", headers={"kid": "rsa"})


def _changed_after_signing(provider: IdentityProvider, claims: Claims) -> str:
    head, _, signature = provider.token(claims).split(".")
    body = _encoded({**claims, "duties": "administrator"}).decode()
    return f"{head}.{body}.{signature}"


def _critical(provider: IdentityProvider, claims: Claims) -> str:
    return provider.token(claims, crit=["b64"], b64=True)


def _without_kid(provider: IdentityProvider, claims: Claims) -> str:
    return jwt.encode(claims, provider.keys["k1"], algorithm="ES256")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "forge",
    [
        _unsigned,
        _signed_with_the_public_key,
        _of_another_key,
        _with_a_key_of_its_own,
        _of_another_kind,
        _changed_after_signing,
        _critical,
        _without_kid,
        lambda provider, claims: "",
        lambda provider, claims: "a.b",
        lambda provider, claims: "..",
        lambda provider, claims: provider.token(claims) + "x",
        lambda provider, claims: provider.token({**claims, "more": "x" * 20_000}),
        lambda provider, claims: "é" + provider.token(claims),
    ],
)
def test_a_forged_token_opens_nothing(
    doors: Doors,
    provider: IdentityProvider,
    claims: Claims,
    forge: Callable[[IdentityProvider, Claims], str],
) -> None:
    provider.keys["rsa"] = new_rsa_key()
    assert come(doors, provider.token(claims, ident="rsa"))
    with pytest.raises(AccessDeniedError):
        come(doors, forge(provider, claims))


def test_a_new_key_of_the_provider_is_taken_up_and_an_old_one_is_given_up(
    doors: Doors, provider: IdentityProvider, claims: Claims
) -> None:
    old = provider.token({**claims, "exp": NOW.timestamp() + 9999})
    assert come(doors, old)
    provider.keys = {"k2": new_ec_key()}
    new = provider.token({**claims, "exp": NOW.timestamp() + 9999}, ident="k2")
    assert come(doors, new, timedelta(seconds=21))
    with pytest.raises(AccessDeniedError):
        come(doors, old, timedelta(seconds=50))


def test_unknown_keys_do_not_make_us_ask_the_provider_each_time(
    doors: Doors, provider: IdentityProvider, claims: Claims
) -> None:
    come(doors, provider.token(claims))
    stranger = jwt.encode(claims, new_ec_key(), algorithm="ES256", headers={"kid": "unknown"})
    for seconds in range(20):
        with pytest.raises(AccessDeniedError):
            come(doors, stranger, timedelta(seconds=seconds))
    assert provider.asked["/keys"] == 1
    with pytest.raises(AccessDeniedError):
        come(doors, stranger, timedelta(seconds=20))
    assert provider.asked["/keys"] == 2


def test_known_keys_serve_some_hours_where_the_provider_does_not_answer(
    doors: Doors, provider: IdentityProvider, claims: Claims
) -> None:
    token = provider.token({**claims, "exp": NOW.timestamp() + 99_999})
    come(doors, token)
    provider.is_down = True
    assert come(doors, token, timedelta(hours=3))
    with pytest.raises(ProviderError):
        come(doors, token, timedelta(hours=5))
    provider.is_down = False
    assert come(doors, token, timedelta(hours=5))


@pytest.mark.parametrize(
    "change",
    [
        {"issuer": "https://other.example"},
        {"jwks_uri": "http://keys.example/keys"},
        {"jwks_uri": "file:///etc/passwd"},
        {"jwks_uri": None},
        {"jwks_uri": "https://user:pass@keys.example/keys"},
        {"padding": "x" * 600_000},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_provider_that_says_what_does_not_fit_is_not_believed(
    doors: Doors, provider: IdentityProvider, claims: Claims, change: dict[str, Any]
) -> None:
    provider.metadata |= change
    with pytest.raises(ProviderError):
        come(doors, provider.token(claims))


def test_keys_that_cannot_check_signatures_are_passed_over(
    doors: Doors, provider: IdentityProvider, claims: Claims
) -> None:
    weak = new_rsa_key(1024)
    provider.more_keys = [
        "no key",
        {"kty": "oct", "kid": "secret", "k": base64.urlsafe_b64encode(b"x" * 32).decode()},
        {**published("enc", new_ec_key()), "use": "enc"},
        {"kty": "EC", "kid": "broken", "crv": "P-256", "x": "AA", "y": "AA"},
        {"kty": "RSA"},
        published("weak", weak),
    ]
    assert come(doors, provider.token(claims))
    shared = jwt.encode(claims, "x" * 32, algorithm="HS256", headers={"kid": "secret"})
    with pytest.raises(AccessDeniedError):
        come(doors, shared)


def test_no_token_opens_where_no_provider_is_set(
    registry: Registry, cheap_settings: Settings, provider: IdentityProvider, claims: Claims
) -> None:
    doors = Doors(registry, cheap_settings)
    with pytest.raises(AccessDeniedError):
        come(doors, provider.token(claims))
    with pytest.raises(AccessDeniedError):
        doors.begin_sign_in(REDIRECT, now=NOW)
    assert provider.asked == {}


def test_claims_are_translated_by_the_settings(
    registry: Registry, settings: Settings, provider: IdentityProvider, claims: Claims
) -> None:
    mapped = replace(
        settings,
        oidc_agency_claim="https://city.example/bureau",
        oidc_agency_map="transport=SLJT",
        oidc_duties_claim="realm_access.roles",
        oidc_duties_map="clerk=handler, boss=unit-head",
    )
    more = {
        "https://city.example/bureau": "transport",
        "realm_access": {"roles": ["clerk", "boss", "administrator", 7]},
    }
    found = come(Doors(registry, mapped), provider.token(claims | more))
    assert (found.agency, found.duties) == ("SLJT", {Duty.HANDLER, Duty.UNIT_HEAD})


def sign_in(doors: Doors, provider: IdentityProvider, claims: Claims, **change: Any) -> Return:
    """Go to the provider and be sent back; what the browser brings."""
    departure = doors.begin_sign_in(REDIRECT, now=NOW)
    asked = {name: values[0] for name, values in parse_qs(urlsplit(departure.url).query).items()}
    assert departure.url.startswith(f"{provider.issuer}/authorize?")
    assert (asked["response_type"], asked["code_challenge_method"]) == ("code", "S256")
    id_token = provider.token({**claims, "nonce": asked["nonce"], **change}, typ="JWT")
    provider.allow(
        "code-1",
        challenge=asked["code_challenge"],
        redirect=asked["redirect_uri"],
        id_token=id_token,
    )
    return Return(ticket=departure.ticket, state=asked["state"], code="code-1")


def test_who_signs_in_at_the_provider_has_a_session(
    doors: Doors, provider: IdentityProvider, claims: Claims
) -> None:
    brought = sign_in(doors, provider, claims)
    new = doors.finish_sign_in(brought, address=ADDRESS, now=NOW)
    found = doors.by_session(new.token, address=ADDRESS, now=NOW)
    assert (found.display_name, found.principal.duties) == ("案件系统", {Duty.INTEGRATOR})


@pytest.mark.parametrize(
    "change",
    [
        {"nonce": "of another sign-in"},
        {"aud": "other"},
        {"aud": ["docgen", "other"], "azp": "other"},
        {"exp": NOW.timestamp() - 61},
        {"iss": "https://other.example"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_an_id_token_of_another_sign_in_opens_nothing(
    doors: Doors, provider: IdentityProvider, claims: Claims, change: Claims
) -> None:
    brought = sign_in(doors, provider, claims, **change)
    with pytest.raises(AccessDeniedError):
        doors.finish_sign_in(brought, address=ADDRESS, now=NOW)


@pytest.mark.parametrize(
    ("change", "later"),
    [
        ({"ticket": "A" * 43}, 0),
        ({"ticket": ""}, 0),
        ({"state": "another"}, 0),
        ({"state": "\udcff"}, 0),
        ({"code": "another"}, 0),
        ({"issuer": "https://other.example"}, 0),
        ({}, 600),
    ],
)
def test_a_return_that_does_not_fit_the_departure_opens_nothing(
    doors: Doors,
    provider: IdentityProvider,
    claims: Claims,
    change: dict[str, str],
    later: int,
) -> None:
    brought = replace(sign_in(doors, provider, claims), **change)
    with pytest.raises(SignInBrokenError):
        doors.finish_sign_in(brought, address=ADDRESS, now=NOW + timedelta(seconds=later))


def test_a_provider_that_says_who_it_is_must_say_it_each_time(
    doors: Doors, provider: IdentityProvider, claims: Claims
) -> None:
    provider.metadata["authorization_response_iss_parameter_supported"] = True
    with pytest.raises(SignInBrokenError):
        doors.finish_sign_in(sign_in(doors, provider, claims), address=ADDRESS, now=NOW)
    brought = replace(sign_in(doors, provider, claims), issuer=provider.issuer)
    assert doors.finish_sign_in(brought, address=ADDRESS, now=NOW).token


def test_a_return_serves_once(doors: Doors, provider: IdentityProvider, claims: Claims) -> None:
    brought = sign_in(doors, provider, claims)
    doors.finish_sign_in(brought, address=ADDRESS, now=NOW)
    with pytest.raises(AccessDeniedError):
        doors.finish_sign_in(brought, address=ADDRESS, now=NOW)


@pytest.mark.parametrize(
    ("text", "good"),
    [
        ("off", True),
        ("https://id.example/realms/city", True),
        ("http://127.0.0.1:8080", True),
        ("http://id.example", False),
        ("https://user:pass@id.example", False),
        ("https://id.example?x=1", False),
        ("ftp://id.example", False),
        ("https://[", False),
        ("id.example", False),
    ],
)
def test_an_issuer_is_a_safe_address(text: str, good: bool) -> None:
    assert is_issuer(text) is good


@pytest.mark.parametrize(
    ("text", "good"),
    [
        ("off", True),
        ("https://docgen.example", True),
        ("https://docgen.example:8443", True),
        ("https://docgen.example/", False),
        ("https://docgen.example/pages", False),
        ("https://docgen.example?x", False),
        ("https://docgen.example\n", False),
        ("http://docgen.example", False),
    ],
)
def test_our_own_address_is_scheme_and_host(text: str, good: bool) -> None:
    assert is_origin(text) is good


@pytest.mark.parametrize("text", ["", "a", "a=", "=b", "a=b,", "a=emperor"])
def test_a_map_that_says_nothing_is_refused(text: str) -> None:
    assert read_map(text, known=["handler"]) is None


def test_a_map_gives_what_it_names_only() -> None:
    assert translated(["a", "x"], "a=b, c=d") == ("b",)
    assert translated(["a", "x"], "same") == ("a", "x")
