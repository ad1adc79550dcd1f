"""What is measured: the papers of cases with other words each time, a long table, a long record.

Not for measuring.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from docgen.case import Case, load_case
from docgen.case.canonical import Json
from docgen.case.citation import cn_number
from docgen.catalogue import Catalogue
from docgen.fill import (
    Template,
    context_for,
    context_for_sheet,
    fill,
    fill_marked,
    load_template,
)
from docgen.marks import MarkedWord
from docgen.values import Role

__all__ = ["Sample", "Samples", "varied"]

_CHINESE = re.compile("[\u4e00-\u9fff]")
_SHORTEST = 16
_NUMBERS = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One paper of one case."""

    catalogue: Catalogue
    template: Template
    case: Case
    paper: int

    @property
    def title(self) -> str:
        """What the paper is called."""
        return self.case.papers[self.paper].type.title

    def context(self) -> Mapping[str, Any]:
        """What its template sees."""
        paper = self.case.papers[self.paper]
        return context_for(self.case, paper, catalogue=self.catalogue, draft=False)

    def filled(self) -> bytes:
        """The Word file."""
        return fill(self.template, self.context())

    def marked(self) -> MarkedWord:
        """The Word file for a preview."""
        return fill_marked(self.template, self.context())


class Samples:
    """The papers of some cases, in as many variants as are asked for."""

    def __init__(self, catalogue: Catalogue, cases: Sequence[bytes]) -> None:
        self._catalogue = catalogue
        self._cases = cases

    def papers(self, number: int) -> Iterator[Sample]:
        """Every paper of every case; no two numbers give the same texts."""
        for raw in self._cases:
            yield from self._of(varied(raw, number))

    def endless(self, start: int = 0) -> Iterator[Sample]:
        """Papers of ever new variants."""
        while True:
            yield from self.papers(start)
            start += 1

    def edits(self, number: int) -> Iterator[tuple[Sample, Sample]]:
        """Every paper before and after one of its texts was changed."""
        for raw in self._cases:
            for before in self._of(varied(raw, number)):
                case = json.loads(varied(raw, number))
                data = case["papers"][before.paper]["data"]
                texts = [key for key, value in data.items() if _is_told(value)]
                if texts:
                    data[texts[-1]] = _told(data[texts[-1]], cn_number(number % _NUMBERS))
                    yield before, replace(before, case=self._case(json.dumps(case).encode()))

    def long_record(self, lines: int, number: int) -> bytes:
        """An interview record whose longest text has so many lines, more than a case may hold."""
        for sample in self.papers(number):
            if sample.case.papers[sample.paper].type.role is Role.INTERVIEW_RECORD:
                context = sample.context()
                data = _told_at_length(context["data"], lines, cn_number(number % _NUMBERS))
                return fill(sample.template, {**context, "data": data})
        raise LookupError("no case holds an interview record")

    def long_table(self, rows: int, number: int) -> bytes:
        """The contents sheet of a dossier with so many rows; no two numbers give the same texts."""
        (instrument,) = self._catalogue.by_role(Role.SHEET_CONTENTS)
        row = {
            "title": f"现场检查（勘验）笔录及所附照片{cn_number(number)}",
            "document_number": "示交执〔2026〕1号",
            "date": "2026-03-05",
            "responsible": "示例市交通运输局",
            "remark": None,
        }
        listed = [
            {**row, "ordinal": at, "first_page": 2 * at - 1, "last_page": 2 * at}
            for at in range(1, rows + 1)
        ]
        case = self._case(self._cases[0])
        sheet = {"case_number": case.number, "volume": "main", "rows": listed}
        context = context_for_sheet(case, instrument, sheet, catalogue=self._catalogue, draft=False)
        return fill(self._template(instrument.code), context)

    def _of(self, raw: bytes) -> Iterator[Sample]:
        case = self._case(raw)
        for index, paper in enumerate(case.papers):
            yield Sample(
                catalogue=self._catalogue,
                template=self._template(paper.type.code),
                case=case,
                paper=index,
            )

    def _template(self, code: str) -> Template:
        return load_template(self._catalogue.template_path(code))

    def _case(self, raw: bytes) -> Case:
        result = load_case(raw, catalogue=self._catalogue)
        if result.case is None:
            raise ValueError([(each.code, each.where) for each in result.findings])
        return result.case


def varied(raw: bytes, number: int) -> bytes:
    """The same case with a number in every longer Chinese text."""
    return json.dumps(_told(json.loads(raw), cn_number(number % _NUMBERS))).encode()


def _told(value: Json, word: str) -> Json:
    if isinstance(value, dict):
        return {key: _told(inner, word) for key, inner in value.items()}
    if isinstance(value, list):
        return [_told(inner, word) for inner in value]
    if _is_told(value):
        return f"{value[:-1]}{word}{value[-1]}"
    return value


def _is_told(value: Json) -> bool:
    """Whether a value is a text long enough to take a word more, whatever it is."""
    return isinstance(value, str) and len(value) >= _SHORTEST and bool(_CHINESE.search(value))


def _told_at_length(data: Mapping[str, Any], lines: int, word: str) -> dict[str, Any]:
    longest = max(data, key=lambda key: len(data[key]) if isinstance(data[key], str) else 0)
    line = data[longest].splitlines()[0]
    told = "\n".join(f"{word}{line[:-1]}{cn_number(at)}{line[-1]}" for at in range(lines))
    return {**data, longest: told}
