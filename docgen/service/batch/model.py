"""The case that the rows of a spreadsheet complete, without facts and evidence of its own party.

What a row does not give of its party is empty, and texts that name the model's party name the
row's. Not for reading rows (``rows``).
"""

from __future__ import annotations

import copy
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from docgen.service.errors import BatchInputError

__all__ = ["Model", "names_a_party"]

_Path = tuple[str, ...]
# What a party is and by what kind of paper it is known, which is no fact of one party.
_KINDS = frozenset({"kind", "id_type"})
# The fields of papers that hold ids of evidence.
_REFERRING = frozenset({"evidence", "recordings", "recording", "proof", "photos"})
_WHO: frozenset[_Path] = frozenset(
    {
        ("party", "name"),
        ("party", "uscc"),
        ("party", "id_number"),
        ("party", "operator", "name"),
        ("party", "operator", "id_number"),
    }
)
# What tells one party from another wherever it is written, and what is wrong where a row has none.
_TOLD: Mapping[_Path, str] = {
    ("party", "name"): "the papers of the model tell the party's name, and the row gives none",
    (
        "party",
        "uscc",
    ): "the papers of the model tell the party's credit code, and the row gives none",
    (
        "party",
        "id_number",
    ): "the papers of the model tell the party's identity number, and the row gives none",
    (
        "party",
        "legal_representative",
        "name",
    ): "the papers of the model tell the legal representative's name, and the row gives none",
    (
        "party",
        "operator",
        "name",
    ): "the papers of the model tell the operator's name, and the row gives none",
    (
        "party",
        "operator",
        "id_number",
    ): "the papers of the model tell the operator's identity number, and the row gives none",
    (
        "party",
        "address",
    ): "the papers of the model tell the party's address, and the row gives none",
    (
        "party",
        "telephone",
    ): "the papers of the model tell the party's telephone number, and the row gives none",
    ("party", "contact"): "the papers of the model tell the contact's name, and the row gives none",
    (
        "vehicle",
        "plate",
    ): "the papers of the model tell the vehicle's plate, and the row gives none",
}


def names_a_party(heads: Sequence[_Path | None]) -> bool:
    """Whether a column says who the party is, so that each row is another's."""
    return any(head in _WHO for head in heads)


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """A case to be completed, and how its own party is named in its texts: fact and text."""

    pattern: Mapping[str, Any]
    told: tuple[tuple[_Path, str], ...] = ()

    @classmethod
    def for_others(
        cls, pattern: Mapping[str, Any], *, evidence: Collection[str] = frozenset()
    ) -> Model:
        """``pattern`` without its party but the kind, its representatives, vehicle and evidence.

        ``evidence``: ids of the pieces that every case keeps.
        """
        bare = _without_evidence(copy.deepcopy(dict(pattern)), frozenset(evidence))
        party = bare.get("party")
        if isinstance(party, dict):
            bare["party"] = _kinds(party)
        if bare.get("representatives"):
            bare["representatives"] = []
        if bare.get("vehicle") is not None:
            bare["vehicle"] = None
        return cls(pattern=bare, told=tuple(_facts(pattern)))

    def begun(self) -> dict[str, Any]:
        """A case to fill in."""
        return copy.deepcopy(dict(self.pattern))

    def finish(self, case: dict[str, Any], where: str) -> None:
        """Let the texts of ``case`` name its own party where they name the model's.

        Raises:
            BatchInputError: they tell a fact of the model's party that the row does not give.
        """
        for path, old in self.told:
            new = _text_at(case, path)
            if old == new or not any(old in each for each in _texts(case)):
                continue
            if new is None:
                raise BatchInputError(
                    where=where,
                    what=_TOLD[path],
                    next="fill it in, in a column of its own, or take it out of the model's texts",
                )
            _retell(case, old, new)


def _kinds(party: Mapping[str, Any]) -> dict[str, Any]:
    operator = party.get("operator")
    kinds = {key: party[key] for key in _KINDS if key in party}
    return kinds | ({"operator": _kinds(operator)} if isinstance(operator, dict) else {})


def _without_evidence(case: dict[str, Any], kept: frozenset[str]) -> dict[str, Any]:
    """``case`` with those pieces of evidence alone, and its papers referring to no other."""
    held = [each for each in case.get("evidence") or () if isinstance(each, dict)]
    gone = {str(each.get("id")) for each in held} - kept
    papers = case.get("papers")
    for paper in papers if gone and isinstance(papers, list) else ():
        if isinstance(paper, dict) and "data" in paper:
            paper["data"] = _unreferred(paper["data"], gone)
    return case | ({"evidence": [each for each in held if each.get("id") in kept]} if held else {})


def _unreferred(value: Any, gone: Collection[str], key: str = "") -> Any:  # noqa: ANN401 - JSON
    if isinstance(value, dict):
        return {name: _unreferred(each, gone, name) for name, each in value.items()}
    if isinstance(value, list):
        left = [_unreferred(each, gone, key) for each in value]
        return [new for old, new in zip(value, left, strict=True) if new is not None or old is None]
    return None if key in _REFERRING and value in gone else value


def _facts(pattern: Mapping[str, Any]) -> Iterator[tuple[_Path, str]]:
    """The longest first: a name may hold a shorter one."""
    found = [(path, _text_at(pattern, path)) for path in _TOLD]
    known = [(path, text) for path, text in found if text]
    yield from sorted(known, key=lambda each: -len(each[1]))


def _text_at(value: object, path: _Path) -> str | None:
    for step in path:
        value = value.get(step) if isinstance(value, Mapping) else None
    return value if isinstance(value, str) and value else None


def _texts(case: Mapping[str, Any]) -> Iterator[str]:
    for holder, key in _places(case):
        yield from _leaves(holder[key])


def _leaves(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _leaves(each)
    elif isinstance(value, list):
        for each in value:
            yield from _leaves(each)


def _retell(case: dict[str, Any], old: str, new: str) -> None:
    for holder, key in _places(case):
        holder[key] = _retold(holder[key], old, new)


def _retold(value: Any, old: str, new: str) -> Any:  # noqa: ANN401 - JSON
    if isinstance(value, str):
        return value.replace(old, new)
    if isinstance(value, dict):
        return {key: _retold(each, old, new) for key, each in value.items()}
    return [_retold(each, old, new) for each in value] if isinstance(value, list) else value


def _places(case: Mapping[str, Any]) -> Iterator[tuple[dict[str, Any], str]]:
    """Where a case tells of its party in words: the papers, what happened, the dossier's title."""
    papers = case.get("papers")
    for paper in papers if isinstance(papers, list) else ():
        if isinstance(paper, dict) and "data" in paper:
            yield paper, "data"
    for holder, key in ((case, "cause"), (case, "conduct"), (case.get("dossier"), "title")):
        if isinstance(holder, dict) and holder.get(key):
            yield holder, key
