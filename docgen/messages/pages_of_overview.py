"""The texts of the overview, the registers and the deadlines."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["PAGES_OF_OVERVIEW"]

PAGES_OF_OVERVIEW: Mapping[str, Mapping[str, str]] = {
    "page-deadlines": {"zh": "期限", "en": "Deadlines"},
    "page-deadlines-after": {"zh": "下月", "en": "Next month"},
    "page-deadlines-before": {"zh": "上月", "en": "Month before"},
    "page-deadlines-case": {"zh": "案件", "en": "Case"},
    "page-deadlines-due": {"zh": "到期日", "en": "Due"},
    "page-deadlines-left": {"zh": "还有 {days} 天", "en": "{days} days left"},
    "page-deadlines-none": {"zh": "没有未了的期限", "en": "Nothing is due"},
    "page-deadlines-none-about": {
        "zh": "在办案件的法定期限和承诺期限会列在这里，逾期的在前。",
        "en": "The terms of open cases stand here, overdue ones first.",
    },
    "page-deadlines-overdue": {"zh": "逾期 {days} 天", "en": "{days} days overdue"},
    "page-deadlines-then": {"zh": "逾期后果", "en": "If it passes"},
    "page-deadlines-what": {"zh": "事项和依据", "en": "What, and its clause"},
    "page-nav-deadlines": {"zh": "期限", "en": "Deadlines"},
    "page-nav-overview": {"zh": "总览", "en": "Overview"},
    "page-nav-registers": {"zh": "台账", "en": "Registers"},
    "page-overview": {"zh": "总览", "en": "Overview"},
    "page-overview-cases": {"zh": "案件明细", "en": "The cases"},
    "page-overview-closed": {"zh": "已办结", "en": "closed"},
    "page-overview-from": {"zh": "自", "en": "From"},
    "page-overview-none": {"zh": "这段时间没有案件", "en": "No cases in this time"},
    "page-overview-none-about": {
        "zh": "请放宽起止月份。",
        "en": "Choose other months.",
    },
    "page-overview-nothing": {"zh": "无可计", "en": "nothing to count"},
    "page-overview-of": {"zh": "{of} 件中 {yes} 件", "en": "{yes} of {of}"},
    "page-overview-open": {"zh": "在办", "en": "open"},
    "page-overview-show": {"zh": "查看", "en": "Show"},
    "page-overview-to": {"zh": "至", "en": "to"},
    "page-overview-total": {"zh": "共 {total} 件", "en": "{total} cases"},
    "page-overview-xlsx": {"zh": "导出 XLSX", "en": "XLSX"},
    "page-registers": {"zh": "台账", "en": "Registers"},
    "page-registers-all": {"zh": "导出全部台账", "en": "All registers as XLSX"},
    "page-registers-filter": {"zh": "含有", "en": "containing"},
    "page-registers-first": {"zh": "此处列前 {most} 行", "en": "the first {most} here"},
    "page-registers-none": {"zh": "没有记录", "en": "No rows"},
    "page-registers-none-about": {
        "zh": "台账按已定稿的文书和已封存的案卷自动生成。",
        "en": "Registers write themselves from issued papers and sealed dossiers.",
    },
    "page-registers-show": {"zh": "查看", "en": "Show"},
    "page-registers-total": {"zh": "共 {total} 行", "en": "{total} rows"},
    "page-registers-which": {"zh": "台账种类", "en": "Register"},
    "page-registers-xlsx": {"zh": "导出本台账", "en": "This one as XLSX"},
    "page-weekday-1": {"zh": "一", "en": "Mon"},
    "page-weekday-2": {"zh": "二", "en": "Tue"},
    "page-weekday-3": {"zh": "三", "en": "Wed"},
    "page-weekday-4": {"zh": "四", "en": "Thu"},
    "page-weekday-5": {"zh": "五", "en": "Fri"},
    "page-weekday-6": {"zh": "六", "en": "Sat"},
    "page-weekday-7": {"zh": "日", "en": "Sun"},
}
