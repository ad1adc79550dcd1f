"""What can go wrong at the doors, by code. No text says which part of a proof was wrong."""

from __future__ import annotations

from docgen.errors import DocgenError, ExitStatus

__all__ = [
    "AccessDeniedError",
    "BrakedError",
    "LogInRefusedError",
    "PasswordUnfitError",
    "ProviderError",
]


class AccessDeniedError(DocgenError):
    """Who is asking has not proved who they are."""

    code = "access-denied"
    exit_status = ExitStatus.INVALID
    template = (
        "the key, session or token does not open this service, or no longer; log in again, or "
        "ask an administrator for a new key"
    )


class LogInRefusedError(AccessDeniedError):
    """A login and a password that do not belong together."""

    code = "log-in-refused"
    template = "the login or the password is wrong; try again, or ask an administrator"


class BrakedError(DocgenError):
    """Too many failures, or too much at a time: who is asking must wait.

    ``retry_after`` is in seconds.
    """

    code = "access-braked"
    exit_status = ExitStatus.DEFECT
    template = "too many attempts; try again in {retry_after} second(s)"

    def __init__(self, *, retry_after: int) -> None:
        self.retry_after = retry_after
        super().__init__(retry_after=retry_after)


class PasswordUnfitError(DocgenError):
    """A password that may not be chosen."""

    code = "password-unfit"
    exit_status = ExitStatus.INVALID
    template = "this password cannot be used: {what}; choose another, a sentence is best"


class ProviderError(DocgenError):
    """The identity provider does not answer, or not as one should."""

    code = "oidc-unusable"
    exit_status = ExitStatus.MISSING
    template = (
        "the identity provider {issuer} does not answer as OpenID Connect asks; try again, or "
        "check the provider and the settings oidc.*"
    )
