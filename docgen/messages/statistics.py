"""The headings of the figures that leaders ask for."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["STATISTICS"]

STATISTICS: Mapping[str, Mapping[str, str]] = {
    "statistics-by-district": {"zh": "区县", "en": "district"},
    "statistics-by-month": {"zh": "月份", "en": "month"},
    "statistics-by-officer": {"zh": "执法人员", "en": "officer"},
    "statistics-by-outcome": {"zh": "处理结果", "en": "outcome"},
    "statistics-by-route": {"zh": "办理方式", "en": "kind"},
    "statistics-by-score": {"zh": "评查得分", "en": "evaluation score"},
    "statistics-by-unit": {"zh": "经办机构", "en": "unit"},
    "statistics-cases": {"zh": "件数", "en": "cases"},
    "statistics-closed": {"zh": "已办结", "en": "closed"},
    "statistics-first-offence": {"zh": "初次违法", "en": "first offences"},
    "statistics-followed-up": {"zh": "已回访", "en": "followed up"},
    "statistics-in-time": {"zh": "按期改正", "en": "corrected in time"},
    "statistics-mean-score": {"zh": "评查平均分", "en": "mean evaluation score"},
    "statistics-open": {"zh": "在办", "en": "open"},
    "statistics-papers": {"zh": "文书种类", "en": "papers"},
    "statistics-shares": {"zh": "总况", "en": "totals"},
    "statistics-workload": {"zh": "人员工作量", "en": "workload"},
    "statistics-workload-papers": {"zh": "文书份数", "en": "papers made"},
}
