"""The errors of filling. Not for what a check of a template finds: those are findings."""

from __future__ import annotations

from docgen.errors import DocgenError, ExitStatus
from docgen.messages import text
from docgen.values import Finding

__all__ = ["TemplateInvalidError", "TemplateValueError"]


class TemplateInvalidError(DocgenError):
    """A Word file cannot serve as a template; ``findings`` holds everything that is wrong."""

    code = "template-invalid"
    exit_status = ExitStatus.INVALID
    template = (
        "{what} in {where} of the template; correct it in Word, then have the template checked "
        "again"
    )

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(what=text(findings[0], "en"), where=findings[0].params["part"])
        self.findings = findings


class TemplateValueError(DocgenError):
    """A sound template asks for something that this case does not hold."""

    code = "template-value"
    exit_status = ExitStatus.INVALID
    template = (
        "the case does not hold what the template prints in {where}, near “{near}”; complete the "
        "case, or guard that place of the template with {{% if %}}"
    )
