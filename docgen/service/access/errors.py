"""What can go wrong at the doors, by code. No text says which part of a proof was wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docgen.errors import DocgenError, ExitStatus

if TYPE_CHECKING:
    from docgen.registry.access.values import UserRow

__all__ = [
    "AccessDeniedError",
    "AgencyExistsError",
    "AgencyUnknownError",
    "BrakedError",
    "KeyOverError",
    "KeyReplacedError",
    "KeyTermError",
    "KeyUnknownError",
    "LastAdministratorError",
    "LogInRefusedError",
    "LoginTakenError",
    "NameUnfitError",
    "OwnAccountError",
    "PasswordToChooseError",
    "PasswordUnfitError",
    "ProviderError",
    "SharedByAgenciesError",
    "SignInBrokenError",
    "SignInDisabledError",
    "SignInRefusedError",
    "SignInUnknownError",
    "UserUnknownError",
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


class SignInBrokenError(AccessDeniedError):
    """What a browser brings back from the identity provider does not belong to its departure."""

    code = "sign-in-broken"
    template = (
        "this sign-in is over, served already, or began in another browser; begin again from the "
        "log-in page"
    )


class SignInRefusedError(AccessDeniedError):
    """The identity provider let nobody in."""

    code = "sign-in-refused"
    template = (
        "the identity provider did not sign you in; begin again, or ask who keeps its accounts"
    )


class SignInUnknownError(AccessDeniedError):
    """The identity provider vouches for somebody who has no place here."""

    code = "sign-in-unknown"
    template = (
        "the identity provider knows you, but names no agency and duty that you have here; ask an "
        "administrator to give you a duty"
    )


class SignInDisabledError(AccessDeniedError):
    """The identity provider vouches for somebody who is disabled here; ``user`` says who."""

    code = "sign-in-disabled"
    template = "your account is disabled here; ask an administrator to enable it"

    def __init__(self, *, user: UserRow) -> None:
        self.user = user
        super().__init__()


class BrakedError(DocgenError):
    """Too many failures, or too much at a time: who is asking must wait.

    ``retry_after`` is in seconds; ``headers`` say it over HTTP.
    """

    code = "access-braked"
    exit_status = ExitStatus.DEFECT
    template = "too many attempts; try again in {retry_after} second(s)"

    def __init__(self, *, retry_after: int) -> None:
        self.retry_after = retry_after
        self.headers = {"Retry-After": str(retry_after)}
        super().__init__(retry_after=retry_after)


class PasswordUnfitError(DocgenError):
    """A password that may not be chosen."""

    code = "password-unfit"
    exit_status = ExitStatus.INVALID
    template = "this password cannot be used: {what}; choose another, a sentence is best"


class PasswordToChooseError(DocgenError):
    """Who came in by a password that an administrator gave them has not replaced it yet."""

    code = "password-to-choose"
    exit_status = ExitStatus.USAGE
    template = (
        "an administrator gave you this password; choose your own first, at /account or with PUT "
        "/v1/me/password"
    )


class ProviderError(DocgenError):
    """The identity provider does not answer, or not as one should."""

    code = "oidc-unusable"
    exit_status = ExitStatus.MISSING
    template = (
        "the identity provider {issuer} does not answer as OpenID Connect asks; try again, or "
        "check the provider and the settings oidc.*"
    )


class NameUnfitError(DocgenError):
    """A name, login or code that cannot be used."""

    code = "name-unfit"
    exit_status = ExitStatus.INVALID
    template = "{what} cannot be used; {next}"


class SharedByAgenciesError(DocgenError):
    """What an administrator of one agency would change is used by other agencies as well."""

    code = "shared-by-agencies"
    exit_status = ExitStatus.USAGE
    template = (
        "the other agencies of this home use the same; ask who runs the machine to change it there"
    )


class AgencyExistsError(DocgenError):
    """The code of an agency is taken."""

    code = "agency-exists"
    exit_status = ExitStatus.INVALID
    template = "the agency {agency} is there already; choose another code"


class AgencyUnknownError(DocgenError):
    """No agency has this code."""

    code = "agency-unknown"
    exit_status = ExitStatus.NOT_FOUND
    template = "no agency has the code {agency}; add it first"


class LoginTakenError(DocgenError):
    """A login belongs to somebody else."""

    code = "login-taken"
    exit_status = ExitStatus.INVALID
    template = "the login {login} is taken; choose another"


class UserUnknownError(DocgenError):
    """No user has this id or login."""

    code = "user-unknown"
    exit_status = ExitStatus.NOT_FOUND
    template = "there is no user {user}; see the list of users"


class OwnAccountError(DocgenError):
    """Administrators cannot lock themselves out."""

    code = "own-account"
    exit_status = ExitStatus.INVALID
    template = "nobody takes their own access away; ask another administrator"


class LastAdministratorError(DocgenError):
    """The only administrator of an agency would be none any more."""

    code = "last-administrator"
    exit_status = ExitStatus.INVALID
    template = (
        "{user} is the only administrator of {agency}; give the duty to another user first, or "
        "take it away on the machine itself"
    )


class KeyUnknownError(DocgenError):
    """No key has this id."""

    code = "api-key-unknown"
    exit_status = ExitStatus.NOT_FOUND
    template = "there is no key {key}; see the list of keys"


class KeyOverError(DocgenError):
    """A key that opens nothing any more cannot be replaced."""

    code = "api-key-over"
    exit_status = ExitStatus.INVALID
    template = "the key {key} is revoked or over; make a new one"


class KeyReplacedError(DocgenError):
    """A key that was replaced already is not replaced by a second one."""

    code = "api-key-replaced"
    exit_status = ExitStatus.INVALID
    template = (
        "the key {key} was replaced by {by} already; use that one, or, where it got lost, revoke "
        "{by} and replace {key} once more"
    )


class KeyTermError(DocgenError):
    """A key would be good for too long, or for no time."""

    code = "api-key-term"
    exit_status = ExitStatus.INVALID
    template = "a key is good for 1 to {most} days (setting access.key_days); give another number"
