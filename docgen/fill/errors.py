"""The errors of filling. Not for what a check of a template finds: those are findings."""

from __future__ import annotations

from docgen.errors import DocgenError, ExitStatus

__all__ = ["TemplateInvalidError", "TemplateValueError"]


class TemplateInvalidError(DocgenError):
    """A Word file cannot serve as a template."""

    code = "template-invalid"
    exit_status = ExitStatus.INVALID
    template = (
        "{what} in {where} of the template; correct it in Word, then run `docgen template check`"
    )


class TemplateValueError(DocgenError):
    """A sound template asks for something that this case does not hold."""

    code = "template-value"
    exit_status = ExitStatus.INVALID
    template = (
        "the case does not hold what the template prints in {where}, near “{near}”; complete the "
        "case, or guard that place of the template with {{% if %}}"
    )
