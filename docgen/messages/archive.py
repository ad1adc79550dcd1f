"""Texts of what is found in the archive: by itself, as it words them, and beside the registry.

Not for its errors.
"""

from __future__ import annotations

from collections.abc import Mapping

from archive.codes import NOTICE_CODES, SEARCH_CODES, STORED_CODES, VERIFICATION_CODES

__all__ = ["ARCHIVE", "COMPARISON_CODES"]

COMPARISON_CODES: Mapping[str, tuple[str, str]] = {
    "registry-not-compared": (
        "登记库不能读取，没有与其中已封存案卷的清单核对；请用 docgen doctor 检查，恢复后再次核验",
        (
            "the registry cannot be read, so its list of sealed dossiers was not compared; see "
            "`docgen doctor`, restore it and verify again"
        ),
    ),
    "audit-broken": (
        (
            "审计记录在第 {place} 条断开：该条或者其前的记录被改动、删去或者插入；请与备"
            "份核对后恢复登记库"
        ),
        (
            "the audit trail does not hold at entry {place}: it or one before it was "
            "changed, removed or put in; compare with a backup and restore the registry"
        ),
    ),
    "audit-cut": (
        (
            "审计记录只到第 {last} 条，而据 {number} 已到第 {place} 条，后面的记录被删去；"
            "请从较新的备份恢复登记库；没有的，执行 docgen rebuild，缺失会记入审计记录"
        ),
        (
            "the audit trail ends at entry {last}, but by {number} it stood at {place}: "
            "its end was cut off; restore the registry from a newer backup; where there is none, "
            "run docgen rebuild, which notes the loss in the trail"
        ),
    ),
    "audit-rewritten": (
        ("审计记录第 {place} 条不是 {number} 所记的内容，记录被重写；请从备份恢复登记库"),
        (
            "entry {place} of the audit trail is not what {number} says it was: the trail "
            "was written anew; restore the registry from a backup"
        ),
    ),
    "audit-begun-anew": (
        ("登记库曾经遗失或者恢复为较早的备份，{day} 起另行记录，其间的审计记录缺失"),
        (
            "the registry was lost or taken back to an older backup: the audit trail goes on "
            "anew since {day}, and what came between is missing"
        ),
    ),
}

ARCHIVE: Mapping[str, Mapping[str, str]] = {
    code: {"zh": chinese, "en": english}
    for codes in (
        VERIFICATION_CODES,
        STORED_CODES,
        SEARCH_CODES,
        NOTICE_CODES,
        COMPARISON_CODES,
    )
    for code, (chinese, english) in codes.items()
}
