"""Tokens of the identity provider: whether one is its own, for us, and valid now; whom it names.

JSON Web Tokens by RFC 7519 and RFC 8725: the algorithm is one of a list and of the key's own kind,
never taken on the token's word. Not for fetching keys.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

import jwt

from docgen.service.access.errors import AccessDeniedError
from docgen.service.access.oidc.mapping import translated
from docgen.service.access.policy import Duty, duties_named

if TYPE_CHECKING:
    from jwt.types import Options

    from docgen.service.access.oidc.provider import Provider
    from docgen.service.settings import Settings

__all__ = ["Identity", "identity_of", "verified_claims"]

_KIND_OF: Mapping[str, str] = {
    **{f"{family}{size}": "RSA" for family in ("RS", "PS") for size in (256, 384, 512)},
    "ES256": "EC",
    "ES384": "EC",
    "EdDSA": "OKP",
}
_LONGEST_TOKEN = 16 * 1024
_LONGEST_VALUE = 255
# The library would read the clock; times, issuer and audience are looked at here.
_SIGNATURE_ONLY: Options = {
    "verify_exp": False,
    "verify_nbf": False,
    "verify_iat": False,
    "verify_aud": False,
    "verify_iss": False,
    "verify_sub": False,
    "verify_jti": False,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Somebody as the identity provider knows them, in our words."""

    subject: str
    agency: str
    duties: frozenset[Duty]
    name: str


def verified_claims(
    token: str, provider: Provider, *, audience: str, leeway_s: int, now: datetime
) -> Mapping[str, Any]:
    """The claims of a token that the provider signed for this audience and that is valid now.

    Raises:
        AccessDeniedError: it is no such token, whatever the reason.
        ProviderError: the provider's keys cannot be read.
    """
    if not token.isascii() or len(token) > _LONGEST_TOKEN:
        raise AccessDeniedError
    try:
        header = jwt.get_unverified_header(token)
        key = _key_of(header, provider, now)
        claims: dict[str, Any] = jwt.decode(
            token, key.key, algorithms=[header["alg"]], options=_SIGNATURE_ONLY
        )
    except (jwt.PyJWTError, ValueError, TypeError, RecursionError) as error:
        raise AccessDeniedError from error
    if claims.get("iss") != provider.issuer or not _is_for(audience, claims.get("aud")):
        raise AccessDeniedError
    if not _is_current(claims, now.timestamp(), leeway_s):
        raise AccessDeniedError
    return claims


def identity_of(claims: Mapping[str, Any], issuer: str, settings: Settings) -> Identity:
    """Whom verified claims name.

    Raises:
        AccessDeniedError: they name no subject, agency or duty.
    """
    subject = claims.get("sub")
    agencies = translated(_texts(claims, settings.oidc_agency_claim), settings.oidc_agency_map)
    named = translated(_texts(claims, settings.oidc_duties_claim), settings.oidc_duties_map)
    duties = duties_named(named)
    if not _is_short_text(subject) or len(agencies) != 1 or not duties:
        raise AccessDeniedError
    name = claims.get(settings.oidc_name_claim)
    return Identity(
        subject=f"{issuer} {subject}",
        agency=agencies[0],
        duties=duties,
        name=str(name) if _is_short_text(name) else "",
    )


def _key_of(header: Mapping[str, Any], provider: Provider, now: datetime) -> jwt.PyJWK:
    """The key that a header names, where it is of the kind that its algorithm needs."""
    kind, ident = _KIND_OF.get(str(header.get("alg"))), header.get("kid")
    if kind is None or not isinstance(ident, str) or "crit" in header:
        raise AccessDeniedError
    key = provider.key(ident, now)
    if key is None or key.key_type != kind:
        raise AccessDeniedError
    return key


def _is_for(audience: str, stated: object) -> bool:
    return stated == audience or (isinstance(stated, list) and audience in stated)


def _is_current(claims: Mapping[str, Any], now: float, leeway_s: int) -> bool:
    """Whether it has begun and not ended, with some room for clocks that differ."""
    end, starts = claims.get("exp"), [claims.get("nbf", now), claims.get("iat", now)]
    if not all(_is_time(each) for each in (end, *starts)):
        return False
    assert isinstance(end, int | float)
    return now < end + leeway_s and all(start <= now + leeway_s for start in starts)


def _is_time(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _is_short_text(value: object) -> bool:
    return isinstance(value, str) and 0 < len(value) <= _LONGEST_VALUE and value.isprintable()


def _texts(claims: Mapping[str, Any], path: str) -> tuple[str, ...]:
    """The values of a claim: a text of words, or a list; ``a.b`` looks into an object."""
    found: object = claims.get(path)
    if found is None:
        found = claims
        for name in path.split("."):
            found = found.get(name) if isinstance(found, dict) else None
    if isinstance(found, str):
        return tuple(found.replace(",", " ").split())
    return tuple(each for each in found if isinstance(each, str)) if isinstance(found, list) else ()
