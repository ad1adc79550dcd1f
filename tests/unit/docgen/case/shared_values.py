"""Finds every shared value that a case's papers write out, and changes it in one of them only.

Written apart from the rules: it knows values by their look and by where they stand in a case, not
what is judged of them. A value is shared where it stands in one paper and elsewhere in the case.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

__all__ = ["Change", "changes"]

Steps = tuple[str | int, ...]

LOOKS = {
    "plate": re.compile("新Z[A-Z0-9]{5,6}"),
    "identity": re.compile(r"(?<![0-9])[0-9]{17}[0-9X](?![0-9])"),
    "telephone": re.compile(r"(?<![0-9])1[3-9][0-9]{9}(?![0-9])|0900-[0-9]{7}"),
    "amount": re.compile(r"(?<![0-9.])[0-9]{2,9}(?=元)(?!元以)"),
    "day": re.compile(r"(?<![0-9])[0-9]{1,2}月[0-9]{1,2}日"),
}
# Days are dense: only what a paper states as the facts is held against the file.
FACTS = frozenset({"facts", "circumstances", "course", "pointed_out", "checked"})
SHORTEST_NAME = 3


@dataclass(frozen=True, kw_only=True)
class Change:
    """One change: what kind of value, where it stands, and the text with another value there."""

    kind: str
    steps: Steps
    text: str

    def apply(self, data: Any) -> None:
        for step in self.steps[:-1]:
            data = data[step]
        data[self.steps[-1]] = self.text


def changes(data: Any) -> Iterator[Change]:
    """Every change of one shared value in one place of one paper."""
    owners: dict[tuple[str, str], set[str | int]] = defaultdict(set)
    found: list[tuple[Steps, str, str, str]] = []
    for steps, text in _texts(data):
        owner = steps[1] if steps[0] == "papers" else "case"
        for kind, value in _values(data, text):
            owners[kind, value].add(owner)
            if owner != "case":
                found.append((steps, text, kind, value))
    known = {value for _, value in owners} | set(_written_days(data))
    for steps, text, kind, value in found:
        elsewhere = owners[kind, value] - {steps[1]}
        if not elsewhere or _is_ones_own(data, steps, kind):
            continue
        other = _other(kind, value, known)
        yield Change(kind=kind, steps=steps, text=text.replace(value, other))


def _written_days(data: Any) -> Iterator[str]:
    """The days of dates and times, as running text writes them."""
    for _, text in _texts(data):
        if found := re.match("[0-9]{4}-([0-9]{2})-([0-9]{2})(?:T|$)", text):
            yield f"{int(found[1])}月{int(found[2])}日"


def _texts(value: Any, steps: Steps = ()) -> Iterator[tuple[Steps, str]]:
    if isinstance(value, str):
        yield steps, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, (*steps, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _texts(inner, (*steps, index))


def _values(data: Any, text: str) -> Iterator[tuple[str, str]]:
    for kind, look in LOOKS.items():
        for value in set(look.findall(text)):
            yield kind, value
    for name in _names(data):
        if name in text:
            yield "name", name
    for place in _places(data):
        if place in text:
            yield "place", place


def _names(data: Any) -> set[str]:
    """Those long enough to be known again with a character changed."""
    return {name for name in _all_names(data) if len(name) >= SHORTEST_NAME}


def _all_names(data: Any) -> set[str]:
    party, authority = data["party"], data["authority"]
    holders = [party, party.get("operator"), party.get("legal_representative")]
    holders += [*(data.get("representatives") or ()), *data["staff"]]
    holders += [authority["body"], authority["unit"]]
    return {each["name"] for each in holders if each}


def _places(data: Any) -> set[str]:
    places = {data["party"]["address"], data["authority"]["unit"]["address"]}
    return places | ({data["conduct"]["place"]} if data.get("conduct") else set())


def _is_ones_own(data: Any, steps: Steps, kind: str) -> bool:
    """A day outside stated facts; and what is another person's, who happens to share it."""
    if kind == "day":
        return steps[-1] not in FACTS
    holder = data
    for step in steps[:-1]:
        holder = holder[step]
    known = "\n".join(_all_names(data))
    return isinstance(holder, dict) and holder.get("name", known) not in known


def _other(kind: str, value: str, known: set[str]) -> str:
    """A value of the same look, one character away, that stands nowhere in the case."""
    if kind == "day":
        month = value.partition("月")[0]
        days = (f"{month}月{number}日" for number in range(1, 29))
        return next(day for day in days if day not in known)
    at = len(value) // 2 if kind in {"name", "place"} else len(value) - 2
    if kind == "amount":
        at = 0
    alphabet = "123456789" if value[at].isdigit() else "甲乙丙丁"
    others = (value[:at] + each + value[at + 1 :] for each in alphabet if each != value[at])
    return next(other for other in others if other not in known)
