"""Signing in at the identity provider and coming back: the authorization code flow with PKCE.

OpenID Connect Core 1.0, RFC 7636, RFC 9207 and RFC 9700. The browser carries a ticket; state,
nonce and verifier stay here, serve once and only with that ticket. Not for what a session then is.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from docgen.registry.access.values import SignInRow
from docgen.service.access.errors import AccessDeniedError, SignInRefusedError
from docgen.service.access.oidc.claims import verified_claims
from docgen.service.access.oidc.provider import with_query
from docgen.service.access.tokens import digest_of, new_token

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docgen.registry.registry import Registry
    from docgen.service.access.oidc.provider import Provider
    from docgen.service.settings import Settings

__all__ = ["Departure", "Return", "SignIn"]

_TIME_TO_RETURN = timedelta(minutes=10)
_NO_SECRET = "none"  # noqa: S105 - says that there is none


@dataclass(frozen=True, slots=True, kw_only=True)
class Departure:
    """Where the browser goes, and the ticket that it must bring back in a cookie."""

    url: str
    ticket: str
    expires_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Return:
    """What a browser brings back: its ticket, and what the provider put into the address.

    ``code`` is empty where the provider let nobody in, ``issuer`` where it does not name itself.
    """

    ticket: str
    state: str
    code: str
    issuer: str = ""


class SignIn:
    """The way to one provider and back."""

    def __init__(self, registry: Registry, provider: Provider, settings: Settings) -> None:
        self._registry = registry
        self._provider = provider
        self._settings = settings

    def begin(self, redirect: str, *, now: datetime) -> Departure:
        """Begin a sign-in that ends at ``redirect``, a URL of ours that the provider knows.

        Raises:
            ProviderError: the provider does not answer.
        """
        address = self._provider.endpoint("authorization_endpoint", now)
        ticket, row = new_token(), self._new_row(redirect, now)
        query = {
            "response_type": "code",
            "client_id": self._settings.oidc_client,
            "redirect_uri": redirect,
            "scope": "openid profile",
            "state": row.state,
            "nonce": row.nonce,
            "code_challenge": _challenge(row.verifier),
            "code_challenge_method": "S256",
        }
        with self._registry.writing() as unit:
            unit.sign_ins.open(row, digest=digest_of(ticket), now=now)
        url = with_query(address, query)
        return Departure(url=url, ticket=ticket, expires_at=row.expires_at)

    def finish(self, brought: Return, *, now: datetime) -> tuple[Mapping[str, Any], str]:
        """The verified claims on who came back, and the ID token that they were read of.

        Raises:
            AccessDeniedError: ticket, state and code do not belong together, or the provider's
                answer does not belong to them.
            SignInRefusedError: the provider let nobody in.
            ProviderError: the provider does not answer.
        """
        row = self._taken(brought, now)
        if not brought.code:
            raise SignInRefusedError
        token = self._exchanged(row, brought.code, now).get("id_token")
        if not isinstance(token, str):
            raise AccessDeniedError
        claims = verified_claims(
            token,
            self._provider,
            audience=self._settings.oidc_client,
            leeway_s=self._settings.oidc_leeway_s,
            now=now,
        )
        party = claims.get("azp", self._settings.oidc_client)
        if claims.get("nonce") != row.nonce or party != self._settings.oidc_client:
            raise AccessDeniedError
        return claims, token

    def _taken(self, brought: Return, now: datetime) -> SignInRow:
        """The departure that a return belongs to; it serves this once.

        Raises:
            AccessDeniedError: there is none, or another provider sent the browser back.
        """
        with self._registry.writing() as unit:
            row = unit.sign_ins.take(digest_of(brought.ticket))
        if row is None or row.expires_at <= now:
            raise AccessDeniedError
        given = brought.state.encode("utf-8", "surrogatepass")
        if not hmac.compare_digest(row.state.encode(), given):
            raise AccessDeniedError
        expected = {self._provider.issuer}
        if not self._provider.names_itself(now):
            expected.add("")
        if brought.issuer not in expected:
            raise AccessDeniedError
        return row

    def _exchanged(self, row: SignInRow, code: str, now: datetime) -> Mapping[str, Any]:
        """The tokens that the provider gives for a code."""
        client, secret = self._settings.oidc_client, self._settings.oidc_client_secret
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": row.redirect,
            "client_id": client,
            "code_verifier": row.verifier,
        }
        known = None if secret == _NO_SECRET else (client, secret)
        address = self._provider.endpoint("token_endpoint", now)
        found: Mapping[str, Any] = self._provider.post(address, form, known)
        return found

    def _new_row(self, redirect: str, now: datetime) -> SignInRow:
        return SignInRow(
            state=new_token(),
            nonce=new_token(),
            verifier=new_token(),
            redirect=redirect,
            expires_at=now + _TIME_TO_RETURN,
        )


def _challenge(verifier: str) -> str:
    digest = hashlib.sha256(verifier.encode("ascii")).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode("ascii")
