"""Which lists go into a workbook: the sheet of each, its columns, and how rows make its document.

A list whose entries have parts (the steps of a benchmark, the articles of a statute) takes a row
for each part; what belongs to the whole is repeated, or left empty after the first row, save what
names it. Not for reading cells (``cells``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from docgen.service.lists.cells import (
    CLAUSES,
    COUNTS,
    DAY,
    LINES,
    NUMBER,
    PARAGRAPHS,
    TEXT,
    Kind,
    choice,
)

__all__ = ["SHEETS", "Column", "Row", "Sheet"]

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a sheet; ``level`` 0 belongs to the entry, 1 and 2 to its parts."""

    heading: str
    key: str
    kind: Kind
    needed: bool = True
    level: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row that was read.

    Attributes:
        number: its number in the sheet.
        values: its values by key, None where a cell is empty or wrong.
        places: the place of each column, from 0 on, by key.
        wrong: the keys whose cell holds something that cannot be taken.
    """

    number: int
    values: Values
    places: Mapping[str, int]
    wrong: frozenset[str]

    def place(self, column: Column) -> str:
        """The cell of a column, as B3."""
        at, letters = self.places[column.key], ""
        while at >= 0:
            at, letter = at // 26 - 1, chr(ord("A") + at % 26)
            letters = letter + letters
        return f"{letters}{self.number}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A list as a sheet.

    Attributes:
        name: the list, as its file is named.
        title: the name of the sheet.
        entries: the key of the document under which its entries stand.
        key: the columns that name an entry.
        part_key: the columns that name a part of level 1, of which level 2 hangs; may be empty.
        flatten: the rows of a document.
        gather: the document of rows, which belong together and are complete.
    """

    name: str
    title: str
    entries: str
    key: tuple[str, ...]
    part_key: tuple[str, ...]
    columns: tuple[Column, ...]
    flatten: Callable[[Values], Iterator[dict[str, Any]]]
    gather: Callable[[str, Sequence[Row]], dict[str, Any]]

    def groups(self, rows: Iterable[Row]) -> list[list[Row]]:
        """The rows of each entry, in the order in which the entries begin."""
        found: dict[tuple[Any, ...], list[Row]] = {}
        for row in rows:
            found.setdefault(tuple(row.values[key] for key in self.key), []).append(row)
        return list(found.values())


