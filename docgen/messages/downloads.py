"""The names of files that pages give to be kept. Those of the interface for systems are its own."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["DOWNLOADS"]

DOWNLOADS: Mapping[str, Mapping[str, str]] = {
    "file-overview": {"zh": "总览-{day}", "en": "overview-{day}"},
    "file-registers": {"zh": "台账-{day}", "en": "registers-{day}"},
    "file-evaluation": {"zh": "评查报告-{of}", "en": "evaluation-{of}"},
    "file-deadlines": {"zh": "期限-{day}", "en": "deadlines-{day}"},
    "file-lists": {"zh": "清单", "en": "lists"},
    "file-template": {"zh": "{title}-{code}", "en": "{code}"},
    "file-template-version": {"zh": "{title}-{code}-{version}", "en": "{code}-{version}"},
    "file-paper": {"zh": "{title}-{paper}", "en": "{paper}"},
    "file-paper-signed": {"zh": "{title}-{paper}-已签", "en": "{paper}-signed"},
    "file-papers": {"zh": "待签文书-{day}", "en": "papers-{day}"},
    "file-batch-papers": {"zh": "批量文书-{day}", "en": "batch-papers-{day}"},
    "file-batch-report": {"zh": "批量结果-{day}", "en": "batch-{day}"},
    "file-batch-refused": {"zh": "待更正的行", "en": "rows-to-correct"},
    "file-batch-example-organisation": {"zh": "名单样例-单位", "en": "example-organisation"},
    "file-batch-example-individual_business": {
        "zh": "名单样例-个体工商户",
        "en": "example-individual_business",
    },
    "file-batch-example-person": {"zh": "名单样例-个人", "en": "example-person"},
}
