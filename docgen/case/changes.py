"""Changes of a case field by field, so that two people can write one draft and lose nothing.

A change says what stood at a place before and what is to stand there now; where something else
stands there meanwhile, it is a conflict and is not applied. Entries of lists that have ids are
told apart by them; other lists are compared place by place while they are equally long, and as one
thing where they are not. Pure. Not for judging what changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any, Final

from docgen.case.canonical import Json

__all__ = ["ABSENT", "Change", "Path", "apply_changes", "difference", "read_changes"]

Path = tuple[str | int, ...]
"""Keys, indices, ``@ID`` for the entry of a list with this id, ``#`` for the order of its ids."""

ABSENT: Final = object()
_BY_ID, _ORDER = "@", "#"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What stands at a place before and after, or ``ABSENT``."""

    path: Path
    before: Json
    after: Json

    def as_json(self) -> dict[str, Json]:
        """As it is sent; a side that is absent is left out."""
        sides = {"before": self.before, "after": self.after}
        return {
            "path": list(self.path),
            **{name: value for name, value in sides.items() if value is not ABSENT},
        }


def read_changes(given: Json) -> tuple[Change, ...]:
    """Changes as they were sent.

    Raises:
        ValueError: they are none.
    """
    return tuple(map(_read, given if isinstance(given, list) else [None]))


def _read(given: Json) -> Change:
    path = given.get("path") if isinstance(given, dict) else None
    if not isinstance(path, list) or not path or not all(type(each) in (str, int) for each in path):
        raise ValueError("a change has a path")
    return Change(
        path=tuple(path), before=given.get("before", ABSENT), after=given.get("after", ABSENT)
    )


def difference(before: Json, after: Json) -> tuple[Change, ...]:
    """The changes that lead from one JSON object to another."""
    return tuple(_differ((), before, after))


def _differ(path: Path, before: Json, after: Json) -> Iterator[Change]:
    if before is not ABSENT and after is not ABSENT and _same(before, after):
        return
    if isinstance(before, dict) and isinstance(after, dict):
        for key in (*before, *(each for each in after if each not in before)):
            yield from _differ((*path, key), before.get(key, ABSENT), after.get(key, ABSENT))
    elif _is_listed(before) and _is_listed(after):
        yield from _differ_by_id(path, before, after)
    elif isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        for index, pair in enumerate(zip(before, after, strict=True)):
            yield from _differ((*path, index), *pair)
    else:
        yield Change(path=path, before=before, after=after)


def _differ_by_id(path: Path, before: list[Json], after: list[Json]) -> Iterator[Change]:
    old = {each["id"]: each for each in before}
    new = {each["id"]: each for each in after}
    for ident in (*old, *(each for each in new if each not in old)):
        step = f"{_BY_ID}{ident}"
        yield from _differ((*path, step), old.get(ident, ABSENT), new.get(ident, ABSENT))
    kept = [each for each in old if each in new] + [each for each in new if each not in old]
    if kept != list(new):
        yield Change(path=(*path, _ORDER), before=kept, after=list(new))


def _is_listed(value: Json) -> bool:
    """Whether a list is of entries with ids of their own."""
    if not isinstance(value, list):
        return False
    ids = [each.get("id") for each in value if isinstance(each, dict)]
    texts = {each for each in ids if isinstance(each, str)}
    return len(texts) == len(value)


def apply_changes(
    target: Json, changes: Iterable[Change]
) -> tuple[Json, tuple[tuple[Change, Json], ...]]:
    """A changed copy, and the changes that were not applied, each with what stands there.

    A change that is made already is no conflict. Where a place is gone, ``ABSENT`` stands there.
    """
    made, refused = deepcopy(target), []
    for change in changes:
        holder = _found(made, change.path[:-1])
        now = _at(holder, change.path[-1])
        if _agree(now, change.after):
            continue
        is_order = change.path[-1] == _ORDER and isinstance(holder, list)
        if not _takes(holder, change) or not (is_order or _agree(now, change.before)):
            refused.append((change, now))
            continue
        after = change.after if change.after is ABSENT else deepcopy(change.after)
        _put(holder, change.path[-1], after)
    return made, tuple(refused)


def _takes(holder: Json, change: Change) -> bool:
    """Whether what is there can hold such a change."""
    step = change.path[-1]
    if isinstance(holder, dict):
        return isinstance(step, str)
    if not isinstance(holder, list):
        return False
    if isinstance(step, int):
        return 0 <= step < len(holder) and change.after is not ABSENT
    if step == _ORDER:
        return isinstance(change.after, list) and _is_listed(holder)
    return step.startswith(_BY_ID) and _is_listed(holder)


def _found(value: Json, path: Sequence[str | int]) -> Json:
    for step in path:
        value = _at(value, step)
    return value


def _at(holder: Json, step: str | int) -> Json:
    if isinstance(holder, dict) and isinstance(step, str):
        return holder.get(step, ABSENT)
    if not isinstance(holder, list):
        return ABSENT
    if isinstance(step, int):
        return holder[step] if 0 <= step < len(holder) else ABSENT
    if step == _ORDER:
        return [_ident(each) for each in holder]
    return next((each for each in holder if _BY_ID + str(_ident(each)) == step), ABSENT)


def _put(holder: Json, step: str | int, value: Json) -> None:
    if isinstance(holder, dict):
        if value is ABSENT:
            del holder[step]
        else:
            holder[step] = value
    elif isinstance(step, int):
        holder[step] = value
    elif step == _ORDER:
        places = {str(ident): place for place, ident in enumerate(value)}
        holder.sort(key=lambda each: places.get(str(_ident(each)), len(places)))
    else:
        _put_entry(holder, step, value)


def _put_entry(holder: list[Any], step: str, value: Json) -> None:
    place = next((at for at, each in enumerate(holder) if _BY_ID + str(_ident(each)) == step), None)
    if value is ABSENT:
        if place is not None:
            del holder[place]
    elif place is None:
        holder.append(value)
    else:
        holder[place] = value


def _ident(entry: Json) -> Json:
    return entry.get("id") if isinstance(entry, dict) else None


def _agree(one: Json, other: Json) -> bool:
    if one is ABSENT or other is ABSENT:
        return one is other
    return _same(one, other)


def _same(one: Json, other: Json) -> bool:
    """Equal as JSON: 1 is not true."""
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_same, one, other))
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_same(one[key], other[key]) for key in one)
    return type(one) is type(other) and bool(one == other)
