"""The rows of a spreadsheet as cases: each completes a base case at the places its heads name.

A cell is taken for what its program shows, and refused where that is not known; an empty one
empties its place. Where the columns say who the party is, nothing of the base's party goes over.
Not for sealing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from docgen.case.computed import is_error_value, is_formula
from docgen.case.pointer import pointer
from docgen.service.batch.model import Model, Told, names_a_party
from docgen.service.batch.sheet import Cell, is_empty, sheet_cells
from docgen.service.batch.tidying import Change, tidied
from docgen.service.errors import BatchInputError, BatchRowError
from docgen.values import Finding, Named, Severity

__all__ = ["FACT_MISSING", "Asked", "MadeCase", "cases_of", "read_rows", "steps_of"]

BEIJING = "+08:00"
# A spreadsheet keeps fifteen digits of a number and makes the others up.
LARGEST_EXACT = 10**15
HALF_A_SECOND = timedelta(milliseconds=500)
# Everything that the case says of these is text.
_OF_TEXTS = ("party", "vehicle")
_PLACES_TOLD = 3
FACT_MISSING = "row-fact-missing"
_Path = tuple[str, ...]


def _dotted(where: str) -> str:
    return ".".join(steps_of(where))


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is known of the fields that rows fill, by JSON Pointer: the words they take, names."""

    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    called: Callable[[str], str] = _dotted


def read_rows(
    data: bytes, pattern: Mapping[str, Any], *, name: str
) -> Iterator[tuple[int, MadeCase | BatchRowError]]:
    """Each row that is not empty: its number, and what it makes or what is wrong with it.

    ``name`` is what the user calls the file; it stands in what is told of it.

    Raises:
        BatchInputError: the file is no spreadsheet, or a head leads nowhere or stands twice.
    """
    rows = sheet_cells(data, name)
    heads = [None if is_empty(cell) else steps_of(cell.value) for cell in next(rows)]
    for each in cases_of(enumerate(rows, start=2), heads, pattern, name=name):
        where = f"{name}:{each.number}"
        wrong = BatchRowError(where=where, findings=each.faults) if each.faults else None
        yield each.number, wrong or each


def cases_of(
    rows: Iterable[tuple[int, tuple[Cell, ...]]],
    heads: Sequence[_Path | None],
    pattern: Mapping[str, Any],
    *,
    name: str,
    to_others: bool = False,
    evidence: Collection[str] = frozenset(),
    asked: Asked | None = None,
) -> Iterator[MadeCase]:
    """The cases of numbered rows; ``heads`` say what each column fills, if anything.

    ``to_others``: no row is the party's of ``pattern``, whatever the columns say; ``evidence``: ids
    of the pieces of evidence that go over to them all the same.

    Raises:
        BatchInputError: a head stands twice.
    """
    _require_single(name, heads)
    is_others = to_others or names_a_party(heads)
    model = Model.for_others(pattern, evidence=evidence) if is_others else Model(pattern=pattern)
    for number, row in rows:
        if not all(map(is_empty, row)):
            yield _made(model, heads, number, row, asked or Asked())


def steps_of(head: object) -> _Path:
    """The steps of a column: a JSON Pointer (/party/name) or a dotted name (party.name)."""
    text = str(head).strip()
    if text.startswith("/"):
        steps = (step.replace("~1", "/").replace("~0", "~") for step in text[1:].split("/"))
        return tuple(steps)
    return tuple(text.split("."))


def _require_single(name: str, heads: Sequence[_Path | None]) -> None:
    for path, count in Counter(path for path in heads if path is not None).items():
        if count > 1:
            raise BatchInputError(
                where=name,
                what=f"the column {'.'.join(path)} stands there twice",
                next="keep one of them",
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeCase:
    """What a row makes: its case, what is wrong with its cells, what became of them on the way.

    ``retold`` are the JSON Pointers of texts that name the row's party where they named the
    model's.
    """

    number: int
    case: dict[str, Any]
    faults: tuple[Finding, ...]
    changes: tuple[Change, ...]
    retold: frozenset[str]

    @property
    def changed(self) -> tuple[str, ...]:
        """The JSON Pointers of the fields whose cells were tidied."""
        return tuple(each.pointer for each in self.changes)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Filling:
    """A row on its way into a case."""

    case: dict[str, Any]
    asked: Asked
    faults: list[Finding] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)

    def find(self, code: str, path: _Path, **params: str) -> None:
        """Note what is wrong at a place of the case."""
        where = pointer(path)
        params = {"title": self.asked.called(where), **params}
        self.faults.append(Finding(code=code, severity=Severity.ERROR, where=where, params=params))


