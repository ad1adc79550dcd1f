"""Good cases made bad, one thing at a time, with the pointer that a refusal must name.

The same seed spoils the same places. Not for what only rules of law find.
"""

from __future__ import annotations

import copy
import random
from collections.abc import Callable, Iterator, Mapping
from typing import Any

__all__ = ["spoiled"]

_REQUIRED = ("route", "filing", "cause", "authority", "staff", "party", "source", "papers")
_TEXTS = (("cause",), ("party", "name"), ("party", "address"), ("authority", "body", "name"))
Spoil = Callable[[dict[str, Any], random.Random], str]


def _missing(case: dict[str, Any], chance: random.Random) -> str:
    name = chance.choice(_REQUIRED)
    del case[name]
    return f"/{name}"


def _wrong_type(case: dict[str, Any], chance: random.Random) -> str:
    path = chance.choice(_TEXTS)
    _put(case, path, chance.choice([7, True, [], {}]))
    return "/" + "/".join(path)


def _empty(case: dict[str, Any], chance: random.Random) -> str:
    path = chance.choice(_TEXTS)
    _put(case, path, "")
    return "/" + "/".join(path)


def _unknown(case: dict[str, Any], chance: random.Random) -> str:
    name = f"unknown{chance.randrange(1000)}"
    case[name] = 1
    return f"/{name}"


def _no_such_word(case: dict[str, Any], chance: random.Random) -> str:
    name = chance.choice(("route", "filing"))
    case[name] = "no-such-word"
    return f"/{name}"


def _no_such_instrument(case: dict[str, Any], chance: random.Random) -> str:
    index = chance.randrange(len(case["papers"]))
    case["papers"][index]["type"] = "no-such-instrument"
    return f"/papers/{index}/type"


def _no_day(case: dict[str, Any], chance: random.Random) -> str:
    index = chance.randrange(len(case["papers"]))
    case["papers"][index]["date"] = chance.choice(["2026-02-30", "05.03.2026", "2026-13-01"])
    return f"/papers/{index}/date"


def _bad_id(case: dict[str, Any], chance: random.Random) -> str:
    case["case_id"] = chance.choice(["a", "../../X", "2026 X", "X" * 200, "2026-X'; --"])
    return "/case_id"


_SPOILS: tuple[Spoil, ...] = (
    _missing,
    _wrong_type,
    _empty,
    _unknown,
    _no_such_word,
    _no_such_instrument,
    _no_day,
    _bad_id,
)


def spoiled(case: Mapping[str, Any], *, seed: int, rounds: int) -> Iterator[tuple[str, Any]]:
    """Pairs of the pointer to be named and the bad case, each kind ``rounds`` times."""
    chance = random.Random(seed)  # noqa: S311 - repeats by its seed, keeps no secret
    for _ in range(rounds):
        for spoil in _SPOILS:
            bad = copy.deepcopy(dict(case))
            pointer = spoil(bad, chance)
            yield pointer, bad


def _put(case: dict[str, Any], path: tuple[str, ...], value: object) -> None:
    *folders, name = path
    for folder in folders:
        case = case[folder]
    case[name] = value
