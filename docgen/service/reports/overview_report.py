"""The overview as a report that a leader takes into a meeting: the values of its template.

Figures, tables with bars, workload and what runs out, in Chinese. Not for typesetting it, nor for
the lists behind the figures.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from docgen.service.reports.overview import SHARES, Overview, Period, Share
from docgen.service.work.overview import OpenTerm

__all__ = ["ReportWords", "overview_sheet"]

_TABLES = (
    "by_route",
    "by_month",
    "by_district",
    "by_outcome",
    "by_unit",
    "by_score",
    "papers",
)
_LONGEST_BAR = 72
_SOON = timedelta(days=7)
_ROWS = 15
_MONTHS = 24
_LOADS = 40
_TERMS = 30
_NOBODY = "—"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportWords:
    """The words for what is counted: headings by field, values by field, officers by number."""

    titles: Mapping[str, str]
    names: Mapping[str, Mapping[str, str]]
    officers: Mapping[str, str]


def overview_sheet(
    found: Overview,
    terms: Sequence[OpenTerm],
    *,
    agency: str,
    period: Period,
    scope: str,
    words: ReportWords,
    today: date,
) -> dict[str, Any]:
    """The values of the report's schema.

    ``scope`` says which cases are counted where not all are; empty for all.
    """
    return {
        "agency": agency,
        "period": _period(period, found),
        "scope": scope or None,
        "on": today.isoformat(),
        "figures": _figures(found, terms, words.titles, today),
        "tables": [
            _table(field, getattr(found, field), found.cases, words)
            for field in _TABLES
            if getattr(found, field)
        ],
        "loads": [
            {
                "name": words.officers.get(each.officer, each.officer),
                "open": each.open,
                "closed": each.closed,
                "papers": each.papers,
            }
            for each in found.loads[:_LOADS]
        ],
        "terms": [_term(each, today) for each in _pressing(terms, today)[:_TERMS]],
        "terms_left": max(len(_pressing(terms, today)) - _TERMS, 0),
    }


def _period(period: Period, found: Overview) -> str:
    months = list(found.by_month)
    first, last = period.first or min(months, default=""), period.last or max(months, default="")
    if not first or not last:
        return "（没有案件）"
    return _month(first) if first == last else f"{_month(first)}至{_month(last)}"


def _month(month: str) -> str:
    year, _, number = month.partition("-")
    return f"{year}年{int(number)}月"


def _figures(
    found: Overview, terms: Sequence[OpenTerm], titles: Mapping[str, str], today: date
) -> list[dict[str, str]]:
    late = sum(each.is_overdue for each in terms)
    soon = sum(not each.is_overdue and each.due <= today + _SOON for each in terms)
    scored = sum(found.by_score.values())
    mean = "—" if found.mean_score is None else f"{found.mean_score:g}"
    return [
        _figure("案件总数", str(found.cases), "按立案登记月份"),
        _figure(titles["open"], str(found.open), _percent(found.open, found.cases)),
        _figure(titles["closed"], str(found.closed), _percent(found.closed, found.cases)),
        _figure(titles["mean_score"], mean, f"已评查{scored}件"),
        *(_share(titles[field], getattr(found, field)) for field in SHARES),
        _figure("逾期期限", str(late), f"7日内到期{soon}项"),
    ]


def _figure(title: str, value: str, note: str) -> dict[str, str]:
    return {"title": title, "value": value, "note": note}


def _share(title: str, share: Share) -> dict[str, str]:
    if not share.of:
        return _figure(title, "—", "无可计")
    return _figure(title, _percent(share.yes, share.of), f"{share.of}件中{share.yes}件")


def _percent(count: int, of: int) -> str:
    return f"{round(100 * count / of)}%" if of else "—"


def _table(field: str, counts: Mapping[str, int], cases: int, words: ReportWords) -> dict[str, Any]:
    """One table; what is counted more than once in a case has shares of its own total."""
    named = words.names.get(field, {})
    total = sum(counts.values()) if field in ("papers", "by_score") else cases
    longest = max(counts.values())
    shown = list(counts.items())
    kept = shown[-_MONTHS:] if field == "by_month" else shown[:_ROWS]
    return {
        "title": words.titles[field],
        "rows": [
            {
                "name": named.get(value, value),
                "count": count,
                "share": _percent(count, total),
                "bar": max(round(_LONGEST_BAR * count / longest), 1),
            }
            for value, count in kept
        ],
        "left": len(shown) - len(kept),
    }


def _pressing(terms: Iterable[OpenTerm], today: date) -> list[OpenTerm]:
    """What is overdue or runs out within a week, in the order given."""
    return [each for each in terms if each.is_overdue or each.due <= today + _SOON]


def _term(term: OpenTerm, today: date) -> dict[str, Any]:
    days = (term.due - today).days
    state = f"逾期{-days}天" if term.is_overdue else ("今日到期" if days == 0 else f"还有{days}天")
    return {
        "due": term.due.isoformat(),
        "state": state,
        "late": term.is_overdue,
        "what": f"{term.title['zh']}（{term.paper}）" if term.paper else term.title["zh"],
        "case": f"{term.cause}（{term.case_id}）",
    }