def _made(
    model: Model, heads: Sequence[_Path | None], number: int, row: Sequence[Cell], asked: Asked
) -> MadeCase:
    at = _Filling(case=model.begun(), asked=asked)
    empty = []
    for path, cell in zip(heads, row, strict=True):
        if path is None:
            continue
        if is_empty(cell):
            empty.append(path)
        else:
            _take(at, path, cell)
    # From behind, so that what an emptied item of a list makes move up was looked at before.
    for path in sorted(empty, key=lambda each: [(len(step), step) for step in each], reverse=True):
        _empty(at.case, path)
    lacking, retold = model.finish(at.case)
    wrong = {each.where for each in at.faults}
    for told in lacking:
        if pointer(told.path) not in wrong:
            _tell_lacking(at, told)
    return MadeCase(
        number=number,
        case=at.case,
        faults=tuple(at.faults),
        changes=tuple(at.changes),
        retold=retold,
    )


def _tell_lacking(at: _Filling, told: Told) -> None:
    shown = [at.asked.called(each) for each in told.places[:_PLACES_TOLD]]
    at.find(FACT_MISSING, told.path, title=told.title, places=Named.joined("、", shown))


def _take(at: _Filling, path: _Path, cell: Cell) -> None:
    """Put what a cell holds into the case, or note why it cannot be known what was meant.

    A formula and an error are refused as texts too: cells are copied as values.
    """
    of_party = path[0] in _OF_TEXTS
    fault = _fault(cell, of_party=of_party)
    if fault:
        at.find(fault, path, cell=str(getattr(cell, "coordinate", "")))
        _empty(at.case, path)
        return
    value = _value(cell.value, as_text=of_party)
    if isinstance(value, str):
        before, value = value, tidied(path, value, at.asked.words.get(pointer(path), {}))
        if before != value:
            at.changes.append(Change(pointer=pointer(path), before=before, after=value))
        value = at.asked.words.get(pointer(path), {}).get(value, value)
    if not _put(at.case, path, None if value == "null" else value):
        at.find("row-column-nowhere", path, column=".".join(path))


def _fault(cell: Cell, *, of_party: bool) -> str:
    value = cell.value
    if cell.data_type == "f":
        return "row-cell-formula"
    if cell.data_type == "e" or (isinstance(value, str) and is_error_value(value)):
        return "row-cell-error"
    if isinstance(value, str) and _reads_as_formula(value, of_party=of_party):
        return "row-cell-formula-text"
    is_long = isinstance(value, int | float) and abs(value) >= LARGEST_EXACT
    return "row-cell-inexact" if is_long else ""


def _reads_as_formula(text: str, *, of_party: bool) -> bool:
    """Outside of the party's own facts a line drawn of equals signs is none."""
    return is_formula(text) and (of_party or not is_formula(text.strip()[1:]))


def _empty(case: Any, path: _Path) -> None:  # noqa: ANN401 - JSON
    """Take away what the base has at a place; an item of a list goes as a whole."""
    *way, last = path
    at = case
    for step in way:
        if isinstance(at, list):
            at = at[int(step)] if step.isdecimal() and int(step) < len(at) else None
        else:
            at = at.get(step) if isinstance(at, dict) else None
    if isinstance(at, dict) and last in at:
        at[last] = None
    elif isinstance(at, list) and last.isdecimal() and int(last) < len(at):
        del at[int(last)]


def _put(case: Any, path: _Path, given: object) -> bool:  # noqa: ANN401 - JSON
    """Put a value at a place, with what is on the way to it; whether there is such a place."""
    at = case
    for place, step in enumerate(path):
        last = place == len(path) - 1
        value = given if last else ([] if path[place + 1].isdecimal() else {})
        if isinstance(at, list) and step.isdecimal() and int(step) <= len(at):
            if int(step) == len(at):
                at.append(value)
            elif last:
                at[int(step)] = _like(at[int(step)], value)
            at = at[int(step)]
        elif isinstance(at, dict):
            at[step] = _like(at.get(step), value) if last else at.get(step) or value
            at = at[step]
        else:
            return False
    return True


def _like(known: object, value: object) -> object:
    """A number where the base has text is a code that the spreadsheet took for a number."""
    is_number = isinstance(value, int) and not isinstance(value, bool)
    return str(value) if isinstance(known, str) and is_number else value


def _value(cell: object, *, as_text: bool) -> object:
    """What a cell holds, as the case has it: days, times and moments as text, by the second.

    ``as_text`` says that the case has no numbers there: telephones and codes that look like one.
    """
    if isinstance(cell, datetime):
        moment = (cell + HALF_A_SECOND).replace(microsecond=0)
        midnight = moment.time() == time()
        return moment.date().isoformat() if midnight else moment.isoformat() + BEIJING
    if isinstance(cell, date | time):
        return cell.isoformat()
    if isinstance(cell, timedelta):
        minutes, seconds = divmod(round(cell.total_seconds()), 60)
        return f"{minutes // 60:02}:{minutes % 60:02}:{seconds:02}"
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    if as_text and isinstance(cell, int) and not isinstance(cell, bool):
        return str(cell)
    return None if cell == "null" else cell
