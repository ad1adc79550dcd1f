"""How findings are printed. Not for making them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from docgen.cli.shell import Language
from docgen.messages import text as text_of
from docgen.values import Finding, Severity

if TYPE_CHECKING:
    from archive.values import VerificationFinding

__all__ = ["finding_lines", "notice_lines"]

_LABELS = {
    (Severity.ERROR, "zh"): "错误",
    (Severity.WARNING, "zh"): "提醒",
    (Severity.ERROR, "en"): "error",
    (Severity.WARNING, "en"): "warning",
}


def finding_lines(findings: Iterable[Finding], language: Language) -> list[str]:
    """One line per finding: severity, place, sentence, code and clause."""
    return [_line(finding, language) for finding in findings]


def _line(finding: Finding, language: Language) -> str:
    label = _LABELS[finding.severity, language]
    clause = f" {finding.clause}" if finding.clause else ""
    sentence = text_of(finding, language)
    return f"  {label} {finding.where or '/'}  {sentence} [{finding.code}{clause}]"


def notice_lines(findings: Iterable[VerificationFinding], language: Language) -> list[str]:
    """What the archive found, one line each: place, sentence and code."""
    return [
        f"{each.where}  {text_of(each.code, language, **each.params)} [{each.code}]"
        for each in findings
    ]
