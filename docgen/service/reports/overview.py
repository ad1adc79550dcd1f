"""The overview that leaders ask for: cases counted by kind, month, district, outcome and more.

Each case is measured once and its measures are kept (a cache in the registry). Sealed cases count
as their dossiers hold them, open ones as they are now. Not for registers, which list.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

import openpyxl
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from docgen.case.measures import Measures
from docgen.registry.values import CaseKey
from docgen.service.line.sealed import key_of_record

if TYPE_CHECKING:
    from archive.archive import Archive
    from docgen.registry.registry import Registry

__all__ = [
    "COUNTED",
    "OVERVIEW_FIELDS",
    "SHARES",
    "Load",
    "Overview",
    "Period",
    "Share",
    "gather",
    "overview",
    "overview_data",
    "overview_workbook",
    "within",
]

_AT_ONCE = 200
UNNAMED = "—"
COUNTED = (
    "by_route",
    "by_month",
    "by_district",
    "by_outcome",
    "by_unit",
    "by_officer",
    "by_score",
    "papers",
)
SHARES = ("first_offence", "in_time", "followed_up")
OVERVIEW_FIELDS = (
    *COUNTED,
    *SHARES,
    "cases",
    "open",
    "closed",
    "shares",
    "mean_score",
    "workload",
    "workload_papers",
)
_MONTHS_A_YEAR = 12
_BANDS = ((90, "90-100"), (80, "80-89"), (60, "60-79"), (0, "0-59"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Months from ``first`` to ``last``, both included; ``YYYY-MM``, empty for no bound."""

    first: str = ""
    last: str = ""

    def holds(self, month: str) -> bool:
        """Whether a month lies in it."""
        return (not self.first or month >= self.first) and (not self.last or month <= self.last)


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How many of those that were asked about it: ``yes`` of ``of``."""

    yes: int
    of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """What an officer has in hand: ``officer`` is the number that measures know the officer by."""

    officer: str
    open: int
    closed: int
    papers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """Cases of a period added up; every mapping counts cases by the value it names.

    ``by_score`` counts evaluated cases by bands of points; ``by_month`` has every month from the
    first to the last with a case; ``loads`` tell the busiest first.
    """

    cases: int
    open: int
    closed: int
    by_route: Mapping[str, int]
    by_month: Mapping[str, int]
    by_district: Mapping[str, int]
    by_outcome: Mapping[str, int]
    by_unit: Mapping[str, int]
    by_officer: Mapping[str, int]
    papers: Mapping[str, int]
    first_offence: Share
    in_time: Share
    followed_up: Share
    mean_score: float | None
    by_score: Mapping[str, int]
    loads: tuple[Load, ...]


def gather(
    agency: str,
    *,
    archive: Archive,
    registry: Registry,
    sealed: Callable[[str], Measures | None],
    still_open: Callable[[bytes], Measures | None],
) -> tuple[Measures, ...]:
    """The measures of every case of an agency, by case id.

    ``sealed`` measures the dossier of a number, ``still_open`` the text of an open case; both are
    asked only where a case changed since it was measured.
    """
    with registry.reading() as unit:
        known, unsealed = unit.measures.all(agency), unit.cases.unsealed(agency)
    found: dict[str, Measures] = {}
    fresh: list[tuple[str, str, Measures]] = []
    for case_id, of, work in (
        *_open_ones(agency, unsealed, registry, still_open),
        *_sealed_ones(agency, archive, sealed),
    ):
        held = known.get(case_id)
        if held is not None and held[0] == of:
            found[case_id] = Measures.from_json(held[1])
            continue
        made = work()
        if made is not None:
            found[case_id] = made
            fresh.append((case_id, of, made))
    _keep(registry, agency, fresh)
    return tuple(found[case_id] for case_id in sorted(found))


_Work = tuple[str, str, Callable[[], Measures | None]]
"""A case id, the text that is measured, and the measuring."""


def _open_ones(
    agency: str,
    unsealed: Mapping[str, str],
    registry: Registry,
    still_open: Callable[[bytes], Measures | None],
) -> Iterator[_Work]:
    for case_id, digest in unsealed.items():
        yield case_id, f"open:{digest}", partial(_open, registry, agency, case_id, still_open)


def _sealed_ones(
    agency: str, archive: Archive, sealed: Callable[[str], Measures | None]
) -> Iterator[_Work]:
    for number in archive.numbers():
        record = archive.get(number)
        key = key_of_record(record)
        if key is not None and key.agency == agency:
            yield key.case_id, f"sealed:{record.content_digests[-1]}", partial(sealed, number)


def _open(
    registry: Registry,
    agency: str,
    case_id: str,
    still_open: Callable[[bytes], Measures | None],
) -> Measures | None:
    with registry.reading() as unit:
        row = unit.cases.find(CaseKey(agency=agency, case_id=case_id))
    return None if row is None else still_open(row.content)


def _keep(registry: Registry, agency: str, fresh: Sequence[tuple[str, str, Measures]]) -> None:
    for begin in range(0, len(fresh), _AT_ONCE):
        with registry.writing() as unit:
            for case_id, of, made in fresh[begin : begin + _AT_ONCE]:
                unit.measures.keep(CaseKey(agency=agency, case_id=case_id), of, made.as_json())


def within(measures: Iterable[Measures], period: Period, **wanted: str) -> Iterator[Measures]:
    """The cases of a period, opened in it, that have the values wanted (``route="commitment"``)."""
    for each in measures:
        if period.holds(each.month) and all(
            _has(each, name, value) for name, value in wanted.items()
        ):
            yield each


def _has(measures: Measures, name: str, value: str) -> bool:
    match name:
        case "officer":
            return value in measures.officers
        case "paper":
            return value in measures.papers
        case "state":
            return value == ("open" if measures.closed is None else "closed")
        case "score":
            return measures.score is not None and value in ("any", _band(measures.score))
        case "first_offence" | "in_time" | "followed_up":
            return _answered(measures, name, value)
        case _:
            return (getattr(measures, name) or UNNAMED) == value


def _answered(measures: Measures, name: str, value: str) -> bool:
    """Whether a case counts for a share: ``yes``, ``no``, or ``any`` of the two."""
    if name == "followed_up" and measures.closed is None:
        return False
    answer = getattr(measures, name)
    return answer is not None and value in ("any", "yes" if answer else "no")


def _band(score: int) -> str:
    return next(name for least, name in _BANDS if score >= least)


def overview(measures: Iterable[Measures]) -> Overview:
    """The cases added up."""
    all_of = tuple(measures)
    closed = [each for each in all_of if each.closed is not None]
    scores = [each.score for each in all_of if each.score is not None]
    return Overview(
        cases=len(all_of),
        open=len(all_of) - len(closed),
        closed=len(closed),
        by_route=_counted(each.route for each in all_of),
        by_month=_by_month([each.month for each in all_of]),
        by_district=_counted(each.district for each in all_of),
        by_outcome=_counted(each.outcome for each in closed),
        by_unit=_counted(each.unit for each in all_of),
        by_officer=_counted(officer for each in all_of for officer in each.officers),
        papers=_counted(code for each in all_of for code in _repeated(each.papers)),
        first_offence=_share(each.first_offence for each in all_of),
        in_time=_share(each.in_time for each in all_of),
        followed_up=_share(each.followed_up for each in closed),
        mean_score=round(sum(scores) / len(scores), 1) if scores else None,
        by_score=_banded(scores),
        loads=_loads(all_of),
    )


def _by_month(months: Sequence[str]) -> dict[str, int]:
    """Every month from the first to the last with a case, those without as zero."""
    counts = Counter(months)
    return {each: counts[each] for each in _months(min(months), max(months))} if months else {}


def _months(first: str, last: str) -> Iterator[str]:
    year, month = map(int, first.split("-"))
    while (each := f"{year:04}-{month:02}") <= last:
        yield each
        year, month = (year, month + 1) if month < _MONTHS_A_YEAR else (year + 1, 1)


def _banded(scores: Sequence[int]) -> dict[str, int]:
    """The bands that have cases, the best first."""
    counts = Counter(map(_band, scores))
    return {name: counts[name] for _, name in _BANDS if counts[name]}


def _loads(measures: Sequence[Measures]) -> tuple[Load, ...]:
    officers = sorted({officer for each in measures for officer in each.officers})
    loads = (_load(officer, measures) for officer in officers)
    return tuple(sorted(loads, key=lambda each: (-each.open, -each.closed, each.officer)))


def _load(officer: str, measures: Sequence[Measures]) -> Load:
    own = [each for each in measures if officer in each.officers]
    still = sum(each.closed is None for each in own)
    papers = sum(sum(each.papers.values()) for each in own)
    return Load(officer=officer, open=still, closed=len(own) - still, papers=papers)


def _repeated(papers: Mapping[str, int]) -> Iterator[str]:
    for code, count in papers.items():
        yield from [code] * count


def _counted(values: Iterable[str]) -> dict[str, int]:
    """The most frequent first; those of one count by name."""
    counts = Counter(value or UNNAMED for value in values)
    return dict(sorted(counts.items(), key=lambda each: (-each[1], each[0])))


def _share(answers: Iterable[bool | None]) -> Share:
    known = [answer for answer in answers if answer is not None]
    return Share(yes=sum(known), of=len(known))


def overview_data(found: Overview) -> dict[str, Any]:
    """The overview as a JSON object."""
    return {
        "cases": found.cases,
        "open": found.open,
        "closed": found.closed,
        **{field: dict(getattr(found, field)) for field in COUNTED},
        **{field: asdict(getattr(found, field)) for field in SHARES},
        "mean_score": found.mean_score,
        "workload": [asdict(each) for each in found.loads],
    }


def _workload(
    sheet: Worksheet, found: Overview, titles: Mapping[str, str], names: Mapping[str, str]
) -> None:
    sheet.append([titles[each] for each in ("by_officer", "open", "closed", "workload_papers")])
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for each in found.loads:
        sheet.append([names.get(each.officer, each.officer), each.open, each.closed, each.papers])


def overview_workbook(
    found: Overview, *, titles: Mapping[str, str], names: Mapping[str, Mapping[str, str]]
) -> bytes:
    """The overview as XLSX: a sheet per table.

    ``titles`` names the sheets by field; ``names`` gives the words for values by field.
    """
    book = openpyxl.Workbook()
    shares = book.worksheets[0]
    shares.title = titles["shares"]
    for field in COUNTED:
        sheet = book.create_sheet(titles[field])
        sheet.append([titles[field], titles["cases"]])
        for cell in sheet[1]:
            cell.font = Font(bold=True)
        for value, count in getattr(found, field).items():
            sheet.append([names.get(field, {}).get(value, value), count])
        sheet.column_dimensions["A"].width = 40
    _workload(book.create_sheet(titles["workload"]), found, titles, names.get("by_officer", {}))
    for field in ("cases", "open", "closed"):
        shares.append([titles[field], getattr(found, field), None])
    for field in SHARES:
        share: Share = getattr(found, field)
        shares.append([titles[field], share.yes, share.of])
    shares.append([titles["mean_score"], found.mean_score, None])
    shares.column_dimensions["A"].width = 40
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