LEVELS = {"国家": "national", "省级": "provincial", "市级": "municipal", "县级": "county"}
OUTCOMES = {"免罚": "no_penalty", "从轻": "lighter", "减轻": "reduced", "免强制": "no_coercion"}
KINDS = {"实体": "substance", "程序": "procedure"}
YES = choice({"是": True, "否": False})
MATTER = (
    Column(heading="编码", key="code", kind=TEXT),
    Column(heading="名称", key="list", kind=TEXT),
    Column(heading="制定机关", key="issuer", kind=TEXT),
    Column(heading="文号", key="document", kind=TEXT),
    Column(heading="层级", key="level", kind=choice(LEVELS)),
    Column(heading="优先级", key="precedence", kind=NUMBER),
    Column(heading="施行日期", key="valid_from", kind=DAY),
    Column(heading="失效日期", key="valid_to", kind=DAY, needed=False),
    Column(heading="序号", key="item", kind=NUMBER),
    Column(heading="事项名称", key="title", kind=TEXT),
    Column(heading="违反条款", key="violated", kind=CLAUSES),
    Column(heading="处罚条款", key="penalty", kind=CLAUSES, needed=False),
)
EXEMPTION = (
    Column(heading="处理结果", key="outcome", kind=choice(OUTCOMES)),
    Column(heading="适用条件", key="conditions", kind=LINES),
    Column(heading="配套措施", key="measures", kind=LINES, needed=False),
)
GRADE = (
    Column(heading="档次", key="degree", kind=TEXT, level=1),
    Column(heading="情形", key="circumstances", kind=TEXT, level=1),
    Column(heading="最低罚款（元）", key="at_least", kind=NUMBER, level=1),
    Column(heading="最高罚款（元）", key="at_most", kind=NUMBER, level=1),
)
STATUTE = (
    Column(heading="名称", key="name", kind=TEXT),
    Column(heading="简称", key="short", kind=LINES, needed=False),
    Column(heading="种类", key="kind", kind=choice(KINDS)),
    Column(heading="取代它的法规", key="replaced_by", kind=TEXT, needed=False),
    Column(heading="版本", key="document", kind=TEXT, level=1),
    Column(heading="施行日期", key="valid_from", kind=DAY, level=1),
    Column(heading="失效日期", key="valid_to", kind=DAY, needed=False, level=1),
    Column(heading="总条数", key="articles", kind=NUMBER, needed=False, level=1),
    Column(heading="分款的条已列全", key="complete", kind=YES, level=1),
    Column(heading="条", key="article", kind=NUMBER, needed=False, level=2),
    Column(heading="条之几", key="suffix", kind=NUMBER, needed=False, level=2),
    Column(heading="各款的项数", key="paragraphs", kind=COUNTS, needed=False, level=2),
    Column(heading="条文", key="text", kind=PARAGRAPHS, needed=False, level=2),
    Column(heading="现行的条", key="now", kind=NUMBER, needed=False, level=2),
)
DIVISION = (
    Column(heading="代码", key="code", kind=TEXT),
    Column(heading="名称", key="name", kind=TEXT),
    Column(heading="启用年份", key="since", kind=NUMBER, needed=False),
    Column(heading="停用年份", key="until", kind=NUMBER, needed=False),
    Column(heading="本省代码已收录全", key="complete", kind=YES, needed=False),
)
PHRASE = (
    Column(heading="编码", key="code", kind=TEXT),
    Column(heading="名称", key="title", kind=TEXT),
    Column(heading="适用文书（代码）", key="instruments", kind=LINES, needed=False),
    Column(heading="适用栏目", key="fields", kind=LINES),
    Column(heading="内容", key="text", kind=TEXT),
)
WORKDAY = (
    Column(heading="年份", key="year", kind=NUMBER),
    Column(heading="依据", key="source", kind=TEXT),
    Column(heading="安排", key="plan", kind=choice({"放假": "off", "上班": "working"}), level=1),
    Column(heading="开始日期", key="first", kind=DAY, level=1),
    Column(heading="结束日期", key="last", kind=DAY, needed=False, level=1),
)


def _plain(columns: Iterable[Column], values: Values) -> dict[str, Any]:
    """The fields of an entry; one that lists several things has an empty list where empty."""
    found: dict[str, Any] = {}
    for each in columns:
        value = values[each.key]
        found[each.key] = [] if value is None and each.kind in (LINES, CLAUSES) else value
    return found


def _entry_rows(document: Values) -> Iterator[dict[str, Any]]:
    yield from (dict(entry) for entry in document["entries"])


def _exemptions(title: str, rows: Sequence[Row]) -> dict[str, Any]:
    columns = (*MATTER, *EXEMPTION)
    return {"title": title, "entries": [_plain(columns, row.values) for row in rows]}


def _benchmark_rows(document: Values) -> Iterator[dict[str, Any]]:
    for entry in document["entries"]:
        for grade in entry["grades"]:
            yield {**entry, **grade}


def _benchmarks(title: str, rows: Sequence[Row]) -> dict[str, Any]:
    return {
        "title": title,
        "entries": [
            {
                **_plain(MATTER, group[0].values),
                "grades": [_plain(GRADE, row.values) for row in group],
            }
            for group in SHEETS["benchmarks"].groups(rows)
        ],
    }


def _statute_rows(document: Values) -> Iterator[dict[str, Any]]:
    for statute in document["statutes"]:
        for version in statute["versions"]:
            articles: list[Values] = version["known"] or [{}]
            for article in articles:
                yield {**statute, **version, **article}


