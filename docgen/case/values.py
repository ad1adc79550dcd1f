"""The case and its papers as frozen values. Not for reading them in (``docgen.case.load``)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from docgen.case.canonical import Json, digest_json, freeze, thaw
from docgen.case.pointer import resolve
from docgen.catalogue import InstrumentType

__all__ = ["Case", "Paper"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One paper of a case.

    Attributes:
        id: its id inside the case.
        type: its instrument type.
        number: its document number, or None while none is allocated.
        date: 成文日期 as YYYY-MM-DD.
        data: the instrument's own fields.
        execution: what happened to the printed paper, or None.
        service: how it was served, or None.
        pointer: where it stands in the case.
    """

    id: str
    type: InstrumentType
    number: str | None
    date: str
    data: Mapping[str, Any]
    execution: Mapping[str, Any] | None
    service: Mapping[str, Any] | None
    pointer: str
    _raw: Mapping[str, Any] = field(repr=False, compare=False)

    @property
    def executed_copy(self) -> Mapping[str, Any] | None:
        """The copy that bears the signatures and seals, as the case has it; None without one."""
        return (self.execution or {}).get("copy")

    def fact(self, name: str) -> Json:
        """The value of a shared fact; None where this type has no such fact or it is empty."""
        where = self.type.facts.get(name)
        return None if where is None else resolve(self._raw, where)

    def fact_pointer(self, name: str) -> str | None:
        """Where the fact stands in the case; None where this type has no such fact."""
        where = self.type.facts.get(name)
        return None if where is None else self.pointer + where


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A case that its schemas accept.

    ``data`` is the whole case, read-only, with names and numbers normalised.
    """

    data: Mapping[str, Any]
    papers: tuple[Paper, ...]
    _index: Mapping[tuple[str, str], Any] = field(repr=False, compare=False)

    @classmethod
    def build(cls, data: Mapping[str, Any], types: Mapping[str, InstrumentType]) -> Case:
        """The case of ``data``, which must be valid, with the types of its papers by code."""
        frozen = freeze(data)
        papers = tuple(
            _paper(raw, index, types[raw["type"]]) for index, raw in enumerate(frozen["papers"])
        )
        index = {("paper", paper.id): paper for paper in papers}
        for key in ("staff", "evidence", "representatives"):
            index |= {(key, each["id"]): each for each in frozen.get(key, ())}
        return cls(data=frozen, papers=papers, _index=index)

    @property
    def agency_code(self) -> str:
        """The code of the executing body; with ``case_id`` it names the case."""
        return str(self.data["authority"]["body"]["code"])

    @property
    def case_id(self) -> str:
        """The id that is unique within the agency."""
        return str(self.data["case_id"])

    @property
    def number(self) -> str | None:
        """案号, or 登记号 of a matter that is not filed, or None while none is allocated."""
        number = self.data["number"] or self.data.get("register_number")
        return None if number is None else str(number)

    def staff(self, ident: str) -> Mapping[str, Any]:
        """The member of staff of this id."""
        return self._of("staff", ident)

    def evidence(self, ident: str) -> Mapping[str, Any]:
        """The piece of evidence of this id."""
        return self._of("evidence", ident)

    def representative(self, ident: str) -> Mapping[str, Any]:
        """The representative of this id."""
        return self._of("representatives", ident)

    def _of(self, kind: str, ident: str) -> Mapping[str, Any]:
        found: Mapping[str, Any] = self._index[kind, ident]
        return found

    def paper(self, ident: str) -> Paper:
        """The paper of this id."""
        found: Paper = self._index["paper", ident]
        return found

    def with_numbers(
        self,
        *,
        papers: Mapping[str, str] | None = None,
        number: str | None = None,
        register_number: str | None = None,
    ) -> Case:
        """A case with allocated numbers where it has none; numbers that stand are kept.

        Args:
            papers: document numbers by paper id.
            number: 案号, for a filed case.
            register_number: 登记号, for a matter that is not filed.
        """
        data = thaw(self.data)
        data["number"] = data["number"] or number
        if register_number is not None:
            data["register_number"] = data.get("register_number") or register_number
        for raw in data["papers"]:
            raw["number"] = raw["number"] or (papers or {}).get(raw["id"])
        return Case.build(data, self._types())

    def voided(self, ident: str, *, number: str) -> Case:
        """The case with a paper as it will be when it was voided and issued anew as ``number``."""
        data = thaw(self.data)
        for paper, raw in zip(self.papers, data["papers"], strict=True):
            if raw["id"] == ident:
                is_numbered = raw["number"] or paper.type.number is not None
                anew = number if is_numbered else None
                raw |= {"number": anew, "execution": None, "service": None}
        return Case.build(data, self._types())

    def without(self, papers: Collection[str]) -> Case:
        """The case without some of its papers, by id."""
        data = thaw(self.data)
        data["papers"] = [raw for raw in data["papers"] if raw["id"] not in papers]
        return Case.build(data, self._types())

    def _types(self) -> Mapping[str, InstrumentType]:
        return {paper.type.code: paper.type for paper in self.papers}

    def digest(self) -> str:
        """Hex SHA-256 of the whole case in canonical JSON."""
        return digest_json(self.data)


def _paper(raw: Mapping[str, Any], index: int, instrument: InstrumentType) -> Paper:
    return Paper(
        id=raw["id"],
        type=instrument,
        number=raw["number"],
        date=raw["date"],
        data=raw["data"],
        execution=raw.get("execution"),
        service=raw.get("service"),
        pointer=f"/papers/{index}",
        _raw=raw,
    )
