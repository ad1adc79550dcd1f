"""How findings are printed and handed on as JSON. Not for making them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from docgen.cli.shell import Language
from docgen.messages import text as text_of
from docgen.values import Finding, Severity

if TYPE_CHECKING:
    from archive.values import VerificationFinding

__all__ = ["finding_data", "finding_lines", "notice_data", "notice_lines"]

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


def finding_data(findings: Iterable[Finding], language: Language) -> list[dict[str, Any]]:
    """The findings as JSON objects."""
    return [
        {
            "code": finding.code,
            "severity": finding.severity.value,
            "pointer": finding.where,
            "message": text_of(finding, language),
            "clause": finding.clause,
        }
        for finding in findings
    ]


def notice_data(
    findings: Iterable[VerificationFinding], language: Language
) -> list[dict[str, Any]]:
    """What the archive found, as JSON objects."""
    return [
        {
            "code": finding.code,
            "where": finding.where,
            "params": dict(finding.params),
            "message": text_of(finding.code, language, **finding.params),
        }
        for finding in findings
    ]


def notice_lines(findings: Iterable[VerificationFinding], language: Language) -> list[str]:
    """What the archive found, one line each: place, sentence and code."""
    return [
        f"{each.where}  {text_of(each.code, language, **each.params)} [{each.code}]"
        for each in findings
    ]
