"""The errors of the catalogue. Not for findings about a case: those are values."""

from __future__ import annotations

from docgen.errors import DocgenError, ExitStatus

__all__ = [
    "CatalogueInvalidError",
    "TemplateMissingError",
    "UnknownInstrumentError",
    "UnknownRegisterError",
]


class UnknownInstrumentError(DocgenError):
    """No instrument has this code."""

    code = "instrument-unknown"
    exit_status = ExitStatus.NOT_FOUND
    template = "no instrument has the code {instrument}; see the list of instruments"


class UnknownRegisterError(DocgenError):
    """No register has this code."""

    code = "register-unknown"
    exit_status = ExitStatus.NOT_FOUND
    template = "no register has the code {register}; see the list of registers"


class TemplateMissingError(DocgenError):
    """An instrument has a schema but no Word template."""

    code = "template-missing"
    exit_status = ExitStatus.MISSING
    template = (
        "the instrument {instrument} has no template; put {instrument}.docx into the templates "
        "folder beside its schema"
    )


class CatalogueInvalidError(DocgenError):
    """A schema file cannot be used."""

    code = "catalogue-invalid"
    exit_status = ExitStatus.INVALID
    template = "{what} in the schema file {where}; {next}"
