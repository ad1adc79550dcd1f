"""What the duties are called. Not for what they allow."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["DUTIES"]

DUTIES: Mapping[str, Mapping[str, str]] = {
    "duty-handler": {"zh": "承办人", "en": "handler"},
    "duty-unit-head": {"zh": "承办机构负责人", "en": "head of the handling unit"},
    "duty-legal-reviewer": {"zh": "法制审核人员", "en": "legal reviewer"},
    "duty-body-head": {"zh": "行政机关负责人", "en": "head of the agency"},
    "duty-seal-keeper": {"zh": "印章管理人员", "en": "seal keeper"},
    "duty-archivist": {"zh": "档案管理人员", "en": "archivist"},
    "duty-supervisor": {"zh": "监督人员", "en": "supervisor"},
    "duty-integrator": {"zh": "对接系统", "en": "integrator"},
    "duty-administrator": {"zh": "管理员", "en": "administrator"},
}
