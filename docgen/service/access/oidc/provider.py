"""The identity provider: what it publishes of itself and its keys, asked for seldom and kept.

OpenID Connect Discovery 1.0 and JSON Web Keys (RFC 7517). What it says is believed only as far as
it fits the issuer in the settings; answers are small, quick and never redirected. For many threads
at once. Not for what its tokens say.
"""

from __future__ import annotations

import json
import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock
from typing import Any
from urllib.parse import urlencode

import httpx2
import jwt

from docgen.service.access.errors import AccessDeniedError, ProviderError
from docgen.service.access.oidc.mapping import is_safe_url

__all__ = ["Farewell", "Provider", "with_query"]

_FRESH_FOR = timedelta(minutes=10)
_USABLE_FOR = timedelta(hours=4)
_UNKNOWN_ASKED_EVERY = timedelta(seconds=20)
_TIMEOUT_S = 5.0
_MOST_BYTES = 512 * 1024
_SMALLEST_RSA = 2048
_REFUSALS = frozenset({400, 401, 403})
_KINDS = frozenset({"RSA", "EC", "OKP"})
_DISCOVERY = "/.well-known/openid-configuration"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What the provider published, and when it was read and last tried."""

    metadata: Mapping[str, Any] = field(default_factory=dict)
    keys: Mapping[str, jwt.PyJWK] = field(default_factory=dict)
    read_at: datetime
    tried_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Farewell:
    """Where a browser logs out of the provider, and the form that it sends there by POST.

    Never as a query: an ID token in an address stays in histories and logs.
    """

    address: str
    form: Mapping[str, str] = field(repr=False)


def with_query(address: str, query: Mapping[str, str]) -> str:
    """An address with more parameters in its query."""
    joint = "&" if "?" in address else "?"
    return f"{address}{joint}{urlencode(query)}"


class Provider:
    """One identity provider, known by its issuer."""

    def __init__(self, issuer: str) -> None:
        self.issuer = issuer
        self._known: _Known | None = None
        self._reading = Lock()
        self._trust = ssl.create_default_context()

    def endpoint(self, name: str, now: datetime) -> str:
        """The address of one of its endpoints (``authorization_endpoint``).

        Raises:
            ProviderError: it publishes none, or does not answer.
        """
        found = self._current(now).metadata.get(name)
        if not is_safe_url(found):
            raise ProviderError(issuer=self.issuer)
        return str(found)

    def farewell(self, client: str, *, id_token: str, back: str, now: datetime) -> Farewell | None:
        """How a browser logs out of it (RP-Initiated Logout 1.0); None where it offers no place.

        ``id_token`` says who logs out; empty where it is not known.

        Raises:
            ProviderError: it does not answer.
        """
        address = self._current(now).metadata.get("end_session_endpoint")
        if not is_safe_url(address):
            return None
        form = {"client_id": client, "post_logout_redirect_uri": back}
        hint = {"id_token_hint": id_token} if id_token else {}
        return Farewell(address=str(address), form={**hint, **form})

    def names_itself(self, now: datetime) -> bool:
        """Whether it says who it is when it sends a browser back (RFC 9207).

        Raises:
            ProviderError: it does not answer.
        """
        said = self._current(now).metadata.get("authorization_response_iss_parameter_supported")
        return said is True

    def key(self, ident: str, now: datetime) -> jwt.PyJWK | None:
        """Its signing key of an id; one not known yet is asked for, but not at each attempt."""
        known = self._current(now)
        if ident not in known.keys and now - known.tried_at >= _UNKNOWN_ASKED_EVERY:
            known = self._refreshed(now, known)
        return known.keys.get(ident)

    def post(self, url: str, form: Mapping[str, str], secret: tuple[str, str] | None) -> Any:  # noqa: ANN401 - JSON
        """The answer of one of its endpoints to a form; ``secret`` is the client's id and secret.

        Raises:
            AccessDeniedError: it refuses what the form says.
            ProviderError: it does not answer.
        """
        auth = None if secret is None else httpx2.BasicAuth(*secret)
        return self._answer("POST", url, data=dict(form), auth=auth)

    def _current(self, now: datetime) -> _Known:
        known = self._known
        if known is not None and now - known.read_at < _FRESH_FOR:
            return known
        return self._refreshed(now, known)

    def _refreshed(self, now: datetime, seen: _Known | None) -> _Known:
        """What it publishes now; what was read not long ago serves where it does not answer."""
        with self._reading:
            if self._known is not None and self._known is not seen:
                return self._known
            try:
                self._known = self._read(now)
            except ProviderError:
                if seen is None or now - seen.read_at >= _USABLE_FOR:
                    raise
                self._known = _Known(
                    metadata=seen.metadata, keys=seen.keys, read_at=seen.read_at, tried_at=now
                )
            return self._known

    def _read(self, now: datetime) -> _Known:
        metadata = self._answer("GET", self.issuer.rstrip("/") + _DISCOVERY)
        if metadata.get("issuer") != self.issuer or not is_safe_url(metadata.get("jwks_uri")):
            raise ProviderError(issuer=self.issuer)
        published = self._answer("GET", metadata["jwks_uri"]).get("keys")
        keys = published if isinstance(published, list) else []
        usable = {each["kid"]: found for each in keys if (found := _signing_key(each)) is not None}
        return _Known(metadata=metadata, keys=usable, read_at=now, tried_at=now)

    def _answer(self, method: str, url: str, **sent: Any) -> Any:  # noqa: ANN401 - JSON
        try:
            with (
                httpx2.Client(timeout=_TIMEOUT_S, verify=self._trust, trust_env=False) as client,
                client.stream(method, url, **sent) as response,
            ):
                found = _json(response)
        except (httpx2.HTTPError, httpx2.InvalidURL, ValueError, RecursionError) as error:
            raise ProviderError(issuer=self.issuer) from error
        if method == "POST" and response.status_code in _REFUSALS:
            raise AccessDeniedError
        if response.status_code != httpx2.codes.OK or not isinstance(found, dict):
            raise ProviderError(issuer=self.issuer)
        return found


def _json(response: httpx2.Response) -> object:
    data = b""
    for piece in response.iter_bytes():
        data += piece
        if len(data) > _MOST_BYTES:
            raise ValueError
    return json.loads(data)


def _signing_key(published: object) -> jwt.PyJWK | None:
    """A published key, where it is one that signatures may be checked with."""
    if not isinstance(published, dict) or published.get("kty") not in _KINDS:
        return None
    if not isinstance(published.get("kid"), str) or published.get("use", "sig") != "sig":
        return None
    try:
        found = jwt.PyJWK(published)
    except jwt.PyJWTError:
        return None
    is_weak = published["kty"] == "RSA" and found.key.key_size < _SMALLEST_RSA
    return None if is_weak else found
