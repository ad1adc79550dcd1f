"""The next paper of a case, begun: what the case and its papers say already stands in it.

So that nothing is typed twice. What is not known is left empty: a text ``""``, a list ``[]``, any
other field null; `docgen validate` names each. Pure and total: it takes a case that is not complete
yet, too. What a party chooses, says or wants stands in no field that is filled here, and nothing is
said to be signed or served. Not for judging the paper.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from docgen.case.phrases import filled_in
from docgen.case.pointer import resolve
from docgen.case.resident_id import age_on, sex_of
from docgen.catalogue import Catalogue, InstrumentType, UnknownInstrumentError
from docgen.catalogue.beginnings import Source
from docgen.catalogue.formats import is_resident_id
from docgen.catalogue.making import ABSENT, OPEN, Field, make
from docgen.catalogue.phrases import BLANK
from docgen.values import TESTIMONIES

__all__ = ["begin_paper"]

_LONGEST_ID = 32
# Whoever acted last goes on; an interview has interviewers where a case has officers.
_TEAMS = {"officers": ("officers", "interviewers"), "recorder": ("recorder",)}
_EMPTY: tuple[object, ...] = (None, "", [], {})


def begin_paper(
    case: Mapping[str, Any], code: str, *, on: date, catalogue: Catalogue
) -> dict[str, Any]:
    """A new paper of an instrument, with its ``data`` filled from the case as far as it can be.

    Args:
        case: the case as its JSON, complete or not; its papers in order.
        code: the instrument of the next paper.
        on: the day the paper is to bear.
        catalogue: the instruments, and the list of what a paper begins with.

    Raises:
        UnknownInstrumentError: there is no such instrument, or it is a sheet of the dossier.
    """
    instrument = catalogue.instrument(code)
    if instrument.tier == "dossier":
        raise UnknownInstrumentError(instrument=code)
    known = _Known(case, on, catalogue)
    beginner = _Beginner(known, instrument)
    return {
        "id": _new_id(known, code),
        "type": code,
        "number": None,
        "date": on.isoformat(),
        "data": make(catalogue.schemas, code, beginner),
        "execution": None,
        "service": None,
    }


def _new_id(known: _Known, code: str) -> str:
    """The code, or with the first number that is free."""
    taken = set(_texts([paper.get("id") for paper, _ in known.papers]))
    names = (code[:_LONGEST_ID], *(f"{code[: _LONGEST_ID - 4]}-{n}" for n in range(2, 1000)))
    return next((name for name in names if name not in taken), code[:_LONGEST_ID])


class _Known:
    """The case as far as it is there: whatever is missing or misshapen is simply not known."""

    def __init__(self, case: Mapping[str, Any], on: date, catalogue: Catalogue) -> None:
        self.case: Mapping[str, Any] = _plain(case)
        self.on = on
        self.catalogue = catalogue
        types = {each.code: each for each in catalogue.instruments}
        self.papers = tuple(
            (paper, types[paper["type"]])
            for paper in _objects(self.case.get("papers"))
            if isinstance(paper.get("data"), dict)
            and isinstance(paper.get("type"), str)
            and paper["type"] in types
        )

    def fact(self, names: Sequence[str]) -> Any:  # noqa: ANN401 - a JSON value
        """What the last paper that has one of these facts says."""
        for paper, instrument in reversed(self.papers):
            for name in names:
                value = resolve(paper, instrument.facts.get(name, "/-"))
                if value not in _EMPTY:
                    return value
        return None

    def field(self, source: Source) -> Any:  # noqa: ANN401 - a JSON value
        """A field of the last paper of some roles that has it filled."""
        papers = (paper for paper, each in reversed(self.papers) if each.role in source.roles)
        values = (resolve(paper["data"], f"/{source.what}") for paper in papers)
        return next((value for value in values if value not in _EMPTY), None)

    def staff(self, duties: Sequence[str]) -> list[str]:
        """The ids of the staff of these duties."""
        people = _objects(self.case.get("staff"))
        return _texts([each.get("id") for each in people if each.get("duty") in duties])

    def derived(self, person: Mapping[str, Any]) -> dict[str, Any]:
        """Sex and age of who is named by a number, or by a representative's id."""
        people = _objects(self.case.get("representatives"))
        same = [each for each in people if each.get("id") == person.get("representative")]
        number = person.get("id_number") or (same[0].get("id_number") if same else None)
        if not isinstance(number, str) or not is_resident_id(number):
            return {}
        return {"sex": sex_of(number), "age": age_on(number, self.on)}

    def evidence(self, kinds: Sequence[str]) -> list[str]:
        """The ids of the evidence of these kinds that was there by the day, of 正卷."""
        day = self.on.isoformat()
        return _texts(
            [
                each.get("id")
                for each in _objects(self.case.get("evidence"))
                if each.get("kind") in kinds
                and each.get("volume") != "internal"
                and str(each.get("obtained_at") or each.get("started_at") or "")[:10] <= day
            ]
        )

    def text(self, text: str) -> str:
        """A text with its blanks filled; nothing where the case does not know them all."""
        words = filled_in(self.case, text)
        return "" if any(f"〔{blank}〕" in words for blank in BLANK.findall(text)) else words

    def chosen(self, source: Source) -> list[str]:
        """The ids of the papers that a source means."""
        listed = {
            ident
            for paper, instrument in self.papers
            for ident in _texts(resolve(paper, instrument.facts.get("lists", "/-")))
        }
        wanted = [paper.get("id") for paper, each in self.papers if _is_wanted(each, source)]
        done = listed if source.what == "unreceipted" else set()
        return [ident for ident in _texts(wanted) if ident not in done]


