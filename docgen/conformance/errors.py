"""Why no check of a server can begin, by code."""

from __future__ import annotations

from docgen.errors import DocgenError, ExitStatus

__all__ = ["KeyFileError", "NotOnTrialError", "ServerUnfitError"]


class KeyFileError(DocgenError):
    """No key can be read where it was said to be."""

    code = "conformance-key"
    exit_status = ExitStatus.USAGE
    template = "{file} holds no key; put the key into it, and nothing else"


class NotOnTrialError(DocgenError):
    """The papers of the server's home are meant."""

    code = "conformance-home"
    exit_status = ExitStatus.USAGE
    template = (
        "the home of {url} is not on trial, and test cases would stay in it; to do it all "
        "the same, add --yes"
    )


class ServerUnfitError(DocgenError):
    """What answers at the address, if anything, does not say whose key it was asked with."""

    code = "conformance-server"
    exit_status = ExitStatus.MISSING
    template = "{url} does not say whose key this is ({what}); check the address and the key"