def _statutes(title: str, rows: Sequence[Row]) -> dict[str, Any]:
    statutes = []
    for group in SHEETS["statutes"].groups(rows):
        versions: dict[str, dict[str, Any]] = {}
        for row in group:
            stated = _plain((each for each in STATUTE if each.level == 1), row.values)
            version = versions.setdefault(row.values["valid_from"], {**stated, "known": []})
            if row.values["article"] is not None:
                version["known"].append(_article(row.values))
        own = _plain((each for each in STATUTE if each.level == 0), group[0].values)
        statutes.append({**own, "versions": list(versions.values())})
    return {"title": title, "statutes": statutes}


def _article(values: Values) -> dict[str, Any]:
    keys = [each.key for each in STATUTE if each.level == 2]  # noqa: PLR2004 - the parts of parts
    return {key: values[key] for key in keys if values[key] is not None}


def _division_rows(document: Values) -> Iterator[dict[str, Any]]:
    complete = {f"{province}0000" for province in document["complete"]}
    for division in document["divisions"]:
        yield {**division, "complete": True if division["code"] in complete else None}


def _divisions(title: str, rows: Sequence[Row]) -> dict[str, Any]:
    complete = list(dict.fromkeys(row.values["code"][:2] for row in rows if row.values["complete"]))
    own = [each for each in DIVISION if each.key != "complete"]
    divisions = [_plain(own, row.values) for row in rows]
    return {"title": title, "complete": complete, "divisions": divisions}


def _workday_rows(document: Values) -> Iterator[dict[str, Any]]:
    for year, plan in document["years"].items():
        for kind in ("off", "working"):
            for span in plan[kind]:
                first, _, last = span.partition("/")
                row = {"year": int(year), "source": plan["source"], "plan": kind}
                yield {**row, "first": first, "last": last or None}


def _workdays(title: str, rows: Sequence[Row]) -> dict[str, Any]:
    years: dict[str, dict[str, Any]] = {}
    for row in rows:
        values = row.values
        empty: dict[str, Any] = {"source": values["source"], "off": [], "working": []}
        plan = years.setdefault(str(values["year"]), empty)
        span = f"{values['first']}/{values['last']}" if values["last"] else values["first"]
        plan[values["plan"]].append(span)
    return {"title": title, "years": years}


def _phrases(title: str, rows: Sequence[Row]) -> dict[str, Any]:
    return {"title": title, "entries": [_plain(PHRASE, row.values) for row in rows]}


SHEETS: Mapping[str, Sheet] = MappingProxyType(
    {
        each.name: each
        for each in (
            Sheet(
                name="exemptions",
                title="免罚清单",
                entries="entries",
                key=("code",),
                part_key=(),
                columns=(*MATTER, *EXEMPTION),
                flatten=_entry_rows,
                gather=_exemptions,
            ),
            Sheet(
                name="benchmarks",
                title="裁量基准",
                entries="entries",
                key=("code",),
                part_key=("degree",),
                columns=(*MATTER, *GRADE),
                flatten=_benchmark_rows,
                gather=_benchmarks,
            ),
            Sheet(
                name="statutes",
                title="法规",
                entries="statutes",
                key=("name",),
                part_key=("valid_from",),
                columns=STATUTE,
                flatten=_statute_rows,
                gather=_statutes,
            ),
            Sheet(
                name="divisions",
                title="行政区划",
                entries="divisions",
                key=("code", "since"),
                part_key=(),
                columns=DIVISION,
                flatten=_division_rows,
                gather=_divisions,
            ),
            Sheet(
                name="workdays",
                title="工作日",
                entries="years",
                key=("year",),
                part_key=("plan", "first"),
                columns=WORKDAY,
                flatten=_workday_rows,
                gather=_workdays,
            ),
            Sheet(
                name="phrases",
                title="常用语",
                entries="entries",
                key=("code",),
                part_key=(),
                columns=PHRASE,
                flatten=_entry_rows,
                gather=_phrases,
            ),
        )
    }
)