def _is_wanted(instrument: InstrumentType, source: Source) -> bool:
    if source.what == "outgoing":
        return instrument.outgoing
    if source.what == "unreceipted":
        return instrument.receipt == "separate"
    return source.what == "all" or instrument.role in source.roles


class _Beginner:
    """Fills the fields of one paper; see ``docgen.catalogue.making.Maker``."""

    def __init__(self, known: _Known, instrument: InstrumentType) -> None:
        self._known = known
        self._role = instrument.role
        self._sources = known.catalogue.lists.beginnings.get(instrument.role, {})
        self._teams = {where: name for name, where in instrument.facts.items() if name in _TEAMS}
        self._parts: dict[tuple[str, ...], list[Mapping[str, Any]]] = {}
        self._own: dict[tuple[str, ...], Any] = {}

    def value(self, field: Field) -> Any:  # noqa: ANN401 - a JSON value, or OPEN
        """What is known of a field, or its empty value."""
        if not field.path:
            return OPEN
        if field.path in self._parts and "object" in field.types:
            return self._made_of(field, self._parts[field.path].pop(0))
        found = self._found(field)
        if isinstance(found, Mapping) and "object" in field.types:
            return self._made_of(field, found)
        if isinstance(found, list) and found and isinstance(found[0], Mapping):
            self._parts[field.path] = _objects(found)
            return OPEN
        return found if _suits(field, found) else self._empty(field)

    def count(self, field: Field) -> int:
        """As many items as are known; other lists begin empty."""
        return len(self._parts.get(field.path, ()))

    def _made_of(self, field: Field, known: Mapping[str, Any]) -> object:
        """Open an object of whose fields some are known; what its schema has not is left out."""
        known = {**self._known.derived(known), **known}
        depth = len(field.path)
        kept = {path: each for path, each in self._own.items() if path[:depth] != field.path}
        self._own = kept | {(*field.path, key): each for key, each in known.items()}
        return OPEN

    def _found(self, field: Field) -> Any:  # noqa: ANN401 - a JSON value
        if field.path in self._own:
            return self._own[field.path]
        for source in self._sources.get("/".join(field.path), ()):
            value = _shaped(field, self._of(source), source)
            if value not in _EMPTY:
                return self._quoted(field, value)
        return _shaped(field, self._acting(field), Source(kind="value"))

    def _acting(self, field: Field) -> Any:  # noqa: ANN401 - a JSON value
        """The officers and the recorder go on from paper to paper."""
        name = self._teams.get("/data/" + "/".join(field.path))
        if name is None:
            return None
        officers = self._known.staff(("officer",))[:2]
        return self._known.fact(_TEAMS[name]) or (officers if name == "officers" else officers[-1:])

    def _of(self, source: Source) -> Any:  # noqa: ANN401 - a JSON value
        known = self._known
        match source.kind:
            case "case":
                value = resolve(known.case, str(source.what))
            case "papers":
                value = known.chosen(source)
            case "field":
                value = known.field(source)
            case "staff":
                value = known.staff(source.names)
            case "evidence":
                value = known.evidence(source.names)
            case "text":
                value = known.text(str(source.what))
            case _:
                value = source.what
        return value

    def _quoted(self, field: Field, value: Any) -> Any:  # noqa: ANN401 - a JSON value
        """Articles with their words, where the list of statutes knows them."""
        if field.definition != "citations" or not isinstance(value, list):
            return value
        statutes = self._known.catalogue.lists.statutes
        words = ((each, statutes.quoted(each, self._known.on)) for each in _objects(value))
        return [
            {**each, "text": each.get("text") or text} if text else each for each, text in words
        ]

    def _empty(self, field: Field) -> Any:  # noqa: ANN401 - a JSON value, or OPEN
        if not field.required:
            return ABSENT
        if "null" in field.types:
            return OPEN if "object" in field.types and self._opens(field) else None
        if "array" in field.types:
            return []
        if "properties" in field.schema:
            return OPEN
        return "" if "string" in field.types and "enum" not in field.schema else None

    def _opens(self, field: Field) -> bool:
        """Whether an object that may be left out has parts that are known, though not as one."""
        if self._is_named(field):
            return True
        path = "/".join(field.path)
        within = [each for each in self._sources if each.startswith(f"{path}/")]
        return path not in self._sources and any(
            self._of(source) not in _EMPTY for each in within for source in self._sources[each]
        )

    def _is_named(self, field: Field) -> bool:
        """Whether it is who saw or said something for a unit: a record names that person."""
        party = self._known.case.get("party")
        is_unit = isinstance(party, dict) and party.get("kind") == "organisation"
        return is_unit and field.path[-1:] == ("person",) and self._role in TESTIMONIES


