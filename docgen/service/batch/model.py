"""The case that the rows of a spreadsheet complete, without facts and evidence of its own party.

What a row does not give of its party is empty, and texts that name the model's party name the
row's. Not for reading rows (``rows``).
"""

from __future__ import annotations

import copy
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from docgen.case.pointer import pointer
from docgen.values import Named

__all__ = ["Model", "Told", "names_a_party"]

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
# What tells one party from another wherever it is written, as it is called.
_TOLD: Mapping[_Path, Named] = {
    ("party", "name"): Named("名称（姓名）", "the party's name"),
    ("party", "uscc"): Named("统一社会信用代码", "the party's credit code"),
    ("party", "id_number"): Named("证件号码", "the party's identity number"),
    ("party", "legal_representative", "name"): Named(
        "法定代表人（负责人）姓名", "the legal representative's name"
    ),
    ("party", "operator", "name"): Named("经营者姓名", "the operator's name"),
    ("party", "operator", "id_number"): Named("经营者证件号码", "the operator's identity number"),
    ("party", "address"): Named("地址", "the party's address"),
    ("party", "telephone"): Named("联系电话", "the party's telephone number"),
    ("party", "contact"): Named("联系人姓名", "the contact's name"),
    ("vehicle", "plate"): Named("车牌号", "the vehicle's plate"),
}


def names_a_party(heads: Sequence[_Path | None]) -> bool:
    """Whether a column says who the party is, so that each row is another's."""
    return any(head in _WHO for head in heads)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A fact of the model's party that its texts tell: its path, name and text, and where.

    ``places`` are the JSON Pointers of those texts.
    """

    path: _Path
    title: Named
    text: str
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """A case to be completed, and what its texts tell of its own party."""

    pattern: Mapping[str, Any]
    told: tuple[Told, ...] = ()

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

    def finish(self, case: dict[str, Any]) -> tuple[tuple[Told, ...], frozenset[str]]:
        """Let the texts of ``case`` name its own party where they name the model's.

        Gives what they tell of the model's party that the row does not give, and the JSON Pointers
        of the texts that name the row's.
        """
        lacking, retold = list[Told](), set[str]()
        for each in self.told:
            new = _text_at(case, each.path)
            telling = [text for text in _texts(case) if each.text in text.text]
            if each.text == new or not telling:
                continue
            if new is None:
                lacking.append(replace(each, places=tuple(text.pointer for text in telling)))
                continue
            for text in telling:
                text.holder[text.key] = text.text.replace(each.text, new)
                retold.add(text.pointer)
        return tuple(lacking), frozenset(retold)


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


def _facts(pattern: Mapping[str, Any]) -> Iterator[Told]:
    """The longest first: a name may hold a shorter one."""
    texts = list(_texts(pattern))
    found = [(path, text) for path in _TOLD if (text := _text_at(pattern, path))]
    for path, text in sorted(found, key=lambda each: -len(each[1])):
        places = tuple(each.pointer for each in texts if text in each.text)
        if places:
            yield Told(path=path, title=_TOLD[path], text=text, places=places)


def _text_at(value: object, path: _Path) -> str | None:
    for step in path:
        value = value.get(step) if isinstance(value, Mapping) else None
    return value if isinstance(value, str) and value else None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Text:
    """A text of a case: what holds it under which key, and its JSON Pointer."""

    holder: Any
    key: Any
    pointer: str

    @property
    def text(self) -> str:
        """As it is now."""
        return str(self.holder[self.key])


def _texts(case: Mapping[str, Any]) -> Iterator[_Text]:
    """Where a case tells of its party in words: the papers, what happened, the dossier's title."""
    papers = case.get("papers")
    for place, paper in enumerate(papers if isinstance(papers, list) else ()):
        if isinstance(paper, dict) and "data" in paper:
            yield from _leaves(paper, "data", f"/papers/{place}/data")
    for holder, key, at in (
        (case, "cause", "/cause"),
        (case, "conduct", "/conduct"),
        (case.get("dossier"), "title", "/dossier/title"),
    ):
        if isinstance(holder, Mapping) and holder.get(key):
            yield from _leaves(holder, key, at)


def _leaves(holder: Any, key: Any, at: str) -> Iterator[_Text]:  # noqa: ANN401 - JSON
    value = holder[key]
    if isinstance(value, str):
        yield _Text(holder=holder, key=key, pointer=at)
        return
    parts = value.items() if isinstance(value, Mapping) else ()
    for part, _ in enumerate(value) if isinstance(value, list | tuple) else parts:
        yield from _leaves(value, part, at + pointer((part,)))
