"""Whom the identity provider vouches for, as users of the registry.

Each is put on record when they first come, and described anew when the provider does; who is
disabled here stays outside. Not for sessions.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from docgen.registry.access.values import UserRow
from docgen.service.access.entries import door_entry
from docgen.service.access.errors import (
    AccessDeniedError,
    ProviderError,
    SignInBrokenError,
    SignInDisabledError,
    SignInRefusedError,
    SignInUnknownError,
)
from docgen.service.access.oidc.claims import Identity, identity_of, verified_claims
from docgen.service.access.oidc.mapping import OFF
from docgen.service.access.oidc.provider import Farewell, Provider
from docgen.service.access.oidc.sign_in import Departure, Return, SignIn
from docgen.service.access.tokens import new_ident

if TYPE_CHECKING:
    from docgen.registry.registry import Registry
    from docgen.registry.unit import Unit
    from docgen.service.settings import Settings

__all__ = ["Guests"]


class Guests:
    """Those who come by way of the provider of the settings, if there is one."""

    def __init__(self, registry: Registry, settings: Settings) -> None:
        self._registry = registry
        self._settings = settings
        issuer = settings.oidc_issuer
        self._provider = None if issuer == OFF else Provider(issuer)

    def bearer(self, token: str, *, address: str, now: datetime) -> UserRow:
        """The user whom an access token names.

        Raises:
            AccessDeniedError: it is none, or of somebody who may not come in.
            ProviderError: the provider's keys cannot be read.
        """
        provider = self._required()
        claims = verified_claims(
            token,
            provider,
            audience=self._settings.oidc_audience,
            leeway_s=self._settings.oidc_leeway_s,
            now=now,
        )
        if "nonce" in claims:  # an ID token says who logged in, and opens nothing
            raise AccessDeniedError
        identity = identity_of(claims, provider.issuer, self._settings)
        return self._on_record(identity, address, now)

    def depart(self, redirect: str, *, now: datetime) -> Departure:
        """Send a browser to the provider; it comes back to ``redirect``."""
        return self._sign_in().begin(redirect, now=now)

    def arrive(self, brought: Return, *, address: str, now: datetime) -> tuple[UserRow, str]:
        """The user who comes back from the provider, and its ID token on them.

        Raises:
            SignInBrokenError: ticket, state and code do not belong together, or are over.
            SignInRefusedError: the provider let nobody in.
            SignInUnknownError: whom it vouches for has no agency or no duty here.
            SignInDisabledError: whom it vouches for is disabled here.
            ProviderError: the provider does not answer.
        """
        try:
            claims, token = self._sign_in().finish(brought, now=now)
        except SignInRefusedError:
            raise
        except AccessDeniedError as error:
            raise SignInBrokenError from error
        try:
            identity = identity_of(claims, self._required().issuer, self._settings)
            return self._on_record(identity, address, now), token
        except SignInDisabledError:
            raise
        except AccessDeniedError as error:
            raise SignInUnknownError from error

    def farewell(
        self, user: UserRow, id_token: str, *, back: str, now: datetime
    ) -> Farewell | None:
        """How the browser of a user whom the provider vouched for logs out there too."""
        provider = self._provider
        if provider is None or not (user.subject or "").startswith(f"{provider.issuer} "):
            return None
        try:
            return provider.farewell(
                self._settings.oidc_client, id_token=id_token, back=back, now=now
            )
        except ProviderError:
            return None

    def _required(self) -> Provider:
        if self._provider is None:
            raise AccessDeniedError
        return self._provider

    def _sign_in(self) -> SignIn:
        return SignIn(self._registry, self._required(), self._settings)

    def _on_record(self, identity: Identity, address: str, now: datetime) -> UserRow:
        """The user of an identity as the provider describes it now, made where there is none."""
        with self._registry.reading() as unit:
            known = unit.users.by_subject(identity.subject)
            has_agency = unit.agencies.find(identity.agency) is not None
        if known is not None and not known.is_active:
            raise SignInDisabledError(user=known)
        if not has_agency:
            raise AccessDeniedError
        if known is not None and _agrees(known, identity):
            return known
        with self._registry.writing() as unit:
            user = _taken_over(unit, identity, now)
            unit.audit.append([door_entry("user.take-over", "done", address, now, of=user)])
            return user


def _agrees(user: UserRow, identity: Identity) -> bool:
    said = (identity.agency, identity.name, identity.duties)
    return (user.agency, user.name, user.duties) == said


def _taken_over(unit: Unit, identity: Identity, now: datetime) -> UserRow:
    """The user of an identity, new or changed in one transaction."""
    known = unit.users.by_subject(identity.subject)
    if known is None:
        ident = new_ident("u")
        user = UserRow(
            id=ident,
            agency=identity.agency,
            login=ident,
            name=identity.name,
            duties=identity.duties,
            created_at=now,
            subject=identity.subject,
        )
        unit.users.add(user)
        return user
    user = replace(known, agency=identity.agency, name=identity.name, duties=identity.duties)
    unit.users.set_identity(user.id, agency=user.agency, name=user.name, duties=user.duties)
    return user
