"""Why a job did not succeed, as it is kept: a code and what it needs to be told in any language.

Not for telling it: whoever shows a job does that.
"""

from __future__ import annotations

import errno
from collections.abc import Mapping, Sequence
from typing import Any

from archive.errors import ArchiveError
from docgen.errors import DocgenError, ExitStatus
from docgen.service.errors import BatchRowError, CaseInvalidError
from docgen.service.views import finding_data
from docgen.values import Finding

__all__ = ["can_retry", "problem_of", "told_in_both"]

# What may have passed by the next attempt: other work, a full disk, a server that was away.
_PASSING = frozenset({ExitStatus.DEFECT, ExitStatus.MISSING})


def problem_of(error: Exception) -> dict[str, Any]:
    """An error as it is kept. Of a defect only its kind: its text may tell of people."""
    code, params = _identity(error)
    problem: dict[str, Any] = {"code": code, "params": dict(params)}
    if isinstance(error, CaseInvalidError | BatchRowError):
        problem["findings"] = told_in_both(error.findings)
    return problem


def told_in_both(findings: Sequence[Finding]) -> list[dict[str, Any]]:
    """Findings as they are kept: each with its message in both languages."""
    both = zip(finding_data(findings, "zh"), finding_data(findings, "en"), strict=True)
    return [{**zh, "message": {"zh": zh["message"], "en": en["message"]}} for zh, en in both]


def can_retry(error: Exception) -> bool:
    """Whether another attempt may succeed where this one did not."""
    if isinstance(error, DocgenError | ArchiveError):
        return ExitStatus(error.exit_status) in _PASSING
    return True


def _identity(error: Exception) -> tuple[str, Mapping[str, str]]:
    if isinstance(error, DocgenError | ArchiveError):
        return error.code, {name: str(value) for name, value in error.params.items()}
    if isinstance(error, OSError):
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            return "disk-full", {"where": "?"}
        reason = errno.errorcode.get(error.errno or 0, type(error).__name__)
        return "system-error", {"where": "?", "reason": reason}
    return "defect", {"kind": type(error).__name__}