def _shaped(field: Field, value: Any, source: Source) -> Any:  # noqa: ANN401 - JSON values
    """A value as the field wants it: one id of several, a list of one, a day of a time."""
    if isinstance(value, list) and source.each:
        value = [each[source.each] for each in _objects(value) if each.get(source.each)]
    if value not in _EMPTY and "array" in field.types and not isinstance(value, list):
        value = [value]
    if isinstance(value, list) and source.as_key:
        value = [{source.as_key: each} for each in value]
    if isinstance(value, list) and "array" not in field.types:
        value = value[-1] if value else None
    if value and field.definition in {"date", "date_or_null"}:
        value = str(value)[:10]
    return value


def _suits(field: Field, value: object) -> bool:
    kinds = {str: "string", bool: "boolean", int: "integer", list: "array", dict: "object"}
    return kinds.get(type(value), "") in field.types


def _objects(value: object) -> list[Mapping[str, Any]]:
    """The objects of a list; none where it is no list."""
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _texts(value: object) -> list[str]:
    return [each for each in value if isinstance(each, str)] if isinstance(value, list) else []


def _plain(value: object) -> Any:  # noqa: ANN401 - a JSON value
    """A frozen case, or one as it was read, as plain objects and lists."""
    if isinstance(value, Mapping):
        return {key: _plain(each) for key, each in value.items()}
    return [_plain(each) for each in value] if isinstance(value, list | tuple) else value
